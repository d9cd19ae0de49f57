//! The Protokoll: every change and every access that has to be accounted for, chained by hash.
//!
//! A line holds when, what and the Fallnummer; never a name, a text or a recipient. The chain shows that no line in the
//! middle was changed or removed; it cannot show that the newest lines were cut off together with the data.

use chrono::NaiveDateTime;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_seal::sha256_hex;
use rusqlite::{Connection, OptionalExtension, Row};

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

/// Some lines, newest first.
#[derive(Debug)]
pub struct ProtokollPage {
    /// Lines in all.
    pub total: u64,
    /// Whether the whole chain holds.
    pub intact: bool,
    /// The lines.
    pub lines: Vec<ProtokollLine>,
}

pub(crate) fn append(
    connection: &Connection,
    op: Op,
    fall: Option<FallId>,
    at: NaiveDateTime,
) -> Result<u64> {
    let last = connection
        .query_row(
            "SELECT sequence, at, op, number, previous_hash, hash FROM protokoll ORDER BY sequence DESC LIMIT 1",
            [],
            read_line,
        )
        .optional()?;
    let number = match fall {
        Some(fall) => connection
            .query_row("SELECT number FROM fall WHERE id = ?1", [fall.0], |row| {
                row.get(0)
            })
            .optional()?
            .unwrap_or_default(),
        None => String::new(),
    };
    let (sequence, previous_hash) = last.map_or((1, String::new()), |l| (l.sequence + 1, l.hash));
    let mut line = ProtokollLine {
        sequence,
        at,
        op: op.code().to_owned(),
        number,
        previous_hash,
        hash: String::new(),
    };
    line.hash = line.computed_hash();
    connection.execute(
        "INSERT INTO protokoll (sequence, at, op, number, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (line.sequence, moment::text(line.at), &line.op, &line.number, &line.previous_hash, &line.hash),
    )?;
    Ok(line.sequence)
}

pub(crate) fn page(connection: &Connection, offset: u32, limit: u32) -> Result<ProtokollPage> {
    let mut statement = connection.prepare(
        "SELECT sequence, at, op, number, previous_hash, hash FROM protokoll ORDER BY sequence",
    )?;
    let all: Vec<ProtokollLine> = statement
        .query_map([], read_line)?
        .collect::<rusqlite::Result<_>>()?;
    let total = all.len() as u64;
    let intact = holds(&all);
    let lines = all
        .into_iter()
        .rev()
        .skip(offset as usize)
        .take(limit as usize)
        .collect();
    Ok(ProtokollPage {
        total,
        intact,
        lines,
    })
}

fn holds(lines: &[ProtokollLine]) -> bool {
    let mut previous = "";
    lines.iter().zip(1..).all(|(line, sequence)| {
        let fits = line.sequence == sequence
            && line.previous_hash == previous
            && line.hash == line.computed_hash();
        previous = &line.hash;
        fits
    })
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
