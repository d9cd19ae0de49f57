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
    /// How small counts are protected.
    #[serde(default)]
    pub schutz: Schutz,
}

/// How small counts are protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Schutz {
    /// Exact numbers in blocks that are shown completely or not at all.
    #[default]
    Blockregel,
    /// Every number rounded to the nearest multiple of five.
    Runden5,
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

/// Write a report as files without releasing it.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteVorschau {
    /// What to count.
    pub request: StatistikRequest,
    /// The report is released right after: its files carry no mark of a preview.
    #[serde(default)]
    pub before_release: bool,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Several released periods as one report.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CombineStatistik {
    /// Code of the programme.
    pub programme: Code,
    /// First day of the first released period.
    pub from: NaiveDate,
    /// Last day of the last released period.
    pub to: NaiveDate,
}

/// Write several released periods as one report.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteCombined {
    /// What to put together.
    pub request: CombineStatistik,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Show a released report again.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowBericht {
    /// The report.
    pub bericht: BerichtId,
    /// With the report before it in columns of its own.
    #[serde(default)]
    pub compare: bool,
}

/// Recompute what an outsider can derive from everything that was released.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuditStatistik {
    /// Code of the programme.
    pub programme: Code,
}

/// What the internal sheet shows.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InternRequest {
    /// Code of the programme.
    pub programme: Code,
    /// First day.
    pub from: NaiveDate,
    /// Last day; the period may still be running.
    pub to: NaiveDate,
    /// Day of the Bestand; the last day when missing.
    #[serde(default)]
    pub stichtag: Option<NaiveDate>,
    /// First day of the period beside it.
    #[serde(default)]
    pub compare_from: Option<NaiveDate>,
    /// Last day of the period beside it.
    #[serde(default)]
    pub compare_to: Option<NaiveDate>,
    /// Take the age of the persons of the period on the Stichtag instead of the day of Eintritt.
    #[serde(default)]
    pub age_at_stichtag: bool,
}

/// Write the internal sheet.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteIntern {
    /// What it shows.
    pub request: InternRequest,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// The protected report, exactly as it would leave.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatistikPreview {
    /// The report for the screen.
    pub view: BerichtView,
    /// `bericht.json`, byte for byte.
    pub json: String,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
    /// `bericht.csv`, byte for byte.
    pub csv: String,
    /// The KI's key is known, so it can be sent.
    pub can_send: bool,
    /// What an outsider could derive once this is released, too.
    pub nachrechnung: Nachrechnung,
}

/// A report for the screen.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BerichtView {
    /// Title, German.
    pub title: String,
    /// Mark of exact counts, German; empty on a protected report. It is shown at all times.
    pub mark: String,
    /// Programme, period, Stichtag, day of evaluation, rule, versions.
    pub head: Vec<HeadLine>,
    /// Answers to standing questions, made from the tables.
    pub answers: Vec<StandingAnswer>,
    /// The tables in the order they are read.
    pub tables: Vec<TablePreview>,
    /// German sentences that belong under the tables.
    pub notes: Vec<String>,
}

/// One line of the head.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeadLine {
    /// Name, German.
    pub name: String,
    /// Value as printed.
    pub value: String,
}

/// A standing question of a council with its answer.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StandingAnswer {
    /// The question, German.
    pub question: String,
    /// Paragraphs, German.
    pub paragraphs: Vec<String>,
}

/// What an outsider can derive from all releases of a programme.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Nachrechnung {
    /// Releases that were taken together.
    pub releases: u32,
    /// Figures that were tried, the shown ones included.
    pub figures: u32,
    /// Figures that can be pinned down too well; empty when nothing is betrayed.
    pub weak: Vec<WeakFigure>,
    /// False when no persons at all fit the releases; then they contradict each other.
    pub consistent: bool,
}

/// A hidden figure with too little room.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WeakFigure {
    /// Release, block and cell.
    pub figure: String,
    /// Smallest possible number.
    #[ts(type = "number")]
    pub low: u64,
    /// Largest possible number; missing when nothing bounds it.
    #[ts(type = "number | null")]
    pub high: Option<u64>,
}

/// One table of a report.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TablePreview {
    /// Name of the table in the file.
    pub id: String,
    /// Heading under which tables of one subject stand together, German.
    pub chapter: String,
    /// Title, German.
    pub title: String,
    /// What is counted, German.
    pub definition: String,
    /// The days it speaks of when they are not the report's, German; else empty.
    pub run: String,
    /// Heading of the first column, German.
    pub stub: String,
    /// Headings of the other columns, German.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// Why the table is hidden, German; empty when it is shown.
    pub hidden_because: String,
    /// The chart as SVG with class names for the theme; empty when the table is not drawn.
    pub chart: String,
}

/// One row of a table.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// Heading of the row, German.
    pub label: String,
    /// A cell per column as printed: a number or one of the signs `.`, `-`, `x`.
    pub cells: Vec<String>,
    /// A sum over the other rows.
    pub total: bool,
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
    /// Code of the programme.
    pub programme_code: Code,
    /// When it was released.
    pub released_at: NaiveDateTime,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
}
