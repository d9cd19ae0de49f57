//! The key file: one random data key, wrapped once for the passphrase and once for the recovery key on paper.
//!
//! Each slot is a complete age file of its own, so that an ordinary age program can open it in an emergency. All slots
//! hold the same bytes. A plain hash per slot tells "damaged" from "wrong passphrase", which age cannot; a checksum
//! keyed with the data key tells whether a slot was exchanged or removed (design text security.md, 2.3).

use chrono::NaiveDateTime;
use fallmappe_seal::{
    Identity, Limits, OpenError, Passphrase, Recipient, checksum_matches, keyed_checksum, lock_with_passphrase,
    open_with, open_with_passphrase, seal_for_armored, sha256_hex,
};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Result, StoreError};

const FORMAT: &str = "fallmappe-key-file";
const VERSION: u32 = 1;
const CHECKSUM_LABEL: &str = "fallmappe key file v1";
const KIND_PASSPHRASE: &str = "age-scrypt";
const KIND_RECOVERY: &str = "age-x25519";

/// Sixteen random bytes that name a vault, as hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The file as it stands on disk.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyFile {
    format: String,
    version: u32,
    /// Which vault it opens.
    pub vault_id: VaultId,
    /// Counts the replacements of this file.
    pub generation: u64,
    created_at: NaiveDateTime,
    slots: Vec<Slot>,
    checksum: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Slot {
    id: u32,
    kind: String,
    label: String,
    /// Public part, where there is one.
    recipient: String,
    age: String,
    sha256: String,
}

/// What every slot holds.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SlotContent {
    version: u32,
    vault_id: VaultId,
    generation: u64,
    dek: String,
    salt: String,
}

impl Drop for SlotContent {
    fn drop(&mut self) {
        self.dek.zeroize();
    }
}

/// An opened key file.
pub struct Opened {
    /// The keys.
    pub keys: Keys,
    /// The generation that the opened slot states; the frame's own number is not trusted.
    pub generation: u64,
    /// The vault that the opened slot states.
    pub vault_id: VaultId,
    /// The frame or another slot was changed behind the program's back.
    pub altered: bool,
}

impl KeyFile {
    /// A new key file for these keys. Every slot is opened again before it counts.
    pub fn make(
        vault_id: VaultId,
        generation: u64,
        created_at: NaiveDateTime,
        keys: &Keys,
        passphrase: &Passphrase,
        recovery: &Recipient,
    ) -> Result<Self> {
        let content = slot_content(&vault_id, generation, keys)?;
        let by_passphrase =
            lock_with_passphrase(passphrase, &content).map_err(|_| StoreError::Internal)?;
        let opened = open_with_passphrase(passphrase, &by_passphrase);
        if opened.is_ok_and(|opened| *opened != *content) {
            return Err(StoreError::Internal);
        }
        let by_recovery = seal_for_armored(std::slice::from_ref(recovery), &content)
            .map_err(|_| StoreError::Internal)?;
        let slots = vec![
            slot(1, KIND_PASSPHRASE, "Passwort", String::new(), by_passphrase),
            slot(2, KIND_RECOVERY, "Notfallblatt", recovery.to_string(), by_recovery),
        ];
        let mut file = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            vault_id,
            generation,
            created_at,
            slots,
            checksum: String::new(),
        };
        file.checksum = hex::encode(keyed_checksum(&keys.dek, CHECKSUM_LABEL, &file.unsigned()?));
        Ok(file)
    }

    /// Reads the frame. A newer version, damage and a foreign file are different answers.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|_| StoreError::Damaged)?;
        if value.get("format").and_then(|f| f.as_str()) != Some(FORMAT) {
            return Err(StoreError::Damaged);
        }
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if version > u64::from(VERSION) => return Err(StoreError::NewerProgram),
            Some(version) if version == u64::from(VERSION) => {}
            _ => return Err(StoreError::Damaged),
        }
        serde_json::from_value(value).map_err(|_| StoreError::Damaged)
    }

    /// The bytes on disk.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Opens the passphrase slot.
    pub fn open_with_passphrase(&self, passphrase: &Passphrase) -> Result<Opened> {
        let slot = self.slot(KIND_PASSPHRASE).ok_or(StoreError::PassphraseSlotDamaged)?;
        match open_with_passphrase(passphrase, &slot.age) {
            Ok(content) => self.opened(&content),
            Err(OpenError::WrongKey) if slot.is_intact() => Err(StoreError::WrongPassphrase),
            Err(_) => Err(StoreError::PassphraseSlotDamaged),
        }
    }

    /// Opens the recovery slot.
    pub fn open_with_recovery(&self, identity: &Identity) -> Result<Opened> {
        let slot = self.slot(KIND_RECOVERY).ok_or(StoreError::RecoverySlotDamaged)?;
        match open_with(identity, slot.age.as_bytes(), &Limits::packet()) {
            Ok(content) => self.opened(&content),
            Err(OpenError::WrongKey) if slot.is_intact() => Err(StoreError::WrongRecoveryKey),
            Err(_) => Err(StoreError::RecoverySlotDamaged),
        }
    }

    /// The public part of the recovery key, to wrap the same keys again without the paper.
    pub fn recovery_recipient(&self) -> Result<Recipient> {
        let slot = self.slot(KIND_RECOVERY).ok_or(StoreError::RecoverySlotDamaged)?;
        Recipient::parse(&slot.recipient).map_err(|_| StoreError::RecoverySlotDamaged)
    }

    fn opened(&self, content: &[u8]) -> Result<Opened> {
        let content: SlotContent =
            serde_json::from_slice(content).map_err(|_| StoreError::Damaged)?;
        let mut dek = Zeroizing::new([0u8; 32]);
        let mut salt = [0u8; 16];
        hex::decode_to_slice(&content.dek, dek.as_mut_slice()).map_err(|_| StoreError::Damaged)?;
        hex::decode_to_slice(&content.salt, &mut salt).map_err(|_| StoreError::Damaged)?;
        let expected = hex::decode(&self.checksum).unwrap_or_default();
        let fits = checksum_matches(&dek, CHECKSUM_LABEL, &self.unsigned()?, &expected);
        let same = content.vault_id == self.vault_id && content.generation == self.generation;
        Ok(Opened {
            keys: Keys { dek, salt },
            generation: content.generation,
            vault_id: content.vault_id.clone(),
            altered: !(fits && same),
        })
    }

    fn slot(&self, kind: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.kind == kind)
    }

    fn unsigned(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(&Self { checksum: String::new(), ..self.clone() })?)
    }
}

impl Slot {
    fn is_intact(&self) -> bool {
        sha256_hex(self.age.as_bytes()) == self.sha256
    }
}

fn slot(id: u32, kind: &str, label: &str, recipient: String, age: String) -> Slot {
    let sha256 = sha256_hex(age.as_bytes());
    Slot { id, kind: kind.to_owned(), label: label.to_owned(), recipient, age, sha256 }
}

fn slot_content(vault_id: &VaultId, generation: u64, keys: &Keys) -> Result<Zeroizing<Vec<u8>>> {
    let content = SlotContent {
        version: VERSION,
        vault_id: vault_id.clone(),
        generation,
        dek: hex::encode(keys.dek.as_slice()),
        salt: hex::encode(keys.salt),
    };
    Ok(Zeroizing::new(serde_json::to_vec(&content)?))
}
