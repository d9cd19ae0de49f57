//! What was changed, by whom it can be undone, and what lies in the bin; drafts that are not part of the file yet.

use chrono::NaiveDateTime;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Read changes, newest first.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListChanges {
    /// Only of this Fall.
    #[serde(default)]
    pub fall: Option<FallId>,
    /// Only of this part: `person`, `fall` or the code of a part; empty for all.
    #[serde(default)]
    pub part: String,
    /// Only of this entry.
    #[serde(default)]
    pub entry: Option<EntryId>,
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most rows, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// Take a change back, with everything that was changed together with it; also out of the bin.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoChange {
    /// Number of the change.
    #[ts(type = "number")]
    pub change: u64,
}

/// Empty the bin of what has lain in it for long.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EmptyBin {
    /// Only what was removed at least this many days ago; 0 for everything.
    #[serde(default)]
    pub older_than_days: u32,
}

/// Keep what is typed.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveDraft {
    /// Name of the form, e.g. `kontakt:new:17`; says nothing about a person.
    pub key: String,
    /// The Fall it belongs to.
    #[serde(default)]
    pub fall: Option<FallId>,
    /// What stands in the form, as the form keeps it; at most 200,000 characters.
    pub content: String,
}

/// Forget a draft.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DropDraft {
    /// Name of the form.
    pub key: String,
}

/// Changes, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangesList {
    /// How many there are.
    pub total: u32,
    /// The rows.
    pub rows: Vec<ChangeRow>,
}

/// What a change did to one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// It was added.
    Added,
    /// It was changed.
    Changed,
    /// It was removed.
    Removed,
}

/// One record that was changed.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRow {
    /// Number of the change; records that were changed together share it.
    #[ts(type = "number")]
    pub change: u64,
    /// When.
    pub at: NaiveDateTime,
    /// What was done, German.
    pub what: String,
    /// The Fall; missing when it is gone.
    pub fall: Option<FallId>,
    /// Fallnummer.
    pub number: FallNumber,
    /// `person`, `fall` or the code of a part.
    pub part: String,
    /// What people call the part.
    pub part_label: String,
    /// The entry; missing for person and Fall.
    pub entry: Option<EntryId>,
    /// Added, changed or removed.
    pub kind: ChangeKind,
    /// The fields that differ.
    pub fields: Vec<FieldChange>,
    /// It can be taken back: nothing it touched was changed since.
    pub undoable: bool,
}

/// A field before and after.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Key in the words of the exchange format, e.g. `address.street`.
    pub key: String,
    /// Before; null when there was nothing.
    #[ts(type = "unknown")]
    pub before: Value,
    /// After; null when there is nothing.
    #[ts(type = "unknown")]
    pub after: Value,
}

/// The bin, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BinList {
    /// The rows.
    pub rows: Vec<BinRow>,
}

/// Something removed.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BinRow {
    /// Number of the change that takes it back.
    #[ts(type = "number")]
    pub change: u64,
    /// When it was removed.
    pub removed_at: NaiveDateTime,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name of the person.
    pub name: String,
    /// What it is, German: `Kontakt`, `ganzer Fall`.
    pub what: String,
    /// Its day, its first words.
    pub summary: String,
    /// It can be taken back.
    pub restorable: bool,
}

/// Drafts, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftsList {
    /// The rows.
    pub rows: Vec<DraftRow>,
}

/// Something typed that was not saved yet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// Name of the form.
    pub key: String,
    /// The Fall.
    pub fall: Option<FallId>,
    /// Name of the person; empty without a Fall.
    pub name: String,
    /// When it was last kept.
    pub saved_at: NaiveDateTime,
    /// What stands in the form.
    pub content: String,
}
