//! The released report: the only type with numbers that can be serialised. Its fields are private, and only
//! `build`, the room inside this one, can make one. There is no way back from JSON to a report.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::facts::{BookedEvent, Move};
use crate::sheet::{Chart, Sheet, SheetAnswer, SheetCell, SheetRow, SheetTable};
use crate::texts::{self, german_date};
use crate::{LedgerEntry, Mode, Period};

mod build;
mod tables;

pub use build::{combine, release, reopen};

/// The answer to a question: the report, and what must be stored with it in the same transaction. Whoever drops these
/// has only looked at a preview.
#[derive(Clone)]
pub struct Release {
    /// What may be shown, sent and published.
    pub report: ReleasedReport,
    /// What the ledger must remember.
    pub ledger_entry: LedgerEntry,
    /// What the books must remember; it stays in the vault.
    pub moves: Vec<Move>,
    /// Events that are counted now.
    pub events: Vec<BookedEvent>,
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
    answers: Vec<Answer>,
    tables: Vec<ReleasedTable>,
    notes: Vec<String>,
}

/// A standing question of a council with its answer from the tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    question: String,
    paragraphs: Vec<String>,
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
    releases: Vec<u64>,
    k: u32,
    mode: Mode,
    plan_hash: String,
    rule: String,
    nachrechnung: String,
    program_version: &'static str,
}

/// One table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReleasedTable {
    id: String,
    chapter: &'static str,
    title: String,
    definition: String,
    level: Option<String>,
    run: Option<Period>,
    stub: String,
    columns: Vec<Column>,
    rows: Vec<ReleasedRow>,
    #[serde(skip)]
    chart: Chart,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    code: String,
    label: String,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReleasedRow {
    code: String,
    label: String,
    cells: Vec<ReleasedCell>,
    total: bool,
}

/// One cell with what stands there when it is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleasedCell {
    cell: Cell,
    k: u32,
}

/// A number that betrays nobody, or the reason for its absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Persons (or events, where the table says so); never below the minimum count under the block rule.
    Shown(u64),
    /// Not shown.
    Hidden(Hidden),
}

/// Why a cell is not shown. It never says which condition failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// All persons together are fewer than the minimum count.
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

    /// One cell by the id of its table, the code of its row and the code of its column.
    #[must_use]
    pub fn cell(&self, table: &str, row: &str, column: &str) -> Option<Cell> {
        let table = self.tables().iter().find(|one| one.id == table)?;
        let place = table.columns.iter().position(|one| one.code == column)?;
        let row = table.rows.iter().find(|one| one.code == row)?;
        row.cells.get(place).map(|cell| cell.cell)
    }

    /// Every shown number as `table/row/column`.
    #[must_use]
    pub fn shown_numbers(&self) -> std::collections::BTreeMap<String, u64> {
        let mut shown = std::collections::BTreeMap::new();
        for table in self.tables() {
            for row in &table.rows {
                for (column, cell) in table.columns.iter().zip(&row.cells) {
                    if let Cell::Shown(value) = cell.cell {
                        shown.insert(format!("{}/{}/{}", table.id, row.code, column.code), value);
                    }
                }
            }
        }
        shown
    }

    /// The report as people read it.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let document = &self.document;
        Sheet {
            title: format!("{}: Bericht", document.head.programme_title),
            mark: None,
            head: document.head.lines(),
            answers: document.answers.iter().map(Answer::sheet).collect(),
            tables: document
                .tables
                .iter()
                .map(|table| table.sheet(document.head.period))
                .collect(),
            notes: document.notes.clone(),
        }
    }

    pub(crate) fn json(&self) -> &[u8] {
        &self.json
    }
}

impl Answer {
    pub(crate) fn new(question: &str, paragraphs: Vec<String>) -> Self {
        Self {
            question: question.to_owned(),
            paragraphs,
        }
    }

    fn sheet(&self) -> SheetAnswer {
        SheetAnswer {
            question: self.question.clone(),
            paragraphs: self.paragraphs.clone(),
        }
    }
}

