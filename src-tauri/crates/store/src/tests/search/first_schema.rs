//! A vault whose index was made by the first schema is searched like one that was made today.

use std::fs;
use std::path::Path;

use fallmappe_domain::{exchange, latin, preset};
use fallmappe_seal::Identity;

use crate::tests::support::*;
use crate::{Store, tables::faelle::Filter};

#[test]
fn every_name_and_every_note_of_an_old_vault_is_found() {
    let fixture =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/store-schema-1");
    let text = |name: &str| fs::read_to_string(fixture.join(name)).unwrap();
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("Tresor");
    fs::create_dir(&dir).unwrap();
    for name in ["faelle.db", "schluessel.json"] {
        fs::copy(fixture.join(name), dir.join(name)).unwrap();
    }
    let paper = text("notfallschluessel.txt");
    let key = paper.lines().find(|line| !line.starts_with('#')).unwrap();
    let identity = Identity::parse(key.trim()).unwrap();
    let (unlocked, _) = Store::open(&dir, at(), |file| file.open_with_recovery(&identity)).unwrap();
    let store = unlocked.store;
    let found = |query: &str| -> Vec<String> {
        let filter = Filter {
            search: query,
            ..Filter::all(day("2026-03-05"), u32::MAX)
        };
        let (_, rows) = store.reader().list_faelle(filter).unwrap();
        rows.into_iter().map(|row| row.fall.number.0).collect()
    };
    let akten = exchange::parse(text("erwartet.jsonl").trim(), preset::shipped()).unwrap();
    let mut notes = 0;
    for akte in &akten {
        let number = akte.number.clone().unwrap().0;
        assert!(found(&akte.person.family_name).contains(&number));
        assert_eq!(found(&number), [number.as_str()]);
        for note in &akte.kontakte {
            let words: Vec<&str> = latin::words(&note.text).collect();
            assert!(found(&words.join(" ")).contains(&number));
            notes += 1;
        }
    }
    assert!(akten.len() > 1 && notes > 1);
    let wanted = "SELECT 1 FROM vault_fact WHERE name = 'search_rebuild'";
    assert!(
        !store
            .connection
            .prepare(wanted)
            .unwrap()
            .exists([])
            .unwrap()
    );
    store.check_integrity().unwrap();
}
