//! What happens to a Fallübergabe after it was made: handed out, answered, withdrawn, and the papers about it.

use super::WrittenFile;
use super::entries::UebergabeRow;
use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{FallId, StelleId, UebergabeId};
use fallmappe_domain::uebergabe::{
    EventRefused, UebergabeEvent, UebergabeEventKind, UebergabeProduct, UebergabeState,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One Fallübergabe.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfUebergabe {
    /// Its id.
    pub id: UebergabeId,
}

/// Find Übergaben over all Fälle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListUebergaben {
    /// Only those that wait for an answer.
    #[serde(default)]
    pub only_open: bool,
}

/// Übergaben over all Fälle, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabenList {
    /// The rows.
    pub rows: Vec<UebergabeOfFall>,
}

/// An Übergabe with the Fall it belongs to.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabeOfFall {
    /// The Fall.
    pub fall: FallId,
    /// Its Fallnummer.
    pub number: FallNumber,
    /// Who it is about.
    pub name: String,
    /// The Übergabe.
    pub uebergabe: UebergabeRow,
}

/// Everything about one Übergabe.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabeView {
    /// The Übergabe and its Fall.
    pub row: UebergabeOfFall,
    /// What happened, oldest first.
    pub events: Vec<UebergabeEvent>,
    /// What somebody may write down now.
    pub possible: Vec<UebergabeEventKind>,
    /// Suggestions that were taken in bulk when it was made, without being looked at.
    pub passed_over: u32,
    /// The codes of the packet are still kept.
    pub has_zuordnung: bool,
}

/// Write down what happened to an Übergabe, told by telephone or on paper.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordUebergabeEvent {
    /// The Übergabe.
    pub id: UebergabeId,
    /// What happened; `replaced` and `revoked` are the program's.
    pub kind: UebergabeEventKind,
    /// The day; missing for today.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// List `quittungsgrund`.
    #[serde(default)]
    pub reason: Code,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// Read a receipt file in.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadReceipt {
    /// Handle of the file.
    pub file: String,
}

/// What a receipt did.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptOutcome {
    /// The Übergabe that it answers.
    pub uebergabe: UebergabeId,
    /// Its Fall.
    pub fall: FallId,
    /// What the receipt says.
    pub event: UebergabeEvent,
    /// Where the Übergabe stands now.
    pub state: UebergabeState,
    /// Why it changed nothing; missing when it was taken in.
    pub refused: Option<EventRefused>,
    /// What it did, one German sentence.
    pub text: String,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// The codes of a packet and whom they mean. Looking at them is logged.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Zuordnung {
    /// Code of the person in the packet.
    pub pseudonym: String,
    /// Who that is.
    pub name: String,
    /// Fallnummer.
    pub number: FallNumber,
    /// Codes in the texts.
    pub codes: Vec<ZuordnungRow>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// One code.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ZuordnungRow {
    /// What stands in the packet.
    pub code: String,
    /// What stands in the Fall.
    pub surfaces: Vec<String>,
}

/// A paper about a Fallübergabe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Uebergabeblatt {
    /// One page in plain German for the person.
    Person,
    /// Code and name, for the recipient, on a way of its own.
    Zuordnung,
    /// To the recipient: the consent was withdrawn.
    Widerruf,
}

/// Write a paper about a Fallübergabe.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteUebergabeblatt {
    /// The Übergabe.
    pub id: UebergabeId,
    /// Which paper.
    pub blatt: Uebergabeblatt,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Write the form that a consent can be given on, filled in for a Stelle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteConsentForm {
    /// The Fall.
    pub fall: FallId,
    /// Who shall receive.
    pub stelle: StelleId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Ask for a consent that would carry a handover, to be filled in after the person has signed.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuggestEinwilligung {
    /// The Fall.
    pub fall: FallId,
    /// Who shall receive.
    pub stelle: StelleId,
    /// What is handed over: papers with a name need more.
    #[serde(default)]
    pub product: UebergabeProduct,
}

/// A consent that nobody has given yet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedEinwilligung {
    /// Recipient, purpose and data groups as on the form for the Stelle, without health; the day is today.
    pub value: Einwilligung,
}

/// Papers were written and the Protokoll has a line more.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenBlatt {
    /// The papers.
    pub files: Vec<WrittenFile>,
    /// What to read again.
    pub changed: Vec<Changed>,
}
