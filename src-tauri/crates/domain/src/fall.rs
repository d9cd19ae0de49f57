//! The Fall without identity: its number, when it was opened and closed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The number people use for a Fall, e.g. `2026-0017`. Unique in a vault; says nothing about the person.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct FallNumber(pub String);

impl FallNumber {
    /// The `serial`-th number of a year.
    pub fn new(year: i32, serial: u32) -> Self {
        Self(format!("{year:04}-{serial:04}"))
    }

    /// Year and serial, if the text has the form `YYYY-NNNN` (at least four digits after the hyphen).
    pub fn parts(&self) -> Option<(i32, u32)> {
        let (year, serial) = self.0.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !(4..=7).contains(&serial.len()) || !digits(year) || !digits(serial) {
            return None;
        }
        Some((year.parse().ok()?, serial.parse().ok()?))
    }
}

impl std::fmt::Display for FallNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A Fall: one person, one file; coming back is a new Teilnahme, not a new Fall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fall {
    /// Fallnummer.
    pub number: FallNumber,
    /// First day of the Fall.
    pub opened_on: NaiveDate,
    /// Last day; `None` while it runs.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}
