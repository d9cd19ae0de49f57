//! Packets of others that were opened here: what is needed to recognise them and to answer. Their content is not kept.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{EingangId, FallId};
use fallmappe_domain::uebergabe::UebergabeEventKind;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use super::columns::{day, read_day, read_maybe_word, word};
use crate::error::{Result, StoreError};
use crate::moment;
use crate::transact::WriteTx;

/// A packet of somebody else. Without `Debug`: the seed is a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct EingangRecord {
    /// SHA-256 of the binary age file, lower case hex.
    pub packet_sha256: String,
    /// Id inside the packet, 32 hex digits.
    pub packet_id: String,
    /// Code of the person.
    pub pseudonym: String,
    /// What it may be used for.
    pub purpose: String,
    /// The day it was made.
    pub created_on: NaiveDate,
    /// Last day on which an answer is awaited.
    pub valid_until: NaiveDate,
    /// Id of the packet in whose place it stands; empty for none.
    pub replaces: String,
    /// minisign public key of the sender.
    pub signing_key: String,
    /// `age1…` of the sender: receipts are sealed for it.
    pub reply_to: String,
    /// Seed that signs receipts of this packet, 64 hex digits.
    pub receipt_seed: String,
    /// When it was opened last.
    pub opened_at: NaiveDateTime,
    /// The Fall that was made from it, or into which that one was put; `None` when there is none, or none any more.
    pub fall: Option<FallId>,
    /// Number of the newest receipt; 0 before the first.
    pub last_number: u32,
    /// What it says.
    pub last_answer: Option<UebergabeEventKind>,
}

const SELECT: &str =
    "SELECT id, packet_sha256, packet_id, pseudonym, purpose, created_on, valid_until, replaces,
    signing_key, reply_to, receipt_seed, opened_at, fall, last_number, last_answer FROM eingang";

impl Reader<'_> {
    /// Packets of others, the one opened last first.
    pub fn eingaenge(&self) -> Result<Vec<(EingangId, EingangRecord)>> {
        let mut statement = self
            .connection
            .prepare(&format!("{SELECT} ORDER BY opened_at DESC, id DESC"))?;
        let rows: Vec<_> = statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(|row| self.with_fall(row)).collect()
    }

    /// One packet.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn eingang(&self, id: EingangId) -> Result<EingangRecord> {
        let row = self
            .connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read)
            .optional()?
            .ok_or(StoreError::NotFound)?;
        Ok(self.with_fall(row)?.1)
    }

    /// The packet with this hash, when it was opened here before.
    pub fn eingang_by_sha256(&self, sha256: &str) -> Result<Option<(EingangId, EingangRecord)>> {
        self.connection
            .query_row(
                &format!("{SELECT} WHERE packet_sha256 = ?1"),
                [sha256],
                read,
            )
            .optional()?
            .map(|row| self.with_fall(row))
            .transpose()
    }

    /// The packet of a sender with this id inside, opened here last. Another sender's packet of the same id is another one.
    pub fn eingang_by_packet(
        &self,
        signing_key: &str,
        packet_id: &str,
    ) -> Result<Option<(EingangId, EingangRecord)>> {
        self.connection
            .query_row(
                &format!(
                    "{SELECT} WHERE packet_id = ?1 AND signing_key = ?2 ORDER BY opened_at DESC, id DESC LIMIT 1"
                ),
                [packet_id, signing_key],
                read,
            )
            .optional()?
            .map(|row| self.with_fall(row))
            .transpose()
    }

    /// How many packets of a sender are known here.
    pub fn packets_of_sender(&self, signing_key: &str) -> Result<u32> {
        Ok(self.connection.query_row(
            "SELECT count(*) FROM eingang WHERE signing_key = ?1",
            [signing_key],
            |row| row.get(0),
        )?)
    }

    /// What the keys of senders are called here.
    pub fn sender_names(&self) -> Result<BTreeMap<String, String>> {
        let mut statement = self
            .connection
            .prepare("SELECT signing_key, name FROM absender")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn with_fall(
        &self,
        (id, record): (EingangId, EingangRecord),
    ) -> Result<(EingangId, EingangRecord)> {
        let fall = match record.fall {
            Some(fall) => self.living(fall)?,
            None => None,
        };
        Ok((id, EingangRecord { fall, ..record }))
    }
}

