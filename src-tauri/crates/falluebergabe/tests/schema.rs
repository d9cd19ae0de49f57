//! `assets/schemas/uebergabe.schema.json` is what the Rust types say. `UPDATE=1 cargo test` writes it anew.

use fallmappe_falluebergabe::content::UebergabeContent;
use std::path::Path;

#[test]
fn the_schema_is_the_one_of_the_types() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/schemas/uebergabe.schema.json");
    let schema = schemars::schema_for!(UebergabeContent);
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "the schema is stale: run UPDATE=1 cargo test -p fallmappe-falluebergabe"
    );
}
