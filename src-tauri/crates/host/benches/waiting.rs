//! How long a person waits, command by command, on the 60 sample cases. `cargo bench -p fallmappe-host`.
//!
//! Each line is the median of several runs in this one process, and its ratio to opening the list of Fälle, so that
//! figures of different machines can be compared. Nothing here passes or fails.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints figures and stops at the first surprise"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use fallmappe_commands::schema::{
    CreateUebergabe, Entry, ListFaelle, Nothing, OfFall, PrepareUebergabe, SaveEntry, SaveStelle,
    StatistikRequest, UnlockVault, VaultKind,
};
use fallmappe_commands::{Session, command, offline};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_host::{DiskHost, Folders, PathsAsHandles};

type Office = Session<DiskHost<PathsAsHandles>>;

const SAMPLE: &str = include_str!("../../../../assets/sample/faelle.jsonl");

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = Rows::default();
    rows.add("Austauschformat lesen und prüfen, 60 Fälle", 5, || {
        fallmappe_domain::exchange::parse(SAMPLE, fallmappe_domain::preset::shipped()).unwrap();
    });
    let begin = Instant::now();
    let mut office = office(folder.path());
    call::<command::open_practice_vault>(&mut office, Nothing {});
    rows.0.push((
        "Übungstresor anlegen, öffnen, 60 Fälle einlesen",
        begin.elapsed(),
    ));
    import_alone(&mut rows);
    call::<command::lock_vault>(&mut office, Nothing {});
    rows.add("Tresor öffnen (scrypt)", 3, || {
        let passphrase = "uebung-uebung-uebung".to_owned();
        call::<command::unlock_vault>(
            &mut office,
            UnlockVault {
                kind: VaultKind::Practice,
                passphrase,
            },
        );
    });
    let list = |search: &str| ListFaelle {
        search: search.to_owned(),
        filter: Default::default(),
        offset: 0,
        limit: 100,
    };
    rows.add(LIST, 21, || {
        call::<command::list_faelle>(&mut office, list(""));
    });
    rows.add("Suchen: zwei Wörter", 21, || {
        call::<command::list_faelle>(&mut office, list("ausbild termin"));
    });
    let (longest, stelle) = prepare_office(&mut office);
    rows.add("Fall mit 300 Notizen öffnen", 11, || {
        call::<command::open_fall>(&mut office, OfFall { fall: longest });
    });
    rows.add("Notiz speichern", 21, || {
        call::<command::save_entry>(&mut office, note(longest));
    });
    rows.add("Übergabe vorbereiten, 300 Notizen", 5, || {
        call::<command::prepare_uebergabe>(&mut office, PrepareUebergabe::new(longest, stelle));
    });
    rows.add("Paket und Brief schreiben, 300 Notizen", 3, || {
        let preview =
            call::<command::prepare_uebergabe>(&mut office, PrepareUebergabe::new(longest, stelle));
        let request = CreateUebergabe {
            draft: preview.draft,
            accept_suggestions: true,
            decisions: Vec::new(),
            folder: String::new(),
            ..CreateUebergabe::default()
        };
        call::<command::create_uebergabe>(&mut office, request);
    });
    rows.add("Bericht rechnen und schützen", 11, || {
        let day = |text: &str| text.parse().unwrap();
        let (from, to) = (day("2026-01-01"), day("2026-06-30"));
        let request = StatistikRequest {
            programme: Code::new("kim"),
            from,
            to,
            stichtag: None,
            min_count: None,
            schutz: fallmappe_commands::schema::Schutz::Blockregel,
        };
        call::<command::preview_statistik>(&mut office, request);
    });
    rows.print();
}

const LIST: &str = "Liste der Fälle zeigen";

