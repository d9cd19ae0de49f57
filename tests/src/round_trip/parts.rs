//! Any Fall with anything in any part: which keys a part has and what may stand there.
//!
//! The table is compared with the schema of the exchange format, so a new part or key cannot be forgotten.

use chrono::{Days, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::datei::Datei;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{code, fallakte, text};

/// What stands under a key.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Any text, also none.
    Text,
    /// A text on one line.
    Line,
    /// A text that must not be empty.
    Filled,
    /// A day that is always there.
    Day,
    /// A day that may be missing; later keys get later days, so every order of days is kept.
    Later,
    /// A code of a list, or one of the two universal answers.
    Code(&'static str),
    /// A code of a list.
    Chosen(&'static str),
    /// True or false.
    Flag,
    /// A number up to this one.
    Number(u32),
    /// Records inside the record.
    Rows(&'static [(&'static str, Kind)]),
}

use Kind::{Chosen, Code, Day, Filled, Flag, Later, Line, Number, Rows, Text};

const SCHRITT: &[(&str, Kind)] = &[
    ("what", Filled),
    ("who", Code("zustaendigkeit")),
    ("whoName", Line),
    ("dueOn", Later),
    ("state", Code("schrittstand")),
    ("doneOn", Later),
];
const TEILNEHMENDE: &[(&str, Kind)] = &[("name", Line), ("stelle", Line)];
const VEREINBARUNG: &[(&str, Kind)] = &[
    ("what", Filled),
    ("who", Line),
    ("dueOn", Later),
    ("doneOn", Later),
];

/// A part: where it stands in a Fallakte, and its keys.
pub type Part = (&'static str, &'static [(&'static str, Kind)]);

/// Every part that is a list of records.
pub const PARTS: &[Part] = &[
    (
        "/aufenthalt/dokumente",
        &[
            ("kind", Code("aufenthaltsdokument")),
            ("number", Line),
            ("issuedOn", Later),
            ("validUntil", Later),
            ("authority", Line),
        ],
    ),
    (
        "/aufenthalt/bescheide",
        &[
            ("kind", Code("bescheidart")),
            ("datedOn", Later),
            ("servedOn", Later),
            ("authority", Line),
            ("reference", Line),
            ("contestedOn", Later),
            ("reasonedOn", Later),
            ("remark", Text),
        ],
    ),
    (
        "/vermittlungen",
        &[
            ("date", Day),
            ("kind", Chosen("vermittlungsart")),
            ("offer", Line),
            ("result", Text),
            ("endedOn", Later),
            ("endReason", Text),
        ],
    ),
    (
        "/einwilligungen",
        &[
            ("kind", Code("einwilligungsart")),
            ("stelle", Line),
            ("purpose", Filled),
            ("dataGroups", Rows(&[])),
            ("language", Line),
            ("interpreter", Flag),
            ("form", Code("einwilligungsform")),
            ("givenOn", Day),
            ("validUntil", Later),
            ("withdrawnOn", Later),
            ("textVersion", Line),
            ("recordedBy", Line),
            ("scan", Line),
        ],
    ),
    (
        "/clearings",
        &[
            ("date", Day),
            ("access", Code("zugangsweg")),
            ("targetGroup", Code("zielgruppe")),
            ("exceptionReason", Filled),
            ("otherFallfuehrung", Code("fallfuehrung")),
            ("otherBody", Line),
            ("exclusionCheckedOn", Later),
            ("exclusion", Code("ausschluss")),
            ("voluntary", Flag),
            ("remark", Text),
        ],
    ),
    (
        "/bildung/schule",
        &[
            ("date", Day),
            ("level", Code("schulabschluss")),
            ("country", Code("staatsangehoerigkeit")),
            ("years", Number(30)),
            ("recognisedOn", Later),
            ("authority", Line),
            ("remark", Text),
        ],
    ),
    (
        "/bildung/beruf",
        &[
            ("date", Day),
            ("level", Code("berufsabschluss")),
            ("occupation", Line),
            ("country", Code("staatsangehoerigkeit")),
            ("recognisedOn", Later),
            ("authority", Line),
            ("remark", Text),
        ],
    ),
    (
        "/bildung/sprache",
        &[
            ("date", Day),
            ("language", Filled),
            ("level", Code("sprachniveau")),
            ("proof", Code("sprachnachweis")),
            ("provider", Line),
            ("remark", Text),
        ],
    ),
    (
        "/bildung/arbeit",
        &[
            ("since", Day),
            ("until", Later),
            ("status", Code("erwerbsstatus")),
            ("employer", Line),
            ("occupation", Line),
            ("hoursPerWeek", Number(168)),
            ("remark", Text),
        ],
    ),
    (
        "/bildung/leistungen",
        &[
            ("since", Day),
            ("until", Later),
            ("kind", Code("leistungsbezug")),
            ("authority", Line),
            ("remark", Text),
        ],
    ),
    (
        "/bildung/ausbildungen",
        &[
            ("startsOn", Day),
            ("endsOn", Later),
            ("kind", Code("ausbildungsart")),
            ("occupation", Line),
            ("employer", Line),
            ("contractOn", Later),
            ("registeredOn", Later),
            ("brokenOffOn", Later),
            ("passedOn", Later),
            ("remark", Text),
        ],
    ),
    (
        "/teilhabeplan/bedarfe",
        &[
            ("date", Day),
            ("handlungsfeld", Chosen("handlungsfeld")),
            ("rating", Code("bedarfsstufe")),
            ("remark", Text),
        ],
    ),
    (
        "/teilhabeplan/ziele",
        &[
            ("setOn", Day),
            ("handlungsfeld", Code("handlungsfeld")),
            ("wording", Filled),
            ("priority", Code("prioritaet")),
            ("state", Code("zielstand")),
            ("reviewOn", Later),
            ("endedOn", Later),
            ("remark", Text),
            ("steps", Rows(SCHRITT)),
        ],
    ),
    (
        "/verbleib",
        &[
            ("austritt", Day),
            ("point", Chosen("verbleibszeitpunkt")),
            ("date", Day),
            ("kind", Code("verbleib")),
            ("remark", Text),
        ],
    ),
    (
        "/fallkonferenzen",
        &[
            ("date", Day),
            ("occasion", Text),
            ("question", Text),
            ("pseudonymised", Flag),
            ("participants", Rows(TEILNEHMENDE)),
            ("agreements", Rows(VEREINBARUNG)),
            ("result", Text),
        ],
    ),
    (
        "/strukturhemmnisse",
        &[
            ("date", Day),
            ("handlungsfeld", Code("handlungsfeld")),
            ("kind", Code("strukturhemmnis")),
            ("text", Text),
            ("reportedOn", Later),
        ],
    ),
    ("/gesundheit", &[("date", Day), ("text", Filled)]),
    (
        "/fristen",
        &[
            ("dueOn", Day),
            ("title", Filled),
            ("basis", Line),
            ("doneOn", Later),
            ("remark", Text),
        ],
    ),
    (
        "/fristerledigungen",
        &[
            ("rule", Filled),
            ("dueOn", Day),
            ("doneOn", Day),
            ("remark", Text),
        ],
    ),
];

/// A Fall with up to two records in every part, and sometimes a file with its bytes.
pub fn whole_fall() -> impl Strategy<Value = Fallakte> {
    let parts: Vec<BoxedStrategy<Value>> = PARTS.iter().map(|(_, keys)| records(keys)).collect();
    (fallakte(), parts, prop::collection::vec(datei(), 0..2)).prop_map(|(akte, parts, dateien)| {
        let mut value = serde_json::to_value(akte).unwrap();
        for ((path, _), records) in PARTS.iter().zip(parts) {
            *value.pointer_mut(path).unwrap() = records;
        }
        let mut akte: Fallakte = serde_json::from_value(value).unwrap();
        akte.dateien = dateien;
        akte
    })
}

fn records(keys: &'static [(&'static str, Kind)]) -> BoxedStrategy<Value> {
    prop::collection::vec(record(keys), 0..3)
        .prop_map(Value::from)
        .boxed()
}

fn record(keys: &'static [(&'static str, Kind)]) -> BoxedStrategy<Value> {
    let values: Vec<BoxedStrategy<Value>> = keys
        .iter()
        .enumerate()
        .map(|(place, (key, kind))| value(place, key, *kind))
        .collect();
    values
        .prop_map(move |values| {
            let names = keys.iter().map(|(key, _)| (*key).to_owned());
            Value::Object(names.zip(values).collect::<Map<_, _>>())
        })
        .boxed()
}

