//! Each reason why a vault does not open has its own answer, and nothing on disk changes because of it.

use std::fs;

use super::support::*;
use crate::tables::facts;
use crate::vault_dir::{DATABASE, KEY_FILE, KEY_FILE_NEW, LOCK};
use crate::{Store, StoreError, Unlocked, exists};

fn error<T>(result: crate::Result<T>) -> Option<StoreError> {
    result.err()
}

#[test]
fn a_wrong_passphrase_is_not_a_damaged_file() {
    let vault = vault();
    let before = vault.contents();
    assert_eq!(
        error(vault.unlock("falsch geraten")),
        Some(StoreError::WrongPassphrase)
    );
    assert_eq!(error(vault.unlock("")), Some(StoreError::WrongPassphrase));
    assert_eq!(vault.contents(), before);
    let Unlocked {
        store,
        key_file_altered,
    } = vault.unlock(PASSPHRASE).unwrap();
    assert!(!key_file_altered);
    assert_eq!(store.reader().vault_id().unwrap(), template().vault_id);
    assert!(!store.reader().is_practice().unwrap());
    assert!(!store.reader().recovery_confirmed().unwrap());
}

#[test]
fn one_damaged_slot_is_named_and_the_other_opens() {
    let text = String::from_utf8(template().file(KEY_FILE)).unwrap();
    let middle_of = |nth: usize| {
        text.match_indices("BEGIN AGE ENCRYPTED FILE")
            .nth(nth)
            .unwrap()
            .0
            + 250
    };
    let flipped = |position: usize, mask: u8| {
        let vault = vault();
        let mut bytes = text.clone().into_bytes();
        bytes[position] ^= mask;
        vault.write(KEY_FILE, &bytes);
        vault
    };
    // The second mask makes the whole file unreadable as JSON.
    for mask in [0x01, 0x80] {
        let passphrase_slot = flipped(middle_of(0), mask);
        let damaged = Some(StoreError::PassphraseSlotDamaged);
        assert_eq!(error(passphrase_slot.unlock(PASSPHRASE)), damaged);
        assert!(passphrase_slot.open().unwrap().key_file_altered);

        let recovery_slot = flipped(middle_of(1), mask);
        assert_eq!(
            error(recovery_slot.open()),
            Some(StoreError::RecoverySlotDamaged)
        );
        assert!(recovery_slot.unlock(PASSPHRASE).unwrap().key_file_altered);
    }
}

#[test]
fn a_cut_or_foreign_key_file_is_damaged() {
    let whole = template().file(KEY_FILE);
    let vault = vault();
    for bytes in [
        &b""[..],
        b"kein JSON",
        b"{}",
        b"[1, 2]",
        b"\0\0\0\0",
        &whole[..200],
    ] {
        vault.write(KEY_FILE, bytes);
        assert_eq!(error(vault.unlock(PASSPHRASE)), Some(StoreError::Damaged));
    }
    fs::remove_file(vault.path(KEY_FILE)).unwrap();
    assert_eq!(error(vault.unlock(PASSPHRASE)), Some(StoreError::Damaged));
    // Cut behind the first slot, the passphrase still opens.
    vault.write(KEY_FILE, &whole[..whole.len() - 300]);
    assert!(vault.unlock(PASSPHRASE).unwrap().key_file_altered);
}

#[test]
fn a_newer_key_file_is_not_a_damaged_one() {
    let text = String::from_utf8(template().file(KEY_FILE)).unwrap();
    let newer = text.replacen("\"version\": 1", "\"version\": 2, \"future\": true", 1);
    let vault = vault();
    vault.write(KEY_FILE, newer.as_bytes());
    assert_eq!(
        error(vault.unlock(PASSPHRASE)),
        Some(StoreError::NewerProgram)
    );
}

#[test]
fn a_newer_database_is_left_untouched() {
    let (vault, store) = open_vault();
    store
        .connection
        .pragma_update(None, "user_version", i32::MAX)
        .unwrap();
    store.close().unwrap();
    let before = vault.contents();
    assert_eq!(error(vault.open()), Some(StoreError::NewerProgram));
    assert_eq!(vault.contents(), before);
}

#[test]
fn a_second_program_is_told_so() {
    let (vault, store) = open_vault();
    assert_eq!(error(vault.open()), Some(StoreError::InUse));
    store.close().unwrap();
    assert!(vault.open().is_ok());
}

#[test]
fn without_a_vault_there_is_nothing_to_open() {
    let parent = tempfile::tempdir().unwrap();
    let nowhere = parent.path().join("nichts");
    for dir in [parent.path(), nowhere.as_path()] {
        assert!(!exists(dir));
        let opened = Store::unlock(dir, &passphrase(PASSPHRASE), at());
        assert_eq!(error(opened), Some(StoreError::Missing));
    }
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
}

#[test]
fn nothing_is_made_where_something_lies() {
    let with_file = tempfile::tempdir().unwrap();
    let dir = with_file.path().join("Tresor");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("Notizen.txt"), "nicht unseres").unwrap();
    let vault = vault();
    let before = vault.contents();
    for dir in [&dir, &dir.join("Notizen.txt"), &vault.dir] {
        let made = Store::create(dir, &passphrase(PASSPHRASE), true, at(), &mut chance(1));
        assert_eq!(error(made), Some(StoreError::Exists));
    }
    assert_eq!(vault.contents(), before);
    assert_eq!(fs::read_dir(with_file.path()).unwrap().count(), 1);
}

