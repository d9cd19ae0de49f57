//! Slots out of a key file whose frame no longer reads.
//!
//! One damaged byte can make the whole JSON unreadable. The slots are texts of their own inside it, so the undamaged
//! one is still found and opens; what the frame said besides is lost, and the file counts as altered.

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
/// Base64 of "age-encryption.org/v1", a line break and "-> scryp".
const SCRYPT: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlw";
/// Base64 of "age-encryption.org/v1", a line break and "-> X2551".
const X25519: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUx";

/// What the beginning of a slot says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapped {
    /// Opened by a passphrase.
    ByPassphrase,
    /// Opened by an identity.
    ByIdentity,
}

/// A slot as found.
pub struct Found {
    /// How it is opened.
    pub wrapped: Wrapped,
    /// The armoured age file.
    pub age: String,
    /// The plain hash beside it; empty when it is not readable.
    pub sha256: String,
}

/// Every slot whose beginning and end are readable.
pub fn slots(bytes: &[u8]) -> Vec<Found> {
    String::from_utf8_lossy(bytes)
        .split(BEGIN)
        .skip(1)
        .filter_map(slot)
        .collect()
}

/// `part` is what follows the first line of a slot, up to the next one.
fn slot(part: &str) -> Option<Found> {
    let (body, rest) = part.split_once(END)?;
    let body = body.replace("\\n", "\n");
    let wrapped = match body.trim_start() {
        text if text.starts_with(SCRYPT) => Wrapped::ByPassphrase,
        text if text.starts_with(X25519) => Wrapped::ByIdentity,
        _ => return None,
    };
    let is_hash = |text: &&str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let line_end = if rest.starts_with("\\n") { "\n" } else { "" };
    Some(Found {
        wrapped,
        age: format!("{BEGIN}{body}{END}{line_end}"),
        sha256: rest.split('"').find(is_hash).unwrap_or_default().to_owned(),
    })
}
