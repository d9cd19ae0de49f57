//! How long a key stroke waits in 10,000 Fälle with 50 notes each. `cargo bench -p fallmappe-tests --bench search`.
//!
//! Queries are typed key by key, and each key stroke asks the commands `search` and `list_faelle` of an encrypted vault.
//! Then the same questions go to a plain SQLite copy of the same data, in the same process, through the same SQL.
//! `-- 500 20` makes 500 Fälle with 20 notes for a quick look; `-- 10000 50 FOLDER` keeps the vault there and takes it the
//! next time. Nothing here passes or fails.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints figures and stops at the first surprise"
)]

mod made_up;

use std::path::Path;
use std::time::{Duration, Instant};

use fallmappe_commands::schema::{
    CreateVault, FindDuplicates, ImportFaelle, ImportSource, ListFaelle, Search, UnlockVault,
    VaultKind,
};
use fallmappe_commands::{Command, Host, Session, command};
use fallmappe_domain::person::Person;
use fallmappe_seal::Passphrase;
use fallmappe_store::Reader;
use fallmappe_store::tables::faelle::Filter;
use fallmappe_tests::TestHost;
use fallmappe_tests::werkstatt::{PASSPHRASE, TODAY, handle};
use rusqlite::Connection;

type Office = Session<TestHost>;

/// What people type: names in several spellings, halves of names, numbers, words of notes, a name and a word.
const QUERIES: [&str; 16] = [
    "mohammad",
    "muhammed ali",
    "yousef",
    "tesfay h",
    "al husseini",
    "müller",
    "2024-0417",
    "ausländerbehörde",
    "zeugnis",
    "sprachkurs",
    "gespräch",
    "termin ahmed",
    "wohnungsgeberbescheinigung",
    "ausbildung bewerbung",
    "der brief vom amt",
    "xylophon",
];
/// Times that each query is typed.
const ROUNDS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let size = |index: usize, usual| {
        let argument = arguments.get(index);
        argument.map_or(usual, |size| size.parse().unwrap())
    };
    let (faelle, notes) = (size(0, 10_000), size(1, 50));
    let temporary = tempfile::tempdir().unwrap();
    let folder = match arguments.get(2) {
        Some(folder) => Path::new(folder),
        None => temporary.path(),
    };
    let mut office = Session::new(TestHost::new(folder, TODAY, 1));
    let dir = office.host().vault_dir(VaultKind::Main);
    if !dir.exists() {
        let begin = Instant::now();
        fill(&mut office, folder, faelle, notes);
        let seconds = begin.elapsed().as_secs_f64();
        println!("{faelle} Fälle mit je {notes} Notizen, eingelesen in {seconds:.0} s");
    }
    unlock(&mut office);
    let found = type_in_vault(&mut office);
    duplicates(&mut office);
    office.lock();
    let bytes = std::fs::metadata(dir.join("faelle.db")).unwrap().len();
    println!("Tresor {} MB", bytes >> 20);
    let plain = temporary.path().join("klartext.db");
    copy_plain(&dir, &plain);
    let compared = type_in_plain_file(&plain);
    println!(
        "{:<44} {:>8} {:>8} {:>8}",
        "ms je Anschlag", "p50", "p95", "max"
    );
    for (name, vault, plain) in [
        ("search", found.search, compared.search),
        ("list_faelle", found.list, compared.list),
    ] {
        let (vault, plain) = (Figures::of(vault), Figures::of(plain));
        vault.print(&format!("{name}, verschlüsselter Tresor"));
        plain.print(&format!("{name}, SQLite im Klartext"));
        println!(
            "{:<44} {:>8.2} {:>8.2} {:>8.2}",
            format!("{name}, Verhältnis"),
            vault.p50 / plain.p50,
            vault.p95 / plain.p95,
            vault.max / plain.max
        );
    }
}

#[derive(Default)]
struct Typed {
    search: Vec<(Duration, String)>,
    list: Vec<(Duration, String)>,
}

/// Every beginning of every query, as it is asked while somebody types.
fn key_strokes() -> impl Iterator<Item = String> {
    (0..ROUNDS).flat_map(|_| {
        QUERIES.iter().flat_map(|query| {
            let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
            ends.map(|end| query.split_at(end).0.to_owned())
        })
    })
}

fn type_in_vault(office: &mut Office) -> Typed {
    let mut typed = Typed::default();
    for text in key_strokes() {
        let asked = Search {
            text: text.clone(),
            limit: 0,
        };
        typed.search.push((
            timed(|| drop(call::<command::search>(office, asked))),
            text.clone(),
        ));
        let asked = ListFaelle {
            search: text.clone(),
            filter: Default::default(),
            offset: 0,
            limit: 100,
        };
        typed.list.push((
            timed(|| drop(call::<command::list_faelle>(office, asked))),
            text,
        ));
    }
    typed
}

