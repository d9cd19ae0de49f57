//! Who may stand in the table twice, or be in the vault already. Only a note: a person decides.

use std::collections::BTreeMap;

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::person::Person;

use crate::note::{Note, NoteKind};
use crate::words::key;

/// How alike two names must be when the birth date is the same, from 0 to 1.
const ALIKE: f64 = 0.88;
/// Most persons with one birth date that are compared by likeness; 1 January has many.
const MOST_COMPARED: usize = 300;

/// Somebody who is known already.
pub struct KnownPerson {
    /// Fallnummer.
    pub number: String,
    /// Who it is.
    pub person: Person,
}

/// Notes on rows that may be about the same person as an earlier row or a known Fall.
pub fn duplicates(akten: &[(u32, Fallakte)], known: &[KnownPerson]) -> Vec<Note> {
    let mut persons: Vec<Entry> = known
        .iter()
        .map(|known| Entry::of(&known.person, Place::Fall(known.number.clone())))
        .collect();
    persons.extend(
        akten
            .iter()
            .map(|(row, akte)| Entry::of(&akte.person, Place::Row(*row))),
    );
    let mut by_name: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let mut by_birth: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let mut notes = Vec::new();
    for person in &persons {
        if let Place::Row(row) = person.place {
            let earlier = by_name.get(person.name.as_str()).into_iter().flatten();
            let same = earlier
                .copied()
                .find_map(|other| person.same_name(other).map(|why| (other, why)));
            let alike = || {
                let born_together = by_birth
                    .get(person.birth.as_str())
                    .filter(|list| list.len() < MOST_COMPARED);
                let other = born_together
                    .into_iter()
                    .flatten()
                    .find(|other| person.is_like(other));
                other.map(|other| (*other, "Ähnlicher Name und gleiches Geburtsdatum"))
            };
            if let Some((other, why)) = same.or_else(alike) {
                let message = format!("{why} wie {}.", other.place.german());
                notes.push(Note::new(row, NoteKind::Duplicate, "", &message));
            }
        }
        by_name.entry(&person.name).or_default().push(person);
        if !person.birth.is_empty() {
            by_birth.entry(&person.birth).or_default().push(person);
        }
    }
    notes
}

enum Place {
    Row(u32),
    Fall(String),
}

impl Place {
    fn german(&self) -> String {
        match self {
            Self::Row(row) => format!("in Zeile {row}"),
            Self::Fall(number) => format!("im Fall {number}"),
        }
    }
}

struct Entry {
    /// The words of the name, folded and sorted: a swapped order is the same name.
    name: String,
    birth: String,
    place: Place,
}

impl Entry {
    fn of(person: &Person, place: Place) -> Self {
        let words = format!("{} {}", person.family_name, person.given_name);
        let mut words: Vec<String> = words
            .split([' ', '-'])
            .map(key)
            .filter(|word| !word.is_empty())
            .collect();
        words.sort();
        let birth = person
            .birth_date
            .as_ref()
            .map(|date| date.value.clone())
            .unwrap_or_default();
        Self {
            name: words.join(" "),
            birth,
            place,
        }
    }

    fn same_name(&self, other: &Self) -> Option<&'static str> {
        match (self.birth.as_str(), other.birth.as_str()) {
            (own, others) if own == others && !own.is_empty() => {
                Some("Gleicher Name und gleiches Geburtsdatum")
            }
            ("", _) | (_, "") => Some("Gleicher Name, ein Geburtsdatum fehlt"),
            // Only a year is known, and it fits.
            (own, others) if own.starts_with(others) || others.starts_with(own) => {
                Some("Gleicher Name und passendes Geburtsjahr")
            }
            _ => None,
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        strsim::jaro_winkler(&self.name, &other.name) >= ALIKE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use fallmappe_domain::dates::ImpreciseDate;

    fn akte(
        row: u32,
        family: &str,
        given: &str,
        birth: Option<(i32, u32, u32)>,
    ) -> (u32, Fallakte) {
        let day = |(y, m, d)| ImpreciseDate::day(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        let person = Person {
            family_name: family.to_owned(),
            given_name: given.to_owned(),
            birth_date: birth.map(day),
            ..Person::default()
        };
        (row, Fallakte::new(NaiveDate::default(), person))
    }

    #[test]
    fn the_same_person_is_found_under_other_spellings() {
        let day = Some((1999, 2, 1));
        let akten = [
            akte(2, "Al-Hassan", "Mohammad", day),
            akte(3, "Mohammad", "Al Hassan", day),
            akte(4, "Al-Hassan", "Mohamad", day),
            akte(5, "Al-Hassan", "Mohammad", None),
            akte(6, "Al-Hassan", "Mohammad", Some((2001, 2, 1))),
            akte(7, "Tesfaldet", "", day),
        ];
        let known = [KnownPerson {
            number: "2026-0003".to_owned(),
            person: akte(0, "TESFALDET", "", day).1.person,
        }];
        let notes = duplicates(&akten, &known);
        let said: Vec<(u32, &str)> = notes
            .iter()
            .map(|note| (note.row, note.message.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (3, "Gleicher Name und gleiches Geburtsdatum wie in Zeile 2."),
                (
                    4,
                    "Ähnlicher Name und gleiches Geburtsdatum wie in Zeile 2."
                ),
                (5, "Gleicher Name, ein Geburtsdatum fehlt wie in Zeile 2."),
                (6, "Gleicher Name, ein Geburtsdatum fehlt wie in Zeile 5."),
                (
                    7,
                    "Gleicher Name und gleiches Geburtsdatum wie im Fall 2026-0003."
                ),
            ]
        );
    }
}
