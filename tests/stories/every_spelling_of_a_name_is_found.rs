//! Whoever types a name without marks, in capitals, half or as another document spells it, finds the person.

use std::cell::RefCell;

use fallmappe_commands::command;
use fallmappe_commands::schema::{ChangePerson, CreateFall, Entry, FaelleList, ListFaelle};
use fallmappe_domain::latin;
use fallmappe_domain::person::Person;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, kontakt, long_name, mario, tesfaldet};
use proptest::prelude::*;

use crate::tries;

fn search(werkstatt: &mut Werkstatt, words: &str) -> FaelleList {
    let search = words.to_owned();
    werkstatt.ok(
        command::list_faelle,
        ListFaelle {
            search,
            filter: Default::default(),
            offset: 0,
            limit: 500,
        },
    )
}

fn named(family_name: &str, given_name: &str, aliases: &[&str]) -> Person {
    Person {
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        ..Person::default()
    }
}

#[test]
fn people_are_found_however_they_are_typed() {
    let mut werkstatt = Werkstatt::open();
    let people = [
        named(
            "Al-Ḥusaynī",
            "Muḥammad ʿAlī",
            &["Mohammad Alhusseini", "Mohamed El Husseini"],
        ),
        named("Großmann-Öztürk", "Jürgen", &[]),
        named("Nguyễn Thị", "Đặng", &[]),
        named("Ma’ruf", "Şükrü", &[]),
        mario(),
        tesfaldet(),
        long_name(),
    ];
    for person in &people {
        let fall = werkstatt
            .ok(
                command::create_fall,
                CreateFall {
                    person: person.clone(),
                    opened_on: None,
                    different_from: Vec::new(),
                    draft: String::new(),
                },
            )
            .fall;
        let note = format!(
            "Anruf bei {}, danach Fähre verpasst.",
            person.display_name()
        );
        werkstatt.add(fall, Entry::Kontakt(kontakt(day("2026-11-02"), &note)));
    }
    let spellings = [
        ("muhammad", 0),
        ("MUHAMMAD ALI", 0),
        ("Muḥammad", 0),
        ("husayn", 0),
        ("alhusseini", 0),
        ("mohamed", 0),
        ("Mohammed", 0),
        ("mouhamad ali", 0),
        ("ali muhammet", 0),
        ("hussaini", 0),
        ("al hosseini", 0),
        ("grossmann", 1),
        ("GROSSMANN", 1),
        ("Großm", 1),
        ("ozturk", 1),
        ("oeztuerk", 1),
        ("juergen", 1),
        ("jurgen", 1),
        ("nguyen", 2),
        ("dang thi", 2),
        ("đặng nguyễn", 2),
        ("thi nguyen", 2),
        ("maruf", 3),
        ("ma'ruf", 3),
        ("sukru", 3),
        ("schükrü", 3),
        ("marouf", 3),
        ("Sükrü", 3),
        ("uzkalnyte", 4),
        ("UŽKALNYTĖ", 4),
        ("mario", 4),
        ("M̂ario", 4),
        ("mariechen", 4),
        ("uschkal", 4),
        ("uzkalnite", 4),
        ("adler", 4),
        ("tesfaldat", 5),
        ("tesfaldit", 5),
        ("tesf", 5),
        ("kumarasiri", 6),
        ("charith hettiar", 6),
    ];
    for (typed, index) in spellings {
        let found = search(&mut werkstatt, typed);
        let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, [people[index].display_name()], "{typed}");
    }
    assert_eq!(
        search(&mut werkstatt, "faehre").total,
        7,
        "words of notes are found too"
    );
    assert_eq!(
        search(&mut werkstatt, "fähre muhammad").total,
        1,
        "all words have to fit"
    );
    assert_eq!(search(&mut werkstatt, "unbekannt").total, 0);
}

