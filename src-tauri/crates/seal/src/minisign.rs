//! Signatures as text: the format of `minisign`, so that a stranger can check one without this program.
//!
//! Only the prehashed kind (`ED`: Ed25519 over BLAKE2b-512), and one public key has exactly one line: its key id is
//! derived from it, so an address book cannot hold one sender twice. Comments carry no meaning here. Format:
//! <https://jedisct1.github.io/minisign/>, section "Signature format" (read 2026-11). Secret keys are deliberately not
//! read or written in this format.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use blake2::{Blake2b512, Digest};

use crate::digest::sha256;
use crate::error::{KeyError, SealError};
use crate::signature::{SigningKey, VerifyingKey};

/// Mark of a public key, and of a signature over the message itself, which is refused here.
const PUBLIC_KEY: [u8; 2] = *b"Ed";
/// Mark of a signature over the hash of the message.
const PREHASHED: [u8; 2] = *b"ED";
const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";
/// What stands above every signature made here: it says what the file is and nothing about anybody.
const UNTRUSTED_WORDS: &str = "signature of Fallmappe";
/// Longest comments that `minisign` itself reads, in bytes.
const MAX_UNTRUSTED: usize = 1024;
const MAX_TRUSTED: usize = 8192;
/// Groups of four hexadecimal digits in a fingerprint: 96 bits.
const FINGERPRINT_GROUPS: usize = 6;

/// The public key as one line: `RW` and 54 further characters of Base64.
#[must_use]
pub fn minisign_public_key(key: &VerifyingKey) -> String {
    let public = key.to_bytes();
    STANDARD.encode([&PUBLIC_KEY[..], &key_id(&public), &public].concat())
}

/// Reads a line of [`minisign_public_key`]. Space around it is ignored, as it comes along when pasting.
///
/// # Errors
/// [`KeyError::VerifyingKey`] for anything else, also for a key whose id does not belong to it.
pub fn parse_minisign_public_key(line: &str) -> Result<VerifyingKey, SealError> {
    let bytes = STANDARD.decode(line.trim());
    let parts = bytes.as_deref().ok().and_then(split::<32>);
    let (mark, id, public) = parts.ok_or(KeyError::VerifyingKey)?;
    let key = VerifyingKey::from_bytes(&public)?;
    if mark == PUBLIC_KEY && id == key_id(&public) {
        Ok(key)
    } else {
        Err(KeyError::VerifyingKey.into())
    }
}

/// Signs in the format of `minisign`: four lines. The same input gives the same text.
///
/// The trusted comment is signed too. It must be one line without control characters, and must not say who or when.
#[must_use]
pub fn minisign(key: &SigningKey, message: &[u8], trusted_comment: &str) -> String {
    let signature = key.sign(&prehash(message));
    let id = key_id(&key.verifying_key().to_bytes());
    let first = STANDARD.encode([&PREHASHED[..], &id, &signature].concat());
    let second = key.sign(&[&signature[..], trusted_comment.as_bytes()].concat());
    let second = STANDARD.encode(second);
    format!("{UNTRUSTED}{UNTRUSTED_WORDS}\n{first}\n{TRUSTED}{trusted_comment}\n{second}\n")
}

/// Accepts a prehashed signature of exactly this message by this key. Only the last line end may be missing.
///
/// # Errors
/// [`KeyError::Signature`], whatever is wrong with it.
pub fn verify_minisign(
    key: &VerifyingKey,
    message: &[u8],
    signature: &str,
) -> Result<(), SealError> {
    let parts = Parts::read(signature).ok_or(KeyError::Signature)?;
    if parts.mark != PREHASHED || parts.id != key_id(&key.to_bytes()) {
        return Err(KeyError::Signature.into());
    }
    key.verify(&prehash(message), &parts.signature)?;
    let commented = [&parts.signature[..], parts.comment.as_bytes()].concat();
    key.verify(&commented, &parts.over_comment)
}

/// A key in groups that two people can compare on the telephone: the first 96 bits of SHA-256 over its 32 bytes.
#[must_use]
pub fn fingerprint(key: &VerifyingKey) -> String {
    let digest = sha256(&key.to_bytes());
    let groups = digest.chunks(2).take(FINGERPRINT_GROUPS);
    let groups: Vec<String> = groups.map(hex::encode_upper).collect();
    groups.join(" ")
}

/// The four lines of a signature, taken apart.
struct Parts<'a> {
    mark: [u8; 2],
    id: [u8; 8],
    signature: [u8; 64],
    comment: &'a str,
    over_comment: [u8; 64],
}

impl<'a> Parts<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let mut lines = text.split('\n');
        let untrusted = lines.next()?.strip_prefix(UNTRUSTED)?;
        let first = STANDARD.decode(lines.next()?).ok()?;
        let comment = lines.next()?.strip_prefix(TRUSTED)?;
        let second = STANDARD.decode(lines.next()?).ok()?;
        let nothing_follows = lines.next().is_none();
        let bounded = is_comment(untrusted, MAX_UNTRUSTED) && is_comment(comment, MAX_TRUSTED);
        let (mark, id, signature) = split::<64>(&first)?;
        (nothing_follows && bounded).then_some(Self {
            mark,
            id,
            signature,
            comment,
            over_comment: second.try_into().ok()?,
        })
    }
}

/// `minisign` writes tabs into its own comments; everything else that a terminal would act on is refused.
fn is_comment(text: &str, most: usize) -> bool {
    text.len() <= most && !text.contains(|c: char| c.is_control() && c != '\t')
}

/// Two bytes of kind, eight of key id, and then exactly `N`.
fn split<const N: usize>(bytes: &[u8]) -> Option<([u8; 2], [u8; 8], [u8; N])> {
    let (mark, rest) = bytes.split_first_chunk::<2>()?;
    let (id, rest) = rest.split_first_chunk::<8>()?;
    Some((*mark, *id, rest.try_into().ok()?))
}

fn key_id(public: &[u8; 32]) -> [u8; 8] {
    let [a, b, c, d, e, f, g, h, ..] = sha256(public);
    [a, b, c, d, e, f, g, h]
}

fn prehash(message: &[u8]) -> [u8; 64] {
    Blake2b512::digest(message).into()
}
