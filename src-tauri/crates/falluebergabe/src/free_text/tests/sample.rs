//! The notes of the practice cases: what a Teilhabemanager would be asked about them.

use super::*;
use crate::known::known_values;
use crate::minimise::profile_for;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Every text of the practice cases that somebody wrote freely, with what the record knows.
fn notes() -> Vec<NoteIn> {
    let file = include_str!("../../../../../../assets/sample/faelle.jsonl");
    let profile = profile_for(&Code::new("beratungsstelle")).unwrap();
    let mut notes = Vec::new();
    for (fall, line) in file.lines().enumerate() {
        let akte: Fallakte = serde_json::from_str(line).unwrap();
        let known = known_values(&akte, profile);
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        value.as_object_mut().unwrap().remove("person");
        let mut texts = Vec::new();
        collect(&value, &mut texts);
        for text in texts {
            notes.push(NoteIn {
                id: format!("{}", notes.len()),
                fall_id: format!("{fall}"),
                known: known.clone(),
                text,
            });
        }
    }
    notes
}

/// The texts of the practice cases.
pub(crate) fn texts() -> Vec<String> {
    notes().into_iter().map(|note| note.text).collect()
}

/// The notes and what leaves of them, worked out once for all tests.
fn read() -> &'static (Vec<NoteIn>, Vec<NoteOut>) {
    static READ: OnceLock<(Vec<NoteIn>, Vec<NoteOut>)> = OnceLock::new();
    READ.get_or_init(|| {
        let notes = notes();
        let outs = pseudonymise(&notes);
        (notes, outs)
    })
}

/// All strings of several words.
fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.split(' ').count() > 3 => {
            texts.push(text.clone());
        }
        serde_json::Value::Array(list) => list.iter().for_each(|item| collect(item, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|item| collect(item, texts)),
        _ => {}
    }
}

/// Words that are a value of the record and an ordinary word or another place besides: these questions are right.
const FAIR: &[&str] = &[
    "Islam",
    "Juli",
    "Julis",
    "Derwisch",
    "Berlin",
    "01.01.",
    "Lerchenfeld",
];

#[test]
fn the_practice_cases_are_asked_about_only_where_nobody_can_know() {
    let (notes, outs) = read();
    let mut asked: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (note, out) in notes.iter().zip(outs) {
        for span in out.spans.iter().filter(|s| s.class == SpanClass::Ask) {
            let letters = note.text.chars().skip(span.start);
            let word: String = letters.take(span.end - span.start).collect();
            *asked.entry((word, span.reason.clone())).or_default() += 1;
        }
    }
    for ((word, reason), count) in &asked {
        println!("{count:>4} {word} ({reason})");
    }
    let silly = asked.keys().filter(|(word, _)| {
        !FAIR
            .iter()
            .any(|fair| word.trim_end_matches('“').ends_with(fair))
    });
    assert_eq!(silly.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}

/// The names of places to live and of the made-up district, none of which is in a list.
#[test]
fn the_practice_cases_keep_no_name_of_a_home_or_district() {
    for out in &read().1 {
        for name in ["Molkerei", "Sportplatz West", "Musterland", "Musterstadt"] {
            assert!(!out.text.contains(name), "{}", out.text);
        }
    }
}

#[test]
fn the_practice_cases_say_no_word_twice() {
    for out in &read().1 {
        let words: Vec<&str> = out.text.split(' ').collect();
        for pair in words.windows(2) {
            let twice = pair[0] == pair[1] && pair[0].len() > 3 && pair[0] != "Person";
            assert!(!twice, "{}", out.text);
        }
    }
}
