//! Strukturhemmnisse.

use fallmappe_domain::code::Code;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Strukturhemmnis {
    const TABLE: &'static str = "strukturhemmnis";
    const COLUMNS: &'static [&'static str] =
        &["date", "handlungsfeld", "kind", "text", "reported_on"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.handlungsfeld),
            code(&self.kind),
            text(&self.text),
            maybe_day(self.reported_on),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            handlungsfeld: Code(row.get("handlungsfeld")?),
            kind: Code(row.get("kind")?),
            text: row.get("text")?,
            reported_on: read_maybe_day(row, "reported_on")?,
        })
    }

    fn words(&self) -> String {
        self.text.clone()
    }
}
