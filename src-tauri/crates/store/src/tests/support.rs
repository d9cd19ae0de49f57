//! A vault per test without a second of scrypt each: two are made once and copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::{
    Aufenthalt, Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung,
};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, Precision};
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::person::{Address, DrittePerson, Language, Person, Reachability};
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;
use fallmappe_seal::{Identity, Passphrase};
use tempfile::TempDir;

use crate::keys::Opened;
use crate::vault_dir::read_key_file;
use crate::{Result, Store, Unlocked};

pub const PASSPHRASE: &str = "Wolke-Fähre-Nadel-Herbst-Giebel";

/// A vault as bytes, with what its paper says.
pub struct Template {
    files: Vec<(String, Vec<u8>)>,
    pub recovery_key: String,
    pub vault_id: String,
}

/// A vault of this test's own, closed.
pub struct Vault {
    _parent: TempDir,
    pub dir: PathBuf,
    pub recovery_key: String,
}

pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

pub fn at() -> NaiveDateTime {
    day("2026-03-05").and_hms_opt(9, 14, 0).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Chance that repeats itself; another seed makes another vault.
pub fn chance(mut seed: u8) -> impl FnMut(&mut [u8]) {
    move |buffer| {
        for byte in buffer {
            seed = seed.wrapping_mul(73).wrapping_add(41);
            *byte = seed;
        }
    }
}

fn make(seed: u8) -> Template {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("Tresor");
    let made = Store::create(
        &dir,
        &passphrase(PASSPHRASE),
        false,
        at(),
        &mut chance(seed),
    )
    .unwrap();
    made.store.close().unwrap();
    let files = fs::read_dir(&dir).unwrap().map(|entry| {
        let entry = entry.unwrap();
        (
            entry.file_name().into_string().unwrap(),
            fs::read(entry.path()).unwrap(),
        )
    });
    Template {
        files: files.collect(),
        recovery_key: made.recovery_key.0.to_string(),
        vault_id: made.vault_id.0,
    }
}

pub fn template() -> &'static Template {
    static ONE: OnceLock<Template> = OnceLock::new();
    ONE.get_or_init(|| make(7))
}

/// Another vault with the same passphrase.
pub fn other_template() -> &'static Template {
    static OTHER: OnceLock<Template> = OnceLock::new();
    OTHER.get_or_init(|| make(8))
}

pub fn vault() -> Vault {
    template().copy()
}

/// An open vault and the directory that must outlive it.
pub fn open_vault() -> (Vault, Store) {
    let vault = vault();
    let store = vault.open().unwrap().store;
    (vault, store)
}

impl Template {
    pub fn copy(&self) -> Vault {
        let parent = tempfile::tempdir().unwrap();
        let dir = parent.path().join("Tresor");
        self.copy_to(&dir);
        Vault {
            _parent: parent,
            dir,
            recovery_key: self.recovery_key.clone(),
        }
    }

    pub fn copy_to(&self, dir: &Path) {
        fs::create_dir(dir).unwrap();
        for (name, bytes) in &self.files {
            fs::write(dir.join(name), bytes).unwrap();
        }
    }

    pub fn file(&self, name: &str) -> Vec<u8> {
        self.files
            .iter()
            .find(|(known, _)| known == name)
            .unwrap()
            .1
            .clone()
    }

    pub fn identity(&self) -> Identity {
        Identity::parse(&self.recovery_key).unwrap()
    }
}

impl Vault {
    /// Opens by the recovery slot, which costs no time, and replaces nothing.
    pub fn open(&self) -> Result<Unlocked> {
        let identity = Identity::parse(&self.recovery_key).unwrap();
        Store::open(&self.dir, at(), |file| file.open_with_recovery(&identity))
            .map(|(open, _)| open)
    }

    pub fn unlock(&self, text: &str) -> Result<Unlocked> {
        Store::unlock(&self.dir, &passphrase(text), at())
    }

