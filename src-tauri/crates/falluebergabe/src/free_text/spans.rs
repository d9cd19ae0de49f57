//! Stage 10: gives the codes and turns candidates into spans over the input.

mod articles;
mod doubles;

use super::candidate::Candidate;
use super::people::People;
use super::places;
use super::sentences;
use super::settle::certainty;
use super::tokens::{Doc, Gap, Token};
use super::wire::{Span, SpanKind};
use super::words::{self, Title};

/// The code of each person, numbered among those who appear in the notes or stand in the record.
pub(crate) fn codes_in_use(
    docs: &[Doc],
    spoken: &[Vec<Candidate>],
    people: &People,
) -> Vec<String> {
    let mut used = vec![false; people.len()];
    for (doc, candidates) in docs.iter().zip(spoken) {
        for candidate in candidates {
            let owner = owner(doc, candidate, people);
            if let Some(flag) = owner.and_then(|index| used.get_mut(index)) {
                *flag = true;
            }
        }
    }
    people.codes(&used)
}

/// Candidates as spans over the input, names of one person joined to one span.
pub(crate) fn to_spans(
    doc: &Doc,
    candidates: Vec<Candidate>,
    people: &People,
    codes: &[String],
) -> Vec<Span> {
    let mut joined: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match joined
            .last_mut()
            .and_then(|last| join(doc, last, &candidate))
        {
            Some(longer) => {
                joined.pop();
                joined.push(longer);
            }
            None => joined.push(candidate),
        }
    }
    let mut end_before = 0;
    let mut spans = Vec::with_capacity(joined.len());
    for (index, candidate) in joined.iter().enumerate() {
        let owner = owner(doc, candidate, people);
        let code = owner.and_then(|index| codes.get(index));
        let next = joined.get(index + 1).map(|next| next.start);
        let room = (end_before, next.unwrap_or(usize::MAX));
        let fitted = fit(doc, candidate, code.map_or("Person", String::as_str), room);
        end_before = fitted.end;
        let (start, end) = doc.normal.to_input(fitted.start, fitted.end);
        let person = owner
            .and_then(|index| people.get(index))
            .map(|p| p.id.clone())
            .filter(|id| !id.is_empty());
        spans.push(Span {
            start,
            end,
            kind: candidate.kind,
            person,
            replacement: fitted.replacement,
            class: candidate.class,
            reason: candidate.reason.to_owned(),
        });
    }
    spans
}

/// What a finding covers in the end, and what stands there instead.
struct Fitted {
    start: usize,
    end: usize,
    replacement: String,
}

/// Fits a finding into its sentence: titles go with the name, no word is said twice, articles agree.
fn fit(doc: &Doc, candidate: &Candidate, code: &str, room: (usize, usize)) -> Fitted {
    let replacement = candidate.replacement.clone();
    let mut fitted = Fitted {
        start: candidate.start,
        end: candidate.end,
        replacement: replacement.unwrap_or_else(|| code.to_owned()),
    };
    match candidate.kind {
        SpanKind::Person => {
            fitted.start = without_title(doc, candidate.start, room.0);
            doubles::beside_a_name(doc, &mut fitted, room);
            if candidate.genitive && follows_noun(doc, fitted.start) {
                fitted.replacement = format!("von {}", fitted.replacement);
            }
        }
        // "Herr Tenbrock" whose company is in the record.
        SpanKind::Organisation => {
            fitted.start = without_title(doc, candidate.start, room.0);
            articles::agree(doc, &mut fitted, room.0);
        }
        SpanKind::Place => {
            fitted.end = places::district_end(doc, fitted.start, fitted.end).min(room.1);
            articles::dative(doc, &mut fitted, room.0);
        }
        kind => doubles::beside_a_value(doc, kind, &mut fitted, room.0),
    }
    fitted
}

