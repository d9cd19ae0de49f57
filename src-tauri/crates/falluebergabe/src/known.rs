//! What the record of a Fall knows about persons, as values the pseudonymiser and the exit check look for.
//!
//! Nationality and languages are values only where they shall not be named; the profile decides that.

use crate::family;
use crate::free_text::{Known, KnownKind, could_be_surname, is_word};
use crate::minimise::{Field, Profile, Treatment};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::person::{DrittePerson, Person};
use fallmappe_domain::stelle::Stelle;

const CLIENT: &str = "klient";

/// All values of a Fall that must not leave for a recipient of this profile.
#[must_use]
pub fn known_values(akte: &Fallakte, profile: &Profile) -> Vec<Known> {
    let kept = profile.rule(Field::Languages).treatment == Treatment::Keep;
    known_values_with(akte, profile, &|name| kept || name == "Deutsch")
}

/// The values, with a say in which languages leave by their names.
pub(crate) fn known_values_with(
    akte: &Fallakte,
    profile: &Profile,
    keeps_language: &dyn Fn(&str) -> bool,
) -> Vec<Known> {
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
    let spoken = person.languages.iter().map(|language| &language.name);
    let tested = akte.bildung.sprache.iter().map(|stand| &stand.language);
    for language in spoken.chain(tested).filter(|name| !keeps_language(name)) {
        list.client(KnownKind::Language, language);
    }
    numbers_and_bodies(&mut list, akte);
    work(&mut list, akte);
    for (index, dritte) in person.dritte.iter().enumerate() {
        third_person(&mut list, index, dritte);
    }
    helpers(&mut list, akte);
    list.values
}

/// Who is written to at the Stellen that the Fall's consents name.
pub(crate) fn contact_persons(akte: &Fallakte, stellen: &[Stelle]) -> Vec<Known> {
    let consents = &akte.einwilligungen;
    let named = stellen
        .iter()
        .filter(|stelle| consents.iter().any(|e| e.stelle == stelle.name));
    let names = named.filter_map(|stelle| name_in(&stelle.contact_person, true));
    let known = |(index, name): (usize, String)| {
        Known::new(
            &format!("stelle{index}"),
            "Fachkraft",
            KnownKind::Alias,
            &name,
        )
    };
    names.enumerate().map(known).collect()
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
        let value = Known::new(person, relation, kind, value.trim());
        if !value.value.is_empty() && !self.values.contains(&value) {
            self.values.push(value);
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

/// Employers and numbers of decisions. Bodies that pay or decide are many people's and stay readable.
fn work(list: &mut List, akte: &Fallakte) {
    for arbeit in &akte.bildung.arbeit {
        list.client(KnownKind::Employer, &arbeit.employer);
    }
    for ausbildung in &akte.bildung.ausbildungen {
        list.client(KnownKind::Employer, &ausbildung.employer);
    }
    for bescheid in &akte.aufenthalt.bescheide {
        list.client(KnownKind::FileNumber, &bescheid.reference);
    }
}

/// People whom the Teilhabeplan and the Fallkonferenzen name.
fn helpers(list: &mut List, akte: &Fallakte) {
    let konferenzen = &akte.fallkonferenzen;
    let at_table = konferenzen
        .iter()
        .flat_map(|konferenz| &konferenz.participants);
    let table = at_table.map(|person| (person.name.as_str(), true));
    let agreed = konferenzen
        .iter()
        .flat_map(|konferenz| &konferenz.agreements);
    let agreed = agreed.map(|agreed| (agreed.who.as_str(), false));
    let steps = akte.teilhabeplan.ziele.iter().flat_map(|ziel| &ziel.steps);
    let steps = steps.map(|step| (step.who_name.as_str(), false));
    for (text, is_person) in table.chain(agreed).chain(steps) {
        let Some(name) = name_in(text, is_person) else {
            continue;
        };
        if list.values.iter().any(|known| known.value == name) {
            continue;
        }
        let id = format!("helfer{}", list.values.len());
        list.add(&id, "Fachkraft", KnownKind::Alias, &name);
    }
}

/// The name in a field that may also hold a role or a body: what is left without titles, roles and ordinary words.
fn name_in(text: &str, is_person: bool) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')' | ':'))
        .filter(|word| !word.is_empty())
        .collect();
    let titled = words.iter().any(|word| is_title(word));
    let rest: Vec<&str> = words
        .into_iter()
        .filter(|word| !is_title(word) && !family::is_role_word(word))
        .collect();
    let strange = rest
        .iter()
        .any(|word| !is_word(word) && word.chars().count() > 2);
    // "Eberwein" alone: whoever does something is asked for here, and a surname says who.
    let surname = matches!(rest.as_slice(), [only] if could_be_surname(only));
    let is_name = is_person || titled || surname || (rest.len() > 1 && strange);
    let name = rest.join(" ");
    (is_name && name.chars().count() > 2).then_some(name)
}

fn is_title(word: &str) -> bool {
    let plain = word.trim_end_matches('.').to_lowercase();
    matches!(
        plain.as_str(),
        "herr" | "herrn" | "frau" | "hr" | "fr" | "dr" | "prof" | "familie" | "fam"
    )
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
    fn a_field_for_whoever_does_it_holds_names_roles_and_bodies() {
        for (text, name) in [
            ("Frau Grünewald-Śliwa (Jobcenter)", Some("Grünewald-Śliwa")),
            ("Herr Koch", Some("Koch")),
            ("Ermias Tesfay", Some("Ermias Tesfay")),
            ("Eberwein", Some("Eberwein")),
            ("Koch", Some("Koch")),
            ("Kammer", None),
            ("Schule", None),
            ("BAMF", None),
            ("Klient", None),
            ("Mutter", None),
            ("Jobcenter", None),
            ("Sachbearbeiterin ABH", None),
            ("die Person selbst", None),
            ("", None),
        ] {
            assert_eq!(name_in(text, false).as_deref(), name, "{text}");
        }
        assert_eq!(name_in("Koch", true).as_deref(), Some("Koch"));
    }

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
