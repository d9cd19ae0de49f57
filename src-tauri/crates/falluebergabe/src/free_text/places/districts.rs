//! Parts of a town that are left when its name has gone: "Kassel-Nordstadt", "Musterstadts Innenstadt".

use super::seats::is_built_like_a_place;
use crate::free_text::lexicon;
use crate::free_text::tokens::{Doc, Gap};
use crate::free_text::unknown;

/// Where a place ends together with the part of it that is named after it.
pub(in crate::free_text) fn end(doc: &Doc, start: usize, end: usize) -> usize {
    let next = doc.tokens.partition_point(|token| token.start < end);
    let Some(token) = doc.tokens.get(next).filter(|t| t.is_capital_word()) else {
        return end;
    };
    let between = doc.normal.slice(end, token.start);
    let word = token.folded.as_str();
    let part = PARTS.contains(&word);
    let hyphen = matches!(between.as_str(), "-" | "/") && token.gap == Gap::Joined;
    let place = || {
        lexicon::place(word).is_some()
            || is_built_like_a_place(word)
            || unknown::is_unknown(doc, next)
    };
    let owned = between == " " && doc.normal.slice(start, end).ends_with('s');
    if hyphen && (part || place()) || owned && part {
        token.end
    } else {
        end
    }
}

const PARTS: &[&str] = &[
    "altstadt",
    "innenstadt",
    "mitte",
    "nord",
    "norden",
    "nordstadt",
    "ost",
    "osten",
    "oststadt",
    "stadtmitte",
    "sued",
    "sueden",
    "suedstadt",
    "west",
    "westen",
    "weststadt",
    "zentrum",
];
