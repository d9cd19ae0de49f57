//! Which code stands for which words: the table that turns a pseudonymised text back, for the Zuordnung in the vault.
//!
//! It is read off the spans that really were replaced, so it can say no more than the packet needs.

use super::NotePreview;
use crate::free_text::SpanKind;
use std::collections::{BTreeMap, BTreeSet};

/// A code of the packet and the words it stands for.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeOfPerson {
    /// The code, for example `Bruder 1`.
    pub code: String,
    /// The words of the record and the notes that it replaced, each spelling once.
    pub surfaces: Vec<String>,
}

/// The codes of all persons that the notes name. Somebody whose code stands in two forms ("Klient", "von Klient") has one
/// row that names both.
pub(super) fn codes(notes: &[NotePreview], kept: &BTreeSet<(String, usize)>) -> Vec<CodeOfPerson> {
    let mut table: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for note in notes {
        for span in &note.spans {
            let replaced = !kept.contains(&(note.id.clone(), span.start));
            if span.kind == SpanKind::Person && replaced {
                let length = span.end.saturating_sub(span.start);
                let surface = note.original.chars().skip(span.start).take(length);
                let person = span.person.clone().unwrap_or(span.replacement.clone());
                let (codes, surfaces) = table.entry(person).or_default();
                codes.insert(span.replacement.clone());
                surfaces.insert(surface.collect());
            }
        }
    }
    // Should two persons have one code after all, its row names the words of both.
    let mut rows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (codes, surfaces) in table.into_values() {
        rows.entry(joined(codes)).or_default().extend(surfaces);
    }
    let row = |(code, surfaces): (String, BTreeSet<String>)| CodeOfPerson {
        code,
        surfaces: surfaces.into_iter().collect(),
    };
    rows.into_iter().map(row).collect()
}

/// The forms of a code, the shortest first.
fn joined(codes: BTreeSet<String>) -> String {
    let mut codes: Vec<String> = codes.into_iter().collect();
    codes.sort_by_key(|code| code.chars().count());
    codes.join(" / ")
}
