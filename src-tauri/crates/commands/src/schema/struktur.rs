//! Strukturhemmnisse over all Fälle: on the own desk, and as a report without anybody.

use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Obstacles over all Fälle, for the own desk.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListStrukturhemmnisse {
    /// First day; missing for all.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

/// Obstacles for the own desk, and the wordings that may leave.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StrukturhemmnisseList {
    /// What must stand beside rows and counts wherever they are shown, German.
    pub mark: String,
    /// The rows, newest first. Their texts come from the Fälle and never leave.
    pub rows: Vec<StrukturhemmnisRow>,
    /// How often each kind showed, most often first. Exact.
    pub counts: Vec<StrukturhemmnisCount>,
    /// Kontakte in the same time that were marked as structural; their notes stay in the Fall.
    pub kontakte: u32,
    /// The wording for each kind.
    pub texts: Vec<BerichtstextRow>,
}

/// How often a kind of obstacle showed.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StrukturhemmnisCount {
    /// Kind as people read it.
    pub kind: String,
    /// Persons it stood in the way of.
    pub persons: u32,
    /// Entries.
    pub count: u32,
}

/// An obstacle without a person.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StrukturhemmnisRow {
    /// Month, `2026-03`.
    pub month: String,
    /// Handlungsfeld as people read it.
    pub handlungsfeld: String,
    /// Kind as people read it.
    pub kind: String,
    /// The text, with what names somebody replaced.
    pub text: String,
    /// It was passed on already.
    pub reported: bool,
}

/// The wording for a kind of obstacle.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BerichtstextRow {
    /// The kind.
    pub kind: Code,
    /// As people read it.
    pub label: String,
    /// The wording; empty when there is none.
    pub text: String,
    /// Day on which it was read and found to name nobody; only then it leaves.
    pub reviewed_on: Option<NaiveDate>,
    /// What would name somebody, by what the Fälle know today. With anything here it does not leave.
    pub questions: Vec<String>,
}

/// Save the wording for a kind of obstacle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveBerichtstext {
    /// The kind.
    pub kind: Code,
    /// The wording; empty to take it away.
    pub text: String,
    /// Somebody has read it, and it names nobody.
    #[serde(default)]
    pub reviewed: bool,
}

/// What became of a wording.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedBerichtstext {
    /// Words that would name somebody, or that come from a Fall. With anything here nothing was saved.
    pub questions: Vec<String>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// A half of a calendar year.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfHalbjahr {
    /// The year.
    pub year: i32,
    /// 1 or 2.
    pub half: u8,
}

/// Write the report of obstacles as a table, and note that they were passed on.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportStrukturhemmnisse {
    /// The year.
    pub year: i32,
    /// 1 or 2.
    pub half: u8,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// The report of obstacles; exactly what `export_strukturhemmnisse` writes.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Strukturbericht {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Smallest number that is told.
    pub k: u32,
    /// Persons in all; `.` when they are too few.
    pub persons: String,
    /// Day on which its numbers were told first; from then on they stay.
    pub written_on: Option<NaiveDate>,
    /// One row for each kind.
    pub rows: Vec<StrukturberichtRow>,
    /// What is counted and how it is protected, German sentences.
    pub notes: Vec<String>,
}

/// One kind of obstacle as it may be told.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StrukturberichtRow {
    /// Kind as people read it.
    pub kind: String,
    /// Persons it stood in the way of; `.` when hidden.
    pub persons: String,
    /// Entries; `.` when hidden.
    pub entries: String,
    /// The reviewed wording; empty when there is none.
    pub text: String,
}
