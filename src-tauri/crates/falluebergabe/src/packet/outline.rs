//! The look at a ZIP before the library reads it: exactly the fixed names, each once, nothing beside them.
//!
//! The library keeps the last of two entries with one name and ignores bytes between entries; another program may
//! decide otherwise and show something else. So the outline must leave no choice. Format: APPNOTE.TXT 6.3.10, 4.3.

use super::open::OpenPacketError;
use super::{CONTENT, MANIFEST, PDF};

const END: &[u8] = b"PK\x05\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
const END_LENGTH: usize = 22;
const NAMES: [&str; 3] = [MANIFEST, PDF, CONTENT];
/// Only "names are UTF-8" may be set: no encryption, no sizes after the data.
const ALLOWED_FLAGS: u16 = 1 << 11;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Checks the outline.
pub(super) fn check(zip: &[u8]) -> Result<(), OpenPacketError> {
    let malformed = OpenPacketError::NotAPacket;
    let end_at = zip.len().checked_sub(END_LENGTH).ok_or(malformed)?;
    let end = Bytes(zip.get(end_at..).ok_or(malformed)?);
    let (entries, directory) = (end.u16(10)?, end.u32(16)?);
    // The record stands at the very end, without a comment, on one disk, right after the directory.
    let plain = end.begins(END)
        && end.u16(20)? == 0
        && end.u16(4)? == 0
        && end.u16(6)? == 0
        && end.u16(8)? == entries
        && directory.checked_add(end.u32(12)?) == Some(end_at);
    if !plain {
        return Err(malformed);
    }
    let mut seen: Vec<String> = Vec::new();
    let (mut at, mut data_at) = (directory, 0);
    for _ in 0..entries {
        let entry = Entry::read(zip, at)?;
        if !NAMES.contains(&entry.name.as_str()) {
            return Err(OpenPacketError::UnexpectedFile);
        }
        if seen.contains(&entry.name) {
            return Err(OpenPacketError::DuplicateFile);
        }
        if entry.local_at != data_at {
            return Err(malformed);
        }
        data_at = entry.local_end(zip)?;
        at = entry.next;
        seen.push(entry.name);
    }
    if at != end_at || data_at != directory {
        return Err(malformed);
    }
    if NAMES
        .iter()
        .any(|name| !seen.iter().any(|seen| seen == name))
    {
        return Err(OpenPacketError::MissingFile);
    }
    Ok(())
}

/// An entry of the central directory.
struct Entry {
    name: String,
    packed: usize,
    local_at: usize,
    next: usize,
}

impl Entry {
    fn read(zip: &[u8], at: usize) -> Result<Self, OpenPacketError> {
        let head = Bytes(zip.get(at..).ok_or(OpenPacketError::NotAPacket)?);
        let allowed = head.begins(CENTRAL)
            && head.u16(8)? & !ALLOWED_FLAGS == 0
            && matches!(head.u16(10)?, STORED | DEFLATED)
            && head.u16(34)? == 0
            && is_regular_file(head.u16(4)?, head.u32(38)?);
        if !allowed {
            return Err(OpenPacketError::NotAPacket);
        }
        let name_length = usize::from(head.u16(28)?);
        let rest = usize::from(head.u16(30)?) + usize::from(head.u16(32)?);
        let name = head
            .0
            .get(46..46 + name_length)
            .ok_or(OpenPacketError::NotAPacket)?;
        let name = String::from_utf8(name.to_vec()).map_err(|_| OpenPacketError::UnexpectedFile)?;
        Ok(Self {
            name,
            packed: head.u32(20)?,
            local_at: head.u32(42)?,
            next: at + 46 + name_length + rest,
        })
    }

    /// Where the data of the entry end, if its local header agrees with the directory.
    fn local_end(&self, zip: &[u8]) -> Result<usize, OpenPacketError> {
        let head = Bytes(
            zip.get(self.local_at..)
                .ok_or(OpenPacketError::NotAPacket)?,
        );
        let name_length = usize::from(head.u16(26)?);
        let extra = usize::from(head.u16(28)?);
        let name = head.0.get(30..30 + name_length);
        let agrees = head.begins(LOCAL)
            && name == Some(self.name.as_bytes())
            && head.u16(6)? & !ALLOWED_FLAGS == 0
            && head.u32(18)? == self.packed;
        let end = self
            .local_at
            .checked_add(30 + name_length + extra)
            .and_then(|data| data.checked_add(self.packed));
        end.filter(|_| agrees).ok_or(OpenPacketError::NotAPacket)
    }
}

/// Made on Unix, the upper half of the attributes tells links from files.
fn is_regular_file(made_by: u16, attributes: usize) -> bool {
    let kind = (attributes >> 16) & 0o170_000;
    made_by >> 8 != 3 || kind == 0 || kind == 0o100_000
}

/// Little-endian numbers at fixed places.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn begins(&self, signature: &[u8]) -> bool {
        self.0.starts_with(signature)
    }

    fn u16(&self, at: usize) -> Result<u16, OpenPacketError> {
        let bytes = self
            .0
            .get(at..at + 2)
            .and_then(|bytes| bytes.try_into().ok());
        bytes
            .map(u16::from_le_bytes)
            .ok_or(OpenPacketError::NotAPacket)
    }

    fn u32(&self, at: usize) -> Result<usize, OpenPacketError> {
        let bytes = self
            .0
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok());
        let number = bytes
            .map(u32::from_le_bytes)
            .ok_or(OpenPacketError::NotAPacket)?;
        usize::try_from(number).map_err(|_| OpenPacketError::NotAPacket)
    }
}
