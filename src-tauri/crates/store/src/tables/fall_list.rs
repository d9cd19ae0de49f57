//! The list of Fälle: found by words, sorted by name, with what a line shows.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::fall::Fall;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::person::Person;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::Reader;
use super::columns::read_maybe_day;
use super::faelle::read_fall;
use super::person::imprecise;
use crate::error::Result;
use crate::search;

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

/// Which Fälle a list shows. Without `Debug`: the words searched for are mostly a name.
#[derive(Clone, Copy)]
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

impl Reader<'_> {
    /// A page of Fälle by name, and how many fit in all.
    pub fn list_faelle(&self, filter: Filter<'_>) -> Result<(u32, Vec<FallSummary>)> {
        let (condition, parameters) = condition(filter);
        let total = self.connection.query_row(
            &format!("SELECT count(*) FROM fall f WHERE {condition}"),
            params_from_iter(&parameters),
            |row| row.get(0),
        )?;
        let sql = format!(
            "{} WHERE {condition} ORDER BY p.sort_name, f.number LIMIT ? OFFSET ?",
            SUMMARY
        );
        let today = Value::from(filter.today.to_string());
        let mut all = vec![today.clone(), today.clone(), today];
        all.extend(parameters);
        all.extend([
            Value::from(i64::from(filter.limit)),
            Value::from(i64::from(filter.offset)),
        ]);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(all), read_summary)?;
        Ok((total, rows.collect::<rusqlite::Result<_>>()?))
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
