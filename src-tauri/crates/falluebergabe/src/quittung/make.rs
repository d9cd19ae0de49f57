//! Writing receipts: whoever opened a packet has the seed that signs and the key to seal for.

use super::{FORMAT, Quittung, QuittungAnswer, QuittungFile, Signed, VERSION};
use crate::packet::Manifest;
use fallmappe_seal::{SealError, minisign, seal_for};
use thiserror::Error;

/// What is signed beside the receipt; it names nobody and no day.
const TRUSTED_COMMENT: &str = "receipt of a Fallmappe packet";

/// Why no receipt was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MakeQuittungError {
    /// The manifest holds no key to sign or to seal with; it was not one that `packet::open` gave.
    #[error("the manifest has no keys for a receipt")]
    Manifest,
    /// A text is too long or has control characters, or the number or a day is out of range.
    #[error("the answer cannot be written")]
    Answer,
    /// The receipt could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Makes the receipt for an opened packet.
///
/// # Errors
/// See [`MakeQuittungError`].
pub fn make(
    manifest: &Manifest,
    packet_sha256: &str,
    answer: &QuittungAnswer,
) -> Result<QuittungFile, MakeQuittungError> {
    let key = manifest.receipt_key().ok_or(MakeQuittungError::Manifest)?;
    let sender = manifest.receiver_of_receipts();
    let sender = sender.ok_or(MakeQuittungError::Manifest)?;
    let quittung = quittung(manifest, packet_sha256, answer);
    if !quittung.is_well_formed() {
        return Err(MakeQuittungError::Answer);
    }
    let quittung = serde_json::to_string(&quittung).map_err(|_| MakeQuittungError::Answer)?;
    let minisig = minisign(&key, quittung.as_bytes(), TRUSTED_COMMENT);
    let signed = serde_json::to_vec(&Signed { quittung, minisig });
    let bytes = seal_for(&[sender], &signed.map_err(|_| MakeQuittungError::Answer)?)?;
    let short: String = packet_sha256.chars().take(8).collect();
    Ok(QuittungFile {
        file_name: format!("quittung-{short}-{}.age", answer.number),
        sha256: fallmappe_seal::sha256_hex(&bytes),
        bytes,
    })
}

/// What the receipt will say.
fn quittung(manifest: &Manifest, packet_sha256: &str, answer: &QuittungAnswer) -> Quittung {
    Quittung {
        format: FORMAT.to_owned(),
        version: VERSION,
        packet_id: manifest.packet_id.clone(),
        packet_sha256: packet_sha256.to_owned(),
        number: answer.number,
        answer: answer.answer,
        reason: answer.reason.clone(),
        remark: answer.remark.clone(),
        by: answer.by.clone(),
        answered_on: answer.answered_on,
        leads_from: answer.leads_from,
    }
}
