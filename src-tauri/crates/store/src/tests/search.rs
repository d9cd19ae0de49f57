//! What is found, and what must not be found any more.

mod filters;
mod first_schema;
mod hits;
mod index;

use fallmappe_domain::aufenthalt::Aufenthaltsstatus;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use proptest::prelude::*;
use rusqlite::Connection;

use super::support::*;
use crate::Store;
use crate::tables::faelle::Filter;

fn filter(search: &str) -> Filter<'_> {
    Filter {
        search,
        ..Filter::all(day("2026-03-05"), 50)
    }
}

fn found(store: &Store, search: &str) -> Vec<String> {
    let (total, faelle) = store.reader().list_faelle(filter(search)).unwrap();
    assert_eq!(total as usize, faelle.len());
    faelle
        .into_iter()
        .map(|fall| fall.person.family_name)
        .collect()
}

fn entries(store: &Store, fall: FallId) -> Vec<(EntryId, Kontakt)> {
    store.reader().entries::<Kontakt>(fall).unwrap()
}

#[test]
fn a_name_is_found_with_any_diacritics() {
    let (_vault, mut store) = open_vault();
    for name in ["Muḥammed", "Müller-Şahin", "Straße", "M̂ario", "O’Brien"] {
        add(&mut store, &named(name));
    }
    for query in [
        "Muhammed",
        "MUHAMMED",
        "Mühammed",
        "muḥammed",
        "Muha",
        "mu'hammed",
    ] {
        assert_eq!(found(&store, query), ["Muḥammed"], "{query}");
    }
    for query in [
        "Müller",
        "Mueller",
        "muller",
        "sahin",
        "Şahin Müller",
        "Müller-Ş",
    ] {
        assert_eq!(found(&store, query), ["Müller-Şahin"], "{query}");
    }
    assert_eq!(found(&store, "STRASSE"), ["Straße"]);
    assert_eq!(found(&store, "mario"), ["M̂ario"]);
    assert_eq!(found(&store, "obrien"), ["O’Brien"]);
    assert!(
        found(&store, "uller").is_empty(),
        "only beginnings of words"
    );
    assert_eq!(found(&store, " ,.").len(), 5, "no word, no filter");
}

#[test]
fn words_may_stand_anywhere_in_the_fall() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &full_akte());
    add(&mut store, &named("Schröder"));
    let full = full_person().family_name;
    for query in [
        "Ndombele Backer",
        "2026-0017",
        "mebrahtu unna",
        "0815",
        "Erstgespräch Flur Sali",
    ] {
        assert_eq!(found(&store, query), [full.as_str()], "{query}");
    }
    assert_eq!(
        found(&store, "Schroder").len(),
        2,
        "a name here, an employer there"
    );
    assert!(found(&store, "Schröder Tigrinya-Kurs").is_empty());
}

#[test]
fn lists_page_and_leave_out_closed_faelle() {
    let (_vault, mut store) = open_vault();
    for name in ["Çelik", "Abubakar", "Ćosić"] {
        add(&mut store, &named(name));
    }
    add(&mut store, &full_akte());
    assert_eq!(
        found(&store, "").first().map(String::as_str),
        Some("Abubakar")
    );
    let open = Filter {
        only_open: true,
        limit: 1,
        offset: 1,
        ..filter("")
    };
    let (total, page) = store.reader().list_faelle(open).unwrap();
    assert_eq!((total, page.len()), (3, 1));
    assert_eq!(page[0].person.family_name, "Çelik");

    let (_, full) = store.reader().list_faelle(filter("2026-0017")).unwrap();
    let row = &full[0];
    assert_eq!(row.fall.number, FallNumber::new(2026, 17));
    assert_eq!(row.status.as_ref().unwrap().as_str(), "duldung_60a");
    assert_eq!(row.document_valid_until, Some(day("2026-07-01")));
    assert_eq!(row.last_kontakt_on, Some(day("2026-02-10")));
    assert_eq!(row.next_step_on, Some(day("2026-02-24")));
}

