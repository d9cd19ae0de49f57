//! age keys for recipients: the public half that is passed around, the secret half that stays.
//!
//! Only X25519. Generating uses the operating system's generator inside the age library, the one
//! place where this crate draws randomness of its own (together with the file keys and nonces of
//! every sealing).

use std::fmt;

use age::secrecy::ExposeSecret;
use zeroize::Zeroizing;

use crate::error::{KeyError, SealError};

/// Points of small order on Curve25519, little endian, without the top bit. Every secret key gives
/// zero with them: such a "recipient" belongs to nobody, and age stops the program when it meets
/// one. List: <https://cr.yp.to/ecdh.html#validate>.
const SMALL_ORDER: [&str; 7] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

/// Somebody who can open what is sealed for them: an age X25519 public key (`age1…`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(age::x25519::Recipient);

impl Recipient {
    /// Reads an `age1…` key. Space around it is ignored, as it comes along when pasting.
    ///
    /// # Errors
    /// [`KeyError::Recipient`] for anything else, also for a key that nobody can own.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let text = text.trim();
        let recipient = text.parse().map_err(|_| KeyError::Recipient)?;
        match bech32::decode(text) {
            Ok((_, point)) if !has_small_order(&point) => Ok(Self(recipient)),
            _ => Err(KeyError::Recipient.into()),
        }
    }

    pub(crate) fn as_age(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl std::str::FromStr for Recipient {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        Self::parse(text)
    }
}

/// The secret half of an age key. Wiped from memory when dropped; has no `Debug` on purpose.
#[derive(Clone)]
pub struct Identity(age::x25519::Identity);

impl Identity {
    /// A new key from the operating system's generator.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads an `AGE-SECRET-KEY-1…` text, also as typed from paper (any case, with spaces and line
    /// breaks) or as the whole file that `age-keygen` writes (lines beginning with `#` are
    /// comments).
    ///
    /// # Errors
    /// [`KeyError::Identity`] if this is not exactly one intact key.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let mut key = Zeroizing::new(String::with_capacity(text.len()));
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            key.extend(line.chars().filter(|c| !c.is_whitespace()));
        }
        key.make_ascii_uppercase();
        key.parse().map(Self).map_err(|_| KeyError::Identity.into())
    }

    /// The public half, for those who seal.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The text that is printed on paper once: `AGE-SECRET-KEY-1…`.
    pub fn to_secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    pub(crate) fn as_age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

/// Whether the public key is one of the few that make every shared secret zero.
fn has_small_order(point: &[u8]) -> bool {
    let mut point = point.to_vec();
    if let Some(last) = point.last_mut() {
        *last &= 0x7f;
    }
    SMALL_ORDER.contains(&hex::encode(point).as_str())
}
