//! Fallkonferenzen; participants and agreements lie in the row, since they are saved with it.

use fallmappe_domain::fallkonferenz::Fallkonferenz;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{day, json, read_day, read_json, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Fallkonferenz {
    const TABLE: &'static str = "fallkonferenz";
    const COLUMNS: &'static [&'static str] = &[
        "date",
        "occasion",
        "question",
        "pseudonymised",
        "participants",
        "agreements",
        "result",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            text(&self.occasion),
            text(&self.question),
            Value::from(self.pseudonymised),
            json(&self.participants)?,
            json(&self.agreements)?,
            text(&self.result),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            occasion: row.get("occasion")?,
            question: row.get("question")?,
            pseudonymised: row.get("pseudonymised")?,
            participants: read_json(row, "participants")?,
            agreements: read_json(row, "agreements")?,
            result: row.get("result")?,
        })
    }

    fn words(&self) -> String {
        let mut words = vec![self.occasion.as_str(), &self.question, &self.result];
        for person in &self.participants {
            words.extend([person.name.as_str(), &person.stelle]);
        }
        for agreement in &self.agreements {
            words.extend([agreement.what.as_str(), &agreement.who]);
        }
        words.join(" ")
    }
}
