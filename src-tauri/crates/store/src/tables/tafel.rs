//! Protected tables as they were written, one a name and period. What is in one is a matter of `commands`.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use super::columns::read_day;
use crate::error::Result;
use crate::transact::WriteTx;

/// A table as it was written.
#[derive(Clone, PartialEq, Eq)]
pub struct TafelRecord {
    /// Which table.
    pub name: String,
    /// Its period; later ones sort behind earlier ones.
    pub period: String,
    /// Day on which it was written first.
    pub written_on: NaiveDate,
    /// The table as JSON.
    pub content: String,
}

const SELECT: &str = "SELECT name, period, written_on, content FROM tafel WHERE name = ?1";

impl Reader<'_> {
    /// The table of this name that was written for a period.
    ///
    /// # Errors
    /// As every reading.
    pub fn tafel(&self, name: &str, period: &str) -> Result<Option<TafelRecord>> {
        let sql = format!("{SELECT} AND period = ?2");
        Ok(self
            .connection
            .query_row(&sql, [name, period], read)
            .optional()?)
    }

    /// The table of this name for the latest period.
    ///
    /// # Errors
    /// As every reading.
    pub fn latest_tafel(&self, name: &str) -> Result<Option<TafelRecord>> {
        let sql = format!("{SELECT} ORDER BY period DESC LIMIT 1");
        Ok(self.connection.query_row(&sql, [name], read).optional()?)
    }
}

impl WriteTx<'_> {
    /// Remembers a table. One that is there for the period stays as it is: it was told.
    ///
    /// # Errors
    /// As every writing.
    pub fn keep_tafel(&self, record: &TafelRecord) -> Result<()> {
        self.connection().execute(
            "INSERT INTO tafel (name, period, written_on, content) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name, period) DO NOTHING",
            (
                &record.name,
                &record.period,
                record.written_on.to_string(),
                &record.content,
            ),
        )?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<TafelRecord> {
    Ok(TafelRecord {
        name: row.get("name")?,
        period: row.get("period")?,
        written_on: read_day(row, "written_on")?,
        content: row.get("content")?,
    })
}
