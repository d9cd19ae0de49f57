//! The index itself: filled anew it is the same, nothing of it is left behind, and it never breaks.

use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use proptest::prelude::*;

use crate::Store;
use crate::search::{fall_of, first_id, free_id, rebuild_if_wanted};
use crate::tables::facts;
use crate::tests::support::*;

/// Terms, and the words of every text with its day and Fall.
fn dump(store: &Store) -> Vec<String> {
    let mut all = Vec::new();
    for sql in [
        "SELECT kind || ' ' || term || ' ' || fall FROM search_term ORDER BY kind, term, fall",
        "SELECT (s.id >> 10) || ' ' || s.fall || ' ' || s.part || ' ' || s.entry || ' ' || i.words
           FROM search_source s JOIN search_index i ON i.rowid = s.id ORDER BY s.part, s.entry",
    ] {
        let mut statement = store.connection.prepare(sql).unwrap();
        let rows = statement
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap();
        all.extend(rows.map(|row| row.unwrap()));
    }
    all
}

fn check(store: &Store) {
    store
        .connection
        .execute(
            "INSERT INTO search_index (search_index) VALUES ('integrity-check')",
            [],
        )
        .unwrap();
    let (texts, sources): (i64, i64) = store
        .connection
        .query_row(
            "SELECT (SELECT count(*) FROM search_index), (SELECT count(*) FROM search_source)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(texts, sources);
}

#[test]
fn filled_anew_it_is_what_writing_has_made() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    add(&mut store, &named("Abubakar"));
    let first = store.reader().entries::<Kontakt>(fall).unwrap()[0].0;
    store
        .transact(Op::ChangeEntry, Some(fall), at(), |tx| {
            tx.replace_entry(fall, first, &note("Später anders geschrieben"))
        })
        .unwrap();
    let written = dump(&store);
    assert!(written.len() > 60, "{}", written.len());
    facts::write(&store.connection, "search_rebuild", "1").unwrap();
    rebuild_if_wanted(&store.connection).unwrap();
    assert_eq!(dump(&store), written);
    check(&store);
    store
        .connection
        .execute("DELETE FROM search_term", [])
        .unwrap();
    rebuild_if_wanted(&store.connection).unwrap();
    assert_ne!(dump(&store), written, "it is filled only when asked for");
}

#[test]
fn a_row_number_says_day_and_fall() {
    let (_vault, mut store) = open_vault();
    let (one, other) = (add(&mut store, &named("A")), add(&mut store, &named("B")));
    let id = |fall, date: Option<&str>| free_id(&store.connection, fall, date.map(day)).unwrap();
    assert!(id(one, Some("2026-03-05")) > id(other, Some("2026-03-04")));
    assert!(id(other, None) < id(one, Some("1900-01-02")));
    for date in ["1850-01-01", "1900-01-01", "2079-06-06", "9999-12-31"] {
        assert_eq!(fall_of(id(other, Some(date))), other, "{date}");
    }
    let large = FallId((1 << 37) - 1);
    assert_eq!(fall_of(id(large, Some("2079-06-06"))), large);
}

#[test]
fn more_texts_on_one_day_than_numbers_find_their_place() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Viel los"));
    let first = first_id(fall, Some(day("2026-03-05")), 0);
    for serial in 0..1024 {
        store
            .connection
            .execute(
                "INSERT INTO search_source (id, fall, part, entry) VALUES (?1, ?2, 'probe', ?3)",
                (first + serial, fall.0, serial),
            )
            .unwrap();
    }
    let next = free_id(&store.connection, fall, Some(day("2026-03-05"))).unwrap();
    assert_eq!(next, first_id(fall, Some(day("2026-03-06")), 0));
    assert_eq!(fall_of(next), fall);
}

/// What somebody does with notes.
#[derive(Debug, Clone)]
enum Deed {
    Add(String, u64),
    Change(usize, String),
    Remove(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let text = "([a-zäöüß]{1,7} ?){0,6}";
    let deed = prop_oneof![
        3 => (text, 0u64..400).prop_map(|(text, days)| Deed::Add(text, days)),
        2 => (0usize..9, text).prop_map(|(index, text)| Deed::Change(index, text)),
        2 => (0usize..9).prop_map(Deed::Remove),
    ];
    prop::collection::vec(deed, 1..40)
}

fn written(text: &str, days: u64) -> Kontakt {
    Kontakt {
        date: day("2025-06-01") + chrono::Days::new(days),
        next_step: String::new(),
        ..note(text)
    }
}

fn present(store: &Store, fall: FallId) -> Vec<EntryId> {
    let entries = store.reader().entries::<Kontakt>(fall).unwrap();
    entries.into_iter().map(|(id, _)| id).collect()
}

#[test]
fn words_that_are_gone_are_never_found_and_the_others_always() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Okonkwo"));
    let store = std::cell::RefCell::new(store);
    proptest!(ProptestConfig::with_cases(24), |(deeds in deeds())| {
        let mut store = store.borrow_mut();
        for deed in deeds {
            let ids = present(&store, fall);
            store.transact(Op::ChangeEntry, Some(fall), at(), |tx| match &deed {
                Deed::Add(text, days) => tx.add_entry(fall, &written(text, *days)).map(|_| ()),
                Deed::Change(index, text) => match ids.get(*index) {
                    Some(id) => tx.replace_entry(fall, *id, &written(text, 7)),
                    None => Ok(()),
                },
                Deed::Remove(index) => match ids.get(*index) {
                    Some(id) => tx.remove_entry::<Kontakt>(fall, *id),
                    None => Ok(()),
                },
            }).unwrap();
        }
        check(&store);
        let before = dump(&store);
        facts::write(&store.connection, "search_rebuild", "1").unwrap();
        rebuild_if_wanted(&store.connection).unwrap();
        prop_assert_eq!(dump(&store), before);
    });
}
