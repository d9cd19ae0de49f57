//! The office: settings, outbox, Protokoll.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::OutboxId;
use fallmappe_domain::outbox_entry::OutboxState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the program knows about the office.
#[derive(Clone, Serialize, Deserialize, TS, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Settings {
    /// Organisation, as it stands in letters.
    pub organisation: String,
    /// Name of the manager.
    pub person: String,
    /// Street and house number.
    pub street: String,
    /// Postcode and town.
    pub place: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Public age key of the KI (`age1…`).
    pub ki_recipient: String,
    /// Folder inbox of the KI: a handle when saved, the readable place when read.
    pub ki_inbox: String,
    /// Minutes without use after which the vault locks; 0 means the default of 5, at most 60.
    pub idle_lock_minutes: u32,
    /// Smallest count in reports; 0 means the default of 5.
    pub min_count: u32,
    /// Law under which the Träger works: `dsgvo_bdsg`, `dsgvo_dsg_nrw`, `kdg`, `dsg_ekd`; empty until it is chosen.
    pub law: String,
    /// Who answers for data protection: name or body and how to reach them.
    pub data_protection_officer: String,
    /// The section Gesundheit is kept; off unless the office decides so.
    pub keep_gesundheit: bool,
    /// Years that a Fallakte is kept after closing; 0 means the default of 3.
    pub akte_years: u32,
    /// Years that a Fördernachweis is kept after the Verwendungsnachweis; 0 means the default of 5.
    pub nachweis_years: u32,
    /// Verwendungsnachweise that were handed in.
    pub nachweise: Vec<Verwendungsnachweis>,
    /// Days after which a Fall counts as without Kontakt; 0 means the default of 30.
    pub no_kontakt_days: u32,
}

/// A Verwendungsnachweis that was handed in; the retention of its Fördernachweise runs from that day.
#[derive(Clone, Serialize, Deserialize, TS, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Verwendungsnachweis {
    /// Code of the programme.
    pub programme: String,
    /// Last day of the period that it proves.
    pub until: NaiveDate,
    /// Day it was handed in.
    pub submitted_on: NaiveDate,
}

/// Replace the settings.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSettings {
    /// All of them.
    pub settings: Settings,
}

/// Which lines of the Protokoll.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ProtokollFilter {
    /// Code of the operation; empty for all.
    pub op: String,
    /// Fallnummer; empty for all.
    pub number: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// Write the Protokoll for reading.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteProtokoll {
    /// Which lines.
    #[serde(default)]
    pub filter: ProtokollFilter,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Read the Protokoll, newest first.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListProtokoll {
    /// Which lines.
    #[serde(default)]
    pub filter: ProtokollFilter,
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most rows, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// The outbox, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxList {
    /// The rows.
    pub rows: Vec<OutboxRow>,
    /// Where entries are delivered, as people read it; empty when not set.
    pub inbox: String,
}

/// An entry of the outbox.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxRow {
    /// Id.
    pub id: OutboxId,
    /// File name in the inbox; says nothing about sender or time.
    pub name: String,
    /// When it was queued.
    pub created_at: NaiveDateTime,
    /// Where it stands.
    pub state: OutboxState,
    /// How often delivery was tried.
    pub attempts: u32,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What the last try said, German; empty before the first.
    pub last_message: String,
}

/// What a delivery round did.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PushReport {
    /// Entries delivered in this round.
    pub delivered: u32,
    /// Entries that still wait.
    pub waiting: u32,
    /// Why the round ended early, German; empty when it did not.
    pub problem: String,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// The Protokoll, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtokollList {
    /// Lines that fit the filter.
    #[ts(type = "number")]
    pub total: u64,
    /// What can be filtered for: every operation with its sentence.
    pub ops: Vec<ProtokollOp>,
    /// The chain of hashes holds.
    pub intact: bool,
    /// The rows.
    pub rows: Vec<ProtokollRow>,
}

/// An operation that can stand in the Protokoll.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtokollOp {
    /// Code.
    pub code: String,
    /// What people read.
    pub label: String,
}

/// A line of the Protokoll.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtokollRow {
    /// Running number.
    #[ts(type = "number")]
    pub sequence: u64,
    /// When.
    pub at: NaiveDateTime,
    /// What, German.
    pub what: String,
    /// Fallnummer, if a Fall is concerned.
    pub number: Option<FallNumber>,
}
