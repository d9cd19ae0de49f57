//! What people need stands beside what there is: exact on the own desk, and outside only what betrays nobody, not even to
//! who keeps all tables of all quarters.

use fallmappe_commands::command;
use fallmappe_commands::schema::{
    BedarfView, Entry, IntoFolder, Nothing, SaveAngebot, ToldBedarfRow,
};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::teilhabeplan::Bedarf;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, fall_of, teilnahme, tesfaldet};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;

fn bedarf(date: &str, field: &str, rating: &str) -> Entry {
    Entry::Bedarf(Bedarf {
        date: day(date),
        handlungsfeld: Code::new(field),
        rating: Code::new(rating),
        remark: "Schulden beim Onkel Xhevahire".to_owned(),
    })
}

fn person(
    werkstatt: &mut Werkstatt,
    number: u32,
    austritt: Option<&str>,
    closed: Option<&str>,
) -> FallId {
    let akte = Fallakte {
        opened_on: day("2026-01-02"),
        closed_on: closed.map(day),
        teilnahmen: vec![teilnahme("cm", day("2026-01-05"), austritt.map(day))],
        ..fall_of(&format!("2026-{number:04}"), tesfaldet())
    };
    werkstatt.take_in(&akte)
}

/// Fourteen people in a Teilnahme, six of whom need a language course; and four who are not counted.
fn office() -> (Werkstatt, Vec<FallId>) {
    let mut werkstatt = Werkstatt::open();
    let people: Vec<FallId> = (1..=14)
        .map(|number| person(&mut werkstatt, number, None, None))
        .collect();
    for fall in &people[..6] {
        werkstatt.add(*fall, bedarf("2026-02-03", "sprache", "hoch"));
    }
    werkstatt.add(people[6], bedarf("2026-02-03", "sprache", "dringend"));
    werkstatt.add(people[6], bedarf("2026-08-03", "sprache", "kein"));
    werkstatt.add(people[7], bedarf("2026-02-03", "schulden", "gering"));
    let left = person(&mut werkstatt, 21, Some("2026-06-30"), None);
    let closed = person(&mut werkstatt, 22, None, Some("2026-06-30"));
    let nowhere = werkstatt.take_in(&fall_of("2026-0023", tesfaldet()));
    let unasked = person(&mut werkstatt, 24, Some("2026-06-30"), Some("2026-06-30"));
    for fall in [left, closed, nowhere, unasked] {
        werkstatt.add(fall, bedarf("2026-02-03", "sprache", "hoch"));
    }
    (werkstatt, people)
}

fn kurs(stelle: StelleId, fields: &[&str]) -> Angebot {
    Angebot {
        title: "Deutsch am Abend".to_owned(),
        stelle,
        handlungsfelder: fields.iter().map(|field| Code::new(field)).collect(),
        kind: Code::new("sprachkurs"),
        places: Some(18),
        free_places: Some(2),
        free_as_of: Some(day("2026-09-01")),
        valid_from: None,
        valid_until: None,
        language_level: None,
        requirements: String::new(),
        remark: String::new(),
    }
}

fn view(werkstatt: &mut Werkstatt) -> BedarfView {
    werkstatt.ok(command::get_bedarf, Nothing {})
}

fn told(view: &BedarfView, label: &str) -> ToldBedarfRow {
    view.told
        .rows
        .iter()
        .find(|row| row.label == label)
        .unwrap()
        .clone()
}

fn write(werkstatt: &mut Werkstatt, name: &str) -> String {
    let folder = werkstatt.folder(name);
    let request = IntoFolder {
        folder: handle(&folder),
    };
    werkstatt.ok(command::write_bedarf, request);
    String::from_utf8(tree(&folder).into_values().next().unwrap()).unwrap()
}

#[test]
fn the_desk_counts_who_takes_part_and_what_was_rated_last() {
    let (mut werkstatt, _) = office();
    let stelle = werkstatt.stelle(anker());
    for (fields, ended) in [
        (vec!["sprache", "arbeit"], None),
        (vec!["sprache"], Some("2026-03-01")),
    ] {
        let angebot = Angebot {
            valid_until: ended.map(day),
            ..kurs(stelle, &fields)
        };
        werkstatt.ok(command::save_angebot, SaveAngebot { id: None, angebot });
    }
    let view = view(&mut werkstatt);
    assert_eq!(view.persons, 14);
    assert_eq!(
        view.mark,
        "intern, nicht anonym, nicht zur Veröffentlichung"
    );
    let row = |code: &str| {
        view.rows
            .iter()
            .find(|row| row.code.as_str() == code)
            .unwrap()
    };
    assert_eq!(row("sprache").need, 6);
    assert_eq!(row("schulden").need, 1);
    let supply = &row("arbeit").supply;
    assert_eq!(
        (supply.offers, supply.places, supply.free_places),
        (1, Some(18), Some(2))
    );
    assert!(row("sprache").supply == *supply);
    assert_eq!(row("wohnen").supply.places, None);
}

#[test]
fn the_table_that_leaves_hides_what_is_small_and_says_its_rule() {
    let (mut werkstatt, _) = office();
    let seen = view(&mut werkstatt);
    assert_eq!(told(&seen, "Sprache").need, "6");
    assert_eq!(told(&seen, "Schulden").need, ".");
    assert_eq!(told(&seen, "Wohnen").need, ".");
    let csv = write(&mut werkstatt, "bedarf");
    for (row, line) in seen.told.rows.iter().zip(csv.lines().skip(1)) {
        let label = line.split(';').next().unwrap().trim_matches('"');
        let need = line.split(';').nth(1).unwrap();
        assert_eq!((label, need), (row.label.as_str(), row.need.as_str()));
    }
    assert!(csv.contains("Mindestfallzahl (k);5"), "{csv}");
    assert!(csv.contains("Stichtag der Bedarfszahlen;"), "{csv}");
    for trace in ["Xhevahire", "2026-0001", "Tesfaldet", "intern"] {
        assert!(!csv.contains(trace), "{trace} in {csv}");
    }
}

#[test]
fn in_one_quarter_the_need_is_told_once_and_small_steps_are_never_told() {
    let (mut werkstatt, people) = office();
    werkstatt.host().set_day(day("2026-10-05"));
    write(&mut werkstatt, "eins");
    assert!(view(&mut werkstatt).told.repeated);
    werkstatt.add(people[8], bedarf("2026-10-06", "sprache", "hoch"));
    werkstatt.host().set_day(day("2026-12-30"));
    let seen = view(&mut werkstatt);
    assert_eq!(
        seen.rows
            .iter()
            .find(|row| row.code.as_str() == "sprache")
            .unwrap()
            .need,
        7
    );
    assert_eq!(told(&seen, "Sprache").need, "6");
    write(&mut werkstatt, "zwei");

    // The next quarter: one more is no step that may be seen, and a new day would betray it.
    werkstatt.host().set_day(day("2027-01-04"));
    let seen = view(&mut werkstatt);
    let row = told(&seen, "Sprache");
    assert_eq!(
        (row.need.as_str(), row.stichtag),
        ("6", Some(day("2026-10-05")))
    );
    assert!(!seen.told.repeated);
    assert!(write(&mut werkstatt, "drei").contains("Sprache;6;05.10.2026;"));
}
