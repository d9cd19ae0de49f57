//! One slot of the key file: a complete age file with a plain hash beside it.

use fallmappe_seal::sha256_hex;
use serde::{Deserialize, Serialize};

use crate::salvage::{Found, Wrapped};

/// A slot that a passphrase opens.
pub const KIND_PASSPHRASE: &str = "age-scrypt";
/// A slot that the recovery key opens.
pub const KIND_RECOVERY: &str = "age-x25519";

/// A slot as it stands in the file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Slot {
    id: u32,
    /// How it is opened.
    pub kind: String,
    label: String,
    /// Public part, where there is one.
    pub recipient: String,
    /// The armoured age file.
    pub age: String,
    sha256: String,
}

impl Slot {
    /// A slot with its hash.
    pub fn new(id: u32, kind: &str, label: &str, recipient: String, age: String) -> Self {
        let sha256 = sha256_hex(age.as_bytes());
        Self {
            id,
            kind: kind.to_owned(),
            label: label.to_owned(),
            recipient,
            age,
            sha256,
        }
    }

    /// Whether the age file is what it was when the slot was made; age cannot tell damage from a wrong passphrase.
    pub fn is_intact(&self) -> bool {
        sha256_hex(self.age.as_bytes()) == self.sha256
    }
}

impl From<Found> for Slot {
    fn from(found: Found) -> Self {
        let kind = match found.wrapped {
            Wrapped::ByPassphrase => KIND_PASSPHRASE,
            Wrapped::ByIdentity => KIND_RECOVERY,
        };
        Self {
            id: 0,
            kind: kind.to_owned(),
            label: String::new(),
            recipient: String::new(),
            age: found.age,
            sha256: found.sha256,
        }
    }
}
