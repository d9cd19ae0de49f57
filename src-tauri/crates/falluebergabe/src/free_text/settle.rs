//! Stages 10 and 12: settles overlaps, gives the codes, writes the outgoing text and looks at it once more.

use super::candidate::{Candidate, Voice, neutral_word};
use super::people::People;
use super::record::Record;
use super::record_scan;
use super::tokens::{Doc, Gap};
use super::wire::{NoteIn, NoteOut, Span, SpanClass, SpanKind};
use super::words;

/// One candidate for each place: the stronger voice wins, a longer reading swallows what lies inside it.
pub(crate) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| {
        (
            std::cmp::Reverse(c.voice),
            std::cmp::Reverse(c.end - c.start),
            c.start,
            c.class,
        )
    });
    let mut settled: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        place(&mut settled, candidate);
    }
    settled.sort_by_key(|c| c.start);
    settled
}

fn place(settled: &mut Vec<Candidate>, mut new: Candidate) {
    let touching: Vec<usize> = settled
        .iter()
        .enumerate()
        .filter(|(_, old)| old.overlaps(&new))
        .map(|(i, _)| i)
        .collect();
    let Some(first) = touching.first().copied() else {
        settled.push(new);
        return;
    };
    if new.voice == Voice::Coarse {
        return;
    }
    let swallows = touching
        .iter()
        .all(|i| settled.get(*i).is_some_and(|old| new.contains(old)));
    if swallows && settled.get(first).is_some_and(|old| !old.contains(&new)) {
        let best = touching
            .iter()
            .filter_map(|i| settled.get(*i))
            .map(|old| certainty(old.class))
            .min();
        if best.is_some_and(|best| best < certainty(new.class)) {
            new.class = SpanClass::Certain;
        }
        let mut index = 0;
        settled.retain(|_| {
            index += 1;
            !touching.contains(&(index - 1))
        });
        place(settled, new);
        return;
    }
    let Some(old) = settled.get_mut(first) else {
        return;
    };
    // A second witness for the same place makes a question certain, for a person.
    if old.kind == new.kind && certainty(new.class) < certainty(old.class) {
        old.class = new.class;
        old.reason = new.reason;
    }
    if !old.contains(&new) {
        let (start, end) = (old.start.min(new.start), old.end.max(new.end));
        let mut grown = settled.swap_remove(first);
        (grown.start, grown.end) = (start, end);
        place(settled, grown);
    }
}

fn certainty(class: SpanClass) -> u8 {
    match class {
        SpanClass::Certain => 0,
        SpanClass::Generalised => 1,
        SpanClass::Ask => 2,
    }
}

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
    for candidate in joined {
        let owner = owner(doc, &candidate, people);
        let code = owner
            .and_then(|index| codes.get(index))
            .map(String::as_str)
            .unwrap_or("Person");
        let is_name = candidate.kind == SpanKind::Person;
        let replacement = candidate
            .replacement
            .clone()
            .unwrap_or_else(|| code.to_owned());
        let start = if is_name {
            role_word_before(doc, &candidate, code, end_before)
        } else {
            candidate.start
        };
        end_before = candidate.end;
        let (start, end) = doc.normal.to_input(start, candidate.end);
        let person = owner
            .and_then(|index| people.get(index))
            .map(|p| p.id.clone())
            .filter(|id| !id.is_empty());
        let reason = candidate.reason.to_owned();
        spans.push(Span {
            start,
            end,
            kind: candidate.kind,
            person,
            replacement,
            class: candidate.class,
            reason,
        });
    }
    spans
}

