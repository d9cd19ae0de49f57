//! Übergaben that were made. The row is the only place where pseudonym and Fall stand together.
//!
//! What happened to them since is in `ereignis.rs`, the codes of their texts are in `zuordnung.rs`.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId, UebergabeId};
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::Reader;
use super::columns::{day, read_day, read_word, word};
use crate::error::{Result, StoreError};
use crate::journal::{ChangeKind, Record, UEBERGABE};
use crate::moment;
use crate::transact::WriteTx;

/// A Fallübergabe as it was made. It never changes.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Id inside the packet, 32 hex digits; for papers a number that stands nowhere else.
    pub packet_id: String,
    /// Code of the person in the packet; empty for the named product.
    pub pseudonym: String,
    /// SHA-256 of the packet file; without one that of the sheet.
    pub packet_sha256: String,
    /// SHA-256 of the letter; empty without one.
    pub letter_sha256: String,
    /// Suggestions that were accepted in bulk without being looked at.
    pub passed_over: u32,
    /// What was handed over.
    #[serde(default)]
    pub product: UebergabeProduct,
    /// Form of a packet; means nothing for papers.
    #[serde(default)]
    pub form: PacketForm,
    /// List `uebergabeart`.
    #[serde(default)]
    pub kind: Code,
    /// Last day on which an answer is awaited.
    #[serde(default)]
    pub valid_until: NaiveDate,
    /// minisign public key of the receipts of this packet; empty for papers.
    #[serde(default)]
    pub receipt_key: String,
    /// The Übergabe in whose place this one stands.
    #[serde(default)]
    pub replaces: Option<UebergabeId>,
    /// The consent it rests on.
    #[serde(default)]
    pub consent: Option<EntryId>,
    /// Fields that left in another way than the profile says, as JSON; what is in it is a matter of `commands`.
    #[serde(default)]
    pub relaxed: String,
}

/// An Übergabe with its id and the Fall it belongs to.
pub struct UebergabeOfFall {
    /// The Fall.
    pub fall: FallId,
    /// Its id.
    pub id: UebergabeId,
    /// The Übergabe.
    pub record: UebergabeRecord,
}

const SELECT: &str = "SELECT id, fall, stelle, created_at, purpose, consent_on, packet_id, pseudonym, packet_sha256,
    letter_sha256, passed_over, product, form, kind, valid_until, receipt_key, replaces, consent, relaxed
    FROM uebergabe";

impl Reader<'_> {
    /// Übergaben of a Fall, newest first.
    pub fn uebergaben(&self, fall: FallId) -> Result<Vec<(UebergabeId, UebergabeRecord)>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{SELECT} WHERE fall = ?1 ORDER BY created_at DESC, id DESC"
        ))?;
        let rows = statement.query_map([fall.0], |row| {
            Ok((UebergabeId(row.get("id")?), read(row)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Übergaben of all Fälle, newest first.
    pub fn all_uebergaben(&self) -> Result<Vec<UebergabeOfFall>> {
        let mut statement = self
            .connection
            .prepare(&format!("{SELECT} ORDER BY created_at DESC, id DESC"))?;
        let rows = statement.query_map([], read_with_fall)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One Übergabe.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn uebergabe_of_fall(&self, id: UebergabeId) -> Result<UebergabeOfFall> {
        self.connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read_with_fall)
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// The Übergabe that made the packet with this id; `None` for one of somebody else.
    pub fn uebergabe_by_packet(&self, packet_id: &str) -> Result<Option<UebergabeOfFall>> {
        Ok(self
            .connection
            .query_row(
                &format!("{SELECT} WHERE packet_id = ?1"),
                [packet_id],
                read_with_fall,
            )
            .optional()?)
    }

    pub(crate) fn uebergabe(&self, id: UebergabeId) -> Result<UebergabeRecord> {
        Ok(self.uebergabe_of_fall(id)?.record)
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

    /// Takes an Übergabe out together with its Fall. Events and codes wait for it.
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
                 packet_sha256, letter_sha256, passed_over, product, form, kind, valid_until, receipt_key, replaces,
                 consent, relaxed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
            rusqlite::params![
                id.map(|id| id.0),
                fall.0,
                &record.stelle,
                moment::text(record.created_at),
                &record.purpose,
                day(record.consent_on),
                &record.packet_id,
                &record.pseudonym,
                &record.packet_sha256,
                &record.letter_sha256,
                record.passed_over,
                word(&record.product)?,
                word(&record.form)?,
                record.kind.as_str(),
                day(record.valid_until),
                &record.receipt_key,
                record.replaces.map(|id| id.0),
                record.consent.map(|id| id.0),
                &record.relaxed,
            ],
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

fn read_with_fall(row: &Row<'_>) -> rusqlite::Result<UebergabeOfFall> {
    Ok(UebergabeOfFall {
        fall: FallId(row.get("fall")?),
        id: UebergabeId(row.get("id")?),
        record: read(row)?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<UebergabeRecord> {
    Ok(UebergabeRecord {
        stelle: row.get("stelle")?,
        created_at: moment::read(row, "created_at")?,
        purpose: row.get("purpose")?,
        consent_on: read_day(row, "consent_on")?,
        packet_id: row.get("packet_id")?,
        pseudonym: row.get("pseudonym")?,
        packet_sha256: row.get("packet_sha256")?,
        letter_sha256: row.get("letter_sha256")?,
        passed_over: row.get("passed_over")?,
        product: read_word(row, "product")?,
        form: read_word(row, "form")?,
        kind: Code(row.get("kind")?),
        valid_until: read_day(row, "valid_until")?,
        receipt_key: row.get("receipt_key")?,
        replaces: row.get::<_, Option<i64>>("replaces")?.map(UebergabeId),
        consent: row.get::<_, Option<i64>>("consent")?.map(EntryId),
        relaxed: row.get("relaxed")?,
    })
}
