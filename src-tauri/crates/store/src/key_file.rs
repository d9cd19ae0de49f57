//! The key file: one random data key, wrapped once for the passphrase and once for the recovery key on paper.
//!
//! Each slot is a complete age file of its own, so that an ordinary age program can open it in an emergency. All slots
//! hold the same bytes. A plain hash per slot tells "damaged" from "wrong passphrase", which age cannot; a checksum
//! keyed with the data key tells whether a slot was exchanged or removed (decision 0002).

use chrono::NaiveDateTime;
use fallmappe_seal::{
    Identity, Limits, OpenError, Passphrase, Recipient, checksum_matches, keyed_checksum,
    lock_with_passphrase, open_with, open_with_passphrase, seal_for_armored, sha256_hex,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::keys::{Keys, Opened, SlotContent, VaultId};
use crate::salvage;
use crate::slot::{KIND_PASSPHRASE, KIND_RECOVERY, Slot};

const FORMAT: &str = "fallmappe-key-file";
const VERSION: u32 = 1;
const CHECKSUM_LABEL: &str = "fallmappe key file v1";

/// The file as it stands on disk.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyFile {
    format: String,
    version: u32,
    vault_id: VaultId,
    /// Counts the replacements of this file.
    pub generation: u64,
    created_at: NaiveDateTime,
    slots: Vec<Slot>,
    checksum: String,
    /// Hash of the bytes it was read from; not part of the file.
    #[serde(skip)]
    file_sha256: String,
}

/// What a new key file says about itself.
pub struct Frame {
    /// Which vault it opens.
    pub vault_id: VaultId,
    /// Which replacement it is.
    pub generation: u64,
    /// When it is made.
    pub created_at: NaiveDateTime,
}

impl KeyFile {
    /// A new key file for these keys. The passphrase slot is opened again before it counts; whoever holds the recovery
    /// identity does the same with the other one.
    pub fn make(
        frame: Frame,
        keys: &Keys,
        passphrase: &Passphrase,
        recovery: &Recipient,
    ) -> Result<Self> {
        let content = SlotContent::to_bytes(&frame.vault_id, frame.generation, keys)?;
        let by_passphrase =
            lock_with_passphrase(passphrase, &content).map_err(|_| StoreError::Internal)?;
        let opened = open_with_passphrase(passphrase, &by_passphrase);
        if !opened.is_ok_and(|opened| *opened == *content) {
            return Err(StoreError::Internal);
        }
        let by_recovery = seal_for_armored(std::slice::from_ref(recovery), &content)
            .map_err(|_| StoreError::Internal)?;
        let mut file = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            vault_id: frame.vault_id,
            generation: frame.generation,
            created_at: frame.created_at,
            slots: vec![
                Slot::new(1, KIND_PASSPHRASE, "Passwort", String::new(), by_passphrase),
                Slot::new(
                    2,
                    KIND_RECOVERY,
                    "Notfallblatt",
                    recovery.to_string(),
                    by_recovery,
                ),
            ],
            ..Self::default()
        };
        file.checksum = hex::encode(keyed_checksum(&keys.dek, CHECKSUM_LABEL, &file.unsigned()?));
        Ok(file)
    }

    /// Reads the file. A newer version and damage are different answers; of a damaged one the slots that can still be
    /// found are taken.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let read = match serde_json::from_slice::<Value>(bytes) {
            Ok(value) if is_newer(&value) => return Err(StoreError::NewerProgram),
            Ok(value) => serde_json::from_value(value).ok().filter(Self::is_ours),
            Err(_) => None,
        };
        let file = match read {
            Some(file) => file,
            None => Self::salvaged(bytes)?,
        };
        Ok(Self {
            file_sha256: sha256_hex(bytes),
            ..file
        })
    }

    /// The bytes on disk.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Opens the passphrase slot.
    pub fn open_with_passphrase(&self, passphrase: &Passphrase) -> Result<Opened> {
        let slot = self
            .slot(KIND_PASSPHRASE)
            .ok_or(StoreError::PassphraseSlotDamaged)?;
        match open_with_passphrase(passphrase, &slot.age) {
            Ok(content) => self.opened(&content),
            Err(OpenError::WrongKey) if slot.is_intact() => Err(StoreError::WrongPassphrase),
            Err(_) => Err(StoreError::PassphraseSlotDamaged),
        }
    }

    /// Opens the recovery slot.
    pub fn open_with_recovery(&self, identity: &Identity) -> Result<Opened> {
        let slot = self
            .slot(KIND_RECOVERY)
            .ok_or(StoreError::RecoverySlotDamaged)?;
        match open_with(identity, slot.age.as_bytes(), &Limits::packet()) {
            Ok(content) => self.opened(&content),
            Err(OpenError::WrongKey) if slot.is_intact() => Err(StoreError::WrongRecoveryKey),
            Err(_) => Err(StoreError::RecoverySlotDamaged),
        }
    }

    fn is_ours(&self) -> bool {
        self.format == FORMAT && self.version == VERSION
    }

    /// Without a frame there is no checksum to match, so what is opened from it counts as altered.
    fn salvaged(bytes: &[u8]) -> Result<Self> {
        let slots: Vec<Slot> = salvage::slots(bytes).into_iter().map(Slot::from).collect();
        if slots.is_empty() {
            return Err(StoreError::Damaged);
        }
        Ok(Self {
            slots,
            ..Self::default()
        })
    }

    fn opened(&self, content: &[u8]) -> Result<Opened> {
        let content = SlotContent::read(content)?;
        let keys = content.keys()?;
        let expected = hex::decode(&self.checksum).unwrap_or_default();
        let fits = checksum_matches(&keys.dek, CHECKSUM_LABEL, &self.unsigned()?, &expected);
        let recovery = self
            .slot(KIND_RECOVERY)
            .and_then(|s| Recipient::parse(&s.recipient).ok());
        Ok(Opened {
            keys,
            generation: content.generation,
            vault_id: content.vault_id.clone(),
            recovery: recovery.filter(|_| fits),
            file_sha256: self.file_sha256.clone(),
        })
    }

    fn slot(&self, kind: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.kind == kind)
    }

    fn unsigned(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(&Self {
            checksum: String::new(),
            ..self.clone()
        })?)
    }
}

fn is_newer(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_u64);
    value.get("format").and_then(Value::as_str) == Some(FORMAT)
        && version.is_some_and(|version| version > u64::from(VERSION))
}

#[cfg(test)]
mod tests;
