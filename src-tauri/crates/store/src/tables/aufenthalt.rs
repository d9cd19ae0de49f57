//! The three histories of the Aufenthalt: status, document, Nebenbestimmung.

use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::code::Code;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Aufenthaltsstatus {
    const TABLE: &'static str = "aufenthaltsstatus";
    const COLUMNS: &'static [&'static str] = &["kind", "basis", "since", "until", "remark"];
    const DATE: &'static str = "since";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.kind),
            text(&self.basis),
            day(self.since),
            maybe_day(self.until),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: Code(row.get("kind")?),
            basis: row.get("basis")?,
            since: read_day(row, "since")?,
            until: read_maybe_day(row, "until")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        self.remark.clone()
    }
}

impl Entry for Aufenthaltsdokument {
    const TABLE: &'static str = "aufenthaltsdokument";
    const COLUMNS: &'static [&'static str] =
        &["kind", "number", "issued_on", "valid_until", "authority"];
    const DATE: &'static str = "valid_until";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.kind),
            text(&self.number),
            maybe_day(self.issued_on),
            maybe_day(self.valid_until),
            text(&self.authority),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: Code(row.get("kind")?),
            number: row.get("number")?,
            issued_on: read_maybe_day(row, "issued_on")?,
            valid_until: read_maybe_day(row, "valid_until")?,
            authority: row.get("authority")?,
        })
    }

    fn words(&self) -> String {
        format!("{} {}", self.number, self.authority)
    }
}

impl Entry for Nebenbestimmung {
    const TABLE: &'static str = "nebenbestimmung";
    const COLUMNS: &'static [&'static str] = &["kind", "wording", "since", "until"];
    const DATE: &'static str = "since";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.kind),
            text(&self.wording),
            day(self.since),
            maybe_day(self.until),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: Code(row.get("kind")?),
            wording: row.get("wording")?,
            since: read_day(row, "since")?,
            until: read_maybe_day(row, "until")?,
        })
    }

    fn words(&self) -> String {
        self.wording.clone()
    }
}
