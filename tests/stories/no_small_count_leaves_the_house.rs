//! No report shows a number below the smallest count, whatever the vault holds: neither on the screen, nor in the files,
//! nor in what is sent.

use std::cell::RefCell;

use chrono::NaiveDate;
use fallmappe_commands::schema::{
    CreateFall, Entry, Part, ReleaseStatistik, RemoveEntry, SaveSettings, SaveStelle, Settings,
    StatistikPreview, StatistikRequest,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, mario, office, teilnahme, vermittlung};
use proptest::prelude::*;
use serde_json::Value;

use crate::tries;

/// The first half of 2026.
pub fn half_year() -> StatistikRequest {
    StatistikRequest {
        programme: Code::new("kim"),
        from: day("2026-01-01"),
        to: day("2026-06-30"),
        stichtag: None,
        min_count: None,
        schutz: fallmappe_commands::schema::Schutz::Blockregel,
    }
}

/// One person's way through the programme.
#[derive(Debug, Clone)]
struct Way {
    baustein: &'static str,
    eintritt: NaiveDate,
    austritt: Option<NaiveDate>,
    placed: Option<&'static str>,
}

fn way() -> impl Strategy<Value = Way> {
    let entry = prop::sample::select(vec!["2025-09-15", "2026-01-01", "2026-03-10", "2026-06-30"]);
    let exit = prop::sample::select(vec![None, None, Some("2026-06-30"), Some("2026-07-01")]);
    let kinds = vec![
        None,
        Some("ausbildung"),
        Some("sprachkurs"),
        Some("praktikum"),
    ];
    (
        prop::sample::select(vec!["cm", "beratung"]),
        entry,
        exit,
        prop::sample::select(kinds),
    )
        .prop_map(|(baustein, eintritt, austritt, placed)| Way {
            baustein,
            eintritt: day(eintritt),
            austritt: austritt.map(day),
            placed,
        })
}

/// People whose ways are laid anew for each try.
struct People {
    werkstatt: Werkstatt,
    faelle: Vec<FallId>,
    entries: Vec<(FallId, Part, EntryId)>,
}

impl People {
    fn new(count: usize) -> Self {
        let mut werkstatt = Werkstatt::open();
        let request = || CreateFall {
            person: mario(),
            opened_on: Some(day("2025-01-07")),
            different_from: Vec::new(),
            draft: String::new(),
        };
        let faelle = (0..count)
            .map(|_| werkstatt.ok(command::create_fall, request()).fall)
            .collect();
        Self {
            werkstatt,
            faelle,
            entries: Vec::new(),
        }
    }

    fn go(&mut self, ways: &[Way]) {
        for (fall, part, id) in std::mem::take(&mut self.entries) {
            self.werkstatt
                .ok(command::remove_entry, RemoveEntry { fall, part, id });
        }
        for (way, fall) in ways.iter().zip(self.faelle.clone()) {
            let entry = Entry::Teilnahme(teilnahme(way.baustein, way.eintritt, way.austritt));
            self.entries
                .push((fall, Part::Teilnahme, self.werkstatt.add(fall, entry)));
            if let Some(kind) = way.placed {
                let entry = Entry::Vermittlung(vermittlung(kind, day("2026-06-30")));
                self.entries
                    .push((fall, Part::Vermittlung, self.werkstatt.add(fall, entry)));
            }
        }
    }

    fn preview(&mut self, min_count: Option<u32>) -> StatistikPreview {
        self.werkstatt.ok(
            command::preview_statistik,
            StatistikRequest {
                min_count,
                ..half_year()
            },
        )
    }
}

/// Every number below `k` in a report: in its JSON values, its CSV cells and its rows for the screen.
fn small_numbers(preview: &StatistikPreview, k: u64) -> Vec<String> {
    let json: Value = serde_json::from_str(&preview.json).unwrap();
    let tables = json["tables"].as_array().unwrap();
    let rows = tables
        .iter()
        .flat_map(|table| table["rows"].as_array().unwrap());
    let cells = rows.flat_map(|row| row["cells"].as_array().unwrap());
    let mut small: Vec<String> = cells
        .filter(|cell| cell["value"].as_u64().is_some_and(|value| value < k))
        .map(|cell| format!("JSON {cell}"))
        .collect();
    let cells = preview
        .view
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    let number = |cell: &str| cell.trim().parse::<u64>().ok().filter(|value| *value < k);
    small.extend(
        cells
            .filter(|cell| number(cell).is_some())
            .map(|cell| format!("screen {cell}")),
    );
    let values = preview
        .view
        .answers
        .iter()
        .flat_map(|answer| &answer.paragraphs);
    let words = values.flat_map(|text| text.split([' ', ',', ';']));
    let words = words.map(|word| word.trim_end_matches('.'));
    small.extend(
        words
            .filter(|word| number(word).is_some())
            .map(|word| format!("answer {word}")),
    );
    let body = preview.csv.split("Kapitel;Tabelle;").nth(1).unwrap();
    let body = body.split("\r\n\r\n").next().unwrap();
    let last = body.lines().filter_map(|line| line.rsplit(';').next());
    small.extend(
        last.filter(|cell| number(cell).is_some())
            .map(|cell| format!("CSV {cell}")),
    );
    small
}

