//! Work, benefits, Ausbildungen.

use fallmappe_domain::bildung::{Arbeitssituation, Ausbildung, Leistungsbezug};
use fallmappe_domain::code::Code;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, maybe_day, read_day, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Arbeitssituation {
    const TABLE: &'static str = "arbeitssituation";
    const COLUMNS: &'static [&'static str] = &[
        "since",
        "until",
        "status",
        "employer",
        "occupation",
        "hours_per_week",
        "remark",
    ];
    const DATE: &'static str = "since";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.since),
            maybe_day(self.until),
            code(&self.status),
            text(&self.employer),
            text(&self.occupation),
            Value::from(i64::from(self.hours_per_week)),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            since: read_day(row, "since")?,
            until: read_maybe_day(row, "until")?,
            status: Code(row.get("status")?),
            employer: row.get("employer")?,
            occupation: row.get("occupation")?,
            hours_per_week: row.get("hours_per_week")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.employer.as_str(), &self.occupation, &self.remark].join(" ")
    }
}

impl Entry for Leistungsbezug {
    const TABLE: &'static str = "leistungsbezug";
    const COLUMNS: &'static [&'static str] = &["since", "until", "kind", "authority", "remark"];
    const DATE: &'static str = "since";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.since),
            maybe_day(self.until),
            code(&self.kind),
            text(&self.authority),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            since: read_day(row, "since")?,
            until: read_maybe_day(row, "until")?,
            kind: Code(row.get("kind")?),
            authority: row.get("authority")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.authority.as_str(), &self.remark].join(" ")
    }
}

impl Entry for Ausbildung {
    const TABLE: &'static str = "ausbildung";
    const COLUMNS: &'static [&'static str] = &[
        "starts_on",
        "ends_on",
        "kind",
        "occupation",
        "employer",
        "contract_on",
        "registered_on",
        "broken_off_on",
        "passed_on",
        "remark",
    ];
    const DATE: &'static str = "starts_on";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.starts_on),
            maybe_day(self.ends_on),
            code(&self.kind),
            text(&self.occupation),
            text(&self.employer),
            maybe_day(self.contract_on),
            maybe_day(self.registered_on),
            maybe_day(self.broken_off_on),
            maybe_day(self.passed_on),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            starts_on: read_day(row, "starts_on")?,
            ends_on: read_maybe_day(row, "ends_on")?,
            kind: Code(row.get("kind")?),
            occupation: row.get("occupation")?,
            employer: row.get("employer")?,
            contract_on: read_maybe_day(row, "contract_on")?,
            registered_on: read_maybe_day(row, "registered_on")?,
            broken_off_on: read_maybe_day(row, "broken_off_on")?,
            passed_on: read_maybe_day(row, "passed_on")?,
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        [self.occupation.as_str(), &self.employer, &self.remark].join(" ")
    }
}
