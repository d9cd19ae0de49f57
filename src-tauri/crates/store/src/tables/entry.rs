//! The mechanism that all dated parts of a Fall share: add, replace, remove, list.
//!
//! A part says its table, its columns and how a row becomes a value; the statements are put together from these
//! constants, never from data.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{EntryId, FallId};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::Reader;
use crate::error::{Result, StoreError};
use crate::search;
use crate::transact::WriteTx;

/// A part of a Fall that is a list of dated entries.
pub trait Entry: Sized {
    /// Table.
    const TABLE: &'static str;
    /// Columns without `id` and `fall`.
    const COLUMNS: &'static [&'static str];
    /// Column by which lists are ordered, newest first.
    const DATE: &'static str;
    /// Values in the order of [`Entry::COLUMNS`].
    fn values(&self) -> Result<Vec<Value>>;
    /// A row back into a value.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// What can be found by search; empty for parts without words.
    fn words(&self) -> String {
        String::new()
    }
}

impl Reader<'_> {
    /// All entries of a part, newest first.
    pub fn entries<E: Entry>(&self, fall: FallId) -> Result<Vec<(EntryId, E)>> {
        let sql = format!(
            "SELECT id, {} FROM {} WHERE fall = ?1 ORDER BY {} DESC, id DESC",
            quoted(E::COLUMNS),
            E::TABLE,
            quoted(&[E::DATE]),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows =
            statement.query_map([fall.0], |row| Ok((EntryId(row.get("id")?), E::read(row)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds an entry.
    pub fn add_entry<E: Entry>(&self, fall: FallId, entry: &E) -> Result<EntryId> {
        let marks = vec!["?"; E::COLUMNS.len() + 1].join(", ");
        let sql = format!(
            "INSERT INTO {} (fall, {}) VALUES ({marks})",
            E::TABLE,
            quoted(E::COLUMNS)
        );
        let mut values = vec![Value::from(fall.0)];
        values.extend(entry.values()?);
        self.connection()
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        let id = self.connection().last_insert_rowid();
        let words = entry.words();
        if !words.trim().is_empty() {
            search::put(self.connection(), fall, E::TABLE, id, &words)?;
        }
        self.fall_changed(fall);
        Ok(EntryId(id))
    }

    /// Replaces an entry of this Fall.
    pub fn replace_entry<E: Entry>(&self, fall: FallId, id: EntryId, entry: &E) -> Result<()> {
        let set: Vec<String> = E::COLUMNS
            .iter()
            .map(|column| format!("\"{column}\" = ?"))
            .collect();
        let sql = format!(
            "UPDATE {} SET {} WHERE id = ? AND fall = ?",
            E::TABLE,
            set.join(", ")
        );
        let mut values = entry.values()?;
        values.extend([Value::from(id.0), Value::from(fall.0)]);
        let rows = self
            .connection()
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        one_row(rows)?;
        // Even without words: what was found before must not be found any more.
        search::put(self.connection(), fall, E::TABLE, id.0, &entry.words())?;
        self.fall_changed(fall);
        Ok(())
    }

    /// Removes an entry of this Fall.
    pub fn remove_entry<E: Entry>(&self, fall: FallId, id: EntryId) -> Result<()> {
        let sql = format!("DELETE FROM {} WHERE id = ?1 AND fall = ?2", E::TABLE);
        one_row(self.connection().execute(&sql, (id.0, fall.0))?)?;
        search::remove(self.connection(), E::TABLE, id.0)?;
        self.fall_changed(fall);
        Ok(())
    }

    fn fall_changed(&self, fall: FallId) {
        self.note(Changed::Fall(fall));
        self.note(Changed::Faelle);
    }
}

fn one_row(rows: usize) -> Result<()> {
    if rows == 1 {
        Ok(())
    } else {
        Err(StoreError::NotFound)
    }
}

fn quoted(columns: &[&str]) -> String {
    columns
        .iter()
        .map(|column| format!("\"{column}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