fn value(place: usize, key: &str, kind: Kind) -> BoxedStrategy<Value> {
    let day = |from: i32, days: u64| {
        let first = NaiveDate::from_ymd_opt(from, 1, 1).unwrap();
        (0..days).prop_map(move |offset| first + Days::new(offset))
    };
    match kind {
        Text => text().prop_map(Value::from).boxed(),
        Line => line().prop_map(Value::from).boxed(),
        Filled => line().prop_map(|text| json!(format!("x{text}"))).boxed(),
        Day => day(1995, 9_000).prop_map(|day| json!(day)).boxed(),
        Later => prop::option::of(day(2021, 300))
            .prop_map(move |day| json!(day.map(|day| day + Days::new(400 * place as u64))))
            .boxed(),
        Code(list) => code(list).prop_map(|code| json!(code)).boxed(),
        Chosen(list) => code(list)
            .prop_filter("a value of the list", |code| {
                !matches!(code.as_str(), "keine_angabe" | "nicht_erhoben")
            })
            .prop_map(|code| json!(code))
            .boxed(),
        Flag => any::<bool>().prop_map(Value::from).boxed(),
        Number(most) => (0..=most).prop_map(Value::from).boxed(),
        Rows(_) if key == "dataGroups" => prop::collection::vec(code("datengruppe"), 1..4)
            .prop_map(|codes| json!(codes))
            .boxed(),
        Rows(keys) => records(keys),
    }
}

fn line() -> impl Strategy<Value = String> {
    "[a-zA-ZäöüßÄÖÜ§ .,0-9\u{2028}]{0,30}".prop_map(|text| text.trim().to_owned())
}

fn datei() -> impl Strategy<Value = Datei> {
    let bytes = prop::collection::vec(any::<u8>(), 0..200);
    (bytes, code("dateiart"), line()).prop_map(|(bytes, kind, title)| {
        Datei {
            title: format!("Scan {title}").trim_end().to_owned(),
            kind,
            date: NaiveDate::from_ymd_opt(2026, 2, 3).unwrap(),
            file_name: "IMG_0001.jpeg".to_owned(),
            media_type: "image/jpeg".to_owned(),
            bytes: 0,
            sha256: String::new(),
            remark: String::new(),
            content: None,
        }
        .with_content(&bytes)
    })
}
