//! Making, opening and closing a vault; a wrong passphrase, damage and a newer program are different answers.
//!
//! A vault directory holds `faelle.db` (SQLCipher), `schluessel.json` (key file), for one unlock after a replacement
//! `schluessel.json.prev`, and `offen.sperre`, which a running program keeps locked.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use fallmappe_domain::op::Op;
use fallmappe_seal::{Identity, Passphrase, Recipient, sha256_hex};
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::cipher;
use crate::error::{Result, StoreError};
use crate::files;
use crate::key_file::{KeyFile, Keys, Opened, RecoveryKey, VaultId};
use crate::migrate;
use crate::tables::{Reader, facts};

const DATABASE: &str = "faelle.db";
const KEY_FILE: &str = "schluessel.json";
const KEY_FILE_NEW: &str = "schluessel.json.neu";
const KEY_FILE_PREVIOUS: &str = "schluessel.json.prev";
const LOCK: &str = "offen.sperre";

/// Fills a buffer with unpredictable bytes; comes from the host.
pub type Chance<'a> = &'a mut dyn FnMut(&mut [u8]);

/// An open vault. Dropping it closes the database; [`Store::close`] does it with an answer.
pub struct Store {
    pub(crate) connection: Connection,
    dir: PathBuf,
    // Held for as long as the vault is open; released by the system even if the program dies.
    _lock: File,
}

/// A vault that was just made, and the recovery key that is shown this once.
pub struct Created {
    /// The open vault.
    pub store: Store,
    /// The key for the paper.
    pub recovery_key: RecoveryKey,
    /// The id for the paper.
    pub vault_id: VaultId,
}

/// A vault that was just opened.
pub struct Unlocked {
    /// The open vault.
    pub store: Store,
    /// The key file was changed behind the program's back; it opened all the same.
    pub key_file_altered: bool,
}

/// Whether the directory holds a vault.
pub fn exists(dir: &Path) -> bool {
    dir.join(KEY_FILE).exists() || dir.join(DATABASE).exists()
}