#[test]
fn a_small_count_is_never_shown() {
    let people = RefCell::new(People::new(16));
    let shown = RefCell::new(0);
    let ways = prop::collection::vec(way(), 0..=16);
    let mut runner = tries(24);
    let result = runner.run(&(ways, 3_u32..7), |(ways, k)| {
        let mut people = people.borrow_mut();
        people.go(&ways);
        let preview = people.preview(Some(k));
        prop_assert_eq!(small_numbers(&preview, u64::from(k)), Vec::<String>::new());
        let json: Value = serde_json::from_str(&preview.json).unwrap();
        prop_assert_eq!(&json["head"]["k"], &Value::from(k));
        let persons = &json["tables"][0]["rows"][0];
        if ways.len() < k as usize {
            prop_assert!(
                !preview.json.contains("\"value\": 1"),
                "fewer than k is all that is said"
            );
            prop_assert_eq!(&persons["cells"][0]["sign"], &Value::from(format!("<{k}")));
        } else {
            *shown.borrow_mut() += usize::from(preview.json.contains("\"value\": "));
        }
        Ok(())
    });
    result.unwrap();
    assert!(
        *shown.borrow() > 3,
        "a report that shows nothing proves nothing"
    );
}

#[test]
fn enough_people_are_counted_as_they_are() {
    let mut people = People::new(16);
    let way = |index: usize| Way {
        baustein: if index < 9 { "cm" } else { "beratung" },
        eintritt: day(if index < 6 {
            "2025-09-15"
        } else {
            "2026-03-10"
        }),
        austritt: (index >= 10).then(|| day("2026-05-31")),
        placed: None,
    };
    people.go(&(0..16).map(way).collect::<Vec<_>>());
    let preview = people.preview(None);
    let json: Value = serde_json::from_str(&preview.json).unwrap();
    let value = |table: &str, row: &str| {
        let tables = json["tables"].as_array().unwrap();
        let table = tables.iter().find(|found| found["id"] == table).unwrap();
        table["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|found| found["code"] == row)
            .unwrap()["cells"]
            .as_array()
            .unwrap()
            .iter()
            .next_back()
            .unwrap()["value"]
            .as_u64()
    };
    assert_eq!(value("gesamt", "kumuliert"), Some(16));
    assert_eq!(value("gesamt", "davor"), Some(6));
    assert_eq!(value("gesamt", "eintritte"), Some(10));
    assert_eq!(value("gesamt", "austritte"), Some(6));
    assert_eq!(value("gesamt", "bestand"), Some(10));
    assert_eq!(value("bausteine", "beratung"), Some(7));
    // Nine of them in the other Baustein: told, this would say that nobody is in both.
    assert_eq!(value("bausteine", "cm"), None);
    // The search for small numbers sees every place: with a larger k it finds these.
    let small = small_numbers(&preview, 17);
    for place in ["JSON", "screen", "CSV"] {
        assert!(
            small.iter().any(|found| found.starts_with(place)),
            "{place} is not searched"
        );
    }
    assert!(preview.csv.starts_with('\u{feff}') && preview.csv.contains(";16\r\n"));
}

#[test]
fn nobody_can_ask_for_less_than_three() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    for min_count in [0, 1, 2] {
        let request = StatistikRequest {
            min_count: Some(min_count),
            ..half_year()
        };
        assert_eq!(
            werkstatt.refused(command::preview_statistik, request.clone()),
            ErrorCode::MinCountTooSmall
        );
        let release = ReleaseStatistik {
            request,
            expected_sha256: String::new(),
        };
        assert_eq!(
            werkstatt.refused(command::release_statistik, release),
            ErrorCode::MinCountTooSmall
        );
    }
    for min_count in [1, 2] {
        let settings = Settings {
            min_count,
            ..office()
        };
        assert_eq!(
            werkstatt.refused(command::save_settings, SaveSettings { settings }),
            ErrorCode::MinCountTooSmall
        );
    }
}

#[test]
fn a_report_names_nobody_and_no_place() {
    let mut werkstatt = Werkstatt::practice();
    for stelle in werkstatt.ok(command::list_stellen, Default::default()).rows {
        werkstatt.ok(
            command::save_stelle,
            SaveStelle {
                id: Some(stelle.id),
                stelle: stelle.stelle,
            },
        );
    }
    let preview = werkstatt.ok(command::preview_statistik, half_year());
    for akte in fallmappe_tests::sample::faelle() {
        let number = akte.number.unwrap().0;
        for text in [
            &akte.person.family_name,
            &akte.person.address.street,
            &number,
        ] {
            assert!(
                text.is_empty() || !preview.json.contains(text.as_str()),
                "a value of a Fall stands in the report"
            );
        }
    }
}
