//! The calendar of the Fristen goes to telephones and other people's servers: it names nobody.

use std::collections::{BTreeMap, BTreeSet};

use fallmappe_commands::schema::{Entry, ExportFristen, ListProtokoll};
use fallmappe_commands::{ErrorCode, HostError, command};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_tests::personas::{day, kontakt, marios_fall};
use fallmappe_tests::traces::{traces, traces_in};
use fallmappe_tests::werkstatt::{TODAY, handle};
use fallmappe_tests::{Werkstatt, sample};

fn export(werkstatt: &mut Werkstatt, name: Option<&str>) -> String {
    let folder = handle(&werkstatt.folder("kalender"));
    let request = ExportFristen {
        folder,
        until: None,
        file_name: name.map(str::to_owned),
    };
    let written = werkstatt.ok(command::export_fristen, request);
    assert_eq!(written.files.len(), 1);
    std::fs::read_to_string(&written.files[0].place).unwrap()
}

/// Day by UID.
fn events(calendar: &str) -> BTreeMap<String, String> {
    let lines = calendar.replace("\r\n ", "");
    let mut found = BTreeMap::new();
    let mut uid = String::new();
    for line in lines.lines() {
        if let Some(value) = line.strip_prefix("UID:") {
            uid = value.to_owned();
        }
        if let Some(value) = line.strip_prefix("DTSTART;VALUE=DATE:") {
            assert!(
                found.insert(uid.clone(), value.to_owned()).is_none(),
                "a UID stands twice"
            );
        }
    }
    found
}

#[test]
fn no_calendar_says_who_it_is_about() {
    let mut werkstatt = Werkstatt::practice();
    let calendar = export(&mut werkstatt, None);
    assert!(events(&calendar).len() > 50);
    let text = calendar.replace("\r\n ", "");
    for uid in events(&calendar).keys() {
        let (hash, place) = uid.split_once('@').unwrap();
        assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(place, "fallmappe.invalid");
    }
    let lines: BTreeSet<&str> = text
        .lines()
        .filter(|line| !line.starts_with("UID:"))
        .collect();
    let text = lines.into_iter().collect::<Vec<_>>().join("\n");
    for akte in sample::faelle() {
        let number = akte.number.clone().unwrap().0;
        let mut values = traces(&akte);
        values.retain(|value| *value != number);
        assert_eq!(
            traces_in(&values, &text),
            Vec::<&str>::new(),
            "Fall {number}"
        );
    }
    let titles = text
        .lines()
        .filter_map(|line| line.strip_prefix("SUMMARY:"));
    for title in titles {
        assert!(title.starts_with("Frist Fall 20"), "{title}");
    }
    for word in ["§", "Duldung", "Pass", "Klage", "Verbleib"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn taking_the_calendar_in_again_moves_the_event() {
    let mut werkstatt = Werkstatt::open();
    let mut akte = marios_fall("Anker");
    let fall = werkstatt.take_in(&akte);
    let before = events(&export(&mut werkstatt, Some("vorher.ics")));
    let mut dokument = akte.aufenthalt.dokumente.remove(0);
    dokument.valid_until = Some(day("2027-02-28"));
    let request = fallmappe_commands::schema::SaveEntry {
        fall,
        id: Some(werkstatt.view(fall).dokumente[0].id),
        entry: Entry::Dokument(dokument),
        draft: String::new(),
    };
    werkstatt.ok(command::save_entry, request);
    let after = events(&export(&mut werkstatt, Some("nachher.ics")));
    assert!(before.keys().eq(after.keys()));
    let moved: Vec<_> = before
        .iter()
        .filter(|(uid, day)| after[*uid] != **day)
        .map(|(uid, day)| (day.as_str(), after[uid].as_str()))
        .collect();
    assert_eq!(moved, [("20270131", "20270228")]);
}

#[test]
fn what_is_past_or_not_sure_is_in_no_calendar() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Anker"));
    for next_step_on in ["2026-11-18", "2026-11-22", "2026-12-31"] {
        let promised = Kontakt {
            next_step: "Mariechen anrufen".to_owned(),
            next_step_on: Some(day(next_step_on)),
            ..kontakt(day("2026-11-01"), "Gespräch")
        };
        werkstatt.add(fall, Entry::Kontakt(promised));
    }
    let days: Vec<String> = events(&export(&mut werkstatt, None))
        .into_values()
        .collect();
    let today = TODAY.format("%Y%m%d").to_string();
    assert!(days.iter().all(|day| *day >= today));
    assert!(days.contains(&"20261122".to_owned()) && days.contains(&"20261231".to_owned()));
    let request = ExportFristen {
        folder: handle(&werkstatt.folder("kalender")),
        until: Some(day("2026-12-30")),
        file_name: Some("bis.ics".to_owned()),
    };
    let written = werkstatt.ok(command::export_fristen, request);
    let text = std::fs::read_to_string(&written.files[0].place).unwrap();
    assert!(text.contains("20261122") && !text.contains("VALUE=DATE:20261231\r\nDTEND"));
}

#[test]
fn nothing_is_overwritten_and_every_export_is_noted() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.take_in(&marios_fall("Anker"));
    export(&mut werkstatt, Some("fristen.ics"));
    let folder = handle(&werkstatt.folder("kalender"));
    let request = |file_name: &str| ExportFristen {
        folder: folder.clone(),
        until: None,
        file_name: Some(file_name.to_owned()),
    };
    for (name, code) in [
        ("fristen.ics", ErrorCode::WouldOverwrite),
        ("../fristen.ics", ErrorCode::BadRequest),
        ("fristen.txt", ErrorCode::BadRequest),
        (".ics", ErrorCode::BadRequest),
    ] {
        assert_eq!(
            werkstatt.refused(command::export_fristen, request(name)),
            code
        );
    }
    werkstatt.host().refuse_writing(Some(HostError::NoSpace));
    let refused = werkstatt.refused(command::export_fristen, request("voll.ics"));
    assert_eq!(refused, ErrorCode::NoSpace);
    let noted = werkstatt.ok(
        command::list_protokoll,
        ListProtokoll {
            filter: Default::default(),
            offset: 0,
            limit: 100,
        },
    );
    let exports = noted.rows.iter();
    let exports = exports.filter(|row| row.what == "Fristen als Kalender ausgegeben");
    assert_eq!(exports.count(), 1);
}
