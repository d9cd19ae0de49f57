//! A preset file that a KI hands out: a programme of its own, or more values for lists that may grow.
//!
//! Lists that the program itself understands (kinds of consent, groups of data, status, kinds of decision …) cannot grow
//! this way: a value that no rule knows would be counted or handed over wrongly. The shape of the file is
//! `assets/schemas/preset.schema.json`; what a schema cannot say is checked here.

use serde_json::Value;

use crate::check::Problem;
use crate::code::{Code, KEINE_ANGABE, NICHT_ERHOBEN};
use crate::preset::{CodeList, Preset, Presets};
use crate::strict_json::StrictValue;

/// Lists that a KI may add values to, beside `baustein`.
pub const GROWING: [&str; 17] = [
    "wohnen",
    "aufenthaltsdokument",
    "nebenbestimmung",
    "kontaktart",
    "sprachmittlung",
    "handlungsfeld",
    "austrittsgrund",
    "zugangsweg",
    "fallfuehrung",
    "schulabschluss",
    "berufsabschluss",
    "sprachnachweis",
    "erwerbsstatus",
    "leistungsbezug",
    "verbleib",
    "dateiart",
    "strukturhemmnis",
];

/// Largest file in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// Most values of one list.
const MAX_ENTRIES: usize = 500;
/// Longest label in characters.
const MAX_LABEL: usize = 200;

/// Reads a preset file against the lists that are in force without it.
///
/// # Errors
/// Every problem with its key and a German sentence.
pub fn parse(text: &str, known: &Presets) -> Result<Preset, Vec<Problem>> {
    let one = |key: &str, message: &str| vec![problem(key, message)];
    if text.len() > MAX_BYTES {
        return Err(one("", "Die Datei ist größer als 1 MB."));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let StrictValue(value): StrictValue = serde_json::from_str(text).map_err(|_| {
        one(
            "",
            "Die Datei ist kein gültiges JSON, oder ein Schlüssel steht zweimal darin.",
        )
    })?;
    let preset: Preset = serde_path_to_error::deserialize::<Value, _>(value).map_err(|error| {
        let key = error.path().to_string();
        one(
            key.trim_start_matches('.'),
            "Diese Stelle passt nicht zum Schema (Schlüssel unbekannt, Angabe fehlt oder falsche Art).",
        )
    })?;
    let problems = problems(&preset, known);
    if problems.is_empty() {
        Ok(preset)
    } else {
        Err(problems)
    }
}

fn problems(preset: &Preset, known: &Presets) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut when = |wrong: bool, key: &str, message: &str| {
        if wrong {
            found.push(problem(key, message));
        }
    };
    when(
        !is_code(&preset.code),
        "code",
        "Der Code besteht aus Kleinbuchstaben, Ziffern und Unterstrichen.",
    );
    let shipped = crate::preset::shipped().all();
    when(
        shipped.iter().any(|other| other.code == preset.code),
        "code",
        "Diesen Code hat schon eine Liste des Programms; bitte einen eigenen wählen.",
    );
    when(
        !is_label(&preset.label),
        "label",
        "Die Bezeichnung fehlt oder ist zu lang.",
    );
    when(
        !is_label(&preset.issued_by),
        "issuedBy",
        "Es fehlt, wer die Liste herausgibt.",
    );
    when(
        preset.issued_on.is_none(),
        "issuedOn",
        "Es fehlt der Tag der Herausgabe.",
    );
    when(
        preset.lists.is_empty(),
        "lists",
        "Die Datei enthält keine Liste.",
    );
    for (name, list) in &preset.lists {
        found.extend(list_problems(preset, name, list, known));
    }
    found
}

fn list_problems(preset: &Preset, name: &str, list: &CodeList, known: &Presets) -> Vec<Problem> {
    let path = format!("lists.{name}");
    let mut found = Vec::new();
    let mut when = |wrong: bool, key: String, message: &str| {
        if wrong {
            found.push(problem(&key, message));
        }
    };
    let own = name == "baustein";
    when(
        !own && !GROWING.contains(&name),
        path.clone(),
        "Diese Liste kann nicht erweitert werden.",
    );
    when(
        list.source.trim().is_empty(),
        format!("{path}.source"),
        "Jede Liste nennt ihre Quelle mit Datum.",
    );
    when(
        list.entries.is_empty() || list.entries.len() > MAX_ENTRIES,
        format!("{path}.entries"),
        "Eine Liste hat mindestens einen und höchstens 500 Werte.",
    );
    let groups: Vec<&str> = known
        .entries(name)
        .map(|entry| entry.group.as_str())
        .collect();
    for (index, entry) in list.entries.iter().enumerate() {
        let at = |key: &str| format!("{path}.entries[{index}].{key}");
        let taken = list
            .entries
            .iter()
            .take(index)
            .any(|other| other.code == entry.code)
            || (!own && others(known, preset, name).any(|code| code == entry.code));
        when(
            !is_code(&entry.code) || taken,
            at("code"),
            "Der Code ist ungültig oder in dieser Liste schon vergeben.",
        );
        when(
            !is_label(&entry.label),
            at("label"),
            "Die Bezeichnung fehlt oder ist zu lang.",
        );
        let ends_early = entry
            .valid_from
            .zip(entry.valid_until)
            .is_some_and(|(from, until)| until < from);
        when(
            ends_early,
            at("validUntil"),
            "Das Ende liegt vor dem Anfang.",
        );
        when(
            !own && !groups.is_empty() && !groups.contains(&entry.group.as_str()),
            at("group"),
            "Diese Berichtsgruppe gibt es in der Liste nicht.",
        );
    }
    found
}