#[test]
fn a_failed_creation_leaves_nothing_behind() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("Tresor");
    fs::create_dir(&dir).unwrap();
    let made = Store::create(&dir, &passphrase(""), true, at(), &mut chance(1));
    assert_eq!(error(made), Some(StoreError::Internal));
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
}

#[test]
fn a_plain_file_in_place_of_the_database_is_refused() {
    let vault = vault();
    fs::remove_file(vault.path(DATABASE)).unwrap();
    let plain = rusqlite::Connection::open(vault.path(DATABASE)).unwrap();
    plain
        .execute_batch("CREATE TABLE fall (number TEXT)")
        .unwrap();
    plain.close().unwrap();
    let before = vault.read(DATABASE);
    assert_eq!(error(vault.open()), Some(StoreError::Damaged));
    assert_eq!(vault.read(DATABASE), before);
}

#[test]
fn a_lost_database_is_never_made_anew() {
    let vault = vault();
    for bytes in [&b""[..], b"kurz"] {
        vault.write(DATABASE, bytes);
        assert_eq!(error(vault.open()), Some(StoreError::Damaged));
        assert_eq!(vault.read(DATABASE), bytes);
    }
    fs::remove_file(vault.path(DATABASE)).unwrap();
    assert_eq!(error(vault.open()), Some(StoreError::Damaged));
    assert!(!vault.path(DATABASE).exists());
    assert!(exists(&vault.dir));
}

#[test]
fn a_cut_or_changed_database_is_damaged() {
    let whole = template().file(DATABASE);
    let vault = vault();
    for length in [17, 511, 4095, 4096] {
        vault.write(DATABASE, &whole[..length]);
        assert_eq!(
            error(vault.open()),
            Some(StoreError::Damaged),
            "{length} bytes"
        );
    }
    let mut changed = whole.clone();
    changed[2000] ^= 1;
    vault.write(DATABASE, &changed);
    assert_eq!(error(vault.open()), Some(StoreError::Damaged));
}

#[test]
fn a_damaged_page_is_found_by_the_check() {
    let vault = vault();
    let store = vault.open().unwrap().store;
    store.check_integrity().unwrap();
    store.close().unwrap();
    let whole = vault.read(DATABASE);
    for page in 2..whole.len() / 4096 {
        let mut changed = whole.clone();
        changed[page * 4096 + 1234] ^= 0x10;
        vault.write(DATABASE, &changed);
        let found = vault.open().and_then(|open| open.store.check_integrity());
        assert_eq!(error(found), Some(StoreError::Damaged), "page {page}");
    }
}

#[test]
fn destroyed_salt_bytes_do_not_lose_the_vault() {
    let vault = vault();
    let mut bytes = vault.read(DATABASE);
    bytes[..16].fill(0x5a);
    vault.write(DATABASE, &bytes);
    let store = vault.open().unwrap().store;
    assert_eq!(store.reader().vault_id().unwrap(), template().vault_id);
}

#[test]
fn a_key_file_of_another_vault_is_named_as_such() {
    let mine = vault();
    mine.write(KEY_FILE, &other_template().file(KEY_FILE));
    assert_eq!(
        error(mine.unlock(PASSPHRASE)),
        Some(StoreError::KeyFileMismatch)
    );
}

#[test]
fn an_old_key_file_put_back_is_named_as_such() {
    let (vault, store) = open_vault();
    facts::write(&store.connection, facts::GENERATION, "2").unwrap();
    store.close().unwrap();
    assert_eq!(error(vault.open()), Some(StoreError::KeyFileMismatch));
}

#[test]
fn an_exchanged_recovery_slot_is_reported() {
    let mut file: serde_json::Value = serde_json::from_slice(&template().file(KEY_FILE)).unwrap();
    let other: serde_json::Value =
        serde_json::from_slice(&other_template().file(KEY_FILE)).unwrap();
    file["slots"][1] = other["slots"][1].clone();
    let vault = vault();
    vault.write(KEY_FILE, &serde_json::to_vec_pretty(&file).unwrap());
    assert!(vault.unlock(PASSPHRASE).unwrap().key_file_altered);
    // The right paper is refused by the foreign slot, the foreign paper by the database.
    assert_eq!(error(vault.open()), Some(StoreError::WrongRecoveryKey));
    let foreign = Store::recover(
        &vault.dir,
        &other_template().recovery_key,
        &passphrase("neu"),
        at(),
    );
    assert_eq!(error(foreign), Some(StoreError::KeyFileMismatch));
}

#[test]
fn a_replacement_that_was_never_renamed_is_ignored() {
    let vault = vault();
    vault.write(KEY_FILE_NEW, b"{\"format\": \"fallmappe-key-f");
    assert!(!vault.unlock(PASSPHRASE).unwrap().key_file_altered);
}

#[test]
fn a_lock_left_by_a_dead_program_does_not_lock() {
    let vault = vault();
    vault.write(LOCK, b"");
    assert!(vault.open().is_ok());
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join(std::ffi::OsStr::from_bytes(b"F\xe4lle"));
    template().copy_to(&dir);
    let identity = template().identity();
    let open = Store::open(&dir, at(), |file| file.open_with_recovery(&identity));
    let (open, opened) = open.unwrap();
    crate::backup::copy_before_migration(&open.store.connection, &dir, at()).unwrap();
    let copy = dir.join("faelle-vor-20260305-091400.db");
    let copied = crate::cipher::open(&copy, &opened.keys).unwrap();
    assert_eq!(
        crate::migrate::applied(&copied).unwrap(),
        Some(crate::SCHEMA_VERSION)
    );
}
