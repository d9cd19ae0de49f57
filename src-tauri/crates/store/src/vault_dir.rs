//! What lies in a vault directory, and who may open it.
//!
//! `faelle.db` (SQLCipher, with `-wal` while open), `schluessel.json` (key file), for one unlock after a replacement
//! `schluessel.json.prev`, and `offen.sperre`, which a running program keeps locked.

use std::fs::{File, TryLockError};
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Result, StoreError};
use crate::files;
use crate::key_file::KeyFile;

pub const DATABASE: &str = "faelle.db";
pub const KEY_FILE: &str = "schluessel.json";
pub const KEY_FILE_NEW: &str = "schluessel.json.neu";
pub const KEY_FILE_PREVIOUS: &str = "schluessel.json.prev";
pub const LOCK: &str = "offen.sperre";

/// A key file has about 2 KiB; nothing larger is read into memory.
const MAX_KEY_FILE_BYTES: u64 = 64 * 1024;

/// Whether the directory holds a vault. One that may not be looked into counts: nothing is made over it.
pub fn exists(dir: &Path) -> bool {
    holds_vault(dir).unwrap_or(true)
}

/// The lock of an open vault; given back when it is dropped or the program dies.
pub struct VaultLock(File);

impl Drop for VaultLock {
    fn drop(&mut self) {
        // Closing alone is not enough: a process that is being started holds a copy of every open file for a moment,
        // and would keep the vault locked for as long.
        let _ = self.0.unlock();
    }
}

/// Takes the lock of a vault.
pub fn lock(dir: &Path) -> Result<VaultLock> {
    if !holds_vault(dir)? {
        return Err(StoreError::Missing);
    }
    let file = files::open_private_file(&dir.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(VaultLock(file)),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Reads the key file. In a directory that holds a database, a missing one is damage.
pub fn read_key_file(dir: &Path) -> Result<KeyFile> {
    let file = File::open(dir.join(KEY_FILE)).map_err(missing_part)?;
    let mut bytes = Vec::new();
    file.take(MAX_KEY_FILE_BYTES).read_to_end(&mut bytes)?;
    KeyFile::parse(&bytes)
}

/// "Not there" means damage when it is said about one of the two parts of a vault.
pub fn missing_part(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotFound => StoreError::Damaged,
        _ => error.into(),
    }
}

fn holds_vault(dir: &Path) -> io::Result<bool> {
    Ok(dir.join(KEY_FILE).try_exists()? || dir.join(DATABASE).try_exists()?)
}
