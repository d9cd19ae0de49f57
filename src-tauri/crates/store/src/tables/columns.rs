//! How values stand in columns: days as `2026-03-05`, short lists as JSON.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Result, StoreError};

/// A text as a value.
pub(super) fn text(text: &str) -> Value {
    Value::from(text.to_owned())
}

/// A code as a value.
pub(super) fn code(code: &Code) -> Value {
    text(code.as_str())
}

/// A day as a value.
pub(super) fn day(date: NaiveDate) -> Value {
    Value::from(date.to_string())
}

/// A day or nothing.
pub(super) fn maybe_day(date: Option<NaiveDate>) -> Value {
    date.map_or(Value::Null, day)
}

/// A short list as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Result<Value> {
    Ok(Value::from(serde_json::to_string(value)?))
}

/// A day from its column.
pub(super) fn read_day(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDate> {
    parsed(row, column, &row.get::<_, String>(column)?)
}

/// A day or nothing from its column.
pub(super) fn read_maybe_day(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<NaiveDate>> {
    row.get::<_, Option<String>>(column)?
        .map(|text| parsed(row, column, &text))
        .transpose()
}

/// A short list from its column.
pub(super) fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| unreadable(row, column))
}

/// A word of a closed list as its enum is written.
pub(super) fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(StoreError::Internal),
    }
}

/// A word of a closed list from its column.
pub(super) fn read_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    known(row, column, row.get(column)?)
}

/// A word of a closed list or nothing from its column.
pub(super) fn read_maybe_word<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?
        .map(|word| known(row, column, word))
        .transpose()
}

fn known<T: DeserializeOwned>(row: &Row<'_>, column: &str, word: String) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|_| unreadable(row, column))
}

fn parsed(row: &Row<'_>, column: &str, text: &str) -> rusqlite::Result<NaiveDate> {
    text.parse().map_err(|_| unreadable(row, column))
}

/// Names the column only; the value is personal.
fn unreadable(row: &Row<'_>, column: &str) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    rusqlite::Error::InvalidColumnType(index, column.to_owned(), rusqlite::types::Type::Text)
}
