//! Saved means saved, also when the program is killed while it writes.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_seal::Identity;

use super::support::*;
use crate::{ProtokollFilter, Reader, Store, StoreError};

const VAULT: &str = "FALLMAPPE_TEST_VAULT";
const KEY: &str = "FALLMAPPE_TEST_KEY";
const ROUNDS: usize = 12;

/// The victim: the same test in a process of its own.
fn write_until_killed(dir: &Path, key: &str) {
    let identity = Identity::parse(key).unwrap();
    let (open, _) = Store::open(dir, at(), |file| file.open_with_recovery(&identity)).unwrap();
    let mut store = open.store;
    for number in 0.. {
        let text = format!(
            "Notiz {number} {}",
            "mit vielen Wörtern ".repeat(number % 40)
        );
        store
            .transact(Op::AddEntry, None, at(), |tx| {
                tx.add_entry(FallId(1), &note(&text))
            })
            .unwrap();
        println!("ack={number}");
    }
}

fn notes(reader: &Reader<'_>) -> usize {
    reader.entries::<Kontakt>(FallId(1)).unwrap().len()
}

#[test]
fn no_saved_note_is_lost_when_the_program_is_killed() {
    if let (Some(dir), Ok(key)) = (env::var_os(VAULT), env::var(KEY)) {
        return write_until_killed(Path::new(&dir), &key);
    }
    let (vault, mut store) = open_vault();
    add(&mut store, &named("Mahmadou"));
    store.close().unwrap();
    for round in 0..ROUNDS {
        let before = notes(&vault.open().unwrap().store.reader());
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "tests::kills::no_saved_note_is_lost_when_the_program_is_killed",
                "--exact",
                "--nocapture",
            ])
            .env(VAULT, &vault.dir)
            .env(KEY, &vault.recovery_key)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let acknowledged = |line: &String| line.contains("ack=");
        let mut acks = lines.map_while(|line| line.ok()).filter(acknowledged);
        let wanted = 1 + 7 * round;
        assert_eq!(acks.by_ref().take(wanted).count(), wanted);
        assert_eq!(vault.open().err(), Some(StoreError::InUse));
        child.kill().unwrap();
        child.wait().unwrap();
        let saved = wanted + acks.count();

        let store = vault.open().unwrap().store;
        // One more may have been saved without having been acknowledged.
        let found = notes(&store.reader()) - before;
        assert!(
            found == saved || found == saved + 1,
            "{found} notes, {saved} acknowledged"
        );
        assert!(
            store
                .reader()
                .protokoll(ProtokollFilter::default(), 0, 1)
                .unwrap()
                .intact
        );
        store.check_integrity().unwrap();
    }
}
