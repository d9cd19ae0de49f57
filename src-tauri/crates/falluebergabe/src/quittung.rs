//! Receipts, version 1: a small signed file in which a Stelle answers one packet.
//!
//! Whoever opened the packet can sign one, nobody else; only the sender can read it. What an answer changes is decided
//! in `fallmappe_domain::uebergabe`, and which packet it answers is looked up in the store.

mod make;
mod open;

#[cfg(test)]
mod tests;

pub use make::{MakeQuittungError, make};
pub use open::{OpenedQuittung, QuittungError, open};

use crate::packet::{is_hex, is_line, is_plausible};
use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::uebergabe::UebergabeEventKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Name of the format, the same in every version.
pub const FORMAT: &str = "fallmappe-quittung";
/// Version of the format that this program writes and the newest it reads.
pub const VERSION: u32 = 1;
/// Longest remark in characters.
pub const MAX_REMARK: usize = 500;
/// Longest name of who answers, in characters.
pub const MAX_BY: usize = 200;
/// Highest number of a receipt; nobody answers one packet more often.
pub const MAX_NUMBER: u32 = 9_999;
/// Longest code of a reason.
const MAX_REASON: usize = 64;

/// What a Stelle says about one packet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Fallmappe: Quittung zu einem Paket")]
pub struct Quittung {
    /// Always `fallmappe-quittung`.
    pub format: String,
    /// Version of the format, at present 1.
    pub version: u32,
    /// Id of the packet, 32 hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub packet_id: String,
    /// SHA-256 of the binary age file of the packet, 64 hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub packet_sha256: String,
    /// Number among the receipts for this packet, from 1.
    #[schemars(range(min = 1, max = 9999))]
    pub number: u32,
    /// The answer.
    pub answer: QuittungKind,
    /// List `quittungsgrund`; `nicht_erhoben` where no reason was asked.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub reason: Code,
    /// Remark in words.
    #[schemars(length(max = 500))]
    pub remark: String,
    /// Who answers.
    #[schemars(length(max = 200))]
    pub by: String,
    /// Day of the answer.
    pub answered_on: NaiveDate,
    /// From this day on the Stelle leads the Fall.
    pub leads_from: Option<NaiveDate>,
}

/// What a receipt can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum QuittungKind {
    /// The packet has arrived and can be read.
    Received,
    /// The Stelle takes the Fall over.
    Accepted,
    /// The Stelle takes a part over.
    PartlyAccepted,
    /// The Stelle does not take it over.
    Rejected,
    /// The Stelle gives it back.
    Returned,
}

/// An answer before it becomes a receipt.
#[derive(Clone, PartialEq, Eq)]
pub struct QuittungAnswer {
    /// Number among the receipts for this packet, from 1: the receiver counts.
    pub number: u32,
    /// The answer.
    pub answer: QuittungKind,
    /// List `quittungsgrund`.
    pub reason: Code,
    /// Remark in words, at most [`MAX_REMARK`] characters.
    pub remark: String,
    /// Who answers, at most [`MAX_BY`] characters.
    pub by: String,
    /// Day of the answer.
    pub answered_on: NaiveDate,
    /// From this day on the Stelle leads the Fall.
    pub leads_from: Option<NaiveDate>,
}

/// A receipt, ready to be sent back.
#[derive(Clone)]
pub struct QuittungFile {
    /// `quittung-<first 8 digits of the packet's hash>-<number>.age`.
    pub file_name: String,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the sealed bytes.
    pub sha256: String,
}

/// Both layers of a receipt before it is sealed: the text that was signed, and the signature over exactly its bytes.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Signed {
    quittung: String,
    minisig: String,
}

impl Quittung {
    /// Whether every value has the form that the schema says.
    fn is_well_formed(&self) -> bool {
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        self.format == FORMAT
            && self.version == VERSION
            && is_hex(&self.packet_id, 32)
            && is_hex(&self.packet_sha256, 64)
            && (1..=MAX_NUMBER).contains(&self.number)
            && is_code(self.reason.as_str())
            && self.remark.chars().count() <= MAX_REMARK
            && !self.remark.contains(control)
            && is_line(&self.by, MAX_BY)
            && is_plausible(self.answered_on)
            && self.leads_from.is_none_or(is_plausible)
    }
}

fn is_code(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=MAX_REASON).contains(&text.len()) && text.bytes().all(allowed)
}

impl From<QuittungKind> for UebergabeEventKind {
    fn from(kind: QuittungKind) -> Self {
        match kind {
            QuittungKind::Received => Self::Received,
            QuittungKind::Accepted => Self::Accepted,
            QuittungKind::PartlyAccepted => Self::PartlyAccepted,
            QuittungKind::Rejected => Self::Rejected,
            QuittungKind::Returned => Self::Returned,
        }
    }
}

impl QuittungKind {
    /// The answer that tells of this event; `None` for events that no Stelle answers with.
    #[must_use]
    pub fn of_event(kind: UebergabeEventKind) -> Option<Self> {
        match kind {
            UebergabeEventKind::Received => Some(Self::Received),
            UebergabeEventKind::Accepted => Some(Self::Accepted),
            UebergabeEventKind::PartlyAccepted => Some(Self::PartlyAccepted),
            UebergabeEventKind::Rejected => Some(Self::Rejected),
            UebergabeEventKind::Returned => Some(Self::Returned),
            UebergabeEventKind::HandedOut
            | UebergabeEventKind::Replaced
            | UebergabeEventKind::Revoked => None,
        }
    }
}
