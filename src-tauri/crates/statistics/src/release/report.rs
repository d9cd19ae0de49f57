//! The shapes of a released report: what can be read from it and how it is written as JSON. Only `release`, the room above,
//! can make one; there is no way back from JSON to a report.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::Period;

/// A protected report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedReport {
    pub(super) document: Document,
    pub(super) json: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Document {
    pub(super) head: ReportHead,
    pub(super) tables: Vec<ReleasedTable>,
    pub(super) notes: Vec<String>,
}

/// The head of a report: what it speaks of and how it was protected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportHead {
    pub(super) format: &'static str,
    pub(super) version: u32,
    pub(super) programme: String,
    pub(super) programme_title: String,
    pub(super) period: Period,
    pub(super) stichtag: NaiveDate,
    pub(super) evaluated: NaiveDate,
    pub(super) k: u32,
    pub(super) plan_hash: String,
    pub(super) rule: String,
    pub(super) program_version: &'static str,
}

/// One table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReleasedTable {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) definition: &'static str,
    pub(super) level: Option<String>,
    pub(super) rows: Vec<ReleasedRow>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedRow {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) cell: Cell,
    pub(super) k: u32,
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

    pub(crate) fn shown_numbers(&self) -> BTreeMap<String, u64> {
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

    /// What stands in place of the number: `.` protected, `x` not shown by plan, `<5` fewer than k; empty beside a number.
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
