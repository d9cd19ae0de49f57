//! Opening age files, with nothing trusted until the end was seen.
//!
//! Order: size, armour, header outline, age, and only then the plaintext as a whole. age itself
//! hands out blocks before the end is verified; here nobody sees a byte of a file that turns out to
//! be cut or changed.

use std::borrow::Cow;
use std::io::{self, Read};

use age::armor::ArmoredReader;
use age::{DecryptError, Decryptor};
use zeroize::Zeroizing;

use crate::error::OpenError;
use crate::header::{Allowed, Limits, check_header};
use crate::keys::Identity;
use crate::passphrase::Passphrase;

const ARMOR_BEGIN: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOR_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// Highest accepted scrypt work factor, a second line behind the header check.
const MAX_WORK_FACTOR: u8 = 19;

/// Opens what was sealed for this identity, binary or armoured. Files locked with a passphrase are
/// refused: a stranger's work factor must not decide how long this machine computes.
///
/// # Errors
/// See [`OpenError`]; no plaintext is returned with any of them.
pub fn open_with(
    identity: &Identity,
    sealed: &[u8],
    limits: &Limits,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open(sealed, limits, Allowed::X25519, || identity.as_age())
}

/// Opens what was locked with a passphrase, binary or armoured, if its work factor is 17, 18 or 19.
///
/// # Errors
/// See [`OpenError`]. An empty passphrase is [`OpenError::WrongKey`] without any work.
pub fn open_with_passphrase(
    passphrase: &Passphrase,
    sealed: impl AsRef<[u8]>,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if passphrase.is_empty() {
        return Err(OpenError::WrongKey);
    }
    open(
        sealed.as_ref(),
        &Limits::packet(),
        Allowed::Passphrase,
        || {
            let mut identity = age::scrypt::Identity::new(passphrase.to_age());
            identity.set_max_work_factor(MAX_WORK_FACTOR);
            identity
        },
    )
}

/// Whether a passphrase opens it, and no key: what to ask a person for. Only the header was looked at.
///
/// # Errors
/// [`OpenError`] for what neither [`open_with`] nor [`open_with_passphrase`] would look into.
pub fn is_locked_with_passphrase(sealed: &[u8], limits: &Limits) -> Result<bool, OpenError> {
    let file = binary_form(sealed, limits)?;
    match check_header(&file, limits, Allowed::Passphrase) {
        Ok(()) => Ok(true),
        Err(OpenError::Forbidden) => check_header(&file, limits, Allowed::X25519).map(|()| false),
        Err(error) => Err(error),
    }
}

/// The binary age file: armour removed, anything else as it is. One file has one hash, however it travelled.
///
/// # Errors
/// [`OpenError::TooLarge`], [`OpenError::Damaged`] and [`OpenError::Truncated`] for armour; what is inside was not
/// looked at.
pub fn binary_form<'a>(sealed: &'a [u8], limits: &Limits) -> Result<Cow<'a, [u8]>, OpenError> {
    match armored_part(sealed) {
        Some(armored) => remove_armor(armored, limits).map(Cow::Owned),
        None => Ok(Cow::Borrowed(sealed)),
    }
}

/// The identity is made only after the header was accepted, as making a passphrase identity costs
/// time.
fn open<I: AsIdentity>(
    sealed: &[u8],
    limits: &Limits,
    allowed: Allowed,
    identity: impl FnOnce() -> I,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let file = binary_form(sealed, limits)?;
    let file = file.as_ref();
    check_header(file, limits, allowed)?;
    let identity = identity();
    let decryptor = Decryptor::new_buffered(file).map_err(reason)?;
    let identities = std::iter::once(identity.as_identity());
    let reader = decryptor.decrypt(identities).map_err(reason)?;
    read_to_the_end(reader, file.len())
}

/// Lets one function open with a borrowed key and with a passphrase made on the spot.
trait AsIdentity {
    fn as_identity(&self) -> &dyn age::Identity;
}

impl AsIdentity for &age::x25519::Identity {
    fn as_identity(&self) -> &dyn age::Identity {
        *self
    }
}

impl AsIdentity for age::scrypt::Identity {
    fn as_identity(&self) -> &dyn age::Identity {
        self
    }
}

/// The input without leading white space if it is armoured text; text is pasted, and pasting adds
/// lines.
fn armored_part(sealed: &[u8]) -> Option<&[u8]> {
    let text = sealed.trim_ascii_start();
    text.starts_with(ARMOR_BEGIN).then_some(text)
}

fn remove_armor(armored: &[u8], limits: &Limits) -> Result<Vec<u8>, OpenError> {
    // 48 bytes become a line of 64 characters and at most two characters of line end.
    let most = limits.max_bytes.saturating_add(48) / 48 * 66 + 2 * (ARMOR_BEGIN.len() + 2);
    if armored.len() > most {
        return Err(OpenError::TooLarge);
    }
    let mut binary = Vec::with_capacity(armored.len() / 4 * 3);
    match ArmoredReader::new(armored).read_to_end(&mut binary) {
        Ok(_) => Ok(binary),
        Err(_) if contains(armored, ARMOR_END) => Err(OpenError::Damaged),
        Err(_) => Err(OpenError::Truncated),
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// Room for everything is reserved first, so that no outgrown copy of the plaintext stays behind in
/// memory.
fn read_to_the_end(mut reader: impl Read, at_most: usize) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut plaintext = Zeroizing::new(Vec::with_capacity(at_most));
    reader
        .read_to_end(&mut plaintext)
        .map_err(|error| io_reason(&error))?;
    Ok(plaintext)
}

fn reason(error: DecryptError) -> OpenError {
    match error {
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed => OpenError::WrongKey,
        DecryptError::ExcessiveWork { .. } => OpenError::Forbidden,
        DecryptError::Io(error) => io_reason(&error),
        _ => OpenError::Damaged,
    }
}

fn io_reason(error: &io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => OpenError::Truncated,
        _ => OpenError::Damaged,
    }
}
