//! The released report: the only type with numbers that can be serialised. Its fields are private, and only
//! `build`, the room inside this one, can make one. There is no way back from JSON to a report.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::{LedgerEntry, Period};

mod build;

pub use build::release;

/// The answer to a question: the report, and the ledger entry that must be stored in the same transaction. Whoever
/// drops the entry has only looked at a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// What may be shown, sent and published.
    pub report: ReleasedReport,
    /// What the ledger must remember.
    pub ledger_entry: LedgerEntry,
}

/// A protected report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedReport {
    document: Document,
    json: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Document {
    head: ReportHead,
    tables: Vec<ReleasedTable>,
    notes: Vec<String>,
}

/// The head of a report: what it speaks of and how it was protected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportHead {
    format: &'static str,
    version: u32,
    programme: String,
    programme_title: String,
    period: Period,
    stichtag: NaiveDate,
    evaluated: NaiveDate,
    k: u32,
    plan_hash: String,
    rule: String,
    program_version: &'static str,
}

/// One table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReleasedTable {
    id: &'static str,
    title: &'static str,
    definition: &'static str,
    level: Option<String>,
    rows: Vec<ReleasedRow>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedRow {
    code: String,
    label: String,
    cell: Cell,
    k: u32,
}

/// One cell: a number that betrays nobody, or the reason for its absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Persons (or events, where the table says so); never below the minimum count.
    Shown(u64),
    /// Not shown.
    Hidden(Hidden),
}

/// Why a cell is not shown. It never says which condition failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// The whole period has fewer persons than the minimum count.
    FewerThanK,
    /// Its block is protected.
    Protected,
    /// The plan does not show this figure, whatever the data.
    NotApplicable,
}

impl ReleasedReport {
    /// The head.
    #[must_use]
    pub fn head(&self) -> &ReportHead {
        &self.document.head
    }

    /// The tables in the order they are shown.
    #[must_use]
    pub fn tables(&self) -> &[ReleasedTable] {
        &self.document.tables
    }

    /// German notes that belong under the tables.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.document.notes
    }

    /// Every cell with the id of its table and the code of its row.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str, Cell)> {
        self.tables().iter().flat_map(|table| {
            table
                .rows
                .iter()
                .map(|row| (table.id, row.code.as_str(), row.cell))
        })
    }

    /// One cell by the id of its table and the code of its row.
    #[must_use]
    pub fn cell(&self, table: &str, row: &str) -> Option<Cell> {
        self.cells()
            .find(|(id, code, _)| *id == table && *code == row)
            .map(|(_, _, cell)| cell)
    }

    pub(crate) fn json(&self) -> &[u8] {
        &self.json
    }

    fn shown_numbers(&self) -> BTreeMap<String, u64> {
        self.cells()
            .filter_map(|(table, row, cell)| match cell {
                Cell::Shown(value) => Some((format!("{table}/{row}"), value)),
                Cell::Hidden(_) => None,
            })
            .collect()
    }
}

impl ReportHead {
    /// Code of the programme.
    #[must_use]
    pub fn programme(&self) -> &str {
        &self.programme
    }

    /// Name of the programme.
    #[must_use]
    pub fn programme_title(&self) -> &str {
        &self.programme_title
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The day of the Bestand.
    #[must_use]
    pub fn stichtag(&self) -> NaiveDate {
        self.stichtag
    }

    /// The day of evaluation.
    #[must_use]
    pub fn evaluated(&self) -> NaiveDate {
        self.evaluated
    }

    /// The minimum count in persons.
    #[must_use]
    pub fn k(&self) -> u32 {
        self.k
    }

    /// Hash of the plan.
    #[must_use]
    pub fn plan_hash(&self) -> &str {
        &self.plan_hash
    }

    /// The rule as a German paragraph.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Version of the program that made the report.
    #[must_use]
    pub fn program_version(&self) -> &str {
        self.program_version
    }
}

impl ReleasedTable {
    /// Stable id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id
    }

    /// German title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title
    }

    /// German definition of what is counted.
    #[must_use]
    pub fn definition(&self) -> &str {
        self.definition
    }

    /// The rung of the ladder, where the table has one.
    #[must_use]
    pub fn level(&self) -> Option<&str> {
        self.level.as_deref()
    }

    /// The rows in the order of the plan.
    #[must_use]
    pub fn rows(&self) -> &[ReleasedRow] {
        &self.rows
    }
}

impl ReleasedRow {
    /// Stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// German label.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Number or reason.
    #[must_use]
    pub fn cell(&self) -> Cell {
        self.cell
    }

    /// What stands in place of the number: `.` protected, `x` not shown by plan, `<5` fewer than k; empty beside a
    /// number.
    #[must_use]
    pub fn sign(&self) -> String {
        match self.cell {
            Cell::Shown(_) => String::new(),
            Cell::Hidden(Hidden::FewerThanK) => format!("<{}", self.k),
            Cell::Hidden(Hidden::Protected) => ".".to_owned(),
            Cell::Hidden(Hidden::NotApplicable) => "x".to_owned(),
        }
    }
}

impl Serialize for ReleasedRow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = match self.cell {
            Cell::Shown(value) => Some(value),
            Cell::Hidden(_) => None,
        };
        let mut row = serializer.serialize_struct("Row", 4)?;
        row.serialize_field("code", &self.code)?;
        row.serialize_field("label", &self.label)?;
        row.serialize_field("value", &value)?;
        row.serialize_field("sign", &self.sign())?;
        row.end()
    }
}

#[cfg(test)]
pub(crate) mod tests;
