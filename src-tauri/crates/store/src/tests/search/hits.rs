//! Places: which ones, in which order, and none that is gone.

use fallmappe_domain::datei::Datei;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;

use crate::tests::support::*;
use crate::{Place, Store};

fn person(family_name: &str, given_name: &str) -> Person {
    Person {
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        ..Person::default()
    }
}

fn add_person(store: &mut Store, family_name: &str, given_name: &str) -> FallId {
    let akte = fallmappe_domain::akte::Fallakte {
        person: person(family_name, given_name),
        ..named("")
    };
    add(store, &akte)
}

fn add_note(store: &mut Store, fall: FallId, date: &str, text: &str) {
    let note = Kontakt {
        date: day(date),
        next_step: String::new(),
        ..note(text)
    };
    store
        .transact(Op::AddEntry, Some(fall), at(), |tx| {
            tx.add_entry(fall, &note)
        })
        .unwrap();
}

/// Each hit in a few words: `Haile name`, `Haile 2026-02-10 Text der Notiz`.
fn hits(store: &Store, query: &str) -> Vec<String> {
    let found = store.reader().search(query, 50).unwrap();
    assert!(!found.more);
    let told = found.hits.into_iter().map(|hit| {
        let place = match hit.place {
            Place::Name(_) => "name".to_owned(),
            Place::Number => "number".to_owned(),
            Place::Contact(fields) => fields.join(", "),
            Place::Entry { day, fields, .. } => {
                format!(
                    "{} {}",
                    day.map(|d| d.to_string()).unwrap_or_default(),
                    fields.join(", ")
                )
            }
        };
        format!("{} {place}", hit.name.split(',').next().unwrap_or_default())
    });
    told.collect()
}

#[test]
fn the_best_comes_first_and_the_newest_of_equals() {
    let (_vault, mut store) = open_vault();
    let older = add_person(&mut store, "Haile", "Muhammed");
    add_person(&mut store, "Rahimi", "Mohamed");
    add_person(&mut store, "Muhammedov", "");
    let other = add_person(&mut store, "Adler", "");
    add_note(&mut store, other, "2026-02-10", "Muhammed rief an");
    add_note(&mut store, older, "2026-02-11", "Brief von Muhammed");
    add_note(&mut store, other, "2025-12-30", "Bruder Muhammed kommt mit");
    assert_eq!(
        hits(&store, "Muhammed"),
        [
            "Muhammedov name",
            "Haile name",
            "Rahimi name",
            "Haile 2026-02-11 Brief von Muhammed",
            "Adler 2026-02-10 Muhammed rief an",
            "Adler 2025-12-30 Bruder Muhammed kommt mit",
        ]
    );
}

#[test]
fn a_number_is_found_whole_and_in_pieces() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &full_akte());
    let full = full_person().family_name;
    for query in ["2026-0017", "2026 17", "0017"] {
        assert_eq!(
            hits(&store, query).first(),
            Some(&format!("{full} number")),
            "{query}"
        );
    }
    assert!(hits(&store, "2026-0018").is_empty());
}

#[test]
fn one_word_in_the_name_and_one_in_the_note() {
    let (_vault, mut store) = open_vault();
    let ali = add_person(&mut store, "Ali", "Yusuf");
    let omar = add_person(&mut store, "Omar", "");
    for fall in [ali, omar] {
        add_note(&mut store, fall, "2026-02-10", "Termin beim Jobcenter");
    }
    assert_eq!(
        hits(&store, "yousef termin"),
        ["Ali 2026-02-10 Termin beim Jobcenter"]
    );
    assert_eq!(
        hits(&store, "termin ali jobc"),
        ["Ali 2026-02-10 Termin beim Jobcenter"]
    );
    assert_eq!(hits(&store, "termin jobcenter").len(), 2);
    assert!(hits(&store, "termin adler").is_empty());
    let (total, _) = store
        .reader()
        .list_faelle(super::filter("yousef termin"))
        .unwrap();
    assert_eq!(total, 1, "the list says the same");
}

