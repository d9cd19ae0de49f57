//! The bin: whole Fälle put into it, what lies in it, and emptying it.
//!
//! There is no table of the bin. A record lies in it when the newest row of the journal says that it was removed and
//! still knows what it was. Taking out again is taking the removal back (`undo.rs`).

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

use crate::error::Result;
use crate::journal::{ChangeKind, FALL, PERSON, UEBERGABE};
use crate::moment;
use crate::record::{maybe, table};
use crate::search;
use crate::tables::Reader;
use crate::tables::entry::Entry;
use crate::tables::faelle::record;
use crate::transact::WriteTx;

/// Something in the bin. Without `Debug`: it is what somebody wrote about a person.
pub struct Removed {
    /// Number of the change that removed it; taking it back brings it out of the bin.
    pub sequence: u64,
    /// When.
    pub removed_at: NaiveDateTime,
    /// The Fall it was in, or which it is.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// `fall` for a whole Fall, else the code of the part.
    pub part: String,
    /// The record as it was, in the words of the exchange format; for a whole Fall its number and dates.
    pub value: Value,
    /// The person; `None` when nobody knows any more.
    pub person: Option<Person>,
    /// It can be taken out.
    pub restorable: bool,
}

/// Rows of records that are in the bin, without those that went with their Fall.
const IN_BIN: &str = "a.kind = 'removed' AND a.before IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM aenderung b WHERE b.part = a.part AND b.entry = a.entry AND b.id > a.id)";

impl Reader<'_> {
    /// What lies in the bin, newest first. A Fall stands for everything that went with it.
    pub fn bin(&self) -> Result<Vec<Removed>> {
        let mut statement = self.connection.prepare(&format!(
            "SELECT a.sequence, p.at, a.fall, a.number, a.part, a.before FROM aenderung a
               JOIN protokoll p ON p.sequence = a.sequence
              WHERE {IN_BIN}
                AND (a.part = 'fall' OR NOT EXISTS
                     (SELECT 1 FROM aenderung f WHERE f.part = 'fall' AND f.entry = a.fall
                         AND f.kind = 'removed' AND +f.sequence = a.sequence))
              ORDER BY a.id DESC"
        ))?;
        let rows: Vec<Removed> = statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?;
        let mut known = None;
        rows.into_iter()
            .map(|row| {
                // A taken back import is one change with many Fälle.
                let restorable = match known {
                    Some((sequence, answer)) if sequence == row.sequence => answer,
                    _ => self.is_undoable(row.sequence)?,
                };
                known = Some((row.sequence, restorable));
                Ok(Removed {
                    restorable,
                    person: self.person_there_or_removed(row.fall)?,
                    ..row
                })
            })
            .collect()
    }

    fn person_there_or_removed(&self, fall: FallId) -> Result<Option<Person>> {
        if let Some(person) = maybe(self.person(fall))? {
            return Ok(Some(person));
        }
        let json: Option<Option<String>> = self
            .connection
            .prepare_cached(
                "SELECT before FROM aenderung WHERE part = ?1 AND entry = ?2 AND kind = 'removed'
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row((PERSON, fall.0), |row| row.get(0))
            .optional()?;
        Ok(json
            .flatten()
            .and_then(|json| serde_json::from_str(&json).ok()))
    }
}

