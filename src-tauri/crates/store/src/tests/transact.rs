//! One door for writes: everything or nothing, one line of the Protokoll, and what is stale afterwards.

use std::cell::RefCell;

use fallmappe_domain::changed::Changed;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{BerichtId, EntryId, FallId, OutboxId, StelleId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_domain::stelle::Stelle;
use proptest::prelude::*;

use super::support::*;
use crate::tables::bericht::BerichtRecord;
use crate::tables::faelle::Counts;
use crate::tables::outbox::OutboxRecord;
use crate::{ProtokollFilter, Result, Store, StoreError};

/// Every row of every table, the index included.
fn dump_all(store: &Store) -> Vec<String> {
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index' ORDER BY name";
    let mut statement = store.connection.prepare(names).unwrap();
    let tables: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(|name| name.unwrap())
        .collect();
    tables
        .iter()
        .flat_map(|table| dump(store, table, "*"))
        .collect()
}

#[test]
fn an_error_inside_leaves_no_trace() {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let before = dump_all(&store);
    let failed: Result<()> = write(&mut store, |tx| {
        tx.add_fallakte(&named("Verworfen"))?;
        tx.add_entry(fall, &note("Verworfene Notiz"))?;
        tx.put_setting("office", "{}")?;
        Err(StoreError::NotFound)
    });
    assert_eq!(failed.err(), Some(StoreError::NotFound));
    assert_eq!(dump_all(&store), before);
    drop(store);
    assert_eq!(dump_all(&vault.open().unwrap().store), before);
}

#[test]
fn a_full_disk_loses_nothing_and_work_goes_on_afterwards() {
    let (_vault, mut store) = open_vault();
    add(&mut store, &full_akte());
    let before = dump_all(&store);
    let pages: i64 = store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    let limit = |store: &Store, pages: i64| {
        store
            .connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .unwrap();
    };
    limit(&store, pages);
    let long = named(&"Long ".repeat(20_000));
    let failed = write(&mut store, |tx| tx.add_fallakte(&long));
    assert_eq!(failed.err(), Some(StoreError::NoSpace));
    assert_eq!(dump_all(&store), before);
    limit(&store, pages + 1000);
    write(&mut store, |tx| tx.add_fallakte(&long)).unwrap();
    store.check_integrity().unwrap();
}

#[test]
fn every_operation_writes_one_line() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    store.transact(Op::Unlock, None, at(), |_| Ok(())).unwrap();
    for op in Op::ALL {
        let lines = store.reader().counts().unwrap().protokoll;
        store
            .transact(*op, Some(fall), at(), |tx| {
                tx.put_person(fall, &full_person())
            })
            .unwrap();
        assert_eq!(store.reader().counts().unwrap().protokoll, lines + 1);
    }
    let made = store.transact(Op::CreateFall, None, at(), |tx| {
        let (id, number) = tx.add_fallakte(&named("Neu"))?;
        tx.concerns(id);
        Ok(number)
    });
    let page = store
        .reader()
        .protokoll(ProtokollFilter::default(), 0, 2)
        .unwrap();
    assert!(page.intact);
    assert_eq!(page.total, page.lines[0].sequence);
    assert_eq!(page.lines[0].number, made.unwrap().value.0);
    assert_eq!(page.lines[1].op, Op::ALL.last().unwrap().code());
    assert_eq!(page.lines[1].number, "2026-0017");
    assert_eq!(page.lines[1].at, at());
    let unlock = store
        .reader()
        .protokoll(ProtokollFilter::default(), Op::ALL.len() as u32 + 1, 1)
        .unwrap();
    assert_eq!(
        (unlock.lines[0].op.as_str(), unlock.lines[0].number.as_str()),
        ("unlock", "")
    );
}

#[test]
fn a_broken_chain_is_noticed() {
    for sql in [
        "UPDATE protokoll SET op = 'unlock' WHERE sequence = 3",
        "UPDATE protokoll SET number = '2026-0099' WHERE sequence = 3",
        "UPDATE protokoll SET at = '2026-03-05T09:15:00' WHERE sequence = 1",
        "UPDATE protokoll SET hash = previous_hash WHERE sequence = 4",
        "DELETE FROM protokoll WHERE sequence = 2",
        "DELETE FROM protokoll WHERE sequence = 1",
        "UPDATE protokoll SET sequence = 9 WHERE sequence = 4",
    ] {
        let (_vault, mut store) = open_vault();
        for name in ["Ahmadi", "Berhane", "Conteh"] {
            add(&mut store, &named(name));
        }
        assert!(
            store
                .reader()
                .protokoll(ProtokollFilter::default(), 0, 1)
                .unwrap()
                .intact
        );
        assert_eq!(store.connection.execute(sql, []).unwrap(), 1);
        assert!(
            !store
                .reader()
                .protokoll(ProtokollFilter::default(), 0, 1)
                .unwrap()
                .intact,
            "{sql}"
        );
    }
}

