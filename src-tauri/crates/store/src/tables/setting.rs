//! Settings, one JSON document under one name; what is in it is a matter of `commands`.

use fallmappe_domain::changed::Changed;
use rusqlite::OptionalExtension;

use super::Reader;
use crate::error::Result;
use crate::transact::WriteTx;

impl Reader<'_> {
    /// A setting; `None` when it was never saved.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        Ok(self
            .connection
            .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| {
                row.get(0)
            })
            .optional()?)
    }
}

impl WriteTx<'_> {
    /// Saves a setting.
    pub fn put_setting(&self, name: &str, value: &str) -> Result<()> {
        self.connection().execute(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )?;
        self.note(Changed::Settings);
        Ok(())
    }
}
