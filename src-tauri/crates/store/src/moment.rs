//! Moments as text, in one form everywhere: `2026-03-05T09:14:00`. Local time of the office; order comes from row numbers.

use chrono::NaiveDateTime;
use rusqlite::Row;
use rusqlite::types::Type;

const FORM: &str = "%Y-%m-%dT%H:%M:%S%.f";

/// The text that is stored.
pub fn text(moment: NaiveDateTime) -> String {
    moment.format(FORM).to_string()
}

/// A stored moment.
pub fn read(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDateTime> {
    let text: String = row.get(column)?;
    NaiveDateTime::parse_from_str(&text, FORM).map_err(|_| {
        let index = row.as_ref().column_index(column).unwrap_or_default();
        rusqlite::Error::InvalidColumnType(index, column.to_owned(), Type::Text)
    })
}
