//! Who may stand in the table twice, or be in the vault already. Only a note: a person decides.
//!
//! How alike two persons are says `domain::duplicate`; here is only which pairs are worth comparing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::duplicate::{Likeness, compare, phone_key};
use fallmappe_domain::latin;
use fallmappe_domain::person::Person;
use fallmappe_domain::spelling;

use crate::note::{Note, NoteKind};

/// Most persons that share a sign and are compared; 1 January and common names have many.
const MOST_COMPARED: usize = 200;

/// Somebody who is known already.
pub struct KnownPerson {
    /// Fallnummer.
    pub number: String,
    /// Who it is.
    pub person: Person,
}

/// Notes on rows that may be about the same person as a known Fall or an earlier row.
pub fn duplicates(akten: &[(u32, Fallakte)], known: &[KnownPerson]) -> Vec<Note> {
    let known = known.iter().map(|known| Entry {
        person: &known.person,
        place: Place::Fall(&known.number),
    });
    let rows = akten.iter().map(|(row, akte)| Entry {
        person: &akte.person,
        place: Place::Row(*row),
    });
    let entries: Vec<Entry<'_>> = known.chain(rows).collect();
    let mut by_sign: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut notes = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let signs = signs(entry.person);
        if let Place::Row(row) = entry.place {
            let candidates: BTreeSet<usize> = signs
                .iter()
                .filter_map(|sign| by_sign.get(sign))
                .flat_map(|list| list.iter().take(MOST_COMPARED))
                .copied()
                .collect();
            let earlier = candidates
                .into_iter()
                .filter_map(|other| entries.get(other));
            notes.extend(
                likeliest(entry, earlier)
                    .map(|message| Note::new(row, NoteKind::Duplicate, "", &message)),
            );
        }
        for sign in signs {
            by_sign.entry(sign).or_default().push(index);
        }
    }
    notes
}

struct Entry<'a> {
    person: &'a Person,
    place: Place<'a>,
}

enum Place<'a> {
    Row(u32),
    Fall(&'a str),
}

/// The sentence on the likeliest of some persons.
fn likeliest<'a>(entry: &Entry<'_>, others: impl Iterator<Item = &'a Entry<'a>>) -> Option<String> {
    let alike = others.filter_map(|other| Some((compare(entry.person, other.person)?, other)));
    // The first of those that are equally likely: the earliest row.
    let best = alike.reduce(|best, next| {
        if next.0.score > best.0.score {
            next
        } else {
            best
        }
    });
    let (Likeness { reasons, .. }, other) = best?;
    let place = match other.place {
        Place::Row(row) => format!("in Zeile {row}"),
        Place::Fall(number) => format!("im Fall {number}"),
    };
    Some(format!(
        "Vielleicht dieselbe Person wie {place}: {}.",
        reasons.join(", ")
    ))
}

/// What two persons must have in common, at least one of it, to be compared.
fn signs(person: &Person) -> BTreeSet<String> {
    let birth = person.birth_date.as_ref();
    let year = birth
        .and_then(|date| date.bounds())
        .map(|(first, _)| first.year());
    let words = spelling::name_words(&format!("{} {}", person.family_name, person.given_name));
    let keys: BTreeSet<String> = words.iter().flat_map(|word| spelling::keys(word)).collect();
    let mut simple: Vec<String> = latin::search_words(&person.display_name());
    simple.sort();
    let phones = person
        .reachability
        .phones
        .iter()
        .filter_map(|phone| phone_key(phone));
    let emails = person
        .reachability
        .emails
        .iter()
        .map(|email| latin::fold(email));
    let mut signs: BTreeSet<String> = BTreeSet::new();
    signs.extend(birth.map(|date| format!("birth {}", date.value)));
    signs.extend(
        year.iter()
            .flat_map(|year| keys.iter().map(move |key| format!("{year} {key}"))),
    );
    signs.insert(format!("name {}", simple.join(" ")));
    signs.extend(
        phones
            .chain(emails)
            .map(|reached| format!("reached {reached}")),
    );
    signs
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
            akte(4, "Al-Hassan", "Muhammed", day),
            akte(5, "Al-Hassan", "Mohammad", Some((2003, 8, 30))),
            akte(6, "Al-Hassan", "Fatima", day),
            akte(7, "Tesfaldet", "", day),
            akte(8, "Al-Hassan", "Mohammad", None),
        ];
        let known = [KnownPerson {
            number: "2026-0003".to_owned(),
            person: akte(0, "TESFALDET", "", day).1.person,
        }];
        let notes = duplicates(&akten, &known);
        let rows: Vec<u32> = notes.iter().map(|note| note.row).collect();
        // A sister with the same birthday and a namesake of another age are other persons.
        assert_eq!(rows, [3, 4, 7, 8]);
        let said = |row: u32| {
            notes
                .iter()
                .find(|note| note.row == row)
                .unwrap()
                .message
                .clone()
        };
        assert!(
            said(3).starts_with("Vielleicht dieselbe Person wie in Zeile 2: "),
            "{}",
            said(3)
        );
        assert!(said(7).starts_with("Vielleicht dieselbe Person wie im Fall 2026-0003: "));
        assert!(notes.iter().all(|note| !note.message.contains("Hassan")));
    }
}
