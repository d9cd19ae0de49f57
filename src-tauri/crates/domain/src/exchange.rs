//! Reading and writing the exchange format: UTF-8, one Fall a line.
//!
//! All or nothing: [`parse`] gives every Fallakte or every mistake, each with its line and key. A mistake never repeats
//! a value of the file, since the values are personal data.

use serde_json::Value;

use crate::akte::{Fallakte, VERSION};
use crate::check;
use crate::preset::Presets;
use crate::strict_json::{DUPLICATE_KEY, StrictValue};

/// Most lines that are read from one file; a file of that size is not a caseload but a mistake.
pub const MAX_LINES: usize = 20_000;

/// The sentence for a line that a newer program wrote; a caller tells this case by it.
pub const NEWER_VERSION: &str =
    "Die Zeile stammt aus einer neueren Programmversion. Bitte das Programm aktualisieren.";

/// One reason why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LineError {
    /// Line number, counted from 1.
    pub line: usize,
    /// Path of the key, e.g. `person.birthDate` or `kontakte[3].kind`; empty when the whole line is meant.
    pub key: String,
    /// German sentence, without any value of the file.
    pub message: String,
}

/// Reads a whole file; codes are looked up in `lists`. Empty lines are passed over; keys that begin with `x-` are ignored at every depth.
pub fn parse(text: &str, lists: &Presets) -> Result<Vec<Fallakte>, Vec<LineError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut akten = Vec::new();
    let mut errors = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if index >= MAX_LINES {
            errors.push(whole_line(
                index + 1,
                "Die Datei hat zu viele Zeilen (höchstens 20.000).",
            ));
            break;
        }
        match parse_line(line, lists) {
            Ok(akte) => akten.push(akte),
            Err(problems) => errors.extend(problems.into_iter().map(|problem| LineError {
                line: index + 1,
                key: problem.key,
                message: problem.message,
            })),
        }
    }
    if akten.is_empty() && errors.is_empty() {
        errors.push(whole_line(1, "Die Datei enthält keinen Fall."));
    }
    if errors.is_empty() {
        Ok(akten)
    } else {
        Err(errors)
    }
}

/// Writes one line without its line end.
pub fn to_line(akte: &Fallakte) -> Result<String, serde_json::Error> {
    serde_json::to_string(akte)
}

fn parse_line(line: &str, lists: &Presets) -> Result<Fallakte, Vec<check::Problem>> {
    let one = |key: String, message: &str| {
        vec![check::Problem {
            key,
            message: message.to_owned(),
        }]
    };
    let StrictValue(mut value) = serde_json::from_str(line).map_err(|error| {
        let error = error.to_string();
        if error.starts_with(DUPLICATE_KEY) {
            let key = error.split('`').nth(1).unwrap_or_default();
            let message = "Dieser Schlüssel steht zweimal im selben Objekt.";
            return one(key.to_owned(), message);
        }
        one(String::new(), "Die Zeile ist kein gültiges JSON-Objekt.")
    })?;
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if (1..=u64::from(VERSION)).contains(&version) => {}
        Some(version) if version > u64::from(VERSION) => {
            return Err(one("version".into(), NEWER_VERSION));
        }
        _ => {
            return Err(one(
                "version".into(),
                "Die Versionsangabe fehlt oder ist unbekannt (erwartet: 1 oder 2).",
            ));
        }
    }
    drop_extension_keys(&mut value);
    let akte: Fallakte = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let (key, message) = describe(&path, &error.into_inner().to_string());
        one(key, &message)
    })?;
    // What an older version wrote is from now on a record of this version.
    let akte = Fallakte {
        version: VERSION,
        ..check::normalise(akte)
    };
    let problems = check::problems(&akte, lists);
    if problems.is_empty() {
        Ok(akte)
    } else {
        Err(problems)
    }
}

fn drop_extension_keys(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !key.starts_with("x-"));
            map.values_mut().for_each(drop_extension_keys);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_extension_keys),
        _ => {}
    }
}

