//! Entries of a Fall: each part with its own type, so that no part can be saved as another.

use chrono::NaiveDateTime;
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{EntryId, FallId, UebergabeId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An entry of one part of a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "part", content = "value")]
pub enum Entry {
    /// A stretch of the legal status.
    Status(Aufenthaltsstatus),
    /// A paper.
    Dokument(Aufenthaltsdokument),
    /// A condition.
    Nebenbestimmung(Nebenbestimmung),
    /// A Kontakt.
    Kontakt(Kontakt),
    /// A Teilnahme.
    Teilnahme(Teilnahme),
    /// A Vermittlung.
    Vermittlung(Vermittlung),
    /// An Einwilligung.
    Einwilligung(Einwilligung),
}

/// Add an entry, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveEntry {
    /// The Fall.
    pub fall: FallId,
    /// The entry to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<EntryId>,
    /// The entry.
    pub entry: Entry,
}

/// Names a part of a Fall.
#[derive(Clone, Serialize, Deserialize, TS, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Part {
    /// Legal status.
    Status,
    /// Papers.
    Dokument,
    /// Conditions.
    Nebenbestimmung,
    /// Kontakte.
    Kontakt,
    /// Teilnahmen.
    Teilnahme,
    /// Vermittlungen.
    Vermittlung,
    /// Einwilligungen.
    Einwilligung,
}

/// Remove an entry.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveEntry {
    /// The Fall.
    pub fall: FallId,
    /// The part it belongs to.
    pub part: Part,
    /// The entry.
    pub id: EntryId,
}

/// A stretch of status with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Aufenthaltsstatus,
}

/// A paper with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DokumentRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Aufenthaltsdokument,
}

/// A condition with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NebenbestimmungRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Nebenbestimmung,
}

/// A Kontakt with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KontaktRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Kontakt,
}

/// A Teilnahme with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeilnahmeRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Teilnahme,
}

/// A Vermittlung with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VermittlungRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Vermittlung,
}

/// An Einwilligung with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EinwilligungRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Einwilligung,
}

/// A Fallübergabe that was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabeRow {
    /// Id.
    pub id: UebergabeId,
    /// Who received it.
    pub stelle: String,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// Pseudonym of the packet.
    pub pseudonym: String,
    /// SHA-256 of the packet file.
    pub packet_sha256: String,
}

/// An entry was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedEntry {
    /// Id.
    pub id: EntryId,
    /// What to read again.
    pub changed: Vec<Changed>,
}
