//! The ladder: pinned, all or nothing, and a whole copy before each climb.

use std::fs;

use fallmappe_seal::sha256_hex;

use super::*;
use crate::tests::support::{add, at, full_akte, open_vault, vault};
use crate::vault_dir::{self, DATABASE};
use crate::{Store, cipher};

/// What was released stays as it was; a new step gets a new line.
const RELEASED: [(u32, &str); 7] = [
    (
        1,
        "d3b574c7c294107b54e64b13a07e16fe3aca713113f48b8710fa157c23c7b35d",
    ),
    (
        2,
        "cf1b69470abdd3b5f745f4386fb86f6323e041fdfdaaed7dd4f71af792b7507a",
    ),
    (
        3,
        "356af703eef770ad576fd532152426a1e9c85ae655461d1a16eef1045b335b68",
    ),
    (
        4,
        "41b7e3628c4bd462ed625a6dd0d9bfee2c0d532c4ca87435357689469027a9ae",
    ),
    (
        5,
        "198de3969504b8e491b53e5e49010c42a1d81d9821359303cc0903014b149063",
    ),
    (
        6,
        "ef49970d8af0ddc90628b5872c1d1c9f179f8fdf823ab6b02cdcd0395f695b9e",
    ),
    (
        7,
        "b1b7f7fd7bf8bbb0ae91c71a9d398c7ab61b83675805a2931e4577f85fc58282",
    ),
];

const GOOD: Migration = Migration {
    number: SCHEMA_VERSION + 1,
    sql: "CREATE TABLE probe (id INTEGER PRIMARY KEY NOT NULL) STRICT;",
};
const BAD: Migration = Migration {
    number: SCHEMA_VERSION + 2,
    sql: "CREATE TABLE zweite_probe (id INTEGER PRIMARY KEY NOT NULL) STRICT;
          INSERT INTO fehlt (id) VALUES (1);",
};

/// The ladder as it stands, with steps of a later day.
fn ladder<const N: usize>(later: [Migration; N]) -> Vec<Migration> {
    MIGRATIONS.into_iter().chain(later).collect()
}

#[test]
fn released_migrations_are_never_edited() {
    let hashes: Vec<(u32, String)> = MIGRATIONS
        .iter()
        .map(|step| (step.number, sha256_hex(step.sql.as_bytes())))
        .collect();
    let released: Vec<(u32, String)> = RELEASED
        .iter()
        .map(|(number, hash)| (*number, (*hash).to_owned()))
        .collect();
    assert_eq!(hashes, released);
    assert_eq!(MIGRATIONS.last().unwrap().number, SCHEMA_VERSION);
    assert!(
        MIGRATIONS
            .iter()
            .zip(1..)
            .all(|(step, number)| step.number == number)
    );
}

#[test]
fn the_page_with_the_whole_schema_is_current() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(MIGRATIONS[0].sql).unwrap();
    MIGRATIONS
        .iter()
        .skip(1)
        .for_each(|step| connection.execute_batch(step.sql).unwrap());
    let mut statement = connection
        .prepare(
            "SELECT s.sql FROM sqlite_schema s JOIN pragma_table_list t ON t.name = s.tbl_name
             WHERE s.sql IS NOT NULL AND t.schema = 'main' AND t.type <> 'shadow' AND s.name NOT LIKE 'sqlite_%'
             ORDER BY s.tbl_name, s.type DESC, s.name",
        )
        .unwrap();
    let objects: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(|sql| sql.unwrap())
        .collect();
    let page = format!(
        "-- The whole schema as it stands, by table. Generated; a test holds it to the migrations (UPDATE=1 rewrites it).\n\n{};\n",
        objects.join(";\n\n")
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/schema.sql");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &page).unwrap();
    }
    let stored = fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == page,
        "src/schema.sql is not current: run the tests of this crate with UPDATE=1"
    );
}

#[test]
fn a_failing_step_undoes_the_ones_before_it() {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let tables = |store: &Store| -> i64 {
        store
            .connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap()
    };
    let before = tables(&store);
    let climbed = migrate(&mut store.connection, &ladder([GOOD, BAD]), at());
    assert_eq!(climbed.err(), Some(StoreError::Internal));
    assert_eq!(applied(&store.connection).unwrap(), Some(SCHEMA_VERSION));
    assert_eq!(tables(&store), before);
    store.close().unwrap();
    assert!(vault.open().unwrap().store.reader().fallakte(fall).is_ok());
}

