//! The look at a ZIP before the library reads it: exactly the fixed names, each once, in order, nothing beside them.
//!
//! The library keeps the last of two entries with one name and ignores bytes between entries; another program may
//! decide otherwise and show something else. So the outline must leave no choice. Format: APPNOTE.TXT 6.3.10, 4.3.

use super::names::{self, FIXED};
use super::open::OpenPacketError;

const END: &[u8] = b"PK\x05\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
const END_LENGTH: usize = 22;
/// Only "names are UTF-8" may be set: no encryption, no sizes after the data.
const ALLOWED_FLAGS: u16 = 1 << 11;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Checks the outline; the names of the files in their order.
pub(super) fn check(zip: &[u8]) -> Result<Vec<String>, OpenPacketError> {
    let malformed = OpenPacketError::NotAPacket;
    let end_at = zip.len().checked_sub(END_LENGTH).ok_or(malformed)?;
    let (entries, directory) = end_record(zip, end_at)?;
    let mut seen: Vec<String> = Vec::new();
    let (mut at, mut data_at) = (directory, 0);
    for _ in 0..entries {
        let entry = Entry::read(zip, at)?;
        let name = entry.name.as_str();
        if !FIXED.contains(&name) && names::number(name).is_none() {
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
    check_order(&seen)?;
    Ok(seen)
}

/// Number of entries and place of the directory. The record stands at the very end, without a comment, on one disk,
/// right after the directory.
fn end_record(zip: &[u8], end_at: usize) -> Result<(u16, usize), OpenPacketError> {
    let malformed = OpenPacketError::NotAPacket;
    let end = Bytes(zip.get(end_at..).ok_or(malformed)?);
    let (entries, directory) = (end.u16(10)?, end.u32(16)?);
    let plain = end.begins(END)
        && end.u16(20)? == 0
        && end.u16(4)? == 0
        && end.u16(6)? == 0
        && end.u16(8)? == entries
        && directory.checked_add(end.u32(12)?) == Some(end_at);
    if plain {
        Ok((entries, directory))
    } else {
        Err(malformed)
    }
}

fn check_order(seen: &[String]) -> Result<(), OpenPacketError> {
    let missing = |name: &&str| !seen.iter().any(|seen| seen == name);
    if FIXED.iter().any(missing) {
        return Err(OpenPacketError::MissingFile);
    }
    let (fixed, attachments) = seen
        .split_at_checked(FIXED.len())
        .ok_or(OpenPacketError::MissingFile)?;
    let ordered = fixed == FIXED && names::are_attachments(attachments.iter().map(String::as_str));
    if ordered {
        Ok(())
    } else {
        Err(OpenPacketError::WrongOrder)
    }
}

/// An entry of the central directory.
struct Entry {
    name: String,
    /// Flags, method, time, checksum and sizes: twenty bytes that the local header must repeat.
    facts: [u8; 20],
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
            // Extra fields can rename a file for those who read them, comments can hide another.
            && head.u16(30)? == 0
            && head.u16(32)? == 0
            && is_regular_file(head.u16(4)?, head.u32(38)?);
        if !allowed {
            return Err(OpenPacketError::NotAPacket);
        }
        let name_length = usize::from(head.u16(28)?);
        let name = head
            .0
            .get(46..46 + name_length)
            .ok_or(OpenPacketError::NotAPacket)?;
        let name = String::from_utf8(name.to_vec()).map_err(|_| OpenPacketError::UnexpectedFile)?;
        Ok(Self {
            name,
            facts: head.array(8)?,
            packed: head.u32(20)?,
            local_at: head.u32(42)?,
            next: at + 46 + name_length,
        })
    }

    /// Where the data of the entry end, if its local header agrees with the directory.
    fn local_end(&self, zip: &[u8]) -> Result<usize, OpenPacketError> {
        let head = Bytes(
            zip.get(self.local_at..)
                .ok_or(OpenPacketError::NotAPacket)?,
        );
        let name_length = usize::from(head.u16(26)?);
        let name = head.0.get(30..30 + name_length);
        let agrees = head.begins(LOCAL)
            && name == Some(self.name.as_bytes())
            && head.array(6)? == self.facts
            && head.u16(28)? == 0;
        let end = self
            .local_at
            .checked_add(30 + name_length)
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

    fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], OpenPacketError> {
        let bytes = self.0.get(at..).and_then(<[u8]>::first_chunk);
        bytes.copied().ok_or(OpenPacketError::NotAPacket)
    }

    fn u16(&self, at: usize) -> Result<u16, OpenPacketError> {
        self.array(at).map(u16::from_le_bytes)
    }

    fn u32(&self, at: usize) -> Result<usize, OpenPacketError> {
        let number = u32::from_le_bytes(self.array(at)?);
        usize::try_from(number).map_err(|_| OpenPacketError::NotAPacket)
    }
}