/// "Alaa Issa" and "Issa, Alaa" are one span when one person can own both.
fn join(doc: &Doc, last: &Candidate, next: &Candidate) -> Option<Candidate> {
    let names = last.kind == SpanKind::Person && next.kind == SpanKind::Person;
    let between = doc.normal.slice(last.end, next.start);
    if !names
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

/// "sein Bruder Samer" becomes "sein Bruder 1", not "sein Bruder Bruder 1".
fn role_word_before(doc: &Doc, candidate: &Candidate, code: &str, end_before: usize) -> usize {
    let index = doc
        .tokens
        .iter()
        .position(|token| token.start >= candidate.start);
    let first = index.and_then(|i| doc.tokens.get(i));
    let before = index.and_then(|i| doc.near(i, -1));
    let (Some(first), Some(before)) = (first, before) else {
        return candidate.start;
    };
    let adjacent =
        first.gap == Gap::Space && before.start >= end_before && before.end <= candidate.start;
    let word = doc.normal.slice(before.start, before.end);
    let same = code == word
        || code
            .strip_prefix(&word)
            .is_some_and(|rest| rest.starts_with(' '));
    if adjacent && same && !word.is_empty() {
        before.start
    } else {
        candidate.start
    }
}

/// Writes the text, then searches it again: what the record knows must not stand there, not even by chance.
pub(crate) fn finish(
    note: &NoteIn,
    mut spans: Vec<Span>,
    record: &Record,
    people: &People,
    codes: &[String],
) -> NoteOut {
    for _ in 0..8 {
        let text = replace_spans(&note.text, &spans, |_| true);
        let doc = Doc::new(&text);
        let hits = record_scan::scan(&doc, record);
        if hits.is_empty() {
            return NoteOut {
                id: note.id.clone(),
                text,
                spans,
            };
        }
        for hit in hits {
            let (start, end) = doc.normal.to_input(hit.start, hit.end);
            let code = people
                .prefer(&hit.owners)
                .and_then(|index| codes.get(index))
                .cloned();
            let word = hit
                .replacement
                .clone()
                .or(code)
                .unwrap_or_else(|| neutral_word(hit.kind).to_owned());
            widen(&mut spans, (start, end), &hit, word);
        }
        spans = without_overlap(spans);
    }
    // Values of the record that are made of our own words can only be answered by leaving the text out.
    let end = note.text.chars().count();
    let all = Span {
        start: 0,
        end,
        kind: SpanKind::Other,
        person: None,
        replacement: BLOCK.to_owned(),
        class: SpanClass::Ask,
        reason: "Text enthält Angaben der Akte, die sich nicht ersetzen lassen".to_owned(),
    };
    NoteOut {
        id: note.id.clone(),
        text: BLOCK.to_owned(),
        spans: vec![all],
    }
}

/// Stands where every word of ours would be a value of the record.
const BLOCK: &str = "■";

/// Maps a finding in the outgoing text back to the input and covers it there.
fn widen(spans: &mut Vec<Span>, out: (usize, usize), hit: &Candidate, word: String) {
    let mut shift: isize = 0;
    let (mut start, mut end) = (None, None);
    let mut inside = None;
    for (index, span) in spans.iter().enumerate() {
        let length = span.replacement.chars().count();
        let from = span.start.saturating_add_signed(shift);
        let to = from + length;
        if from <= out.0 && out.1 <= to && length > 0 {
            inside = Some(index);
        }
        start = start.or_else(|| position(out.0, from, to, shift, span.start));
        end = end.or_else(|| position_end(out.1, from, to, shift, span.end));
        shift += isize::try_from(length).unwrap_or(0)
            - isize::try_from(span.end - span.start).unwrap_or(0);
    }
    if let Some(span) = inside.and_then(|index| spans.get_mut(index)) {
        BLOCK.clone_into(&mut span.replacement);
        return;
    }
    let start = start.unwrap_or_else(|| out.0.saturating_add_signed(-shift));
    let end = end
        .unwrap_or_else(|| out.1.saturating_add_signed(-shift))
        .max(start);
    let reason = "Angabe aus der Akte".to_owned();
    spans.push(Span {
        start,
        end,
        kind: hit.kind,
        person: None,
        replacement: word,
        class: hit.class,
        reason,
    });
}

/// Input position of the begin of a finding: before this span, inside it, or unknown yet.
fn position(at: usize, from: usize, to: usize, shift: isize, span_start: usize) -> Option<usize> {
    if at < from {
        Some(at.saturating_add_signed(-shift))
    } else if at < to {
        Some(span_start)
    } else {
        None
    }
}

fn position_end(at: usize, from: usize, to: usize, shift: isize, span_end: usize) -> Option<usize> {
    if at <= from {
        Some(at.saturating_add_signed(-shift))
    } else if at <= to {
        Some(span_end)
    } else {
        None
    }
}

/// Joins spans that came to overlap; the later (wider) one keeps its word.
fn without_overlap(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => out.push(span),
        }
    }
    out
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
