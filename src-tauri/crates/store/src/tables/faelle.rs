//! Fälle: made, changed, counted, and put together as a whole. The list of them is in `fall_list.rs`.

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::Aufenthalt;
use fallmappe_domain::bildung::Bildung;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::fall::{Fall, FallNumber};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::teilhabeplan::Teilhabeplan;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use super::columns::{read_day, read_maybe_day};
use super::entry::Entry;
pub use super::fall_list::{FallSummary, Filter};
use crate::error::{Result, StoreError};
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
        let columns: Vec<String> = E::COLUMNS
            .iter()
            .map(|column| format!("\"{column}\""))
            .collect();
        let sql = format!(
            "SELECT fall, {} FROM {} ORDER BY fall, id",
            columns.join(", "),
            E::TABLE
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([], |row| Ok((FallId(row.get("fall")?), E::read(row)?)))?;
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
        // Numbers of another form came in with an import and do not count on.
        let last: Option<u32> = self.connection.query_row(
            "SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM fall
             WHERE number GLOB ?1 AND substr(number, 6) NOT GLOB '*[^0-9]*' AND length(number) <= 12",
            [format!("{year:04}-[0-9]*")],
            |row| row.get(0),
        )?;
        Ok(FallNumber::new(year, last.unwrap_or(0) + 1))
    }
}

impl WriteTx<'_> {
    /// Makes a Fall with everything in it.
    pub fn add_fallakte(&self, akte: &Fallakte) -> Result<(FallId, FallNumber)> {
        let number = match &akte.number {
            Some(number) => number.clone(),
            None => self.reader().next_number(akte.opened_on.year())?,
        };
        let taken = self.reader().fall_by_number(&number).is_ok();
        if taken {
            return Err(StoreError::NumberTaken);
        }
        self.connection()
            .prepare_cached("INSERT INTO fall (number, opened_on, closed_on) VALUES (?1, ?2, ?3)")?
            .execute((
                &number.0,
                akte.opened_on.to_string(),
                akte.closed_on.map(|d| d.to_string()),
            ))?;
        let id = FallId(self.connection().last_insert_rowid());
        search::put(self.connection(), id, "fall", id.0, &number.0)?;
        self.put_person(id, &akte.person)?;
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
        self.note(Changed::Faelle);
        Ok((id, number))
    }

    /// Changes first and last day.
    pub fn change_fall(
        &self,
        id: FallId,
        opened_on: NaiveDate,
        closed_on: Option<NaiveDate>,
    ) -> Result<()> {
        let rows = self.connection().execute(
            "UPDATE fall SET opened_on = ?2, closed_on = ?3 WHERE id = ?1",
            (
                id.0,
                opened_on.to_string(),
                closed_on.map(|d| d.to_string()),
            ),
        )?;
        if rows == 0 {
            return Err(StoreError::NotFound);
        }
        self.note(Changed::Fall(id));
        self.note(Changed::Faelle);
        Ok(())
    }

    fn add_all<E: Entry>(&self, fall: FallId, entries: &[E]) -> Result<()> {
        entries
            .iter()
            .try_for_each(|entry| self.add_entry(fall, entry).map(|_| ()))
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