fn type_in_plain_file(path: &Path) -> Typed {
    let connection = Connection::open(path).unwrap();
    // As the vault is opened, but for the key.
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -3072; PRAGMA mmap_size = 0;")
        .unwrap();
    connection.set_prepared_statement_cache_capacity(256);
    let reader = Reader::new(&connection);
    let mut typed = Typed::default();
    for text in key_strokes() {
        typed.search.push((
            timed(|| drop(reader.search(&text, 30).unwrap())),
            text.clone(),
        ));
        let filter = Filter {
            search: &text,
            ..Filter::all(TODAY, 100)
        };
        typed.list.push((
            timed(|| drop(reader.list_faelle(filter).unwrap())),
            text.clone(),
        ));
    }
    typed
}

/// What a new Fall waits for before it is made.
fn duplicates(office: &mut Office) {
    let asked = |name: &(&str, &str)| Person {
        family_name: name.0.to_owned(),
        given_name: name.1.to_owned(),
        birth_date: made_up::birth_date(7),
        ..Person::default()
    };
    let names = [
        ("Ali", "Mohammad"),
        ("Haile", "Tesfay"),
        ("Al-Husseini", "Yusuf"),
        ("Mohammad", ""),
    ];
    let times = names.iter().map(|name| {
        let person = asked(name);
        timed(|| {
            drop(call::<command::find_duplicates>(
                office,
                FindDuplicates { person, fall: None },
            ))
        })
    });
    let slowest = times.max().unwrap();
    println!(
        "Dubletten suchen: höchstens {:.1} ms",
        slowest.as_secs_f64() * 1e3
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

struct Figures {
    p50: f64,
    p95: f64,
    max: f64,
    slowest: Vec<String>,
}

impl Figures {
    fn of(mut times: Vec<(Duration, String)>) -> Self {
        times.sort_unstable();
        let at = |share: f64| {
            let index = (times.len() as f64 * share).ceil() as usize;
            times[index.clamp(1, times.len()) - 1].0.as_secs_f64() * 1e3
        };
        let mut slowest: Vec<String> = Vec::new();
        for (_, text) in times.iter().rev() {
            if !slowest.contains(text) && slowest.len() < 4 {
                slowest.push(text.clone());
            }
        }
        Self {
            p50: at(0.5),
            p95: at(0.95),
            max: at(1.0),
            slowest,
        }
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<44} {:>8.2} {:>8.2} {:>8.2}   am längsten: {}",
            self.p50,
            self.p95,
            self.max,
            self.slowest.join(" | ")
        );
    }
}

/// A vault as an office finds it in the morning.
fn fill(office: &mut Office, folder: &Path, faelle: usize, notes: usize) {
    call::<command::create_vault>(
        office,
        CreateVault {
            kind: VaultKind::Main,
            passphrase: PASSPHRASE.to_owned(),
        },
    );
    let file = folder.join("einlesen.jsonl");
    let mut made = made_up::Office::new(notes);
    let mut left = faelle;
    while left > 0 {
        let count = left.min(250);
        std::fs::write(&file, made.lines(count)).unwrap();
        let source = ImportSource::File(handle(&file));
        let report = call::<command::import_faelle>(
            office,
            ImportFaelle {
                source,
                dry_run: false,
            },
        );
        assert!(report.taken, "{:?}", report.errors.first());
        left -= count;
    }
    office.lock();
}

fn unlock(office: &mut Office) {
    call::<command::unlock_vault>(
        office,
        UnlockVault {
            kind: VaultKind::Main,
            passphrase: PASSPHRASE.to_owned(),
        },
    );
}

fn call<C: Command>(office: &mut Office, request: C::Request) -> C::Answer {
    C::run(office, request).unwrap()
}

/// Writes everything into a plain file.
fn copy_plain(dir: &Path, to: &Path) {
    let vault = open_from_outside(dir);
    let to = to.to_str().unwrap();
    vault
        .execute("ATTACH DATABASE ?1 AS klartext KEY ''", [to])
        .unwrap();
    vault
        .query_row("SELECT sqlcipher_export('klartext')", [], |_| Ok(()))
        .unwrap();
}

/// The vault's database, opened as the key file says, without the program.
fn open_from_outside(dir: &Path) -> Connection {
    let text = std::fs::read_to_string(dir.join("schluessel.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let slots = file["slots"].as_array().unwrap();
    let slot = slots.iter().find(|slot| slot["kind"] == "age-scrypt");
    let age = slot.unwrap()["age"].as_str().unwrap();
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let content = fallmappe_seal::open_with_passphrase(&passphrase, age).unwrap();
    let content: serde_json::Value = serde_json::from_slice(&content).unwrap();
    let part = |name: &str| content[name].as_str().unwrap().to_owned();
    let key = part("dek") + &part("salt");
    let vault = Connection::open(dir.join("faelle.db")).unwrap();
    vault
        .execute_batch(&format!("PRAGMA key = \"x'{key}'\";"))
        .unwrap();
    vault
}
