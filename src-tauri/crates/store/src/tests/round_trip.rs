//! What goes in comes out, to the last mark on the last letter.

use std::cell::RefCell;

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::op::Op;
use fallmappe_domain::teilnahme::Teilnahme;
use proptest::prelude::*;

use super::support::*;
use crate::StoreError;

#[test]
fn a_fall_with_every_part_survives_closing() {
    let (vault, mut store) = open_vault();
    let akte = full_akte();
    let fall = add(&mut store, &akte);
    store.close().unwrap();
    let store = vault.open().unwrap().store;
    assert!(store.reader().fallakte(fall).unwrap() == akte);
    assert_eq!(
        store
            .reader()
            .fall_by_number(&FallNumber::new(2026, 17))
            .unwrap(),
        fall
    );
    let none = store.reader().fall_by_number(&FallNumber::new(2026, 18));
    assert_eq!(none.err(), Some(StoreError::NotFound));
}

#[test]
fn a_fall_with_nothing_but_a_name_survives_too() {
    let (_vault, mut store) = open_vault();
    let akte = named("Mahmadou");
    let fall = add(&mut store, &akte);
    let number = Some(FallNumber::new(2026, 1));
    assert!(store.reader().fallakte(fall).unwrap() == Fallakte { number, ..akte });
}

#[test]
fn lists_come_in_the_order_of_their_dates() {
    let (_vault, mut store) = open_vault();
    let mut akte = full_akte();
    akte.aufenthalt.status.reverse();
    let fall = add(&mut store, &akte);
    akte.aufenthalt.status.reverse();
    assert!(store.reader().fallakte(fall).unwrap() == akte);
    let newest_first = store.reader().entries::<Teilnahme>(fall).unwrap();
    assert!(newest_first.iter().map(|(_, t)| t).eq(&akte.teilnahmen));
    let all = store.reader().all_entries::<Teilnahme>().unwrap();
    assert!(all.iter().all(|(id, _)| *id == fall) && all.len() == 1);
}

#[test]
fn first_and_last_day_can_change() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    store
        .transact(Op::ChangeFall, Some(fall), at(), |tx| {
            tx.change_fall(fall, day("2025-12-01"), None)
        })
        .unwrap();
    let read = store.reader().fall(fall).unwrap();
    assert_eq!((read.opened_on, read.closed_on), (day("2025-12-01"), None));
}

/// Letters with combining marks, other scripts, and what SQL or JSON could stumble over.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-ZäöüßŞłĐ'\";%_\\\\\u{0300}\u{0302}\u{0323}\u{2019}\u{0645}\u{0000}\u{1f9d2}\n -]{0,24}"
}

#[test]
fn no_text_is_ever_changed_on_the_way() {
    let (_vault, store) = open_vault();
    let store = RefCell::new(store);
    let strategy = (
        proptest::collection::vec(text(), 8),
        any::<bool>(),
        0u32..100_000,
    );
    proptest!(ProptestConfig::with_cases(60), |((texts, flag, minutes) in strategy)| {
        let mut akte = named(&texts[0]);
        akte.person.given_name.clone_from(&texts[1]);
        akte.person.aliases.clone_from(&texts);
        akte.person.address.street.clone_from(&texts[2]);
        akte.person.reachability.needs_interpreter = flag;
        let mut kontakt = note(&texts[3]);
        kontakt.next_step.clone_from(&texts[4]);
        (kontakt.no_show, kontakt.minutes) = (flag, minutes);
        akte.kontakte.push(kontakt);
        let fall = add(&mut store.borrow_mut(), &akte);
        let mut read = store.borrow().reader().fallakte(fall).unwrap();
        read.number = None;
        prop_assert!(read == akte);
    });
}
