//! The list of Fälle: found by words, narrowed by conditions, sorted by name, with what a line shows.

use chrono::{Days, NaiveDate};
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
use crate::search::{self, Faelle};

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

/// Which Fälle a list shows; conditions join with "and". Without `Debug`: the words searched for are mostly a name.
///
/// Whoever asks for work that is left undone (Kontakt, document, Einwilligung) gets open Fälle only: nobody does it in
/// a closed one. The conditions on Übergabe, programme and status speak of closed Fälle too.
#[derive(Clone, Copy)]
pub struct Filter<'a> {
    /// Words; empty for all.
    pub search: &'a str,
    /// Without closed Fälle.
    pub only_open: bool,
    /// Open, and no Kontakt on or after the day this many days ago; 0 does not ask. Whoever did not come counts as a
    /// Kontakt, as in the column beside it.
    pub no_kontakt_days: u32,
    /// Open, and the latest printed validity of a document ends within this many days or has ended; 0 does not ask.
    /// Without any printed validity there is nothing to run out.
    pub document_expires_days: u32,
    /// Open, and no Einwilligung of any kind holds today.
    pub without_einwilligung: bool,
    /// An Übergabe waits for its answer, or somebody left for another Stelle (Austritt for reason `uebergabe`) and none
    /// has taken the Fall over since the Eintritt.
    pub open_uebergabe: bool,
    /// A Teilnahme in this programme runs today; empty does not ask.
    pub programme: &'a str,
    /// The present status has this code; empty does not ask.
    pub status: &'a str,
    /// Rows to pass over.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
    /// The day on which "present", "today" and "ago" are judged.
    pub today: NaiveDate,
}

impl<'a> Filter<'a> {
    /// Every Fall, from the first, at most `limit`.
    pub fn all(today: NaiveDate, limit: u32) -> Self {
        Self {
            search: "",
            only_open: false,
            no_kontakt_days: 0,
            document_expires_days: 0,
            without_einwilligung: false,
            open_uebergabe: false,
            programme: "",
            status: "",
            offset: 0,
            limit,
            today,
        }
    }
}

impl Reader<'_> {
    /// A page of Fälle by name, and how many fit in all.
    pub fn list_faelle(&self, filter: Filter<'_>) -> Result<(u32, Vec<FallSummary>)> {
        let found = search::faelle(self.connection, filter.search)?;
        let (total, page) = self.page(filter, found.as_ref())?;
        Ok((total, self.summaries(&page, filter.today)?))
    }

    /// The ids of a page, and how many fit. Names are read in the order of their index, so nothing is sorted.
    fn page(&self, filter: Filter<'_>, found: Option<&Faelle>) -> Result<(u32, Vec<FallId>)> {
        if found.is_some_and(|found| found.len() == 0) {
            return Ok((0, Vec::new()));
        }
        let (conditions, values) = conditions(filter);
        let mut sql =
            format!("SELECT f.id FROM person p JOIN fall f ON f.id = p.fall WHERE {conditions}");
        let few = found.filter(|found| found.len() <= FEW);
        if let Some(few) = few {
            let ids: Vec<String> = few.iter().map(|fall| fall.0.to_string()).collect();
            // Numbers of our own making, so they may stand in the text.
            sql += &format!(" AND f.id IN ({})", ids.join(","));
        }
        sql += " ORDER BY p.sort_name, f.number";
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(&values))?;
        let (mut total, mut page) = (0u32, Vec::new());
        while let Some(row) = rows.next()? {
            let fall = FallId(row.get(0)?);
            if few.is_some() || found.is_none_or(|found| found.contains(fall)) {
                if total >= filter.offset && total - filter.offset < filter.limit {
                    page.push(fall);
                }
                total += 1;
            }
        }
        Ok((total, page))
    }

    fn summaries(&self, page: &[FallId], today: NaiveDate) -> Result<Vec<FallSummary>> {
        let mut statement = self.connection.prepare_cached(SUMMARY)?;
        let today = today.to_string();
        page.iter()
            .map(|fall| Ok(statement.query_row((fall.0, &today), read_summary)?))
            .collect()
    }
}

/// So many ids are handed to the query; more are picked out of all names, which costs the same each time.
const FEW: usize = 500;