/// Turns serde's English sentence into a key and a German sentence. Only the key name is taken over, never a value.
fn describe(path: &str, error: &str) -> (String, String) {
    let quoted = error.split('`').nth(1).unwrap_or_default();
    let here = if path == "." { "" } else { path };
    let below = |name: &str| match here {
        "" => name.to_owned(),
        // serde names the unknown key itself as the last part of the path.
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    };
    if error.starts_with("unknown field") {
        let message = "Dieser Schlüssel ist unbekannt. Eigene Schlüssel beginnen mit „x-“.";
        (below(quoted), message.to_owned())
    } else if error.starts_with("missing field") {
        (below(quoted), "Diese Angabe fehlt.".to_owned())
    } else if error.starts_with("unknown variant") {
        (
            here.to_owned(),
            "Dieser Wert ist hier nicht vorgesehen.".to_owned(),
        )
    } else if error.contains("premature end of input")
        || error.contains("invalid characters")
        || error.contains("out of range")
    {
        (
            here.to_owned(),
            "Das ist kein gültiges Datum (erwartet: JJJJ-MM-TT).".to_owned(),
        )
    } else {
        (
            here.to_owned(),
            "Der Wert hat die falsche Art (zum Beispiel Text statt Zahl).".to_owned(),
        )
    }
}

fn whole_line(line: usize, message: &str) -> LineError {
    LineError {
        line,
        key: String::new(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preset;

    const GOOD: &str = r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"Ųžkalnytė"},"x-alt":{"a":1}}"#;

    fn errors(text: &str) -> Vec<(usize, String)> {
        parse(text, preset::shipped())
            .unwrap_err()
            .into_iter()
            .map(|e| (e.line, e.key))
            .collect()
    }

    #[test]
    fn a_person_without_a_given_name_is_taken() {
        let akten = parse(GOOD, preset::shipped()).unwrap();
        assert_eq!(akten[0].person.display_name(), "Ųžkalnytė");
        assert_eq!(
            parse(&to_line(&akten[0]).unwrap(), preset::shipped()).unwrap(),
            akten
        );
    }

    #[test]
    fn every_mistake_names_line_and_key() {
        let cases = [
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"A","vorname":"B"}}"#,
                "person.vorname",
            ),
            (r#"{"version":1,"person":{"familyName":"A"}}"#, "openedOn"),
            (
                r#"{"version":1,"openedOn":"2025-02-30","person":{"familyName":"A"}}"#,
                "openedOn",
            ),
            (
                r#"{"version":3,"openedOn":"2025-03-01","person":{"familyName":"A"}}"#,
                "version",
            ),
            (
                r#"{"openedOn":"2025-03-01","person":{"familyName":"A"}}"#,
                "version",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"A"},"kontakte":[{"date":"2025-03-01","kind":"telefon","minutes":"20"}]}"#,
                "kontakte[0].minutes",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"A"},"kontakte":[{"date":"2025-03-01","kind":"flaschenpost"}]}"#,
                "kontakte[0].kind",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"A","birthDate":{"value":"1999","precision":"tag"}}}"#,
                "person.birthDate",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"محمد"}}"#,
                "person.familyName",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{}}"#,
                "person.familyName",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","closedOn":"2025-02-01","person":{"familyName":"A"}}"#,
                "closedOn",
            ),
            (
                r#"{"version":1,"openedOn":"2025-03-01","person":{"familyName":"A","familyName":"B"}}"#,
                "familyName",
            ),
            ("[]", "version"),
            ("{", ""),
        ];
        for (line, key) in cases {
            let text = format!("{GOOD}\n\n{line}\n");
            assert_eq!(errors(&text), [(3, key.to_owned())], "{line}");
        }
    }

    #[test]
    fn a_mistake_never_repeats_a_value() {
        let line = r#"{"version":1,"openedOn":"Geheimname","person":{"familyName":"A","gender":"Geheimname"}}"#;
        for error in parse(line, preset::shipped()).unwrap_err() {
            assert!(!error.message.contains("Geheimname") && !error.key.contains("Geheimname"));
        }
    }

    #[test]
    fn an_empty_file_is_no_import() {
        assert_eq!(errors("\n \n"), [(1, String::new())]);
    }
}
