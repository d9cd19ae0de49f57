//! Einwilligungen. Their words are not searched for: they name the Stelle, not the person.

use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, json, maybe_day, read_day, read_json, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Einwilligung {
    const TABLE: &'static str = "einwilligung";
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "stelle",
        "purpose",
        "data_groups",
        "language",
        "interpreter",
        "form",
        "given_on",
        "valid_until",
        "withdrawn_on",
        "text_version",
        "recorded_by",
        "scan",
    ];
    const DATE: &'static str = "given_on";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.kind),
            text(&self.stelle),
            text(&self.purpose),
            json(&self.data_groups)?,
            text(&self.language),
            Value::from(self.interpreter),
            code(&self.form),
            day(self.given_on),
            maybe_day(self.valid_until),
            maybe_day(self.withdrawn_on),
            text(&self.text_version),
            text(&self.recorded_by),
            text(&self.scan),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: Code(row.get("kind")?),
            stelle: row.get("stelle")?,
            purpose: row.get("purpose")?,
            data_groups: read_json(row, "data_groups")?,
            language: row.get("language")?,
            interpreter: row.get("interpreter")?,
            form: Code(row.get("form")?),
            given_on: read_day(row, "given_on")?,
            valid_until: read_maybe_day(row, "valid_until")?,
            withdrawn_on: read_maybe_day(row, "withdrawn_on")?,
            text_version: row.get("text_version")?,
            recorded_by: row.get("recorded_by")?,
            scan: row.get("scan")?,
        })
    }
}
