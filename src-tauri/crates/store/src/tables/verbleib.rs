//! Verbleib after an Austritt.

use fallmappe_domain::code::Code;
use fallmappe_domain::verbleib::Verbleib;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, read_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Verbleib {
    const TABLE: &'static str = "verbleib";
    const COLUMNS: &'static [&'static str] = &["austritt", "point", "date", "kind", "remark"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.austritt),
            code(&self.point),
            day(self.date),
            code(&self.kind),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            austritt: read_day(row, "austritt")?,
            point: Code(row.get("point")?),
            date: read_day(row, "date")?,
            kind: Code(row.get("kind")?),
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        self.remark.clone()
    }
}
