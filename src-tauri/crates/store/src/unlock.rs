//! Opening and closing a vault; a wrong passphrase, damage and a newer program are different answers.
//!
//! Not here: making a vault (`create.rs`), replacing passphrase and recovery key (`rekey.rs`).

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use fallmappe_domain::op::Op;
use fallmappe_seal::Passphrase;
use rusqlite::Connection;

use crate::error::{Result, StoreError};
use crate::key_file::KeyFile;
use crate::keys::Opened;
use crate::migrate::{self, MIGRATIONS, Migration};
use crate::tables::{Reader, facts};
use crate::vault_dir::{self, DATABASE, KEY_FILE_PREVIOUS, VaultLock};
use crate::{backup, cipher};

/// An open vault. Dropping it closes the database; [`Store::close`] does it with an answer.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) dir: PathBuf,
    // Held for as long as the vault is open; released by the system even if the program dies.
    _lock: VaultLock,
}

/// A vault that was just opened.
pub struct Unlocked {
    /// The open vault.
    pub store: Store,
    /// The key file was changed behind the program's back; it opened all the same.
    pub key_file_altered: bool,
}

impl Store {
    /// Opens a vault with its passphrase.
    ///
    /// # Errors
    /// `Missing`, `InUse`, `WrongPassphrase`, `PassphraseSlotDamaged`, `Damaged`, `KeyFileMismatch`, `NewerProgram`,
    /// `NoPermission`, `NoSpace`.
    pub fn unlock(dir: &Path, passphrase: &Passphrase, at: NaiveDateTime) -> Result<Unlocked> {
        let (unlocked, _) = Self::open(dir, at, |file| file.open_with_passphrase(passphrase))?;
        // The former key file was kept for the case that the new one does not open. It does.
        let _ = fs::remove_file(dir.join(KEY_FILE_PREVIOUS));
        Ok(unlocked)
    }

    /// Recomputes every checksum of the database.
    ///
    /// # Errors
    /// `Damaged` when anything does not fit.
    pub fn check_integrity(&self) -> Result<()> {
        cipher::check_integrity(&self.connection)
    }

    /// Version of the cipher in use.
    ///
    /// # Errors
    /// As every reading.
    pub fn cipher_version(&self) -> Result<String> {
        cipher::version(&self.connection)
    }

    /// Reading.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.connection)
    }

    /// Writes everything into the main file and closes it.
    ///
    /// # Errors
    /// `NoSpace` when the main file cannot take what is still in the WAL; nothing is lost then.
    pub fn close(self) -> Result<()> {
        cipher::close(self.connection)
    }

    /// Opens a vault with whichever slot `open_slot` opens.
    pub(crate) fn open(
        dir: &Path,
        at: NaiveDateTime,
        open_slot: impl FnOnce(&KeyFile) -> Result<Opened>,
    ) -> Result<(Unlocked, Opened)> {
        let lock = vault_dir::lock(dir)?;
        let opened = open_slot(&vault_dir::read_key_file(dir)?)?;
        Ok((
            Self::open_database(dir, lock, &opened, &MIGRATIONS, at)?,
            opened,
        ))
    }

    /// Opens the database of a vault whose lock is held and whose keys are known.
    pub(crate) fn open_database(
        dir: &Path,
        lock: VaultLock,
        opened: &Opened,
        ladder: &[Migration],
        at: NaiveDateTime,
    ) -> Result<Unlocked> {
        let mut connection = open_existing(&dir.join(DATABASE), opened)?;
        migrate::refuse_newer(&connection)?;
        check_belongs(&Reader::new(&connection), opened)?;
        if migrate::is_pending(&connection, ladder)? {
            backup::copy_before_migration(&connection, dir, at)?;
            migrate::migrate(&mut connection, ladder, at)?;
        }
        let mut store = Store {
            connection,
            dir: dir.to_owned(),
            _lock: lock,
        };
        let key_file_altered = store.reconcile(opened, at)?;
        Ok(Unlocked {
            store,
            key_file_altered,
        })
    }

    /// Compares the key file with what the database knows of it; answers whether it was altered.
    fn reconcile(&mut self, opened: &Opened, at: NaiveDateTime) -> Result<bool> {
        let reader = self.reader();
        if opened.file_sha256 == reader.fact(facts::KEY_FILE_SHA256)? {
            return Ok(false);
        }
        let is_newer = opened.generation > reader.fact_number(facts::GENERATION)?;
        let Some(recovery) = opened.recovery.as_ref().filter(|_| is_newer) else {
            return Ok(true);
        };
        // A sound key file newer than the database knows comes from a replacement that was cut off; it is completed.
        let same_paper = reader.fact(facts::RECOVERY_RECIPIENT)? == recovery.to_string();
        let op = if same_paper {
            Op::ChangePassphrase
        } else {
            Op::Recover
        };
        self.record_key_file(op, opened.generation, &opened.file_sha256, recovery, at)?;
        Ok(false)
    }
}

/// The opened slot holds the key of this very database, and is not older than the newest one.
///
/// Whoever has the public recovery recipient can write a recovery slot with another key in it; the key check tells.
pub(crate) fn check_belongs(reader: &Reader<'_>, opened: &Opened) -> Result<()> {
    let fits = opened.vault_id.0 == reader.fact(facts::VAULT_ID)?
        && opened.key_check() == reader.fact(facts::KEY_CHECK)?
        && opened.generation >= reader.fact_number(facts::GENERATION)?;
    if fits {
        Ok(())
    } else {
        Err(StoreError::KeyFileMismatch)
    }
}

/// A vault always has tables: an empty or missing database is a lost one, and nothing is ever made in its place.
fn open_existing(path: &Path, opened: &Opened) -> Result<Connection> {
    let salt = cipher::stored_salt(path)?.ok_or(StoreError::Damaged)?;
    let connection = cipher::open(path, &opened.keys).map_err(|error| match error {
        // With another salt in the file, the likely reason is a key file of another vault.
        StoreError::Damaged if salt != opened.keys.salt && !cipher::is_plain(&salt) => {
            StoreError::KeyFileMismatch
        }
        other => other,
    })?;
    match migrate::applied(&connection)? {
        Some(_) => Ok(connection),
        None => Err(StoreError::Damaged),
    }
}