#[test]
fn another_transcription_finds_the_person_and_nobody_else() {
    let mut werkstatt = Werkstatt::open();
    let people = [
        ("Yusuf", &["Yousef", "Youssef", "Joussef", "yousuf"][..]),
        ("Aḥmad", &["Ahmed", "Ahmet"]),
        ("Ḥusayn", &["Hussein", "Hossein", "Husain", "Hocine"]),
        ("Ḥasan", &["Hassan", "hasan"]),
        ("ʿAbdallāh", &["Abdullah", "Abdulla", "Abdellah"]),
        ("Ḫālid", &["Khaled", "Chaled", "Halid"]),
        ("Fāṭima", &["Fatma", "Fatemeh", "Fatimah"]),
        ("Ibrāhīm", &["Ebrahim", "Ibrahim"]),
        ("Ǧamāl", &["Jamal", "Dschamal", "Gamal", "Cemal"]),
        ("Aylin", &["Eylin"]),
        ("Ali", &["Alī"]),
        ("Omar", &["Umar", "Ömer"]),
        ("Amira", &["Emira"]),
        ("Sadia", &["Saadia"]),
        ("Serhij", &["Sergey", "Serhii", "Sergej"]),
        ("Tesfay", &["Tesfai"]),
        ("Zekarias", &["Zakarias", "Zacharias"]),
    ];
    for (name, _) in people {
        let person = named(name, "", &[]);
        let request = CreateFall {
            person,
            opened_on: None,
            different_from: Vec::new(),
            draft: String::new(),
        };
        werkstatt.ok(command::create_fall, request);
    }
    for (name, spellings) in people {
        for typed in spellings {
            let found = search(&mut werkstatt, typed);
            let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(names, [name], "{typed}");
        }
    }
}

#[test]
fn no_typed_sign_is_taken_for_a_command() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.ok(
        command::create_fall,
        CreateFall {
            person: mario(),
            opened_on: None,
            different_from: Vec::new(),
            draft: String::new(),
        },
    );
    for typed in [
        "\"", "'", "*", "mario\"", "mario OR", "NEAR(", "a AND", "^", "-", "mario -x", "%", "_",
        "\0", "(", ":", "{a b}",
    ] {
        let _ = search(&mut werkstatt, typed);
    }
    assert_eq!(
        search(&mut werkstatt, "*").total,
        search(&mut werkstatt, "").total
    );
    assert_eq!(search(&mut werkstatt, &"x".repeat(1 << 20)).total, 0);
}

#[test]
fn a_name_that_was_changed_is_no_longer_found_by_the_old_one() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt
        .ok(
            command::create_fall,
            CreateFall {
                person: mario(),
                opened_on: None,
                different_from: Vec::new(),
                draft: String::new(),
            },
        )
        .fall;
    werkstatt.ok(
        command::change_person,
        ChangePerson {
            fall,
            person: tesfaldet(),
            draft: String::new(),
        },
    );
    assert_eq!(search(&mut werkstatt, "uzkalnyte").total, 0);
    assert_eq!(search(&mut werkstatt, "tesfaldet").total, 1);
}

#[test]
fn a_name_of_the_standard_is_never_lost() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt
        .ok(
            command::create_fall,
            CreateFall {
                person: mario(),
                opened_on: None,
                different_from: Vec::new(),
                draft: String::new(),
            },
        )
        .fall;
    let letters = [
        "a", "B", "Đ", "ß", "ñ", "M̂", "C̨̆", "ạ̈", "ễ", "ṣ", "Ə", "K̕", "x", "ø", "Æ", "ł", "İ", "ı",
        "þ", "œ",
    ];
    let name = prop::collection::vec(prop::sample::select(letters.to_vec()), 2..14)
        .prop_map(|l| l.concat());
    let werkstatt = RefCell::new(werkstatt);
    let mut runner = tries(40);
    let result = runner.run(&name, |name| {
        let mut werkstatt = werkstatt.borrow_mut();
        let person = named(&latin::nfc(&name), "", &[]);
        werkstatt.ok(
            command::change_person,
            ChangePerson {
                fall,
                person,
                draft: String::new(),
            },
        );
        for typed in [
            name.clone(),
            latin::fold(&name),
            name.to_lowercase(),
            name.to_uppercase(),
        ] {
            prop_assert_eq!(
                search(&mut werkstatt, &typed).total,
                1,
                "{} typed as {}",
                name,
                typed
            );
        }
        Ok(())
    });
    result.unwrap();
}
