//! Übergaben that were made. The row is the only place where pseudonym and Fall stand together.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{FallId, UebergabeId};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::Reader;
use crate::error::{Result, StoreError};
use crate::journal::{ChangeKind, Record, UEBERGABE};
use crate::moment;
use crate::transact::WriteTx;

/// A Fallübergabe as it was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UebergabeRecord {
    /// Name of the Stelle.
    pub stelle: String,
    /// When.
    pub created_at: NaiveDateTime,
    /// Purpose of the consent.
    pub purpose: String,
    /// Day of the consent.
    pub consent_on: NaiveDate,
    /// Id inside the packet.
    pub packet_id: String,
    /// Code of the person in the packet.
    pub pseudonym: String,
    /// SHA-256 of the packet file.
    pub packet_sha256: String,
    /// SHA-256 of the letter.
    pub letter_sha256: String,
    /// Suggestions that were accepted in bulk without being looked at.
    pub passed_over: u32,
}

const SELECT: &str =
    "SELECT id, stelle, created_at, purpose, consent_on, packet_id, pseudonym, packet_sha256,
    letter_sha256, passed_over FROM uebergabe";

impl Reader<'_> {
    /// Übergaben of a Fall, newest first.
    pub fn uebergaben(&self, fall: FallId) -> Result<Vec<(UebergabeId, UebergabeRecord)>> {
        let mut statement = self.connection.prepare(&format!(
            "{SELECT} WHERE fall = ?1 ORDER BY created_at DESC, id DESC"
        ))?;
        let rows = statement.query_map([fall.0], |row| {
            Ok((UebergabeId(row.get("id")?), read(row)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn uebergabe(&self, id: UebergabeId) -> Result<UebergabeRecord> {
        self.connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read)
            .optional()?
            .ok_or(StoreError::NotFound)
    }
}

impl WriteTx<'_> {
    /// Remembers a Fallübergabe. It cannot be taken back: the packet has left the house.
    pub fn add_uebergabe(&self, fall: FallId, record: &UebergabeRecord) -> Result<UebergabeId> {
        self.insert_uebergabe(fall, None, record)
    }

    /// Puts an Übergabe in again with the Fall that comes out of the bin.
    pub(crate) fn put_uebergabe_in(
        &self,
        fall: FallId,
        id: UebergabeId,
        uebergabe: &UebergabeRecord,
    ) -> Result<()> {
        self.insert_uebergabe(fall, Some(id), uebergabe)?;
        self.journal(record(fall, id), ChangeKind::Added, None)
    }

    /// Takes an Übergabe out together with its Fall.
    pub(crate) fn take_uebergabe_out(&self, fall: FallId, id: UebergabeId) -> Result<()> {
        let before = serde_json::to_string(&self.reader().uebergabe(id)?)?;
        self.journal(record(fall, id), ChangeKind::Removed, Some(before))?;
        self.connection().execute(
            "DELETE FROM uebergabe WHERE id = ?1 AND fall = ?2",
            (id.0, fall.0),
        )?;
        self.note(Changed::Uebergaben(fall));
        Ok(())
    }

    fn insert_uebergabe(
        &self,
        fall: FallId,
        id: Option<UebergabeId>,
        record: &UebergabeRecord,
    ) -> Result<UebergabeId> {
        self.connection().execute(
            "INSERT INTO uebergabe (id, fall, stelle, created_at, purpose, consent_on, packet_id, pseudonym,
                 packet_sha256, letter_sha256, passed_over)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            (
                id.map(|id| id.0),
                fall.0,
                &record.stelle,
                moment::text(record.created_at),
                &record.purpose,
                record.consent_on.to_string(),
                &record.packet_id,
                &record.pseudonym,
                &record.packet_sha256,
                &record.letter_sha256,
                record.passed_over,
            ),
        )?;
        self.note(Changed::Uebergaben(fall));
        self.note(Changed::Fall(fall));
        Ok(UebergabeId(self.connection().last_insert_rowid()))
    }
}

fn record(fall: FallId, id: UebergabeId) -> Record<'static> {
    Record {
        fall,
        part: UEBERGABE,
        entry: id.0,
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<UebergabeRecord> {
    Ok(UebergabeRecord {
        stelle: row.get("stelle")?,
        created_at: moment::read(row, "created_at")?,
        purpose: row.get("purpose")?,
        consent_on: super::columns::read_day(row, "consent_on")?,
        packet_id: row.get("packet_id")?,
        pseudonym: row.get("pseudonym")?,
        packet_sha256: row.get("packet_sha256")?,
        letter_sha256: row.get("letter_sha256")?,
        passed_over: row.get("passed_over")?,
    })
}