#[test]
fn each_step_is_applied_once() {
    let (_vault, mut store) = open_vault();
    let ladder = ladder([GOOD]);
    assert!(is_pending(&store.connection, &ladder).unwrap());
    migrate(&mut store.connection, &ladder, at()).unwrap();
    assert!(!is_pending(&store.connection, &ladder).unwrap());
    migrate(&mut store.connection, &ladder, at()).unwrap();
    assert_eq!(
        applied(&store.connection).unwrap(),
        Some(SCHEMA_VERSION + 1)
    );
    assert_eq!(level(&store.connection).unwrap(), COMPATIBILITY);
}

#[test]
fn an_addition_of_a_newer_program_still_opens() {
    let (vault, mut store) = open_vault();
    migrate(&mut store.connection, &ladder([GOOD]), at()).unwrap();
    store.close().unwrap();
    assert_eq!(
        applied(&vault.open().unwrap().store.connection).unwrap(),
        Some(SCHEMA_VERSION + 1)
    );
}

#[test]
fn a_newer_level_is_refused() {
    let (_vault, mut store) = open_vault();
    store
        .connection
        .pragma_update(None, "user_version", COMPATIBILITY + 1)
        .unwrap();
    let climbed = migrate(&mut store.connection, &ladder([GOOD]), at());
    assert_eq!(climbed.err(), Some(StoreError::NewerProgram));
    assert_eq!(applied(&store.connection).unwrap(), Some(SCHEMA_VERSION));
}

#[test]
fn before_a_step_there_is_a_whole_encrypted_copy() {
    let (vault, mut store) = open_vault();
    let akte = full_akte();
    let fall = add(&mut store, &akte);
    store.close().unwrap();
    vault.write("faelle-vor-20250101-000000.db", b"an older copy");
    let opened = vault.opened();
    let open = |ladder: &[Migration]| {
        let lock = vault_dir::lock(&vault.dir).unwrap();
        Store::open_database(&vault.dir, lock, &opened, ladder, at())
    };
    // Whether the step succeeds or not, the copy stays.
    assert_eq!(open(&ladder([GOOD, BAD])).err(), Some(StoreError::Internal));
    open(&ladder([GOOD])).unwrap().store.close().unwrap();

    let names: Vec<String> = vault.contents().into_iter().map(|(name, _)| name).collect();
    let copy = "faelle-vor-20260305-091400.db";
    assert_eq!(
        names
            .iter()
            .filter(|name| name.starts_with("faelle-"))
            .collect::<Vec<_>>(),
        [copy]
    );
    assert!(!vault.read(copy).starts_with(b"SQLite format 3"));
    let restored = self::vault();
    restored.write(DATABASE, &vault.read(copy));
    let store = restored.open().unwrap().store;
    store.check_integrity().unwrap();
    assert!(store.reader().fallakte(fall).unwrap() == akte);
    assert_eq!(applied(&store.connection).unwrap(), Some(SCHEMA_VERSION));
}

#[test]
fn a_copy_holds_what_is_still_in_the_wal() {
    let (vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    crate::backup::copy_before_migration(&store.connection, &vault.dir, at()).unwrap();
    let copy = cipher::open(
        &vault.path("faelle-vor-20260305-091400.db"),
        &vault.opened().keys,
    );
    let number: String = copy
        .unwrap()
        .query_row("SELECT number FROM fall WHERE id = ?1", [fall.0], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(number, "2026-0017");
}

#[test]
fn an_uebergabe_of_the_third_schema_waits_four_weeks() {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate(&mut connection, &MIGRATIONS[..3], at()).unwrap();
    connection
        .execute_batch(
            "INSERT INTO fall (number, opened_on) VALUES ('2026-0001', '2026-01-01');
             INSERT INTO uebergabe (fall, stelle, created_at, purpose, consent_on, packet_id, pseudonym,
                 packet_sha256, letter_sha256, passed_over)
             VALUES (1, 'Jobcenter', '2026-02-10T09:14:00', 'Prüfung', '2026-02-01', 'p1', 'FM-1', '00', '11', 0);",
        )
        .unwrap();
    migrate(&mut connection, &MIGRATIONS, at()).unwrap();
    let reader = crate::Reader::new(&connection);
    let uebergabe = reader.all_uebergaben().unwrap().remove(0).record;
    assert_eq!(uebergabe.valid_until.to_string(), "2026-03-10");
    assert!(uebergabe.receipt_key.is_empty() && uebergabe.consent.is_none());
    let own = |reader: &crate::Reader<'_>| reader.own_identity().unwrap().recipient().to_string();
    let mut other = Connection::open_in_memory().unwrap();
    migrate(&mut other, &MIGRATIONS, at()).unwrap();
    assert_ne!(own(&reader), own(&crate::Reader::new(&other)));
}
