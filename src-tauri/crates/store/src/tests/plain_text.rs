//! Nothing readable lies on the disk, neither while the vault is open nor after.

use std::collections::BTreeSet;

use fallmappe_domain::latin;
use fallmappe_domain::op::Op;
use rusqlite::config::DbConfig;

use super::support::*;
use crate::Store;

const COUNT: usize = 400;

/// Words that occur nowhere else, in the spelling stored and in the folded one of the index.
fn needles(number: usize) -> [String; 2] {
    let stored = format!("Zwölfžalský{number:03}Qüx");
    let folded = latin::fold(&stored);
    [stored, folded]
}

fn fill(store: &mut Store) {
    store
        .transact(Op::ImportFaelle, None, at(), |tx| {
            for number in 0..COUNT {
                let [needle, _] = needles(number);
                let mut akte = named(&format!("{needle} Name"));
                akte.kontakte.push(note(&format!("Gespräch mit {needle}")));
                tx.add_fallakte(&akte)?;
            }
            Ok(())
        })
        .unwrap();
}

/// How many needles are in the files. All begin alike, so one pass looks for the beginning.
fn hits(contents: &[(String, Vec<u8>)]) -> usize {
    let mut found = BTreeSet::new();
    for needle in needles(0) {
        let beginning = &needle.as_bytes()[..9];
        for (_, bytes) in contents {
            let places = (0..bytes.len()).filter(|&place| bytes[place] == beginning[0]);
            let texts = places.filter_map(|place| bytes.get(place..place + needle.len()));
            found.extend(
                texts
                    .filter(|text| text.starts_with(beginning))
                    .map(<[u8]>::to_vec),
            );
        }
    }
    (0..COUNT)
        .flat_map(needles)
        .filter(|needle| found.contains(needle.as_bytes()))
        .count()
}

#[test]
fn no_name_and_no_note_can_be_read_from_the_files() {
    let (vault, mut store) = open_vault();
    fill(&mut store);
    let open = vault.contents();
    let wal = open
        .iter()
        .find(|(name, _)| name == "faelle.db-wal")
        .unwrap();
    assert!(wal.1.len() > 100_000, "the notes are still in the WAL");
    assert_eq!(hits(&open), 0);
    assert!(
        !open
            .iter()
            .any(|(_, bytes)| bytes.starts_with(b"SQLite format 3"))
    );

    crate::backup::copy_before_migration(&store.connection, &vault.dir, at()).unwrap();
    assert_eq!(hits(&vault.contents()), 0);

    // The same search finds every needle once the pages are decrypted.
    let plain = vault.dir.parent().unwrap().join("entschluesselt.db");
    std::fs::write(&plain, b"").unwrap();
    let connection = &store.connection;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)
        .unwrap();
    connection
        .execute(
            "ATTACH DATABASE ?1 AS plain KEY ''",
            [plain.to_str().unwrap()],
        )
        .unwrap();
    connection
        .query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))
        .unwrap();
    connection.execute_batch("DETACH DATABASE plain").unwrap();
    let control = [("plain".to_owned(), std::fs::read(&plain).unwrap())];
    assert_eq!(hits(&control), 2 * COUNT);

    store.close().unwrap();
    assert_eq!(hits(&vault.contents()), 0);
}
