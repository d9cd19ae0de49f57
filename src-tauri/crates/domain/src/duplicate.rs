//! Whether two persons are likely one: never a verdict, only a hint with its reasons for somebody who decides.
//!
//! Conservative on purpose. Families share a name, an address and a telephone, and twins a birth date as well, so the
//! given name must fit in every case; and common names with two birth dates are two persons. Where the candidates come
//! from is a matter of `store`.

mod birth;
mod name;

use std::collections::BTreeSet;

use crate::code::{Code, KEINE_ANGABE, NICHT_ERHOBEN};
use crate::latin;
use crate::person::Person;

use birth::Birth;
use name::Name;

/// Digits of a telephone number that count: prefixes and zeros in front are written in many ways.
const PHONE_DIGITS: usize = 8;

/// How alike two persons are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// The more the likelier; for ordering only.
    pub score: i32,
    /// Why, German, the weightiest first.
    pub reasons: Vec<&'static str>,
}

/// Why two persons are likely one; `None` when they are not.
pub fn compare(one: &Person, other: &Person) -> Option<Likeness> {
    let name = name::compare(one, other)?;
    let birth = birth::compare(one.birth_date.as_ref(), other.birth_date.as_ref());
    let reached = Reached::compare(one, other);
    if !is_likely(name, birth, reached, speaks_against(one, other)) {
        return None;
    }
    let reasons = [
        Some(name.german()),
        birth.german(),
        reached.phone.then_some("Gleiche Telefonnummer"),
        reached.mail.then_some("Gleiche E-Mail-Adresse"),
    ];
    Some(Likeness {
        score: name.weight() + birth.weight() + reached.weight(),
        reasons: reasons.into_iter().flatten().collect(),
    })
}

/// Every name under which somebody is known: document, Rufname, further spellings.
pub fn names(person: &Person) -> impl Iterator<Item = &str> {
    [
        person.family_name.as_str(),
        &person.given_name,
        &person.call_name,
    ]
    .into_iter()
    .chain(person.aliases.iter().map(String::as_str))
}

/// The digits of a telephone number by which it is compared; `None` for what is no number.
pub fn phone_key(text: &str) -> Option<String> {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(PHONE_DIGITS)?;
    Some(digits.into_iter().skip(from).collect())
}

/// The rule itself, as a table: what the name says, and what must come to it.
fn is_likely(name: Name, birth: Birth, reached: Reached, against: bool) -> bool {
    let reached = reached.phone || reached.mail;
    match (name, birth) {
        (Name::GivenOnly, birth) => reached && birth == Birth::Same,
        (Name::OneWord, Birth::Same) => !against || reached,
        (Name::OneWord, Birth::Different) => false,
        (Name::OneWord, _) => reached,
        (_, Birth::Different) => reached && name.is_whole() && !against,
        (_, Birth::Same | Birth::Swapped) => true,
        (_, Birth::OneDigit | Birth::SameYear) if name.is_whole() => !against || reached,
        (_, Birth::Unknown) if name.is_whole() => !against || reached,
        _ => reached,
    }
}

/// A known nationality or gender that differs.
fn speaks_against(one: &Person, other: &Person) -> bool {
    differs(&one.nationality, &other.nationality) || differs(&one.gender, &other.gender)
}

fn differs(one: &Code, other: &Code) -> bool {
    let is_known = |code: &Code| {
        !matches!(
            code.as_str(),
            "" | KEINE_ANGABE | NICHT_ERHOBEN | "ungeklaert" | "staatenlos"
        )
    };
    is_known(one) && is_known(other) && one != other
}

/// Ways to reach both.
#[derive(Clone, Copy)]
struct Reached {
    phone: bool,
    mail: bool,
}

impl Reached {
    fn compare(one: &Person, other: &Person) -> Self {
        let phones = |person: &Person| -> BTreeSet<String> {
            let reach = &person.reachability;
            let all = reach.phones.iter().chain(&reach.messengers);
            all.filter_map(|phone| phone_key(phone)).collect()
        };
        let mails = |person: &Person| -> BTreeSet<String> {
            let mails = person.reachability.emails.iter();
            mails
                .map(|mail| latin::fold(mail.trim()))
                .filter(|mail| !mail.is_empty())
                .collect()
        };
        Self {
            phone: !phones(one).is_disjoint(&phones(other)),
            mail: !mails(one).is_disjoint(&mails(other)),
        }
    }

    fn weight(self) -> i32 {
        15 * (i32::from(self.phone) + i32::from(self.mail))
    }
}

#[cfg(test)]
mod tests;
