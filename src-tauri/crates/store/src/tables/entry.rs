//! The mechanism that all dated parts of a Fall share: add, replace, remove, list.
//!
//! A part says its table, its columns and how a row becomes a value; the statements are put together from these
//! constants, never from data.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{EntryId, FallId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Reader;
use crate::error::{Result, StoreError};
use crate::journal::{ChangeKind, Record};
use crate::search;
use crate::transact::WriteTx;

/// A part of a Fall that is a list of dated entries. The journal keeps it as JSON, in the words of the exchange format.
pub trait Entry: Sized + Serialize + DeserializeOwned {
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

    /// One entry of this Fall.
    pub fn entry<E: Entry>(&self, fall: FallId, id: EntryId) -> Result<E> {
        let sql = format!(
            "SELECT {} FROM {} WHERE id = ?1 AND fall = ?2",
            quoted(E::COLUMNS),
            E::TABLE
        );
        self.connection
            .prepare_cached(&sql)?
            .query_row((id.0, fall.0), E::read)
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// The entry with this id in whatever Fall it is.
    pub(crate) fn any_entry<E: Entry>(&self, id: EntryId) -> Result<Option<E>> {
        let sql = format!(
            "SELECT {} FROM {} WHERE id = ?1",
            quoted(E::COLUMNS),
            E::TABLE
        );
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([id.0], E::read)
            .optional()?)
    }

    /// The ids of all entries of a part, in the order in which they were added.
    pub(crate) fn entry_ids<E: Entry>(&self, fall: FallId) -> Result<Vec<EntryId>> {
        let sql = format!("SELECT id FROM {} WHERE fall = ?1 ORDER BY id", E::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([fall.0], |row| row.get(0).map(EntryId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds an entry.
    pub fn add_entry<E: Entry>(&self, fall: FallId, entry: &E) -> Result<EntryId> {
        let id = self.insert_entry(fall, None, entry)?;
        self.journal(record::<E>(fall, id), ChangeKind::Added, None)?;
        Ok(id)
    }

    /// Replaces an entry of this Fall. What it was stays in the journal; a value that is the same changes nothing.
    pub fn replace_entry<E: Entry>(&self, fall: FallId, id: EntryId, entry: &E) -> Result<()> {
        let before = self.reader().entry::<E>(fall, id)?;
        self.fall_changed(fall);
        if before.values()? == entry.values()? {
            return Ok(());
        }
        self.update_entry(fall, id, entry)?;
        let before = serde_json::to_string(&before)?;
        self.journal(record::<E>(fall, id), ChangeKind::Changed, Some(before))
    }

    /// Removes an entry of this Fall; it lies in the bin from now on.
    pub fn remove_entry<E: Entry>(&self, fall: FallId, id: EntryId) -> Result<()> {
        let before = serde_json::to_string(&self.reader().entry::<E>(fall, id)?)?;
        self.journal(record::<E>(fall, id), ChangeKind::Removed, Some(before))?;
        let sql = format!("DELETE FROM {} WHERE id = ?1 AND fall = ?2", E::TABLE);
        one_row(
            self.connection()
                .prepare_cached(&sql)?
                .execute((id.0, fall.0))?,
        )?;
        search::remove(self.connection(), E::TABLE, id.0)?;
        self.note(Changed::Bin);
        self.fall_changed(fall);
        Ok(())
    }

    /// Puts a removed entry in again, under the id it had.
    pub(crate) fn put_entry_in<E: Entry>(
        &self,
        fall: FallId,
        id: EntryId,
        entry: &E,
    ) -> Result<()> {
        self.insert_entry(fall, Some(id), entry)?;
        self.journal(record::<E>(fall, id), ChangeKind::Added, None)?;
        self.note(Changed::Bin);
        Ok(())
    }

    /// Moves an entry into another Fall, where it keeps its id.
    pub(crate) fn hand_over_entry<E: Entry>(
        &self,
        from: FallId,
        to: FallId,
        id: EntryId,
    ) -> Result<()> {
        let entry = self.reader().entry::<E>(from, id)?;
        self.remove_entry::<E>(from, id)?;
        self.put_entry_in(to, id, &entry)
    }

    /// Row and words of an entry, without a word in the journal.
    pub(crate) fn insert_entry<E: Entry>(
        &self,
        fall: FallId,
        id: Option<EntryId>,
        entry: &E,
    ) -> Result<EntryId> {
        let marks = vec!["?"; E::COLUMNS.len() + 2].join(", ");
        let sql = format!(
            "INSERT INTO {} (id, fall, {}) VALUES ({marks})",
            E::TABLE,
            quoted(E::COLUMNS)
        );
        let mut values = vec![Value::from(id.map(|id| id.0)), Value::from(fall.0)];
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

    fn update_entry<E: Entry>(&self, fall: FallId, id: EntryId, entry: &E) -> Result<()> {
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
        search::put(self.connection(), fall, E::TABLE, id.0, &entry.words())
    }

    pub(crate) fn fall_changed(&self, fall: FallId) {
        self.note(Changed::Fall(fall));
        self.note(Changed::Faelle);
    }
}

fn record<E: Entry>(fall: FallId, id: EntryId) -> Record<'static> {
    Record {
        fall,
        part: E::TABLE,
        entry: id.0,
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
