//! Places that somebody is bound to: "Die Wohnsitznahme ist auf Lindenrode beschränkt."

use super::seats::is_built_like_a_place;
use crate::free_text::candidate::{Candidate, Voice};
use crate::free_text::lexicon;
use crate::free_text::tokens::{Doc, Gap};
use crate::free_text::unknown;
use crate::free_text::wire::{SpanClass, SpanKind};

/// The place between "auf" and "beschränkt", and how many tokens it has.
pub(super) fn scan(doc: &Doc, index: usize) -> Option<(usize, Candidate)> {
    let first = doc
        .tokens
        .get(index)
        .filter(|t| t.is_capital_word() && t.gap == Gap::Space)?;
    doc.near(index, -1).filter(|t| t.folded == "auf")?;
    let joined = |at: &usize| {
        doc.tokens
            .get(*at)
            .is_some_and(|t| t.gap == Gap::Joined && !t.digits)
    };
    let length = 1 + (index + 1..index + 3).take_while(joined).count();
    let last = doc.tokens.get(index + length - 1)?;
    let bound = doc
        .tokens
        .get(index + length)
        .filter(|t| t.gap == Gap::Space)?;
    let tokens = doc.tokens.get(index..index + length)?;
    let name: String = tokens.iter().map(|t| t.folded.as_str()).collect();
    let place = lexicon::place(&name).is_some()
        || is_built_like_a_place(&last.folded)
        || unknown::is_unknown(doc, index);
    let restricts = matches!(
        bound.folded.as_str(),
        "beschraenkt" | "begrenzt" | "festgelegt"
    );
    let candidate = Candidate::plain(first.start, last.end, SpanKind::Place, Voice::Place)
        .class(SpanClass::Generalised)
        .replaced_by("einen Ort".to_owned())
        .reason("Ort, vergröbert");
    (place && restricts).then_some((length, candidate))
}
