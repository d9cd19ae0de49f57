//! The bytes of files, in pieces of [`CHUNK_BYTES`], so that no file lies in memory as a whole. What is known about a
//! file is in `datei.rs`.
//!
//! Pieces have no reference to their file: those of a removed one wait with it in the bin, and go when the bin is emptied
//! or the person is erased.

use fallmappe_domain::ids::EntryId;
use rusqlite::OptionalExtension;

use super::Reader;
use crate::error::Result;
use crate::transact::WriteTx;

/// Bytes of a piece: 256 KiB. The last one of a file may be shorter.
pub const CHUNK_BYTES: usize = 256 << 10;

impl Reader<'_> {
    /// The piece of a file at this position, counted from 0; `None` behind the last one.
    pub fn chunk(&self, datei: EntryId, position: u32) -> Result<Option<Vec<u8>>> {
        Ok(self
            .connection
            .prepare_cached("SELECT bytes FROM datei_chunk WHERE datei = ?1 AND position = ?2")?
            .query_row((datei.0, position), |row| row.get(0))
            .optional()?)
    }

    /// How many bytes of a file are kept; 0 for one that came without its content.
    pub fn kept_bytes(&self, datei: EntryId) -> Result<u64> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT coalesce(sum(length(bytes)), 0) FROM datei_chunk WHERE datei = ?1",
            )?
            .query_row([datei.0], |row| row.get(0))?)
    }
}

impl WriteTx<'_> {
    /// Adds a piece of a file, at most [`CHUNK_BYTES`] long; positions are counted from 0 without a gap.
    pub fn put_chunk(&self, datei: EntryId, position: u32, bytes: &[u8]) -> Result<()> {
        self.connection()
            .prepare_cached("INSERT INTO datei_chunk (datei, position, bytes) VALUES (?1, ?2, ?3)")?
            .execute((datei.0, position, bytes))?;
        Ok(())
    }
}
