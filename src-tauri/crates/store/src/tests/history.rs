//! What was changed is known, can be taken back, and taking back can be taken back.

use std::cell::RefCell;
use std::collections::BTreeMap;

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::clearing::Clearing;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::*;
use crate::record::table;
use crate::{Change, ChangeKind, ChangesFilter, Result, Store, StoreError, WriteTx};

fn changes(store: &Store, fall: FallId) -> Vec<Change> {
    let filter = ChangesFilter {
        fall: Some(fall),
        limit: 100,
        ..ChangesFilter::default()
    };
    let (total, changes) = store.reader().changes(filter).unwrap();
    assert_eq!(total as usize, changes.len());
    changes
}

fn kinds(store: &Store, fall: FallId) -> Vec<(String, ChangeKind)> {
    let of = |change: Change| (change.part, change.kind.unwrap());
    changes(store, fall).into_iter().map(of).collect()
}

/// The notes of a Fall, oldest first, with their ids.
fn notes(store: &Store, fall: FallId) -> BTreeMap<i64, String> {
    let entries = store.reader().entries::<Kontakt>(fall).unwrap();
    entries.into_iter().map(|(id, k)| (id.0, k.text)).collect()
}

#[test]
fn every_part_lies_in_the_table_of_its_code_and_is_tried_here() {
    macro_rules! tables {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            [$((Part::$variant, <$type as crate::tables::entry::Entry>::TABLE)),+]
        };
    }
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    for (part, name) in fallmappe_domain::with_parts!(tables) {
        assert_eq!(part.code(), name);
        assert!(!(table(part).ids)(&store.reader(), fall).unwrap().is_empty());
    }
}

#[test]
fn a_fall_that_is_made_whole_leaves_one_row() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let rows = changes(&store, fall);
    assert_eq!(
        kinds(&store, fall),
        [("fall".to_owned(), ChangeKind::Added)]
    );
    assert_eq!(rows[0].before, None);
    let after =
        json!({ "number": "2026-0017", "openedOn": "2026-02-03", "closedOn": "2026-12-31" });
    assert_eq!(rows[0].after, Some(after));
    assert_eq!((rows[0].op.as_str(), rows[0].at), ("create_fall", at()));
}

#[test]
fn each_change_says_what_was_there_before_and_after() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Ahmadi"));
    let id = write(&mut store, |tx| tx.add_entry(fall, &note("eins"))).unwrap();
    for text in ["zwei", "drei"] {
        write(&mut store, |tx| tx.replace_entry(fall, id, &note(text))).unwrap();
    }
    write(&mut store, |tx| tx.put_person(fall, &full_person())).unwrap();
    write(&mut store, |tx| {
        tx.change_fall(fall, day("2025-12-01"), None)
    })
    .unwrap();
    write(&mut store, |tx| tx.remove_entry::<Kontakt>(fall, id)).unwrap();

    let of_note = ChangesFilter {
        part: "kontakt",
        entry: Some(id.0),
        limit: 9,
        ..ChangesFilter::default()
    };
    let (total, rows) = store.reader().changes(of_note).unwrap();
    let text = |value: &Option<Value>| {
        value
            .as_ref()
            .map(|v| v["text"].as_str().unwrap().to_owned())
    };
    let told: Vec<_> = rows
        .iter()
        .map(|r| (text(&r.before), text(&r.after)))
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(total, 4);
    assert_eq!(
        told,
        [
            (some("drei"), None),
            (some("zwei"), some("drei")),
            (some("eins"), some("zwei")),
            (None, some("eins")),
        ]
    );
    let rest = changes(&store, fall);
    assert_eq!(rest[1].before.as_ref().unwrap()["openedOn"], "2026-02-03");
    assert_eq!(rest[1].after.as_ref().unwrap()["openedOn"], "2025-12-01");
    assert_eq!(rest[2].before.as_ref().unwrap()["familyName"], "Ahmadi");
    assert_eq!(
        rest[2].after,
        Some(serde_json::to_value(full_person()).unwrap())
    );
    let page = ChangesFilter {
        fall: Some(fall),
        offset: 2,
        limit: 1,
        ..ChangesFilter::default()
    };
    let (total, page) = store.reader().changes(page).unwrap();
    assert_eq!((total, page.len(), page[0].part.as_str()), (7, 1, "person"));
}

