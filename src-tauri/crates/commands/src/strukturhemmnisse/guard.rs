//! Looks at an own wording before it may leave: does it name somebody, or is it a sentence out of a Fall?

use std::collections::BTreeSet;

use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_falluebergabe::free_text::{Known, NoteIn, exit_check, fold_word, pseudonymise};
use fallmappe_falluebergabe::known::known_values;
use fallmappe_store::Reader;

use crate::Answer;

/// So many words in a row that also stand in a Fall are no coincidence.
const LONGEST_RUN: usize = 6;
/// A text of a Fall with fewer words says nothing that only this Fall says.
const SHORTEST_TEXT: usize = 4;

/// What the Fälle with obstacles know.
pub(super) struct Guard {
    known: Vec<Known>,
    /// Runs of folded words out of the texts of the Fälle.
    runs: BTreeSet<Vec<String>>,
}

impl Guard {
    pub(super) fn new(reader: &Reader<'_>) -> Answer<Self> {
        let obstacles = reader.all_entries::<Strukturhemmnis>()?;
        let kontakte = reader.all_entries::<Kontakt>()?;
        let structural = kontakte.iter().filter(|(_, kontakt)| kontakt.structural);
        let mut faelle = BTreeSet::new();
        let mut runs = BTreeSet::new();
        for (fall, text) in obstacles
            .iter()
            .map(|(fall, one)| (*fall, &one.text))
            .chain(structural.map(|(fall, one)| (*fall, &one.text)))
        {
            faelle.insert(fall);
            let words = words(text);
            let length = words.len().min(LONGEST_RUN);
            if length >= SHORTEST_TEXT {
                runs.extend(words.windows(length).map(<[String]>::to_vec));
            }
        }
        let profile = super::coordination()?;
        let mut known = BTreeSet::new();
        for fall in faelle {
            known.extend(known_values(&reader.fallakte(fall)?, profile));
        }
        Ok(Self {
            known: known.into_iter().collect(),
            runs,
        })
    }

    /// What should be said in other words, in the order of the text; empty when the wording may leave.
    pub(super) fn questions(&self, text: &str) -> Vec<String> {
        if text.is_empty() {
            return Vec::new();
        }
        let note = NoteIn {
            id: String::new(),
            fall_id: String::new(),
            known: self.known.clone(),
            text: text.to_owned(),
        };
        let notes = pseudonymise(&[note]);
        let spans = notes.iter().flat_map(|note| &note.spans);
        let mut places: BTreeSet<(usize, usize)> =
            spans.map(|span| (span.start, span.end)).collect();
        let left = exit_check(&[text], &self.known);
        places.extend(left.iter().map(|finding| (finding.start, finding.end)));
        let named = places
            .into_iter()
            .map(|(start, end)| text.chars().skip(start).take(end - start).collect());
        named.chain(self.copied(text)).collect()
    }

    /// The first words of the wording that stand in a Fall the same way.
    fn copied(&self, text: &str) -> Option<String> {
        let words = words(text);
        let lengths = SHORTEST_TEXT..=LONGEST_RUN;
        let mut windows = lengths.flat_map(|length| words.windows(length));
        windows
            .find(|window| self.runs.contains(*window))
            .map(|window| window.join(" "))
    }
}

/// The words of a text, folded, without signs.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|sign: char| !sign.is_alphanumeric());
    parts
        .filter(|part| !part.is_empty())
        .map(fold_word)
        .collect()
}

#[cfg(test)]
mod tests;
