//! Kontakte.

use fallmappe_domain::code::Code;
use fallmappe_domain::kontakt::Kontakt;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, json, maybe_day, read_day, read_json, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Kontakt {
    const TABLE: &'static str = "kontakt";
    const COLUMNS: &'static [&'static str] = &[
        "date",
        "kind",
        "minutes",
        "interpreter",
        "no_show",
        "subjects",
        "text",
        "next_step",
        "next_step_on",
        "structural",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.kind),
            Value::from(i64::from(self.minutes)),
            code(&self.interpreter),
            Value::from(self.no_show),
            json(&self.subjects)?,
            text(&self.text),
            text(&self.next_step),
            maybe_day(self.next_step_on),
            Value::from(self.structural),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            kind: Code(row.get("kind")?),
            minutes: row.get("minutes")?,
            interpreter: Code(row.get("interpreter")?),
            no_show: row.get("no_show")?,
            subjects: read_json(row, "subjects")?,
            text: row.get("text")?,
            next_step: row.get("next_step")?,
            next_step_on: read_maybe_day(row, "next_step_on")?,
            structural: row.get("structural")?,
        })
    }

    fn words(&self) -> String {
        format!("{} {}", self.text, self.next_step)
    }
}
