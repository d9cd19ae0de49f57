//! What is erased is nowhere: not in a table, not in the index, not in the WAL, not in a copy beside the vault.

use std::fs;

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_domain::person::Person;
use fallmappe_domain::uebergabe::{UebergabeEvent, UebergabeEventKind};
use fallmappe_seal::Passphrase;
use proptest::prelude::*;
use rusqlite::config::DbConfig;

use super::support::*;
use crate::tables::bericht::BerichtRecord;
use crate::tables::loeschung::Loeschung;
use crate::tables::outbox::OutboxRecord;
use crate::tables::zuordnung::CodeRow;
use crate::{ChangesFilter, Store, StoreError};

/// Words of one person that stand nowhere else, each on another way into the vault; the first also in the index, folded.
const TRACES: [&str; 16] = [
    "walnuss-zwirnsfaden",
    "Zwölfžalský",
    "zwoelfzalsky",
    "Qüxspitzname",
    "0151 77700123",
    "Xantippenstraße",
    "Ypsilonnotiz",
    "Vorvergangenes",
    "Entwurfswort",
    "BYTESDERDATEI",
    "Pseudo-9ZQ",
    "Quittungswort",
    "Klientenoberfläche",
    "Merkwort",
    "Eingangspseudonym",
    "Planhindernis",
];

/// A Fall that leaves every trace that a Fall can leave.
fn traced(store: &mut Store) -> FallId {
    let mut akte = Fallakte {
        number: None,
        ..full_akte()
    };
    akte.person = Person {
        family_name: "Zwölfžalský".to_owned(),
        call_name: "Qüxspitzname".to_owned(),
        ..Person::default()
    };
    let fall = add(store, &akte);
    let person = |street: &str| {
        let mut person = akte.person.clone();
        person.reachability.phones = vec!["0151 77700123".to_owned()];
        person.address.street = street.to_owned();
        person
    };
    let kontakt = store.reader().entries::<Kontakt>(fall).unwrap()[0].0;
    let datei = store.reader().entries::<Datei>(fall).unwrap()[0].0;
    write(store, |tx| {
        tx.replace_entry(fall, kontakt, &note("Vorvergangenes"))?;
        tx.replace_entry(fall, kontakt, &note("Ypsilonnotiz Zwölfžalský"))?;
        tx.put_person(fall, &person("Xantippenstraße 1"))?;
        let mut uebergabe = uebergabe("p-zwoelf");
        uebergabe.pseudonym = "Pseudo-9ZQ".to_owned();
        let id = tx.add_uebergabe(fall, &uebergabe)?;
        tx.add_uebergabe_event(
            id,
            &UebergabeEvent {
                remark: "Quittungswort".to_owned(),
                ..event(UebergabeEventKind::HandedOut)
            },
        )?;
        tx.put_zuordnung(
            id,
            &[CodeRow {
                code: "Klient".to_owned(),
                surfaces: vec!["Klientenoberfläche".to_owned()],
            }],
        )?;
        let words = Passphrase::new("walnuss-zwirnsfaden".to_owned());
        tx.keep_passphrase(id, "F-1.age", &words)?;
        tx.put_word_decision(fall, "merkwort", &decided("Merkwort", ""))?;
        let mut incoming = eingang("ef");
        incoming.pseudonym = "Eingangspseudonym".to_owned();
        let incoming = tx.put_eingang(&incoming)?;
        tx.set_eingang_fall(incoming, fall)?;
        let stelle = tx.put_stelle(None, &stelle("Jobcenter Kreis Unna"))?;
        tx.put_projektende(fall, &planned(stelle, "Planhindernis"))?;
        tx.remove_entry::<Datei>(fall, datei)
    })
    .unwrap();
    add_bytes(store, datei);
    store
        .put_draft("kontakt:new:1", Some(fall), "Entwurfswort", at())
        .unwrap();
    fall
}

fn add_bytes(store: &Store, datei: EntryId) {
    let sql = "INSERT INTO datei_chunk (datei, position, bytes) VALUES (?1, 0, ?2)";
    store
        .connection
        .execute(sql, (datei.0, b"BYTESDERDATEI".to_vec()))
        .unwrap();
}

