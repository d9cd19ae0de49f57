//! A vault per test without a second of scrypt each: two are made once and copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::{
    Aufenthalt, Aufenthaltsdokument, Aufenthaltsstatus, Bescheid, Nebenbestimmung,
};
use fallmappe_domain::bildung::{
    Arbeitssituation, Ausbildung, Berufsbildung, Bildung, Leistungsbezug, Schulbildung, Sprachstand,
};
use fallmappe_domain::clearing::Clearing;
use fallmappe_domain::code::Code;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::dates::{ImpreciseDate, Precision};
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::fallkonferenz::{Fallkonferenz, Teilnehmende, Vereinbarung};
use fallmappe_domain::frist::{Frist, Fristerledigung};
use fallmappe_domain::gesundheit::Gesundheitsangabe;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::{Address, DrittePerson, Language, Person, Reachability};
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_domain::teilhabeplan::{Bedarf, Schritt, Teilhabeplan, Ziel};
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::uebergabe::{
    EventSource, PacketForm, UebergabeEvent, UebergabeEventKind, UebergabeProduct,
};
use fallmappe_domain::verbleib::Verbleib;
use fallmappe_domain::vermittlung::Vermittlung;
use fallmappe_seal::{Identity, Passphrase};
use tempfile::TempDir;

use crate::keys::Opened;
use crate::tables::eingang::EingangRecord;
use crate::tables::projektende::ProjektendeRecord;
use crate::tables::uebergabe::UebergabeRecord;
use crate::tables::wort::WordRow;
use crate::vault_dir::read_key_file;
use crate::{Result, Store, Unlocked, WriteTx};

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
            bescheide: vec![Bescheid {
                kind: Code::new("ablehnung"),
                dated_on: Some(day("2026-01-12")),
                served_on: Some(day("2026-01-15")),
                authority: "BAMF Außenstelle Dortmund".to_owned(),
                reference: "8 123 456-224".to_owned(),
                contested_on: Some(day("2026-01-28")),
                reasoned_on: Some(day("2026-02-11")),
                remark: "Klage durch die Anwältin".to_owned(),
            }],
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
            text_version: "2026-01".to_owned(),
            recorded_by: "Frau Kämpfer".to_owned(),
            scan: "Ordner 3, Blatt 12".to_owned(),
        }],
        clearings: vec![Clearing {
            date: day("2026-02-03"),
            access: Code::new("jobcenter"),
            target_group: Code::new("ausnahme"),
            exception_reason: "wird 27 im Sommer".to_owned(),
            other_fallfuehrung: Code::new("jmd"),
            other_body: "Jugendmigrationsdienst Unna".to_owned(),
            exclusion_checked_on: Some(day("2026-02-03")),
            exclusion: Code::new("keiner"),
            voluntary: true,
            remark: "will eine Ausbildung".to_owned(),
        }],
        bildung: full_bildung(),
        teilhabeplan: full_plan(),
        verbleib: vec![Verbleib {
            austritt: day("2026-08-31"),
            point: Code::new("monate_3"),
            date: day("2026-11-30"),
            kind: Code::new("ausbildung"),
            remark: "telefonisch bestätigt".to_owned(),
        }],
        fallkonferenzen: vec![Fallkonferenz {
            date: day("2026-03-18"),
            occasion: "Umzug in eigene Wohnung".to_owned(),
            question: "Wer trägt die Kaution?".to_owned(),
            pseudonymised: true,
            participants: vec![Teilnehmende {
                name: "Herr Yıldırım".to_owned(),
                stelle: "Wohnraumkarte".to_owned(),
            }],
            agreements: vec![Vereinbarung {
                what: "Antrag auf Darlehen".to_owned(),
                who: "Jobcenter".to_owned(),
                due_on: Some(day("2026-04-01")),
                done_on: Some(day("2026-03-30")),
            }],
            result: "Zusage mündlich".to_owned(),
        }],
        dateien: vec![Datei {
            title: "Zeugnis Klasse 9".to_owned(),
            kind: Code::new("zeugnis"),
            date: day("2026-02-10"),
            file_name: "Zeugnis Müller.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: 123_456,
            sha256: "ab".repeat(32),
            remark: "Kopie, Original bei der Person".to_owned(),
            content: None,
        }],
        strukturhemmnisse: vec![Strukturhemmnis {
            date: day("2026-02-10"),
            handlungsfeld: Code::new("arbeit"),
            kind: Code::new("wartezeit"),
            text: "Termin erst in drei Monaten".to_owned(),
            reported_on: Some(day("2026-03-01")),
        }],
        gesundheit: vec![Gesundheitsangabe {
            date: day("2026-02-10"),
            text: "Braucht einen Platz in der ersten Reihe".to_owned(),
        }],
        fristen: vec![Frist {
            due_on: day("2026-05-04"),
            title: "Unterlagen an die Kammer".to_owned(),
            basis: "Schreiben vom 2. März".to_owned(),
            done_on: Some(day("2026-04-28")),
            remark: "per Einschreiben".to_owned(),
        }],
        fristerledigungen: vec![Fristerledigung {
            rule: Code::new("dokument_ablauf"),
            due_on: day("2026-05-06"),
            done_on: day("2026-05-02"),
            remark: "neue Duldung liegt vor".to_owned(),
        }],
        ..named("")
    }
}

