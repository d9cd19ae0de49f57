//! Gesundheitsangaben.

use fallmappe_domain::gesundheit::Gesundheitsangabe;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{day, read_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Gesundheitsangabe {
    const TABLE: &'static str = "gesundheitsangabe";
    const COLUMNS: &'static [&'static str] = &["date", "text"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![day(self.date), text(&self.text)])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            text: row.get("text")?,
        })
    }

    fn words(&self) -> String {
        self.text.clone()
    }
}
