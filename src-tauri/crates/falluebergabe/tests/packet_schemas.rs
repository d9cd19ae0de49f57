//! `assets/schemas/{manifest,quittung}.schema.json` are what the Rust types say. `UPDATE=1 cargo test` writes them anew.

use fallmappe_falluebergabe::packet::Manifest;
use fallmappe_falluebergabe::quittung::Quittung;
use schemars::{JsonSchema, schema_for};
use std::path::Path;

#[track_caller]
fn is_the_one_of_the_type<T: JsonSchema>(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/schemas");
    let file = folder.join(format!("{name}.schema.json"));
    let text = serde_json::to_string_pretty(&schema_for!(T)).unwrap_or_default() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &text).unwrap_or_default();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "the schema is stale: run UPDATE=1 cargo test -p fallmappe-falluebergabe"
    );
}

#[test]
fn the_schema_of_the_manifest_is_the_one_of_the_type() {
    is_the_one_of_the_type::<Manifest>("manifest");
}

#[test]
fn the_schema_of_receipts_is_the_one_of_the_type() {
    is_the_one_of_the_type::<Quittung>("quittung");
}
