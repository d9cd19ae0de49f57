//! Decisions that can be fought.

use fallmappe_domain::aufenthalt::Bescheid;
use fallmappe_domain::code::Code;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, maybe_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Bescheid {
    const TABLE: &'static str = "bescheid";
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "dated_on",
        "served_on",
        "authority",
        "reference",
        "contested_on",
        "reasoned_on",
        "remark",
    ];
    const DATE: &'static str = "served_on";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.kind),
            maybe_day(self.dated_on),
            maybe_day(self.served_on),
            text(&self.authority),
            text(&self.reference),
            maybe_day(self.contested_on),
            maybe_day(self.reasoned_on),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: Code(row.get("kind")?),
            dated_on: read_maybe_day(row, "dated_on")?,
            served_on: read_maybe_day(row, "served_on")?,
            authority: row.get("authority")?,
            reference: row.get("reference")?,
            contested_on: read_maybe_day(row, "contested_on")?,
            reasoned_on: read_maybe_day(row, "reasoned_on")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.reference.as_str(), &self.authority, &self.remark].join(" ")
    }
}