#[test]
fn what_changes_nothing_leaves_no_row() {
    let (_vault, mut store) = open_vault();
    let akte = full_akte();
    let fall = add(&mut store, &akte);
    let row = store.reader().fall(fall).unwrap();
    let (id, kontakt) = store.reader().entries::<Kontakt>(fall).unwrap().remove(0);
    write(&mut store, |tx| {
        tx.put_person(fall, &akte.person)?;
        tx.replace_entry(fall, id, &kontakt)?;
        tx.change_fall(fall, row.opened_on, row.closed_on)
    })
    .unwrap();
    assert_eq!(changes(&store, fall).len(), 1);
}

#[test]
fn every_kind_of_change_of_every_part_is_taken_back() {
    let (_vault, mut store) = open_vault();
    let akte = full_akte();
    let fall = add(&mut store, &akte);
    for part in Part::ALL {
        let table = table(*part);
        let id = (table.ids)(&store.reader(), fall).unwrap()[0];
        let before = content(&store);
        let removed = sequence(&mut store, |tx| (table.take_out)(tx, fall, id));
        assert!(content(&store) != before, "{part:?}");
        let back = sequence(&mut store, |tx| tx.undo(removed));
        assert_eq!(content(&store), before, "{part:?}");
        sequence(&mut store, |tx| tx.undo(back));
        assert!(content(&store) != before, "{part:?}");
        sequence(&mut store, |tx| tx.undo(removed + 2));
        assert_eq!(content(&store), before, "{part:?}");
    }
    assert!(store.reader().fallakte(fall).unwrap() == akte);
    let before = content(&store);
    let changed = sequence(&mut store, |tx| {
        tx.put_person(fall, &named("Anders").person)?;
        tx.change_fall(fall, day("2020-01-01"), None)?;
        tx.add_entry(fall, &note("neu")).map(|_| ())
    });
    let after = content(&store);
    let back = sequence(&mut store, |tx| tx.undo(changed));
    assert_eq!(content(&store), before);
    sequence(&mut store, |tx| tx.undo(back));
    assert_eq!(content(&store), after);
}

#[test]
fn a_later_change_stands_in_the_way() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Ahmadi"));
    let id = write(&mut store, |tx| tx.add_entry(fall, &note("eins"))).unwrap();
    let change =
        |text: &'static str| move |tx: &WriteTx<'_>| tx.replace_entry(fall, id, &note(text));
    let first = sequence(&mut store, change("zwei"));
    let second = sequence(&mut store, change("drei"));
    let undo = |store: &mut Store, sequence| write(store, |tx| tx.undo(sequence)).err();
    assert_eq!(undo(&mut store, first), Some(StoreError::ChangedSince));
    // The Fall was made before its note.
    assert_eq!(undo(&mut store, 2), Some(StoreError::ChangedSince));
    assert!(!changes(&store, fall)[1].undoable && changes(&store, fall)[0].undoable);
    assert_eq!(undo(&mut store, second), None);
    assert_eq!(undo(&mut store, second), Some(StoreError::ChangedSince));
    assert_eq!(undo(&mut store, first), None);
    assert_eq!(notes(&store, fall)[&id.0], "eins");
    // An export, a line that was never written, and the undoing of nothing.
    let export = store
        .transact(Op::ExportFall, Some(fall), at(), |_| Ok(()))
        .unwrap();
    for nothing in [export.sequence, 4711, 0] {
        assert_eq!(undo(&mut store, nothing), Some(StoreError::NotUndoable));
    }
}

