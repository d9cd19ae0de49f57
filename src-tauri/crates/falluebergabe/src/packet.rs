//! The packet, version 1: one age file, inside a ZIP with a signed manifest, a PDF, the content and attachments.
//!
//! Here it is made, after the exit check over everything it says; `open` reads it back and trusts nothing. The
//! encryption's randomness is the only thing that differs between two packets of the same input.

mod content;
mod exit;
mod html;
mod manifest;
mod names;
mod open;
mod outline;
mod plain;
mod write;

#[cfg(test)]
mod tests;

pub use manifest::{FORMAT_VERSION, FileEntry, Manifest};
pub(crate) use manifest::{is_hex, is_line, is_plausible};
pub use names::{EXTENSIONS, MAX_ATTACHMENTS};
pub use open::{
    OpenPacketError, OpenedPacket, needs_passphrase, open, open_with_passphrase, sealed_sha256,
};

use crate::prepare::Approved;
use chrono::NaiveDate;
use fallmappe_seal::{
    Limits, Passphrase, Recipient, SealError, SigningKey, lock_with_passphrase_binary,
    minisign_public_key, seal_for, sha256_hex,
};
use thiserror::Error;

/// Largest PDF in bytes.
pub const MAX_PDF: usize = 16 * 1024 * 1024;
/// Most bytes of all attachments together.
pub const MAX_ATTACHED: usize = 20 * 1024 * 1024;

/// Everything a packet is made from.
pub struct PackInput<'a> {
    /// What it says; every question about it was answered.
    pub approved: &'a Approved,
    /// The same for people.
    pub pdf: PacketPdf<'a>,
    /// Files that were chosen one by one. Their texts must have been searched before.
    pub attachments: &'a [Attachment],
    /// Random bytes, new for every packet.
    pub packet_id: [u8; 16],
    /// Last day on which an answer is awaited.
    pub valid_until: NaiveDate,
    /// Id of the packet for the same Stelle that this one replaces, 32 hexadecimal digits.
    pub replaces: Option<String>,
    /// The sender's key.
    pub signing_key: &'a SigningKey,
    /// Random bytes, new for every packet: whoever opens it can sign a receipt with them.
    pub receipt_seed: [u8; 32],
    /// The sender's age key: receipts are sealed for it.
    pub reply_to: &'a Recipient,
}

/// The PDF of a packet with the text it was laid out from, so that both can be checked.
#[derive(Clone, Copy)]
pub struct PacketPdf<'a> {
    /// The finished file.
    pub bytes: &'a [u8],
    /// Everything it says, metadata included.
    pub text: &'a str,
}

/// A file that goes along.
pub struct Attachment {
    /// What people call it, one line of at most 200 characters; searched like the content.
    pub label: String,
    /// One of [`EXTENSIONS`]. The file's own name stays away.
    pub extension: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// How a packet is closed.
#[derive(Clone, Copy)]
pub enum Lock<'a> {
    /// For the keys of the Stelle.
    Recipients(&'a [Recipient]),
    /// Under a passphrase that goes another way.
    Passphrase(&'a Passphrase),
    /// Under a passphrase, as a page that a browser opens.
    Html(&'a Passphrase),
}

/// A sealed packet, ready to be handed out.
pub struct Packet {
    /// `<pseudonym>.age` or `<pseudonym>.html`.
    pub file_name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the binary age file, also where it stands in a page; a receipt answers to it.
    pub sha256: String,
    /// minisign public key that receipts for this packet are verified with.
    pub receipt_key: String,
}

/// Why no packet was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PacketError {
    /// Values of the record still stand in the packet. Which ones is not said here.
    #[error("{count} values of the record still stand in the packet")]
    StillIdentifying {
        /// How many places.
        count: usize,
    },
    /// More or larger files than a recipient would accept.
    #[error("the packet would be larger than allowed")]
    TooLarge,
    /// An attachment of a kind that is not allowed, or a label that is no short line.
    #[error("an attachment is not allowed")]
    Attachment,
    /// The last day lies before the first, or the packet replaces itself or something that is no packet.
    #[error("what the packet says about itself contradicts itself")]
    Contradiction,
    /// The content could not be written as JSON, ZIP or page.
    #[error("the packet could not be written")]
    Write,
    /// The packet could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Checks, signs, packs and seals.
///
/// # Errors
/// [`PacketError::StillIdentifying`] when the exit check finds a value of the record anywhere; the others say which
/// part of the input no recipient would accept.
pub fn pack(input: &PackInput<'_>, lock: &Lock<'_>) -> Result<Packet, PacketError> {
    let zip = write::write_zip(input)?;
    let sealed = match lock {
        Lock::Recipients(recipients) => seal_for(recipients, &zip)?,
        Lock::Passphrase(passphrase) | Lock::Html(passphrase) => {
            lock_with_passphrase_binary(passphrase, &zip)?
        }
    };
    if sealed.len() > Limits::packet().max_bytes {
        return Err(PacketError::TooLarge);
    }
    let receipt_key = SigningKey::from_seed(&input.receipt_seed).verifying_key();
    let pseudonym = &input.approved.content().pseudonym;
    let sha256 = sha256_hex(&sealed);
    let (ending, bytes) = match lock {
        Lock::Html(_) => ("html", html::page(&sealed).ok_or(PacketError::Write)?),
        Lock::Recipients(_) | Lock::Passphrase(_) => ("age", sealed),
    };
    Ok(Packet {
        file_name: format!("{pseudonym}.{ending}"),
        bytes,
        sha256,
        receipt_key: minisign_public_key(&receipt_key),
    })
}
