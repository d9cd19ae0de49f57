//! Typed Fristen and ticked-off ones.

use fallmappe_domain::code::Code;
use fallmappe_domain::frist::{Frist, Fristerledigung};
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Frist {
    const TABLE: &'static str = "frist";
    const COLUMNS: &'static [&'static str] = &["due_on", "title", "basis", "done_on", "remark"];
    const DATE: &'static str = "due_on";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.due_on),
            text(&self.title),
            text(&self.basis),
            maybe_day(self.done_on),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            due_on: read_day(row, "due_on")?,
            title: row.get("title")?,
            basis: row.get("basis")?,
            done_on: read_maybe_day(row, "done_on")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.title.as_str(), &self.remark].join(" ")
    }
}

impl Entry for Fristerledigung {
    const TABLE: &'static str = "fristerledigung";
    const COLUMNS: &'static [&'static str] = &["rule", "due_on", "done_on", "remark"];
    const DATE: &'static str = "due_on";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.rule),
            day(self.due_on),
            day(self.done_on),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            rule: Code(row.get("rule")?),
            due_on: read_day(row, "due_on")?,
            done_on: read_day(row, "done_on")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        self.remark.clone()
    }
}
