//! The look at an age header before age sees it.
//!
//! The age library reads long headers in quadratic time and accepts costly work factors from
//! strangers, so size, number and kind of the stanzas are decided here. Only the outline is read:
//! whether the key material is right stays age's business. Format: <https://c2sp.org/age>, version
//! 1.

use crate::error::OpenError;

const INTRO: &[u8] = b"age-encryption.org/v1\n";
const INTRO_OF_ANY_VERSION: &[u8] = b"age-encryption.org/";
const STANZA: &[u8] = b"-> ";
const END: &[u8] = b"--- ";
/// 32 bytes in base64 without padding.
const MAC_CHARS: usize = 43;
/// A body line of a stanza: 48 bytes in base64.
const BODY_LINE_CHARS: usize = 64;
/// Work factors accepted when opening: half and double of the one used for sealing.
const WORK_FACTORS: [&[u8]; 3] = [b"17", b"18", b"19"];

/// How much of a sealed file is accepted before any cryptography starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest age file in bytes, counted in its binary form. age does not compress, so the
    /// plaintext is smaller.
    pub max_bytes: usize,
    /// Largest header in bytes.
    pub max_header_bytes: usize,
    /// Largest number of stanzas, grease included.
    pub max_stanzas: usize,
}

impl Limits {
    /// For packets and envelopes: 32 MiB, a header of 16 KiB, 20 stanzas.
    ///
    /// A header of 16 KiB costs age some milliseconds; 260 KiB cost more than a second (age
    /// 0.12.1).
    pub const fn packet() -> Self {
        Self {
            max_bytes: 32 * 1024 * 1024,
            max_header_bytes: 16 * 1024,
            max_stanzas: 20,
        }
    }

    /// The header and stanzas of [`Limits::packet`] with another size, for small files of strangers.
    pub const fn packet_of(max_bytes: usize) -> Self {
        Self {
            max_bytes,
            ..Self::packet()
        }
    }
}

/// Which kind of stanza the caller is about to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// X25519 only.
    X25519,
    /// Exactly one scrypt stanza with an accepted work factor.
    Passphrase,
}

/// Accepts or refuses the header of a binary age file. Anything accepted is cheap for age to read.
pub(crate) fn check_header(
    file: &[u8],
    limits: &Limits,
    allowed: Allowed,
) -> Result<(), OpenError> {
    if file.len() > limits.max_bytes {
        return Err(OpenError::TooLarge);
    }
    let mut rest = after_intro(file)?;
    let mut budget = limits.max_header_bytes.saturating_sub(INTRO.len());
    let mut stanzas: Vec<&[u8]> = Vec::new();
    loop {
        let (line, after) = next_line(rest, budget)?;
        budget = budget.saturating_sub(line.len() + 1);
        rest = after;
        if let Some(arguments) = line.strip_prefix(STANZA) {
            if stanzas.len() == limits.max_stanzas {
                return Err(OpenError::TooLarge);
            }
            stanzas.push(arguments);
        } else if let Some(mac) = line.strip_prefix(END) {
            check_mac_line(mac)?;
            return check_stanzas(&stanzas, allowed);
        } else {
            check_body_line(line, !stanzas.is_empty())?;
        }
    }
}

/// What follows the first line, if that line is the one of age version 1.
fn after_intro(file: &[u8]) -> Result<&[u8], OpenError> {
    match file.strip_prefix(INTRO) {
        Some(rest) => Ok(rest),
        None if file.len() >= INTRO_OF_ANY_VERSION.len() && INTRO.starts_with(file) => {
            Err(OpenError::Truncated)
        }
        None => Err(OpenError::NotAge),
    }
}

/// Splits at the next line end; looks no further than the bytes that the header may still have.
fn next_line(rest: &[u8], budget: usize) -> Result<(&[u8], &[u8]), OpenError> {
    let window = rest.get(..budget).unwrap_or(rest);
    match window.iter().position(|byte| *byte == b'\n') {
        Some(end) => {
            let (line, after) = rest.split_at(end);
            Ok((line, after.strip_prefix(b"\n").unwrap_or(after)))
        }
        None if rest.len() > budget => Err(OpenError::TooLarge),
        None => Err(OpenError::Truncated),
    }
}

fn check_mac_line(mac: &[u8]) -> Result<(), OpenError> {
    let well_formed = mac.len() == MAC_CHARS && mac.iter().all(is_base64);
    if well_formed {
        Ok(())
    } else {
        Err(OpenError::Damaged)
    }
}

fn check_body_line(line: &[u8], inside_stanza: bool) -> Result<(), OpenError> {
    let well_formed = inside_stanza && line.len() <= BODY_LINE_CHARS && line.iter().all(is_base64);
    if well_formed {
        Ok(())
    } else {
        Err(OpenError::Damaged)
    }
}

fn check_stanzas(stanzas: &[&[u8]], allowed: Allowed) -> Result<(), OpenError> {
    let accepted = match (allowed, stanzas) {
        (_, []) => return Err(OpenError::Damaged),
        (Allowed::Passphrase, [only]) => is_accepted_scrypt(only),
        (Allowed::Passphrase, _) => false,
        (Allowed::X25519, all) => {
            all.iter()
                .all(|stanza| is_x25519(stanza) || is_grease(stanza))
                && all.iter().any(|stanza| is_x25519(stanza))
        }
    };
    if accepted {
        Ok(())
    } else {
        Err(OpenError::Forbidden)
    }
}

fn is_x25519(stanza: &[u8]) -> bool {
    kind(stanza) == b"X25519"
}

/// age writes one meaningless stanza into every file with recipients, so that readers stay able to
/// skip what they do not know. Its kind ends in `-grease` by convention; no key can come from it.
fn is_grease(stanza: &[u8]) -> bool {
    kind(stanza).ends_with(b"-grease")
}

fn is_accepted_scrypt(stanza: &[u8]) -> bool {
    let mut words = stanza.split(|byte| *byte == b' ');
    let kind_is_scrypt = words.next() == Some(b"scrypt".as_slice());
    let (_salt, work_factor, nothing) = (words.next(), words.next(), words.next());
    kind_is_scrypt && nothing.is_none() && work_factor.is_some_and(|n| WORK_FACTORS.contains(&n))
}

fn kind(stanza: &[u8]) -> &[u8] {
    stanza
        .split(|byte| *byte == b' ')
        .next()
        .unwrap_or_default()
}

fn is_base64(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}
