//! Work that takes many texts out of the search index at once.
//!
//! One by one, each word of a removed text is cut out of the index where it stands: that is what `secure-delete` is for,
//! and it takes milliseconds a text. For a whole Fall or import the removal is only noted, as the index does without
//! that option; the words are gone for good after the index was put in order ([`Store::sweep`](crate::Store::sweep)).

use std::cell::Cell;

use crate::error::Result;
use crate::transact::WriteTx;

/// Whether the transaction is in such work.
#[derive(Default)]
pub struct Bulk {
    active: Cell<bool>,
}

impl WriteTx<'_> {
    /// Runs work on many texts. An error inside leaves the option to the transaction, which takes everything back.
    pub(crate) fn in_bulk<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.bulk.active.replace(true) {
            return work();
        }
        self.set_secure_delete(0)?;
        let done = work();
        self.bulk.active.set(false);
        // What is noted so far must be written before the option comes back, or it would be cut out all the same.
        self.connection().execute(
            "INSERT INTO search_index (search_index) VALUES ('flush')",
            [],
        )?;
        self.set_secure_delete(1)?;
        done
    }

    fn set_secure_delete(&self, on: i64) -> Result<()> {
        self.connection().execute(
            "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', ?1)",
            [on],
        )?;
        Ok(())
    }
}
