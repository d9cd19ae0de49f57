//! Which columns each part has. Nothing but the mapping; the statements are in [`super::entry`].

use chrono::NaiveDate;
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;

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
    const COLUMNS: &'static [&'static str] = &["kind", "number", "issued_on", "valid_until", "authority"];
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
        Ok(vec![code(&self.kind), text(&self.wording), day(self.since), maybe_day(self.until)])
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

impl Entry for Kontakt {
    const TABLE: &'static str = "kontakt";
    const COLUMNS: &'static [&'static str] = &[
        "date", "kind", "minutes", "interpreter", "no_show", "subjects", "text", "next_step", "next_step_on", "structural",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.kind),
            Value::from(i64::from(self.minutes)),
            code(&self.interpreter),
            Value::from(self.no_show),
            json(&self.subjects)?,
            text(&self.text),
            text(&self.next_step),
            maybe_day(self.next_step_on),
            Value::from(self.structural),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            kind: Code(row.get("kind")?),
            minutes: row.get("minutes")?,
            interpreter: Code(row.get("interpreter")?),
            no_show: row.get("no_show")?,
            subjects: read_json(row, "subjects")?,
            text: row.get("text")?,
            next_step: row.get("next_step")?,
            next_step_on: read_maybe_day(row, "next_step_on")?,
            structural: row.get("structural")?,
        })
    }

    fn words(&self) -> String {
        format!("{} {}", self.text, self.next_step)
    }
}

impl Entry for Teilnahme {
    const TABLE: &'static str = "teilnahme";
    const COLUMNS: &'static [&'static str] = &[
        "programme", "baustein", "traeger", "course_start", "eintritt", "austritt", "austritt_reason",
    ];
    const DATE: &'static str = "eintritt";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            code(&self.programme),
            code(&self.baustein),
            text(&self.traeger),
            maybe_day(self.course_start),
            day(self.eintritt),
            maybe_day(self.austritt),
            self.austritt_reason.as_ref().map_or(Value::Null, code),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            programme: Code(row.get("programme")?),
            baustein: Code(row.get("baustein")?),
            traeger: row.get("traeger")?,
            course_start: read_maybe_day(row, "course_start")?,
            eintritt: read_day(row, "eintritt")?,
            austritt: read_maybe_day(row, "austritt")?,
            austritt_reason: row.get::<_, Option<String>>("austritt_reason")?.map(Code),
        })
    }

    fn words(&self) -> String {
        self.traeger.clone()
    }
}

impl Entry for Vermittlung {
    const TABLE: &'static str = "vermittlung";
    const COLUMNS: &'static [&'static str] = &["date", "kind", "offer", "result", "ended_on", "end_reason"];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            day(self.date),
            code(&self.kind),
            text(&self.offer),
            text(&self.result),
            maybe_day(self.ended_on),
            text(&self.end_reason),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            date: read_day(row, "date")?,
            kind: Code(row.get("kind")?),
            offer: row.get("offer")?,
            result: row.get("result")?,
            ended_on: read_maybe_day(row, "ended_on")?,
            end_reason: row.get("end_reason")?,
        })
    }

    fn words(&self) -> String {
        format!("{} {} {}", self.offer, self.result, self.end_reason)
    }
}

impl Entry for Einwilligung {
    const TABLE: &'static str = "einwilligung";
    const COLUMNS: &'static [&'static str] = &[
        "kind", "stelle", "purpose", "data_groups", "language", "interpreter", "form", "given_on", "valid_until",
        "withdrawn_on",
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
        })
    }
}

fn text(text: &str) -> Value {
    Value::from(text.to_owned())
}

fn code(code: &Code) -> Value {
    text(code.as_str())
}

fn day(date: NaiveDate) -> Value {
    Value::from(date.to_string())
}

fn maybe_day(date: Option<NaiveDate>) -> Value {
    date.map_or(Value::Null, day)
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<Value> {
    Ok(Value::from(serde_json::to_string(value)?))
}

pub(super) fn read_day(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDate> {
    parsed(row, column, &row.get::<_, String>(column)?)
}

pub(super) fn read_maybe_day(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<NaiveDate>> {
    row.get::<_, Option<String>>(column)?.map(|text| parsed(row, column, &text)).transpose()
}

pub(super) fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| unreadable(row, column))
}

fn parsed(row: &Row<'_>, column: &str, text: &str) -> rusqlite::Result<NaiveDate> {
    text.parse().map_err(|_| unreadable(row, column))
}

/// Names the column only; the value is personal.
fn unreadable(row: &Row<'_>, column: &str) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    rusqlite::Error::InvalidColumnType(index, column.to_owned(), rusqlite::types::Type::Text)
}