#[test]
fn what_changed_is_told_once_and_in_order() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let done = store
        .transact(Op::ImportFaelle, None, at(), |tx| {
            tx.put_setting("office", "{}")?;
            tx.add_entry(fall, &note("eins"))?;
            tx.add_entry(fall, &note("zwei"))?;
            tx.add_uebergabe(fall, &uebergabe("p1"))
        })
        .unwrap();
    let expected = [
        Changed::Faelle,
        Changed::Fall(fall),
        Changed::Uebergaben(fall),
        Changed::Settings,
    ];
    assert_eq!(done.changed, expected);
    let nothing = store.transact(Op::Unlock, None, at(), |_| Ok(())).unwrap();
    assert!(nothing.changed.is_empty());
}

#[test]
fn what_is_not_there_cannot_be_written() {
    let (_vault, mut store) = open_vault();
    let (mine, other) = (
        add(&mut store, &full_akte()),
        add(&mut store, &named("Andere")),
    );
    let nobody = FallId(4711);
    let foreign: EntryId = store.reader().entries::<Kontakt>(mine).unwrap()[0].0;
    let missing = Some(StoreError::NotFound);
    assert_eq!(
        write(&mut store, |tx| tx.add_entry(nobody, &note("x"))).err(),
        missing
    );
    assert_eq!(
        write(&mut store, |tx| tx.put_person(nobody, &full_person())).err(),
        missing
    );
    assert_eq!(
        write(&mut store, |tx| tx.change_fall(
            nobody,
            day("2026-01-01"),
            None
        ))
        .err(),
        missing
    );
    assert_eq!(
        write(&mut store, |tx| tx.add_uebergabe(nobody, &uebergabe("p1"))).err(),
        missing
    );
    assert_eq!(
        write(&mut store, |tx| tx.add_outbox(&outbox(BerichtId(9)))).err(),
        missing
    );
    let sent = OutboxState::Stored;
    assert_eq!(
        write(&mut store, |tx| tx.set_outbox_state(
            OutboxId(9),
            sent,
            1,
            ""
        ))
        .err(),
        missing
    );
    assert_eq!(
        write(&mut store, |tx| tx
            .put_stelle(Some(StelleId(9)), &stelle("X")))
        .err(),
        missing
    );
    // An entry belongs to its Fall and to no other.
    assert_eq!(
        write(&mut store, |tx| tx.replace_entry(
            other,
            foreign,
            &note("x")
        ))
        .err(),
        missing
    );
    assert_eq!(
        write(&mut store, |tx| tx.remove_entry::<Kontakt>(other, foreign)).err(),
        missing
    );
    assert_eq!(store.reader().fallakte(mine).unwrap().kontakte.len(), 2);
}

#[test]
fn numbers_count_on_within_the_year() {
    let (_vault, mut store) = open_vault();
    let mut next = |number: Option<&str>| {
        let mut akte = named("Nummer");
        akte.number = number.map(|number| FallNumber(number.to_owned()));
        write(&mut store, |tx| tx.add_fallakte(&akte)).map(|(_, number)| number.0)
    };
    assert_eq!(next(None).unwrap(), "2026-0001");
    assert_eq!(next(Some("2026-0017")).unwrap(), "2026-0017");
    assert_eq!(next(Some("2026-0017")).err(), Some(StoreError::NumberTaken));
    assert_eq!(next(None).unwrap(), "2026-0018");
    for foreign in [
        "2026-99999999999999999999",
        "2026-12-b",
        "2026-",
        "2025-0500",
        "Akte 7",
    ] {
        next(Some(foreign)).unwrap();
        assert!(next(None).unwrap().starts_with("2026-00"), "{foreign}");
    }
    next(Some("2026-9999")).unwrap();
    assert_eq!(next(None).unwrap(), "2026-10000");
    assert_eq!(next(None).unwrap(), "2026-10001");
}

#[test]
fn a_row_number_is_never_used_twice() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &named("Eins"));
    let first = write(&mut store, |tx| tx.add_entry(fall, &note("eins"))).unwrap();
    write(&mut store, |tx| tx.remove_entry::<Kontakt>(fall, first)).unwrap();
    assert!(
        write(&mut store, |tx| tx.add_entry(fall, &note("zwei")))
            .unwrap()
            .0
            > first.0
    );
}

#[test]
fn the_name_of_a_stelle_is_fixed_once_a_consent_names_it() {
    let (_vault, mut store) = open_vault();
    let jobcenter = write(&mut store, |tx| {
        tx.put_stelle(None, &stelle("Jobcenter Kreis Unna"))
    })
    .unwrap();
    let other = write(&mut store, |tx| tx.put_stelle(None, &stelle("Caritas"))).unwrap();
    let fixed = Some(StoreError::StelleNameFixed);
    assert_eq!(
        write(&mut store, |tx| tx.put_stelle(None, &stelle("Caritas"))).err(),
        fixed
    );
    write(&mut store, |tx| {
        tx.put_stelle(Some(other), &stelle("Caritas Hamm"))
    })
    .unwrap();
    add(&mut store, &full_akte());
    assert_eq!(
        write(&mut store, |tx| tx
            .put_stelle(Some(jobcenter), &stelle("Jobcenter")))
        .err(),
        fixed
    );
    let moved = Stelle {
        place: "59425 Unna".to_owned(),
        ..stelle("Jobcenter Kreis Unna")
    };
    write(&mut store, |tx| tx.put_stelle(Some(jobcenter), &moved)).unwrap();
    assert_eq!(
        store
            .reader()
            .stelle_by_name("Jobcenter Kreis Unna")
            .unwrap(),
        (jobcenter, moved)
    );
    let names: Vec<String> = store
        .reader()
        .stellen()
        .unwrap()
        .into_iter()
        .map(|s| s.1.name)
        .collect();
    assert_eq!(names, ["Caritas Hamm", "Jobcenter Kreis Unna"]);
}

