//! Sweeping up after an erasure: what was deleted is overwritten in database, WAL and search index, and the copies beside
//! the vault that still hold it go.
//!
//! SQLite overwrites deleted rows with zeros (`secure_delete`), but pages that were rebuilt can keep a rest of a row, and
//! the WAL keeps the page as it was. So the file is written anew. This takes room in memory for the whole database.

use crate::error::Result;
use crate::unlock::Store;
use crate::{backup, cipher};

impl Store {
    /// Leaves nothing of what was deleted in any file of the vault.
    ///
    /// # Errors
    /// `NoSpace`: nothing is lost then, and sweeping again finishes it; `InUse` inside a transaction.
    pub fn sweep(&mut self) -> Result<()> {
        let mut statement = self
            .connection
            .prepare("SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%'")?;
        let indexes: Vec<String> = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        drop(statement);
        for index in indexes {
            self.connection.execute(
                &format!("INSERT INTO {index} ({index}) VALUES ('optimize')"),
                [],
            )?;
        }
        cipher::checkpoint(&self.connection)?;
        self.connection.execute_batch("VACUUM")?;
        cipher::checkpoint(&self.connection)?;
        backup::remove_copies(&self.dir)
    }

    /// Leaves nothing in the WAL of a small secret that was deleted; `secure_delete` has overwritten its row.
    ///
    /// # Errors
    /// `NoSpace`; `InUse` inside a transaction.
    pub fn empty_wal(&mut self) -> Result<()> {
        cipher::checkpoint(&self.connection)
    }
}