/// Everything that the index and its source keep, as bytes.
fn index_bytes(connection: &Connection) -> Vec<u8> {
    let mut all = Vec::new();
    for sql in [
        "SELECT block FROM search_index_data",
        "SELECT CAST(c0 AS BLOB) FROM search_index_content",
    ] {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement
            .query_map([], |row| row.get::<_, Vec<u8>>(0))
            .unwrap();
        rows.for_each(|block| all.extend(block.unwrap()));
    }
    all
}

fn index_holds(store: &Store, word: &str) -> bool {
    let bytes = index_bytes(&store.connection);
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

/// A Fall with two notes; the words of the second are to disappear.
fn with_two_notes(store: &mut Store) -> (FallId, EntryId) {
    let mut akte = named("Okonkwo");
    akte.kontakte = vec![note("Bleibt stehen"), note("Xylophonkrankheit besprochen")];
    let fall = add(store, &akte);
    let second = entries(store, fall)[0].0;
    assert!(index_holds(store, "xylophonkrankheit"));
    (fall, second)
}

#[test]
fn words_of_a_removed_note_leave_the_index() {
    let (_vault, mut store) = open_vault();
    let (fall, second) = with_two_notes(&mut store);
    store
        .transact(Op::RemoveEntry, Some(fall), at(), |tx| {
            tx.remove_entry::<Kontakt>(fall, second)
        })
        .unwrap();
    assert!(found(&store, "Xylophon").is_empty());
    assert!(!index_holds(&store, "xylophonkrankheit"));
    assert_eq!(found(&store, "bleibt"), ["Okonkwo"]);
    store.check_integrity().unwrap();
}

#[test]
fn words_of_a_changed_note_and_a_former_name_leave_the_index() {
    let (_vault, mut store) = open_vault();
    let (fall, second) = with_two_notes(&mut store);
    store
        .transact(Op::ChangeEntry, Some(fall), at(), |tx| {
            tx.replace_entry(fall, second, &note("Jetzt anders"))?;
            tx.put_person(fall, &named("Adeyemi").person)
        })
        .unwrap();
    assert!(!index_holds(&store, "xylophonkrankheit"));
    assert!(!index_holds(&store, "okonkwo"));
    assert_eq!(found(&store, "anders"), ["Adeyemi"]);
}

#[test]
fn a_text_that_becomes_empty_is_not_found_any_more() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let (id, status) = store
        .reader()
        .entries::<Aufenthaltsstatus>(fall)
        .unwrap()
        .remove(0);
    let other = store.reader().entries::<Aufenthaltsstatus>(fall).unwrap()[1].0;
    store
        .transact(Op::ChangeEntry, Some(fall), at(), |tx| {
            tx.remove_entry::<Aufenthaltsstatus>(fall, other)?;
            tx.replace_entry(
                fall,
                id,
                &Aufenthaltsstatus {
                    remark: String::new(),
                    ..status
                },
            )
        })
        .unwrap();
    assert!(found(&store, "Verlängerung").is_empty());
    assert!(!index_holds(&store, "verlangerung"));
}

#[test]
fn without_the_option_the_words_would_stay() {
    let (_vault, mut store) = open_vault();
    store
        .connection
        .execute(
            "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)",
            [],
        )
        .unwrap();
    let (fall, second) = with_two_notes(&mut store);
    store
        .transact(Op::RemoveEntry, Some(fall), at(), |tx| {
            tx.remove_entry::<Kontakt>(fall, second)
        })
        .unwrap();
    assert!(index_holds(&store, "xylophonkrankheit"));
}

#[test]
fn a_search_never_fails_whatever_is_typed() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &named("Nguyễn"));
    proptest!(ProptestConfig::with_cases(200), |(query in "\\PC{0,30}|[\"*()^:+{}\\-a-z ]{0,20}|(NEAR|AND|OR|NOT| |\"){0,6}")| {
        prop_assert!(store.reader().list_faelle(filter(&query)).is_ok());
    });
}
