//! The journal: what each change found before it, one row a record, under the number of the line in the Protokoll.
//!
//! Here rows are written and read. Taking changes back is in `undo.rs`, showing them in `changes.rs`.

use std::cell::Cell;

use fallmappe_domain::ids::FallId;
use rusqlite::Row;

use crate::error::{Result, StoreError};
use crate::tables::Reader;
use crate::transact::WriteTx;

/// Part of the person of a Fall; its entry is the id of the Fall.
pub const PERSON: &str = "person";
/// Part of number and dates of a Fall; its entry is the id of the Fall.
pub const FALL: &str = "fall";
/// Part of the Übergaben of a Fall. They are journaled only when they go with a Fall: a packet that has left the house
/// cannot be taken back.
pub const UEBERGABE: &str = "uebergabe";

/// What a change did to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was added.
    Added,
    /// It was changed.
    Changed,
    /// It was removed.
    Removed,
}

impl ChangeKind {
    fn code(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Removed => "removed",
        }
    }

    /// `None` for a code of a newer program.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// One record of a vault: the part it belongs to and its row number there.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// The Fall.
    pub fall: FallId,
    /// Code of the part.
    pub part: &'a str,
    /// Row number within the part.
    pub entry: i64,
}

/// What several rows have in common.
#[derive(Clone, Copy, Default)]
pub struct Context {
    /// The change that is being taken back.
    pub undoes: Option<u64>,
    /// The Fall with which this one is put together, or from which it is taken apart again.
    pub other: Option<FallId>,
}

/// Keeps the context of the rows that are being written.
#[derive(Default)]
pub struct Journal {
    context: Cell<Context>,
}

/// A row as it stands.
pub struct JournalRow {
    /// Order in which rows were written.
    pub id: i64,
    /// Number of the change.
    pub sequence: u64,
    /// The Fall at the time.
    pub fall: FallId,
    /// Its number.
    pub number: String,
    /// Code of the part.
    pub part: String,
    /// Row number within the part.
    pub entry: i64,
    /// `None` for a word of a newer program.
    pub kind: Option<ChangeKind>,
    /// The record before the change, as JSON.
    pub before: Option<String>,
    /// See [`Context::other`].
    pub other: Option<FallId>,
}

impl JournalRow {
    /// The record that the row is about.
    pub fn record(&self) -> Record<'_> {
        Record {
            fall: self.fall,
            part: &self.part,
            entry: self.entry,
        }
    }
}

impl WriteTx<'_> {
    /// Runs `work` with rows that carry this context.
    pub(crate) fn in_context<T>(
        &self,
        context: Context,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let outer = self.journal.context.replace(context);
        let done = work();
        self.journal.context.set(outer);
        done
    }

    /// Writes a row. The Fall must be there while it is written.
    pub(crate) fn journal(
        &self,
        record: Record<'_>,
        kind: ChangeKind,
        before: Option<String>,
    ) -> Result<()> {
        let context = self.journal.context.get();
        let rows = self
            .connection()
            .prepare_cached(
                "INSERT INTO aenderung (sequence, fall, number, part, entry, kind, before, undoes, other)
                 SELECT ?1, id, number, ?3, ?4, ?5, ?6, ?7, ?8 FROM fall WHERE id = ?2",
            )?
            .execute((
                self.sequence,
                record.fall.0,
                record.part,
                record.entry,
                kind.code(),
                before,
                context.undoes,
                context.other.map(|fall| fall.0),
            ))?;
        if rows == 1 {
            Ok(())
        } else {
            Err(StoreError::NotFound)
        }
    }
}

impl Reader<'_> {
    /// The rows of a change in the order in which they were written.
    pub(crate) fn journal_of(&self, sequence: u64) -> Result<Vec<JournalRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, sequence, fall, number, part, entry, kind, before, other FROM aenderung
             WHERE sequence = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([sequence], read_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// A row from its columns.
pub fn read_row(row: &Row<'_>) -> rusqlite::Result<JournalRow> {
    Ok(JournalRow {
        id: row.get("id")?,
        sequence: row.get("sequence")?,
        fall: FallId(row.get("fall")?),
        number: row.get("number")?,
        part: row.get("part")?,
        entry: row.get("entry")?,
        kind: ChangeKind::from_code(&row.get::<_, String>("kind")?),
        before: row.get("before")?,
        other: row.get::<_, Option<i64>>("other")?.map(FallId),
    })
}