#[test]
fn a_row_that_nobody_can_read_is_not_taken_back() {
    for sql in [
        "UPDATE aenderung SET before = '{\"text\":' WHERE kind = 'changed'",
        "UPDATE aenderung SET before = '{\"date\":\"2026-01-01\",\"future\":1}' WHERE kind = 'changed'",
        "UPDATE aenderung SET before = NULL WHERE kind = 'changed'",
        "UPDATE aenderung SET kind = 'sealed' WHERE kind = 'changed'",
        "UPDATE aenderung SET part = 'wohnungswunsch' WHERE kind = 'changed'",
    ] {
        let (_vault, mut store) = open_vault();
        let fall = add(&mut store, &named("Ahmadi"));
        let id = write(&mut store, |tx| tx.add_entry(fall, &note("eins"))).unwrap();
        let change = sequence(&mut store, |tx| tx.replace_entry(fall, id, &note("zwei")));
        assert_eq!(store.connection.execute(sql, []).unwrap(), 1);
        let refused = write(&mut store, |tx| tx.undo(change)).err();
        assert_eq!(refused, Some(StoreError::NotUndoable), "{sql}");
        assert!(!changes(&store, fall)[0].undoable, "{sql}");
        assert_eq!(notes(&store, fall)[&id.0], "zwei");
    }
}

#[test]
fn a_whole_import_is_taken_back_and_comes_once_more() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &named("Schon da"));
    let before = content(&store);
    let import = |tx: &WriteTx<'_>| {
        tx.add_fallakte(&full_akte())?;
        tx.add_fallakte(&named("Berhane")).map(|_| ())
    };
    let imported = sequence(&mut store, import);
    let after = content(&store);
    let taken_back = sequence(&mut store, |tx| tx.undo(imported));
    assert_eq!(content(&store), before);
    assert_eq!(store.reader().bin().unwrap().len(), 2);
    sequence(&mut store, |tx| tx.undo(taken_back));
    assert_eq!(content(&store), after);
    assert!(store.reader().bin().unwrap().is_empty());

    // Once more without, and then the same numbers in a corrected list.
    let redone = store.reader().changes(ChangesFilter {
        limit: 1,
        ..ChangesFilter::default()
    });
    let redone = redone.unwrap().1[0].sequence;
    let taken_back = sequence(&mut store, |tx| tx.undo(redone));
    let corrected = sequence(&mut store, import);
    let taken = write(&mut store, |tx| tx.undo(taken_back)).err();
    assert_eq!(taken, Some(StoreError::NumberTaken));
    // One note, and the import is no longer what came in.
    let fall = store
        .reader()
        .fall_by_number(&full_akte().number.unwrap())
        .unwrap();
    let noted = sequence(&mut store, |tx| {
        tx.add_entry(fall, &note("neu")).map(|_| ())
    });
    let refused = write(&mut store, |tx| tx.undo(corrected)).err();
    assert_eq!(refused, Some(StoreError::ChangedSince));
    sequence(&mut store, |tx| tx.undo(noted));
    sequence(&mut store, |tx| tx.undo(corrected));
    assert_eq!(content(&store), before);
}

#[test]
fn a_fall_with_an_uebergabe_is_no_longer_taken_back() {
    let (_vault, mut store) = open_vault();
    let made = sequence(&mut store, |tx| {
        tx.add_fallakte(&named("Conteh")).map(|_| ())
    });
    let fall = FallId(1);
    write(&mut store, |tx| tx.add_uebergabe(fall, &uebergabe("p1"))).unwrap();
    let refused = write(&mut store, |tx| tx.undo(made)).err();
    assert_eq!(refused, Some(StoreError::ChangedSince));
}

