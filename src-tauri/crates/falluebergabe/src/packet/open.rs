//! Opening packets of strangers: everything in memory, every size capped, nothing used before all of it was checked.
//!
//! Order (security 4.2): size, page, header and age (in `seal`), the whole plaintext; what follows is in `plain`. Taking
//! the content over into a vault is not done here.

use super::html;
use super::manifest::{FileEntry, Manifest};
use super::plain::read;
use crate::content::UebergabeContent;
use fallmappe_seal::{
    Identity, Limits, OpenError, Passphrase, binary_form, is_locked_with_passphrase, open_with,
    sha256_hex,
};
use std::borrow::Cow;
use thiserror::Error;

/// A packet that passed every check.
pub struct OpenedPacket {
    /// What it says about itself; signed by its `signing_key`.
    pub manifest: Manifest,
    /// Its content.
    pub content: UebergabeContent,
    /// Its PDF.
    pub pdf: Vec<u8>,
    /// Its attachments with what the manifest says about them, in their order.
    pub attachments: Vec<(FileEntry, Vec<u8>)>,
    /// SHA-256 of the binary age file, for the receipt.
    pub sha256: String,
}

/// Why a packet was not opened. Nothing of it is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpenPacketError {
    /// The seal could not be opened.
    #[error(transparent)]
    Seal(#[from] OpenError),
    /// The page holds no packet, more than one, or a damaged one.
    #[error("the page holds no intact packet")]
    BadPage,
    /// What is inside is no packet, or it is damaged.
    #[error("not a packet, or damaged")]
    NotAPacket,
    /// A file is larger than allowed, or the content has too many parts.
    #[error("a part of the packet is larger than allowed")]
    TooLarge,
    /// A file that does not belong into a packet.
    #[error("the packet holds a file that does not belong there")]
    UnexpectedFile,
    /// A file stands in it twice.
    #[error("the packet holds a file twice")]
    DuplicateFile,
    /// A file is missing.
    #[error("a file of the packet is missing")]
    MissingFile,
    /// The files do not stand in their order.
    #[error("the files of the packet are out of order")]
    WrongOrder,
    /// The manifest is not signed by the key it names.
    #[error("the manifest is not signed by the key that it names")]
    BadSignature,
    /// A file is not the one the manifest names.
    #[error("a file of the packet was changed")]
    HashMismatch,
    /// The packet was written by a newer program.
    #[error("the packet is of version {version}, which this program does not know")]
    Newer {
        /// Its version.
        version: u32,
    },
    /// The manifest or the content does not follow the schema.
    #[error("the content of the packet does not follow its schema")]
    Malformed,
    /// Manifest and content speak of different packets.
    #[error("manifest and content do not belong together")]
    Contradiction,
}

/// Opens a packet that was sealed for this identity.
///
/// # Errors
/// See [`OpenPacketError`]; nothing of the packet is returned with any of them.
pub fn open(file: &[u8], identity: &Identity) -> Result<OpenedPacket, OpenPacketError> {
    let sealed = sealed(file)?;
    let zip = open_with(identity, &sealed, &Limits::packet())?;
    read(&zip, sha256_hex(&sealed))
}

/// Opens a packet that was locked with a passphrase: a binary or armoured age file, or a page.
///
/// # Errors
/// As [`open`].
pub fn open_with_passphrase(
    file: &[u8],
    passphrase: &Passphrase,
) -> Result<OpenedPacket, OpenPacketError> {
    let sealed = sealed(file)?;
    let zip = fallmappe_seal::open_with_passphrase(passphrase, &sealed)?;
    read(&zip, sha256_hex(&sealed))
}

/// Whether a packet opens with a passphrase and not with a key. Nothing is decrypted.
///
/// # Errors
/// [`OpenPacketError::Seal`], [`OpenPacketError::BadPage`] and [`OpenPacketError::TooLarge`].
pub fn needs_passphrase(file: &[u8]) -> Result<bool, OpenPacketError> {
    Ok(is_locked_with_passphrase(
        &sealed(file)?,
        &Limits::packet(),
    )?)
}

/// The hash that a receipt answers to: over the binary age file, whether it is armoured or stands in a page.
///
/// # Errors
/// As [`needs_passphrase`]; whether the file opens was not looked at.
pub fn sealed_sha256(file: &[u8]) -> Result<String, OpenPacketError> {
    Ok(sha256_hex(&sealed(file)?))
}

/// The binary age file of a page, of armour, or as it is.
fn sealed(file: &[u8]) -> Result<Cow<'_, [u8]>, OpenPacketError> {
    if html::is_page(file) {
        return html::payload(file).map(Cow::Owned);
    }
    Ok(binary_form(file, &Limits::packet())?)
}
