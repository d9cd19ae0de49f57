//! `manifest.json`: what a packet says about itself, and what must be true about it before anybody reads on.
//!
//! Whether the files are the ones it names, and who signed it, is checked in `open`.

use std::fmt;

use super::names::{self, CONTENT, PDF};
use crate::pseudonym::Pseudonym;
use chrono::{Datelike, NaiveDate};
use fallmappe_seal::{Recipient, SigningKey, VerifyingKey, parse_minisign_public_key};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Version of the packet that this program writes and the newest it reads.
pub const FORMAT_VERSION: u32 = 1;
/// Longest label of a file and longest name of a program, in characters.
pub(crate) const MAX_LABEL: usize = 200;
/// Years that a day of a packet or a receipt may lie in: anything else is no day but an attack on date arithmetic.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// What a packet says about itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Fallmappe: Beipackzettel eines Pakets")]
pub struct Manifest {
    /// Version of the packet format, at present 1.
    pub format_version: u32,
    /// 32 hexadecimal digits, random per packet.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub packet_id: String,
    /// The packet's code.
    pub pseudonym: Pseudonym,
    /// What the recipient may use it for.
    pub purpose: String,
    /// Day on which the packet was made.
    pub created_on: NaiveDate,
    /// Last day on which the sender awaits an answer.
    pub valid_until: NaiveDate,
    /// Id of the packet for the same Stelle that this one replaces.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub replaces: Option<String>,
    /// Program and version that wrote it.
    #[schemars(length(max = 200))]
    pub program: String,
    /// The sender's key as minisign writes it; the signature beside this file is by it.
    #[schemars(regex(pattern = "^RW[A-Za-z0-9+/]{54}$"))]
    pub signing_key: String,
    /// The age key of the sender: receipts are sealed for it.
    #[schemars(regex(pattern = "^age1[02-9ac-hj-np-z]{58}$"))]
    pub reply_to: String,
    /// Seed of the key that signs receipts for this packet, 64 hexadecimal digits. Whoever opened the packet has it.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub receipt_seed: String,
    /// All other files but the signature, in their order.
    #[schemars(length(min = 2, max = 52))]
    pub files: Vec<FileEntry>,
}

/// A file of the packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileEntry {
    /// File name.
    #[schemars(regex(
        pattern = "^(uebergabe\\.(pdf|json)|anlage-[0-9]{2}\\.(pdf|jpg|jpeg|png|webp|gif|txt))$"
    ))]
    pub name: String,
    /// What people call it.
    #[schemars(length(max = 200))]
    pub label: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// SHA-256 as 64 hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// Without purpose and pseudonym, which are about somebody, and without the seed, which signs.
impl fmt::Debug for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Manifest")
            .field("format_version", &self.format_version)
            .field("packet_id", &self.packet_id)
            .field("created_on", &self.created_on)
            .field("valid_until", &self.valid_until)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

impl Manifest {
    /// The sender's key, if it can be read.
    pub(crate) fn sender(&self) -> Option<VerifyingKey> {
        let key = parse_minisign_public_key(&self.signing_key).ok()?;
        // Pasted space is fine in a window, not in a signed file.
        (self.signing_key.trim() == self.signing_key).then_some(key)
    }

    /// The key that signs receipts for this packet.
    pub(crate) fn receipt_key(&self) -> Option<SigningKey> {
        let mut seed = [0; 32];
        hex::decode_to_slice(&self.receipt_seed, &mut seed).ok()?;
        Some(SigningKey::from_seed(&seed))
    }

    /// Whom receipts are sealed for.
    pub(crate) fn receiver_of_receipts(&self) -> Option<Recipient> {
        Recipient::parse(&self.reply_to).ok()
    }

    /// Whether every value has the form that the schema says.
    pub(crate) fn is_well_formed(&self) -> bool {
        let replaces = self.replaces.as_deref();
        is_hex(&self.packet_id, 32)
            && replaces.is_none_or(|id| is_hex(id, 32) && id != self.packet_id)
            && is_plausible(self.created_on)
            && is_plausible(self.valid_until)
            && self.created_on <= self.valid_until
            && is_line(&self.program, MAX_LABEL)
            && self.sender().is_some()
            && self.receiver_of_receipts().is_some()
            && self.reply_to.trim() == self.reply_to
            && is_hex(&self.receipt_seed, 64)
            && self.has_well_formed_files()
    }

    fn has_well_formed_files(&self) -> bool {
        let [pdf, content, attachments @ ..] = self.files.as_slice() else {
            return false;
        };
        pdf.name == PDF
            && content.name == CONTENT
            && names::are_attachments(attachments.iter().map(|entry| entry.name.as_str()))
            && self
                .files
                .iter()
                .all(|entry| is_line(&entry.label, MAX_LABEL))
    }
}

/// Exactly this many lower-case hexadecimal digits.
pub(crate) fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// A day that a packet or a receipt can be about.
pub(crate) fn is_plausible(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// One line of at most so many characters.
pub(crate) fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_never_printed_with_its_seed() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let manifest = Manifest {
            format_version: FORMAT_VERSION,
            packet_id: "0f".repeat(16),
            pseudonym: Pseudonym::from_random([7; 10]),
            purpose: "Prüfung der Aufnahme".to_owned(),
            created_on: day,
            valid_until: day,
            replaces: None,
            program: String::new(),
            signing_key: "RWkey".to_owned(),
            reply_to: "age1reply".to_owned(),
            receipt_seed: "5eed".repeat(16),
            files: Vec::new(),
        };
        let printed = format!("{manifest:?} {manifest:#?}");
        assert!(printed.contains(&manifest.packet_id));
        for secret in ["5eed", "Prüfung", manifest.pseudonym.as_str()] {
            assert!(!printed.contains(secret), "{printed}");
        }
    }
}
