//! Sealing and opening: the only crate that knows age, Ed25519 and HMAC.
//!
//! It knows nothing of the product: bytes go in, bytes come out. File formats (the key file, the
//! packet, the envelope) are built by the crates that own them, on top of these few functions.
//!
//! Deliberately not here: files, clocks, retries, and any age feature beyond X25519 recipients and
//! passphrases (no plugins, no SSH keys, because a plugin name from a file could start a program).

mod digest;
mod error;
mod header;
mod keys;
mod minisign;
mod open;
mod passphrase;
mod seal;
mod signature;
mod strength;

pub use digest::{checksum_matches, keyed_checksum, sha256, sha256_hex};
pub use error::{KeyError, OpenError, SealError};
pub use header::Limits;
pub use keys::{Identity, Recipient};
pub use minisign::{
    fingerprint, minisign, minisign_public_key, parse_minisign_public_key, verify_minisign,
};
pub use open::{binary_form, is_locked_with_passphrase, open_with, open_with_passphrase};
pub use passphrase::{Passphrase, WORDS_RECOMMENDED, generate_passphrase};
pub use seal::{lock_with_passphrase, lock_with_passphrase_binary, seal_for, seal_for_armored};
pub use signature::{SigningKey, VerifyingKey};
pub use strength::{Strength, WeakReason};

#[cfg(test)]
mod tests;