/// Codes of a list in every preset but this one, which an update may repeat.
fn others(known: &Presets, preset: &Preset, list: &str) -> impl Iterator<Item = Code> {
    let codes: Vec<Code> = known
        .all()
        .iter()
        .filter(|other| other.code != preset.code)
        .filter_map(|other| other.lists.get(list))
        .flat_map(|list| list.entries.iter().map(|entry| entry.code.clone()))
        .collect();
    codes.into_iter()
}

fn is_code(code: &Code) -> bool {
    let text = code.as_str();
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    (1..=40).contains(&text.len())
        && text.bytes().all(fits)
        && !matches!(text, KEINE_ANGABE | NICHT_ERHOBEN)
}

fn is_label(label: &str) -> bool {
    let length = label.trim().chars().count();
    (1..=MAX_LABEL).contains(&length) && !label.chars().any(char::is_control)
}

fn problem(key: &str, message: &str) -> Problem {
    Problem {
        key: key.to_owned(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preset::shipped;
    use serde_json::json;

    fn good() -> Value {
        json!({
            "code": "kim_musterstadt", "label": "KIM Musterstadt", "issuedBy": "KI Musterstadt", "issuedOn": "2026-11-01",
            "lists": {
                "baustein": { "source": "Förderkonzept Musterstadt, 01.11.2026", "entries": [
                    { "code": "lotsen", "label": "Lotsenprogramm", "validFrom": "2026-01-01", "validUntil": "2027-12-31" }
                ]},
                "zugangsweg": { "source": "Absprache im Arbeitskreis, 01.11.2026", "entries": [
                    { "code": "moschee", "label": "Moscheegemeinde" }
                ]}
            }
        })
    }

    fn keys(value: &Value) -> Vec<String> {
        let problems = parse(&value.to_string(), shipped()).unwrap_err();
        problems.into_iter().map(|problem| problem.key).collect()
    }

    #[test]
    fn a_preset_of_a_ki_adds_its_values() {
        let preset = parse(&good().to_string(), shipped()).unwrap();
        let lists = shipped().with(std::slice::from_ref(&preset));
        assert!(lists.has_baustein(&Code::new("kim_musterstadt"), &Code::new("lotsen")));
        assert!(lists.contains("zugangsweg", &Code::new("moschee")));
        assert!(lists.contains("zugangsweg", &Code::new("jmd")));
        assert!(!shipped().contains("zugangsweg", &Code::new("moschee")));
        // An update of the same preset repeats its own codes.
        assert_eq!(parse(&good().to_string(), &lists).unwrap(), preset);
    }

    #[test]
    fn every_mistake_names_its_place() {
        let cases: [(&str, Value, &str); 15] = [
            ("/code", json!("kim"), "code"),
            ("/code", json!("Kim Musterstadt"), "code"),
            ("/label", json!(" "), "label"),
            ("/issuedBy", json!(""), "issuedBy"),
            ("/issuedOn", json!(null), "issuedOn"),
            ("/issuedOn", json!("2026-02-30"), "issuedOn"),
            ("/lists", json!({}), "lists"),
            ("/lists/baustein/source", json!(""), "lists.baustein.source"),
            (
                "/lists/baustein/entries",
                json!([]),
                "lists.baustein.entries",
            ),
            (
                "/lists/baustein/entries/0/code",
                json!("keine_angabe"),
                "lists.baustein.entries[0].code",
            ),
            (
                "/lists/baustein/entries/0/label",
                json!("a\u{7}"),
                "lists.baustein.entries[0].label",
            ),
            (
                "/lists/baustein/entries/0/validUntil",
                json!("2025-12-31"),
                "lists.baustein.entries[0].validUntil",
            ),
            (
                "/lists/zugangsweg/entries/0/code",
                json!("jmd"),
                "lists.zugangsweg.entries[0].code",
            ),
            (
                "/lists/zugangsweg/entries/0/group",
                json!("Neu"),
                "lists.zugangsweg.entries[0].group",
            ),
            (
                "/lists/zugangsweg/entries/0/farbe",
                json!("rot"),
                "lists.zugangsweg.entries[0].farbe",
            ),
        ];
        for (path, value, key) in cases {
            let mut preset = good();
            let (parent, last) = path.rsplit_once('/').unwrap();
            let slot = preset.pointer_mut(parent).unwrap();
            match last.parse::<usize>() {
                Ok(index) => slot[index] = value,
                Err(_) => slot[last] = value,
            }
            assert_eq!(keys(&preset), [key], "{path}");
        }
    }

    #[test]
    fn lists_that_the_program_understands_never_grow() {
        for name in crate::check::LISTS_IN_USE {
            let mut preset = good();
            preset["lists"] = json!({ name: { "source": "x, 01.11.2026", "entries": [
                { "code": "zzz", "label": "z", "group": shipped().entries(name).next().unwrap().group }
            ]}});
            let allowed = name == "baustein" || GROWING.contains(&name);
            assert_eq!(
                parse(&preset.to_string(), shipped()).is_ok(),
                allowed,
                "{name}"
            );
        }
        for text in ["", "[]", "{", "{\"code\":\"a\",\"code\":\"b\"}"] {
            assert!(parse(text, shipped()).is_err(), "{text}");
        }
    }
}
