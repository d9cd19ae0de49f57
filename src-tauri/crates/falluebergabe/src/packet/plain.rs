//! What stands under the seal: the ZIP's outline with its fixed names, the version, the signature, the hashes, the strict
//! JSON, in this order. Nothing is unpacked onto a disk, and each file has its cap.

use super::manifest::{FORMAT_VERSION, FileEntry, Manifest};
use super::names::{CONTENT, MANIFEST, PDF, SIGNATURE};
use super::{MAX_ATTACHED, MAX_PDF, OpenPacketError, OpenedPacket, content, outline};
use crate::content::{UebergabeContent, VERSION};
use fallmappe_seal::{sha256_hex, verify_minisign};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest members in bytes, unpacked.
const MAX_MANIFEST: usize = 64 * 1024;
const MAX_SIGNATURE: usize = 16 * 1024;
const MAX_CONTENT: usize = 4 * 1024 * 1024;

/// Reads the plaintext of a packet.
pub(super) fn read(zip: &[u8], sha256: String) -> Result<OpenedPacket, OpenPacketError> {
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
