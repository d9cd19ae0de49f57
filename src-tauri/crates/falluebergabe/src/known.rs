//! What the record of a Fall knows about persons, as values the pseudonymiser and the exit check look for.
//!
//! Nationality and languages are values only where they shall not be named; the profile decides that.

use crate::free_text::{Known, KnownKind};
use crate::minimise::{Field, Profile, Treatment};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::person::{DrittePerson, Person};

const CLIENT: &str = "klient";

/// All values of a Fall that must not leave for a recipient of this profile.
#[must_use]
pub fn known_values(akte: &Fallakte, profile: &Profile) -> Vec<Known> {
    let person = &akte.person;
    let mut list = List {
        relation: client_relation(person),
        values: Vec::new(),
    };
    names(&mut list, person);
    reachability(&mut list, person);
    if profile.rule(Field::Nationality).treatment != Treatment::Keep
        && person.nationality.as_str().len() == 3
    {
        list.client(KnownKind::Nationality, person.nationality.as_str());
    }
    if profile.rule(Field::Languages).treatment != Treatment::Keep {
        for language in person
            .languages
            .iter()
            .filter(|language| language.name != "Deutsch")
        {
            list.client(KnownKind::Language, &language.name);
        }
    }
    numbers_and_bodies(&mut list, akte);
    for (index, dritte) in person.dritte.iter().enumerate() {
        third_person(&mut list, index, dritte);
    }
    list.values
}

struct List {
    relation: &'static str,
    values: Vec<Known>,
}

impl List {
    fn client(&mut self, kind: KnownKind, value: &str) {
        self.add(CLIENT, self.relation, kind, value);
    }

    fn add(&mut self, person: &str, relation: &str, kind: KnownKind, value: &str) {
        if !value.trim().is_empty() {
            self.values
                .push(Known::new(person, relation, kind, value.trim()));
        }
    }
}

impl List {
    /// A contact without the word for its way: "WhatsApp: 0176 …".
    fn contact(&mut self, person: &str, relation: &str, text: &str) {
        let is_way = |word: &&str| {
            let plain = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            WAYS.contains(&plain.as_str())
        };
        let rest: Vec<&str> = text
            .split_whitespace()
            .filter(|word| !is_way(word))
            .collect();
        let rest = rest.join(" ");
        self.add(person, relation, contact_kind(&rest), &rest);
    }
}

fn client_relation(person: &Person) -> &'static str {
    if person.gender.as_str() == "weiblich" {
        "klientin"
    } else {
        "klient"
    }
}

fn names(list: &mut List, person: &Person) {
    list.client(KnownKind::GivenName, &person.given_name);
    list.client(KnownKind::FamilyName, &person.family_name);
    list.client(KnownKind::Alias, &person.call_name);
    for alias in &person.aliases {
        list.client(KnownKind::Alias, alias);
    }
}

fn reachability(list: &mut List, person: &Person) {
    if let Some(date) = &person.birth_date {
        list.client(KnownKind::BirthDate, &date.value);
    }
    let reachability = &person.reachability;
    for phone in &reachability.phones {
        list.client(KnownKind::Phone, phone);
    }
    for messenger in &reachability.messengers {
        let relation = list.relation;
        list.contact(CLIENT, relation, messenger);
    }
    for email in &reachability.emails {
        list.client(KnownKind::Email, email);
    }
    list.client(KnownKind::Street, &person.address.street);
    list.client(KnownKind::Postcode, &person.address.postcode);
    list.client(KnownKind::Municipality, &person.address.municipality);
}

/// Numbers of papers, the Fallnummer, and the bodies the person works or learns at.
fn numbers_and_bodies(list: &mut List, akte: &Fallakte) {
    if let Some(number) = &akte.number {
        list.client(KnownKind::FileNumber, &number.to_string());
    }
    for dokument in &akte.aufenthalt.dokumente {
        list.client(KnownKind::FileNumber, &dokument.number);
    }
    for vermittlung in &akte.vermittlungen {
        let kind = match vermittlung.kind.as_str() {
            "ausbildung" | "sv_beschaeftigung" | "geringfuegige_beschaeftigung" | "praktikum" => {
                KnownKind::Employer
            }
            _ => KnownKind::School,
        };
        list.client(kind, &vermittlung.offer);
    }
}

fn third_person(list: &mut List, index: usize, dritte: &DrittePerson) {
    let id = format!("dritte{}", index + 1);
    list.add(&id, &dritte.relation, KnownKind::Alias, &dritte.name);
    for contact in dritte.contact.split([',', ';', '\n']) {
        list.contact(&id, &dritte.relation, contact);
    }
}

/// Words that say which way a contact goes; they are no values.
const WAYS: [&str; 16] = [
    "whatsapp",
    "signal",
    "telegram",
    "threema",
    "viber",
    "messenger",
    "instagram",
    "facebook",
    "imo",
    "tel",
    "telefon",
    "handy",
    "mobil",
    "mail",
    "e-mail",
    "email",
];

/// What a contact written down in one field is.
fn contact_kind(contact: &str) -> KnownKind {
    let digits = contact.chars().filter(char::is_ascii_digit).count();
    let letters = contact.chars().filter(|c| c.is_alphabetic()).count();
    if contact.contains('@') && contact.contains('.') {
        KnownKind::Email
    } else if digits >= 5 && letters == 0 {
        KnownKind::Phone
    } else if digits > 0 && letters > 0 && contact.contains(' ') {
        KnownKind::Street
    } else {
        KnownKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_into_one_contact_field() {
        let mut list = List {
            relation: "klient",
            values: Vec::new(),
        };
        for text in [
            "WhatsApp: 0176 123456",
            "mari_06",
            "Signal",
            "m.kaya@example.org",
            "Bonner Str. 5",
        ] {
            list.contact(CLIENT, "klient", text);
        }
        let found: Vec<(KnownKind, &str)> = list
            .values
            .iter()
            .map(|v| (v.kind, v.value.as_str()))
            .collect();
        let expected = [
            (KnownKind::Phone, "0176 123456"),
            (KnownKind::Other, "mari_06"),
            (KnownKind::Email, "m.kaya@example.org"),
            (KnownKind::Street, "Bonner Str. 5"),
        ];
        assert_eq!(found, expected);
    }
}