#[test]
fn a_report_and_its_outbox_entry_are_born_together() {
    let (_vault, mut store) = open_vault();
    assert_eq!(store.reader().outbox_head().unwrap(), (0, String::new()));
    let failed: Result<()> = write(&mut store, |tx| {
        let bericht = tx.add_bericht(&bericht())?;
        tx.add_outbox(&outbox(bericht))?;
        Err(StoreError::Internal)
    });
    assert!(failed.is_err());
    assert!(store.reader().berichte().unwrap().is_empty());
    let id = write(&mut store, |tx| {
        let bericht = tx.add_bericht(&bericht())?;
        tx.add_outbox(&outbox(bericht))
    })
    .unwrap();
    write(&mut store, |tx| {
        tx.set_outbox_state(id, OutboxState::Stored, 2, "inbox_full")
    })
    .unwrap();
    let (known, record) = store.reader().outbox().unwrap().remove(0);
    assert_eq!(known, id);
    assert_eq!(
        (record.state, record.attempts, record.last_code.as_str()),
        (OutboxState::Stored, 2, "inbox_full")
    );
    assert_eq!(
        (record.bytes, record.created_at),
        (vec![0, 159, 146, 150], at())
    );
    assert_eq!(
        store.reader().outbox_head().unwrap(),
        (1, "ab12".to_owned())
    );
    let frozen = store.reader().bericht(record.bericht).unwrap();
    assert_eq!(
        (frozen.json, frozen.first_day),
        (b"{}".to_vec(), day("2026-01-01"))
    );
}

#[test]
fn uebergaben_and_settings_are_read_back() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    write(&mut store, |tx| tx.add_uebergabe(fall, &uebergabe("p1"))).unwrap();
    let (_, record) = store.reader().uebergaben(fall).unwrap().remove(0);
    assert_eq!(
        (record.pseudonym.as_str(), record.passed_over),
        ("P-7F3K", 3)
    );
    assert_eq!(store.reader().setting("office").unwrap(), None);
    for value in ["{\"a\":1}", "{\"a\":2}"] {
        write(&mut store, |tx| tx.put_setting("office", value)).unwrap();
        assert_eq!(
            store.reader().setting("office").unwrap().as_deref(),
            Some(value)
        );
    }
    let counts = Counts {
        faelle: 1,
        kontakte: 2,
        protokoll: 5,
    };
    assert_eq!(store.reader().counts().unwrap(), counts);
    let signed = store.reader().signing_key().unwrap();
    assert_eq!(signed.verifying_key().to_hex().len(), 64);
}

fn bericht() -> BerichtRecord {
    BerichtRecord {
        programme: "durchstarten".to_owned(),
        first_day: day("2026-01-01"),
        last_day: day("2026-03-31"),
        released_at: at(),
        json: b"{}".to_vec(),
        csv: b"\xef\xbb\xbfa;b".to_vec(),
        xlsx: Vec::new(),
        pdf: Vec::new(),
        sha256: "00".to_owned(),
        ledger: "{}".to_owned(),
    }
}

fn outbox(bericht: BerichtId) -> OutboxRecord {
    OutboxRecord {
        bericht,
        name: "2026-q1.age".to_owned(),
        bytes: vec![0, 159, 146, 150],
        content_hash: "ab12".to_owned(),
        created_at: at(),
        state: OutboxState::Queued,
        attempts: 0,
        last_code: String::new(),
    }
}

#[test]
fn a_failed_transaction_never_leaves_anything() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let before = dump_all(&store);
    let store = RefCell::new(store);
    proptest!(ProptestConfig::with_cases(40), |(steps in proptest::collection::vec(0u8..6, 0..8))| {
        let failed: Result<()> = write(&mut store.borrow_mut(), |tx| {
            for step in &steps {
                match step {
                    0 => tx.add_fallakte(&named("Şahin")).map(|_| ())?,
                    1 => tx.add_entry(fall, &note("Notiz")).map(|_| ())?,
                    2 => tx.put_person(fall, &named("Anders").person)?,
                    3 => tx.change_fall(fall, day("2020-01-01"), None)?,
                    4 => tx.put_stelle(None, &stelle("Neu")).map(|_| ())?,
                    _ => tx.add_bericht(&bericht()).map(|_| ())?,
                }
            }
            Err(StoreError::NotFound)
        });
        prop_assert!(failed.is_err());
        prop_assert_eq!(dump_all(&store.borrow()), before.clone());
    });
}
