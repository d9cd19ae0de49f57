//! Opening packets of strangers: everything in memory, every size capped, nothing used before all of it was checked.
//!
//! Order (security 4.2): size, page, header and age (in `seal`), the whole plaintext, the ZIP's outline with its fixed
//! names, the version, the signature, the hashes, the strict JSON. Taking the content over into a vault is not done here.

use super::manifest::{FORMAT_VERSION, FileEntry, Manifest};
use super::names::{CONTENT, MANIFEST, PDF, SIGNATURE};
use super::{MAX_ATTACHED, MAX_PDF, content, html, outline};
use crate::content::{UebergabeContent, VERSION};
use fallmappe_seal::{
    Identity, Limits, OpenError, Passphrase, binary_form, is_locked_with_passphrase, open_with,
    sha256_hex, verify_minisign,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::io::{Cursor, Read};
use thiserror::Error;
use zip::ZipArchive;

/// Largest members in bytes, unpacked.
const MAX_MANIFEST: usize = 64 * 1024;
const MAX_SIGNATURE: usize = 16 * 1024;
const MAX_CONTENT: usize = 4 * 1024 * 1024;

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

/// Reads the plaintext of a packet.
pub(crate) fn read(zip: &[u8], sha256: String) -> Result<OpenedPacket, OpenPacketError> {
    let names = outline::check(zip)?;
    let mut archive = ZipArchive::new(Cursor::new(zip)).map_err(|_| OpenPacketError::NotAPacket)?;
    let json = member(&mut archive, MANIFEST, MAX_MANIFEST)?;
    let signature = member(&mut archive, SIGNATURE, MAX_SIGNATURE)?;
    let manifest: Manifest = versioned(&json, FORMAT_VERSION)?;
    check_signature(&manifest, &json, &signature)?;
    if !manifest.is_well_formed() {
        return Err(OpenPacketError::Malformed);
    }
    let mut files = members(&mut archive, &names)?;
    check_files(&manifest.files, &files)?;
    let attachments = files.split_off(2.min(files.len()));
    let [pdf, content] = <[_; 2]>::try_from(files).map_err(|_| OpenPacketError::MissingFile)?;
    let content: UebergabeContent = versioned(&content.1, VERSION)?;
    content::check(&manifest, &content)?;
    let entries = manifest.files.iter().skip(2).cloned();
    Ok(OpenedPacket {
        content,
        pdf: pdf.1,
        attachments: entries
            .zip(attachments)
            .map(|(entry, (_, bytes))| (entry, bytes))
            .collect(),
        manifest,
        sha256,
    })
}

/// Everything but the manifest and its signature, in its order; the attachments share one cap.
fn members(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    names: &[String],
) -> Result<Vec<(String, Vec<u8>)>, OpenPacketError> {
    let mut budget = MAX_ATTACHED;
    let mut files = Vec::new();
    for name in names.iter().skip(2) {
        let bytes = match name.as_str() {
            PDF => member(archive, PDF, MAX_PDF)?,
            CONTENT => member(archive, CONTENT, MAX_CONTENT)?,
            attachment => {
                let bytes = member(archive, attachment, budget)?;
                budget = budget.saturating_sub(bytes.len());
                bytes
            }
        };
        files.push((name.clone(), bytes));
    }
    Ok(files)
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

fn check_signature(
    manifest: &Manifest,
    json: &[u8],
    signature: &[u8],
) -> Result<(), OpenPacketError> {
    let bad = OpenPacketError::BadSignature;
    let key = manifest.sender().ok_or(bad)?;
    let signature = std::str::from_utf8(signature).map_err(|_| bad)?;
    verify_minisign(&key, json, signature).map_err(|_| bad)
}

fn check_files(entries: &[FileEntry], files: &[(String, Vec<u8>)]) -> Result<(), OpenPacketError> {
    if entries.len() != files.len() {
        return Err(OpenPacketError::HashMismatch);
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
