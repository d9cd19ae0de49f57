//! Taking a change back, with everything that was written under its number.
//!
//! Taking back is a change itself and can be taken back. A change and the one that takes it back cancel each other out:
//! whoever takes changes back one after the other, newest first, comes to every earlier state.

use std::collections::BTreeSet;

use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::part::Part;

use crate::error::{Result, StoreError};
use crate::journal::{ChangeKind, Context, FALL, JournalRow};
use crate::record::is_readable;
use crate::tables::Reader;
use crate::transact::WriteTx;

/// Rows that are taken back one by one.
const FEW: usize = 20;

impl WriteTx<'_> {
    /// Takes back everything that was written under this number: what was added goes into the bin, what was changed gets
    /// its former value, what was removed comes back under its old id. What was erased or reduced since is no longer part
    /// of the change.
    ///
    /// # Errors
    /// `ChangedSince` when one of the records was changed again, or a new Fall has something newer in it; `NotUndoable`
    /// without rows in the journal; `NumberTaken` when another Fall has got the number meanwhile.
    pub fn undo(&self, sequence: u64) -> Result<()> {
        let rows = self.reader().journal_of(sequence)?;
        if let Some(refusal) = self.reader().refusal(sequence, &rows)? {
            return Err(refusal);
        }
        // A Fall that was added is one row and may hold hundreds of texts.
        let many = rows.len() > FEW || rows.iter().any(|row| row.part == FALL);
        if many {
            self.in_bulk(|| self.take_all_back(&rows))?;
        } else {
            self.take_all_back(&rows)?;
        }
        let mut faelle: Vec<FallId> = rows.iter().map(|row| row.fall).collect();
        faelle.dedup();
        if let [only] = faelle.as_slice() {
            self.concerns(*only);
        }
        Ok(())
    }

    fn take_all_back(&self, rows: &[JournalRow]) -> Result<()> {
        for row in rows.iter().rev() {
            let context = Context {
                undoes: Some(row.sequence),
                other: row.other,
            };
            self.in_context(context, || self.take_back(row))?;
        }
        Ok(())
    }

    fn take_back(&self, row: &JournalRow) -> Result<()> {
        let before = || row.before.as_deref().ok_or(StoreError::NotUndoable);
        match row.kind.ok_or(StoreError::NotUndoable)? {
            ChangeKind::Added => self.take_record_out(row.record()),
            ChangeKind::Changed => self.put_record_back(row.record(), before()?),
            ChangeKind::Removed => self.put_record_in(row.record(), before()?),
        }
    }
}

impl Reader<'_> {
    /// Whether a change can be taken back.
    ///
    /// # Errors
    /// As every reading.
    pub fn is_undoable(&self, sequence: u64) -> Result<bool> {
        let rows = self.journal_of(sequence)?;
        Ok(self.refusal(sequence, &rows)?.is_none())
    }

    /// The entries of one part that were written under this number, each with its Fall.
    ///
    /// # Errors
    /// As every reading.
    pub fn changed_entries(&self, sequence: u64, part: Part) -> Result<Vec<(FallId, EntryId)>> {
        let rows = self.journal_of(sequence)?.into_iter();
        let rows = rows.filter(|row| row.part == part.code());
        Ok(rows.map(|row| (row.fall, EntryId(row.entry))).collect())
    }

    /// Why a change with these rows cannot be taken back; `None` when it can.
    fn refusal(&self, sequence: u64, rows: &[JournalRow]) -> Result<Option<StoreError>> {
        if rows.is_empty() || !rows.iter().all(is_known) {
            return Ok(Some(StoreError::NotUndoable));
        }
        if self.has_newer_change(sequence)? {
            return Ok(Some(StoreError::ChangedSince));
        }
        self.refused_place(sequence, rows)
    }

    /// The place that a record comes back to must be there, and a Fall that goes must not have an Übergabe of its own.
    fn refused_place(&self, sequence: u64, rows: &[JournalRow]) -> Result<Option<StoreError>> {
        let of_kind = |kind| rows.iter().filter(move |row| row.kind == Some(kind));
        let comes_back: BTreeSet<FallId> = of_kind(ChangeKind::Removed)
            .filter(|row| row.part == FALL)
            .map(|row| row.fall)
            .collect();
        let places: BTreeSet<FallId> = of_kind(ChangeKind::Removed).map(|row| row.fall).collect();
        for fall in places.difference(&comes_back) {
            if self.fall_row(*fall).is_err() {
                return Ok(Some(StoreError::ChangedSince));
            }
        }
        for row in of_kind(ChangeKind::Removed).filter(|row| row.part == FALL) {
            if self.fall_by_number(&FallNumber(row.number.clone())).is_ok() {
                return Ok(Some(StoreError::NumberTaken));
            }
        }
        for row in of_kind(ChangeKind::Added).filter(|row| row.part == FALL) {
            if self.has_newer_uebergabe(row.fall, sequence)? {
                return Ok(Some(StoreError::ChangedSince));
            }
        }
        Ok(None)
    }

    /// Whether a later change that counts touched the same records; for a whole Fall that was added, any record in it.
    fn has_newer_change(&self, sequence: u64) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT b.sequence, b.undoes FROM aenderung a
               JOIN aenderung b ON b.part = a.part AND b.entry = a.entry AND b.sequence > ?1
              WHERE a.sequence = ?1
             UNION ALL
             SELECT b.sequence, b.undoes FROM aenderung a JOIN aenderung b ON b.fall = a.fall AND b.sequence > ?1
              WHERE a.sequence = ?1 AND a.part = 'fall' AND a.kind = 'added'",
        )?;
        let mut rows = statement.query([sequence])?;
        let mut harmless = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let newer = Newer {
                sequence: row.get("sequence")?,
                undoes: row.get("undoes")?,
            };
            if harmless.insert(newer) && self.counts_against(newer, sequence)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A later change counts unless it was taken back, or takes back one that is later as well.
    fn counts_against(&self, newer: Newer, sequence: u64) -> Result<bool> {
        if newer.undoes.is_some_and(|undone| undone > sequence) {
            return Ok(false);
        }
        Ok(!self.is_taken_back(newer.sequence)?)
    }

    fn is_taken_back(&self, sequence: u64) -> Result<bool> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT sequence FROM aenderung WHERE undoes = ?1")?;
        let undoing: Vec<u64> = statement
            .query_map([sequence], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for later in undoing {
            if !self.is_taken_back(later)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has_newer_uebergabe(&self, fall: FallId, sequence: u64) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM uebergabe u WHERE u.fall = ?1 AND NOT EXISTS
               (SELECT 1 FROM aenderung a WHERE a.part = 'uebergabe' AND a.entry = u.id AND a.sequence = ?2)",
        )?;
        Ok(statement.exists((fall.0, sequence))?)
    }
}

/// A later change of the same records.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Newer {
    sequence: u64,
    undoes: Option<u64>,
}

/// Whether the row says enough to take it back.
fn is_known(row: &JournalRow) -> bool {
    match row.kind {
        Some(ChangeKind::Added) => true,
        Some(ChangeKind::Changed | ChangeKind::Removed) => row
            .before
            .as_ref()
            .is_some_and(|json| is_readable(&row.part, json)),
        None => false,
    }
}
