//! Erasing a person for good, and reducing a Fall to what proves the grant.
//!
//! Both take the journal with them, so neither can be taken back. Frozen reports stay: they name nobody. Lines of the
//! Protokoll stay: they hold the Fallnummer. The bytes on the disk are overwritten by [`Store::sweep`](crate::Store::sweep).

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use rusqlite::OptionalExtension;

use crate::error::{Result, StoreError};
use crate::journal::{PERSON, UEBERGABE};
use crate::record::{maybe, table};
use crate::search;
use crate::tables::Reader;
use crate::tables::entry::Entry;
use crate::transact::WriteTx;

impl WriteTx<'_> {
    /// Erases a Fall, living or in the bin, with everything that the vault knows of the person: entries, search words,
    /// journal, drafts, files, Übergaben, and Fälle that were put into this one. Only number, time and reason stay.
    ///
    /// # Errors
    /// `NotFound` when nobody knows the Fall, or when it was put into another one: the person is there, and that is the
    /// Fall to erase.
    pub fn erase_fall(&self, fall: FallId, reason: &str, at: NaiveDateTime) -> Result<()> {
        if self.reader().last_number(fall)?.is_empty() || self.reader().absorbed_by(fall)?.is_some()
        {
            return Err(StoreError::NotFound);
        }
        self.concerns(fall);
        self.in_bulk(|| {
            for one in self.reader().with_absorbed(fall)? {
                let number = self.reader().last_number(one)?;
                self.wipe_parted(one)?;
                self.drop_content(one, &[])?;
                search::remove(self.connection(), PERSON, one.0)?;
                self.delete_fall(one)?;
                self.unname_bewegungen(one)?;
                self.drop_journal(one)?;
                self.add_loeschung(&number, reason, at)?;
            }
            Ok(())
        })
    }

    /// Reduces a Fall to what proves the grant: number, dates, name, birth date and Teilnahmen.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn reduce_fall(&self, fall: FallId) -> Result<()> {
        let person = self.reader().person(fall)?;
        self.concerns(fall);
        self.in_bulk(|| self.drop_all_but_teilnahmen(fall))?;
        self.connection()
            .execute("DELETE FROM uebergabe WHERE fall = ?1", [fall.0])?;
        self.connection().execute(
            "DELETE FROM verschieden WHERE one = ?1 OR other = ?1",
            [fall.0],
        )?;
        self.connection()
            .execute("UPDATE fall SET reduced = 1 WHERE id = ?1", [fall.0])?;
        let kept = Person {
            family_name: person.family_name,
            given_name: person.given_name,
            birth_date: person.birth_date,
            ..Person::default()
        };
        self.write_person(fall, &kept)
    }

    fn drop_all_but_teilnahmen(&self, fall: FallId) -> Result<()> {
        for one in self.reader().with_absorbed(fall)? {
            self.wipe_parted(one)?;
            self.drop_content(one, &[Part::Teilnahme])?;
            if one == fall {
                self.drop_journal(one)?;
            } else {
                self.drop_all_but_number(one)?;
            }
        }
        Ok(())
    }

    /// Entries, words, files and drafts of a Fall, but for the parts that are kept.
    fn drop_content(&self, fall: FallId, kept: &[Part]) -> Result<()> {
        for datei in self.reader().known_dateien(fall)? {
            self.drop_bytes(datei)?;
        }
        for uebergabe in self.reader().known_uebergaben(fall)? {
            self.drop_about_uebergabe(uebergabe)?;
        }
        self.drop_beside(fall)?;
        for part in Part::ALL.iter().filter(|part| !kept.contains(part)) {
            for id in (table(*part).ids)(&self.reader(), fall)? {
                search::remove(self.connection(), part.code(), id.0)?;
            }
            self.connection().execute(
                &format!("DELETE FROM {} WHERE fall = ?1", part.code()),
                [fall.0],
            )?;
        }
        self.drop_drafts_made_in(fall)?;
        self.note(Changed::Bin);
        self.fall_changed(fall);
        Ok(())
    }

    /// Two Fälle that were put together and taken apart again: the journal of the other person knows the names of this one.
    fn wipe_parted(&self, fall: FallId) -> Result<()> {
        self.connection().execute(
            "WITH parted AS
               (SELECT fall, min(sequence) AS first, max(sequence) AS last
                  FROM (SELECT other AS fall, sequence FROM aenderung WHERE fall = ?1 AND other IS NOT NULL
                        UNION SELECT fall, sequence FROM aenderung WHERE other = ?1)
                 GROUP BY fall)
             UPDATE aenderung SET before = NULL FROM parted p
              WHERE aenderung.part = 'person' AND aenderung.fall = p.fall
                AND aenderung.sequence > p.first AND aenderung.sequence <= p.last",
            [fall.0],
        )?;
        Ok(())
    }

    /// Every row about the Fall, and what other Fälle knew of its records while they were there.
    fn drop_journal(&self, fall: FallId) -> Result<()> {
        self.connection().execute(
            &format!("DELETE FROM aenderung WHERE (part, entry) IN (SELECT a.part, a.entry {OWN_RECORDS})"),
            [fall.0],
        )?;
        self.connection()
            .execute("DELETE FROM aenderung WHERE fall = ?1", [fall.0])?;
        Ok(())
    }

    /// The journal of an absorbed Fall but for the row that keeps its number from being given again.
    fn drop_all_but_number(&self, fall: FallId) -> Result<()> {
        self.connection().execute(
            "DELETE FROM aenderung WHERE fall = ?1 AND NOT (part = 'fall' AND kind = 'removed')",
            [fall.0],
        )?;
        self.connection().execute(
            "UPDATE aenderung SET before = NULL WHERE fall = ?1",
            [fall.0],
        )?;
        Ok(())
    }
}

