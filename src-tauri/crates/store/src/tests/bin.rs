//! The bin: nothing that was removed is lost until it is emptied, and then all of it is.

use chrono::{Days, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;

use super::support::*;
use crate::{Store, StoreError};

/// A chunk of a file, as `tables/datei_chunk.rs` keeps it.
fn add_bytes(store: &Store, datei: EntryId) {
    store
        .connection
        .execute(
            "INSERT INTO datei_chunk (datei, position, bytes) VALUES (?1, 0, ?2)",
            (datei.0, b"%PDF-1.7".to_vec()),
        )
        .unwrap();
}

fn datei_of(store: &Store, fall: FallId) -> EntryId {
    store.reader().entries::<Datei>(fall).unwrap()[0].0
}

/// Everything that the journal knows of former states.
fn journal(store: &Store) -> String {
    let sql = "SELECT coalesce(group_concat(before, char(10)), '') FROM aenderung";
    store
        .connection
        .query_row(sql, [], |row| row.get(0))
        .unwrap()
}

/// A store with a full Fall, an Übergabe, a file, a pair and a draft.
fn filled() -> (Vault, Store, FallId) {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let other = add(&mut store, &named("Ndombele"));
    write(&mut store, |tx| tx.add_uebergabe(fall, &uebergabe("p1"))).unwrap();
    add_bytes(&store, datei_of(&store, fall));
    let pair = "INSERT INTO verschieden (one, other) VALUES (?1, ?2)";
    store.connection.execute(pair, (fall.0, other.0)).unwrap();
    store
        .put_draft("kontakt:new:1", Some(fall), "{}", at())
        .unwrap();
    (vault, store, fall)
}

#[test]
fn a_whole_fall_comes_back_as_it_was() {
    let (_vault, mut store, fall) = filled();
    let before = content(&store);
    let akte = store.reader().fallakte(fall).unwrap();
    let done = store
        .transact(Op::RemoveFall, Some(fall), at(), |tx| tx.remove_fall(fall))
        .unwrap();
    assert_eq!(
        done.changed,
        [
            Changed::Faelle,
            Changed::Fall(fall),
            Changed::Uebergaben(fall),
            Changed::Drafts,
            Changed::Bin
        ]
    );
    assert_eq!(
        store.reader().fallakte(fall).err(),
        Some(StoreError::NotFound)
    );
    assert!(store.reader().drafts().unwrap().is_empty());
    let rows = store.reader().bin().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].sequence, rows[0].part.as_str()),
        (done.sequence, "fall")
    );
    assert_eq!(
        (rows[0].removed_at, rows[0].number.0.as_str()),
        (at(), "2026-0017")
    );
    assert!(rows[0].person == Some(akte.person.clone()) && rows[0].restorable);
    // Nobody else gets its number, nor the bytes of its file.
    let next = write(&mut store, |tx| tx.add_fallakte(&named("Nachfolgerin"))).unwrap();
    assert_eq!(next.1.0, "2026-0019");
    let same = write(&mut store, |tx| tx.add_fallakte(&full_akte())).err();
    assert_eq!(same, Some(StoreError::NumberTaken));
    write(&mut store, |tx| tx.remove_fall(next.0)).unwrap();

    write(&mut store, |tx| tx.undo(done.sequence)).unwrap();
    assert_eq!(content(&store), before);
    assert!(store.reader().fallakte(fall).unwrap() == akte);
    assert_eq!(store.reader().bin().unwrap().len(), 1);
}

