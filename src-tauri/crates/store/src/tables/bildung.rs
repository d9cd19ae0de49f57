//! School, vocation, languages.

use fallmappe_domain::bildung::{Berufsbildung, Schulbildung, Sprachstand};
use fallmappe_domain::code::Code;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Schulbildung {
    const TABLE: &'static str = "schulbildung";
    const COLUMNS: &'static [&'static str] = &[
        "date",
        "level",
        "country",
        "years",
        "recognised_on",
        "authority",
        "remark",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.level),
            code(&self.country),
            Value::from(i64::from(self.years)),
            maybe_day(self.recognised_on),
            text(&self.authority),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            level: Code(row.get("level")?),
            country: Code(row.get("country")?),
            years: row.get("years")?,
            recognised_on: read_maybe_day(row, "recognised_on")?,
            authority: row.get("authority")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        self.remark.clone()
    }
}

impl Entry for Berufsbildung {
    const TABLE: &'static str = "berufsbildung";
    const COLUMNS: &'static [&'static str] = &[
        "date",
        "level",
        "occupation",
        "country",
        "recognised_on",
        "authority",
        "remark",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.level),
            text(&self.occupation),
            code(&self.country),
            maybe_day(self.recognised_on),
            text(&self.authority),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            level: Code(row.get("level")?),
            occupation: row.get("occupation")?,
            country: Code(row.get("country")?),
            recognised_on: read_maybe_day(row, "recognised_on")?,
            authority: row.get("authority")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.occupation.as_str(), &self.remark].join(" ")
    }
}

impl Entry for Sprachstand {
    const TABLE: &'static str = "sprachstand";
    const COLUMNS: &'static [&'static str] =
        &["date", "language", "level", "proof", "provider", "remark"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            text(&self.language),
            code(&self.level),
            code(&self.proof),
            text(&self.provider),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            language: row.get("language")?,
            level: Code(row.get("level")?),
            proof: Code(row.get("proof")?),
            provider: row.get("provider")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.provider.as_str(), &self.remark].join(" ")
    }
}
