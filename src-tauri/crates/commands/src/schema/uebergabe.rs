//! Stellen and Fallübergaben: who receives, what would leave, what was made.

use super::WrittenFile;
use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{EntryId, FallId, StelleId, UebergabeId};
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct};
use fallmappe_falluebergabe::minimise::{Field, Treatment};
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
    /// What is handed over.
    #[serde(default)]
    pub product: UebergabeProduct,
    /// Form of a packet, for the letter of the preview; what is made says its own.
    #[serde(default)]
    pub form: PacketForm,
    /// The purpose as a consent words it; empty for the newest consent that holds.
    #[serde(default)]
    pub zweck: String,
    /// Kontakte that go along; missing for all of them.
    #[serde(default)]
    pub kontakte: Option<Vec<EntryId>>,
    /// Files that go along, chosen one by one.
    #[serde(default)]
    pub dateien: Vec<EntryId>,
    /// Fields that leave in another way than the profile says, each with its reason.
    #[serde(default)]
    pub relaxed: Vec<Relaxation>,
}

impl PrepareUebergabe {
    /// The packet for a Stelle as the profile wants it: every Kontakt, no file.
    pub fn new(fall: FallId, stelle: StelleId) -> Self {
        Self {
            fall,
            stelle,
            product: UebergabeProduct::Packet,
            form: PacketForm::Key,
            zweck: String::new(),
            kontakte: None,
            dateien: Vec::new(),
            relaxed: Vec::new(),
        }
    }
}

/// A field of the profile, treated differently in one Fallübergabe.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Relaxation {
    /// The field.
    pub field: Field,
    /// How it leaves.
    pub treatment: Treatment,
    /// Why, in the words of who decides; printed nowhere, kept with the Übergabe.
    pub reason: String,
}

/// Remember decisions about words of one Fall; they hold in every later preparation.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideWords {
    /// The Fall.
    pub fall: FallId,
    /// The decisions.
    pub words: Vec<WordDecision>,
}

/// What to do with a word wherever it stands in a Fall.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordDecision {
    /// The word as it stands in a note.
    pub word: String,
    /// `keep`, `replace`, `accept` or `forget`, which takes an earlier decision back.
    pub answer: WordAnswer,
    /// What stands in its place; empty for a code of the program's choice.
    #[serde(default)]
    pub replacement: String,
}

/// What to do with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WordAnswer {
    /// It stays as it is.
    Keep,
    /// It is replaced everywhere.
    Replace,
    /// The suggestion of the program holds wherever it makes one.
    Accept,
    /// No decision any more.
    Forget,
}

/// Make packet and letter from a prepared Fallübergabe.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
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
    /// Form of a packet; the named product and the Konferenz are papers.
    #[serde(default)]
    pub form: PacketForm,
    /// List `uebergabeart`; empty for what is usual for the Stelle.
    #[serde(default)]
    pub kind: Code,
    /// Last day on which an answer is awaited; missing for 28 days from today.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// From this day on the Stelle leads the Fall, as was agreed; for the named product.
    #[serde(default)]
    pub leads_from: Option<NaiveDate>,
    /// Day of a talk of all three; for the named product.
    #[serde(default)]
    pub joint_talk: Option<NaiveDate>,
    /// Files that cannot be searched and that somebody has looked through.
    #[serde(default)]
    pub looked_through: Vec<EntryId>,
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
    /// What is handed over.
    pub product: UebergabeProduct,
    /// Code of the person in the packet; empty for the named product.
    pub pseudonym: String,
    /// Who receives it.
    pub stelle: String,
    /// Whether a packet can be sealed for a key of the Stelle.
    pub has_key: bool,
    /// An open packet for the same Stelle that this one will replace.
    pub replaces: Option<UebergabeId>,
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
    /// How many of the own Fälle look the same in coarse strokes; missing for the named product.
    pub risk: Option<RiskLine>,
    /// Capitalised words that stay, the rarest first.
    pub remaining: Vec<RemainingWord>,
    /// Decisions about words that were remembered for this Fall.
    pub decided_words: Vec<WordDecision>,
    /// Files that go along.
    pub attachments: Vec<AttachmentPreview>,
    /// The letter, paragraph by paragraph.
    pub letter: Vec<String>,
}

/// How recognisable somebody is, counted in the own Fälle. A floor and no proof: others know more.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskLine {
    /// Fälle of this vault, this one among them, that look the same.
    pub alike: u32,
    /// Fälle of this vault.
    pub of: u32,
    /// What was compared, German.
    pub compared: Vec<String>,
    /// What it means, one German sentence.
    pub text: String,
    /// Fewer than three look the same.
    pub warns: bool,
}

/// A capitalised word that stays.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemainingWord {
    /// The word.
    pub word: String,
    /// How often it stands there.
    pub times: u32,
    /// No word list knows it.
    pub unknown: bool,
}

/// A file that goes along.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentPreview {
    /// The file.
    pub datei: EntryId,
    /// Its title in the Fall.
    pub title: String,
    /// Its name in the packet.
    pub file_name: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its text could be searched; otherwise somebody has to look through it.
    pub searched: bool,
    /// Places in its text that would identify somebody; more than none keeps it from going along.
    pub findings: u32,
}

/// One field of the packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldPreview {
    /// The field of the profile, so that it can be treated differently.
    pub field: Field,
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
    /// Sentences that tell something rare, to be read before they leave.
    pub hints: Vec<HintPreview>,
}

/// A sentence by which somebody could be known without a name.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HintPreview {
    /// First code point in the original.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What it tells, German.
    pub reason: String,
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
    /// What was remembered about its words for this Fall: `true` replaces it, `false` keeps it.
    pub remembered: Option<bool>,
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
    /// Packet and letter, or the papers.
    pub files: Vec<WrittenFile>,
    /// The passphrase of a locked packet. It is shown this once and kept nowhere.
    pub passphrase: Option<String>,
    /// What to read again.
    pub changed: Vec<Changed>,
}
