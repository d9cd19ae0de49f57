//! Writes generated files anew: the tests that compare them rewrite them when `UPDATE` is set.
//!
//! There is no second generator here. One piece of code makes the text; the test compares, this word
//! writes, and both can never disagree.

use crate::house::House;
use crate::process::run;
use crate::stop::Stop;

/// TypeScript types from the Rust types, as `tests/wire.rs` compares them.
///
/// # Errors
/// `Stop::Failed` when the test does not compile or fails.
pub fn bindings(house: &House) -> Result<(), Stop> {
    update(house, &["test", "-p", "fallmappe-tests", "--test", "wire"])
}

/// JSON Schemas in `assets/schemas` and the store's `schema.sql`, by the tests named after them.
///
/// # Errors
/// `Stop::Failed` when a test does not compile or fails.
pub fn schema_page(house: &House) -> Result<(), Stop> {
    for package in [
        "fallmappe-domain",
        "fallmappe-falluebergabe",
        "fallmappe-store",
    ] {
        update(house, &["test", "-p", package, "schema"])?;
    }
    Ok(())
}

fn update(house: &House, arguments: &[&str]) -> Result<(), Stop> {
    run(house.cargo(arguments).env("UPDATE", "1"))
}
