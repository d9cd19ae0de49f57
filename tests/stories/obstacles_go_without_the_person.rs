//! What stands in the way goes to the coordination: protected counts and a reviewed sentence of one's own, never a text out
//! of a Fall.

use fallmappe_commands::schema::{
    Entry, ExportStrukturhemmnisse, ListStrukturhemmnisse, OfHalbjahr, SaveBerichtstext,
    Strukturbericht, StrukturhemmnisseList,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, fall_of, kontakt, marios_fall, tesfaldet};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;

fn hemmnis(date: &str, kind: &str, text: &str) -> Entry {
    Entry::Strukturhemmnis(Strukturhemmnis {
        date: day(date),
        handlungsfeld: Code::new("sprache"),
        kind: Code::new(kind),
        text: text.to_owned(),
        reported_on: None,
    })
}

const NOTE: &str = "Mariechen Ųžkalnytė-Ạ̈dler wartet auf den Kurs; Tante Birutė Jankauskienė rief 0176 04069099 an.";

fn office() -> Werkstatt {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    werkstatt.add(fall, hemmnis("2026-03-17", "wartezeit", NOTE));
    werkstatt.add(
        fall,
        hemmnis(
            "2026-09-02",
            "wartezeit",
            "=HYPERLINK(\"http://x\";\"Kurs\")",
        ),
    );
    werkstatt.add(
        fall,
        hemmnis("2026-09-20", "kein_angebot", "Kein Kurs am Abend"),
    );
    let structural = Kontakt {
        structural: true,
        ..kontakt(day("2026-09-21"), "Mariechen erzählt vom Warten")
    };
    werkstatt.add(fall, Entry::Kontakt(structural));
    werkstatt
}

/// Twelve more people with open Fälle; five of them and Mario waited in the first half of 2026.
fn large_office() -> Werkstatt {
    let mut werkstatt = office();
    for number in 1..=12 {
        let akte = Fallakte {
            opened_on: day("2026-01-02"),
            ..fall_of(&format!("2026-{number:04}"), tesfaldet())
        };
        let fall = werkstatt.take_in(&akte);
        if number <= 5 {
            werkstatt.add(
                fall,
                hemmnis("2026-05-04", "wartezeit", "Wartet seit Ostern"),
            );
        }
    }
    werkstatt
}

fn listed(werkstatt: &mut Werkstatt, from: Option<&str>) -> StrukturhemmnisseList {
    let request = ListStrukturhemmnisse {
        from: from.map(day),
        to: None,
    };
    werkstatt.ok(command::list_strukturhemmnisse, request)
}

fn say(werkstatt: &mut Werkstatt, kind: &str, text: &str, reviewed: bool) -> Vec<String> {
    let request = SaveBerichtstext {
        kind: Code::new(kind),
        text: text.to_owned(),
        reviewed,
    };
    werkstatt.ok(command::save_berichtstext, request).questions
}

fn written(werkstatt: &mut Werkstatt, name: &str) -> String {
    let folder = werkstatt.folder(name);
    let request = ExportStrukturhemmnisse {
        year: 2026,
        half: 1,
        folder: handle(&folder),
    };
    werkstatt.ok(command::export_strukturhemmnisse, request);
    String::from_utf8(tree(&folder).into_values().next().unwrap()).unwrap()
}

fn preview(werkstatt: &mut Werkstatt) -> Strukturbericht {
    werkstatt.ok(
        command::preview_strukturbericht,
        OfHalbjahr {
            year: 2026,
            half: 1,
        },
    )
}

#[test]
fn obstacles_have_a_month_a_kind_and_no_name() {
    let mut werkstatt = office();
    let list = listed(&mut werkstatt, None);
    assert!(list.mark.contains("nicht zur Veröffentlichung"));
    let months: Vec<&str> = list.rows.iter().map(|row| row.month.as_str()).collect();
    assert_eq!(months, ["2026-09", "2026-09", "2026-03"]);
    let json = serde_json::to_string(&list).unwrap();
    for trace in [
        "Mariechen",
        "Ųžkalnytė",
        "Birutė",
        "Jankauskien",
        "04069099",
        "2025-0417",
        "2026-03-17",
    ] {
        assert!(!json.contains(trace), "{trace} in {json}");
    }
    assert!(
        list.rows[2].text.contains("wartet auf den Kurs"),
        "{}",
        list.rows[2].text
    );
    let counts: Vec<_> = list
        .counts
        .iter()
        .map(|one| (one.kind.as_str(), one.persons, one.count))
        .collect();
    assert_eq!(
        counts,
        [
            ("zu lange Wartezeit", 1, 2),
            ("passendes Angebot fehlt", 1, 1)
        ]
    );
    assert_eq!(list.kontakte, 1);
    assert_eq!(listed(&mut werkstatt, Some("2026-09-03")).rows.len(), 1);
}

