//! The Protokoll: every change and every access that has to be accounted for, chained by hash.
//!
//! A line holds when, what and the Fallnummer; never a name, a text or a recipient. The chain shows that no line in the
//! middle was changed or removed; it cannot show that the newest lines were cut off together with the data.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::op::Op;
use fallmappe_seal::sha256_hex;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use crate::error::Result;
use crate::moment;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtokollLine {
    /// Running number.
    pub sequence: u64,
    /// When.
    pub at: NaiveDateTime,
    /// Code of the operation.
    pub op: String,
    /// Fallnummer; empty when no Fall is concerned.
    pub number: String,
    previous_hash: String,
    hash: String,
}

/// Which lines; the default is all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProtokollFilter<'a> {
    /// Code of the operation; empty for all.
    pub op: &'a str,
    /// Fallnummer; empty for all.
    pub number: &'a str,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// Some lines, newest first.
#[derive(Debug)]
pub struct ProtokollPage {
    /// Lines that fit the filter, on this page or not.
    pub total: u64,
    /// Whether the whole chain holds.
    pub intact: bool,
    /// The lines.
    pub lines: Vec<ProtokollLine>,
}

/// The number that the next line will have.
pub(crate) fn next_sequence(connection: &Connection) -> Result<u64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(sequence), 0) + 1 FROM protokoll")?
        .query_row([], |row| row.get(0))?)
}

/// Writes the line under its number, which is the next one.
pub(crate) fn append(
    connection: &Connection,
    sequence: u64,
    op: Op,
    number: &str,
    at: NaiveDateTime,
) -> Result<()> {
    let previous_hash = connection
        .prepare_cached("SELECT hash FROM protokoll ORDER BY sequence DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let mut line = ProtokollLine {
        sequence,
        at,
        op: op.code().to_owned(),
        number: number.to_owned(),
        previous_hash,
        hash: String::new(),
    };
    line.hash = line.computed_hash();
    connection
        .prepare_cached(
            "INSERT INTO protokoll (sequence, at, op, number, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((line.sequence, moment::text(line.at), &line.op, &line.number, &line.previous_hash, &line.hash))?;
    Ok(())
}

pub(crate) fn page(
    connection: &Connection,
    filter: ProtokollFilter<'_>,
    offset: u32,
    limit: u32,
) -> Result<ProtokollPage> {
    let (condition, mut parameters) = condition(filter);
    let total = connection.query_row(
        &format!("SELECT count(*) FROM protokoll WHERE {condition}"),
        params_from_iter(&parameters),
        |row| row.get(0),
    )?;
    parameters.extend([Value::from(limit), Value::from(offset)]);
    let mut statement = connection.prepare(&format!(
        "{SELECT} WHERE {condition} ORDER BY sequence DESC LIMIT ? OFFSET ?"
    ))?;
    let lines = statement.query_map(params_from_iter(parameters), read_line)?;
    Ok(ProtokollPage {
        total,
        intact: holds(connection)?,
        lines: lines.collect::<rusqlite::Result<_>>()?,
    })
}

const SELECT: &str = "SELECT sequence, at, op, number, previous_hash, hash FROM protokoll";

fn condition(filter: ProtokollFilter<'_>) -> (String, Vec<Value>) {
    let mut conditions = vec!["1"];
    let mut parameters = Vec::new();
    let mut also = |condition, value: String| {
        conditions.push(condition);
        parameters.push(Value::from(value));
    };
    if !filter.op.is_empty() {
        also("op = ?", filter.op.to_owned());
    }
    if !filter.number.is_empty() {
        also("number = ?", filter.number.to_owned());
    }
    // A moment is stored as its day, `T` and the time, so days and moments compare as texts.
    if let Some(from) = filter.from {
        also("at >= ?", from.to_string());
    }
    if let Some(after) = filter.to.and_then(|to| to.succ_opt()) {
        also("at < ?", after.to_string());
    }
    (conditions.join(" AND "), parameters)
}

/// Walks along the whole chain, one line in memory at a time.
fn holds(connection: &Connection) -> Result<bool> {
    let mut statement = connection.prepare(&format!("{SELECT} ORDER BY sequence"))?;
    let mut previous = String::new();
    for (line, sequence) in statement.query_map([], read_line)?.zip(1..) {
        let line = line?;
        let fits = line.sequence == sequence
            && line.previous_hash == previous
            && line.hash == line.computed_hash();
        if !fits {
            return Ok(false);
        }
        previous = line.hash;
    }
    Ok(true)
}

impl ProtokollLine {
    fn computed_hash(&self) -> String {
        let Self {
            sequence,
            at,
            op,
            number,
            previous_hash,
            hash: _,
        } = self;
        sha256_hex(format!("{previous_hash}\n{sequence}\n{at}\n{op}\n{number}").as_bytes())
    }
}

fn read_line(row: &Row<'_>) -> rusqlite::Result<ProtokollLine> {
    Ok(ProtokollLine {
        sequence: row.get("sequence")?,
        at: moment::read(row, "at")?,
        op: row.get("op")?,
        number: row.get("number")?,
        previous_hash: row.get("previous_hash")?,
        hash: row.get("hash")?,
    })
}
