//! Stellen and Fallübergaben: who receives, what would leave, what was made.

use super::WrittenFile;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{FallId, StelleId, UebergabeId};
use fallmappe_domain::stelle::Stelle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Add a Stelle, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveStelle {
    /// The Stelle to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<StelleId>,
    /// The Stelle.
    pub stelle: Stelle,
}

/// Ask what would leave for a Stelle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrepareUebergabe {
    /// The Fall.
    pub fall: FallId,
    /// Who receives it.
    pub stelle: StelleId,
}

/// Make packet and letter from a prepared Fallübergabe.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateUebergabe {
    /// Number of the preparation.
    pub draft: u32,
    /// Take every suggestion that is still open.
    #[serde(default)]
    pub accept_suggestions: bool,
    /// What the person at the screen decided about single suggestions.
    #[serde(default)]
    pub decisions: Vec<SpanDecision>,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// A decision about one suggested replacement in a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpanDecision {
    /// Index of the note in the preview.
    pub note: u32,
    /// Index of the span in the note.
    pub span: u32,
    /// Replace it; `false` keeps the original words.
    pub replace: bool,
}

/// Every Stelle by name.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StellenList {
    /// The rows.
    pub rows: Vec<StelleRow>,
}

/// A Stelle with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StelleRow {
    /// Id.
    pub id: StelleId,
    /// The Stelle.
    pub stelle: Stelle,
}

/// A Stelle was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedStelle {
    /// Id.
    pub id: StelleId,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// What would leave, shown before anything is written.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabePreview {
    /// Number of this preparation; the next one replaces it.
    pub draft: u32,
    /// Code of the person in the packet.
    pub pseudonym: String,
    /// Who receives it.
    pub stelle: String,
    /// The consent it rests on.
    pub consent: Einwilligung,
    /// Fields that leave or change, by section.
    pub fields: Vec<FieldPreview>,
    /// Notes, original beside what leaves.
    pub notes: Vec<NotePreview>,
    /// What stays behind, and why.
    pub omitted: Vec<Omitted>,
    /// Suggestions that need a decision.
    pub open_questions: u32,
    /// The letter, paragraph by paragraph.
    pub letter: Vec<String>,
}

/// One field of the packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldPreview {
    /// Section, German.
    pub group: String,
    /// Field, German.
    pub label: String,
    /// What the case file says.
    pub original: String,
    /// What leaves.
    pub outgoing: String,
    /// Why it is so, German; empty when it leaves unchanged.
    pub reason: String,
}

/// One note of the packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotePreview {
    /// Heading, German (month and kind).
    pub heading: String,
    /// What the case file says.
    pub original: String,
    /// What leaves if every suggestion is taken.
    pub outgoing: String,
    /// Replacements in the original.
    pub spans: Vec<SpanPreview>,
}

/// One replacement in a note.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanPreview {
    /// First code point in the original.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What stands there instead.
    pub replacement: String,
    /// `certain`, `ask` or `generalised`.
    pub class: String,
    /// Why, German.
    pub reason: String,
}

/// Something that does not leave.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Omitted {
    /// What, German.
    pub what: String,
    /// Why, German.
    pub why: String,
}

/// A Fallübergabe was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedUebergabe {
    /// Id.
    pub id: UebergabeId,
    /// Pseudonym of the packet.
    pub pseudonym: String,
    /// Packet and letter.
    pub files: Vec<WrittenFile>,
    /// What to read again.
    pub changed: Vec<Changed>,
}
