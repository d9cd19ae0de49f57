//! 200 rows that a stranger typed, in three formats: whatever is not taken as a careful person would take it is said at
//! its row and column. Nothing is silently wrong. What is true about each row stands in `fixtures/listen/fremd`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise, and says where"
)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::preset::shipped;
use fallmappe_einlesen::{
    Assignment, Note, NoteKind, Table, Understood, duplicates, persons, propose, read, understand,
};
use serde_json::Value;

const XLSX: &[u8] = include_bytes!("../../../../tests/fixtures/listen/fremd/liste.xlsx");
const ODS: &[u8] = include_bytes!("../../../../tests/fixtures/listen/fremd/liste.ods");
const CSV: &[u8] = include_bytes!("../../../../tests/fixtures/listen/fremd/liste.csv");
const TRUTH: &str = include_str!("../../../../tests/fixtures/listen/fremd/truth.json");
const MAP: &str = include_str!("../../../../tests/fixtures/listen/fremd/map.json");

/// Key of the truth and the heading it stands under.
const FIELDS: [(&str, &str, &str); 10] = [
    ("fam", "fam", "Familienname / Name"),
    ("giv", "giv", "Rufname"),
    ("dob", "dob", "Geb.-Tag"),
    ("sex", "sex", "Geschl."),
    ("nat", "nat", "kommt aus"),
    ("pap", "pap", "Papiere"),
    ("ab", "ab", "Papier läuft ab"),
    ("tel", "tel", "Erreichbar unter"),
    ("lang", "lang", "Dt.-Niveau"),
    ("seit", "seit", "dabei seit"),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

/// The columns as the tester assigned them.
fn assigned() -> Vec<Assignment> {
    let map = json(MAP);
    let columns = map["columns"].as_array().unwrap().iter();
    columns
        .map(|column| Assignment {
            title: text(&column["title"]).to_owned(),
            target: text(&column["target"]).to_owned(),
        })
        .collect()
}

fn proposed(table: &Table) -> Vec<Assignment> {
    let proposals = propose(table, shipped(), today());
    let columns = table.columns.iter().zip(proposals);
    columns
        .filter_map(|(column, proposal)| {
            Some(Assignment {
                title: column.title.clone(),
                target: proposal.target?.code().to_owned(),
            })
        })
        .collect()
}

/// The digits of telephone numbers with the country in front, as the truth has them.
fn dialled(phones: &[String]) -> String {
    let number = |phone: &String| {
        let digits: String = phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        match digits.strip_prefix("00") {
            Some(rest) => format!("+{rest}"),
            None => digits
                .strip_prefix('0')
                .map_or(digits.clone(), |rest| format!("+49{rest}")),
        }
    };
    phones.iter().map(number).collect::<Vec<_>>().join("|")
}

fn found(akte: &Fallakte, key: &str) -> String {
    let person = &akte.person;
    let status = akte.aufenthalt.status.first();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let code = |code: &str| match code {
        "nicht_erhoben" | "keine_angabe" => String::new(),
        code => code.to_owned(),
    };
    match key {
        "fam" => person.family_name.to_lowercase(),
        "giv" => person.given_name.to_lowercase(),
        "dob" => person
            .birth_date
            .as_ref()
            .map(|date| date.value.clone())
            .unwrap_or_default(),
        "sex" => code(person.gender.as_str()),
        "nat" => code(person.nationality.as_str()),
        "pap" => status
            .map(|status| status.kind.0.clone())
            .unwrap_or_default(),
        "ab" => day(status.and_then(|status| status.until)),
        "tel" => dialled(&person.reachability.phones),
        "lang" => akte
            .bildung
            .sprache
            .first()
            .map(|row| row.level.0.clone())
            .unwrap_or_default(),
        _ => akte.opened_on.to_string(),
    }
}

/// What a careful person would take.
fn expected(row: &Value, key: &str) -> String {
    let said = text(&row["expect"][key]);
    match (key, said) {
        ("dob", "") => row["expect"]["dob_year"]
            .as_u64()
            .map_or(String::new(), |year| year.to_string()),
        ("fam" | "giv", name) => name.to_lowercase(),
        ("sex", "m") => "maennlich".to_owned(),
        ("sex", "w") => "weiblich".to_owned(),
        ("sex", "d") => "divers".to_owned(),
        ("nat", "XXA") => "staatenlos".to_owned(),
        ("pap", "ae25_unspez") => String::new(),
        ("pap", "duldung") => "duldung_60a".to_owned(),
        ("pap", "subsidiaer") => "ae_25_2".to_owned(),
        ("pap", "buema") => "ankunft".to_owned(),
        ("pap", "ne") => "niederlassungserlaubnis".to_owned(),
        ("pap", "keine") => "ohne_papier".to_owned(),
        ("pap", "60b" | "60c" | "60d") => format!("duldung_{said}"),
        ("pap", "25a" | "25b" | "104c" | "24") => format!("ae_{said}"),
        ("lang", "A2..B1" | "A2?") => "a2".to_owned(),
        ("lang", "A1+") => "a1".to_owned(),
        ("lang", "Alpha") => "alphabetisierung".to_owned(),
        ("lang", said) if said.len() > 2 => String::new(),
        ("lang", said) => said.to_lowercase(),
        ("ab" | "seit", _) => written_day(text(&row["raw"][key])),
        (_, said) => said.to_owned(),
    }
}

/// The day that the tester put into the cell; empty when it is no day.
fn written_day(raw: &str) -> String {
    match raw.strip_prefix("CELL ") {
        Some(cell) => cell.chars().take(10).collect(),
        None => {
            let formats = ["%d.%m.%y", "%d.%m.%Y"];
            let day = formats
                .iter()
                .find_map(|format| NaiveDate::parse_from_str(raw, format).ok());
            day.map(|day| day.to_string()).unwrap_or_default()
        }
    }
}

/// Words for nothing, of which nobody expects to hear.
fn says_nothing(raw: &Value) -> bool {
    let words = ["", "?", "-", "unbekannt", "kein Handy"];
    raw.is_null() || raw.as_str().is_some_and(|raw| words.contains(&raw.trim()))
}

#[derive(Default, Debug, PartialEq, Eq)]
struct Figures {
    /// Rows of persons.
    persons: usize,
    /// Rows that come in.
    ready: usize,
    /// Rows of which every value is right.
    whole: usize,
    /// Cells that are right.
    right: usize,
    /// Cells that are not taken or taken otherwise, with a note at their row and column.
    reported: usize,
}

/// Compares every cell of every person with the truth; what is wrong without a note comes back by row and column.
fn compared(bytes: &[u8]) -> (Figures, Vec<(u32, &'static str)>) {
    let table = read(bytes, "").unwrap();
    let done = understand(&table, &assigned(), &[], shipped(), today());
    let mut figures = Figures {
        persons: persons(&table),
        ready: done.akten.len(),
        ..Figures::default()
    };
    let rows: BTreeMap<u32, &Fallakte> = done
        .akten
        .iter()
        .chain(&done.refused)
        .map(|(row, akte)| (*row, akte))
        .collect();
    let mut silent = Vec::new();
    let truth = json(TRUTH);
    for person in truth["persons"].as_array().unwrap() {
        let row = number(&person["row"]);
        let akte = rows[&row];
        let mut all_right = true;
        for (key, raw, heading) in FIELDS {
            let (found, wanted) = (found(akte, key), expected(person, key));
            let is_about = |note: &Note| {
                note.row == row && (note.column == heading || is_about_names(note, key))
            };
            let noted = done.notes.iter().any(is_about);
            let same = found == wanted
                || (key == "dob" && wanted.len() == 4 && found.starts_with(&wanted));
            let lost = found.is_empty() && !says_nothing(&person["raw"][raw]);
            if same && !lost {
                figures.right += 1;
            } else if noted {
                figures.reported += 1;
                all_right = false;
            } else {
                silent.push((row, key));
            }
        }
        let failed = done.refused.iter().any(|(refused, _)| *refused == row);
        figures.whole += usize::from(all_right && !failed);
    }
    (figures, silent)
}

/// Both names may come out of one cell.
fn is_about_names(note: &Note, key: &str) -> bool {
    matches!(key, "fam" | "giv")
        && matches!(note.column.as_str(), "Familienname / Name" | "Rufname")
}

#[test]
fn nothing_of_a_strangers_list_is_silently_wrong() {
    for (bytes, whole, right, reported) in [
        (XLSX, WHOLE, RIGHT, REPORTED),
        (ODS, WHOLE, RIGHT, REPORTED),
        // Windows-1252 has no ş and no ć, and many dates show only month and year.
        (CSV, 84, 1842, 158),
    ] {
        let (figures, silent) = compared(bytes);
        assert_eq!(silent, []);
        let wanted = Figures {
            persons: 200,
            // One row has no name at all.
            ready: 199,
            whole,
            right,
            reported,
        };
        assert_eq!(figures, wanted);
    }
}

/// Rows of which every value is right, of 200, and their cells, of 2,000.
const WHOLE: usize = 142;
const RIGHT: usize = 1_930;
const REPORTED: usize = 70;

#[test]
fn what_is_proposed_is_what_the_tester_meant_and_is_not_refused() {
    for bytes in [XLSX, ODS, CSV] {
        let table = read(bytes, "").unwrap();
        let found: BTreeMap<String, String> = proposed(&table)
            .into_iter()
            .map(|column| (column.title, column.target))
            .collect();
        for Assignment { title, target } in assigned() {
            let better = match title.as_str() {
                // The day on a paper is the paper's, and a street beside the name of a home is an address.
                "Papier läuft ab" => "document_valid_until",
                "Wohnt in" => "address",
                _ => target.as_str(),
            };
            assert_eq!(
                found.get(&title).map(String::as_str),
                Some(better),
                "{title}"
            );
        }
        assert_eq!(found.len(), assigned().len());
        let done = understand(&table, &proposed(&table), &[], shipped(), today());
        assert_eq!(done.akten.len(), 199);
    }
    let former = read(XLSX, "Ehemalige").unwrap();
    let targets: Vec<String> = proposed(&former)
        .into_iter()
        .map(|column| column.target)
        .collect();
    assert_eq!(targets, ["name", "birth_date", "closed_on"]);
}

#[test]
fn a_workbook_says_once_what_of_it_was_not_read() {
    for (bytes, sheets) in [(XLSX, true), (ODS, true), (CSV, false)] {
        let table = read(bytes, "").unwrap();
        let done = understand(&table, &assigned(), &[], shipped(), today());
        let said = |words: &str| {
            done.notes
                .iter()
                .filter(|note| note.message.contains(words))
                .count()
        };
        assert_eq!(said("„Ehemalige“ (6 Zeilen)"), usize::from(sheets));
        assert_eq!(
            said("Ausgeblendete Zeilen werden gelesen wie alle anderen: 50, 100, 190, 193."),
            usize::from(sheets)
        );
        assert_eq!(said("6 Kommentare"), usize::from(sheets));
        assert_eq!(said("Diese Spalten werden nicht übernommen: „Nr“"), 1);
        assert_eq!(
            said("Namen steht ein Fragezeichen: Beim"),
            usize::from(!sheets)
        );
    }
}

#[test]
fn every_person_who_stands_there_twice_is_found_without_their_telephone() {
    let table = read(XLSX, "").unwrap();
    let phones = |column: &Assignment| column.target != "phones";
    let assigned: Vec<Assignment> = assigned().into_iter().filter(phones).collect();
    let Understood { akten, refused, .. } = understand(&table, &assigned, &[], shipped(), today());
    let mut everybody = akten;
    everybody.extend(refused);
    everybody.sort_by_key(|(row, _)| *row);
    let found: Vec<u32> = duplicates(&everybody, &[])
        .iter()
        .map(|note| note.row)
        .collect();
    let truth = json(TRUTH);
    let mut wanted: Vec<u32> = truth["duplicates"]
        .as_array()
        .unwrap()
        .iter()
        // A new family name after a wedding is found by the telephone alone.
        .filter(|pair| pair["is_duplicate"] == true && !text(&pair["kind"]).starts_with("Heirat"))
        .map(|pair| number(&pair["rows"][1]))
        .collect();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn no_note_repeats_a_name_a_number_or_a_birth_date() {
    let truth = json(TRUTH);
    for bytes in [XLSX, ODS, CSV] {
        let table = read(bytes, "").unwrap();
        let done = understand(&table, &assigned(), &[], shipped(), today());
        let said: Vec<&str> = done
            .notes
            .iter()
            .map(|note| note.message.as_str())
            .collect();
        let said = said.join(" ");
        for person in truth["persons"].as_array().unwrap() {
            for key in ["fam", "giv", "tel", "dob"] {
                let raw = text(&person["raw"][key]).trim();
                let is_there =
                    said.contains(&format!(" {raw} ")) || said.contains(&format!("„{raw}“"));
                assert!(raw.is_empty() || !is_there, "{key}");
            }
        }
        let kinds: Vec<NoteKind> = done.notes.iter().map(|note| note.kind).collect();
        assert!(kinds.contains(&NoteKind::Dropped));
        assert!(said.contains("„B1 läuft“: "));
    }
}
