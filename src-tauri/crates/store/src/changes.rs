//! Showing the journal: what each change found and what it left.
//!
//! "After" is not stored: it is what the next change of the same record found, or the record as it stands.

use chrono::NaiveDateTime;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::FallId;
use rusqlite::types::Value as SqlValue;
use rusqlite::{OptionalExtension, params_from_iter};
use serde_json::Value;

use crate::error::Result;
use crate::journal::{ChangeKind, FALL, JournalRow, read_row};
use crate::moment;
use crate::tables::Reader;

/// Which changes; the default is none of the conditions and no row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangesFilter<'a> {
    /// Only of this Fall. A record that is named by `part` and `entry` is followed through every Fall it was in.
    pub fall: Option<FallId>,
    /// Only of this part: `person`, `fall` or the code of a part; empty for all.
    pub part: &'a str,
    /// Only of this entry; without a part, never person or Fall.
    pub entry: Option<i64>,
    /// Rows to pass over.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
}

/// What a change did to one record. Without `Debug`: before and after are about a person.
pub struct Change {
    /// Number of the change; records that were changed together share it.
    pub sequence: u64,
    /// When.
    pub at: NaiveDateTime,
    /// Code of the operation.
    pub op: String,
    /// The Fall at the time; it may be gone.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// `person`, `fall`, `uebergabe` or the code of a part.
    pub part: String,
    /// Id of the entry; of the Fall for `person` and `fall`.
    pub entry: i64,
    /// What was done; `None` for a word of a newer program.
    pub kind: Option<ChangeKind>,
    /// The record before, in the words of the exchange format; `None` when it was added or is no longer known.
    pub before: Option<Value>,
    /// The record after; `None` when it was removed or is no longer known.
    pub after: Option<Value>,
    /// It can be taken back.
    pub undoable: bool,
}

impl Reader<'_> {
    /// A page of changes, newest first, and how many fit in all.
    pub fn changes(&self, filter: ChangesFilter<'_>) -> Result<(u32, Vec<Change>)> {
        let (condition, mut parameters) = condition(filter);
        let total = self.connection.query_row(
            &format!("SELECT count(*) FROM aenderung WHERE {condition}"),
            params_from_iter(&parameters),
            |row| row.get(0),
        )?;
        parameters.extend([SqlValue::from(filter.limit), SqlValue::from(filter.offset)]);
        let mut statement = self.connection.prepare(&format!(
            "SELECT id, sequence, fall, number, part, entry, kind, before, other FROM aenderung
             WHERE {condition} ORDER BY id DESC LIMIT ? OFFSET ?"
        ))?;
        let rows: Vec<JournalRow> = statement
            .query_map(params_from_iter(parameters), read_row)?
            .collect::<rusqlite::Result<_>>()?;
        let mut changes: Vec<Change> = Vec::with_capacity(rows.len());
        for row in rows {
            let undoable = match changes.last() {
                Some(last) if last.sequence == row.sequence => last.undoable,
                _ => self.is_undoable(row.sequence)?,
            };
            changes.push(self.change(row, undoable)?);
        }
        Ok((total, changes))
    }

    fn change(&self, row: JournalRow, undoable: bool) -> Result<Change> {
        let (at, op) = self
            .connection
            .prepare_cached("SELECT at, op FROM protokoll WHERE sequence = ?1")?
            .query_row([row.sequence], |line| {
                Ok((moment::read(line, "at")?, line.get("op")?))
            })?;
        let after = match row.kind {
            Some(ChangeKind::Removed) => None,
            _ => self.after(&row)?,
        };
        Ok(Change {
            sequence: row.sequence,
            at,
            op,
            fall: row.fall,
            before: row
                .before
                .as_deref()
                .and_then(|json| shown(&row.part, json)),
            after: after.map(|value| without_pairs(&row.part, value)),
            number: FallNumber(row.number),
            part: row.part,
            entry: row.entry,
            kind: row.kind,
            undoable,
        })
    }

    fn after(&self, row: &JournalRow) -> Result<Option<Value>> {
        let next: Option<Option<String>> = self
            .connection
            .prepare_cached(
                "SELECT before FROM aenderung WHERE part = ?1 AND entry = ?2 AND id > ?3 ORDER BY id LIMIT 1",
            )?
            .query_row((&row.part, row.entry, row.id), |row| row.get(0))
            .optional()?;
        match next {
            Some(before) => Ok(before.and_then(|json| serde_json::from_str(&json).ok())),
            None => self.record_value(row.record()),
        }
    }
}

fn condition(filter: ChangesFilter<'_>) -> (String, Vec<SqlValue>) {
    let mut conditions = vec!["1"];
    let mut parameters = Vec::new();
    let is_one_record = !filter.part.is_empty() && filter.entry.is_some();
    if let Some(fall) = filter.fall.filter(|_| !is_one_record) {
        conditions.push("fall = ?");
        parameters.push(SqlValue::from(fall.0));
    }
    if !filter.part.is_empty() {
        conditions.push("part = ?");
        parameters.push(SqlValue::from(filter.part.to_owned()));
    }
    if let Some(entry) = filter.entry {
        conditions.push("entry = ?");
        parameters.push(SqlValue::from(entry));
        if filter.part.is_empty() {
            conditions.push("part NOT IN ('person', 'fall')");
        }
    }
    (conditions.join(" AND "), parameters)
}

fn shown(part: &str, json: &str) -> Option<Value> {
    serde_json::from_str(json)
        .ok()
        .map(|value| without_pairs(part, value))
}

/// Which Fälle are about other persons is kept for the way out of the bin and is nothing that somebody typed.
fn without_pairs(part: &str, mut value: Value) -> Value {
    if let (FALL, Some(object)) = (part, value.as_object_mut()) {
        object.remove("different");
    }
    value
}
