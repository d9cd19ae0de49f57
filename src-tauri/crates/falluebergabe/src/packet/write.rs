//! From approved content to the ZIP that is sealed. The order, times and rights of its files are fixed, so the same
//! input gives the same bytes.

use super::exit::refuse_identifying;
use super::manifest::{FORMAT_VERSION, FileEntry, MAX_LABEL, Manifest, is_line};
use super::names::{
    self, CONTENT, CONTENT_LABEL, EXTENSIONS, MANIFEST, MAX_ATTACHMENTS, PDF, PDF_LABEL, SIGNATURE,
};
use super::{Attachment, MAX_ATTACHED, MAX_PDF, PackInput, PacketError};
use fallmappe_seal::{minisign, minisign_public_key, sha256_hex};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What is signed beside the manifest; it names no sender and no day.
pub(crate) const TRUSTED_COMMENT: &str = "manifest of a Fallmappe packet";

/// The ZIP before it is sealed, after the exit check.
pub(crate) fn write_zip(input: &PackInput<'_>) -> Result<Vec<u8>, PacketError> {
    check_attachments(input.attachments)?;
    if input.pdf.bytes.len() > MAX_PDF {
        return Err(PacketError::TooLarge);
    }
    let content =
        serde_json::to_vec_pretty(input.approved.content()).map_err(|_| PacketError::Write)?;
    let manifest = manifest(input, &content);
    if !manifest.is_well_formed() {
        return Err(PacketError::Contradiction);
    }
    refuse_identifying(input.approved, &manifest, input.pdf.text)?;
    let json = serde_json::to_vec_pretty(&manifest).map_err(|_| PacketError::Write)?;
    let signature = minisign(input.signing_key, &json, TRUSTED_COMMENT);
    let mut files: Vec<(&str, &[u8])> = vec![
        (MANIFEST, &json),
        (SIGNATURE, signature.as_bytes()),
        (PDF, input.pdf.bytes),
        (CONTENT, &content),
    ];
    let attached = manifest.files.iter().skip(2).zip(input.attachments);
    files.extend(attached.map(|(entry, file)| (entry.name.as_str(), file.bytes.as_slice())));
    zip_files(&files).ok_or(PacketError::Write)
}

fn check_attachments(attachments: &[Attachment]) -> Result<(), PacketError> {
    let total: usize = attachments.iter().map(|file| file.bytes.len()).sum();
    let allowed = |file: &Attachment| {
        EXTENSIONS.contains(&file.extension.as_str()) && is_line(&file.label, MAX_LABEL)
    };
    if attachments.len() > MAX_ATTACHMENTS || total > MAX_ATTACHED {
        Err(PacketError::TooLarge)
    } else if attachments.iter().all(allowed) {
        Ok(())
    } else {
        Err(PacketError::Attachment)
    }
}

pub(super) fn manifest(input: &PackInput<'_>, json: &[u8]) -> Manifest {
    let entry = |name: String, label: &str, bytes: &[u8]| FileEntry {
        name,
        label: label.to_owned(),
        size: bytes.len() as u64,
        sha256: sha256_hex(bytes),
    };
    let mut files = vec![
        entry(PDF.to_owned(), PDF_LABEL, input.pdf.bytes),
        entry(CONTENT.to_owned(), CONTENT_LABEL, json),
    ];
    files.extend(input.attachments.iter().zip(1..).map(|(file, number)| {
        let name = names::attachment(number, &file.extension);
        entry(name, &file.label, &file.bytes)
    }));
    let content = input.approved.content();
    Manifest {
        format_version: FORMAT_VERSION,
        packet_id: hex::encode(input.packet_id),
        pseudonym: content.pseudonym.clone(),
        purpose: content.purpose.clone(),
        created_on: content.created_on,
        valid_until: input.valid_until,
        replaces: input.replaces.clone(),
        program: concat!("Fallmappe ", env!("CARGO_PKG_VERSION")).to_owned(),
        signing_key: minisign_public_key(&input.signing_key.verifying_key()),
        reply_to: input.reply_to.to_string(),
        receipt_seed: hex::encode(input.receipt_seed),
        files,
    }
}

/// A ZIP with fixed times and rights.
pub(crate) fn zip_files(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, options).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