    pub fn opened(&self) -> Opened {
        let identity = Identity::parse(&self.recovery_key).unwrap();
        read_key_file(&self.dir)
            .unwrap()
            .open_with_recovery(&identity)
            .unwrap()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Every file with its content.
    pub fn contents(&self) -> Vec<(String, Vec<u8>)> {
        let mut all: Vec<_> = fs::read_dir(&self.dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| (name.clone(), self.read(&name)))
            .collect();
        all.sort();
        all
    }
}

/// A Fall with one name and nothing else.
pub fn named(family_name: &str) -> Fallakte {
    Fallakte::new(
        day("2026-02-03"),
        Person {
            family_name: family_name.to_owned(),
            ..Person::default()
        },
    )
}

/// A Kontakt with this note.
pub fn note(text: &str) -> Kontakt {
    Kontakt {
        date: day("2026-02-10"),
        kind: Code::new("gespraech"),
        minutes: 45,
        interpreter: Code::new("vor_ort"),
        no_show: false,
        subjects: vec![Code::new("sprache"), Code::new("wohnen")],
        text: text.to_owned(),
        next_step: "Termin bei der Ausländerbehörde vorbereiten".to_owned(),
        next_step_on: Some(day("2026-02-24")),
        structural: true,
    }
}

/// Adds a Fall.
pub fn add(store: &mut Store, akte: &Fallakte) -> FallId {
    store
        .transact(Op::CreateFall, None, at(), |tx| tx.add_fallakte(akte))
        .unwrap()
        .value
        .0
}

/// A person with every field filled.
pub fn full_person() -> Person {
    Person {
        family_name: "Ńdombélé Ųžkalnytė-M̂ario von der Straße".to_owned(),
        given_name: "Ṣāliḥ ʿAbd ar-Raḥmān".to_owned(),
        call_name: "Sali".to_owned(),
        aliases: vec!["Saleh Abdurahman".to_owned(), "Ssalih".to_owned()],
        birth_date: Some(ImpreciseDate {
            value: "2004".to_owned(),
            precision: Precision::Jahr,
        }),
        gender: Code::new("maennlich"),
        nationality: Code::new("ERI"),
        languages: vec![Language {
            name: "Tigrinya".to_owned(),
            script: "Ge’ez".to_owned(),
        }],
        reachability: Reachability {
            phones: vec!["+49 151 0000 1234".to_owned()],
            messengers: vec!["Signal: sali.04".to_owned()],
            emails: vec!["sali@example.org".to_owned()],
            best_time: "nach 16 Uhr, außer freitags".to_owned(),
            needs_interpreter: true,
        },
        address: Address {
            street: "Königsförder Straße 12 b".to_owned(),
            postcode: "59192".to_owned(),
            municipality: "Bergkamen".to_owned(),
            ags: "05978004".to_owned(),
            housing: Code::new("gemeinschaftsunterkunft"),
        },
        entry_date: Some(ImpreciseDate {
            value: "2021-11".to_owned(),
            precision: Precision::Geschaetzt,
        }),
        dritte: vec![DrittePerson {
            name: "Mebrahtu".to_owned(),
            relation: "Bruder".to_owned(),
            contact: "wohnt in Hamm".to_owned(),
        }],
    }
}

/// A Fall with every part filled, lists oldest first.
pub fn full_akte() -> Fallakte {
    let status = |kind: &str, since: &str, until: Option<&str>| Aufenthaltsstatus {
        kind: Code::new(kind),
        basis: "§ 60a Abs. 2 S. 1 AufenthG".to_owned(),
        since: day(since),
        until: until.map(day),
        remark: "Verlängerung beantragt".to_owned(),
    };
    Fallakte {
        number: Some(fallmappe_domain::fall::FallNumber::new(2026, 17)),
        closed_on: Some(day("2026-12-31")),
        person: full_person(),
        aufenthalt: Aufenthalt {
            status: vec![
                status("gestattung", "2021-12-01", Some("2023-05-31")),
                status("duldung_60a", "2023-06-01", None),
            ],
            dokumente: vec![Aufenthaltsdokument {
                kind: Code::new("duldung"),
                number: "D 0815 4711".to_owned(),
                issued_on: Some(day("2026-01-02")),
                valid_until: Some(day("2026-07-01")),
                authority: "Kreis Unna, Ausländerbehörde".to_owned(),
            }],
            nebenbestimmungen: vec![Nebenbestimmung {
                kind: Code::new("erwerbstaetigkeit"),
                wording: "Beschäftigung nur mit Erlaubnis der Ausländerbehörde".to_owned(),
                since: day("2023-06-01"),
                until: Some(day("2024-06-01")),
            }],
            bescheide: Vec::new(),
        },
        kontakte: vec![
            note("Erstgespräch im Flur"),
            note("Zweites Gespräch am selben Tag"),
        ],
        teilnahmen: vec![Teilnahme {
            programme: Code::new("durchstarten"),
            baustein: Code::new("baustein_2"),
            traeger: "Werkstatt im Kreis Unna".to_owned(),
            course_start: Some(day("2026-02-01")),
            eintritt: day("2026-02-09"),
            austritt: Some(day("2026-08-31")),
            austritt_reason: Some(Code::new("ausbildung")),
        }],
        vermittlungen: vec![Vermittlung {
            date: day("2026-08-31"),
            kind: Code::new("ausbildung"),
            offer: "Bäckerei Schröder".to_owned(),
            result: "Vertrag unterschrieben".to_owned(),
            ended_on: Some(day("2026-11-30")),
            end_reason: "Probezeit".to_owned(),
        }],
        einwilligungen: vec![Einwilligung {
            kind: Code::new("uebermittlung"),
            stelle: "Jobcenter Kreis Unna".to_owned(),
            purpose: "Fortsetzung der Beratung".to_owned(),
            data_groups: vec![Code::new("person"), Code::new("aufenthalt")],
            language: "Tigrinya".to_owned(),
            interpreter: true,
            form: Code::new("unterschrift"),
            given_on: day("2026-02-10"),
            valid_until: Some(day("2027-02-10")),
            withdrawn_on: None,
            text_version: String::new(),
            recorded_by: String::new(),
            scan: String::new(),
        }],
        ..named("")
    }
}
