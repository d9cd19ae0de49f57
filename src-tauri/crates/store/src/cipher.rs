//! Giving the key to SQLCipher and setting every connection up the same way.
//!
//! The key goes in through the C call with a buffer that is wiped: as SQL text it would stay in memory after closing.
//! The order of the settings and their reasons: decision 0002.

use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::keys::Keys;
use crate::vault_dir::missing_part;

/// What SQLCipher 4 says about itself when nothing was changed.
const EXPECTED_SETTINGS: [&str; 4] = [
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
];

/// Each part of a Fall has statements of its own; work on whole Fälle goes through all of them again and again.
const PREPARED_STATEMENTS: usize = 256;

/// Opens the database file with its key. The file must exist; an empty one becomes a new database.
pub fn open(path: &Path, keys: &Keys) -> Result<Connection> {
    refuse_plain_file(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    hand_over_key(&connection, keys)?;
    check_settings(&connection)?;
    connection.execute_batch(
        "PRAGMA cipher_memory_security = ON;
         PRAGMA locking_mode = EXCLUSIVE;",
    )?;
    // SQLite keeps another journal, and opens a protected file for reading only, without calling it an error.
    let journal: String =
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" || connection.is_readonly("main")? {
        return Err(StoreError::NoPermission);
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -3072;
         PRAGMA mmap_size = 0;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    Ok(connection)
}

/// The salt that stands in the first bytes of the file, or nothing when the file is shorter.
pub fn stored_salt(path: &Path) -> Result<Option<[u8; 16]>> {
    let mut salt = [0u8; 16];
    match std::fs::File::open(path)
        .map_err(missing_part)?
        .read_exact(&mut salt)
    {
        Ok(()) => Ok(Some(salt)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Version of the cipher in use.
pub fn version(connection: &Connection) -> Result<String> {
    Ok(connection.query_row("PRAGMA cipher_version", [], |row| row.get(0))?)
}

/// Recomputes the checksum of every page and runs SQLite's own check; `Damaged` when either finds something.
pub fn check_integrity(connection: &Connection) -> Result<()> {
    // The cipher check reads the main file only, so what is still in the WAL goes there first.
    checkpoint(connection)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let bad_page = statement.exists([])?;
    let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if bad_page || sound != "ok" {
        Err(StoreError::Damaged)
    } else {
        Ok(())
    }
}

/// Writes what is still in the WAL into the main file, and leaves the WAL empty.
pub fn checkpoint(connection: &Connection) -> Result<()> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Writes what is still in the WAL into the main file, and closes.
pub fn close(connection: Connection) -> Result<()> {
    checkpoint(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Whether the first bytes are those of an unencrypted database.
pub fn is_plain(head: &[u8; 16]) -> bool {
    head == b"SQLite format 3\0"
}

fn refuse_plain_file(path: &Path) -> Result<()> {
    match stored_salt(path)? {
        Some(head) if is_plain(&head) => Err(StoreError::Damaged),
        _ => Ok(()),
    }
}

/// The one unsafe place of the program.
#[allow(
    unsafe_code,
    reason = "rusqlite has no call that takes the key as wiped bytes"
)]
fn hand_over_key(connection: &Connection, keys: &Keys) -> Result<()> {
    // SQLCipher's notation for "raw key and salt, derive nothing": x'…96 hex digits…'.
    let mut text = Zeroizing::new(Vec::with_capacity(99));
    let mut digits = Zeroizing::new([0u8; 96]);
    let (key_digits, salt_digits) = digits.split_at_mut(64);
    hex::encode_to_slice(keys.dek.as_slice(), key_digits).map_err(|_| StoreError::Internal)?;
    hex::encode_to_slice(keys.salt, salt_digits).map_err(|_| StoreError::Internal)?;
    text.extend_from_slice(b"x'");
    text.extend_from_slice(digits.as_slice());
    text.extend_from_slice(b"'");
    let length = i32::try_from(text.len()).map_err(|_| StoreError::Internal)?;
    // SAFETY: the handle belongs to the living connection, the pointer to a buffer of exactly `length` bytes that
    // outlives the call; SQLCipher copies the key.
    let code =
        unsafe { rusqlite::ffi::sqlite3_key(connection.handle(), text.as_ptr().cast(), length) };
    if code == rusqlite::ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(StoreError::Internal)
    }
}

fn check_settings(connection: &Connection) -> Result<()> {
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    if version(connection)?.is_empty() {
        return Err(StoreError::Internal);
    }
    let mut statement = connection.prepare("PRAGMA cipher_settings")?;
    let settings: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let as_expected = EXPECTED_SETTINGS
        .iter()
        .all(|line| settings.iter().any(|s| s == line));
    if as_expected {
        Ok(())
    } else {
        Err(StoreError::Internal)
    }
}
