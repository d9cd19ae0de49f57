//! Before a Fall is made, Fälle about the same person are shown with the reason; "somebody else" is remembered; two Fälle
//! that were put together can be taken apart again.

use fallmappe_commands::schema::{
    CreateFall, DuplicateRow, Entry, FindDuplicates, ListChanges, MarkDifferent, MergeFaelle,
    OfFall, UndoChange,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::person::Person;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, fall_of, kontakt};

fn person(family_name: &str, given_name: &str, born: &str) -> Person {
    Person {
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        birth_date: Some(ImpreciseDate::day(day(born))),
        ..Person::default()
    }
}

fn duplicates(
    werkstatt: &mut Werkstatt,
    person: Person,
    fall: Option<FallId>,
) -> Vec<DuplicateRow> {
    werkstatt
        .ok(command::find_duplicates, FindDuplicates { person, fall })
        .rows
}

/// An office with two brothers and somebody with a common name.
fn office() -> (Werkstatt, [FallId; 3]) {
    let mut werkstatt = Werkstatt::open();
    let mut take_in = |number: &str, mut person: Person| {
        person.reachability.phones = vec!["0176 04069056".to_owned()];
        werkstatt.take_in(&fall_of(number, person))
    };
    let faelle = [
        take_in("2025-0001", person("Al-Ḥusaynī", "Muḥammad", "2004-03-05")),
        take_in("2025-0002", person("Al-Ḥusaynī", "ʿAlī", "2006-11-12")),
        take_in("2025-0003", person("Husseini", "Mohamed", "1998-07-30")),
    ];
    (werkstatt, faelle)
}

#[test]
fn the_likely_ones_are_shown_with_the_reason() {
    let (mut werkstatt, _) = office();
    let told = |rows: Vec<DuplicateRow>| -> Vec<String> {
        let told = rows
            .into_iter()
            .map(|row| format!("{} {}", row.number, row.reasons.join(", ")));
        told.collect()
    };
    for (typed, expected) in [
        (
            person("Alhusseini", "Mohammed", "2004-03-05"),
            "2025-0001 Gleicher Name in anderer Schreibweise, Gleiches Geburtsdatum",
        ),
        (
            person("Muhammad", "Alhusayni", "2004-05-03"),
            "2025-0001 Vor- und Familienname vertauscht, Geburtsdatum mit vertauschtem Tag und Monat",
        ),
        (
            person("AL-HUSAYNI", "Ali", "2006-11-12"),
            "2025-0002 Gleicher Name, Gleiches Geburtsdatum",
        ),
    ] {
        assert_eq!(told(duplicates(&mut werkstatt, typed, None)), [expected]);
    }
    for nobody in [
        person("Al-Husayni", "Aylin", "2006-11-12"),
        person("Alhusseini", "Mohammed", "2001-01-09"),
        person("Rahimi", "Muhammad", "2004-03-05"),
        Person::default(),
    ] {
        assert!(duplicates(&mut werkstatt, nobody, None).is_empty());
    }
}

#[test]
fn somebody_else_is_remembered() {
    let (mut werkstatt, [one, ..]) = office();
    let twin = person("Alhusaini", "Mohamed", "2004-03-05");
    assert_eq!(duplicates(&mut werkstatt, twin.clone(), None).len(), 1);
    let made = werkstatt.ok(
        command::create_fall,
        CreateFall {
            person: twin.clone(),
            opened_on: None,
            different_from: vec![one],
            draft: String::new(),
        },
    );
    assert!(duplicates(&mut werkstatt, twin.clone(), Some(made.fall)).is_empty());
    let asked = person("Al-Ḥusaynī", "Muḥammad", "2004-03-05");
    assert!(
        duplicates(&mut werkstatt, asked.clone(), Some(one)).is_empty(),
        "from both sides"
    );
    assert_eq!(
        duplicates(&mut werkstatt, asked, None).len(),
        2,
        "a third is a new question"
    );

    let third = werkstatt.take_in(&fall_of("2025-0009", twin.clone()));
    assert_eq!(
        duplicates(&mut werkstatt, twin.clone(), Some(third)).len(),
        2
    );
    let pair = MarkDifferent {
        fall: third,
        other: made.fall,
    };
    werkstatt.ok(command::mark_different, pair.clone());
    werkstatt.ok(command::mark_different, pair);
    werkstatt.restart();
    werkstatt.unlock();
    let left = duplicates(&mut werkstatt, twin, Some(third));
    assert_eq!(left.iter().map(|row| row.fall).collect::<Vec<_>>(), [one]);
    let itself = MarkDifferent {
        fall: one,
        other: one,
    };
    assert_eq!(
        werkstatt.refused(command::mark_different, itself),
        ErrorCode::NotFound
    );
}

#[test]
fn two_faelle_are_put_together_and_taken_apart() {
    let (mut werkstatt, [keep, _, absorb]) = office();
    werkstatt.add(
        absorb,
        Entry::Kontakt(kontakt(day("2026-09-03"), "Fahrkarte bestellt")),
    );
    let before = (werkstatt.view(keep).person, werkstatt.view(absorb).person);
    werkstatt.ok(command::merge_faelle, MergeFaelle { keep, absorb });
    assert_eq!(werkstatt.view(keep).kontakte.len(), 1);
    assert_eq!(
        werkstatt.refused(command::open_fall, OfFall { fall: absorb }),
        ErrorCode::NotFound
    );
    let hits = |werkstatt: &mut Werkstatt, text: &str| -> Vec<FallId> {
        let search = fallmappe_commands::schema::Search {
            text: text.to_owned(),
            limit: 0,
        };
        let rows = werkstatt.ok(command::search, search).rows;
        rows.into_iter().map(|row| row.fall).collect()
    };
    assert_eq!(hits(&mut werkstatt, "fahrkarte"), [keep]);
    assert_eq!(
        hits(&mut werkstatt, "mohamed husseini"),
        [keep],
        "the other spelling is kept"
    );

    let changes = werkstatt.ok(
        command::list_changes,
        ListChanges {
            fall: Some(keep),
            part: String::new(),
            entry: None,
            offset: 0,
            limit: 1,
        },
    );
    let change = changes.rows[0].change;
    werkstatt.ok(command::undo_change, UndoChange { change });
    assert_eq!(hits(&mut werkstatt, "fahrkarte"), [absorb]);
    let after = (werkstatt.view(keep).person, werkstatt.view(absorb).person);
    assert!(before == after);
}