impl ReportHead {
    /// Code of the programme.
    #[must_use]
    pub fn programme(&self) -> &str {
        &self.programme
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The rule as a German paragraph.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    fn lines(&self) -> Vec<(String, String)> {
        let releases: Vec<String> = self.releases.iter().map(u64::to_string).collect();
        let lines = [
            (
                "Bericht",
                "Geschützter Bericht, zur Veröffentlichung geeignet".to_owned(),
            ),
            ("Programm", self.programme_title.clone()),
            ("Berichtszeitraum", texts::range(self.period)),
            ("Stichtag", german_date(self.stichtag)),
            ("Ausgewertet am", german_date(self.evaluated)),
            ("Freigabe Nr.", releases.join(", ")),
            (
                "Mindestzahl",
                match self.mode {
                    Mode::Blockregel => self.k.to_string(),
                    Mode::Runden5 => "entfällt bei 5er-Rundung".to_owned(),
                },
            ),
            ("Schutzregel", self.rule.clone()),
            ("Nachgerechnet", self.nachrechnung.clone()),
            ("Tabellenplan", self.plan_hash.clone()),
            ("Programmversion", self.program_version.to_owned()),
        ];
        lines.map(|(name, value)| (name.to_owned(), value)).into()
    }
}

impl ReleasedTable {
    /// Stable id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rows in the order of the plan.
    #[must_use]
    pub fn rows(&self) -> &[ReleasedRow] {
        &self.rows
    }

    /// The days it speaks of.
    pub(crate) fn run(&self) -> Option<Period> {
        self.run
    }

    /// Label and number of the rows that show one in a column.
    pub(crate) fn shown_rows(&self, column: usize) -> impl Iterator<Item = (&str, u64)> {
        self.rows
            .iter()
            .filter_map(move |row| match row.cells.get(column)?.cell {
                Cell::Shown(value) => Some((row.label.as_str(), value)),
                Cell::Hidden(_) => None,
            })
    }

    fn has_numbers(&self) -> bool {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells
            .into_iter()
            .any(|cell| matches!(cell.cell, Cell::Shown(_)))
    }

    fn sheet(&self, period: Period) -> SheetTable {
        let run = self.run.filter(|run| *run != period).map(texts::range);
        let title = match &self.level {
            Some(level) => format!("{} ({level})", self.title),
            None => self.title.clone(),
        };
        SheetTable {
            id: self.id.clone(),
            chapter: self.chapter.to_owned(),
            title,
            definition: self.definition.clone(),
            run: run.unwrap_or_default(),
            stub: self.stub.clone(),
            columns: self
                .columns
                .iter()
                .map(|column| column.label.clone())
                .collect(),
            rows: self.rows.iter().map(ReleasedRow::sheet).collect(),
            hidden_because: if self.has_numbers() {
                String::new()
            } else {
                texts::HIDDEN.to_owned()
            },
            chart: self.chart,
        }
    }
}

impl ReleasedRow {
    /// Stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    fn sheet(&self) -> SheetRow {
        let cells = self.cells.iter().map(|cell| match cell.cell {
            Cell::Shown(value) => SheetCell::Number(value),
            Cell::Hidden(_) => SheetCell::Sign(cell.sign()),
        });
        SheetRow {
            label: self.label.clone(),
            cells: cells.collect(),
            total: self.total,
        }
    }
}

impl ReleasedCell {
    /// What stands in place of the number: `.` protected, `x` not shown by plan, `<5` fewer than k; empty beside a
    /// number.
    fn sign(&self) -> String {
        match self.cell {
            Cell::Shown(_) => String::new(),
            Cell::Hidden(Hidden::FewerThanK) => format!("<{}", self.k),
            Cell::Hidden(Hidden::Protected) => ".".to_owned(),
            Cell::Hidden(Hidden::NotApplicable) => "x".to_owned(),
        }
    }
}

impl Serialize for ReleasedCell {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = match self.cell {
            Cell::Shown(value) => Some(value),
            Cell::Hidden(_) => None,
        };
        let mut cell = serializer.serialize_struct("Cell", 2)?;
        cell.serialize_field("value", &value)?;
        cell.serialize_field("sign", &self.sign())?;
        cell.end()
    }
}

#[cfg(test)]
pub(crate) mod tests;
