//! Decisions about words of a Fall, remembered for every later Übergabe.
//!
//! How a word is folded is a matter of `falluebergabe`. A Fall that is put into another one leaves copies of its
//! decisions there; they count as long as it is not taken apart again.

use std::collections::BTreeMap;

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::FallId;

use super::Reader;
use crate::error::Result;
use crate::transact::WriteTx;

/// What was decided about a word. Without `Debug`: it is a word of a note.
#[derive(Clone, PartialEq, Eq)]
pub struct WordRow {
    /// The word as it stood where it was decided about.
    pub word: String,
    /// It stays; otherwise it is replaced.
    pub keep: bool,
    /// It is replaced as the program suggests, wherever it does.
    pub accept: bool,
    /// What stands in its place; empty for a code of the program's choice.
    pub replacement: String,
}

impl Reader<'_> {
    /// The decisions of a Fall by folded word.
    pub fn word_decisions(&self, fall: FallId) -> Result<BTreeMap<String, WordRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT folded, word, keep, accept, replacement FROM wort_entscheidung w WHERE fall = ?1
                AND (moved_from IS NULL OR NOT EXISTS (SELECT 1 FROM fall f WHERE f.id = w.moved_from))",
        )?;
        let rows = statement.query_map([fall.0], |row| {
            let decided = WordRow {
                word: row.get("word")?,
                keep: row.get("keep")?,
                accept: row.get("accept")?,
                replacement: row.get("replacement")?,
            };
            Ok((row.get("folded")?, decided))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Remembers a decision, instead of an earlier one about the same word.
    ///
    /// # Errors
    /// `NotFound` when the Fall is not there.
    pub fn put_word_decision(&self, fall: FallId, folded: &str, decided: &WordRow) -> Result<()> {
        self.reader().fall_row(fall)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO wort_entscheidung (fall, folded, word, keep, accept, replacement)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (fall, folded) DO UPDATE SET word = excluded.word, keep = excluded.keep,
                     accept = excluded.accept, replacement = excluded.replacement, moved_from = NULL",
            )?
            .execute((
                fall.0,
                folded,
                &decided.word,
                decided.keep,
                decided.accept,
                &decided.replacement,
            ))?;
        self.note(Changed::Uebergaben(fall));
        Ok(())
    }

    /// Forgets a decision; one that is not there is no error.
    pub fn forget_word_decision(&self, fall: FallId, folded: &str) -> Result<()> {
        self.connection().execute(
            "DELETE FROM wort_entscheidung WHERE fall = ?1 AND folded = ?2",
            (fall.0, folded),
        )?;
        self.note(Changed::Uebergaben(fall));
        Ok(())
    }

    /// Copies the decisions of a Fall that is put into another one; those of the other one stay as they are.
    pub(crate) fn copy_word_decisions(&self, from: FallId, to: FallId) -> Result<()> {
        self.connection().execute(
            "INSERT INTO wort_entscheidung (fall, folded, word, keep, accept, replacement, moved_from)
             SELECT ?2, folded, word, keep, accept, replacement, ?1 FROM wort_entscheidung WHERE fall = ?1
             ON CONFLICT (fall, folded) DO NOTHING",
            (from.0, to.0),
        )?;
        Ok(())
    }
}