/// "Alaa Issa" and "Issa, Alaa" are one span when one person can own both.
fn join(doc: &Doc, last: &Candidate, next: &Candidate) -> Option<Candidate> {
    let between = doc.normal.slice(last.end, next.start);
    let body = last.kind == SpanKind::Organisation && last.replacement == next.replacement;
    if body && last.kind == next.kind && matches!(between.as_str(), " " | "-") {
        return Some(Candidate {
            end: next.end,
            ..last.clone()
        });
    }
    let names = last.kind == SpanKind::Person && next.kind == SpanKind::Person;
    if !names
        || sentences::ends_inside(doc, last.start, next.end)
        || !matches!(
            between.as_str(),
            " " | "-" | ", " | "" | "_" | "." | ". " | "\t" | "  " | "\n"
        )
    {
        return None;
    }
    let owners: Vec<usize> = last
        .owners
        .iter()
        .filter(|o| next.owners.contains(o))
        .copied()
        .collect();
    if owners.is_empty() {
        return None;
    }
    let class = if certainty(next.class) < certainty(last.class) {
        next.class
    } else {
        last.class
    };
    Some(Candidate {
        end: next.end,
        owners,
        class,
        genitive: next.genitive,
        ..last.clone()
    })
}

/// Which of the possible owners is meant: a kinship word before the name decides, else the client.
fn owner(doc: &Doc, candidate: &Candidate, people: &People) -> Option<usize> {
    if candidate.owners.len() > 1 {
        let before = doc
            .tokens
            .iter()
            .rev()
            .find(|token| token.end <= candidate.start);
        let label =
            before.and_then(|token| words::kinship(&token.folded).or(words::role(&token.folded)));
        let fits = |index: &&usize| {
            people
                .get(**index)
                .is_some_and(|p| Some(p.label.as_str()) == label)
        };
        if let Some(owner) = candidate.owners.iter().find(fits) {
            return Some(*owner);
        }
    }
    people.prefer(&candidate.owners)
}

fn token_at(doc: &Doc, start: usize) -> Option<usize> {
    let index = doc.tokens.partition_point(|token| token.start < start);
    (index < doc.tokens.len()).then_some(index)
}

/// "Herr Klient" is no German: the title goes with the name. A family stays one.
fn without_title(doc: &Doc, start: usize, end_before: usize) -> usize {
    let mut first = start;
    while let Some(before) = token_at(doc, first).and_then(|index| doc.near(index, -1)) {
        let title = words::title(&before.folded).is_some_and(|title| title != Title::Familie);
        let goes = title || words::is_degree(&before.folded);
        let between = doc.normal.slice(before.end, first);
        let over = sentences::ends_inside(doc, before.start, first + 1);
        if !goes
            || over
            || before.start < end_before
            || !matches!(between.as_str(), " " | ". " | ".")
        {
            break;
        }
        first = before.start;
    }
    first
}

/// "der Antrag Issas": what is owned stands right before.
fn follows_noun(doc: &Doc, start: usize) -> bool {
    let Some(index) = token_at(doc, start) else {
        return false;
    };
    let spaced = doc
        .tokens
        .get(index)
        .is_some_and(|t| t.gap == Gap::Space && !t.line_start);
    let noun = |t: &Token| {
        t.is_capital_word() && words::is_ordinary(&t.folded) && words::title(&t.folded).is_none()
    };
    spaced && doc.near(index, -1).is_some_and(noun)
}

/// The text with the chosen spans replaced. `replace` is asked with the index of each span; offsets are code points.
#[must_use]
pub fn replace_spans(text: &str, spans: &[Span], replace: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut at = 0;
    for (index, span) in spans.iter().enumerate() {
        if span.start < at || !replace(index) {
            continue;
        }
        out.extend(chars.by_ref().take(span.start - at));
        out.push_str(&span.replacement);
        for _ in span.start..span.end {
            let _ = chars.next();
        }
        at = span.end.max(span.start);
    }
    out.extend(chars);
    out
}
