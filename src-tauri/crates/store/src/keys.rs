//! What a slot of the key file holds: the keys of the database and whose they are.

use fallmappe_seal::{Recipient, keyed_checksum};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Result, StoreError};

const VERSION: u32 = 1;
const KEY_CHECK_LABEL: &str = "fallmappe key check v1";
/// Room for a slot's content, so that no outgrown copy of the data key stays behind in memory.
const CONTENT_BYTES: usize = 512;

/// Sixteen random bytes that name a vault, as hex.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(pub String);

/// The recovery key: shown once, printed, kept in an envelope.
pub struct RecoveryKey(pub Zeroizing<String>);

/// Data key and salt of the database; wiped when dropped.
pub struct Keys {
    /// The 256-bit data key.
    pub dek: Zeroizing<[u8; 32]>,
    /// The salt that SQLCipher would keep in the first bytes of the file.
    pub salt: [u8; 16],
}

/// An opened key file.
pub struct Opened {
    /// The keys.
    pub keys: Keys,
    /// The generation that the opened slot states; the frame's own number is not trusted.
    pub generation: u64,
    /// The vault that the opened slot states.
    pub vault_id: VaultId,
    /// The public part of the recovery key; `None` when the frame or another slot was changed.
    pub recovery: Option<Recipient>,
    /// Hash of the whole file.
    pub file_sha256: String,
}

impl Opened {
    /// What the database stores to know its own data key again, without holding it.
    pub fn key_check(&self) -> String {
        hex::encode(keyed_checksum(
            &self.keys.dek,
            KEY_CHECK_LABEL,
            self.vault_id.0.as_bytes(),
        ))
    }
}

/// What every slot holds.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SlotContent {
    version: u32,
    /// Which vault.
    pub vault_id: VaultId,
    /// Which replacement of the key file.
    pub generation: u64,
    dek: String,
    salt: String,
}

impl SlotContent {
    /// The bytes that go into a slot.
    pub fn to_bytes(
        vault_id: &VaultId,
        generation: u64,
        keys: &Keys,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let content = Self {
            version: VERSION,
            vault_id: vault_id.clone(),
            generation,
            dek: hex::encode(keys.dek.as_slice()),
            salt: hex::encode(keys.salt),
        };
        let mut bytes = Zeroizing::new(Vec::with_capacity(CONTENT_BYTES));
        serde_json::to_writer(&mut *bytes, &content)?;
        Ok(bytes)
    }

    /// The content of an opened slot.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let content: Self = serde_json::from_slice(bytes).map_err(|_| StoreError::Damaged)?;
        match content.version {
            VERSION => Ok(content),
            newer if newer > VERSION => Err(StoreError::NewerProgram),
            _ => Err(StoreError::Damaged),
        }
    }

    /// The keys in it.
    pub fn keys(&self) -> Result<Keys> {
        let mut keys = Keys {
            dek: Zeroizing::new([0u8; 32]),
            salt: [0u8; 16],
        };
        hex::decode_to_slice(&self.dek, keys.dek.as_mut_slice())
            .map_err(|_| StoreError::Damaged)?;
        hex::decode_to_slice(&self.salt, &mut keys.salt).map_err(|_| StoreError::Damaged)?;
        Ok(keys)
    }
}

impl Drop for SlotContent {
    fn drop(&mut self) {
        self.dek.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_of_a_newer_program_is_not_called_damaged() {
        let keys = Keys {
            dek: Zeroizing::new([7; 32]),
            salt: [1; 16],
        };
        let bytes = SlotContent::to_bytes(&VaultId("ab".into()), 3, &keys).unwrap();
        assert_eq!(SlotContent::read(&bytes).unwrap().generation, 3);
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        for (version, answer) in [(0, StoreError::Damaged), (2, StoreError::NewerProgram)] {
            let other = text.replace("\"version\":1", &format!("\"version\":{version}"));
            assert_eq!(SlotContent::read(other.as_bytes()).err(), Some(answer));
        }
    }
}
