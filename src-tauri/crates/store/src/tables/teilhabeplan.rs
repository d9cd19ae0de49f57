//! Bedarfe and Ziele; the steps of a Ziel lie in its row, since they are saved with it.

use fallmappe_domain::code::Code;
use fallmappe_domain::teilhabeplan::{Bedarf, Ziel};
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, json, maybe_day, read_day, read_json, read_maybe_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Bedarf {
    const TABLE: &'static str = "bedarf";
    const COLUMNS: &'static [&'static str] = &["date", "handlungsfeld", "rating", "remark"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.handlungsfeld),
            code(&self.rating),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            handlungsfeld: Code(row.get("handlungsfeld")?),
            rating: Code(row.get("rating")?),
            remark: row.get("remark")?,
        })
    }

    fn words(&self) -> String {
        self.remark.clone()
    }
}

impl Entry for Ziel {
    const TABLE: &'static str = "ziel";
    const COLUMNS: &'static [&'static str] = &[
        "set_on",
        "handlungsfeld",
        "wording",
        "priority",
        "state",
        "review_on",
        "ended_on",
        "remark",
        "steps",
    ];
    const DATE: &'static str = "set_on";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.set_on),
            code(&self.handlungsfeld),
            text(&self.wording),
            code(&self.priority),
            code(&self.state),
            maybe_day(self.review_on),
            maybe_day(self.ended_on),
            text(&self.remark),
            json(&self.steps)?,
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            set_on: read_day(row, "set_on")?,
            handlungsfeld: Code(row.get("handlungsfeld")?),
            wording: row.get("wording")?,
            priority: Code(row.get("priority")?),
            state: Code(row.get("state")?),
            review_on: read_maybe_day(row, "review_on")?,
            ended_on: read_maybe_day(row, "ended_on")?,
            remark: row.get("remark")?,
            steps: read_json(row, "steps")?,
        })
    }

    fn words(&self) -> String {
        let mut words = vec![self.wording.as_str(), &self.remark];
        for step in &self.steps {
            words.extend([step.what.as_str(), &step.who_name]);
        }
        words.join(" ")
    }
}
