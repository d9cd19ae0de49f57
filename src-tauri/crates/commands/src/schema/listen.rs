//! Taking in lists of others: columns and what they mean, dry run, everything or nothing.

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::fall::FallNumber;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Look into a table.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadList {
    /// Handle of the file.
    pub file: String,
    /// Sheet of a workbook; empty for the first with rows.
    #[serde(default)]
    pub sheet: String,
}

/// What a table looks like, and what its columns may mean.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListPreview {
    /// Sheets of the workbook; empty for CSV.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: String,
    /// How it was read, German: `CSV, Semikolon, Windows-1252`.
    pub format: String,
    /// Row of the headings, counted from 1.
    pub header_row: u32,
    /// Rows with content below the headings.
    pub rows: u32,
    /// Rows among them that may be persons: no totals, no headings once more, no footnotes.
    pub persons: u32,
    /// The columns.
    pub columns: Vec<ListColumn>,
    /// What a column can be.
    pub targets: Vec<ImportTarget>,
    /// Name of the saved mapping that fits; empty when none does.
    pub mapping: String,
}

/// A column of a table.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListColumn {
    /// Position, counted from 0.
    pub index: u32,
    /// Heading.
    pub title: String,
    /// First values.
    pub samples: Vec<String>,
    /// Proposed target; empty to leave the column out.
    pub target: Code,
    /// Why it is proposed, German; empty without a proposal.
    pub reason: String,
}

/// Something a column can be.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportTarget {
    /// Code.
    pub code: Code,
    /// What people read.
    pub label: String,
    /// Group in the select.
    pub group: String,
}

/// What each column means.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mapping {
    /// Name; empty for one that is not saved.
    #[serde(default)]
    pub name: String,
    /// The columns that are taken.
    pub columns: Vec<MappedColumn>,
}

/// What one column means.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MappedColumn {
    /// Heading.
    pub title: String,
    /// Target.
    pub target: Code,
}

/// Try or take a table: all of it or nothing.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportList {
    /// Handle of the file.
    pub file: String,
    /// Sheet; empty for the first with rows.
    #[serde(default)]
    pub sheet: String,
    /// What the columns mean.
    pub mapping: Mapping,
    /// Rows to leave out on purpose, counted as in the table.
    #[serde(default)]
    pub skip: Vec<u32>,
    /// Only report what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

/// What an import did or would do.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListReport {
    /// Rows that become Fälle.
    pub ready: u32,
    /// Rows left out on purpose.
    pub skipped: u32,
    /// It was done.
    pub taken: bool,
    /// Number of the change, for undoing it; 0 when it was not done.
    #[ts(type = "number")]
    pub change: u64,
    /// Everything that was noticed, by row.
    pub notes: Vec<ListNote>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ListNoteKind {
    /// The row cannot be taken like this; nothing is taken.
    Fehler,
    /// A cell cannot be taken; the person comes in without it.
    NichtUebernommen,
    /// The person may be there already.
    Dublette,
    /// It was understood in a way worth a look.
    Hinweis,
}

/// One thing that was noticed.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListNote {
    /// Row as in the table.
    pub row: u32,
    /// Heading of the column; empty for the whole row.
    pub column: String,
    /// How bad it is.
    pub kind: ListNoteKind,
    /// German sentence; never repeats a value that is about one person.
    pub message: String,
}

/// Save a mapping, new or under a known name.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveMapping {
    /// The mapping.
    pub mapping: Mapping,
}

/// Remove a mapping.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveMapping {
    /// Its name.
    pub name: String,
}

/// Saved mappings by name.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MappingsList {
    /// The mappings.
    pub rows: Vec<Mapping>,
}

/// Imports, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportsList {
    /// The rows.
    pub rows: Vec<ImportRow>,
}

/// An import.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Number of the change that undoes it.
    #[ts(type = "number")]
    pub change: u64,
    /// When.
    pub at: NaiveDateTime,
    /// How many Fälle came with it.
    pub count: u32,
    /// It can be undone: none of its Fälle was changed since.
    pub undoable: bool,
    /// Fälle that were changed since; at most ten.
    pub changed_since: Vec<FallNumber>,
}
