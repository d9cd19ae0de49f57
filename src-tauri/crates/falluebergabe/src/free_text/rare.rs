//! Sentences that tell something rare: the name is gone, and everybody in town still knows who it is (handover 5.4).
//!
//! The patterns are data with their reasons (`assets/lists/phrases-rare.tsv`). A finding is shown to be read and never a
//! question: whether a story is known in a town, no list can tell. Words that are replaced count no more; origin,
//! language and health as such have stages of their own.

mod rules;

#[cfg(test)]
mod tests;

use super::recall;
use super::sentences;
use super::tokens::{Doc, Token};
use super::wire::{Hint, Span};
use rules::{Rules, rules};
use std::collections::{BTreeMap, BTreeSet};

/// A line of a note that is shorter was ended by whoever wrote it; a longer one was broken by a program.
const SHORT_LINE: usize = 55;

/// The sentences of a text that tell something rare, in order. `replaced` are the spans, in order, whose words do not
/// leave.
#[must_use]
pub fn rare_sentences(text: &str, replaced: &[Span]) -> Vec<Hint> {
    let hints = scan(&Doc::new(text), replaced);
    recall::forget();
    hints
}

/// The same for a note that was read already.
pub(super) fn scan(doc: &Doc, replaced: &[Span]) -> Vec<Hint> {
    let rules = rules();
    let groups: Vec<Vec<usize>> = doc
        .tokens
        .iter()
        .map(|token| match leaves(doc, token, replaced) {
            true => rules.groups(&token.folded),
            false => Vec::new(),
        })
        .collect();
    if groups.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mut hints = Vec::new();
    let mut first = 0;
    for end in ends(doc) {
        let sentence = groups.get(first..end).unwrap_or_default();
        let reasons = reasons(rules, sentence);
        if !reasons.is_empty() {
            hints.extend(hint(doc, first, end, &reasons));
        }
        first = end;
    }
    hints
}

/// Whether the word stands in what leaves.
fn leaves(doc: &Doc, token: &Token, replaced: &[Span]) -> bool {
    let (start, end) = doc.normal.to_input(token.start, token.end);
    let next = replaced.partition_point(|span| span.end <= start);
    replaced.get(next).is_none_or(|span| span.start >= end)
}

/// One past the last word of each sentence.
fn ends(doc: &Doc) -> Vec<usize> {
    let mut line = 0;
    let mut out = Vec::new();
    let pairs = doc.tokens.iter().zip(doc.tokens.iter().skip(1));
    for (index, (before, next)) in pairs.enumerate() {
        let short = before.end.saturating_sub(line) < SHORT_LINE;
        if sentences::ends_between(doc, before, next) || next.line_start && short {
            out.push(index + 1);
        }
        if next.line_start {
            line = next.start;
        }
    }
    out.push(doc.tokens.len());
    out
}

/// Why a sentence is shown; its words are read once, however many patterns there are.
fn reasons(rules: &Rules, sentence: &[Vec<usize>]) -> BTreeSet<&'static str> {
    // Where the pattern was fulfilled last up to this step.
    let mut reached: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for (at, groups) in sentence.iter().enumerate() {
        seen.extend(groups);
        let uses = groups.iter().filter_map(|group| rules.uses.get(*group));
        let mut uses: Vec<(usize, usize)> = uses.flatten().copied().collect();
        // A later step first: one word does not fulfil two steps of a pattern.
        uses.sort_unstable_by(|a, b| b.cmp(a));
        for (rule, step) in uses {
            let Some(steps) = rules.rules.get(rule).map(|rule| &rule.steps) else {
                continue;
            };
            let between = steps.get(step).map_or(0, |(_, between)| *between);
            let before = step.checked_sub(1).map(|step| reached.get(&(rule, step)));
            let fits = before.is_none_or(|last| last.is_some_and(|last| at - last <= between + 1));
            if fits {
                reached.insert((rule, step), at);
                if step + 1 == steps.len() {
                    told.insert(rule);
                }
            }
        }
    }
    let told = told.iter().filter_map(|rule| rules.rules.get(*rule));
    let told = told.filter(|rule| rule.except.is_none_or(|except| !seen.contains(&except)));
    told.map(|rule| rule.reason).collect()
}

/// The sentence with the signs that end it.
fn hint(doc: &Doc, first: usize, end: usize, reasons: &BTreeSet<&'static str>) -> Option<Hint> {
    let (begin, last) = (doc.tokens.get(first)?, doc.tokens.get(end.checked_sub(1)?)?);
    let sign = |at: &usize| {
        let sign = doc.normal.char_at(*at);
        sign.is_some_and(|c| matches!(c, '.' | '!' | '?' | '"' | '“' | ')' | '…'))
    };
    let signs = (last.end..).take_while(sign).count();
    let (start, end) = doc.normal.to_input(begin.start, last.end + signs);
    let reasons: Vec<&str> = reasons.iter().copied().collect();
    Some(Hint {
        start,
        end,
        reason: reasons.join("; "),
    })
}
