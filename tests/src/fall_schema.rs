//! `assets/schemas/fall.schema.json`, the contract of the exchange format, made from the Rust types.
//!
//! `UPDATE=1 cargo test -p fallmappe-tests fall_schema` writes it anew. Not in the schema: rules between two values (an
//! end before its beginning) and the values of the lists, which are data; the import checks both.

use std::path::PathBuf;

use fallmappe_domain::akte::{Fallakte, VERSION};
use fallmappe_domain::preset;
use jsonschema::Validator;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, schema_for};
use serde_json::{Value, json};

use crate::sample;

const ID: &str = "urn:fallmappe:fall:2";
/// Codes are lower case; nationalities are ISO 3166-1 alpha-3 in capitals.
const CODE: &str = "^([a-z0-9_]+|[A-Z]{3})$";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../assets/schemas/fall.schema.json")
}

fn schema() -> Value {
    let mut schema = schema_for!(Fallakte);
    RecursiveTransform(allow_extension_keys).transform(&mut schema);
    let mut value = schema.to_value();
    value["$id"] = ID.into();
    value["properties"]["version"] =
        json!({ "description": "Version of the format.", "const": VERSION });
    for (name, pattern) in [("Code", CODE), ("FallNumber", "^[0-9]{4}-[0-9]{4,7}$")] {
        assert_eq!(
            value["$defs"][name]["type"], "string",
            "{name} is no longer a text"
        );
        value["$defs"][name]["pattern"] = pattern.into();
    }
    let date = &mut value["$defs"]["ImpreciseDate"]["properties"]["value"];
    assert_eq!(date["type"], "string");
    date["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$".into();
    value
}

/// Own keys of other programs begin with `x-`; the import passes over them at every depth.
fn allow_extension_keys(schema: &mut Schema) {
    if schema.get("additionalProperties") == Some(&json!(false)) {
        schema.insert("patternProperties".to_owned(), json!({ "^x-": {} }));
    }
}

fn validator() -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema())
        .unwrap()
}

fn first_line() -> Value {
    let text = sample::faelle_jsonl().unwrap();
    serde_json::from_str(text.lines().next().unwrap()).unwrap()
}

#[test]
fn the_committed_schema_is_made_from_the_types() {
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
        std::fs::write(file(), text).unwrap();
    }
    let committed = std::fs::read_to_string(file()).unwrap_or_default();
    let committed: Value = serde_json::from_str(&committed).unwrap_or_default();
    // As values, because the order of keys depends on features that other crates turn on.
    assert!(
        committed == schema(),
        "stale; run: UPDATE=1 cargo test -p fallmappe-tests fall_schema"
    );
}

#[test]
fn every_object_knows_its_keys_and_allows_own_ones() {
    fn walk(value: &Value, objects: &mut usize) {
        if value.get("properties").is_some() {
            *objects += 1;
            assert_eq!(value["additionalProperties"], json!(false));
            assert_eq!(value["patternProperties"], json!({ "^x-": {} }));
        }
        value
            .as_object()
            .into_iter()
            .flat_map(|map| map.values())
            .for_each(|v| walk(v, objects));
    }
    let mut objects = 0;
    walk(&schema(), &mut objects);
    assert!(objects >= 14, "{objects} kinds of object");
}

#[test]
fn every_sample_line_is_valid() {
    let validator = validator();
    for line in sample::faelle_jsonl().unwrap().lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let first = validator
            .iter_errors(&value)
            .map(|error| error.instance_path().to_string())
            .next();
        assert_eq!(first, None);
    }
}

#[test]
fn own_keys_are_valid_at_every_depth() {
    let mut line = first_line();
    line["x-alt"] = json!({ "id": 7 });
    line["person"]["x-alt"] = json!([1]);
    line["kontakte"][0]["x-alt"] = json!("a");
    assert!(validator().is_valid(&line));
}

/// A change that breaks a line.
type Break = fn(&mut Value);

#[test]
fn broken_lines_are_refused_by_the_schema_and_by_the_import() {
    let breaks: [(&str, Break); 10] = [
        ("unknown key", |line| line["vorname"] = json!("A")),
        ("unknown key below", |line| {
            line["person"]["address"]["plz"] = json!("59991")
        }),
        ("no first day", |line| {
            drop(line.as_object_mut().unwrap().remove("openedOn"))
        }),
        ("impossible day", |line| {
            line["openedOn"] = json!("2026-02-30")
        }),
        ("German date", |line| {
            line["kontakte"][0]["date"] = json!("22.11.2026")
        }),
        ("text for a number", |line| {
            line["kontakte"][0]["minutes"] = json!("20")
        }),
        ("newer version", |line| line["version"] = json!(VERSION + 1)),
        ("number of another form", |line| {
            line["number"] = json!("17")
        }),
        ("unknown precision", |line| {
            line["person"]["birthDate"] = json!({ "value": "1999", "precision": "Tag" })
        }),
        ("half a year", |line| {
            line["person"]["birthDate"] = json!({ "value": "99", "precision": "jahr" })
        }),
    ];
    let validator = validator();
    for (name, change) in breaks {
        let mut line = first_line();
        change(&mut line);
        assert!(!validator.is_valid(&line), "{name}");
        assert!(
            fallmappe_domain::exchange::parse(&line.to_string(), preset::shipped()).is_err(),
            "{name}"
        );
    }
}

#[test]
fn every_code_of_the_lists_has_the_form_of_the_schema() {
    let validator =
        jsonschema::validator_for(&json!({ "type": "string", "pattern": CODE })).unwrap();
    for preset in preset::shipped().all() {
        for entry in preset.lists.values().flat_map(|list| &list.entries) {
            assert!(
                validator.is_valid(&json!(entry.code.as_str())),
                "{}",
                entry.code.as_str()
            );
        }
    }
}