impl WriteTx<'_> {
    /// Puts a whole Fall into the bin, with entries, person and Übergaben. Its number stays reserved; its drafts go.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn remove_fall(&self, fall: FallId) -> Result<()> {
        self.in_bulk(|| self.take_fall_out(fall))
    }

    /// What is still in the Fall goes first, so that each record has its own row and comes back after its Fall.
    pub(crate) fn take_fall_out(&self, fall: FallId) -> Result<()> {
        let row = self.reader().fall_row_with_pairs(fall)?;
        for part in Part::ALL {
            let part = table(*part);
            for id in (part.ids)(&self.reader(), fall)? {
                (part.take_out)(self, fall, id)?;
            }
        }
        for (id, _) in self.reader().uebergaben(fall)? {
            self.take_uebergabe_out(fall, id)?;
        }
        if maybe(self.reader().person(fall))?.is_some() {
            self.take_person_out(fall)?;
        }
        self.drop_drafts_of(fall)?;
        self.journal(
            record(fall),
            ChangeKind::Removed,
            Some(serde_json::to_string(&row)?),
        )?;
        self.delete_fall(fall)
    }

    /// The row of a Fall and the word for its number, with whatever still refers to it.
    pub(crate) fn delete_fall(&self, fall: FallId) -> Result<()> {
        search::remove(self.connection(), FALL, fall.0)?;
        self.connection()
            .execute("DELETE FROM fall WHERE id = ?1", [fall.0])?;
        self.note(Changed::Bin);
        self.fall_changed(fall);
        Ok(())
    }

    /// Empties the bin of what was removed before this moment, or of everything. What was in it cannot come back, and
    /// what its history knew goes too; files lose their bytes.
    pub fn empty_bin(&self, removed_before: Option<NaiveDateTime>) -> Result<()> {
        let mut statement = self.connection().prepare(&format!(
            "SELECT a.part, a.entry FROM aenderung a JOIN protokoll p ON p.sequence = a.sequence
              WHERE {IN_BIN} AND (?1 IS NULL OR p.at < ?1)"
        ))?;
        let emptied: Vec<(String, i64)> = statement
            .query_map([removed_before.map(moment::text)], |row| {
                Ok((row.get("part")?, row.get("entry")?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        for (part, entry) in emptied {
            self.connection()
                .prepare_cached(
                    "UPDATE aenderung SET before = NULL WHERE part = ?1 AND entry = ?2",
                )?
                .execute((&part, entry))?;
            if part == Datei::TABLE {
                self.drop_bytes(entry)?;
            }
            if part == UEBERGABE {
                self.drop_about_uebergabe(entry)?;
            }
            if part == FALL {
                self.drop_beside_emptied(FallId(entry))?;
            }
        }
        self.note(Changed::Bin);
        Ok(())
    }

    /// A Fall that was put into another one lives on there: what it left stays.
    fn drop_beside_emptied(&self, fall: FallId) -> Result<()> {
        if self.reader().absorbed_by(fall)?.is_none() {
            return self.drop_beside(fall);
        }
        for statement in [
            "DELETE FROM wort_entscheidung WHERE fall = ?1",
            "UPDATE wort_entscheidung SET moved_from = NULL WHERE moved_from = ?1",
            "DELETE FROM projektende WHERE fall = ?1",
        ] {
            self.connection()
                .prepare_cached(statement)?
                .execute([fall.0])?;
        }
        Ok(())
    }

    /// What hangs on the number of a Fall without a reference: decisions about words, the plan, the packet it came from.
    pub(crate) fn drop_beside(&self, fall: FallId) -> Result<()> {
        for condition in [
            "wort_entscheidung WHERE fall = ?1 OR moved_from = ?1",
            "projektende WHERE fall = ?1",
            "eingang WHERE fall = ?1",
        ] {
            self.connection()
                .prepare_cached(&format!("DELETE FROM {condition}"))?
                .execute([fall.0])?;
        }
        self.note(Changed::Eingang);
        self.note(Changed::Projektende);
        Ok(())
    }

    /// Removes the bytes of a file.
    pub(crate) fn drop_bytes(&self, datei: i64) -> Result<()> {
        self.connection()
            .prepare_cached("DELETE FROM datei_chunk WHERE datei = ?1")?
            .execute([datei])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Removed> {
    let before: String = row.get("before")?;
    Ok(Removed {
        sequence: row.get("sequence")?,
        removed_at: moment::read(row, "at")?,
        fall: FallId(row.get("fall")?),
        number: FallNumber(row.get("number")?),
        part: row.get("part")?,
        value: serde_json::from_str(&before).unwrap_or_default(),
        person: None,
        restorable: false,
    })
}