#[test]
fn what_is_removed_twice_lies_there_once() {
    let (_vault, mut store, fall) = filled();
    let id = store.reader().entries::<Kontakt>(fall).unwrap()[0].0;
    let remove = |store: &mut Store| sequence(store, |tx| tx.remove_entry::<Kontakt>(fall, id));
    let first = remove(&mut store);
    sequence(&mut store, |tx| tx.undo(first));
    let second = remove(&mut store);
    let rows = store.reader().bin().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].sequence, rows[0].part.as_str()),
        (second, "kontakt")
    );
    assert_eq!(rows[0].value["text"], "Zweites Gespräch am selben Tag");
    // With its Fall gone there is no place to come back to; with its Fall back there is.
    let fall_removed = sequence(&mut store, |tx| tx.remove_fall(fall));
    let restorable: Vec<bool> = store
        .reader()
        .bin()
        .unwrap()
        .iter()
        .map(|r| r.restorable)
        .collect();
    assert_eq!(restorable, [true, false]);
    let refused = write(&mut store, |tx| tx.undo(second)).err();
    assert_eq!(refused, Some(StoreError::ChangedSince));
    sequence(&mut store, |tx| tx.undo(fall_removed));
    sequence(&mut store, |tx| tx.undo(second));
    assert!(store.reader().bin().unwrap().is_empty());
}

#[test]
fn an_emptied_bin_gives_nothing_back_and_keeps_no_word() {
    let (_vault, mut store, fall) = filled();
    let datei = datei_of(&store, fall);
    let (id, kontakt) = store.reader().entries::<Kontakt>(fall).unwrap().remove(0);
    sequence(&mut store, |tx| {
        tx.replace_entry(fall, id, &note("Letzte Fassung"))
    });
    let removed = sequence(&mut store, |tx| {
        tx.remove_entry::<Kontakt>(fall, id)?;
        tx.remove_entry::<Datei>(fall, datei)
    });
    assert_eq!(dump(&store, "datei_chunk", "datei").len(), 1);
    assert!(journal(&store).contains(&kontakt.text));
    sequence(&mut store, |tx| tx.empty_bin(None));
    assert!(store.reader().bin().unwrap().is_empty());
    assert!(dump(&store, "datei_chunk", "datei").is_empty());
    for text in [kontakt.text.as_str(), "Letzte Fassung", "Zeugnis Klasse 9"] {
        assert!(!journal(&store).contains(text), "{text}");
    }
    let refused = write(&mut store, |tx| tx.undo(removed)).err();
    assert_eq!(refused, Some(StoreError::NotUndoable));
    // What is still there keeps its history.
    sequence(&mut store, |tx| {
        tx.put_person(fall, &named("Anders").person)
    });
    sequence(&mut store, |tx| tx.empty_bin(None));
    assert!(journal(&store).contains("Tigrinya"));
}

#[test]
fn only_what_lay_long_enough_goes() {
    let (_vault, mut store, fall) = filled();
    let ids: Vec<EntryId> = store
        .reader()
        .entries::<Kontakt>(fall)
        .unwrap()
        .iter()
        .map(|k| k.0)
        .collect();
    let moment = |days: u64| -> NaiveDateTime { at().checked_add_days(Days::new(days)).unwrap() };
    for (id, days) in ids.iter().zip([0, 10]) {
        store
            .transact(Op::RemoveEntry, Some(fall), moment(days), |tx| {
                tx.remove_entry::<Kontakt>(fall, *id)
            })
            .unwrap();
    }
    let left = |store: &mut Store, before: NaiveDateTime| {
        write(store, |tx| tx.empty_bin(Some(before))).unwrap();
        store.reader().bin().unwrap().len()
    };
    assert_eq!(left(&mut store, moment(0)), 2);
    assert_eq!(left(&mut store, moment(10)), 1);
    assert_eq!(left(&mut store, moment(11)), 0);
}

#[test]
fn a_number_is_never_given_twice_even_from_an_emptied_bin() {
    let (_vault, mut store, fall) = filled();
    write(&mut store, |tx| tx.remove_fall(fall)).unwrap();
    write(&mut store, |tx| tx.empty_bin(None)).unwrap();
    let same = write(&mut store, |tx| tx.add_fallakte(&full_akte())).err();
    assert_eq!(same, Some(StoreError::NumberTaken));
    let next = write(&mut store, |tx| tx.add_fallakte(&named("Nachfolgerin"))).unwrap();
    assert_eq!(next.1.0, "2026-0019");
}
