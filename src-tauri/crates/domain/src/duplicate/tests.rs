//! Persons who are one, and persons who are two.

use super::*;
use crate::dates::{ImpreciseDate, Precision};

/// `Familienname, Vorname|Geburtsdatum|Telefon|Staatsangehörigkeit|weitere Schreibweise`
fn person(line: &str) -> Person {
    let field = |index: usize| line.split('|').nth(index).unwrap_or_default().trim();
    let (family, given) = field(0).split_once(", ").unwrap_or((field(0), ""));
    let mut person = Person {
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        birth_date: date(field(1)),
        nationality: Code::new(field(3)),
        ..Person::default()
    };
    if !field(2).is_empty() {
        person.reachability.phones = vec![field(2).to_owned()];
    }
    if !field(4).is_empty() {
        person.aliases = vec![field(4).to_owned()];
    }
    person
}

fn date(text: &str) -> Option<ImpreciseDate> {
    let precision = match (text.starts_with("ca. "), text.len()) {
        (_, 0) => return None,
        (true, _) => Precision::Geschaetzt,
        (_, 4) => Precision::Jahr,
        (_, 7) => Precision::Monat,
        _ => Precision::Tag,
    };
    let value = text.trim_start_matches("ca. ").to_owned();
    Some(ImpreciseDate { value, precision })
}

const ONE_PERSON: [(&str, &str, &str); 21] = [
    (
        "Güneş, Jülide|2002-08-30",
        "Guenes, Juelide|2002-08-30",
        "Gleicher Name in anderer Schreibweise",
    ),
    (
        "Weldegebriel, Tsegay|2000-02-16",
        "Woldegabriel, Tsegaye|2000-02-16",
        "Gleicher Name in anderer Schreibweise",
    ),
    (
        "Al-Ḥusaynī, Muḥammad|2003-05-14",
        "Alhusseini, Mohamed|2003-05-14",
        "Gleicher Name in anderer Schreibweise",
    ),
    (
        "Haile, Tesfay|2003-05-14",
        "Haile, Tesfay|2003-05-14",
        "Gleicher Name",
    ),
    ("Haile, Tesfay", "HAILE, Tesfay|2003-05-14", "Gleicher Name"),
    (
        "Tesfay, Haile|2003-05-14",
        "Haile, Tesfay|2003-05-14",
        "Vor- und Familienname vertauscht",
    ),
    (
        "Haile, Tesfay|2003-05-04",
        "Haile, Tesfay|2003-04-05",
        "Geburtsdatum mit vertauschtem Tag und Monat",
    ),
    (
        "Haile, Tesfay|2003",
        "Haile, Tesfai|2003-04-05",
        "Gleiches Geburtsjahr, der Tag ist nicht bei beiden bekannt",
    ),
    (
        "Haile, Tesfay|2003-01-01",
        "Haile, Tesfay|2003-04-05",
        "Gleiches Geburtsjahr, der Tag ist nicht bei beiden bekannt",
    ),
    (
        "Haile, Tesfay|ca. 2001",
        "Haile, Tesfay|2003-04-05",
        "Gleicher Name",
    ),
    (
        "Haile, Tesfay|2003-04-05",
        "Haile, Tesfay|2003-04-06",
        "Geburtsdatum weicht in einer Ziffer ab",
    ),
    (
        "Ahmadi, Reza Ali|2003-05-14",
        "Ahmadi, Reza|2003-05-14",
        "Alle Namen der einen Person kommen bei der anderen vor",
    ),
    (
        "Tesfaldet|2003-05-14",
        "Haile, Tesfaldet|2003-05-14",
        "Der einzige Name der einen Person kommt bei der anderen vor",
    ),
    (
        "Tesfaldet||0176 04069056",
        "Haile, Tesfaldet||+49 176 040690 56",
        "Gleiche Telefonnummer",
    ),
    (
        "Ahmadzai, Reza|2003-05-14",
        "Ahmadzei, Reza|2003-05-14",
        "Gleicher Name in anderer Schreibweise",
    ),
    (
        "Wijesinghe, Nimal|2003-05-14",
        "Vijesingha, Nimal|2003-05-14",
        "Gleicher Name in anderer Schreibweise",
    ),
    (
        "Wickramasinghe, Nimal|2003-05-14",
        "Wickramasinbhe, Nimal|2003-05-14",
        "Fast gleicher Name, ein Buchstabe weicht ab",
    ),
    (
        "Müller, Jörg|1999-03-02",
        "Mueller, Joerg|1999-03-02",
        "Gleicher Name in anderer Schreibweise",
    ),
    (
        "Musajew, Islam|2004-10-05|||Musaev Islam",
        "Musaev, Islam|2004-10-05",
        "Gleicher Name",
    ),
    (
        "Musajew, Islam|2004-10-05|0176 04069056",
        "Abajew, Islam|2004-10-05|0176 04069056",
        "Gleicher Vorname",
    ),
    (
        "Haile, Tesfay|2003-05-14|0176 04069056",
        "Haile, Tesfay|1998-02-09|0176 04069056",
        "Gleiche Telefonnummer",
    ),
];

