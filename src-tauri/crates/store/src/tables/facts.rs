//! Facts about the vault itself.

use fallmappe_seal::{Identity, SigningKey};
use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use super::Reader;
use crate::error::{Result, StoreError};

pub const VAULT_ID: &str = "vault_id";
pub const GENERATION: &str = "key_file_generation";
pub const KEY_CHECK: &str = "key_check";
pub const RECOVERY_RECIPIENT: &str = "recovery_recipient";
pub const KEY_FILE_SHA256: &str = "key_file_sha256";
pub const PRACTICE: &str = "practice";
pub const RECOVERY_CONFIRMED: &str = "recovery_confirmed";
pub const SIGNING_SEED: &str = "signing_seed";
pub const OWN_IDENTITY: &str = "own_identity";

pub fn write(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection.execute(
        "INSERT INTO vault_fact (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )?;
    Ok(())
}

/// Makes the key under which others seal packets for this vault. One that is there is never replaced: what was sealed for
/// it could not be opened any more.
pub fn make_own_identity(connection: &Connection) -> Result<()> {
    connection.execute(
        "INSERT INTO vault_fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        (OWN_IDENTITY, Identity::generate().to_secret().as_str()),
    )?;
    Ok(())
}

impl Reader<'_> {
    pub(crate) fn fact(&self, name: &str) -> Result<String> {
        self.connection
            .query_row(
                "SELECT value FROM vault_fact WHERE name = ?1",
                [name],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(StoreError::Damaged)
    }

    pub(crate) fn fact_number(&self, name: &str) -> Result<u64> {
        self.fact(name)?.parse().map_err(|_| StoreError::Damaged)
    }

    /// The vault's id.
    pub fn vault_id(&self) -> Result<String> {
        self.fact(VAULT_ID)
    }

    /// Whether this is a practice vault.
    pub fn is_practice(&self) -> Result<bool> {
        Ok(self.fact(PRACTICE)? == "1")
    }

    /// Whether the recovery key was typed back once.
    pub fn recovery_confirmed(&self) -> Result<bool> {
        Ok(self.fact(RECOVERY_CONFIRMED)? == "1")
    }

    /// The key with which this vault signs what it sends.
    pub fn signing_key(&self) -> Result<SigningKey> {
        let text = Zeroizing::new(self.fact(SIGNING_SEED)?);
        let mut seed = Zeroizing::new([0u8; 32]);
        hex::decode_to_slice(text.as_bytes(), seed.as_mut_slice())
            .map_err(|_| StoreError::Damaged)?;
        Ok(SigningKey::from_seed(&seed))
    }

    /// The key that opens packets and receipts which were sealed for this vault.
    pub fn own_identity(&self) -> Result<Identity> {
        let text = Zeroizing::new(self.fact(OWN_IDENTITY)?);
        Identity::parse(&text).map_err(|_| StoreError::Damaged)
    }
}
