//! Lists that a KI handed out, one JSON document each; what is in them is a matter of the domain.

use fallmappe_domain::changed::Changed;

use super::Reader;
use crate::error::{Result, StoreError};
use crate::transact::WriteTx;

impl Reader<'_> {
    /// The documents with their codes, by code.
    pub fn own_presets(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self
            .connection
            .prepare("SELECT code, json FROM preset ORDER BY code")?;
        let rows = statement.query_map([], |row| Ok((row.get("code")?, row.get("json")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Puts a document in, in place of the one with this code.
    pub fn put_preset(&self, code: &str, json: &str) -> Result<()> {
        self.connection().execute(
            "INSERT INTO preset (code, json) VALUES (?1, ?2)
             ON CONFLICT (code) DO UPDATE SET json = excluded.json",
            (code, json),
        )?;
        self.note(Changed::Lists);
        Ok(())
    }

    /// Takes a document out.
    pub fn remove_preset(&self, code: &str) -> Result<()> {
        let rows = self
            .connection()
            .execute("DELETE FROM preset WHERE code = ?1", [code])?;
        if rows == 0 {
            return Err(StoreError::NotFound);
        }
        self.note(Changed::Lists);
        Ok(())
    }
}
