//! Towns that courts are named after: "VG Arnsberg". Many have business there, so they are asked about, not taken.

use super::is_court;
use super::seats::is_built_like_a_place;
use crate::free_text::candidate::{Candidate, Voice};
use crate::free_text::lexicon;
use crate::free_text::tokens::{Doc, Gap};
use crate::free_text::unknown;
use crate::free_text::wire::{SpanClass, SpanKind};
use crate::free_text::words;

/// The court together with the town that begins at a token, and how many tokens the town has.
pub(super) fn scan(doc: &Doc, index: usize) -> Option<(usize, Candidate)> {
    let first = doc
        .tokens
        .get(index)
        .filter(|t| t.is_capital_word() && t.gap == Gap::Space && !t.line_start)?;
    let court = doc
        .near(index, -1)
        .filter(|t| t.is_capital_word() && is_court(&t.folded))?;
    // "VG Anna" ends a letter.
    let short = court.end - court.start <= 3;
    let known = lexicon::place(&first.folded).is_some() || is_built_like_a_place(&first.folded);
    let named = known || !short && unknown::is_unknown(doc, index);
    if !named || short && words::is_given_name(&first.folded) {
        return None;
    }
    let kind = doc.normal.slice(court.start, court.end);
    let found = Candidate::plain(court.start, first.end, SpanKind::Place, Voice::Place)
        .class(SpanClass::Ask)
        .replaced_by(kind)
        .reason("Ort eines Gerichts");
    Some((1, found))
}