#[derive(Default)]
struct Rows(Vec<(&'static str, Duration)>);

impl Rows {
    fn add(&mut self, what: &'static str, runs: usize, mut work: impl FnMut()) {
        let mut times: Vec<Duration> = (0..runs)
            .map(|_| {
                let begin = Instant::now();
                work();
                begin.elapsed()
            })
            .collect();
        times.sort_unstable();
        self.0.push((what, times[runs / 2]));
    }

    fn print(&self) {
        let unit = self
            .0
            .iter()
            .find(|row| row.0 == LIST)
            .unwrap()
            .1
            .as_secs_f64();
        println!("{:<52} {:>10} {:>9}", "", "ms", "× Liste");
        for (what, time) in &self.0 {
            let seconds = time.as_secs_f64();
            println!("{what:<52} {:>10.2} {:>9.1}", seconds * 1e3, seconds / unit);
        }
    }
}

fn office(folder: &Path) -> Office {
    let folders = Folders {
        main_vault: folder.join("tresor"),
        practice_vault: folder.join("uebungstresor"),
        output: folder.join("ausgaben"),
    };
    Session::new(DiskHost::new(
        folders,
        "2026-11-22".parse().ok(),
        PathsAsHandles,
    ))
}

fn call<C: fallmappe_commands::Command>(office: &mut Office, request: C::Request) -> C::Answer {
    C::run(office, request).unwrap()
}

/// The import without making and opening the vault.
fn import_alone(rows: &mut Rows) {
    use fallmappe_commands::schema::{CreateVault, ImportFaelle, ImportSource};
    let folder = tempfile::tempdir().unwrap();
    let mut office = office(folder.path());
    let passphrase = "uebung".to_owned();
    call::<command::create_vault>(
        &mut office,
        CreateVault {
            kind: VaultKind::Practice,
            passphrase,
        },
    );
    rows.add("60 Fälle einlesen (1.521 Kontakte)", 1, || {
        let request = ImportFaelle {
            source: ImportSource::Sample,
            dry_run: false,
        };
        call::<command::import_faelle>(&mut office, request);
    });
}

/// The Fall with most notes, with a consent for a Stelle with a key.
fn prepare_office(office: &mut Office) -> (FallId, fallmappe_domain::ids::StelleId) {
    let request = ListFaelle {
        search: String::new(),
        filter: Default::default(),
        offset: 0,
        limit: 100,
    };
    let rows = call::<command::list_faelle>(office, request).rows;
    let notes = |office: &mut Office, fall| {
        call::<command::open_fall>(office, OfFall { fall })
            .kontakte
            .len()
    };
    let longest = rows
        .iter()
        .map(|row| row.id)
        .max_by_key(|fall| notes(office, *fall))
        .unwrap();
    let row = call::<command::list_stellen>(office, Nothing {})
        .rows
        .into_iter()
        // A body that may receive notes; others would leave the text work out.
        .find(|row| row.stelle.kind.as_str() == "beratungsstelle")
        .unwrap();
    let mut stelle = row.stelle;
    stelle.age_recipient = offline::new_identity().recipient;
    let name = stelle.name.clone();
    call::<command::save_stelle>(
        office,
        SaveStelle {
            id: Some(row.id),
            stelle,
        },
    );
    let consent = serde_json::json!({
        "kind": "uebermittlung", "stelle": name, "purpose": "Weiterbegleitung",
        "dataGroups": ["stammdaten", "verlauf"], "givenOn": "2026-11-01",
    });
    let entry = Entry::Einwilligung(serde_json::from_value(consent).unwrap());
    call::<command::save_entry>(
        office,
        SaveEntry {
            fall: longest,
            id: None,
            entry,
            draft: String::new(),
        },
    );
    (longest, row.id)
}

fn note(fall: FallId) -> SaveEntry {
    let text = "Gespräch über die Ausbildungssuche; Unterlagen liegen vor. ".repeat(8);
    let note =
        serde_json::json!({ "date": "2026-11-22", "kind": "telefon", "minutes": 15, "text": text });
    let note: Kontakt = serde_json::from_value(note).unwrap();
    SaveEntry {
        fall,
        id: None,
        entry: Entry::Kontakt(note),
        draft: String::new(),
    }
}
