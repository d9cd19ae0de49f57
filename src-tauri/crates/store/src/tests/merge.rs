//! Two Fälle of one person become one, and two again.

use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::person::Person;
use proptest::prelude::*;

use super::support::*;
use crate::{Store, StoreError};

/// A Fall with every part and one that was made of the same person by mistake.
fn pair(store: &mut Store) -> (FallId, FallId) {
    let mut twin = named("Ndombele");
    twin.opened_on = day("2025-11-20");
    twin.person.given_name = "Salih".to_owned();
    twin.person.nationality = Code::new("ERI");
    twin.person.address.street = "Bahnhofstraße 3".to_owned();
    twin.person.address.municipality = "Kamen".to_owned();
    twin.person.reachability.phones = vec!["+49 160 5550".to_owned()];
    twin.kontakte.push(note("Stand vor der Tür"));
    let keep = add(store, &twin);
    let absorb = add(store, &full_akte());
    write(store, |tx| tx.add_uebergabe(absorb, &uebergabe("p1"))).unwrap();
    (keep, absorb)
}

fn merge(store: &mut Store, keep: FallId, absorb: FallId) -> u64 {
    let done = store.transact(Op::MergeFaelle, Some(keep), at(), |tx| {
        tx.merge_faelle(keep, absorb)
    });
    done.unwrap().sequence
}

#[test]
fn one_fall_holds_everything_of_both() {
    let (_vault, mut store) = open_vault();
    let (keep, absorb) = pair(&mut store);
    let (mine, other) = (
        store.reader().fallakte(keep).unwrap(),
        store.reader().fallakte(absorb).unwrap(),
    );
    store
        .put_draft("kontakt:new:2", Some(absorb), "{}", at())
        .unwrap();
    merge(&mut store, keep, absorb);
    let akte = store.reader().fallakte(keep).unwrap();
    assert_eq!(
        (akte.number, akte.opened_on, akte.closed_on),
        (mine.number, mine.opened_on, None)
    );
    assert_eq!(akte.kontakte.len(), 3);
    assert!(akte.bildung == other.bildung && akte.teilhabeplan == other.teilhabeplan);
    assert!(akte.dateien == other.dateien && akte.fristerledigungen == other.fristerledigungen);
    let person = akte.person;
    assert_eq!(
        (person.family_name.as_str(), person.given_name.as_str()),
        ("Ndombele", "Salih")
    );
    assert_eq!(
        person.aliases,
        [
            "Ṣāliḥ ʿAbd ar-Raḥmān Ńdombélé Ųžkalnytė-M̂ario von der Straße",
            "Saleh Abdurahman",
            "Ssalih"
        ]
    );
    assert_eq!(person.call_name, "Sali");
    assert_eq!(
        person.reachability.phones,
        ["+49 160 5550", "+49 151 0000 1234"]
    );
    assert!(person.reachability.needs_interpreter && person.birth_date == other.person.birth_date);
    // An address is not patched together from two.
    assert_eq!(
        (
            person.address.municipality.as_str(),
            person.address.postcode.as_str()
        ),
        ("Kamen", "")
    );
    assert_eq!(person.address.housing, Code::new("gemeinschaftsunterkunft"));
    assert!(person.dritte == other.person.dritte && person.languages == other.person.languages);
    assert_eq!(store.reader().uebergaben(keep).unwrap().len(), 1);
    assert_eq!(store.reader().drafts().unwrap()[0].fall, Some(keep));
    let bin = store.reader().bin().unwrap();
    assert_eq!(
        (bin.len(), bin[0].fall, bin[0].restorable),
        (1, absorb, true)
    );
    assert_eq!(
        store.reader().fallakte(absorb).err(),
        Some(StoreError::NotFound)
    );
}

#[test]
fn taken_apart_both_are_what_they_were() {
    let (_vault, mut store) = open_vault();
    let (keep, absorb) = pair(&mut store);
    let drafts = [("kontakt:new:1", keep), ("kontakt:new:2", absorb)];
    for (key, fall) in drafts {
        store.put_draft(key, Some(fall), "{}", at()).unwrap();
    }
    let before = content(&store);
    let merged = merge(&mut store, keep, absorb);
    let after = content(&store);
    let parted = sequence(&mut store, |tx| tx.undo(merged));
    assert_eq!(content(&store), before);
    let told = store.reader().drafts().unwrap();
    assert!(
        told.iter()
            .map(|d| (d.key.as_str(), d.fall))
            .eq(drafts.map(|(key, fall)| (key, Some(fall))))
    );
    assert!(store.reader().bin().unwrap().is_empty());
    let again = sequence(&mut store, |tx| tx.undo(parted));
    assert_eq!(content(&store), after);
    // A note of its own stays in the Fall that was kept; a note that moved and was changed stands in the way.
    let id = store.reader().entries::<Kontakt>(keep).unwrap()[0].0;
    let changed = sequence(&mut store, |tx| {
        tx.replace_entry(keep, id, &note("Geändert"))
    });
    assert_eq!(
        write(&mut store, |tx| tx.undo(again)).err(),
        Some(StoreError::ChangedSince)
    );
    sequence(&mut store, |tx| tx.undo(changed));
    write(&mut store, |tx| tx.add_entry(keep, &note("Seitdem"))).unwrap();
    sequence(&mut store, |tx| tx.undo(again));
    assert_eq!(store.reader().entries::<Kontakt>(keep).unwrap().len(), 2);
    assert!(store.reader().fallakte(absorb).unwrap() == full_akte());
}

#[test]
fn only_two_that_are_there_can_become_one() {
    let (_vault, mut store) = open_vault();
    let (keep, absorb) = pair(&mut store);
    for (keep, absorb) in [(keep, keep), (keep, FallId(99)), (FallId(99), absorb)] {
        let failed = write(&mut store, |tx| tx.merge_faelle(keep, absorb)).err();
        assert_eq!(failed, Some(StoreError::NotFound));
    }
}

fn person() -> impl Strategy<Value = Person> {
    let word = || "[A-C]?";
    let list = || proptest::collection::vec("[A-C]", 0..3);
    (word(), word(), list(), list(), word()).prop_map(|(family, given, aliases, phones, street)| {
        let mut person = named(&family).person;
        person.given_name = given;
        person.aliases = aliases;
        person.reachability.phones = phones;
        person.address.street = street;
        person
    })
}

#[test]
fn no_name_and_no_telephone_is_ever_lost_by_putting_together() {
    let (_vault, store) = open_vault();
    let store = std::cell::RefCell::new(store);
    proptest!(ProptestConfig::with_cases(40), |(one in person(), other in person())| {
        let store = &mut *store.borrow_mut();
        let mut add_person = |person: &Person| add(store, &fallmappe_domain::akte::Fallakte::new(day("2026-01-01"), person.clone()));
        let (keep, absorb) = (add_person(&one), add_person(&other));
        let before = content(store);
        let merged = merge(store, keep, absorb);
        let person = store.reader().person(keep).unwrap();
        let names = |p: &Person| format!("{} {}", p.given_name, p.family_name).trim().to_owned();
        let mut known = person.aliases.clone();
        known.extend([names(&person), person.display_name(), String::new()]);
        for name in other.aliases.iter().chain([&names(&other)]) {
            prop_assert!(known.contains(name));
        }
        prop_assert!(one.reachability.phones.iter().chain(&other.reachability.phones)
            .all(|phone| person.reachability.phones.contains(phone)));
        prop_assert!((&person.family_name, &person.given_name) == (&one.family_name, &one.given_name));
        write(store, |tx| tx.undo(merged)).unwrap();
        prop_assert_eq!(content(store), before);
    });
}
