//! The books of the statistics: which Fall a released report counted as joining or leaving, and which records it
//! counted. They never leave the vault.

use fallmappe_domain::ids::{BerichtId, FallId};
use rusqlite::Row;

use super::Reader;
use super::columns::{read_word, word};
use crate::error::Result;
use crate::transact::WriteTx;

/// A counted move.
pub struct BewegungRecord {
    /// Number of the release in the ledger.
    pub release: u64,
    /// Code of the Baustein; empty for the programme.
    pub unit: String,
    /// The Fall; `None` once the person was erased.
    pub fall: Option<FallId>,
    /// What was counted.
    pub step: BewegungStep,
}

/// What a move counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BewegungStep {
    /// Was there before the first report began.
    Opening,
    /// Eintritt.
    Joined,
    /// Austritt.
    Left,
}

/// A counted record.
pub struct GezaehltRecord {
    /// Number of the release in the ledger.
    pub release: u64,
    /// Code of the events in the plan.
    pub ereignis: String,
    /// Id of the record in its table.
    pub entry: i64,
}

impl Reader<'_> {
    /// Every move that reports of a programme counted, oldest first.
    ///
    /// # Errors
    /// The database could not be read.
    pub fn bewegungen(&self, programme: &str) -> Result<Vec<BewegungRecord>> {
        let mut statement = self.connection.prepare(
            "SELECT release, unit, fall, step FROM statistik_bewegung
             WHERE bericht IN (SELECT id FROM bericht WHERE programme = ?1) ORDER BY id",
        )?;
        let rows = statement.query_map([programme], read_bewegung)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every record that reports of a programme counted.
    ///
    /// # Errors
    /// The database could not be read.
    pub fn gezaehlt(&self, programme: &str) -> Result<Vec<GezaehltRecord>> {
        let mut statement = self.connection.prepare(
            "SELECT release, ereignis, entry FROM statistik_ereignis
             WHERE bericht IN (SELECT id FROM bericht WHERE programme = ?1) ORDER BY ereignis, entry",
        )?;
        let rows = statement.query_map([programme], |row| {
            Ok(GezaehltRecord {
                release: row.get("release")?,
                ereignis: row.get("ereignis")?,
                entry: row.get("entry")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Books what a report counted.
    ///
    /// # Errors
    /// The database could not be written.
    pub fn add_bewegungen(&self, bericht: BerichtId, moves: &[BewegungRecord]) -> Result<()> {
        let mut statement = self.connection().prepare(
            "INSERT INTO statistik_bewegung (bericht, release, unit, fall, step) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for one in moves {
            let fall = one.fall.map(|fall| fall.0);
            statement.execute((bericht.0, one.release, &one.unit, fall, word(&one.step)?))?;
        }
        Ok(())
    }

    /// Books the records that a report counted.
    ///
    /// # Errors
    /// The database could not be written.
    pub fn add_gezaehlt(&self, bericht: BerichtId, records: &[GezaehltRecord]) -> Result<()> {
        let mut statement = self.connection().prepare(
            "INSERT INTO statistik_ereignis (bericht, release, ereignis, entry) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for one in records {
            statement.execute((bericht.0, one.release, &one.ereignis, one.entry))?;
        }
        Ok(())
    }

    /// Takes the Fall out of the books; what was counted stays counted.
    pub(crate) fn unname_bewegungen(&self, fall: FallId) -> Result<()> {
        self.connection().execute(
            "UPDATE statistik_bewegung SET fall = NULL WHERE fall = ?1",
            [fall.0],
        )?;
        Ok(())
    }
}

fn read_bewegung(row: &Row<'_>) -> rusqlite::Result<BewegungRecord> {
    Ok(BewegungRecord {
        release: row.get("release")?,
        unit: row.get("unit")?,
        fall: row.get::<_, Option<i64>>("fall")?.map(FallId),
        step: read_word(row, "step")?,
    })
}
