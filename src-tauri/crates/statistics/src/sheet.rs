//! A report as people read it: what paper, spreadsheet, chart and screen are all made from, so that they carry the
//! same numbers. It cannot be serialised; the bytes that may be sent come from the released report alone.
//!
//! Not here: who may see which number. A [`Sheet`] is made from a released report, or from exact counts for the own
//! desk; then it carries the mark on every page.

/// The mark of exact counts.
pub const INTERNAL_MARK: &str = "intern, nicht anonym, nicht zur Veröffentlichung";

/// The mark of a report that nobody released: two previews of neighbouring periods give away who came between.
pub const PREVIEW_MARK: &str = "Vorschau, nicht freigegeben, nicht weitergeben";

/// One report.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Title, German.
    pub title: String,
    /// [`INTERNAL_MARK`] on a sheet with exact counts; it belongs on every page.
    pub mark: Option<&'static str>,
    /// Name and value: programme, period, Stichtag, evaluation date, rule, versions.
    pub head: Vec<(String, String)>,
    /// Paragraphs that answer standing questions, made from the tables.
    pub answers: Vec<SheetAnswer>,
    /// The tables in the order they are read.
    pub tables: Vec<SheetTable>,
    /// Sentences under the tables.
    pub notes: Vec<String>,
}

/// A standing question with its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct SheetAnswer {
    /// The question, German.
    pub question: String,
    /// Paragraphs, German.
    pub paragraphs: Vec<String>,
}

/// One table.
#[derive(Clone, PartialEq, Eq)]
pub struct SheetTable {
    /// Stable ASCII id, for example `merkmal_alter`.
    pub id: String,
    /// Heading under which tables of one subject stand together.
    pub chapter: String,
    /// Title, German.
    pub title: String,
    /// What is counted, German.
    pub definition: String,
    /// The days it speaks of when they are not the report's period, German; else empty.
    pub run: String,
    /// Heading of the first column.
    pub stub: String,
    /// Headings of the other columns.
    pub columns: Vec<String>,
    /// The rows in the order of the plan, never by size.
    pub rows: Vec<SheetRow>,
    /// Why the whole table has no numbers, German; empty when it has some.
    pub hidden_because: String,
    /// How it is drawn.
    pub chart: Chart,
}

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Heading of the row, German.
    pub label: String,
    /// A cell for each column.
    pub cells: Vec<SheetCell>,
    /// A sum over the other rows; it is not drawn.
    pub total: bool,
}

/// One cell.
#[derive(Clone, PartialEq, Eq)]
pub enum SheetCell {
    /// A number.
    Number(u64),
    /// A sign in place of a number: `.` protected, `-` exactly zero, `x` not shown by plan, `<5` fewer than five.
    Sign(String),
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chart {
    /// Not at all.
    None,
    /// One horizontal bar for each row, of the first column.
    Bars,
    /// For each row one bar for each column, side by side.
    Grouped,
}

impl SheetCell {
    /// As printed.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(value) => value.to_string(),
            Self::Sign(sign) => sign.clone(),
        }
    }
}

impl SheetTable {
    /// True when at least one cell is a number.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells
            .into_iter()
            .any(|cell| matches!(cell, SheetCell::Number(_)))
    }
}