const TWO_PERSONS: [(&str, &str); 18] = [
    // The family name alone is nothing.
    ("Güneş, Jülide|2002-08-30", "Guenes, Elif|2002-08-30"),
    (
        "Weldegebriel, Tsegay|2000-02-16",
        "Woldegabriel, Selam|2000-02-16",
    ),
    // Brothers and twins with one telephone.
    (
        "Haile, Tesfay|2003-05-14|0176 04069056|ERI",
        "Haile, Yonas|2003-05-14|0176 04069056|ERI",
    ),
    (
        "Haile, Tesfay|2003-05-14|0176 04069056|ERI",
        "Haile, Selam|2005-02-11|0176 04069056|ERI",
    ),
    ("Ahmadi, Hassan|2003-05-14", "Ahmadi, Hussein|2003-05-14"),
    // Common names, two birth dates.
    (
        "Ali, Mohammad|2003-05-14||SYR",
        "Ali, Mohammed|1999-11-02||SYR",
    ),
    ("Ali, Mohammad|2003||SYR", "Ali, Mohammad|1999-11-02||SYR"),
    ("Ali, Mohammad|2003-05||SYR", "Ali, Mohammad|2003-07||SYR"),
    (
        "Ali, Mohammad|ca. 1990||SYR",
        "Ali, Mohammad|2003-05-14||SYR",
    ),
    // The same name, and another nationality.
    ("Ali, Mohammad|||SYR", "Ali, Mohammed|||IRQ"),
    ("Ali, Mohammad|2003||SYR", "Ali, Mohammed|2003-05-14||SOM"),
    // Half a name.
    ("Ali|2003", "Ali, Mohammad|2003-05-14"),
    ("Ali", "Ali, Mohammad"),
    ("Ahmadi, Reza Ali", "Ahmadi, Reza"),
    ("Ahmadi, Reza Ali|2003", "Ahmadi, Reza|2003-05-14"),
    ("Ahmadi, Reza|2003-05-14", "Rahimi, Reza|2003-05-14"),
    // One letter in a short name.
    ("Amir, Omar|2003-05-14", "Amira, Omar|2003-05-14"),
    ("|2003-05-14|0176 04069056", "|2003-05-14|0176 04069056"),
];

#[test]
fn one_person_in_two_files_is_seen_with_the_reason() {
    for (one, other, reason) in ONE_PERSON {
        let (one_person, other_person) = (person(one), person(other));
        let likeness = compare(&one_person, &other_person)
            .unwrap_or_else(|| panic!("{one} and {other} are not seen"));
        assert!(
            likeness.reasons.contains(&reason),
            "{one} / {other}: {likeness:?}"
        );
        assert_eq!(compare(&other_person, &one_person), Some(likeness), "{one}");
    }
}

#[test]
fn two_persons_stay_two() {
    for (one, other) in TWO_PERSONS {
        let seen = compare(&person(one), &person(other));
        assert_eq!(seen, None, "{one} and {other}");
        assert_eq!(
            compare(&person(other), &person(one)),
            None,
            "{one} and {other}"
        );
    }
}

#[test]
fn the_likelier_comes_first() {
    let asked = person("Haile, Tesfay|2003-05-14|0176 04069056");
    let score = |line: &str| compare(&asked, &person(line)).unwrap().score;
    assert!(score("Haile, Tesfay|2003-05-14|0176 04069056") > score("Haile, Tesfay|2003-05-14"));
    assert!(score("Haile, Tesfay|2003-05-14") > score("Haile, Tesfai|2003-05-14"));
    assert!(score("Haile, Tesfai|2003-05-14") > score("Haile, Tesfai|2003"));
}

#[test]
fn telephone_numbers_are_compared_by_their_last_digits() {
    assert_eq!(phone_key("+49 176 040690-56").as_deref(), Some("04069056"));
    assert_eq!(
        phone_key("WhatsApp 0176/04069056").as_deref(),
        Some("04069056")
    );
    assert_eq!(phone_key("Durchwahl 12"), None);
    assert_eq!(phone_key("Signal @uzka.marie"), None);
}
