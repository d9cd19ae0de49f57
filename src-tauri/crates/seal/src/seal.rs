//! Turning plaintext into age files.
//!
//! Plaintext is not compressed and not padded here: what the length gives away is the business of
//! the format on top.

use std::io::Write;

use age::Encryptor;
use age::armor::{ArmoredWriter, Format};

use crate::error::SealError;
use crate::header::Limits;
use crate::keys::Recipient;
use crate::passphrase::Passphrase;

/// scrypt work factor for sealing: N = 2^18 with r = 8, 256 MiB and roughly a second. Twice the
/// minimum of the OWASP Password Storage Cheat Sheet (state of 2026-06-25). Fixed, because the
/// library's own choice depends on how busy the machine happens to be.
const WORK_FACTOR: u8 = 18;

/// Seals for one or more recipients. The result is a binary age file that any age implementation
/// opens.
///
/// # Errors
/// [`SealError::NoRecipient`], [`SealError::TooManyRecipients`]; [`SealError::Encryption`] is not
/// expected.
pub fn seal_for(recipients: &[Recipient], plaintext: &[u8]) -> Result<Vec<u8>, SealError> {
    encrypt(encryptor(recipients)?, plaintext, Format::Binary)
}

/// Like [`seal_for`], as text that survives mail and paper.
///
/// # Errors
/// As [`seal_for`].
pub fn seal_for_armored(recipients: &[Recipient], plaintext: &[u8]) -> Result<String, SealError> {
    into_text(encrypt(
        encryptor(recipients)?,
        plaintext,
        Format::AsciiArmor,
    )?)
}

/// Locks with a passphrase; the result is an armoured age file. Needs 256 MiB of memory for about a
/// second.
///
/// # Errors
/// [`SealError::EmptyPassphrase`]; [`SealError::Encryption`] is not expected.
pub fn lock_with_passphrase(
    passphrase: &Passphrase,
    plaintext: &[u8],
) -> Result<String, SealError> {
    into_text(lock(passphrase, plaintext, Format::AsciiArmor)?)
}

/// Like [`lock_with_passphrase`], as a binary age file: a third smaller than text.
///
/// # Errors
/// As [`lock_with_passphrase`].
pub fn lock_with_passphrase_binary(
    passphrase: &Passphrase,
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    lock(passphrase, plaintext, Format::Binary)
}

fn lock(passphrase: &Passphrase, plaintext: &[u8], format: Format) -> Result<Vec<u8>, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::EmptyPassphrase);
    }
    let mut recipient = age::scrypt::Recipient::new(passphrase.to_age());
    recipient.set_work_factor(WORK_FACTOR);
    let only = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(only).map_err(|_| SealError::Encryption)?;
    encrypt(encryptor, plaintext, format)
}

fn encryptor(recipients: &[Recipient]) -> Result<Encryptor, SealError> {
    // One place is left for the grease stanza that age adds.
    if recipients.len() >= Limits::packet().max_stanzas {
        return Err(SealError::TooManyRecipients);
    }
    let recipients = recipients
        .iter()
        .map(|one| one.as_age() as &dyn age::Recipient);
    Encryptor::with_recipients(recipients).map_err(|error| match error {
        age::EncryptError::MissingRecipients => SealError::NoRecipient,
        _ => SealError::Encryption,
    })
}

fn encrypt(encryptor: Encryptor, plaintext: &[u8], format: Format) -> Result<Vec<u8>, SealError> {
    write_all(encryptor, plaintext, format).map_err(|_| SealError::Encryption)
}

fn write_all(encryptor: Encryptor, plaintext: &[u8], format: Format) -> std::io::Result<Vec<u8>> {
    let armor = ArmoredWriter::wrap_output(Vec::new(), format)?;
    let mut writer = encryptor.wrap_output(armor)?;
    writer.write_all(plaintext)?;
    writer.finish()?.finish()
}

fn into_text(armored: Vec<u8>) -> Result<String, SealError> {
    String::from_utf8(armored).map_err(|_| SealError::Encryption)
}
