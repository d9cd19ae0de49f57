//! Family name and given name that may have changed places: the list itself shows it, when a family name stands in other
//! rows as a given name and the given name does not. Only a hint; in many countries the father's given name is the family name.

use std::collections::BTreeMap;

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::latin;

use crate::note::{Note, NoteKind};

/// What is said about such a row.
const SWAPPED: &str = "Dieser Familienname steht in anderen Zeilen als Vorname; vielleicht sind beide vertauscht. Bitte prüfen.";

/// Notes on rows whose names may have changed places. `column` is the heading of the family name.
pub fn notes(akten: &[(u32, Fallakte)], column: &str) -> Vec<Note> {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for (_, akte) in akten {
        *given
            .entry(latin::fold(&akte.person.given_name))
            .or_default() += 1;
    }
    let in_others = |name: &str, own: usize| {
        let times = given.get(&latin::fold(name)).copied().unwrap_or(0);
        !name.is_empty() && times > own
    };
    akten
        .iter()
        .filter(|(_, akte)| {
            let person = &akte.person;
            !person.given_name.is_empty()
                && person.family_name != person.given_name
                && in_others(&person.family_name, 0)
                && !in_others(&person.given_name, 1)
        })
        .map(|(row, _)| Note::new(*row, NoteKind::Hint, column, SWAPPED))
        .collect()
}
