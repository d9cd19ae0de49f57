//! `assets/schemas/profil.schema.json` says what a profile is, and every profile follows it. `UPDATE=1 cargo test` writes
//! it anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use fallmappe_falluebergabe::minimise::{Field, Rule};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

fn key(field: Field) -> String {
    let value = serde_json::to_value(field).unwrap();
    value.as_str().unwrap().to_owned()
}

/// Every field with its German name, all of them required: a profile that forgets one is no profile.
fn schema() -> Value {
    let mut rule = schemars::schema_for!(Rule).to_value();
    let defs = rule["$defs"].take();
    rule.as_object_mut()
        .unwrap()
        .retain(|key, _| !key.starts_with('$'));
    rule["properties"]["reason"]["pattern"] = r"^\p{Lu}.*\.$".into();
    let mut defs = defs.as_object().cloned().unwrap_or_default();
    defs.insert("Rule".to_owned(), rule);
    let fields: Map<String, Value> = Field::ALL
        .into_iter()
        .map(|field| {
            let group = format!("{} (Datengruppe {})", field.label(), field.group());
            (
                key(field),
                json!({"$ref": "#/$defs/Rule", "description": group}),
            )
        })
        .collect();
    let required: Vec<&String> = fields.keys().collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:fallmappe:profil:1",
        "title": "Fallmappe: was eine Art von Stelle bekommen darf",
        "type": "object",
        "additionalProperties": false,
        "required": ["version", "recipientKind", "label", "fields"],
        "properties": {
            "version": {"const": 1, "description": "Version of the profile file."},
            "recipientKind": {"type": "string", "pattern": "^[a-z0-9_]{1,40}$",
                "description": "Code of the list stellenart, or fallkonferenz."},
            "label": {"type": "string", "minLength": 1, "description": "What people read."},
            "fields": {"type": "object", "additionalProperties": false, "required": required,
                "properties": fields}
        },
        "$defs": defs
    })
}

#[test]
fn the_schema_is_the_one_of_the_types() {
    let file = assets().join("schemas/profil.schema.json");
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "the schema is stale: run UPDATE=1 cargo test -p fallmappe-falluebergabe"
    );
}

#[test]
fn every_profile_follows_the_schema_and_a_broken_one_does_not() {
    let validator = jsonschema::options().build(&schema()).unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(assets().join("profiles")).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("never.json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mut profile: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&profile)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        profile["fields"]["address"] = profile["fields"]["area"].clone();
        assert!(!validator.is_valid(&profile), "an unknown field");
        profile["fields"].as_object_mut().unwrap().remove("address");
        profile["fields"]["area"]["reason"] = "".into();
        assert!(!validator.is_valid(&profile), "no reason");
        profile["fields"].as_object_mut().unwrap().remove("area");
        assert!(!validator.is_valid(&profile), "a forgotten field");
        seen += 1;
    }
    assert_eq!(seen, 10);
}
