//! Ed25519 signatures: who wrote this. age alone does not say, anybody can seal for a public key.
//!
//! Keeping and renewing keys is the business of the store; here they are bytes.

use std::fmt;

use ed25519_dalek::{Signature, Signer};

use crate::error::{KeyError, SealError};

/// Signs. Wiped from memory when dropped; has no `Debug` on purpose.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key that belongs to a 32-byte seed (RFC 8032). The seed is the secret and must be
    /// random.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The public half.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    /// Signs these bytes. The same bytes give the same signature.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// Checks signatures. Shown and stored as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// Reads 64 hexadecimal digits; space around them is ignored.
    ///
    /// # Errors
    /// [`KeyError::VerifyingKey`] if it is no Ed25519 key, or one with which anything verifies.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| KeyError::VerifyingKey)?;
        Self::from_bytes(&bytes)
    }

    /// Reads the 32 bytes of RFC 8032.
    ///
    /// # Errors
    /// As [`VerifyingKey::parse`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, SealError> {
        match ed25519_dalek::VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(KeyError::VerifyingKey.into()),
        }
    }

    /// The 32 bytes of RFC 8032.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// 64 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0.as_bytes())
    }

    /// Accepts the signature of exactly this message by this key (strict: no second form of a
    /// signature).
    ///
    /// # Errors
    /// [`KeyError::Signature`].
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), SealError> {
        self.0
            .verify_strict(message, &Signature::from_bytes(signature))
            .map_err(|_| KeyError::Signature.into())
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}
