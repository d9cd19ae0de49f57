//! Stage 12 for one note: writes the outgoing text and looks at it once more.
//!
//! A value of the record can come together only in the outgoing text: two pieces beside a code, a code that is itself a
//! name. What is found there is covered too, until nothing is left.

use super::candidate::{Candidate, neutral_word};
use super::people::People;
use super::record::Record;
use super::record_scan;
use super::spans::replace_spans;
use super::tokens::Doc;
use super::wire::{NoteIn, NoteOut, Span, SpanClass, SpanKind};

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
        let mut hits = record_scan::scan(&doc, record);
        if hits.is_empty() {
            return NoteOut {
                id: note.id.clone(),
                text,
                spans,
                hints: Vec::new(),
            };
        }
        // From the end, so that covering one place does not move the places still to come.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.start));
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
        hints: Vec::new(),
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
