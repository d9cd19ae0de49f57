//! Teilnahmen.

use fallmappe_domain::code::Code;
use fallmappe_domain::teilnahme::Teilnahme;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Teilnahme {
    const TABLE: &'static str = "teilnahme";
    const COLUMNS: &'static [&'static str] = &[
        "programme",
        "baustein",
        "traeger",
        "course_start",
        "eintritt",
        "austritt",
        "austritt_reason",
    ];
    const DATE: &'static str = "eintritt";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.programme),
            code(&self.baustein),
            text(&self.traeger),
            maybe_day(self.course_start),
            day(self.eintritt),
            maybe_day(self.austritt),
            self.austritt_reason.as_ref().map_or(Value::Null, code),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            programme: Code(row.get("programme")?),
            baustein: Code(row.get("baustein")?),
            traeger: row.get("traeger")?,
            course_start: read_maybe_day(row, "course_start")?,
            eintritt: read_day(row, "eintritt")?,
            austritt: read_maybe_day(row, "austritt")?,
            austritt_reason: row.get::<_, Option<String>>("austritt_reason")?.map(Code),
        })
    }

    fn words(&self) -> String {
        self.traeger.clone()
    }
}
