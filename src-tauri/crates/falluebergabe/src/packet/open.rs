//! Opening packets of strangers: everything in memory, every size capped, nothing used before all of it was checked.
//!
//! Order (security 4.2): size and header caps and age (in `seal`), the ZIP's outline, the members by their fixed names,
//! the version, the hashes, the strict JSON. Taking the content over into a vault is not done here.

use super::{CONTENT, FORMAT_VERSION, FileEntry, MANIFEST, Manifest, PDF, outline};
use crate::content::{FORMAT, UebergabeContent, VERSION};
use fallmappe_seal::{
    Identity, Limits, OpenError, Passphrase, open_with, open_with_passphrase, sha256_hex,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::{Cursor, Read};
use thiserror::Error;
use zip::ZipArchive;

/// Largest members in bytes; together they stay below what `seal` lets in.
const MAX_MANIFEST: usize = 64 * 1024;
const MAX_CONTENT: usize = 4 * 1024 * 1024;
const MAX_PDF: usize = 16 * 1024 * 1024;
/// Longest list and longest text of a content, far above any real Fall.
const MAX_ITEMS: usize = 2_000;
const MAX_TEXT: usize = 200_000;

/// A packet that passed every check.
pub struct OpenedPacket {
    /// What it says about itself.
    pub manifest: Manifest,
    /// Its content.
    pub content: UebergabeContent,
    /// Its PDF.
    pub pdf: Vec<u8>,
    /// SHA-256 of the sealed bytes, for the receipt.
    pub sha256: String,
}

/// Why a packet was not opened. Nothing of it is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpenPacketError {
    /// The seal could not be opened.
    #[error(transparent)]
    Seal(#[from] OpenError),
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
pub fn open(sealed: &[u8], identity: &Identity) -> Result<OpenedPacket, OpenPacketError> {
    let zip = open_with(identity, sealed, &Limits::packet())?;
    read(&zip, sha256_hex(sealed))
}

/// Opens a packet that was locked with a passphrase (armoured).
///
/// # Errors
/// As [`open`].
pub fn open_locked(
    armored: &str,
    passphrase: &Passphrase,
) -> Result<OpenedPacket, OpenPacketError> {
    let zip = open_with_passphrase(passphrase, armored)?;
    read(&zip, sha256_hex(armored.as_bytes()))
}

/// Reads the plaintext of a packet.
pub(super) fn read(zip: &[u8], sha256: String) -> Result<OpenedPacket, OpenPacketError> {
    outline::check(zip)?;
    let mut archive = ZipArchive::new(Cursor::new(zip)).map_err(|_| OpenPacketError::NotAPacket)?;
    let manifest = member(&mut archive, MANIFEST, MAX_MANIFEST)?;
    let manifest: Manifest = versioned(&manifest, FORMAT_VERSION)?;
    let content = member(&mut archive, CONTENT, MAX_CONTENT)?;
    let pdf = member(&mut archive, PDF, MAX_PDF)?;
    check_files(&manifest.files, &[(PDF, &pdf), (CONTENT, &content)])?;
    let content: UebergabeContent = versioned(&content, VERSION)?;
    check_content(&manifest, &content)?;
    Ok(OpenedPacket {
        manifest,
        content,
        pdf,
        sha256,
    })
}

fn member(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    cap: usize,
) -> Result<Vec<u8>, OpenPacketError> {
    let file = archive
        .by_name(name)
        .map_err(|_| OpenPacketError::NotAPacket)?;
    let declared = file.size();
    let mut bytes = Vec::new();
    // One byte more than allowed: a wrong size in the header must not decide how much is unpacked.
    file.take(cap as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| OpenPacketError::NotAPacket)?;
    if bytes.len() > cap {
        return Err(OpenPacketError::TooLarge);
    }
    if bytes.len() as u64 != declared {
        return Err(OpenPacketError::NotAPacket);
    }
    Ok(bytes)
}

/// Reads JSON after a look at its version, so that a newer packet is called newer and not broken.
fn versioned<T: DeserializeOwned>(json: &[u8], known: u32) -> Result<T, OpenPacketError> {
    #[derive(Deserialize)]
    struct Probe {
        #[serde(alias = "formatVersion")]
        version: u32,
    }
    let probe: Probe = serde_json::from_slice(json).map_err(|_| OpenPacketError::Malformed)?;
    if probe.version > known {
        return Err(OpenPacketError::Newer {
            version: probe.version,
        });
    }
    if probe.version == 0 {
        return Err(OpenPacketError::Malformed);
    }
    serde_json::from_slice(json).map_err(|_| OpenPacketError::Malformed)
}

fn check_files(entries: &[FileEntry], files: &[(&str, &[u8])]) -> Result<(), OpenPacketError> {
    if entries.len() != files.len() {
        return Err(OpenPacketError::Malformed);
    }
    for (entry, (name, bytes)) in entries.iter().zip(files) {
        let same = entry.name == *name
            && entry.size == bytes.len() as u64
            && entry.sha256 == sha256_hex(bytes);
        if !same {
            return Err(OpenPacketError::HashMismatch);
        }
    }
    Ok(())
}

fn check_content(manifest: &Manifest, content: &UebergabeContent) -> Result<(), OpenPacketError> {
    if content.format != FORMAT || !is_packet_id(&manifest.packet_id) {
        return Err(OpenPacketError::Malformed);
    }
    let same = manifest.pseudonym == content.pseudonym
        && manifest.purpose == content.purpose
        && manifest.created_on == content.created_on;
    if !same {
        return Err(OpenPacketError::Contradiction);
    }
    let items = [
        content.kontakte.len(),
        content.teilnahmen.len(),
        content.vermittlungen.len(),
        content.omitted.len(),
        content.aufenthalt.dokumente.len(),
        content.aufenthalt.nebenbestimmungen.len(),
        content.person.languages.len(),
    ];
    if items.iter().any(|count| *count > MAX_ITEMS) {
        return Err(OpenPacketError::TooLarge);
    }
    let value = serde_json::to_value(content).map_err(|_| OpenPacketError::Malformed)?;
    let mut texts = Vec::new();
    super::collect_texts(value, &mut texts);
    texts.push(manifest.program.clone());
    if texts.iter().any(|text| text.len() > MAX_TEXT) {
        return Err(OpenPacketError::TooLarge);
    }
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    if texts.iter().any(|text| text.contains(control)) {
        return Err(OpenPacketError::Malformed);
    }
    Ok(())
}

fn is_packet_id(text: &str) -> bool {
    text.len() == 32
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