impl Store {
    /// Makes a vault in a directory that does not exist yet or is empty.
    ///
    /// Everything is made in a temporary directory beside it, the key file last, and renamed: a half-made vault is an
    /// ignored directory, never an encrypted file without a key.
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        practice: bool,
        at: NaiveDateTime,
        chance: Chance<'_>,
    ) -> Result<Created> {
        if exists(dir) {
            return Err(StoreError::Exists);
        }
        let parent = dir.parent().ok_or(StoreError::Missing)?;
        fs::create_dir_all(parent)?;
        let mut salt = [0u8; 16];
        chance(&mut salt);
        let temporary = parent.join(format!(".neu-{}", hex::encode(salt)));
        files::create_private_dir(&temporary)?;
        let made = make_vault(&temporary, salt, passphrase, practice, at, chance);
        let (vault_id, recovery_key) = match made {
            Ok(made) => made,
            Err(error) => {
                let _ = fs::remove_dir_all(&temporary);
                return Err(error);
            }
        };
        if dir.exists() {
            // Fails when something lies in it, which is right: nothing of somebody else's is replaced.
            fs::remove_dir(dir).map_err(|_| StoreError::Exists)?;
        }
        fs::rename(&temporary, dir)?;
        files::sync_dir(parent)?;
        let unlocked = Self::unlock(dir, passphrase, at)?;
        Ok(Created { store: unlocked.store, recovery_key, vault_id })
    }

    /// Opens a vault with its passphrase.
    pub fn unlock(dir: &Path, passphrase: &Passphrase, at: NaiveDateTime) -> Result<Unlocked> {
        let lock = lock(dir)?;
        let (file, hash) = read_key_file(dir)?;
        let opened = file.open_with_passphrase(passphrase)?;
        let unlocked = open_database(dir, lock, &opened, &hash, at)?;
        // The former key file was kept for the case that the new one does not open. It does.
        let _ = fs::remove_file(dir.join(KEY_FILE_PREVIOUS));
        Ok(unlocked)
    }

    /// Opens a vault with the recovery key and at once replaces passphrase and recovery key.
    pub fn recover(
        dir: &Path,
        recovery_key: &str,
        new_passphrase: &Passphrase,
        at: NaiveDateTime,
    ) -> Result<Created> {
        let typed: Zeroizing<String> =
            Zeroizing::new(recovery_key.chars().filter(|c| !c.is_whitespace()).collect());
        let identity = Identity::parse(&typed).map_err(|_| StoreError::WrongRecoveryKey)?;
        let lock = lock(dir)?;
        let (file, hash) = read_key_file(dir)?;
        let opened = file.open_with_recovery(&identity)?;
        let mut unlocked = open_database(dir, lock, &opened, &hash, at)?;
        let fresh = Identity::generate();
        unlocked.store.replace_key_file(&opened, new_passphrase, &fresh.recipient(), Op::Recover, at)?;
        unlocked.store.write_fact(facts::RECOVERY_CONFIRMED, "0")?;
        Ok(Created {
            store: unlocked.store,
            recovery_key: RecoveryKey(fresh.to_secret()),
            vault_id: opened.vault_id,
        })
    }

    /// Replaces the passphrase. The data and the paper stay as they are.
    pub fn change_passphrase(
        &mut self,
        current: &Passphrase,
        new: &Passphrase,
        at: NaiveDateTime,
    ) -> Result<()> {
        let (file, _) = read_key_file(&self.dir)?;
        let opened = file.open_with_passphrase(current)?;
        let recovery = file.recovery_recipient()?;
        self.replace_key_file(&opened, new, &recovery, Op::ChangePassphrase, at)
    }

    /// Whether this recovery key opens the vault; remembered when it does.
    pub fn confirm_recovery_key(&mut self, typed: &str) -> Result<()> {
        let typed: Zeroizing<String> =
            Zeroizing::new(typed.chars().filter(|c| !c.is_whitespace()).collect());
        let identity = Identity::parse(&typed).map_err(|_| StoreError::WrongRecoveryKey)?;
        read_key_file(&self.dir)?.0.open_with_recovery(&identity)?;
        self.write_fact(facts::RECOVERY_CONFIRMED, "1")
    }

    /// Recomputes every checksum of the database.
    pub fn check_integrity(&self) -> Result<()> {
        cipher::check_integrity(&self.connection)
    }

    /// Version of the cipher in use.
    pub fn cipher_version(&self) -> Result<String> {
        cipher::version(&self.connection)
    }

    /// Reading.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.connection)
    }

    /// Writes everything into the main file and closes it.
    pub fn close(self) -> Result<()> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        self.connection.close().map_err(|(_, error)| error.into())
    }

    pub(crate) fn write_fact(&mut self, name: &str, value: &str) -> Result<()> {
        facts::write(&self.connection, name, value)
    }

    fn replace_key_file(
        &mut self,
        opened: &Opened,
        passphrase: &Passphrase,
        recovery: &Recipient,
        op: Op,
        at: NaiveDateTime,
    ) -> Result<()> {
        let generation = opened.generation + 1;
        let id = opened.vault_id.clone();
        let file = KeyFile::make(id, generation, at, &opened.keys, passphrase, recovery)?;
        let bytes = file.to_bytes()?;
        let path = self.dir.join(KEY_FILE);
        let former = fs::read(&path)?;
        let new = self.dir.join(KEY_FILE_NEW);
        files::replace(&self.dir.join(KEY_FILE_PREVIOUS), &new, &former)?;
        files::replace(&path, &new, &bytes)?;
        // If the machine dies before this line, the key file is newer than the database says, which is accepted.
        self.transact(op, None, at, |tx| {
            facts::write(tx.connection(), facts::GENERATION, &generation.to_string())?;
            facts::write(tx.connection(), facts::KEY_FILE_SHA256, &sha256_hex(&bytes))
        })?;
        Ok(())
    }
}

