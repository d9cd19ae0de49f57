//! Clearings.

use fallmappe_domain::clearing::Clearing;
use fallmappe_domain::code::Code;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Clearing {
    const TABLE: &'static str = "clearing";
    const COLUMNS: &'static [&'static str] = &[
        "date",
        "access",
        "target_group",
        "exception_reason",
        "other_fallfuehrung",
        "other_body",
        "exclusion_checked_on",
        "exclusion",
        "voluntary",
        "remark",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.access),
            code(&self.target_group),
            text(&self.exception_reason),
            code(&self.other_fallfuehrung),
            text(&self.other_body),
            maybe_day(self.exclusion_checked_on),
            code(&self.exclusion),
            Value::from(self.voluntary),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            access: Code(row.get("access")?),
            target_group: Code(row.get("target_group")?),
            exception_reason: row.get("exception_reason")?,
            other_fallfuehrung: Code(row.get("other_fallfuehrung")?),
            other_body: row.get("other_body")?,
            exclusion_checked_on: read_maybe_day(row, "exclusion_checked_on")?,
            exclusion: Code(row.get("exclusion")?),
            voluntary: row.get("voluntary")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.other_body.as_str(), &self.remark].join(" ")
    }
}