#[test]
fn no_text_of_a_fall_is_ever_in_the_report() {
    let mut werkstatt = large_office();
    let general = "Auf einen Alphabetisierungskurs warten viele länger als sechs Monate.";
    assert!(say(&mut werkstatt, "wartezeit", general, true).is_empty());
    let text = written(&mut werkstatt, "struktur");
    assert!(text.starts_with("\u{feff}Hindernis;Personen;"), "{text}");
    assert!(text.contains(general), "{text}");
    for trace in [
        "Mariechen",
        "wartet auf",
        "Ostern",
        "HYPERLINK",
        "Abend",
        "2026-0",
        "2025-0417",
        "Tesfaldet",
    ] {
        assert!(!text.contains(trace), "{trace} in {text}");
    }
}

#[test]
fn a_wording_that_names_somebody_or_copies_a_fall_is_not_even_kept() {
    let mut werkstatt = large_office();
    let copied = "Fest steht: wartet auf den Kurs; Tante Birutė ruft an.";
    for text in [NOTE, copied, "Kein Kurs am Abend!", "Tel. 0176 04069099"] {
        assert!(
            !say(&mut werkstatt, "wartezeit", text, true).is_empty(),
            "{text}"
        );
    }
    assert!(
        listed(&mut werkstatt, None)
            .texts
            .iter()
            .all(|one| one.text.is_empty())
    );
    let lines = written(&mut werkstatt, "leer");
    assert!(!lines.contains("Kurs"), "{lines}");
}

#[test]
fn only_a_reviewed_wording_leaves_and_only_while_it_names_nobody() {
    let mut werkstatt = office();
    let text = "Im Alphabetisierungskurs fehlen Plätze für Deborah.";
    assert!(!say(&mut werkstatt, "kein_angebot", text, true).is_empty());
    let text = "Niemanden mehr nimmt Quoroxstiftung auf.";
    assert!(say(&mut werkstatt, "kein_angebot", text, false).is_empty());
    assert!(
        preview(&mut werkstatt)
            .rows
            .iter()
            .all(|row| row.text.is_empty())
    );
    assert!(say(&mut werkstatt, "kein_angebot", text, true).is_empty());
    let leaves =
        |werkstatt: &mut Werkstatt| preview(werkstatt).rows.iter().any(|row| row.text == text);
    assert!(leaves(&mut werkstatt));
    // Somebody comes who is called like that: what was harmless yesterday is so no more.
    let akte = fall_of(
        "2026-0099",
        fallmappe_domain::person::Person {
            family_name: "Quoroxstiftung".to_owned(),
            ..tesfaldet()
        },
    );
    let fall = werkstatt.take_in(&akte);
    werkstatt.add(fall, hemmnis("2026-05-04", "behoerde", "Kein Termin"));
    assert!(!leaves(&mut werkstatt));
}

#[test]
fn counts_are_told_from_the_smallest_number_on_and_once_for_all() {
    let mut werkstatt = large_office();
    let cells = |seen: &Strukturbericht| {
        let row = seen
            .rows
            .iter()
            .find(|row| row.kind == "zu lange Wartezeit")
            .unwrap();
        (row.persons.clone(), row.entries.clone())
    };
    let first = preview(&mut werkstatt);
    assert_eq!(cells(&first), ("6".to_owned(), ".".to_owned()));
    assert_eq!(
        (first.persons.as_str(), first.k, first.written_on),
        ("13", 5, None)
    );
    let shown = first.rows.iter().filter(|row| row.persons != ".").count();
    assert_eq!(shown, 1);
    let before = written(&mut werkstatt, "eins");

    let late = werkstatt.take_in(&Fallakte {
        opened_on: day("2026-01-05"),
        ..fall_of("2026-0050", tesfaldet())
    });
    werkstatt.add(late, hemmnis("2026-02-02", "wartezeit", "Nachtrag"));
    let again = preview(&mut werkstatt);
    assert_eq!(cells(&again), cells(&first));
    assert!(again.written_on.is_some());
    assert_eq!(written(&mut werkstatt, "zwei"), before);
}

#[test]
fn a_small_office_tells_no_number_and_remembers_what_went_out() {
    let mut werkstatt = office();
    let seen = preview(&mut werkstatt);
    assert!(
        seen.rows
            .iter()
            .all(|row| row.persons == "." && row.entries == ".")
    );
    assert_eq!(seen.persons, ".");
    written(&mut werkstatt, "struktur");
    let reported: Vec<_> = listed(&mut werkstatt, None)
        .rows
        .into_iter()
        .map(|row| (row.month, row.reported))
        .collect();
    let expected = [("2026-09", false), ("2026-09", false), ("2026-03", true)];
    assert_eq!(
        reported,
        expected.map(|(month, sent)| (month.to_owned(), sent))
    );
    let running = OfHalbjahr {
        year: 2026,
        half: 2,
    };
    let refused = werkstatt.refused(command::preview_strukturbericht, running);
    assert_eq!(refused, ErrorCode::PeriodOpen);
}
