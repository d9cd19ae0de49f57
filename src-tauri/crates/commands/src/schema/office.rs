//! The office: settings, outbox, Protokoll.

use chrono::NaiveDateTime;
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
}

/// Replace the settings.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSettings {
    /// All of them.
    pub settings: Settings,
}

/// Read the Protokoll, newest first.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListProtokoll {
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
    /// Lines in all.
    #[ts(type = "number")]
    pub total: u64,
    /// The chain of hashes holds.
    pub intact: bool,
    /// The rows.
    pub rows: Vec<ProtokollRow>,
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
