//! Fälle: made, changed, counted, and put together as a whole. The list of them is in `fall_list.rs`.

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::Aufenthalt;
use fallmappe_domain::bildung::Bildung;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::fall::{Fall, FallNumber};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::teilhabeplan::Teilhabeplan;
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::Reader;
use super::columns::{read_day, read_maybe_day};
use super::entry::Entry;
pub use super::fall_list::{FallSummary, Filter};
use crate::error::{Result, StoreError};
use crate::journal::{ChangeKind, FALL, Record};
use crate::record::maybe;
use crate::search;
use crate::transact::WriteTx;

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Fälle.
    pub faelle: u64,
    /// Kontakte.
    pub kontakte: u64,
    /// Lines of the Protokoll.
    pub protokoll: u64,
}

/// The row of a Fall, also as the journal keeps it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FallRow {
    pub number: FallNumber,
    pub opened_on: NaiveDate,
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
    /// Only what proves the grant is left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reduced: bool,
    /// Fälle that are about other persons, for the time in the bin: the table of pairs knows living Fälle only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub different: Vec<FallId>,
}

impl Reader<'_> {
    /// Number and dates of a Fall.
    pub fn fall(&self, fall: FallId) -> Result<Fall> {
        self.connection
            .query_row(
                "SELECT number, opened_on, closed_on FROM fall WHERE id = ?1",
                [fall.0],
                read_fall,
            )
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// Whether only what proves the grant is left of this Fall.
    pub fn is_reduced(&self, fall: FallId) -> Result<bool> {
        Ok(self.fall_row(fall)?.reduced)
    }

    pub(crate) fn fall_row(&self, fall: FallId) -> Result<FallRow> {
        self.connection
            .prepare_cached("SELECT number, opened_on, closed_on, reduced FROM fall WHERE id = ?1")?
            .query_row([fall.0], |row| {
                Ok(FallRow {
                    number: FallNumber(row.get("number")?),
                    opened_on: read_day(row, "opened_on")?,
                    closed_on: read_maybe_day(row, "closed_on")?,
                    reduced: row.get("reduced")?,
                    different: Vec::new(),
                })
            })
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// The row with the Fälle that it must not be mistaken for.
    pub(crate) fn fall_row_with_pairs(&self, fall: FallId) -> Result<FallRow> {
        Ok(FallRow {
            different: self.different_from(fall)?.into_iter().collect(),
            ..self.fall_row(fall)?
        })
    }

    /// The number of a Fall that is there or was; empty when it is not known.
    pub(crate) fn last_number(&self, fall: FallId) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT number FROM fall WHERE id = ?1
                 UNION ALL
                 SELECT number FROM (SELECT number FROM aenderung WHERE fall = ?1 ORDER BY id DESC LIMIT 1)
                 LIMIT 1",
            )?
            .query_row([fall.0], |row| row.get(0))
            .optional()?
            .unwrap_or_default())
    }

    /// Whether a new Fall may have this number: no Fall has it or ever had it.
    ///
    /// Only a Fall whose making was taken back does not keep its number: after an import that was taken back the
    /// corrected list comes with the same numbers.
    pub fn number_is_free(&self, number: &FallNumber) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM fall WHERE number = ?1
             UNION ALL
             SELECT 1 FROM loeschung WHERE number = ?1
             UNION ALL
             SELECT 1 FROM aenderung a WHERE a.number = ?1 AND a.part = 'fall' AND a.kind = 'removed'
                AND a.undoes IS NULL",
        )?;
        Ok(!statement.exists([&number.0])?)
    }

    /// The Fall with this number.
    pub fn fall_by_number(&self, number: &FallNumber) -> Result<FallId> {
        self.connection
            .query_row(
                "SELECT id FROM fall WHERE number = ?1",
                [&number.0],
                |row| row.get(0).map(FallId),
            )
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// The whole Fall as the exchange format carries it; lists in order of their dates, oldest first.
    pub fn fallakte(&self, id: FallId) -> Result<Fallakte> {
        let fall = self.fall(id)?;
        Ok(Fallakte {
            number: Some(fall.number),
            closed_on: fall.closed_on,
            aufenthalt: Aufenthalt {
                status: self.oldest_first(id)?,
                dokumente: self.oldest_first(id)?,
                nebenbestimmungen: self.oldest_first(id)?,
                bescheide: self.oldest_first(id)?,
            },
            kontakte: self.oldest_first(id)?,
            teilnahmen: self.oldest_first(id)?,
            vermittlungen: self.oldest_first(id)?,
            einwilligungen: self.oldest_first(id)?,
            clearings: self.oldest_first(id)?,
            bildung: Bildung {
                schule: self.oldest_first(id)?,
                beruf: self.oldest_first(id)?,
                sprache: self.oldest_first(id)?,
                arbeit: self.oldest_first(id)?,
                leistungen: self.oldest_first(id)?,
                ausbildungen: self.oldest_first(id)?,
            },
            teilhabeplan: Teilhabeplan {
                bedarfe: self.oldest_first(id)?,
                ziele: self.oldest_first(id)?,
            },
            verbleib: self.oldest_first(id)?,
            fallkonferenzen: self.oldest_first(id)?,
            dateien: self.oldest_first(id)?,
            strukturhemmnisse: self.oldest_first(id)?,
            gesundheit: self.oldest_first(id)?,
            fristen: self.oldest_first(id)?,
            fristerledigungen: self.oldest_first(id)?,
            ..Fallakte::new(fall.opened_on, self.person(id)?)
        })
    }

    /// Every Fall, oldest first.
    pub fn all_faelle(&self) -> Result<Vec<FallId>> {
        let mut statement = self.connection.prepare("SELECT id FROM fall ORDER BY id")?;
        let rows = statement.query_map([], |row| row.get(0).map(FallId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How much there is.
    pub fn counts(&self) -> Result<Counts> {
        let count = |table: &str| -> Result<u64> {
            Ok(self
                .connection
                .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                    row.get(0)
                })?)
        };
        Ok(Counts {
            faelle: count("fall")?,
            kontakte: count("kontakt")?,
            protokoll: count("protokoll")?,
        })
    }

    /// Every entry of a part over all Fälle, with the Fall it belongs to; for counting.
    pub fn all_entries<E: Entry>(&self) -> Result<Vec<(FallId, E)>> {
        let entries = self.all_entries_with_ids()?;
        Ok(entries
            .into_iter()
            .map(|(fall, _, entry)| (fall, entry))
            .collect())
    }

    /// Every entry of one part with its id.
    ///
    /// # Errors
    /// The database could not be read.
    pub fn all_entries_with_ids<E: Entry>(&self) -> Result<Vec<(FallId, EntryId, E)>> {
        let columns: Vec<String> = E::COLUMNS
            .iter()
            .map(|column| format!("\"{column}\""))
            .collect();
        let sql = format!(
            "SELECT id, fall, {} FROM {} ORDER BY fall, id",
            columns.join(", "),
            E::TABLE
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([], |row| {
            Ok((
                FallId(row.get("fall")?),
                EntryId(row.get("id")?),
                E::read(row)?,
            ))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn oldest_first<E: Entry>(&self, fall: FallId) -> Result<Vec<E>> {
        Ok(self
            .entries::<E>(fall)?
            .into_iter()
            .rev()
            .map(|(_, entry)| entry)
            .collect())
    }

    fn next_number(&self, year: i32) -> Result<FallNumber> {
        // Also those in the bin and the erased ones: a number that comes again would name two persons in the Protokoll.
        // Numbers of another form came in with an import and do not count on.
        let last: Option<u32> = self.connection.query_row(
            "SELECT max(CAST(substr(number, 6) AS INTEGER))
             FROM (SELECT number FROM fall
                   UNION ALL SELECT number FROM loeschung
                   UNION ALL SELECT number FROM aenderung WHERE part = 'fall' AND kind = 'removed')
             WHERE number GLOB ?1 AND substr(number, 6) NOT GLOB '*[^0-9]*' AND length(number) <= 12",
            [format!("{year:04}-[0-9]*")],
            |row| row.get(0),
        )?;
        Ok(FallNumber::new(year, last.unwrap_or(0) + 1))
    }
}

impl WriteTx<'_> {
    /// Makes a Fall with everything in it; the journal has one row for all of it.
    ///
    /// # Errors
    /// `NumberTaken`.
    pub fn add_fallakte(&self, akte: &Fallakte) -> Result<(FallId, FallNumber)> {
        let number = match &akte.number {
            Some(number) => number.clone(),
            None => self.reader().next_number(akte.opened_on.year())?,
        };
        if !self.reader().number_is_free(&number)? {
            return Err(StoreError::NumberTaken);
        }
        let row = FallRow {
            number,
            opened_on: akte.opened_on,
            closed_on: akte.closed_on,
            reduced: false,
            different: Vec::new(),
        };
        let id = self.insert_fall(None, &row)?;
        self.write_person(id, &akte.person)?;
        self.add_all(id, &akte.aufenthalt.status)?;
        self.add_all(id, &akte.aufenthalt.dokumente)?;
        self.add_all(id, &akte.aufenthalt.nebenbestimmungen)?;
        self.add_all(id, &akte.kontakte)?;
        self.add_all(id, &akte.teilnahmen)?;
        self.add_all(id, &akte.vermittlungen)?;
        self.add_all(id, &akte.einwilligungen)?;
        self.add_all(id, &akte.aufenthalt.bescheide)?;
        self.add_all(id, &akte.clearings)?;
        self.add_all(id, &akte.bildung.schule)?;
        self.add_all(id, &akte.bildung.beruf)?;
        self.add_all(id, &akte.bildung.sprache)?;
        self.add_all(id, &akte.bildung.arbeit)?;
        self.add_all(id, &akte.bildung.leistungen)?;
        self.add_all(id, &akte.bildung.ausbildungen)?;
        self.add_all(id, &akte.teilhabeplan.bedarfe)?;
        self.add_all(id, &akte.teilhabeplan.ziele)?;
        self.add_all(id, &akte.verbleib)?;
        self.add_all(id, &akte.fallkonferenzen)?;
        self.add_all(id, &akte.dateien)?;
        self.add_all(id, &akte.strukturhemmnisse)?;
        self.add_all(id, &akte.gesundheit)?;
        self.add_all(id, &akte.fristen)?;
        self.add_all(id, &akte.fristerledigungen)?;
        self.journal(record(id), ChangeKind::Added, None)?;
        self.note(Changed::Faelle);
        Ok((id, row.number))
    }

    /// Changes first and last day.
    pub fn change_fall(
        &self,
        id: FallId,
        opened_on: NaiveDate,
        closed_on: Option<NaiveDate>,
    ) -> Result<()> {
        let before = self.reader().fall_row(id)?;
        let row = FallRow {
            opened_on,
            closed_on,
            ..before
        };
        self.replace_fall(id, &row)
    }

    /// Gives a Fall other dates; its number never changes.
    pub(crate) fn replace_fall(&self, id: FallId, row: &FallRow) -> Result<()> {
        let before = self.reader().fall_row(id)?;
        self.fall_changed(id);
        if before == *row {
            return Ok(());
        }
        self.connection().execute(
            "UPDATE fall SET opened_on = ?2, closed_on = ?3, reduced = ?4 WHERE id = ?1",
            (
                id.0,
                row.opened_on.to_string(),
                row.closed_on.map(|d| d.to_string()),
                row.reduced,
            ),
        )?;
        let before = serde_json::to_string(&before)?;
        self.journal(record(id), ChangeKind::Changed, Some(before))
    }

    /// Puts a Fall in again, under the id and the number that it had.
    pub(crate) fn put_fall_in(&self, id: FallId, row: &FallRow) -> Result<()> {
        self.insert_fall(Some(id), row)?;
        for other in &row.different {
            if maybe(self.reader().fall_row(*other))?.is_some() {
                self.put_different(id, *other)?;
            }
        }
        let held = self.reader().with_absorbed(id)?;
        self.take_drafts_back(id, &held)?;
        self.note(Changed::Bin);
        self.fall_changed(id);
        self.journal(record(id), ChangeKind::Added, None)
    }

    /// The row of a Fall and the word for its number, without a word in the journal.
    fn insert_fall(&self, id: Option<FallId>, row: &FallRow) -> Result<FallId> {
        self.connection()
            .prepare_cached(
                "INSERT INTO fall (id, number, opened_on, closed_on, reduced) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((
                id.map(|id| id.0),
                &row.number.0,
                row.opened_on.to_string(),
                row.closed_on.map(|d| d.to_string()),
                row.reduced,
            ))?;
        let id = FallId(self.connection().last_insert_rowid());
        search::put(self.connection(), id, FALL, id.0, &row.number.0)?;
        Ok(id)
    }

    fn add_all<E: Entry>(&self, fall: FallId, entries: &[E]) -> Result<()> {
        entries
            .iter()
            .try_for_each(|entry| self.insert_entry(fall, None, entry).map(|_| ()))
    }
}

/// The Fall's own record in the journal.
pub(crate) fn record(fall: FallId) -> Record<'static> {
    Record {
        fall,
        part: FALL,
        entry: fall.0,
    }
}

/// Number and dates from their columns.
pub(super) fn read_fall(row: &Row<'_>) -> rusqlite::Result<Fall> {
    Ok(Fall {
        number: FallNumber(row.get("number")?),
        opened_on: read_day(row, "opened_on")?,
        closed_on: read_maybe_day(row, "closed_on")?,
    })
}
