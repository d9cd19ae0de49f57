//! Duties of data protection: consents, erasure, retention, papers; and what goes to the coordination.

use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};

use super::entries::UebergabeRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Erase a person for good (Art. 17 DSGVO); only frozen counts stay.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EraseFall {
    /// The Fall.
    pub fall: FallId,
    /// Its number once more, typed by the person who erases.
    pub number: FallNumber,
    /// Why, in words without a name; kept with the number.
    pub reason: String,
}

/// A person was erased; what the program cannot reach.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasedFall {
    /// Packets that Stellen have received; they have to be asked to delete them.
    pub received: Vec<UebergabeRow>,
    /// What the program could not erase, German sentences.
    pub notes: Vec<String>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Keep only what proves the grant: name, birth date, Teilnahmen.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReduceFall {
    /// The Fall.
    pub fall: FallId,
    /// Its number once more.
    pub number: FallNumber,
}

/// Closed Fälle and how long they may be kept.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionList {
    /// The rows, the most overdue first.
    pub rows: Vec<RetentionRow>,
}

/// The two clocks of a closed Fall.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRow {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name.
    pub name: String,
    /// Day it was closed.
    pub closed_on: NaiveDate,
    /// Last day of the Fallakte.
    pub akte_until: NaiveDate,
    /// Last day of the Fördernachweis; missing when it cannot be said yet.
    pub nachweis_until: Option<NaiveDate>,
    /// Why it cannot be said, German; empty when it can or when there is nothing to prove.
    pub nachweis_question: String,
    /// It was reduced to the Fördernachweis already.
    pub reduced: bool,
    /// What may be done now, German; empty while both clocks run.
    pub advice: String,
}

/// Withdraw a consent.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawEinwilligung {
    /// The Fall.
    pub fall: FallId,
    /// The consent.
    pub id: EntryId,
    /// Day; today when missing.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// What a withdrawal does and cannot do.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalEffect {
    /// What no longer happens, German sentences.
    pub effects: Vec<String>,
    /// Packets that this Stelle has received already; they cannot be called back by the program.
    pub received: Vec<UebergabeRow>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// The register of consents over all Fälle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListEinwilligungen {
    /// Only for this recipient; empty for all.
    #[serde(default)]
    pub stelle: String,
    /// Only those that hold today.
    #[serde(default)]
    pub only_valid: bool,
}

/// Consents over all Fälle, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EinwilligungenList {
    /// The rows.
    pub rows: Vec<EinwilligungRegisterRow>,
}

/// A consent in the register.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EinwilligungRegisterRow {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name.
    pub name: String,
    /// Id of the entry.
    pub id: EntryId,
    /// The consent.
    pub value: Einwilligung,
    /// Where it stands today, German: `gilt`, `widerrufen am 03.04.2026`.
    pub state: String,
}

/// Write a paper of data protection for a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteBlatt {
    /// Which one.
    pub kind: BlattKind,
    /// The Fall; the information sheet needs none.
    #[serde(default)]
    pub fall: Option<FallId>,
    /// The consent, for the form.
    #[serde(default)]
    pub entry: Option<EntryId>,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// A paper of data protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BlattKind {
    /// Information about the processing, in plain German (Art. 13 DSGVO and its church twins).
    Datenschutzinformation,
    /// Form of one consent, to be signed.
    Einwilligung,
    /// Withdrawal of one consent, to be signed.
    Widerruf,
}

/// Law under which the Träger works, with the articles that its papers name.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraegerLaw {
    /// Code, as in the settings.
    pub code: Code,
    /// Name.
    pub label: String,
    /// What it is for: `Stadt oder Kreis`.
    pub who: String,
    /// Law and date of its text.
    pub source: String,
    /// Sentence beside the editor of notes (§ 87 AufenthG); empty where none is needed.
    pub note_hint: String,
}

/// The laws to choose from.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraegerLaws {
    /// The rows.
    pub rows: Vec<TraegerLaw>,
}
