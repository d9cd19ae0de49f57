//! Writes `assets/sample/faelle.jsonl` and `assets/sample/stellen.json` anew.
//!
//! Run it after a change to the generator or to the exchange format; a test compares the files byte for byte.

use std::path::Path;

use fallmappe_tests::sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample");
    std::fs::write(folder.join("faelle.jsonl"), sample::faelle_jsonl()?)?;
    std::fs::write(folder.join("stellen.json"), sample::stellen_json()?)?;
    Ok(())
}
