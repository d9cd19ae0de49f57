//! What is typed survives a crash, and goes with what it becomes.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;

use super::support::*;
use crate::StoreError;

#[test]
fn a_draft_is_there_after_the_program_was_killed() {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Ahmadi"));
    let lines = store.reader().counts().unwrap().protokoll;
    for text in [
        "{\"text\":\"H\"}",
        "{\"text\":\"Hal\"}",
        "{\"text\":\"Hallo\"}",
    ] {
        store
            .put_draft("kontakt:new:1", Some(fall), text, at())
            .unwrap();
    }
    store
        .put_draft(
            "person:new",
            None,
            "{}",
            at() + chrono::TimeDelta::seconds(1),
        )
        .unwrap();
    let missing = store.put_draft("kontakt:new:9", Some(FallId(9)), "{}", at());
    assert_eq!(missing.err(), Some(StoreError::NotFound));
    assert_eq!(store.reader().counts().unwrap().protokoll, lines);
    // No closing: as if the power had failed.
    let files = vault.contents();
    drop(store);
    for (name, bytes) in files {
        vault.write(&name, &bytes);
    }
    let store = vault.open().unwrap().store;
    let drafts = store.reader().drafts().unwrap();
    let told: Vec<_> = drafts
        .iter()
        .map(|d| (d.key.as_str(), d.fall, d.content.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("person:new", None, "{}"),
            ("kontakt:new:1", Some(fall), "{\"text\":\"Hallo\"}")
        ]
    );
    assert_eq!(store.reader().count_other_drafts("person:new").unwrap(), 1);
    assert_eq!(store.reader().count_other_drafts("neu").unwrap(), 2);
}

#[test]
fn a_draft_goes_with_what_it_becomes_and_stays_when_that_fails() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Ahmadi"));
    store
        .put_draft("kontakt:new:1", Some(fall), "{}", at())
        .unwrap();
    let failed: crate::Result<()> = write(&mut store, |tx| {
        tx.drop_draft("kontakt:new:1")?;
        Err(StoreError::NoSpace)
    });
    assert!(failed.is_err());
    assert_eq!(store.reader().drafts().unwrap().len(), 1);
    let saved = store.transact(Op::AddEntry, Some(fall), at(), |tx| {
        tx.add_entry(fall, &note("Hallo"))?;
        tx.drop_draft("")?;
        tx.drop_draft("kontakt:new:1")
    });
    assert!(saved.unwrap().changed.contains(&Changed::Drafts));
    assert!(store.reader().drafts().unwrap().is_empty());
    assert!(!store.drop_draft("kontakt:new:1").unwrap());
    store.put_draft("person:new", None, "{}", at()).unwrap();
    assert!(store.drop_draft("person:new").unwrap());
}