impl WriteTx<'_> {
    /// Remembers a packet that was opened; one that was opened before only gets the new moment.
    pub fn put_eingang(&self, record: &EingangRecord) -> Result<EingangId> {
        self.note(Changed::Eingang);
        if let Some((id, _)) = self.reader().eingang_by_sha256(&record.packet_sha256)? {
            self.connection().execute(
                "UPDATE eingang SET opened_at = ?2 WHERE id = ?1",
                (id.0, moment::text(record.opened_at)),
            )?;
            return Ok(id);
        }
        self.connection().execute(
            "INSERT INTO eingang (packet_sha256, packet_id, pseudonym, purpose, created_on, valid_until, replaces,
                 signing_key, reply_to, receipt_seed, opened_at, fall, last_number, last_answer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            (
                &record.packet_sha256,
                &record.packet_id,
                &record.pseudonym,
                &record.purpose,
                day(record.created_on),
                day(record.valid_until),
                &record.replaces,
                &record.signing_key,
                &record.reply_to,
                &record.receipt_seed,
                moment::text(record.opened_at),
                record.fall.map(|fall| fall.0),
                record.last_number,
                record.last_answer.as_ref().map(word).transpose()?,
            ),
        )?;
        Ok(EingangId(self.connection().last_insert_rowid()))
    }

    /// Keeps which Fall was made from a packet.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn set_eingang_fall(&self, id: EingangId, fall: FallId) -> Result<()> {
        let rows = self
            .connection()
            .execute("UPDATE eingang SET fall = ?2 WHERE id = ?1", (id.0, fall.0))?;
        self.eingang_changed(rows)
    }

    /// Keeps the newest receipt of a packet.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn set_eingang_answer(
        &self,
        id: EingangId,
        number: u32,
        answer: UebergabeEventKind,
    ) -> Result<()> {
        let rows = self.connection().execute(
            "UPDATE eingang SET last_number = ?2, last_answer = ?3 WHERE id = ?1",
            (id.0, number, word(&answer)?),
        )?;
        self.eingang_changed(rows)
    }

    /// Forgets a packet: no receipt for it can be made from here any more.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn forget_eingang(&self, id: EingangId) -> Result<()> {
        let rows = self
            .connection()
            .execute("DELETE FROM eingang WHERE id = ?1", [id.0])?;
        self.eingang_changed(rows)
    }

    /// Gives the key of a sender a name; an empty one takes it away.
    pub fn name_sender(&self, signing_key: &str, name: &str) -> Result<()> {
        self.note(Changed::Eingang);
        if name.is_empty() {
            self.connection()
                .execute("DELETE FROM absender WHERE signing_key = ?1", [signing_key])?;
            return Ok(());
        }
        self.connection().execute(
            "INSERT INTO absender (signing_key, name) VALUES (?1, ?2)
             ON CONFLICT (signing_key) DO UPDATE SET name = excluded.name",
            [signing_key, name],
        )?;
        Ok(())
    }

    fn eingang_changed(&self, rows: usize) -> Result<()> {
        if rows == 0 {
            return Err(StoreError::NotFound);
        }
        self.note(Changed::Eingang);
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(EingangId, EingangRecord)> {
    let record = EingangRecord {
        packet_sha256: row.get("packet_sha256")?,
        packet_id: row.get("packet_id")?,
        pseudonym: row.get("pseudonym")?,
        purpose: row.get("purpose")?,
        created_on: read_day(row, "created_on")?,
        valid_until: read_day(row, "valid_until")?,
        replaces: row.get("replaces")?,
        signing_key: row.get("signing_key")?,
        reply_to: row.get("reply_to")?,
        receipt_seed: row.get("receipt_seed")?,
        opened_at: moment::read(row, "opened_at")?,
        fall: row.get::<_, Option<i64>>("fall")?.map(FallId),
        last_number: row.get("last_number")?,
        last_answer: read_maybe_word(row, "last_answer")?,
    };
    Ok((EingangId(row.get("id")?), record))
}
