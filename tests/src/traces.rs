//! What identifies the person of a Fall, and looking for it in something that has left the house.
//!
//! Written without a line of the product's own search: both sides are folded, and a value counts where it stands as
//! words of its own.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::dates::{ImpreciseDate, Precision, german_date};
use fallmappe_domain::latin;

/// Every value of the record that would name the person or somebody near, each in a form to look for.
pub fn traces(akte: &Fallakte) -> Vec<String> {
    let person = &akte.person;
    let mut found = Vec::new();
    let names = [&person.family_name, &person.given_name, &person.call_name]
        .into_iter()
        .chain(&person.aliases);
    for name in names.chain(person.dritte.iter().map(|dritte| &dritte.name)) {
        found.push(name.clone());
        found.extend(
            name.split([' ', '-', ','])
                .filter(|part| part.chars().count() > 2)
                .map(str::to_owned),
        );
    }
    found.extend(person.birth_date.iter().flat_map(written_dates));
    let reach = &person.reachability;
    let contacts = reach
        .phones
        .iter()
        .chain(&reach.messengers)
        .chain(&reach.emails);
    for contact in contacts.chain(person.dritte.iter().map(|dritte| &dritte.contact)) {
        found.push(contact.clone());
        found.push(digits(contact));
    }
    let address = &person.address;
    found.extend([
        address.street.clone(),
        address.postcode.clone(),
        address.municipality.clone(),
        address.ags.clone(),
    ]);
    found.extend(akte.number.iter().map(ToString::to_string));
    for dokument in &akte.aufenthalt.dokumente {
        found.extend([dokument.number.clone(), digits(&dokument.number)]);
    }
    found.extend(
        akte.vermittlungen
            .iter()
            .map(|vermittlung| vermittlung.offer.clone()),
    );
    found.retain(|value| value.chars().count() > 2);
    found.sort_unstable();
    found.dedup();
    found
}

/// The values that stand in a text, also where the text breaks its lines elsewhere or groups digits in another way.
pub fn traces_in<'a>(values: &'a [String], text: &str) -> Vec<&'a str> {
    let words = padded(text);
    let numbers = digits(text);
    let stands = |value: &&String| {
        let number = value.chars().all(|c| c.is_ascii_digit()) && value.len() > 6;
        words.contains(&padded(value)) || (number && numbers.contains(value.as_str()))
    };
    values.iter().filter(stands).map(String::as_str).collect()
}

/// Folded words with one space between them and at both ends.
fn padded(text: &str) -> String {
    let folded = latin::fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A birth date in the forms people write it; a year alone identifies nobody.
fn written_dates(date: &ImpreciseDate) -> Vec<String> {
    let Some(day) = date.exact() else {
        return if date.precision == Precision::Monat {
            vec![date.value.clone()]
        } else {
            Vec::new()
        };
    };
    vec![
        date.value.clone(),
        german_date(day),
        day.format("%-d.%-m.%Y").to_string(),
        day.format("%d.%m.%y").to_string(),
    ]
}
