//! Who may stand in the table twice, or be in the vault already. Only a note: a person decides.
//!
//! How alike two persons are says `domain::duplicate`; here is only which pairs are worth comparing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::duplicate::{Likeness, compare, phone_key};
use fallmappe_domain::latin;
use fallmappe_domain::person::Person;
use fallmappe_domain::spelling;

use crate::note::{Note, NoteKind};

/// Most persons that share a sign and are compared; 1 January and common names have many.
const MOST_COMPARED: usize = 200;
/// Most readings of one name.
const MOST_READINGS: usize = 16;

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

/// What two persons must have in common, at least one of it, to be compared: a birth date (or one with day and month
/// changed round), every word of the name by its sound, or a way to reach them. Nothing less makes a likeness.
fn signs(person: &Person) -> BTreeSet<String> {
    let births = person.birth_date.iter().flat_map(|date| {
        let day = date.exact();
        let swapped =
            day.and_then(|day| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()));
        let swapped = swapped.map(|day| day.to_string());
        swapped.into_iter().chain([date.value.clone()])
    });
    let names = whole_names(&format!("{} {}", person.family_name, person.given_name));
    let reach = &person.reachability;
    let phones = reach.phones.iter().chain(&reach.messengers);
    let phones = phones.filter_map(|phone| phone_key(phone));
    let emails = reach.emails.iter().map(|email| latin::fold(email.trim()));
    births
        .map(|birth| format!("birth {birth}"))
        .chain(names.into_iter().map(|name| format!("name {name}")))
        .chain(
            phones
                .chain(emails)
                .map(|reached| format!("reached {reached}")),
        )
        .collect()
}

/// A name by the sounds of its words in no order. A word that can be read in several ways makes several.
fn whole_names(name: &str) -> Vec<String> {
    let mut names: Vec<Vec<String>> = vec![Vec::new()];
    // The letters keep their marks: marks carry sounds.
    for word in latin::words(name).map(str::to_lowercase) {
        let mut forms = spelling::keys(&word);
        if forms.is_empty() {
            forms.push(latin::fold(&word));
        }
        let longer =
            |name: &Vec<String>, form: &String| name.iter().chain([form]).cloned().collect();
        names = names
            .iter()
            .flat_map(|name| forms.iter().map(move |form| longer(name, form)))
            .take(MOST_READINGS)
            .collect();
    }
    names.iter_mut().for_each(|name| name.sort());
    names.into_iter().map(|name| name.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