fn full_bildung() -> Bildung {
    Bildung {
        schule: vec![Schulbildung {
            date: day("2026-02-10"),
            level: Code::new("hauptschule"),
            country: Code::new("ERI"),
            years: 9,
            recognised_on: Some(day("2024-05-17")),
            authority: "Bezirksregierung Köln".to_owned(),
            remark: "Zeugnis liegt vor".to_owned(),
        }],
        beruf: vec![Berufsbildung {
            date: day("2026-02-10"),
            level: Code::new("angelernt"),
            occupation: "Tischlerhelfer".to_owned(),
            country: Code::new("SDN"),
            recognised_on: Some(day("2025-01-09")),
            authority: "HWK Dortmund".to_owned(),
            remark: "zwei Jahre in Khartum".to_owned(),
        }],
        sprache: vec![Sprachstand {
            date: day("2026-01-20"),
            language: "Deutsch".to_owned(),
            level: Code::new("b1"),
            proof: Code::new("zertifikat"),
            provider: "VHS Unna".to_owned(),
            remark: "Schreiben schwächer".to_owned(),
        }],
        arbeit: vec![Arbeitssituation {
            since: day("2025-09-01"),
            until: Some(day("2026-01-31")),
            status: Code::new("minijob"),
            employer: "Gebäudereinigung Öztürk".to_owned(),
            occupation: "Reinigungskraft".to_owned(),
            hours_per_week: 9,
            remark: "mit Erlaubnis".to_owned(),
        }],
        leistungen: vec![Leistungsbezug {
            since: day("2023-06-01"),
            until: Some(day("2026-01-31")),
            kind: Code::new("asylblg"),
            authority: "Sozialamt Bergkamen".to_owned(),
            remark: "Analogleistungen".to_owned(),
        }],
        ausbildungen: vec![Ausbildung {
            starts_on: day("2026-08-01"),
            ends_on: Some(day("2029-07-31")),
            kind: Code::new("betrieblich"),
            occupation: "Bäcker".to_owned(),
            employer: "Bäckerei Schröder".to_owned(),
            contract_on: Some(day("2026-03-02")),
            registered_on: Some(day("2026-03-20")),
            broken_off_on: Some(day("2026-11-30")),
            passed_on: Some(day("2029-06-30")),
            remark: "Eintragung bestätigt".to_owned(),
        }],
    }
}

fn full_plan() -> Teilhabeplan {
    Teilhabeplan {
        bedarfe: vec![Bedarf {
            date: day("2026-02-10"),
            handlungsfeld: Code::new("sprache"),
            rating: Code::new("hoch"),
            remark: "vor der Ausbildung B2".to_owned(),
        }],
        ziele: vec![Ziel {
            set_on: day("2026-02-17"),
            handlungsfeld: Code::new("sprache"),
            wording: "B2 bis zum Sommer".to_owned(),
            priority: Code::new("hoch"),
            state: Code::new("erreicht"),
            review_on: Some(day("2026-05-17")),
            ended_on: Some(day("2026-07-10")),
            remark: "Kurs am Abend".to_owned(),
            steps: vec![Schritt {
                what: "Platz im Berufssprachkurs suchen".to_owned(),
                who: Code::new("dritte"),
                who_name: "Frau Ünlü".to_owned(),
                due_on: Some(day("2026-03-01")),
                state: Code::new("erledigt"),
                done_on: Some(day("2026-02-27")),
            }],
        }],
    }
}

