//! What stands in the way goes to the coordination: the obstacle, the month, and nobody's name.

use fallmappe_commands::command;
use fallmappe_commands::schema::{
    Entry, ExportStrukturhemmnisse, ListStrukturhemmnisse, StrukturhemmnisseList,
};
use fallmappe_domain::code::Code;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, kontakt, marios_fall};
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

fn office() -> Werkstatt {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    let note = "Mariechen Ųžkalnytė-Ạ̈dler wartet auf den Kurs; Tante Birutė Jankauskienė rief 0176 04069099 an.";
    werkstatt.add(fall, hemmnis("2026-03-17", "wartezeit", note));
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

fn listed(werkstatt: &mut Werkstatt, from: Option<&str>) -> StrukturhemmnisseList {
    let request = ListStrukturhemmnisse {
        from: from.map(day),
        to: None,
    };
    werkstatt.ok(command::list_strukturhemmnisse, request)
}

#[test]
fn obstacles_have_a_month_a_kind_and_no_name() {
    let mut werkstatt = office();
    let list = listed(&mut werkstatt, None);
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
        .map(|one| (one.kind.as_str(), one.count))
        .collect();
    assert_eq!(
        counts,
        [("zu lange Wartezeit", 2), ("passendes Angebot fehlt", 1)]
    );
    assert_eq!(list.kontakte, 1);
    assert_eq!(listed(&mut werkstatt, Some("2026-09-03")).rows.len(), 1);
}

#[test]
fn the_table_is_what_was_shown_and_remembers_that_it_went_out() {
    let mut werkstatt = office();
    let folder = werkstatt.folder("struktur");
    let request = ExportStrukturhemmnisse {
        from: Some(day("2026-09-01")),
        to: None,
        folder: handle(&folder),
    };
    werkstatt.ok(command::export_strukturhemmnisse, request);
    let bytes = tree(&folder).into_values().next().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}Monat;Handlungsfeld;Hindernis;"));
    assert!(
        text.contains("\"'=HYPERLINK"),
        "a formula stays a text: {text}"
    );
    assert!(!text.contains("2026-03"));
    let reported = listed(&mut werkstatt, None).rows;
    let reported: Vec<_> = reported
        .iter()
        .map(|row| (row.month.as_str(), row.reported))
        .collect();
    assert_eq!(
        reported,
        [("2026-09", true), ("2026-09", true), ("2026-03", false)]
    );
}
