//! From bytes to a sheet: which format it is, and what must not come near a parser.

mod archive;
mod ods_limits;
mod spreadsheet;
mod text;
mod xlsx_aside;

#[cfg(test)]
mod tests;

use crate::error::ReadError;
use crate::table::Table;

/// Largest file that is read.
pub const MAX_BYTES: u64 = 64 << 20;

/// Reads a table. `sheet` names a sheet of a workbook; empty for the first visible one with rows.
///
/// The content decides about the format, never a file's name.
pub fn read(bytes: &[u8], sheet: &str) -> Result<Table, ReadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let sheet = match kind(bytes) {
        Kind::Archive => spreadsheet::sheet(bytes, sheet)?,
        Kind::CompoundFile => return Err(compound(bytes)),
        Kind::Text => text::sheet(bytes)?,
        Kind::WebPage => return Err(ReadError::WebPage),
        Kind::Other => return Err(ReadError::NotATable),
    };
    Table::of(sheet)
}

enum Kind {
    /// Zip: .xlsx, .ods and what is not a table.
    Archive,
    /// Microsoft's old container: .xls, or anything encrypted by Excel.
    CompoundFile,
    Text,
    WebPage,
    Other,
}

fn kind(bytes: &[u8]) -> Kind {
    // Beginnings of files that are often taken for tables: PDF, RTF, PNG, JPEG, gzip, 7z, programs.
    const OTHERS: [&[u8]; 9] = [
        b"%PDF",
        b"{\\rtf",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"\x1f\x8b",
        b"7z\xbc\xaf",
        b"MZ",
        b"\x7fELF",
        b"SQLite",
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Kind::Archive
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Kind::CompoundFile
    } else if OTHERS.iter().any(|start| bytes.starts_with(start)) {
        Kind::Other
    } else if is_markup(bytes) {
        Kind::WebPage
    } else {
        Kind::Text
    }
}

fn is_markup(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take(14)
        .map(u8::to_ascii_lowercase)
        .collect();
    [
        &b"<!doctype"[..],
        b"<html",
        b"<head",
        b"<meta",
        b"<table",
        b"<body",
        b"<?xml",
        b"<div",
        b"<style",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
}

/// Excel writes an encrypted workbook into a stream of this name, in UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        ReadError::Password
    } else {
        ReadError::OldFormat
    }
}
