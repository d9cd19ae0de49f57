//! Fälle: made, listed, found, counted, and put together as a whole.

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::akte::{Fallakte, VERSION};
use fallmappe_domain::aufenthalt::{Aufenthalt, Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::fall::{Fall, FallNumber};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::Reader;
use super::entries::{read_day, read_maybe_day};
use super::entry::Entry;
use super::person::imprecise;
use crate::error::{Result, StoreError};
use crate::search;
use crate::transact::WriteTx;

/// What lists show of a Fall.
pub struct FallSummary {
    /// Id.
    pub id: FallId,
    /// Number and dates.
    pub fall: Fall,
    /// Family name and given name as stored.
    pub person: Person,
    /// Birth date.
    pub birth_date: Option<ImpreciseDate>,
    /// Code of the present status.
    pub status: Option<Code>,
    /// Latest printed validity of a document.
    pub document_valid_until: Option<NaiveDate>,
    /// Last Kontakt.
    pub last_kontakt_on: Option<NaiveDate>,
    /// Nearest next step that lies on or after the last Kontakt.
    pub next_step_on: Option<NaiveDate>,
}

/// Which Fälle a list shows.
#[derive(Debug, Clone, Copy)]
pub struct Filter<'a> {
    /// Words; empty for all.
    pub search: &'a str,
    /// Without closed Fälle.
    pub only_open: bool,
    /// Rows to pass over.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
    /// The day on which "present status" is judged.
    pub today: NaiveDate,
}

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
            .query_row("SELECT number, opened_on, closed_on FROM fall WHERE id = ?1", [fall.0], read_fall)
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// The Fall with this number.
    pub fn fall_by_number(&self, number: &FallNumber) -> Result<FallId> {
        self.connection
            .query_row("SELECT id FROM fall WHERE number = ?1", [&number.0], |row| row.get(0).map(FallId))
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// A page of Fälle by name, and how many fit in all.
    pub fn list_faelle(&self, filter: Filter<'_>) -> Result<(u32, Vec<FallSummary>)> {
        let (condition, parameters) = condition(filter);
        let total = self.connection.query_row(
            &format!("SELECT count(*) FROM fall f WHERE {condition}"),
            params_from_iter(&parameters),
            |row| row.get(0),
        )?;
        let sql = format!("{} WHERE {condition} ORDER BY p.sort_name, f.number LIMIT ? OFFSET ?", SUMMARY);
        let today = Value::from(filter.today.to_string());
        let mut all = vec![today.clone(), today.clone(), today];
        all.extend(parameters);
        all.extend([Value::from(i64::from(filter.limit)), Value::from(i64::from(filter.offset))]);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(all), read_summary)?;
        Ok((total, rows.collect::<rusqlite::Result<_>>()?))
    }

    /// The whole Fall as the exchange format carries it; lists in order of their dates, oldest first.
    pub fn fallakte(&self, id: FallId) -> Result<Fallakte> {
        let fall = self.fall(id)?;
        Ok(Fallakte {
            version: VERSION,
            number: Some(fall.number),
            opened_on: fall.opened_on,
            closed_on: fall.closed_on,
            person: self.person(id)?,
            aufenthalt: Aufenthalt {
                status: self.oldest_first::<Aufenthaltsstatus>(id)?,
                dokumente: self.oldest_first::<Aufenthaltsdokument>(id)?,
                nebenbestimmungen: self.oldest_first::<Nebenbestimmung>(id)?,
            },
            kontakte: self.oldest_first::<Kontakt>(id)?,
            teilnahmen: self.oldest_first::<Teilnahme>(id)?,
            vermittlungen: self.oldest_first::<Vermittlung>(id)?,
            einwilligungen: self.oldest_first::<Einwilligung>(id)?,
        })
    }

    /// How much there is.
    pub fn counts(&self) -> Result<Counts> {
        let count = |table: &str| -> Result<u64> {
            Ok(self.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
        };
        Ok(Counts { faelle: count("fall")?, kontakte: count("kontakt")?, protokoll: count("protokoll")? })
    }

    /// Every entry of a part over all Fälle, with the Fall it belongs to; for counting.
    pub fn all_entries<E: Entry>(&self) -> Result<Vec<(FallId, E)>> {
        let columns: Vec<String> = E::COLUMNS.iter().map(|column| format!("\"{column}\"")).collect();
        let sql = format!("SELECT fall, {} FROM {} ORDER BY fall, id", columns.join(", "), E::TABLE);
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([], |row| Ok((FallId(row.get("fall")?), E::read(row)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn oldest_first<E: Entry>(&self, fall: FallId) -> Result<Vec<E>> {
        Ok(self.entries::<E>(fall)?.into_iter().rev().map(|(_, entry)| entry).collect())
    }

    fn next_number(&self, year: i32) -> Result<FallNumber> {
        let last: Option<u32> = self.connection.query_row(
            "SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM fall WHERE number LIKE ?1",
            [format!("{year:04}-%")],
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
            .execute((&number.0, akte.opened_on.to_string(), akte.closed_on.map(|d| d.to_string())))?;
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
        self.note(Changed::Faelle);
        Ok((id, number))
    }

    /// Changes first and last day.
    pub fn change_fall(&self, id: FallId, opened_on: NaiveDate, closed_on: Option<NaiveDate>) -> Result<()> {
        let rows = self.connection().execute(
            "UPDATE fall SET opened_on = ?2, closed_on = ?3 WHERE id = ?1",
            (id.0, opened_on.to_string(), closed_on.map(|d| d.to_string())),
        )?;
        if rows == 0 {
            return Err(StoreError::NotFound);
        }
        self.note(Changed::Fall(id));
        self.note(Changed::Faelle);
        Ok(())
    }

    fn add_all<E: Entry>(&self, fall: FallId, entries: &[E]) -> Result<()> {
        entries.iter().try_for_each(|entry| self.add_entry(fall, entry).map(|_| ()))
    }
}

const SUMMARY: &str = "
SELECT f.id, f.number, f.opened_on, f.closed_on, p.family_name, p.given_name, p.birth_date, p.birth_date_precision,
       (SELECT s.kind FROM aufenthaltsstatus s
         WHERE s.fall = f.id AND s.since <= ? AND (s.\"until\" IS NULL OR s.\"until\" >= ?)
         ORDER BY s.since DESC, s.id DESC LIMIT 1) AS status,
       (SELECT max(d.valid_until) FROM aufenthaltsdokument d WHERE d.fall = f.id) AS document_valid_until,
       (SELECT max(k.\"date\") FROM kontakt k WHERE k.fall = f.id AND k.\"date\" <= ?) AS last_kontakt_on,
       (SELECT min(k.next_step_on) FROM kontakt k
         WHERE k.fall = f.id
           AND k.next_step_on >= (SELECT max(l.\"date\") FROM kontakt l WHERE l.fall = f.id)) AS next_step_on
FROM fall f JOIN person p ON p.fall = f.id";

fn condition(filter: Filter<'_>) -> (String, Vec<Value>) {
    let mut conditions = vec!["1".to_owned()];
    let mut parameters = Vec::new();
    if filter.only_open {
        conditions.push("f.closed_on IS NULL".to_owned());
    }
    if let Some((words, values)) = search::condition(filter.search) {
        conditions.push(words);
        parameters.extend(values.into_iter().map(Value::from));
    }
    (conditions.join(" AND "), parameters)
}

fn read_fall(row: &Row<'_>) -> rusqlite::Result<Fall> {
    Ok(Fall {
        number: FallNumber(row.get("number")?),
        opened_on: read_day(row, "opened_on")?,
        closed_on: read_maybe_day(row, "closed_on")?,
    })
}

fn read_summary(row: &Row<'_>) -> rusqlite::Result<FallSummary> {
    Ok(FallSummary {
        id: FallId(row.get("id")?),
        fall: read_fall(row)?,
        person: Person {
            family_name: row.get("family_name")?,
            given_name: row.get("given_name")?,
            ..Person::default()
        },
        birth_date: imprecise(row, "birth_date", "birth_date_precision")?,
        status: row.get::<_, Option<String>>("status")?.map(Code),
        document_valid_until: read_maybe_day(row, "document_valid_until")?,
        last_kontakt_on: read_maybe_day(row, "last_kontakt_on")?,
        next_step_on: read_maybe_day(row, "next_step_on")?,
    })
}
