//! Stages 9 and 10: the persons of a case and the code each of them gets.
//!
//! One person has one code in all notes of the case. The code speaks of the role and never holds initials. It is a
//! number in order of appearance, so it tells nothing about the name.

use super::normal::{Umlaut, fold};
use super::tokens::value_tokens;
use super::wire::Known;
use super::words;
use std::collections::BTreeMap;

/// A person of the case, from the record or found in a text.
#[derive(Clone)]
pub(crate) struct Person {
    /// `person` of the record, or `u1`, `u2` … for persons found.
    pub(crate) id: String,
    /// Role word the code begins with.
    pub(crate) label: String,
}

/// All persons of one case.
#[derive(Clone, Default)]
pub(crate) struct People {
    persons: Vec<Person>,
    known: usize,
}

impl People {
    /// The persons of the record, in the order in which the notes name them.
    pub(crate) fn from_known(known: &[Known]) -> Self {
        let mut people = Self::default();
        for item in known {
            if people.index_of(&item.person).is_none() {
                let label = label_for(&item.relation, &item.person);
                people.persons.push(Person {
                    id: item.person.clone(),
                    label,
                });
            }
        }
        people.known = people.persons.len();
        people
    }

    pub(crate) fn index_of(&self, id: &str) -> Option<usize> {
        self.persons.iter().position(|person| person.id == id)
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Person> {
        self.persons.get(index)
    }

    pub(crate) fn len(&self) -> usize {
        self.persons.len()
    }

    /// Adds a person found in a text.
    pub(crate) fn add_found(&mut self, label: &str) -> usize {
        let number = self.persons.len() - self.known + 1;
        self.persons.push(Person {
            id: format!("u{number}"),
            label: label.to_owned(),
        });
        self.persons.len() - 1
    }

    /// The person a shared name most probably means: the client, else the first.
    pub(crate) fn prefer(&self, owners: &[usize]) -> Option<usize> {
        let is_client = |index: &&usize| {
            self.get(**index)
                .is_some_and(|p| p.label.starts_with("Klient"))
        };
        owners
            .iter()
            .find(is_client)
            .or_else(|| owners.first())
            .copied()
    }

    /// The code of every person: the label, with a number where several share it.
    ///
    /// Persons found who are not in use (their mentions were all swallowed by another reading) take no number.
    pub(crate) fn codes(&self, used: &[bool]) -> Vec<String> {
        let counts = |index: usize| index < self.known || used.get(index).copied().unwrap_or(false);
        let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, person) in self.persons.iter().enumerate() {
            *totals.entry(&person.label).or_default() += usize::from(counts(index));
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let code = |(index, person)| number(person, counts(index), &totals, &mut seen);
        self.persons.iter().enumerate().map(code).collect()
    }
}

fn number<'a>(
    person: &'a Person,
    counts: bool,
    totals: &BTreeMap<&str, usize>,
    seen: &mut BTreeMap<&'a str, usize>,
) -> String {
    let count = seen.entry(&person.label).or_default();
    *count += usize::from(counts);
    let several = totals.get(person.label.as_str()).copied().unwrap_or(0) > 1;
    if several || person.label == "Person" {
        format!("{} {count}", person.label)
    } else {
        person.label.clone()
    }
}

/// The label for a free relation word; unknown words become "Person", because they may hold a name.
fn label_for(relation: &str, id: &str) -> String {
    let from = if relation.trim().is_empty() {
        id
    } else {
        relation
    };
    let tokens = value_tokens(from);
    let Some(first) = tokens.first() else {
        return "Person".to_owned();
    };
    if matches!(
        first.folded.as_str(),
        "klient" | "klientin" | "selbst" | "ich"
    ) {
        let female = fold(from, Umlaut::Expanded).starts_with("klientin");
        return if female { "Klientin" } else { "Klient" }.to_owned();
    }
    let office = tokens.iter().find_map(|token| words::office(&token.folded));
    let label = tokens
        .iter()
        .find_map(|token| words::kinship(&token.folded).or(words::role(&token.folded)));
    match (label, office) {
        (Some("Fachkraft"), Some(office)) => format!("Fachkraft {office}"),
        (Some(label), _) => label.to_owned(),
        (None, Some(office)) => format!("Fachkraft {office}"),
        (None, None) => "Person".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::free_text::KnownKind::GivenName;

    #[test]
    fn codes_speak_of_the_role_and_count_only_where_needed() {
        let known = [
            Known::new("klient", "klient", GivenName, "Alaa"),
            Known::new("p2", "bruder", GivenName, "Samer"),
            Known::new("p3", "Bruder", GivenName, "Khaled"),
            Known::new("p4", "Sachbearbeiterin ABH", GivenName, "Petra"),
            Known::new("p5", "Freund von Jonas", GivenName, "Ali"),
            Known::new("p6", "xyz", GivenName, "Mia"),
        ];
        let codes = People::from_known(&known).codes(&[]);
        assert_eq!(
            codes,
            [
                "Klient",
                "Bruder 1",
                "Bruder 2",
                "Fachkraft ABH",
                "Freund",
                "Person 1"
            ]
        );
    }
}
