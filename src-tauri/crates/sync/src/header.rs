//! What an envelope says about itself, inside the encryption.
//!
//! Nothing of it stands outside: name and length of the file tell neither sender, period nor
//! caseload.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Version of the envelope format that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// What an envelope is for. Signed with it, so that a signature made for something else never fits.
pub const PURPOSE: &str = "fallmappe-report";
/// [`EnvelopeHeader::previous_hash`] of the first envelope of a laptop.
pub const NO_PREVIOUS: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Smallest threshold of the block rule with which anything may leave (statistics.md 1.4).
const LOWEST_K: u32 = 3;

/// The head of an envelope. Field order is part of the signed form; hexadecimal digits are lower
/// case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnvelopeHeader {
    /// Format version: [`VERSION`].
    pub version: u32,
    /// Always [`PURPOSE`].
    pub purpose: String,
    /// The age recipient (`age1…`) for whom the report was released. Inside the signature, so that
    /// the KI cannot pass an envelope on as if it had been meant for another.
    pub ki: String,
    /// Random id of the sending laptop, 16 bytes as 32 hexadecimal digits.
    pub laptop_id: String,
    /// Running number of this laptop's envelopes, from 1, without gaps.
    pub sequence: u64,
    /// [`Envelope::content_hash`](crate::Envelope::content_hash) of the envelope before, or
    /// [`NO_PREVIOUS`].
    pub previous_hash: String,
    /// First day of the reported period.
    pub period_from: NaiveDate,
    /// Last day of the reported period.
    pub period_to: NaiveDate,
    /// Hash of the plan by which was counted, hexadecimal.
    pub plan_hash: String,
    /// Threshold of the block rule that was applied, at least 3.
    pub k: u32,
}

/// A field of the header that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderField {
    /// Not the version this program writes.
    Version,
    /// Not [`PURPOSE`].
    Purpose,
    /// Not the recipient for whom is sealed.
    Ki,
    /// Not 32 hexadecimal digits.
    LaptopId,
    /// Zero, or 1 with a predecessor, or above 1 without one.
    Sequence,
    /// Not 64 hexadecimal digits.
    PreviousHash,
    /// The last day lies before the first.
    Period,
    /// Empty or not hexadecimal.
    PlanHash,
    /// Below 3.
    K,
}

impl EnvelopeHeader {
    /// The first field that is not as the format wants it.
    pub(crate) fn refused_field(&self, recipient: &str) -> Option<HeaderField> {
        let first = self.sequence == 1;
        let sequence_fits = self.sequence > 0 && first == (self.previous_hash == NO_PREVIOUS);
        let checks = [
            (self.version == VERSION, HeaderField::Version),
            (self.purpose == PURPOSE, HeaderField::Purpose),
            (self.ki == recipient, HeaderField::Ki),
            (is_hex(&self.laptop_id, 32), HeaderField::LaptopId),
            (is_hex(&self.previous_hash, 64), HeaderField::PreviousHash),
            (sequence_fits, HeaderField::Sequence),
            (self.period_from <= self.period_to, HeaderField::Period),
            (
                is_hex(&self.plan_hash, self.plan_hash.len().max(1)),
                HeaderField::PlanHash,
            ),
            (self.k >= LOWEST_K, HeaderField::K),
        ];
        checks
            .into_iter()
            .find(|(fits, _)| !fits)
            .map(|(_, field)| field)
    }
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
