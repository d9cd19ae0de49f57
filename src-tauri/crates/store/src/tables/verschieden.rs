//! Pairs of Fälle that look alike and are about two persons. A pair goes with either Fall.

use std::collections::BTreeSet;

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::FallId;

use super::Reader;
use crate::error::{Result, StoreError};
use crate::transact::WriteTx;

impl Reader<'_> {
    /// Fälle that somebody said are about another person than this one.
    pub fn different_from(&self, fall: FallId) -> Result<BTreeSet<FallId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT other FROM verschieden WHERE one = ?1 UNION SELECT one FROM verschieden WHERE other = ?1",
        )?;
        let others = statement.query_map([fall.0], |row| row.get(0).map(FallId))?;
        Ok(others.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Remembers that two Fälle are about two persons; saying it again changes nothing.
    ///
    /// # Errors
    /// `NotFound` when one of them is not there or both are the same.
    pub fn put_different(&self, fall: FallId, other: FallId) -> Result<()> {
        if fall == other {
            return Err(StoreError::NotFound);
        }
        self.reader().fall(fall)?;
        self.reader().fall(other)?;
        self.connection()
            .prepare_cached("INSERT OR IGNORE INTO verschieden (one, other) VALUES (?1, ?2)")?
            .execute((fall.0.min(other.0), fall.0.max(other.0)))?;
        self.note(Changed::Fall(fall));
        self.note(Changed::Fall(other));
        Ok(())
    }
}
