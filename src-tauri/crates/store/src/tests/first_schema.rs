//! A vault of the first schema opens with today's program, and every Fall is in it as it was written.

use std::fs;
use std::path::{Path, PathBuf};

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::{exchange, preset};
use tempfile::TempDir;

use super::support::*;
use crate::{SCHEMA_VERSION, Store, exists, migrate};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/store-schema-1")
}

/// The witness itself is never opened: opening writes.
fn copy() -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("Tresor");
    fs::create_dir(&dir).unwrap();
    for name in ["faelle.db", "schluessel.json"] {
        fs::copy(fixture().join(name), dir.join(name)).unwrap();
    }
    (parent, dir)
}

fn text(name: &str) -> String {
    fs::read_to_string(fixture().join(name))
        .unwrap()
        .trim()
        .to_owned()
}

/// The key stands below two lines for people.
fn recovery_key() -> String {
    let text = text("notfallschluessel.txt");
    let key = text.lines().find(|line| !line.starts_with('#'));
    key.unwrap().to_owned()
}

/// What the exports of the first program say, lifted to the present format.
fn expected() -> Vec<Fallakte> {
    exchange::parse(&text("erwartet.jsonl"), preset::shipped()).unwrap()
}

fn assert_whole(store: &Store) {
    let expected = expected();
    assert_eq!(
        store.reader().counts().unwrap().faelle,
        expected.len() as u64
    );
    for akte in expected {
        let number = akte.number.clone().unwrap();
        let fall = store.reader().fall_by_number(&number).unwrap();
        assert!(store.reader().fallakte(fall).unwrap() == akte, "{number}");
        assert!(!store.reader().is_reduced(fall).unwrap());
    }
    assert!(
        store
            .reader()
            .protokoll(Default::default(), 0, 1)
            .unwrap()
            .intact
    );
    assert!(store.reader().bin().unwrap().is_empty());
    assert!(store.reader().own_identity().is_ok());
    store.check_integrity().unwrap();
}

fn copies(dir: &Path) -> usize {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with("faelle-vor-"))
        .count()
}

#[test]
fn the_passphrase_opens_it_and_every_fall_is_whole() {
    let (_parent, dir) = copy();
    assert!(exists(&dir));
    let open = Store::unlock(&dir, &passphrase(&text("passwort.txt")), at()).unwrap();
    assert!(!open.key_file_altered);
    assert_eq!(
        migrate::applied(&open.store.connection).unwrap(),
        Some(SCHEMA_VERSION)
    );
    assert_eq!(copies(&dir), 1);
    assert_whole(&open.store);
    open.store.close().unwrap();
    // The second time nothing is left to do.
    let mut store = Store::unlock(&dir, &passphrase(&text("passwort.txt")), at())
        .unwrap()
        .store;
    assert_whole(&store);
    // What came from the first program can be changed, taken back and put into the bin like anything else.
    let before = content(&store);
    let fall = store
        .reader()
        .fall_by_number(&expected()[0].number.clone().unwrap())
        .unwrap();
    let changed = sequence(&mut store, |tx| {
        tx.put_person(fall, &named("Anders").person)
    });
    sequence(&mut store, |tx| tx.undo(changed));
    let removed = sequence(&mut store, |tx| tx.remove_fall(fall));
    sequence(&mut store, |tx| tx.undo(removed));
    assert_eq!(content(&store), before);
    assert_whole(&store);
}

#[test]
fn the_paper_opens_it_too() {
    let (_parent, dir) = copy();
    let made = Store::recover(&dir, &recovery_key(), &passphrase(PASSPHRASE), at()).unwrap();
    assert_eq!(copies(&dir), 1);
    assert_whole(&made.store);
}