fn erase(store: &mut Store, fall: FallId) {
    let done = store.transact(Op::EraseFall, Some(fall), at(), |tx| {
        tx.erase_fall(fall, "Antrag vom 2. März", at())
    });
    done.unwrap();
    store.sweep().unwrap();
}

/// Every byte of the decrypted database: each cell of each table, those of the index included, and a plain copy.
fn plain_bytes(vault: &Vault, store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    let tables = dump(store, "sqlite_schema", "name").len();
    let mut statement = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(|name| name.unwrap())
        .collect();
    assert!(names.len() > 30 && tables > names.len());
    for name in names {
        let mut statement = store
            .connection
            .prepare(&format!("SELECT * FROM \"{name}\""))
            .unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..width {
                match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Text(cell)
                    | rusqlite::types::ValueRef::Blob(cell) => {
                        bytes.extend_from_slice(cell);
                        bytes.push(b'\n');
                    }
                    _ => {}
                }
            }
        }
    }
    bytes.extend(plain_copy(vault, store));
    bytes
}

fn plain_copy(vault: &Vault, store: &Store) -> Vec<u8> {
    let path = vault.dir.parent().unwrap().join("entschluesselt.db");
    fs::write(&path, b"").unwrap();
    let connection = &store.connection;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)
        .unwrap();
    connection
        .execute(
            "ATTACH DATABASE ?1 AS plain KEY ''",
            [path.to_str().unwrap()],
        )
        .unwrap();
    connection
        .query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))
        .unwrap();
    connection.execute_batch("DETACH DATABASE plain").unwrap();
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)
        .unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    bytes
}

fn found<'a>(bytes: &[u8], traces: &[&'a str]) -> Vec<&'a str> {
    let is_in = |trace: &&str| {
        bytes
            .windows(trace.len())
            .any(|window| window == trace.as_bytes())
    };
    traces.iter().copied().filter(is_in).collect()
}

