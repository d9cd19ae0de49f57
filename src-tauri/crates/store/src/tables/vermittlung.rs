//! Vermittlungen.

use fallmappe_domain::code::Code;
use fallmappe_domain::vermittlung::Vermittlung;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Vermittlung {
    const TABLE: &'static str = "vermittlung";
    const COLUMNS: &'static [&'static str] =
        &["date", "kind", "offer", "result", "ended_on", "end_reason"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.kind),
            text(&self.offer),
            text(&self.result),
            maybe_day(self.ended_on),
            text(&self.end_reason),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            kind: Code(row.get("kind")?),
            offer: row.get("offer")?,
            result: row.get("result")?,
            ended_on: read_maybe_day(row, "ended_on")?,
            end_reason: row.get("end_reason")?,
        })
    }

    fn words(&self) -> String {
        format!("{} {} {}", self.offer, self.result, self.end_reason)
    }
}
