//! Released reports: frozen bytes and the ledger entry each left behind.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::BerichtId;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use super::columns::read_day;
use crate::error::{Result, StoreError};
use crate::moment;
use crate::transact::WriteTx;

/// A report as it was released.
pub struct BerichtRecord {
    /// Code of the programme.
    pub programme: String,
    /// First day of the period.
    pub first_day: NaiveDate,
    /// Last day of the period.
    pub last_day: NaiveDate,
    /// When it was released.
    pub released_at: NaiveDateTime,
    /// `bericht.json`.
    pub json: Vec<u8>,
    /// `bericht.csv`.
    pub csv: Vec<u8>,
    /// `bericht.xlsx`; empty in a report of an earlier program.
    pub xlsx: Vec<u8>,
    /// `bericht.pdf`; empty in a report of an earlier program.
    pub pdf: Vec<u8>,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
    /// Ledger entry as JSON.
    pub ledger: String,
}

const SELECT: &str = "SELECT id, programme, first_day, last_day, released_at, json, csv, xlsx, pdf, sha256, ledger FROM bericht";

impl Reader<'_> {
    /// Every report, oldest first, as the ledger wants it.
    pub fn berichte(&self) -> Result<Vec<(BerichtId, BerichtRecord)>> {
        let mut statement = self.connection.prepare(&format!("{SELECT} ORDER BY id"))?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// One report.
    pub fn bericht(&self, id: BerichtId) -> Result<BerichtRecord> {
        self.connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read)
            .optional()?
            .map(|(_, record)| record)
            .ok_or(StoreError::NotFound)
    }
}

impl WriteTx<'_> {
    /// Freezes a report.
    pub fn add_bericht(&self, record: &BerichtRecord) -> Result<BerichtId> {
        self.connection().execute(
            "INSERT INTO bericht (programme, first_day, last_day, released_at, json, csv, xlsx, pdf, sha256, ledger)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            (
                &record.programme,
                record.first_day.to_string(),
                record.last_day.to_string(),
                moment::text(record.released_at),
                &record.json,
                &record.csv,
                &record.xlsx,
                &record.pdf,
                &record.sha256,
                &record.ledger,
            ),
        )?;
        self.note(Changed::Berichte);
        Ok(BerichtId(self.connection().last_insert_rowid()))
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(BerichtId, BerichtRecord)> {
    let record = BerichtRecord {
        programme: row.get("programme")?,
        first_day: read_day(row, "first_day")?,
        last_day: read_day(row, "last_day")?,
        released_at: moment::read(row, "released_at")?,
        json: row.get("json")?,
        csv: row.get("csv")?,
        xlsx: row.get("xlsx")?,
        pdf: row.get("pdf")?,
        sha256: row.get("sha256")?,
        ledger: row.get("ledger")?,
    };
    Ok((BerichtId(row.get("id")?), record))
}