/// Nothing is left over beside the rows that the plain copy shows.
fn assert_swept(vault: &Vault, store: &Store) {
    let number = |pragma: &str| -> u64 {
        store
            .connection
            .query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(number("freelist_count"), 0);
    let files = vault.contents();
    let size = |name: &str| {
        files
            .iter()
            .find(|(known, _)| known == name)
            .map_or(0, |(_, bytes)| bytes.len() as u64)
    };
    assert_eq!(size("faelle.db"), number("page_count") * 4096);
    assert_eq!(size("faelle.db-wal"), 0);
    assert!(!files.iter().any(|(name, _)| name.starts_with("faelle-")));
}

fn release(store: &mut Store) -> Vec<String> {
    write(store, |tx| {
        let bericht = tx.add_bericht(&BerichtRecord {
            programme: "durchstarten".to_owned(),
            first_day: day("2026-01-01"),
            last_day: day("2026-03-31"),
            released_at: at(),
            json: b"{\"personen\":7}".to_vec(),
            csv: b"personen;7".to_vec(),
            xlsx: Vec::new(),
            pdf: Vec::new(),
            sha256: "00".to_owned(),
            ledger: "{}".to_owned(),
        })?;
        tx.add_outbox(&OutboxRecord {
            bericht,
            name: "2026-q1.age".to_owned(),
            bytes: vec![0, 159, 146, 150],
            content_hash: "ab12".to_owned(),
            created_at: at(),
            state: OutboxState::Queued,
            attempts: 0,
            last_code: String::new(),
        })
    })
    .unwrap();
    frozen(store)
}

fn frozen(store: &Store) -> Vec<String> {
    [dump(store, "bericht", "*"), dump(store, "outbox", "*")].concat()
}

#[test]
fn an_erased_person_leaves_no_byte() {
    let (vault, mut store) = open_vault();
    let other = add(&mut store, &full_akte());
    let report = release(&mut store);
    let fall = traced(&mut store);
    crate::backup::copy_before_migration(&store.connection, &vault.dir, at()).unwrap();
    assert_eq!(found(&plain_bytes(&vault, &store), &TRACES), TRACES);

    erase(&mut store, fall);
    assert_swept(&vault, &store);
    assert_eq!(found(&plain_bytes(&vault, &store), &TRACES), [""; 0]);
    assert_eq!(frozen(&store), report);
    assert!(store.reader().fallakte(other).unwrap() == full_akte());
    let page = store.reader().protokoll(Default::default(), 0, 1).unwrap();
    assert!(page.intact && page.lines[0].number == "2026-0018");
    let erased = Loeschung {
        number: fallmappe_domain::fall::FallNumber::new(2026, 18),
        erased_at: at(),
        reason: "Antrag vom 2. März".to_owned(),
    };
    assert_eq!(store.reader().erased().unwrap(), [erased]);
    // The number never comes back, neither by counting nor by typing.
    let mut same = named("Nachfolger");
    same.number = Some(fallmappe_domain::fall::FallNumber::new(2026, 18));
    assert_eq!(
        write(&mut store, |tx| tx.add_fallakte(&same)).err(),
        Some(StoreError::NumberTaken)
    );
    assert_eq!(
        write(&mut store, |tx| tx.add_fallakte(&named("Neu")))
            .unwrap()
            .1
            .0,
        "2026-0019"
    );
    store.check_integrity().unwrap();
    store.close().unwrap();
    assert!(vault.open().is_ok());
}

#[test]
fn erasing_reaches_into_the_bin() {
    let (vault, mut store) = open_vault();
    let fall = traced(&mut store);
    write(&mut store, |tx| tx.remove_fall(fall)).unwrap();
    let mut left: Vec<&str> = TRACES.to_vec();
    left.retain(|trace| !["Entwurfswort", "zwoelfzalsky"].contains(trace));
    assert_eq!(found(&plain_bytes(&vault, &store), &left), left);
    erase(&mut store, fall);
    assert_eq!(found(&plain_bytes(&vault, &store), &TRACES), [""; 0]);
    assert!(store.reader().bin().unwrap().is_empty());
    let again = write(&mut store, |tx| tx.erase_fall(fall, "", at())).err();
    assert_eq!(again, Some(StoreError::NotFound));
}

#[test]
fn erasing_takes_what_was_put_into_the_fall() {
    let (vault, mut store) = open_vault();
    let first = traced(&mut store);
    let second = add(&mut store, &named("Zweitname"));
    let third = add(&mut store, &named("Drittname"));
    write(&mut store, |tx| tx.merge_faelle(second, first)).unwrap();
    write(&mut store, |tx| tx.merge_faelle(third, second)).unwrap();
    for absorbed in [first, second] {
        let refused = write(&mut store, |tx| tx.erase_fall(absorbed, "", at())).err();
        assert_eq!(
            refused,
            Some(StoreError::NotFound),
            "the person is in the third Fall"
        );
    }
    erase(&mut store, third);
    let mut all = TRACES.to_vec();
    all.extend(["Zweitname", "Drittname"]);
    assert_eq!(found(&plain_bytes(&vault, &store), &all), [""; 0]);
    assert_eq!(store.reader().erased().unwrap().len(), 3);
    assert_eq!(
        write(&mut store, |tx| tx.add_fallakte(&named("Neu")))
            .unwrap()
            .1
            .0,
        "2026-0004"
    );
}

#[test]
fn two_that_were_parted_again_keep_no_trace_of_each_other() {
    let (vault, mut store) = open_vault();
    let keep = add(&mut store, &full_akte());
    let before = store.reader().fallakte(keep).unwrap();
    let fall = traced(&mut store);
    let merged = sequence(&mut store, |tx| tx.merge_faelle(keep, fall));
    let kontakt = store.reader().entries::<Kontakt>(fall).unwrap();
    assert!(kontakt.is_empty());
    let moved = store.reader().entries::<Kontakt>(keep).unwrap()[0].0;
    let changed = sequence(&mut store, |tx| tx.remove_entry::<Kontakt>(keep, moved));
    sequence(&mut store, |tx| tx.undo(changed));
    let parted = sequence(&mut store, |tx| tx.undo(merged));
    let again = sequence(&mut store, |tx| tx.undo(parted));
    sequence(&mut store, |tx| tx.undo(again));
    erase(&mut store, fall);
    assert_eq!(found(&plain_bytes(&vault, &store), &TRACES), [""; 0]);
    assert!(store.reader().fallakte(keep).unwrap() == before);
}

#[test]
fn a_reduced_fall_proves_the_grant_and_nothing_else() {
    let (vault, mut store) = open_vault();
    let fall = traced(&mut store);
    let absorbed = add(&mut store, &named("Zweitname"));
    write(&mut store, |tx| tx.merge_faelle(fall, absorbed)).unwrap();
    assert!(!store.reader().is_reduced(fall).unwrap());
    let before = store.reader().fallakte(fall).unwrap();
    write(&mut store, |tx| tx.reduce_fall(fall)).unwrap();
    store.sweep().unwrap();
    assert!(store.reader().is_reduced(fall).unwrap());
    let kept = Fallakte {
        number: before.number,
        closed_on: before.closed_on,
        teilnahmen: before.teilnahmen,
        person: Person {
            family_name: before.person.family_name,
            given_name: before.person.given_name,
            birth_date: before.person.birth_date,
            ..Person::default()
        },
        ..Fallakte::new(before.opened_on, Person::default())
    };
    assert!(store.reader().fallakte(fall).unwrap() == kept);
    let mut gone = TRACES.to_vec();
    gone.retain(|trace| !["Zwölfžalský", "zwoelfzalsky"].contains(trace));
    gone.push("Zweitname");
    assert_eq!(found(&plain_bytes(&vault, &store), &gone), [""; 0]);
    let all = ChangesFilter {
        limit: 9,
        ..ChangesFilter::default()
    };
    let (_, left) = store.reader().changes(all).unwrap();
    assert!(
        left.iter()
            .all(|row| row.fall == absorbed && row.before.is_none() && !row.undoable)
    );
    assert_eq!(
        write(&mut store, |tx| tx.add_fallakte(&named("Neu")))
            .unwrap()
            .1
            .0,
        "2026-0003"
    );
    // It goes into the bin and comes back as what it is.
    let removed = sequence(&mut store, |tx| tx.remove_fall(fall));
    sequence(&mut store, |tx| tx.undo(removed));
    assert!(store.reader().is_reduced(fall).unwrap());
}

#[test]
fn whatever_happened_before_an_erased_name_is_never_found_again() {
    let (vault, store) = open_vault();
    let store = std::cell::RefCell::new(store);
    let steps = proptest::collection::vec(0..7_u8, 0..10);
    proptest!(ProptestConfig::with_cases(16), |(steps in steps)| {
        let store = &mut *store.borrow_mut();
        let fall = add(store, &named("Zwölfžalský"));
        let other = add(store, &named("Bleibt"));
        let mut done: Vec<u64> = Vec::new();
        for step in steps {
            let last = done.last().copied().unwrap_or(0);
            let did = store.transact(Op::ChangeEntry, None, at(), |tx| match step {
                0 => tx.add_entry(fall, &note("Ypsilonnotiz")).map(|_| ()),
                1 => tx.put_person(fall, &named("Zwölfžalský Neu").person),
                2 => tx.remove_fall(fall),
                3 => tx.merge_faelle(other, fall),
                4 => tx.merge_faelle(fall, other),
                5 => tx.add_entry(other, &note("Gehört dem anderen")).map(|_| ()),
                _ => tx.undo(last),
            });
            done.extend(did.ok().map(|did| did.sequence));
        }
        // Whoever is in another Fall is erased with that one.
        let erased = store.transact(Op::EraseFall, None, at(), |tx| {
            tx.erase_fall(fall, "", at()).or_else(|_| tx.erase_fall(other, "", at()))
        });
        prop_assert!(erased.is_ok());
        store.sweep().unwrap();
        prop_assert_eq!(found(&plain_bytes(&vault, store), &TRACES), [""; 0]);
    });
}
