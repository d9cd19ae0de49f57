//! `assets/schemas/preset.schema.json`, the shape of a preset file that a KI hands out, made from the Rust types.
//!
//! `UPDATE=1 cargo test -p fallmappe-tests preset_schema` writes it anew. What no schema can say (codes that are taken,
//! lists that cannot grow) is checked when the file is read.

use std::path::PathBuf;

use fallmappe_domain::check::LISTS_IN_USE;
use fallmappe_domain::own_preset::{self, GROWING};
use fallmappe_domain::preset::{Preset, shipped};
use jsonschema::Validator;
use schemars::schema_for;
use serde_json::{Value, json};

const ID: &str = "urn:fallmappe:preset:1";
const EXAMPLE: &str = include_str!("../../assets/sample/kim-musterstadt.json");

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../assets/schemas/preset.schema.json")
}

fn schema() -> Value {
    let mut value = schema_for!(Preset).to_value();
    value["$id"] = ID.into();
    value["required"] = json!(["code", "label", "issuedBy", "issuedOn", "lists"]);
    value["$defs"]["Code"]["pattern"] = "^[a-z0-9_]{1,40}$".into();
    let mut names = vec!["baustein"];
    names.extend(GROWING);
    value["properties"]["lists"]["propertyNames"] = json!({ "enum": names });
    value["properties"]["lists"]["minProperties"] = 1.into();
    for key in ["label", "issuedBy"] {
        value["properties"][key]["minLength"] = 1.into();
    }
    value["$defs"]["CodeList"]["properties"]["source"]["minLength"] = 1.into();
    value["$defs"]["CodeList"]["properties"]["entries"]["minItems"] = 1.into();
    value
}

fn validator() -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema())
        .unwrap()
}

#[test]
fn the_committed_schema_is_made_from_the_types() {
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
        std::fs::write(file(), text).unwrap();
    }
    let committed = std::fs::read_to_string(file()).unwrap_or_default();
    let committed: Value = serde_json::from_str(&committed).unwrap_or_default();
    assert!(
        committed == schema(),
        "stale; run: UPDATE=1 cargo test -p fallmappe-tests preset_schema"
    );
}

#[test]
fn the_example_fits_the_schema_and_is_taken() {
    let value: Value = serde_json::from_str(EXAMPLE).unwrap();
    let errors: Vec<String> = validator()
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, [""; 0]);
    own_preset::parse(EXAMPLE, shipped()).unwrap();
}

#[test]
fn what_the_schema_refuses_is_refused_by_the_program_too() {
    let validator = validator();
    let breaks: [(&str, Value); 9] = [
        ("/code", json!("KIM")),
        ("/label", json!("")),
        ("/issuedBy", json!("")),
        ("/issuedOn", json!("gestern")),
        ("/lists", json!({})),
        (
            "/lists",
            json!({ "datengruppe": { "source": "x", "entries": [{ "code": "a", "label": "A" }] } }),
        ),
        ("/lists/baustein/source", json!("")),
        ("/lists/baustein/entries", json!([])),
        ("/lists/baustein/entries/0/code", json!("Ö")),
    ];
    for (path, value) in breaks {
        let mut preset: Value = serde_json::from_str(EXAMPLE).unwrap();
        *preset.pointer_mut(path).unwrap() = value;
        assert!(!validator.is_valid(&preset), "{path}");
        assert!(
            own_preset::parse(&preset.to_string(), shipped()).is_err(),
            "{path}"
        );
    }
}

#[test]
fn lists_that_may_grow_exist() {
    for name in GROWING {
        assert!(LISTS_IN_USE.contains(&name), "{name}");
    }
}