#[test]
fn the_line_names_the_fall_also_when_it_comes_or_goes() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let number = |store: &Store| {
        let page = store.reader().protokoll(Default::default(), 0, 1).unwrap();
        page.lines[0].number.clone()
    };
    let done = store.transact(Op::RemoveFall, Some(fall), at(), |tx| tx.remove_fall(fall));
    assert_eq!(number(&store), "2026-0017");
    let removed = done.unwrap().sequence;
    store
        .transact(Op::UndoChange, None, at(), |tx| tx.undo(removed))
        .unwrap();
    assert_eq!(number(&store), "2026-0017");
    let erased = store.transact(Op::EraseFall, Some(fall), at(), |tx| {
        tx.erase_fall(fall, "Antrag", at())
    });
    erased.unwrap();
    assert_eq!(number(&store), "2026-0017");
}

/// What somebody does to one Fall.
#[derive(Debug, Clone)]
enum Step {
    Add(String),
    Change(usize, String),
    Remove(usize),
    Person(String),
    Clearing(String),
    Undo(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let text = || "[a-c]{0,2}";
    prop_oneof![
        text().prop_map(Step::Add),
        (0..6_usize, text()).prop_map(|(index, text)| Step::Change(index, text)),
        (0..6_usize).prop_map(Step::Remove),
        text().prop_map(Step::Person),
        text().prop_map(Step::Clearing),
        (0..12_usize).prop_map(Step::Undo),
        (0..12_usize).prop_map(Step::Undo),
    ]
}

/// A record of the model: part and id.
type Key = (&'static str, i64);

/// The Fall as it should be, and every state that it ever had.
#[derive(Default)]
struct Mirror {
    now: BTreeMap<Key, String>,
    /// What each change did: record, before, after.
    done: BTreeMap<u64, (Key, Option<String>, Option<String>)>,
    /// Changes that stand, oldest first.
    standing: Vec<u64>,
}

impl Mirror {
    fn set(&mut self, sequence: u64, key: Key, value: Option<String>) {
        let before = match &value {
            Some(value) => self.now.insert(key, value.clone()),
            None => self.now.remove(&key),
        };
        self.done.insert(sequence, (key, before, value));
    }
}

fn read(store: &Store, fall: FallId) -> BTreeMap<Key, String> {
    let mut all: BTreeMap<Key, String> = notes(store, fall)
        .into_iter()
        .map(|(id, text)| (("kontakt", id), text))
        .collect();
    let clearings = store.reader().entries::<Clearing>(fall).unwrap();
    all.extend(
        clearings
            .into_iter()
            .map(|(id, c)| (("clearing", id.0), c.remark)),
    );
    all.insert(
        ("person", fall.0),
        store.reader().person(fall).unwrap().call_name,
    );
    all
}

/// Runs one step in store and mirror.
fn run(store: &mut Store, mirror: &mut Mirror, fall: FallId, step: &Step) {
    let pick = |mirror: &Mirror, index: usize| {
        let ids: Vec<Key> = mirror
            .now
            .keys()
            .copied()
            .filter(|key| key.0 == "kontakt")
            .collect();
        (!ids.is_empty()).then(|| ids[index % ids.len()])
    };
    let (key, value, done) = match step {
        Step::Add(text) => {
            let done = transact(store, |tx| tx.add_entry(fall, &note(text)));
            (("kontakt", done.value.0), Some(text.clone()), done.sequence)
        }
        Step::Clearing(text) => {
            let clearing = Clearing {
                remark: text.clone(),
                ..full_akte().clearings.remove(0)
            };
            let done = transact(store, |tx| tx.add_entry(fall, &clearing));
            (
                ("clearing", done.value.0),
                Some(text.clone()),
                done.sequence,
            )
        }
        Step::Change(index, text) => {
            let Some(key) = pick(mirror, *index) else {
                return;
            };
            let done = transact(store, |tx| {
                tx.replace_entry(fall, EntryId(key.1), &note(text))
            });
            (key, Some(text.clone()), done.sequence)
        }
        Step::Remove(index) => {
            let Some(key) = pick(mirror, *index) else {
                return;
            };
            let done = transact(store, |tx| tx.remove_entry::<Kontakt>(fall, EntryId(key.1)));
            (key, None, done.sequence)
        }
        Step::Person(text) => {
            let person = Person {
                call_name: text.clone(),
                ..named("Ahmadi").person
            };
            let done = transact(store, |tx| tx.put_person(fall, &person));
            (("person", fall.0), Some(text.clone()), done.sequence)
        }
        Step::Undo(index) => return run_undo(store, mirror, *index),
    };
    if mirror.now.get(&key) != value.as_ref() {
        mirror.set(done, key, value);
        mirror.standing.push(done);
    }
}

/// Whatever the store lets itself be told to take back leads from the state after the change to the one before it.
fn run_undo(store: &mut Store, mirror: &mut Mirror, index: usize) {
    let known: Vec<u64> = mirror.done.keys().copied().collect();
    if known.is_empty() {
        return;
    }
    let sequence = known[known.len() - 1 - index % known.len()];
    let (key, before, after) = mirror.done[&sequence].clone();
    let offered = store.reader().is_undoable(sequence).unwrap();
    match store.transact(Op::UndoChange, None, at(), |tx| tx.undo(sequence)) {
        Ok(done) => {
            assert!(offered && mirror.now.get(&key) == after.as_ref());
            mirror.set(done.sequence, key, before);
            match mirror
                .standing
                .iter()
                .position(|standing| *standing == sequence)
            {
                Some(place) => drop(mirror.standing.remove(place)),
                None => mirror.standing.push(done.sequence),
            }
        }
        Err(error) => {
            assert!(!offered && error == StoreError::ChangedSince);
        }
    }
}

fn transact<T>(store: &mut Store, work: impl FnOnce(&WriteTx<'_>) -> Result<T>) -> crate::Done<T> {
    store.transact(Op::ChangeEntry, None, at(), work).unwrap()
}

#[test]
fn the_store_never_differs_from_its_mirror_and_always_finds_back() {
    let (_vault, store) = open_vault();
    let store = RefCell::new(store);
    let steps = proptest::collection::vec(step(), 1..16);
    proptest!(ProptestConfig::with_cases(48), |(steps in steps)| {
        let store = &mut *store.borrow_mut();
        let akte = Fallakte { kontakte: vec![note("am Anfang")], ..named("Ahmadi") };
        let fall = add(store, &akte);
        let start = content(store);
        let mut mirror = Mirror { now: read(store, fall), ..Mirror::default() };
        for step in &steps {
            run(store, &mut mirror, fall, step);
            prop_assert_eq!(read(store, fall), mirror.now.clone());
        }
        // Every value that was ever there is in the history or in the Fall.
        let rows = changes(store, fall);
        for (sequence, (_, before, after)) in &mirror.done {
            let row = rows.iter().find(|row| row.sequence == *sequence).unwrap();
            let said = |value: &Option<Value>| value.as_ref().map(|value| {
                ["text", "remark", "callName"].iter().find_map(|key| value[key].as_str()).unwrap().to_owned()
            });
            prop_assert_eq!(&said(&row.before), before);
            prop_assert_eq!(&said(&row.after), after);
        }
        // Newest first, by the offers that the store makes.
        for _ in 0..=mirror.done.len() {
            let filter = ChangesFilter { fall: Some(fall), limit: 100, ..ChangesFilter::default() };
            let standing = store.reader().changes(filter).unwrap().1.into_iter()
                .find(|row| mirror.standing.contains(&row.sequence));
            let Some(row) = standing else { break };
            prop_assert!(row.undoable);
            write(store, |tx| tx.undo(row.sequence)).unwrap();
            mirror.standing.retain(|sequence| *sequence != row.sequence);
        }
        prop_assert!(mirror.standing.is_empty());
        prop_assert_eq!(content(store), start);
    });
}
