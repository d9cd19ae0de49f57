//! The outbox: bytes are sealed once and never made again, so "same name" always means "same bytes".

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{BerichtId, OutboxId};
use fallmappe_domain::outbox_entry::OutboxState;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use crate::error::{Result, StoreError};
use crate::moment;
use crate::transact::WriteTx;

/// An entry as it stands.
pub struct OutboxRecord {
    /// The report it carries.
    pub bericht: BerichtId,
    /// File name in the inbox.
    pub name: String,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// Hash of the plaintext; the next envelope names it.
    pub content_hash: String,
    /// When it was queued.
    pub created_at: NaiveDateTime,
    /// Where it stands.
    pub state: OutboxState,
    /// How often delivery was tried.
    pub attempts: u32,
    /// Code of what the last try said; empty before the first.
    pub last_code: String,
}

const SELECT: &str = "SELECT id, bericht, name, bytes, content_hash, created_at, state, attempts, last_code FROM outbox";

impl Reader<'_> {
    /// Every entry, oldest first.
    pub fn outbox(&self) -> Result<Vec<(OutboxId, OutboxRecord)>> {
        let mut statement = self.connection.prepare(&format!("{SELECT} ORDER BY id"))?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Number and content hash of the newest entry; (0, "") before the first.
    pub fn outbox_head(&self) -> Result<(u64, String)> {
        let head = self
            .connection
            .query_row(
                "SELECT (SELECT count(*) FROM outbox), content_hash FROM outbox ORDER BY id DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        Ok(head.unwrap_or_default())
    }
}

impl WriteTx<'_> {
    /// Queues sealed bytes.
    pub fn add_outbox(&self, record: &OutboxRecord) -> Result<OutboxId> {
        self.connection().execute(
            "INSERT INTO outbox (bericht, name, bytes, content_hash, created_at, state, attempts, last_code)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                record.bericht.0,
                &record.name,
                &record.bytes,
                &record.content_hash,
                moment::text(record.created_at),
                state_code(record.state),
                record.attempts,
                &record.last_code,
            ),
        )?;
        self.note(Changed::Outbox);
        Ok(OutboxId(self.connection().last_insert_rowid()))
    }

    /// Records where an entry stands now.
    pub fn set_outbox_state(
        &self,
        id: OutboxId,
        state: OutboxState,
        attempts: u32,
        last_code: &str,
    ) -> Result<()> {
        let rows = self.connection().execute(
            "UPDATE outbox SET state = ?2, attempts = ?3, last_code = ?4 WHERE id = ?1",
            (id.0, state_code(state), attempts, last_code),
        )?;
        if rows == 0 {
            return Err(StoreError::NotFound);
        }
        self.note(Changed::Outbox);
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(OutboxId, OutboxRecord)> {
    let state: String = row.get("state")?;
    let record = OutboxRecord {
        bericht: BerichtId(row.get("bericht")?),
        name: row.get("name")?,
        bytes: row.get("bytes")?,
        content_hash: row.get("content_hash")?,
        created_at: moment::read(row, "created_at")?,
        state: match state.as_str() {
            "sending" => OutboxState::Sending,
            "stored" => OutboxState::Stored,
            "confirmed" => OutboxState::Confirmed,
            "refused" => OutboxState::Refused,
            _ => OutboxState::Queued,
        },
        attempts: row.get("attempts")?,
        last_code: row.get("last_code")?,
    };
    Ok((OutboxId(row.get("id")?), record))
}

fn state_code(state: OutboxState) -> &'static str {
    match state {
        OutboxState::Queued => "queued",
        OutboxState::Sending => "sending",
        OutboxState::Stored => "stored",
        OutboxState::Confirmed => "confirmed",
        OutboxState::Refused => "refused",
    }
}
