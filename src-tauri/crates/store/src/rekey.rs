//! Replacing what opens a vault: the passphrase, the paper, or both. The data and their key stay as they are.

use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;
use fallmappe_domain::op::Op;
use fallmappe_seal::{Identity, Passphrase, Recipient, sha256_hex};
use zeroize::Zeroizing;

use crate::create::Created;
use crate::error::{Result, StoreError};
use crate::files;
use crate::key_file::{Frame, KeyFile};
use crate::keys::{Opened, RecoveryKey};
use crate::tables::facts;
use crate::unlock::{Store, check_belongs};
use crate::vault_dir::{KEY_FILE, KEY_FILE_NEW, KEY_FILE_PREVIOUS, read_key_file};

impl Store {
    /// Opens a vault with the recovery key and at once replaces passphrase and recovery key.
    ///
    /// # Errors
    /// `WrongRecoveryKey`, `RecoverySlotDamaged`, and as [`Store::unlock`].
    pub fn recover(
        dir: &Path,
        recovery_key: &str,
        new_passphrase: &Passphrase,
        at: NaiveDateTime,
    ) -> Result<Created> {
        let identity = typed_identity(recovery_key)?;
        let (unlocked, opened) = Self::open(dir, at, |file| file.open_with_recovery(&identity))?;
        let mut store = unlocked.store;
        let recovery_key = store.wrap_for_new_paper(&opened, new_passphrase, Op::Recover, at)?;
        Ok(Created {
            store,
            recovery_key,
            vault_id: opened.vault_id,
        })
    }

    /// Makes a new recovery key, e.g. because the paper is lost or was seen; the old paper opens nothing any more.
    ///
    /// # Errors
    /// As [`Store::change_passphrase`].
    pub fn renew_recovery_key(
        &mut self,
        current: &Passphrase,
        at: NaiveDateTime,
    ) -> Result<RecoveryKey> {
        let opened = read_key_file(&self.dir)?.open_with_passphrase(current)?;
        check_belongs(&self.reader(), &opened)?;
        self.wrap_for_new_paper(&opened, current, Op::RenewRecoveryKey, at)
    }

    /// Replaces the passphrase. The data and the paper stay as they are.
    ///
    /// The recovery slot is made anew for the paper that the database knows; the key file's own word for it could have
    /// been exchanged by anybody who can write to the directory.
    ///
    /// # Errors
    /// `WrongPassphrase`, `PassphraseSlotDamaged`, `KeyFileMismatch`, `NoSpace`, `NoPermission`.
    pub fn change_passphrase(
        &mut self,
        current: &Passphrase,
        new: &Passphrase,
        at: NaiveDateTime,
    ) -> Result<()> {
        let opened = read_key_file(&self.dir)?.open_with_passphrase(current)?;
        check_belongs(&self.reader(), &opened)?;
        let recipient = self.reader().fact(facts::RECOVERY_RECIPIENT)?;
        let recovery = Recipient::parse(&recipient).map_err(|_| StoreError::Damaged)?;
        let file = self.wrap_again(&opened, new, &recovery, at)?;
        self.replace_key_file(&file, &recovery, Op::ChangePassphrase, at)
    }

    /// Whether this recovery key opens the vault; remembered when it does.
    ///
    /// # Errors
    /// `WrongRecoveryKey`, `RecoverySlotDamaged`, `KeyFileMismatch` when the slot opens but holds another key.
    pub fn confirm_recovery_key(&mut self, typed: &str, at: NaiveDateTime) -> Result<()> {
        let opened = read_key_file(&self.dir)?.open_with_recovery(&typed_identity(typed)?)?;
        check_belongs(&self.reader(), &opened)?;
        self.transact(Op::ConfirmRecoveryKey, None, at, |tx| {
            facts::write(tx.connection(), facts::RECOVERY_CONFIRMED, "1")
        })?;
        Ok(())
    }

    /// Notes in the database which key file is the newest; a new paper has not been tried yet.
    pub(crate) fn record_key_file(
        &mut self,
        op: Op,
        generation: u64,
        sha256: &str,
        recovery: &Recipient,
        at: NaiveDateTime,
    ) -> Result<()> {
        let recipient = recovery.to_string();
        let is_new_paper = self.reader().fact(facts::RECOVERY_RECIPIENT)? != recipient;
        self.transact(op, None, at, |tx| {
            facts::write(tx.connection(), facts::GENERATION, &generation.to_string())?;
            facts::write(tx.connection(), facts::KEY_FILE_SHA256, sha256)?;
            facts::write(tx.connection(), facts::RECOVERY_RECIPIENT, &recipient)?;
            if is_new_paper {
                facts::write(tx.connection(), facts::RECOVERY_CONFIRMED, "0")?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// A fresh recovery key, tried before it counts.
    fn wrap_for_new_paper(
        &mut self,
        opened: &Opened,
        passphrase: &Passphrase,
        op: Op,
        at: NaiveDateTime,
    ) -> Result<RecoveryKey> {
        let fresh = Identity::generate();
        let file = self.wrap_again(opened, passphrase, &fresh.recipient(), at)?;
        if file.open_with_recovery(&fresh)?.keys.dek != opened.keys.dek {
            return Err(StoreError::Internal);
        }
        self.replace_key_file(&file, &fresh.recipient(), op, at)?;
        Ok(RecoveryKey(fresh.to_secret()))
    }

    fn wrap_again(
        &self,
        opened: &Opened,
        passphrase: &Passphrase,
        recovery: &Recipient,
        at: NaiveDateTime,
    ) -> Result<KeyFile> {
        let generation = opened
            .generation
            .checked_add(1)
            .ok_or(StoreError::Damaged)?;
        let frame = Frame {
            vault_id: opened.vault_id.clone(),
            generation,
            created_at: at,
        };
        KeyFile::make(frame, &opened.keys, passphrase, recovery)
    }

    fn replace_key_file(
        &mut self,
        file: &KeyFile,
        recovery: &Recipient,
        op: Op,
        at: NaiveDateTime,
    ) -> Result<()> {
        let bytes = file.to_bytes()?;
        let path = self.dir.join(KEY_FILE);
        let new = self.dir.join(KEY_FILE_NEW);
        files::replace(&self.dir.join(KEY_FILE_PREVIOUS), &new, &fs::read(&path)?)?;
        files::replace(&path, &new, &bytes)?;
        // If the machine dies before this line, the key file is newer than the database says; the next opening
        // completes it.
        self.record_key_file(op, file.generation, &sha256_hex(&bytes), recovery, at)
    }
}

/// A key as typed from paper, in groups and over several lines.
fn typed_identity(typed: &str) -> Result<Identity> {
    let mut text = Zeroizing::new(String::with_capacity(typed.len()));
    text.extend(typed.chars().filter(|c| !c.is_whitespace()));
    Identity::parse(&text).map_err(|_| StoreError::WrongRecoveryKey)
}
