//! Übergaben that were made. The row is the only place where pseudonym and Fall stand together.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{FallId, UebergabeId};

use super::Reader;
use crate::error::Result;
use crate::moment;
use crate::transact::WriteTx;

/// A Fallübergabe as it was made.
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

impl Reader<'_> {
    /// Übergaben of a Fall, newest first.
    pub fn uebergaben(&self, fall: FallId) -> Result<Vec<(UebergabeId, UebergabeRecord)>> {
        let mut statement = self.connection.prepare(
            "SELECT id, stelle, created_at, purpose, consent_on, packet_id, pseudonym, packet_sha256, letter_sha256,
                    passed_over
             FROM uebergabe WHERE fall = ?1 ORDER BY created_at DESC, id DESC",
        )?;
        let rows = statement.query_map([fall.0], |row| {
            let record = UebergabeRecord {
                stelle: row.get("stelle")?,
                created_at: moment::read(row, "created_at")?,
                purpose: row.get("purpose")?,
                consent_on: super::columns::read_day(row, "consent_on")?,
                packet_id: row.get("packet_id")?,
                pseudonym: row.get("pseudonym")?,
                packet_sha256: row.get("packet_sha256")?,
                letter_sha256: row.get("letter_sha256")?,
                passed_over: row.get("passed_over")?,
            };
            Ok((UebergabeId(row.get("id")?), record))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Remembers a Fallübergabe.
    pub fn add_uebergabe(&self, fall: FallId, record: &UebergabeRecord) -> Result<UebergabeId> {
        self.connection().execute(
            "INSERT INTO uebergabe (fall, stelle, created_at, purpose, consent_on, packet_id, pseudonym,
                 packet_sha256, letter_sha256, passed_over)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            (
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
