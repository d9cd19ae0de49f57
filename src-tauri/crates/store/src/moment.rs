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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_comes_back_to_the_last_digit() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        for known in [
            "2026-03-05T09:14:00",
            "2026-12-31T23:59:59.5",
            "1999-01-01T00:00:00.000001",
        ] {
            let moment = NaiveDateTime::parse_from_str(known, FORM).unwrap();
            let again = connection
                .query_row("SELECT ?1 AS at", [text(moment)], |row| read(row, "at"))
                .unwrap();
            assert_eq!(again, moment);
        }
        let broken = connection.query_row("SELECT 'gestern' AS at", [], |row| read(row, "at"));
        assert!(broken.is_err());
    }
}