/// Records whose newest row is in this Fall: they belong to it, even if they were elsewhere in between.
const OWN_RECORDS: &str = "FROM aenderung a WHERE a.fall = ?1 AND NOT EXISTS
    (SELECT 1 FROM aenderung b WHERE b.part = a.part AND b.entry = a.entry AND b.id > a.id AND b.fall <> ?1)";

impl Reader<'_> {
    /// The Fall and every one that was put into it, directly or by way of another.
    pub(crate) fn with_absorbed(&self, fall: FallId) -> Result<Vec<FallId>> {
        let mut all = vec![fall];
        let mut next = 0;
        while let Some(keep) = all.get(next).copied() {
            next += 1;
            let mut statement = self.connection.prepare_cached(
                "SELECT DISTINCT fall FROM aenderung WHERE other = ?1 AND part = 'fall' ORDER BY fall",
            )?;
            let candidates: Vec<FallId> = statement
                .query_map([keep.0], |row| row.get(0).map(FallId))?
                .collect::<rusqlite::Result<_>>()?;
            for one in candidates {
                if !all.contains(&one) && self.absorbed_by(one)? == Some(keep) {
                    all.push(one);
                }
            }
        }
        Ok(all)
    }

    /// The Fall into which this one was put; `None` when it is there, or was never put into another.
    pub(crate) fn absorbed_by(&self, fall: FallId) -> Result<Option<FallId>> {
        if maybe(self.fall_row(fall))?.is_some() {
            return Ok(None);
        }
        let other: Option<Option<i64>> = self
            .connection
            .prepare_cached(
                "SELECT other FROM aenderung WHERE part = 'fall' AND entry = ?1 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([fall.0], |row| row.get(0))
            .optional()?;
        Ok(other.flatten().map(FallId))
    }

    /// The Fall itself when it is there, else the one into which it was put; `None` when it is in the bin or erased.
    pub(crate) fn living(&self, fall: FallId) -> Result<Option<FallId>> {
        let mut one = fall;
        while let Some(keep) = self.absorbed_by(one)? {
            one = keep;
        }
        Ok(maybe(self.fall_row(one))?.map(|_| one))
    }

    /// Files of a Fall, also those in the bin.
    fn known_dateien(&self, fall: FallId) -> Result<Vec<i64>> {
        self.known(fall, Datei::TABLE)
    }

    /// Übergaben of a Fall, also those that went with it into the bin.
    fn known_uebergaben(&self, fall: FallId) -> Result<Vec<i64>> {
        self.known(fall, UEBERGABE)
    }

    /// Ids in the table of a part and in its rows of the journal. The name of the part comes from code.
    fn known(&self, fall: FallId, part: &str) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id FROM {part} WHERE fall = ?1 UNION SELECT a.entry {OWN_RECORDS} AND a.part = '{part}'"
        ))?;
        let ids = statement.query_map([fall.0], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}
