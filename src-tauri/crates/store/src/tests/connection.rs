//! How a connection is set up, and who may read the files.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::support::*;
use crate::vault_dir::{DATABASE, KEY_FILE, LOCK};
use crate::{Store, StoreError};

fn pragma(connection: &Connection, name: &str) -> String {
    let value: rusqlite::types::Value = connection
        .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
        .unwrap();
    match value {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => format!("{other:?}"),
    }
}

#[test]
fn every_connection_is_set_up_as_the_design_says() {
    let (_vault, store) = open_vault();
    for (name, value) in [
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("temp_store", "2"),
        ("secure_delete", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("cache_size", "-3072"),
        ("cipher_memory_security", "1"),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
        ("cipher_hmac_algorithm", "HMAC_SHA512"),
        ("cipher_plaintext_header_size", "0"),
        ("cipher_log_level", "NONE"),
    ] {
        assert_eq!(pragma(&store.connection, name), value, "{name}");
    }
    assert!(store.cipher_version().unwrap().starts_with("4."));
    let defensive = rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE;
    assert!(store.connection.db_config(defensive).unwrap());
}

#[test]
fn every_table_is_strict() {
    let (_vault, store) = open_vault();
    let mut statement = store
        .connection
        .prepare(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
        )
        .unwrap();
    let tables: BTreeMap<String, bool> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert!(tables.len() > 15);
    for (name, strict) in tables
        .iter()
        .filter(|(name, _)| !name.starts_with("sqlite_"))
    {
        assert!(strict, "{name} is not STRICT");
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_anything() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("Tresor");
    let created = Store::create(&dir, &passphrase(PASSPHRASE), true, at(), &mut chance(3)).unwrap();
    let mut store = created.store;
    assert!(store.reader().is_practice().unwrap());
    add(&mut store, &named("Şimşek"));
    store
        .change_passphrase(&passphrase(PASSPHRASE), &passphrase("anderes Wort"), at())
        .unwrap();
    crate::backup::copy_before_migration(&store.connection, &dir, at()).unwrap();

    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
    }
    names.sort();
    let previous = "schluessel.json.prev";
    let copy = "faelle-vor-20260305-091400.db";
    // No shared memory file: the lock is exclusive.
    assert_eq!(
        names,
        [copy, DATABASE, "faelle.db-wal", LOCK, KEY_FILE, previous]
    );
    store.close().unwrap();
    assert!(!dir.join("faelle.db-wal").exists());
    assert_eq!(std::fs::read_dir(parent.path()).unwrap().count(), 1);
}

#[test]
fn closing_writes_everything_into_one_file() {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    store.close().unwrap();
    assert!(!vault.path("faelle.db-wal").exists());
    let store = vault.open().unwrap().store;
    assert!(store.reader().fallakte(fall).is_ok());
}

#[test]
fn dropping_closes_too() {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    store
        .reader()
        .entries::<fallmappe_domain::kontakt::Kontakt>(fall)
        .unwrap();
    drop(store);
    assert!(vault.open().unwrap().store.reader().fallakte(fall).is_ok());
}

#[test]
fn failed_writes_and_failed_reads_are_different_answers() {
    use rusqlite::ffi;
    let answer =
        |code| StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
    assert_eq!(answer(ffi::SQLITE_FULL), StoreError::NoSpace);
    assert_eq!(answer(ffi::SQLITE_IOERR_WRITE), StoreError::NoSpace);
    assert_eq!(answer(ffi::SQLITE_IOERR_SHORT_READ), StoreError::Damaged);
    assert_eq!(answer(ffi::SQLITE_IOERR_READ), StoreError::Damaged);
    assert_eq!(answer(ffi::SQLITE_IOERR_LOCK), StoreError::Internal);
    assert_eq!(answer(ffi::SQLITE_READONLY), StoreError::NoPermission);
    assert_eq!(
        answer(ffi::SQLITE_CONSTRAINT_FOREIGNKEY),
        StoreError::NotFound
    );
    assert_eq!(answer(ffi::SQLITE_CONSTRAINT_UNIQUE), StoreError::Internal);
}
