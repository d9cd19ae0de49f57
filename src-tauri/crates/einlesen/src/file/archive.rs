//! A look at a zip archive before a parser opens it: what it is, and whether it unpacks to something reasonable.
//!
//! The directory of an archive can lie about sizes, so everything is unpacked once and counted, without keeping it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::ReadError;

/// Most bytes that an archive may unpack to.
const MAX_UNPACKED: u64 = 512 << 20;
/// Most entries of an archive.
const MAX_ENTRIES: usize = 10_000;
/// Largest part that is held in memory as a whole.
const MAX_PART: u64 = 200 << 20;

/// Which kind of workbook an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workbook {
    Xlsx,
    Ods,
}

/// Looks at an archive: its kind, or why it is not taken.
pub fn inspect(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(ReadError::TooLarge);
    }
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.into_owned())
        .collect();
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let workbook = if has("xl/vbaProject.bin") {
        return Err(ReadError::Macros);
    } else if has("xl/workbook.bin") {
        return Err(ReadError::OldFormat);
    } else if has("xl/workbook.xml") {
        Workbook::Xlsx
    } else if has("content.xml") && has("mimetype") {
        Workbook::Ods
    } else {
        return Err(ReadError::NotATable);
    };
    check_sizes(&mut archive)?;
    Ok(workbook)
}

fn check_sizes(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ReadError> {
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_)
            | zip::result::ZipError::InvalidPassword => ReadError::Password,
            _ => ReadError::Damaged,
        })?;
        if entry.encrypted() {
            return Err(ReadError::Password);
        }
        if entry.size().saturating_add(total) > MAX_UNPACKED {
            return Err(ReadError::TooLarge);
        }
        let is_part = entry
            .name()
            .is_ok_and(|name| name.to_ascii_lowercase().ends_with(".xml"));
        let limit = if is_part { MAX_PART } else { MAX_UNPACKED };
        let mut counted = entry.take(limit.min(MAX_UNPACKED - total) + 1);
        let unpacked =
            std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| ReadError::Damaged)?;
        total += unpacked;
        if unpacked > limit || total > MAX_UNPACKED {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(())
}
