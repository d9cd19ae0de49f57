//! New passphrase, new paper; and what holds when the machine dies in between.

use std::fs;

use fallmappe_seal::{Identity, seal_for_armored, sha256_hex};
use zeroize::Zeroizing;

use super::support::*;
use crate::keys::{Keys, SlotContent};
use crate::tables::facts;
use crate::vault_dir::{KEY_FILE, KEY_FILE_NEW, KEY_FILE_PREVIOUS};
use crate::{ProtokollFilter, Store, StoreError};

const NEW: &str = "Ein ganz anderes Passwort, länger";

fn ops(store: &Store) -> Vec<String> {
    let page = store
        .reader()
        .protokoll(ProtokollFilter::default(), 0, 99)
        .unwrap();
    assert!(page.intact);
    page.lines.into_iter().map(|line| line.op).collect()
}

#[test]
fn after_a_change_only_the_new_passphrase_and_the_same_paper_open() {
    let (vault, mut store) = open_vault();
    let before = vault.read(KEY_FILE);
    let wrong = store.change_passphrase(&passphrase("falsch"), &passphrase(NEW), at());
    assert_eq!(wrong.err(), Some(StoreError::WrongPassphrase));
    assert_eq!(vault.read(KEY_FILE), before);

    store
        .change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW), at())
        .unwrap();
    assert_eq!(ops(&store), ["change_passphrase", "create_vault"]);
    store
        .confirm_recovery_key(&vault.recovery_key, at())
        .unwrap();
    store.close().unwrap();
    assert_eq!(vault.read(KEY_FILE_PREVIOUS), before);
    assert!(!vault.path(KEY_FILE_NEW).exists());

    assert_eq!(
        vault.unlock(PASSPHRASE).err(),
        Some(StoreError::WrongPassphrase)
    );
    assert!(vault.path(KEY_FILE_PREVIOUS).exists());
    let unlocked = vault.unlock(NEW).unwrap();
    assert!(!unlocked.key_file_altered);
    assert!(unlocked.store.reader().recovery_confirmed().unwrap());
    assert!(!vault.path(KEY_FILE_PREVIOUS).exists());
    drop(unlocked);
    assert!(!vault.open().unwrap().key_file_altered);
}

#[test]
fn recovery_replaces_passphrase_and_paper() {
    let vault = vault();
    let key = &vault.recovery_key;
    // As typed from paper: in groups, over two lines.
    let groups: Vec<&str> = key
        .as_bytes()
        .chunks(20)
        .map(|c| str::from_utf8(c).unwrap())
        .collect();
    let typed = format!(" {}\n", groups.join(" \n"));
    let made = Store::recover(&vault.dir, &typed, &passphrase(NEW), at()).unwrap();
    let (mut store, paper) = (made.store, made.recovery_key.0);
    assert_eq!(made.vault_id.0, template().vault_id);
    assert_eq!(ops(&store), ["recover", "create_vault"]);
    assert!(!store.reader().recovery_confirmed().unwrap());
    let old = store.confirm_recovery_key(key, at());
    assert_eq!(old.err(), Some(StoreError::WrongRecoveryKey));
    store.confirm_recovery_key(&paper, at()).unwrap();
    assert!(store.reader().recovery_confirmed().unwrap());
    store.close().unwrap();

    assert_eq!(vault.open().err(), Some(StoreError::WrongRecoveryKey));
    assert_eq!(
        vault.unlock(PASSPHRASE).err(),
        Some(StoreError::WrongPassphrase)
    );
    assert!(!vault.unlock(NEW).unwrap().key_file_altered);
}

#[test]
fn a_new_paper_replaces_the_old_one_and_leaves_the_passphrase() {
    let (vault, mut store) = open_vault();
    let wrong = store.renew_recovery_key(&passphrase(NEW), at());
    assert_eq!(wrong.err(), Some(StoreError::WrongPassphrase));
    let paper = store
        .renew_recovery_key(&passphrase(PASSPHRASE), at())
        .unwrap();
    assert_eq!(ops(&store), ["renew_recovery_key", "create_vault"]);
    let old = store.confirm_recovery_key(&vault.recovery_key, at());
    assert_eq!(old.err(), Some(StoreError::WrongRecoveryKey));
    assert!(!store.reader().recovery_confirmed().unwrap());
    store.confirm_recovery_key(&paper.0, at()).unwrap();
    store.close().unwrap();
    assert!(!vault.unlock(PASSPHRASE).unwrap().key_file_altered);
}

#[test]
fn what_is_no_recovery_key_opens_nothing() {
    let vault = vault();
    let foreign = Identity::generate().to_secret().to_string();
    for typed in ["", "AGE-SECRET-KEY-1", PASSPHRASE, &foreign] {
        let opened = Store::recover(&vault.dir, typed, &passphrase(NEW), at());
        assert_eq!(opened.err(), Some(StoreError::WrongRecoveryKey));
    }
}

