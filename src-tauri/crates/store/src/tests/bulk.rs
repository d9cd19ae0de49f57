//! Many texts at once: noted as removed, cut out for good by sweeping, and afterwards each text is cut out again at once.

use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;

use super::support::*;
use crate::{Result, Store, StoreError};

/// Whether the word stands anywhere in the blocks of the index.
fn is_in_index(store: &Store, word: &str) -> bool {
    let mut statement = store
        .connection
        .prepare("SELECT block FROM search_index_data")
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let block: Vec<u8> = row.get(0).unwrap();
        if block.windows(word.len()).any(|w| w == word.as_bytes()) {
            return true;
        }
    }
    false
}

fn fall_with(store: &mut Store, text: &str) -> FallId {
    let mut akte = named("Ahmadi");
    akte.kontakte.push(note(text));
    add(store, &akte)
}

fn cut_out_at_once(store: &mut Store) {
    let fall = fall_with(store, "Xylophonstunde");
    assert!(is_in_index(store, "xylophonstunde"));
    let id = store.reader().entries::<Kontakt>(fall).unwrap()[0].0;
    write(store, |tx| tx.remove_entry::<Kontakt>(fall, id)).unwrap();
    assert!(!is_in_index(store, "xylophonstunde"));
}

#[test]
fn a_single_text_is_cut_out_at_once_also_after_many_were_noted() {
    let (_vault, mut store) = open_vault();
    let fall = fall_with(&mut store, "Quittenernte");
    let removed = sequence(&mut store, |tx| tx.remove_fall(fall));
    cut_out_at_once(&mut store);
    sequence(&mut store, |tx| tx.undo(removed));
    assert!(is_in_index(&store, "quittenernte"));
    cut_out_at_once(&mut store);
    write(&mut store, |tx| tx.remove_fall(fall)).unwrap();
    store.sweep().unwrap();
    assert!(!is_in_index(&store, "quittenernte"));
    store.check_integrity().unwrap();
}

#[test]
fn work_that_fails_changes_nothing_about_it() {
    let (_vault, mut store) = open_vault();
    let fall = fall_with(&mut store, "Quittenernte");
    let failed: Result<()> = write(&mut store, |tx| {
        tx.remove_fall(fall)?;
        tx.remove_fall(fall)
    });
    assert_eq!(failed.err(), Some(StoreError::NotFound));
    assert!(is_in_index(&store, "quittenernte"));
    cut_out_at_once(&mut store);
}