/// Writes, with whatever operation.
pub fn write<T>(store: &mut Store, work: impl FnOnce(&WriteTx<'_>) -> Result<T>) -> Result<T> {
    store
        .transact(Op::ChangeEntry, None, at(), work)
        .map(|done| done.value)
}

/// Writes, and answers the number of the change.
pub fn sequence(store: &mut Store, work: impl FnOnce(&WriteTx<'_>) -> Result<()>) -> u64 {
    store
        .transact(Op::ChangeEntry, None, at(), work)
        .unwrap()
        .sequence
}

/// Every row that belongs to a Fall, with its ids, and what can be found; without journal, Protokoll and drafts.
pub fn content(store: &Store) -> Vec<String> {
    let mut tables: Vec<&str> = Part::ALL.iter().map(|part| part.code()).collect();
    tables.extend(["fall", "person", "uebergabe", "verschieden", "datei_chunk"]);
    tables.extend([
        "uebergabe_ereignis",
        "uebergabe_code",
        "uebergabe_passwort",
        "eingang",
        "projektende",
    ]);
    let mut rows: Vec<String> = tables
        .into_iter()
        .flat_map(|table| dump(store, table, "*"))
        .collect();
    rows.extend(dump(store, "search_source", "fall, part, entry"));
    rows.sort();
    rows
}

/// The rows of a table as they stand.
pub fn dump(store: &Store, table: &str, columns: &str) -> Vec<String> {
    let mut statement = store
        .connection
        .prepare(&format!("SELECT {columns} FROM {table}"))
        .unwrap();
    let width = statement.column_count();
    let mut query = statement.query([]).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = query.next().unwrap() {
        let cells: Vec<_> = (0..width)
            .map(|i| format!("{:?}", row.get_ref(i).unwrap()))
            .collect();
        rows.push(format!("{table}: {}", cells.join(", ")));
    }
    rows
}

/// An Übergabe; the id of the packet is unique in a vault.
pub fn uebergabe(packet_id: &str) -> UebergabeRecord {
    UebergabeRecord {
        stelle: "Jobcenter Kreis Unna".to_owned(),
        created_at: at(),
        purpose: "Fortsetzung der Beratung".to_owned(),
        consent_on: day("2026-02-10"),
        packet_id: packet_id.to_owned(),
        pseudonym: "P-7F3K".to_owned(),
        packet_sha256: "00".to_owned(),
        letter_sha256: "11".to_owned(),
        passed_over: 3,
        valid_until: day("2026-04-02"),
        receipt_key: "RWQ".to_owned(),
        ..UebergabeRecord::default()
    }
}

/// Something that happened to an Übergabe, written down by hand.
pub fn event(kind: UebergabeEventKind) -> UebergabeEvent {
    UebergabeEvent {
        kind,
        on: day("2026-03-04"),
        source: EventSource::Manual,
        reason: Code::not_asked(),
        remark: "Anruf bei Frau Ünlü".to_owned(),
        by: String::new(),
        leads_from: None,
        receipt_sha256: String::new(),
        receipt_number: 0,
    }
}

/// A packet of somebody else.
pub fn eingang(packet_sha256: &str) -> EingangRecord {
    EingangRecord {
        packet_sha256: packet_sha256.to_owned(),
        packet_id: "ab".repeat(16),
        pseudonym: "FM-8M2P-44QT".to_owned(),
        purpose: "Prüfung der Aufnahme".to_owned(),
        created_on: day("2026-03-01"),
        valid_until: day("2026-03-29"),
        replaces: String::new(),
        signing_key: "RWQsender".to_owned(),
        reply_to: "age1sender".to_owned(),
        receipt_seed: "cd".repeat(32),
        opened_at: at(),
        fall: None,
        last_number: 0,
        last_answer: None,
    }
}

/// A decision about a word.
pub fn decided(word: &str, replacement: &str) -> WordRow {
    WordRow {
        word: word.to_owned(),
        keep: replacement.is_empty(),
        accept: false,
        replacement: replacement.to_owned(),
    }
}

/// A Stelle.
pub fn stelle(name: &str) -> Stelle {
    Stelle {
        name: name.to_owned(),
        kind: Code::new("jobcenter"),
        contact_person: String::new(),
        street: "Bahnhofstraße 63".to_owned(),
        place: "59423 Unna".to_owned(),
        age_recipient: String::new(),
    }
}

/// A plan for the end of the project.
pub fn planned(stelle: StelleId, problem: &str) -> ProjektendeRecord {
    ProjektendeRecord {
        stelle,
        product: UebergabeProduct::Packet,
        form: PacketForm::Passphrase,
        kind: Code::new("weiterbetreuung"),
        problem: problem.to_owned(),
    }
}