#[test]
fn short_words_are_looked_for_where_they_say_something() {
    let (_vault, mut store) = open_vault();
    let fall = add_person(&mut store, "Xuan", "");
    add_note(&mut store, fall, "2026-02-10", "Das KI hat geschrieben");
    assert_eq!(hits(&store, "x"), ["Xuan name"]);
    assert_eq!(hits(&store, "ki").len(), 1, "a whole word of a note");
    assert!(hits(&store, "ha").is_empty(), "but no beginning of one");
    assert_eq!(hits(&store, "ges").len(), 1);
    for unfinished in ["xuan g", "xuan ge", "xuan gesc", "ki ge"] {
        assert_eq!(hits(&store, unfinished).len(), 1, "{unfinished}");
        let filter = super::filter(unfinished);
        assert_eq!(
            store.reader().list_faelle(filter).unwrap().0,
            1,
            "{unfinished}"
        );
    }
    assert!(hits(&store, "xuan gest").is_empty());
    for nothing in ["", " ", ".,-", "*"] {
        assert!(hits(&store, nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn every_part_with_words_is_found_at_its_place() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &full_akte());
    for (query, part) in [
        ("Erstgespräch", Part::Kontakt),
        ("Ausländerbehörde 4711", Part::Dokument),
        ("Verlängerung beantragt", Part::Status),
        ("Bäckerei", Part::Vermittlung),
        ("Kaution", Part::Fallkonferenz),
        ("Yildirim", Part::Fallkonferenz),
        ("zeugnis klasse", Part::Datei),
        ("ersten Reihe", Part::Gesundheit),
    ] {
        let found = store.reader().search(query, 50).unwrap();
        let is_there = found.hits.iter().any(|hit| {
            matches!(&hit.place, Place::Entry { part: found, fields, .. } if *found == part && !fields.is_empty())
        });
        assert!(is_there, "{query}");
    }
    let found = store.reader().search("zeugnis klasse", 50).unwrap();
    assert!(found.hits.iter().any(
        |hit| matches!(&hit.place, Place::Entry { title, .. } if title == "Zeugnis Klasse 9")
    ));
    assert_eq!(
        hits(&store, "01510000"),
        Vec::<String>::new(),
        "a number with its country has no zero"
    );
    for query in ["4915100001234", "0000 1234", "sali@example", "konigsford"] {
        assert_eq!(hits(&store, query).len(), 1, "{query}");
    }
}

#[test]
fn somebody_beside_the_person_is_found_after_the_person() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &full_akte());
    add_person(&mut store, "Mebratu", "");
    add_person(&mut store, "Mebrahtu", "");
    let found = hits(&store, "Mebrahtu");
    assert_eq!(found.first().unwrap(), "Mebrahtu name");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn there_are_as_many_as_asked_and_a_word_that_there_are_more() {
    let (_vault, mut store) = open_vault();
    let fall = add_person(&mut store, "Haile", "");
    for date in 1..=9 {
        add_note(
            &mut store,
            fall,
            &format!("2026-02-0{date}"),
            "Fahrkarte bestellt",
        );
    }
    let found = store.reader().search("fahrk", 4).unwrap();
    assert_eq!((found.hits.len(), found.more), (4, true));
    let found = store.reader().search("fahrk", 9).unwrap();
    assert_eq!((found.hits.len(), found.more), (9, false));
}

#[test]
fn what_lies_in_the_bin_is_not_found() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let datei = store.reader().entries::<Datei>(fall).unwrap()[0].0;
    let removed = store
        .transact(Op::RemoveEntry, Some(fall), at(), |tx| {
            tx.remove_entry::<Datei>(fall, datei)
        })
        .unwrap();
    assert!(hits(&store, "zeugnis klasse").is_empty());
    store
        .transact(Op::UndoChange, Some(fall), at(), |tx| {
            tx.undo(removed.sequence)
        })
        .unwrap();
    assert_eq!(
        hits(&store, "zeugnis klasse").len(),
        1,
        "and found again when it comes back"
    );
    let removed = store
        .transact(Op::RemoveFall, Some(fall), at(), |tx| tx.remove_fall(fall))
        .unwrap();
    for query in ["zeugnis", "ndombele", "2026-0017", "mebrahtu", "1234"] {
        assert!(hits(&store, query).is_empty(), "{query}");
        assert_eq!(
            store.reader().list_faelle(super::filter(query)).unwrap().0,
            0
        );
    }
    let left: i64 = store
        .connection
        .query_row(
            "SELECT (SELECT count(*) FROM search_term) + (SELECT count(*) FROM search_source)
                  + (SELECT count(*) FROM search_index)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(left, 0);
    store
        .transact(Op::UndoChange, Some(fall), at(), |tx| {
            tx.undo(removed.sequence)
        })
        .unwrap();
    assert_eq!(hits(&store, "ndombele").len(), 1);
    assert_eq!(hits(&store, "mebrahtu").len(), 1);
}