const SUMMARY: &str = "
SELECT f.id, f.number, f.opened_on, f.closed_on, p.family_name, p.given_name, p.birth_date, p.birth_date_precision,
       (SELECT s.kind FROM aufenthaltsstatus s
         WHERE s.fall = f.id AND s.since <= ?2 AND (s.\"until\" IS NULL OR s.\"until\" >= ?2)
         ORDER BY s.since DESC, s.id DESC LIMIT 1) AS status,
       (SELECT max(d.valid_until) FROM aufenthaltsdokument d WHERE d.fall = f.id) AS document_valid_until,
       (SELECT max(k.\"date\") FROM kontakt k WHERE k.fall = f.id AND k.\"date\" <= ?2) AS last_kontakt_on,
       (SELECT min(k.next_step_on) FROM kontakt k
         WHERE k.fall = f.id
           AND k.next_step_on >= (SELECT max(l.\"date\") FROM kontakt l WHERE l.fall = f.id)) AS next_step_on
FROM fall f JOIN person p ON p.fall = f.id WHERE f.id = ?1";

/// The conditions of a filter as SQL, and the values for its question marks in their order.
fn conditions(filter: Filter<'_>) -> (String, Vec<Value>) {
    let day = |days: Option<NaiveDate>| Value::from(days.unwrap_or(filter.today).to_string());
    let today = || day(None);
    let open = "f.closed_on IS NULL";
    let mut all: Vec<(&str, Vec<Value>)> = Vec::new();
    if filter.only_open || filter.without_einwilligung {
        all.push((open, Vec::new()));
    }
    if filter.no_kontakt_days > 0 {
        let since = filter.today.checked_sub_days(days(filter.no_kontakt_days));
        all.push((NO_KONTAKT, vec![day(since)]));
    }
    if filter.document_expires_days > 0 {
        let until = filter
            .today
            .checked_add_days(days(filter.document_expires_days));
        all.push((DOCUMENT_ENDS, vec![day(until)]));
    }
    if filter.without_einwilligung {
        all.push((NO_EINWILLIGUNG, vec![today(), today(), today()]));
    }
    if filter.open_uebergabe {
        all.push((OPEN_UEBERGABE, Vec::new()));
    }
    if !filter.programme.is_empty() {
        let programme = Value::from(filter.programme.to_owned());
        all.push((IN_PROGRAMME, vec![programme, today(), today()]));
    }
    if !filter.status.is_empty() {
        let status = Value::from(filter.status.to_owned());
        all.push((WITH_STATUS, vec![today(), today(), status]));
    }
    let sql: Vec<&str> = ["1"]
        .into_iter()
        .chain(all.iter().map(|(sql, _)| *sql))
        .collect();
    let values = all.into_iter().flat_map(|(_, values)| values).collect();
    (sql.join(" AND "), values)
}

fn days(count: u32) -> Days {
    Days::new(u64::from(count))
}

const NO_KONTAKT: &str = "f.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM kontakt k WHERE k.fall = f.id AND k.\"date\" >= ?)";

const DOCUMENT_ENDS: &str = "f.closed_on IS NULL
    AND (SELECT max(d.valid_until) FROM aufenthaltsdokument d WHERE d.fall = f.id) <= ?";

/// As `Einwilligung::gap_on` says it.
const NO_EINWILLIGUNG: &str = "NOT EXISTS (SELECT 1 FROM einwilligung e WHERE e.fall = f.id AND e.given_on <= ?
    AND (e.valid_until IS NULL OR e.valid_until >= ?) AND (e.withdrawn_on IS NULL OR e.withdrawn_on > ?)
    AND e.data_groups <> '[]')";

/// Open as `UebergabeState::is_open` says it: none of these events was let in, and nothing opens it again. Nobody
/// answers to the sheet of a Fallkonferenz.
const OPEN_UEBERGABE: &str =
    "(EXISTS (SELECT 1 FROM uebergabe u WHERE u.fall = f.id AND u.product <> 'konferenz'
      AND NOT EXISTS (SELECT 1 FROM uebergabe_ereignis e WHERE e.uebergabe = u.id
          AND e.kind IN ('accepted', 'rejected', 'returned', 'replaced', 'revoked')))
    OR EXISTS (SELECT 1 FROM teilnahme t WHERE t.fall = f.id AND t.austritt_reason = 'uebergabe'
      AND NOT EXISTS (SELECT 1 FROM uebergabe u JOIN uebergabe_ereignis e ON e.uebergabe = u.id
          WHERE u.fall = f.id AND u.created_at >= t.eintritt AND e.kind = 'accepted')))";

const IN_PROGRAMME: &str =
    "EXISTS (SELECT 1 FROM teilnahme t WHERE t.fall = f.id AND t.programme = ?
    AND t.eintritt <= ? AND (t.austritt IS NULL OR t.austritt >= ?))";

const WITH_STATUS: &str = "(SELECT s.kind FROM aufenthaltsstatus s
    WHERE s.fall = f.id AND s.since <= ? AND (s.\"until\" IS NULL OR s.\"until\" >= ?)
    ORDER BY s.since DESC, s.id DESC LIMIT 1) = ?";

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
