//! The sheet says everything the content says, urgent things first, for short Fälle and for very long ones.

use super::*;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::preset::shipped;
use fallmappe_falluebergabe::minimise::{Field, Treatment, profile_for};
use fallmappe_falluebergabe::prepare::{FristIn, PrepareInput, Prepared, prepare};
use fallmappe_falluebergabe::pseudonym::Pseudonym;
use serde_json::Value;

const SAMPLE: &str = include_str!("../../../../../../assets/sample/faelle.jsonl");

/// The made-up Fälle, each with a few notes.
fn faelle() -> Vec<Fallakte> {
    let mut all: Vec<Fallakte> = SAMPLE.lines().map(read).collect();
    all.iter_mut().for_each(|akte| akte.kontakte.truncate(3));
    all
}

fn longest() -> Fallakte {
    let line = SAMPLE.lines().max_by_key(|line| line.len()).unwrap();
    read(line)
}

fn read(line: &str) -> Fallakte {
    serde_json::from_str(line).unwrap()
}

fn content(akte: &Fallakte, kind: &str) -> UebergabeContent {
    prepared(akte, kind).content().clone()
}

fn prepared(akte: &Fallakte, kind: &str) -> Prepared {
    let groups = shipped().entries("datengruppe");
    let scope: Vec<Code> = groups.map(|entry| entry.code.clone()).collect();
    let all: Vec<usize> = (0..akte.kontakte.len()).collect();
    let relaxed: Vec<(Field, Treatment)> = Field::ALL
        .iter()
        .map(|field| (*field, Treatment::Keep))
        .collect();
    let frist = |title: &str, days_from_today| FristIn {
        title: title.to_owned(),
        days_from_today,
    };
    let fristen = [
        frist("Ausbildungsduldung beantragen", 24),
        frist("Duldung läuft ab", 6),
    ];
    let pseudonym = Pseudonym::from_random([5; 10]);
    let art = Code::new("vollstaendig");
    let profile = profile_for(&Code::new(kind)).unwrap();
    let today = "2026-11-22".parse().unwrap();
    prepare(&PrepareInput {
        kontakte: &all,
        relaxed: if kind == "kollegin" { &relaxed } else { &[] },
        fristen: &fristen,
        kind: Some(&art),
        answer_by: "2026-12-14".parse().ok(),
        ..PrepareInput::new(
            akte,
            shipped(),
            profile,
            &scope,
            "Weiterbetreuung",
            today,
            &pseudonym,
        )
    })
}

/// Every text of the content; codes and months have their own words on the sheet.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(map) => {
            let spoken = |key: &String| !matches!(key.as_str(), "code" | "format" | "programme");
            map.iter()
                .filter(|(key, _)| spoken(key))
                .for_each(|(_, item)| texts(item, out));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_month_or_day(text: &str) -> bool {
    text.len() >= 7 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

#[test]
fn the_sheet_says_every_text_of_the_content() {
    for akte in faelle().into_iter().take(20) {
        for kind in ["kollegin", "fallkonferenz", "auslaenderbehoerde"] {
            let content = content(&akte, kind);
            let said = text(&sheet(&content, [1; 16]).document().unwrap());
            let mut all = Vec::new();
            texts(&serde_json::to_value(&content).unwrap(), &mut all);
            for part in all.iter().filter(|part| !is_month_or_day(part)) {
                assert!(said.contains(part.as_str()), "{kind}: {part}");
            }
        }
    }
}

#[test]
fn deadlines_stand_before_the_person_and_notes_last() {
    let longest = longest();
    let sheet = sheet(&content(&longest, "kollegin"), [1; 16]);
    let titles: Vec<&str> = sheet
        .sections
        .iter()
        .map(|section| section.title.as_str())
        .collect();
    assert_eq!(titles.first(), Some(&"Übergabe"));
    assert_eq!(titles.get(1), Some(&"Nächste Fristen"));
    assert_eq!(titles.get(2), Some(&"Person"));
    let last: Vec<&&str> = titles.iter().rev().take(2).collect();
    assert_eq!(last, [&"Rückmeldung", &"Verlauf"]);
    let rows = sheet.sections[1].table.as_ref().unwrap();
    assert_eq!(rows.rows[0], ["in den nächsten Wochen", "Duldung läuft ab"]);
    let verlauf = sheet
        .sections
        .iter()
        .find(|section| section.title == "Verlauf")
        .unwrap();
    assert_eq!(verlauf.fields.len(), longest.kontakte.len());
    assert!(longest.kontakte.len() >= 300);
}

#[test]
fn nothing_is_said_about_what_stays_away() {
    let akte = faelle().remove(0);
    let sheet = sheet(&content(&akte, "auslaenderbehoerde"), [1; 16]);
    let titles: Vec<&str> = sheet
        .sections
        .iter()
        .map(|section| section.title.as_str())
        .collect();
    for absent in [
        "Verlauf",
        "Hilfebedarf",
        "Netzwerk",
        "Ziele und offene Schritte",
        "Nächste Fristen",
    ] {
        assert!(!titles.contains(&absent), "{absent}");
    }
}

#[test]
fn every_word_of_the_preview_is_printed() {
    for akte in faelle().into_iter().take(20) {
        let prepared = prepared(&akte, "kollegin");
        let said = text(&sheet(prepared.content(), [1; 16]).document().unwrap());
        let shown = prepared.fields().iter();
        for line in shown.filter_map(|line| line.outgoing.as_ref()) {
            // Texts stand among the notes, where each was compared.
            let line = line.replace("als geprüfter Text", "");
            for word in line.split_whitespace() {
                let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
                assert!(said.contains(word), "{word:?} of {line:?}");
            }
        }
    }
}