fn make_vault(
    dir: &Path,
    salt: [u8; 16],
    passphrase: &Passphrase,
    practice: bool,
    at: NaiveDateTime,
    chance: Chance<'_>,
) -> Result<(VaultId, RecoveryKey)> {
    let mut keys = Keys { dek: Zeroizing::new([0u8; 32]), salt };
    chance(keys.dek.as_mut_slice());
    let mut id = [0u8; 16];
    chance(&mut id);
    let mut signing_seed = Zeroizing::new([0u8; 32]);
    chance(signing_seed.as_mut_slice());
    let vault_id = VaultId(hex::encode(id));
    let identity = Identity::generate();
    let file = KeyFile::make(vault_id.clone(), 1, at, &keys, passphrase, &identity.recipient())?;
    let bytes = file.to_bytes()?;

    let database = dir.join(DATABASE);
    // Made before SQLCipher opens it, which would make it readable for everybody.
    files::create_private_file(&database)?;
    let mut connection = cipher::open(&database, &keys)?;
    migrate::migrate(&mut connection, &migrate::MIGRATIONS, at)?;
    for (name, value) in [
        (facts::VAULT_ID, vault_id.0.as_str()),
        (facts::GENERATION, "1"),
        (facts::KEY_FILE_SHA256, &sha256_hex(&bytes)),
        (facts::PRACTICE, if practice { "1" } else { "0" }),
        (facts::RECOVERY_CONFIRMED, "0"),
        (facts::SIGNING_SEED, &Zeroizing::new(hex::encode(signing_seed.as_slice()))),
    ] {
        facts::write(&connection, name, value)?;
    }
    let mut store = Store {
        connection,
        dir: dir.to_owned(),
        _lock: files::open_private_file(&dir.join(LOCK))?,
    };
    store.transact(Op::CreateVault, None, at, |_| Ok(()))?;
    store.close()?;
    files::replace(&dir.join(KEY_FILE), &dir.join(KEY_FILE_NEW), &bytes)?;
    Ok((vault_id, RecoveryKey(identity.to_secret())))
}

fn open_database(
    dir: &Path,
    lock: File,
    opened: &Opened,
    key_file_hash: &str,
    at: NaiveDateTime,
) -> Result<Unlocked> {
    let path = dir.join(DATABASE);
    let salt = cipher::stored_salt(&path)?;
    let mut connection = cipher::open(&path, &opened.keys).map_err(|error| match error {
        // With another salt in the file, the likely reason is a key file of another vault.
        StoreError::Damaged if salt.is_some_and(|salt| salt != opened.keys.salt) => {
            StoreError::KeyFileMismatch
        }
        other => other,
    })?;
    if migrate::applied(&connection)?.is_none() {
        // A vault always has tables; an empty file in its place is a lost one and never filled again.
        return Err(StoreError::Damaged);
    }
    if migrate::is_pending(&connection)? {
        copy_before_migration(&connection, dir, at)?;
    }
    migrate::migrate(&mut connection, &migrate::MIGRATIONS, at)?;
    let reader = Reader::new(&connection);
    let known: u64 = reader.fact(facts::GENERATION)?.parse().map_err(|_| StoreError::Damaged)?;
    if opened.vault_id.0 != reader.fact(facts::VAULT_ID)? || opened.generation < known {
        return Err(StoreError::KeyFileMismatch);
    }
    let same_bytes = reader.fact(facts::KEY_FILE_SHA256)? == key_file_hash;
    // A newer key file than the database knows comes from a replacement that was cut off; it is not suspicious.
    let key_file_altered = opened.altered || (opened.generation == known && !same_bytes);
    let store = Store { connection, dir: dir.to_owned(), _lock: lock };
    Ok(Unlocked { store, key_file_altered })
}

/// An encrypted copy under the same key, beside the database; the newest one is kept.
fn copy_before_migration(connection: &Connection, dir: &Path, at: NaiveDateTime) -> Result<()> {
    let copy = dir.join(format!("faelle-vor-{}.db", at.format("%Y%m%d-%H%M%S")));
    files::create_private_file(&copy)?;
    let path = copy.to_str().ok_or(StoreError::NoPermission)?;
    connection.execute("VACUUM INTO ?1", [path])?;
    Ok(())
}

fn lock(dir: &Path) -> Result<File> {
    if !exists(dir) {
        return Err(StoreError::Missing);
    }
    let file = files::open_private_file(&dir.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn read_key_file(dir: &Path) -> Result<(KeyFile, String)> {
    let bytes = fs::read(dir.join(KEY_FILE)).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => StoreError::Damaged,
        _ => error.into(),
    })?;
    Ok((KeyFile::parse(&bytes)?, sha256_hex(&bytes)))
}
