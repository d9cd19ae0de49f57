//! What stands around the Fälle: offers, the tally, wordings, tables that were told.

use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::ansprache::Ansprache;
use fallmappe_domain::berichtstext::Berichtstext;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{AngebotId, AnspracheId, StelleId};
use fallmappe_domain::op::Op;

use super::support::*;
use crate::tables::tafel::TafelRecord;
use crate::{Store, StoreError};

fn kurs(stelle: StelleId) -> Angebot {
    Angebot {
        title: "Bewerbungswerkstatt für junge Geflüchtete".to_owned(),
        stelle,
        handlungsfelder: vec![Code::new("arbeit"), Code::new("ausbildung")],
        kind: Code::new("vorbereitungskurs"),
        places: Some(12),
        free_places: Some(0),
        free_as_of: Some(day("2026-03-01")),
        valid_from: None,
        valid_until: Some(day("2026-12-31")),
        language_level: Some(Code::new("a2")),
        requirements: "eigener Laptop nicht nötig".to_owned(),
        remark: String::new(),
    }
}

fn with_stelle() -> (Vault, Store, StelleId) {
    let (vault, mut store) = open_vault();
    let id = write(&mut store, |tx| tx.put_stelle(None, &stelle("VHS Unna"))).unwrap();
    (vault, store, id)
}

#[test]
fn an_offer_comes_back_as_it_was_saved_and_goes_for_good() {
    let (vault, mut store, stelle) = with_stelle();
    let done = store
        .transact(Op::SaveAngebot, None, at(), |tx| {
            tx.put_angebot(None, &kurs(stelle))
        })
        .unwrap();
    assert_eq!(done.changed, [Changed::Angebote]);
    let open_ended = Angebot {
        title: "Abendschule".to_owned(),
        places: None,
        free_places: None,
        free_as_of: None,
        valid_until: None,
        language_level: None,
        ..kurs(stelle)
    };
    write(&mut store, |tx| tx.put_angebot(None, &open_ended)).unwrap();
    store.close().unwrap();
    let mut store = vault.open().unwrap().store;
    let all: Vec<Angebot> = store
        .reader()
        .angebote()
        .unwrap()
        .into_iter()
        .map(|(_, one)| one)
        .collect();
    assert!(all == [open_ended, kurs(stelle)]);
    let fewer = Angebot {
        free_places: Some(3),
        ..kurs(stelle)
    };
    write(&mut store, |tx| tx.put_angebot(Some(done.value), &fewer)).unwrap();
    assert!(store.reader().angebot(done.value).unwrap() == fewer);
    write(&mut store, |tx| tx.remove_angebot(done.value)).unwrap();
    assert_eq!(store.reader().angebote().unwrap().len(), 1);
    let again = write(&mut store, |tx| tx.remove_angebot(done.value));
    assert_eq!(again.err(), Some(StoreError::NotFound));
}

#[test]
fn an_offer_never_hangs_on_a_stelle_that_is_not_there() {
    let (_vault, mut store, stelle) = with_stelle();
    let nowhere = write(&mut store, |tx| tx.put_angebot(None, &kurs(StelleId(99))));
    assert_eq!(nowhere.err(), Some(StoreError::NotFound));
    let gone = write(&mut store, |tx| {
        tx.put_angebot(Some(AngebotId(7)), &kurs(stelle))
    });
    assert_eq!(gone.err(), Some(StoreError::NotFound));
    assert!(store.reader().angebote().unwrap().is_empty());
}

#[test]
fn the_tally_stands_in_the_order_of_its_days() {
    let (_vault, mut store) = open_vault();
    let line = |date: &str, reached| Ansprache {
        date: day(date),
        programme: Code::new("kim"),
        place: Code::new("veranstaltung"),
        reached,
        interested: 2,
    };
    let late = write(&mut store, |tx| {
        tx.put_ansprache(None, &line("2026-03-04", 9))
    })
    .unwrap();
    write(&mut store, |tx| {
        tx.put_ansprache(None, &line("2026-01-09", 30))
    })
    .unwrap();
    write(&mut store, |tx| {
        tx.put_ansprache(Some(late), &line("2026-03-04", 11))
    })
    .unwrap();
    let reached = |store: &Store| -> Vec<u32> {
        let lines = store.reader().ansprachen().unwrap().into_iter();
        lines.map(|(_, line)| line.reached).collect()
    };
    assert_eq!(reached(&store), [30, 11]);
    write(&mut store, |tx| tx.remove_ansprache(late)).unwrap();
    assert_eq!(reached(&store), [30]);
    let gone = write(&mut store, |tx| {
        tx.put_ansprache(Some(AnspracheId(77)), &line("2026-03-04", 9))
    });
    assert_eq!(gone.err(), Some(StoreError::NotFound));
}

#[test]
fn a_kind_has_one_wording_and_an_empty_one_takes_it_away() {
    let (_vault, mut store) = open_vault();
    let wording = |text: &str, reviewed: Option<&str>| Berichtstext {
        kind: Code::new("wartezeit"),
        text: text.to_owned(),
        reviewed_on: reviewed.map(day),
    };
    write(&mut store, |tx| {
        tx.put_berichtstext(&wording("Zu lang.", None))
    })
    .unwrap();
    let read = wording(
        "Auf einen Kurs wartet man ein halbes Jahr.",
        Some("2026-03-05"),
    );
    write(&mut store, |tx| tx.put_berichtstext(&read)).unwrap();
    assert!(store.reader().berichtstexte().unwrap() == [read]);
    write(&mut store, |tx| tx.put_berichtstext(&wording("", None))).unwrap();
    assert!(store.reader().berichtstexte().unwrap().is_empty());
}

#[test]
fn a_table_that_was_told_is_never_told_otherwise() {
    let (_vault, mut store) = open_vault();
    let told = |period: &str, content: &str| TafelRecord {
        name: "bedarf".to_owned(),
        period: period.to_owned(),
        written_on: day("2026-03-05"),
        content: content.to_owned(),
    };
    for record in [
        told("2026-Q1", "1"),
        told("2025-Q4", "0"),
        told("2026-Q1", "2"),
    ] {
        write(&mut store, |tx| tx.keep_tafel(&record)).unwrap();
    }
    let reader = store.reader();
    assert!(reader.latest_tafel("bedarf").unwrap() == Some(told("2026-Q1", "1")));
    assert!(reader.tafel("bedarf", "2025-Q4").unwrap() == Some(told("2025-Q4", "0")));
    assert!(reader.tafel("struktur", "2025-Q4").unwrap().is_none());
}
