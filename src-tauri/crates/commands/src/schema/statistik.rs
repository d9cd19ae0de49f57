//! Protected reports: what to count, what may be shown, what was released. Numbers arrive as printed, never raw.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{BerichtId, OutboxId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to count.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatistikRequest {
    /// Code of the programme.
    pub programme: Code,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// Day of the Bestand; the last day of the period when missing.
    #[serde(default)]
    pub stichtag: Option<NaiveDate>,
    /// Smallest count that may be shown, at least 3; the setting when missing.
    #[serde(default)]
    pub min_count: Option<u32>,
}

/// Freeze a report and queue it for the KI.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseStatistik {
    /// What to count.
    pub request: StatistikRequest,
    /// SHA-256 of the previewed report, so that nothing else is released than what was seen.
    pub expected_sha256: String,
}

/// Write a released report as files.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteBericht {
    /// The report.
    pub bericht: BerichtId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// The protected report, exactly as it would leave.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatistikPreview {
    /// The tables for the screen.
    pub tables: Vec<TablePreview>,
    /// German sentences that stand in the report (definitions, protection rule, notes).
    pub notes: Vec<String>,
    /// `bericht.json`, byte for byte.
    pub json: String,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
    /// `bericht.csv`, byte for byte.
    pub csv: String,
    /// The KI's key is known, so it can be sent.
    pub can_send: bool,
}

/// One table of the report.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TablePreview {
    /// Name of the table in the file.
    pub id: String,
    /// Title, German.
    pub title: String,
    /// What is counted, German.
    pub definition: String,
    /// Column headings after the first one, German.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// Why the table is hidden, German; empty when it is shown.
    pub hidden_because: String,
}

/// One row of a table.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// Heading of the row, German.
    pub label: String,
    /// A cell per column as printed: a number or one of the signs `.`, `-`, `x`.
    pub cells: Vec<String>,
}

/// A report was frozen and queued.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReleasedBericht {
    /// The report.
    pub bericht: BerichtId,
    /// Its entry in the outbox.
    pub outbox: OutboxId,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Every released report, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BerichteList {
    /// The rows.
    pub rows: Vec<BerichtRow>,
}

/// A released report.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BerichtRow {
    /// Id.
    pub id: BerichtId,
    /// Programme as people read it.
    pub programme: String,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// When it was released.
    pub released_at: NaiveDateTime,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
}
