//! Finds names, numbers and places that are left in notes, and suggests what stands there instead.
//!
//! The pipeline follows the design (handover 5.1): normal form, record, similar spellings, forms, triggers, lists of
//! names and places, unknown words, propagation, linking, codes, coarser words, exit check. All notes of one case are
//! read together, so that one person has one code. Nothing is rewritten silently: every change is a span with its
//! reason. It is pure and deterministic. Deliberately not here: stage 7, a model as a second opinion; it would need a
//! runtime of its own, and the stages here reach the bar without it (figures: `tests/freitext.rs`).

mod bodies;
mod candidate;
mod compounds;
mod dates;
mod exit;
mod finish;
mod health;
mod lexicon;
mod link;
mod names;
mod normal;
mod patterns;
mod people;
mod places;
mod rare;
mod recall;
mod record;
mod record_scan;
mod regions;
mod remaining;
mod sentences;
mod settle;
mod similar;
mod spans;
mod tokens;
mod triggers;
mod unknown;
mod wire;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use dates::age_band;
pub use exit::{Finding, exit_check};
pub use rare::rare_sentences;
pub use regions::region_of;
pub use remaining::{RemainingWord, fold_word, remaining_words};
pub use spans::replace_spans;
pub use wire::{Hint, Known, KnownKind, NoteIn, NoteOut, Span, SpanClass, SpanKind};

use candidate::Candidate;
use link::Linked;
use people::People;
use record::Record;
use std::collections::BTreeMap;
use tokens::Doc;

/// Whether a word is ordinary German that somebody may also be called by.
pub(crate) fn is_word(surface: &str) -> bool {
    words::is_ordinary(&normal::fold(surface, normal::Umlaut::Expanded))
}

/// Whether a word alone, in a field for whoever does something, is how somebody is called.
pub(crate) fn could_be_surname(surface: &str) -> bool {
    let word = normal::fold(surface, normal::Umlaut::Expanded);
    let capital = surface.chars().next().is_some_and(char::is_uppercase);
    let short_form = surface.chars().skip(1).any(char::is_uppercase) && !surface.contains('-');
    capital && !short_form && word.chars().count() > 2 && triggers::could_be_surname(&word)
}

/// Whether what notes say about health may leave with them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// Consent or profile hold it back: every place that speaks of it is a question.
    HeldBack,
    /// The data group Gesundheit is let out: such words stay.
    LetOut,
}

/// Pseudonymises notes; what they say about health stays. Notes with the same `fall_id` are one case; the order of the input is kept.
#[must_use]
pub fn pseudonymise(notes: &[NoteIn]) -> Vec<NoteOut> {
    pseudonymise_with(notes, Health::LetOut)
}

/// Pseudonymises notes as [`pseudonymise`] does, and asks about health where it is held back.
#[must_use]
pub fn pseudonymise_with(notes: &[NoteIn], health: Health) -> Vec<NoteOut> {
    let mut cases: BTreeMap<&str, Vec<(usize, &NoteIn)>> = BTreeMap::new();
    for (index, note) in notes.iter().enumerate() {
        cases.entry(&note.fall_id).or_default().push((index, note));
    }
    let mut out: Vec<(usize, NoteOut)> = cases
        .values()
        .flat_map(|case| pseudonymise_case(case, health))
        .collect();
    recall::forget();
    out.sort_by_key(|(index, _)| *index);
    out.into_iter().map(|(_, note)| note).collect()
}

fn pseudonymise_case(case: &[(usize, &NoteIn)], health: Health) -> Vec<(usize, NoteOut)> {
    let mut known: Vec<Known> = Vec::new();
    for item in case.iter().flat_map(|(_, note)| &note.known) {
        if !known.contains(item) {
            known.push(item.clone());
        }
    }
    let mut people = People::from_known(&known);
    let record = Record::new(&known, &people);
    let docs: Vec<Doc> = case.iter().map(|(_, note)| Doc::new(&note.text)).collect();
    let mentions: Vec<_> = docs.iter().map(triggers::scan).collect();
    let linked = link::link(&docs, &mentions, &record, &mut people);
    let spoken: Vec<Vec<Candidate>> = docs
        .iter()
        .enumerate()
        .map(|(note, doc)| {
            let mut found = all_candidates(note, doc, &record, &linked);
            if health == Health::HeldBack {
                found.extend(health::scan(doc));
            }
            settle::resolve(found)
        })
        .collect();
    let codes = spans::codes_in_use(&docs, &spoken, &people);
    let notes = case.iter().zip(&docs).zip(spoken);
    notes
        .map(|(((index, note), doc), candidates)| {
            let spans = spans::to_spans(doc, candidates, &people, &codes);
            let mut out = finish::finish(note, spans, &record, &people, &codes);
            out.hints = rare::scan(doc, &replaced_unasked(&out.spans));
            (*index, out)
        })
        .collect()
}

/// The spans that are replaced whatever is answered.
fn replaced_unasked(spans: &[Span]) -> Vec<Span> {
    let sure = spans.iter().filter(|span| span.class != SpanClass::Ask);
    sure.cloned().collect()
}

fn all_candidates(note: usize, doc: &Doc, record: &Record, linked: &Linked) -> Vec<Candidate> {
    let mut out = record_scan::scan(doc, record);
    out.extend(similar::scan(doc, record));
    out.extend(patterns::scan(doc));
    out.extend(health::scan_offences(doc));
    out.extend(dates::scan(doc, record));
    out.extend(bodies::scan(doc));
    out.extend(places::scan(doc));
    out.extend(
        linked
            .mentions
            .iter()
            .filter(|(at, _)| *at == note)
            .map(|(_, found)| found.clone()),
    );
    // A name found again in its own place keeps the reason it was found for.
    let own = out.iter().filter(|found| found.replacement.is_none());
    let reasons: BTreeMap<(usize, usize), &'static str> = own
        .map(|found| ((found.start, found.end), found.reason))
        .collect();
    out.extend(linked.scan(doc).into_iter().map(|found| {
        let reason = reasons.get(&(found.start, found.end)).copied();
        let reason = reason.unwrap_or(found.reason);
        found.reason(reason)
    }));
    out
}
