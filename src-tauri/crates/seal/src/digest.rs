//! Plain hashes, and checksums that only the holder of a key can make.
//!
//! A plain hash finds damage; a keyed checksum also finds exchange by somebody with write access.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// SHA-256.
pub fn sha256(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256_hex(data: &[u8]) -> String {
    hex::encode(sha256(data))
}

/// HMAC-SHA-256 over `data`, under a key derived by HKDF-SHA-256 (RFC 5869, no salt) from `key`
/// with `label` as its info.
///
/// The label keeps uses apart: a checksum made for one purpose never passes for another.
pub fn keyed_checksum(key: &[u8; 32], label: &str, data: &[u8]) -> [u8; 32] {
    mac(key, label, data).finalize().into_bytes().into()
}

/// Whether `checksum` is the [`keyed_checksum`] of these data, compared in constant time.
pub fn checksum_matches(key: &[u8; 32], label: &str, data: &[u8], checksum: &[u8]) -> bool {
    mac(key, label, data).verify_slice(checksum).is_ok()
}

fn mac(key: &[u8; 32], label: &str, data: &[u8]) -> Hmac<Sha256> {
    let derived = derive(key, label);
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(derived.as_slice()) else {
        unreachable!("HMAC takes keys of any length")
    };
    mac.update(data);
    mac
}

fn derive(key: &[u8; 32], label: &str) -> Zeroizing<[u8; 32]> {
    let mut derived = Zeroizing::new([0; 32]);
    let Ok(()) = Hkdf::<Sha256>::new(None, key).expand(label.as_bytes(), derived.as_mut()) else {
        unreachable!("32 bytes are one block of HKDF-SHA-256, far below its limit of 255")
    };
    derived
}
