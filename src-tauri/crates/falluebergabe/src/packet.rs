//! The packet, version 1: one age file, inside a ZIP with `manifest.json`, `uebergabe.pdf` and `uebergabe.json`.
//!
//! Here it is written, after the exit check over everything it holds; `open` reads it back and trusts nothing. The
//! order of the files and their times are fixed, so the same content gives the same ZIP.

mod open;
mod outline;

#[cfg(test)]
mod tests;

pub use open::{OpenPacketError, OpenedPacket, open, open_locked};

use crate::content::UebergabeContent;
use crate::free_text::{Finding, exit_check, is_word};
use crate::prepare::Approved;
use crate::pseudonym::Pseudonym;
use chrono::NaiveDate;
use fallmappe_seal::{Recipient, SealError, seal_for, sha256_hex};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{Cursor, Write};
use thiserror::Error;
use ts_rs::TS;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Version of the packet that this program writes and the newest it reads.
pub const FORMAT_VERSION: u32 = 1;

pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const PDF: &str = "uebergabe.pdf";
pub(crate) const CONTENT: &str = "uebergabe.json";

/// What a packet says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    /// Version of the packet format, at present 1.
    pub format_version: u32,
    /// 32 hexadecimal digits, random per packet.
    pub packet_id: String,
    /// The packet's code.
    pub pseudonym: Pseudonym,
    /// What the recipient may use it for.
    pub purpose: String,
    /// Day on which the packet was made.
    pub created_on: NaiveDate,
    /// Program and version that wrote it.
    pub program: String,
    /// The other files, in their order.
    pub files: Vec<FileEntry>,
}

/// A file of the packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileEntry {
    /// File name.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 as 64 hexadecimal digits.
    pub sha256: String,
}

/// A sealed packet, ready to be handed out.
pub struct Packet {
    /// `<pseudonym>.age`.
    pub file_name: String,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the sealed bytes; a receipt answers to it.
    pub sha256: String,
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
    /// The content could not be written as JSON or ZIP.
    #[error("the packet could not be written")]
    Write,
    /// The packet could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// The PDF of a packet with the text it was laid out from, so that both can be checked.
#[derive(Clone, Copy)]
pub struct PacketPdf<'a> {
    /// The finished file.
    pub bytes: &'a [u8],
    /// Everything it says, metadata included.
    pub text: &'a str,
}

/// Checks, packs and seals.
///
/// # Errors
/// [`PacketError::StillIdentifying`] when the exit check finds a value of the record anywhere.
pub fn pack(
    approved: &Approved,
    pdf: PacketPdf<'_>,
    packet_id: [u8; 16],
    recipients: &[Recipient],
) -> Result<Packet, PacketError> {
    let zip = write_zip(approved, pdf, packet_id)?;
    let bytes = seal_for(recipients, &zip)?;
    let sha256 = sha256_hex(&bytes);
    Ok(Packet {
        file_name: approved.content().pseudonym.file_name(),
        bytes,
        sha256,
    })
}

/// The ZIP before it is sealed, after the exit check.
pub(crate) fn write_zip(
    approved: &Approved,
    pdf: PacketPdf<'_>,
    packet_id: [u8; 16],
) -> Result<Vec<u8>, PacketError> {
    let content = serde_json::to_vec_pretty(approved.content()).map_err(|_| PacketError::Write)?;
    let manifest = manifest(approved.content(), pdf.bytes, &content, packet_id);
    refuse_identifying(approved, &manifest, pdf.text)?;
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|_| PacketError::Write)?;
    zip_files(&[(MANIFEST, &manifest), (PDF, pdf.bytes), (CONTENT, &content)])
        .ok_or(PacketError::Write)
}

fn manifest(content: &UebergabeContent, pdf: &[u8], json: &[u8], packet_id: [u8; 16]) -> Manifest {
    let entry = |name: &str, bytes: &[u8]| FileEntry {
        name: name.to_owned(),
        size: bytes.len() as u64,
        sha256: sha256_hex(bytes),
    };
    Manifest {
        format_version: FORMAT_VERSION,
        packet_id: hex::encode(packet_id),
        pseudonym: content.pseudonym.clone(),
        purpose: content.purpose.clone(),
        created_on: content.created_on,
        program: concat!("Fallmappe ", env!("CARGO_PKG_VERSION")).to_owned(),
        files: vec![entry(PDF, pdf), entry(CONTENT, json)],
    }
}

/// The last look (handover 5.1, stage 12): every text of the packet against every value of the record.
fn refuse_identifying(
    approved: &Approved,
    manifest: &Manifest,
    pdf_text: &str,
) -> Result<(), PacketError> {
    let mut texts = Vec::new();
    collect_texts(
        serde_json::to_value(approved.content()).map_err(|_| PacketError::Write)?,
        &mut texts,
    );
    texts.push(manifest.purpose.clone());
    // Words of our own lists are no values, even where somebody is called Recht.
    texts.retain(|text| !approved.guard.own_words.contains(text) && !is_day_or_month(text));
    let strict = texts.len();
    texts.push(pdf_text.to_owned());
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let findings = exit_check(&borrowed, &approved.guard.known);
    let counts = |finding: &&Finding| {
        let text = texts
            .get(finding.text)
            .map(String::as_str)
            .unwrap_or_default();
        let surface: String = text
            .chars()
            .skip(finding.start)
            .take(finding.end - finding.start)
            .collect();
        // The layout's headings are ordinary words; what is not a word must not stand there either.
        let heading = finding.text >= strict && is_word(&surface);
        !heading && !approved.guard.kept_words.contains(&surface.to_lowercase())
    };
    match findings.iter().filter(counts).count() {
        0 => Ok(()),
        count => Err(PacketError::StillIdentifying { count }),
    }
}

/// `2026-11` and `2026-11-22` are made by the program; a number of the record may have the same digits.
fn is_day_or_month(text: &str) -> bool {
    let digits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
    };
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

/// All strings of a JSON value. Keys are fixed by the schema and numbers hold no words.
fn collect_texts(value: Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(items) => items.into_iter().for_each(|item| collect_texts(item, out)),
        Value::Object(map) => map
            .into_iter()
            .for_each(|(_, item)| collect_texts(item, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
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