#[test]
fn a_replacement_cut_off_before_the_database_knew_is_completed() {
    let (vault, mut store) = open_vault();
    store
        .change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW), at())
        .unwrap();
    store.close().unwrap();
    let newer = vault.read(KEY_FILE);

    let vault = self::vault();
    vault.write(KEY_FILE, &newer);
    let unlocked = vault.unlock(NEW).unwrap();
    assert!(!unlocked.key_file_altered);
    assert_eq!(ops(&unlocked.store), ["change_passphrase", "create_vault"]);
    unlocked.store.close().unwrap();
    // From now on the former key file is an old one.
    vault.write(KEY_FILE, &template().file(KEY_FILE));
    assert_eq!(vault.open().err(), Some(StoreError::KeyFileMismatch));
}

#[test]
fn a_recovery_cut_off_before_the_database_knew_asks_for_the_paper_again() {
    let first = vault();
    let made = Store::recover(&first.dir, &first.recovery_key, &passphrase(NEW), at()).unwrap();
    made.store.close().unwrap();
    let newer = first.read(KEY_FILE);

    let (vault, store) = open_vault();
    facts::write(&store.connection, facts::RECOVERY_CONFIRMED, "1").unwrap();
    store.close().unwrap();
    vault.write(KEY_FILE, &newer);
    let unlocked = vault.unlock(NEW).unwrap();
    assert!(!unlocked.key_file_altered);
    assert!(!unlocked.store.reader().recovery_confirmed().unwrap());
    assert_eq!(ops(&unlocked.store), ["recover", "create_vault"]);
}

#[test]
fn an_exchanged_public_key_never_gets_the_data_key() {
    let vault = vault();
    let stranger = Identity::generate();
    let mut file: serde_json::Value = serde_json::from_slice(&vault.read(KEY_FILE)).unwrap();
    file["slots"][1]["recipient"] = stranger.recipient().to_string().into();
    vault.write(KEY_FILE, &serde_json::to_vec_pretty(&file).unwrap());

    let unlocked = vault.open().unwrap();
    assert!(unlocked.key_file_altered);
    let mut store = unlocked.store;
    store
        .change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW), at())
        .unwrap();
    store.close().unwrap();
    // The change has made the key file whole again, for the paper that the database knows.
    let again = vault.open().unwrap();
    assert!(!again.key_file_altered);
    drop(again);
    let theirs = stranger.to_secret();
    let opened = Store::recover(&vault.dir, &theirs, &passphrase("x"), at());
    assert_eq!(opened.err(), Some(StoreError::WrongRecoveryKey));
}

#[test]
fn a_slot_with_another_key_in_it_is_never_confirmed() {
    let (vault, mut store) = open_vault();
    // Everybody who has read the key file can write such a slot: the public key stands in it.
    let opened = vault.opened();
    let forged = Keys {
        dek: Zeroizing::new([9; 32]),
        salt: opened.keys.salt,
    };
    let content = SlotContent::to_bytes(&opened.vault_id, 1, &forged).unwrap();
    let paper = Identity::parse(&vault.recovery_key).unwrap().recipient();
    let age = seal_for_armored(&[paper], &content).unwrap();
    let mut file: serde_json::Value = serde_json::from_slice(&vault.read(KEY_FILE)).unwrap();
    file["slots"][1]["sha256"] = sha256_hex(age.as_bytes()).into();
    file["slots"][1]["age"] = age.into();
    vault.write(KEY_FILE, &serde_json::to_vec_pretty(&file).unwrap());

    let confirmed = store.confirm_recovery_key(&vault.recovery_key, at());
    assert_eq!(confirmed.err(), Some(StoreError::KeyFileMismatch));
    assert!(!store.reader().recovery_confirmed().unwrap());
    store.close().unwrap();
    assert_eq!(vault.open().err(), Some(StoreError::Damaged));
    assert!(vault.unlock(PASSPHRASE).unwrap().key_file_altered);
}

#[test]
fn the_key_file_of_another_vault_is_never_wrapped_into_this_one() {
    let (vault, mut store) = open_vault();
    let foreign = other_template().file(KEY_FILE);
    vault.write(KEY_FILE, &foreign);
    let changed = store.change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW), at());
    assert_eq!(changed.err(), Some(StoreError::KeyFileMismatch));
    let confirmed = store.confirm_recovery_key(&other_template().recovery_key, at());
    assert_eq!(confirmed.err(), Some(StoreError::KeyFileMismatch));
    assert_eq!(vault.read(KEY_FILE), foreign);
    assert!(!vault.path(KEY_FILE_PREVIOUS).exists());
}

#[test]
fn a_replacement_that_cannot_be_written_leaves_the_former_key_file() {
    let (vault, mut store) = open_vault();
    let before = vault.read(KEY_FILE);
    // A directory lies where the new file should go.
    fs::create_dir(vault.path(KEY_FILE_NEW)).unwrap();
    let changed = store.change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW), at());
    assert!(changed.is_err());
    assert_eq!(vault.read(KEY_FILE), before);
    assert_eq!(ops(&store), ["create_vault"]);
}
