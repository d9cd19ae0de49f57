//! Werkstatt: an office on a temp folder, with a vault, a clock and a person who does what people do.
//!
//! Everything goes through the list of commands, as it does in the window. What is asked from outside comes from
//! [`TestHost`].

mod host;
mod template;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use fallmappe_commands::schema::{
    CreateUebergabe, Entry, FallView, FindFall, ImportFaelle, ImportReport, ImportSource, Nothing,
    OfFall, PrepareUebergabe, SaveEntry, SaveSettings, SaveStelle, Settings, UebergabePreview,
    UnlockVault, VaultKind, VaultReport,
};
use fallmappe_commands::{Command, CommandError, ErrorCode, Host, Session, command};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::exchange;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId, StelleId};
use fallmappe_domain::stelle::Stelle;
use fallmappe_seal::Identity;
use tempfile::TempDir;

pub use host::TestHost;
pub use template::{Template, write_vault};

/// The passphrase of the office.
pub const PASSPHRASE: &str = "kanalufer-wolkenbank-distelfink-morgenrock-zimtstern-7";
/// The day on which stories happen: the sample cases are made for it.
pub const TODAY: NaiveDate = crate::sample::TODAY;

/// An office.
pub struct Werkstatt {
    /// What the window would hold.
    pub session: Session<TestHost>,
    office: TempDir,
    starts: u64,
}

impl Werkstatt {
    /// An office in which nobody has started the program yet.
    pub fn bare() -> Self {
        let office = tempfile::tempdir().unwrap();
        let session = Session::new(TestHost::new(office.path(), TODAY, 100));
        Self {
            session,
            office,
            starts: 100,
        }
    }

    /// An office with an empty vault, locked.
    pub fn locked() -> Self {
        let werkstatt = Self::bare();
        Template::main().copy_to(&werkstatt.vault());
        werkstatt
    }

    /// An office with an empty vault, open.
    pub fn open() -> Self {
        let mut werkstatt = Self::locked();
        werkstatt.unlock();
        werkstatt
    }

    /// An office of somebody else with an empty vault and keys of its own, open.
    pub fn colleague() -> Self {
        let office = tempfile::tempdir().unwrap();
        let session = Session::new(TestHost::new(office.path(), TODAY, 7_000));
        let mut werkstatt = Self {
            session,
            office,
            starts: 7_000,
        };
        Template::other().copy_to(&werkstatt.vault());
        werkstatt.unlock();
        werkstatt
    }

    /// An office with an open practice vault that holds the made-up cases.
    pub fn practice() -> Self {
        let mut werkstatt = Self::bare();
        Template::practice().copy_to(&werkstatt.session.host().vault_dir(VaultKind::Practice));
        werkstatt.ok(command::open_practice_vault, Nothing {});
        werkstatt
    }

    /// The office's folder.
    pub fn path(&self) -> &Path {
        self.office.path()
    }

    /// The folder of the real vault.
    pub fn vault(&self) -> PathBuf {
        self.session.host().vault_dir(VaultKind::Main)
    }

    /// A folder of this name in the office, made when missing.
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// The host.
    pub fn host(&self) -> &TestHost {
        self.session.host()
    }

    /// Ends the program without closing anything, and starts it again.
    pub fn restart(&mut self) {
        self.starts += 1;
        let today = self.host().now().date();
        self.session = Session::new(TestHost::new(self.office.path(), today, self.starts));
    }

    /// A second program at the same vault.
    pub fn second_program(&self) -> Session<TestHost> {
        Session::new(TestHost::new(self.office.path(), TODAY, self.starts + 500))
    }

    /// Opens the real vault.
    pub fn unlock(&mut self) {
        let passphrase = PASSPHRASE.to_owned();
        self.ok(
            command::unlock_vault,
            UnlockVault {
                kind: VaultKind::Main,
                passphrase,
            },
        );
    }

    /// Runs a command.
    ///
    /// # Errors
    /// What the command refuses.
    pub fn call<C: Command>(
        &mut self,
        _: C,
        request: C::Request,
    ) -> Result<C::Answer, CommandError> {
        C::run(&mut self.session, request)
    }

    /// Runs a command that has to succeed.
    #[track_caller]
    pub fn ok<C: Command>(&mut self, _: C, request: C::Request) -> C::Answer {
        match C::run(&mut self.session, request) {
            Ok(answer) => answer,
            Err(error) => panic!("{} was refused: {error:?}", C::NAME),
        }
    }

    /// Runs a command that has to be refused, and says with which code.
    #[track_caller]
    pub fn refused<C: Command>(&mut self, _: C, request: C::Request) -> ErrorCode {
        match C::run(&mut self.session, request) {
            Ok(_) => panic!("{} was not refused", C::NAME),
            Err(error) => error.code,
        }
    }

    /// Takes a Fall in as a file in the exchange format.
    #[track_caller]
    pub fn take_in(&mut self, akte: &Fallakte) -> FallId {
        let number = akte
            .number
            .clone()
            .expect("a Fall that is taken in has a number");
        let report = self.import(&exchange::to_line(akte).unwrap());
        assert!(report.taken, "{:?}", report.errors);
        self.fall(&number)
    }

    /// Imports a file with this text.
    #[track_caller]
    pub fn import(&mut self, text: &str) -> ImportReport {
        let source = self.import_file(text);
        self.ok(
            command::import_faelle,
            ImportFaelle {
                source,
                dry_run: false,
            },
        )
    }

    /// A file to import.
    pub fn import_file(&self, text: &str) -> ImportSource {
        let path = self.path().join("einlesen.jsonl");
        std::fs::write(&path, text).unwrap();
        ImportSource::File(handle(&path))
    }

    /// The Fall with this number.
    #[track_caller]
    pub fn fall(&mut self, number: &FallNumber) -> FallId {
        self.ok(
            command::find_fall,
            FindFall {
                number: number.clone(),
            },
        )
        .fall
    }

    /// Everything in a Fall.
    #[track_caller]
    pub fn view(&mut self, fall: FallId) -> FallView {
        self.ok(command::open_fall, OfFall { fall })
    }

    /// Adds an entry.
    #[track_caller]
    pub fn add(&mut self, fall: FallId, entry: Entry) -> EntryId {
        self.ok(
            command::save_entry,
            SaveEntry {
                fall,
                id: None,
                entry,
                draft: String::new(),
            },
        )
        .id
    }

    /// Adds a Stelle.
    #[track_caller]
    pub fn stelle(&mut self, stelle: Stelle) -> StelleId {
        self.ok(command::save_stelle, SaveStelle { id: None, stelle })
            .id
    }

    /// The Stelle of this name gets a key; its secret side is the answer.
    #[track_caller]
    pub fn give_key(&mut self, name: &str) -> (StelleId, Identity) {
        let rows = self.ok(command::list_stellen, Nothing {}).rows;
        let row = rows
            .into_iter()
            .find(|row| row.stelle.name == name)
            .expect("no such Stelle");
        let identity = Identity::generate();
        let stelle = Stelle {
            age_recipient: identity.recipient().to_string(),
            ..row.stelle
        };
        let id = self
            .ok(
                command::save_stelle,
                SaveStelle {
                    id: Some(row.id),
                    stelle,
                },
            )
            .id;
        (id, identity)
    }

    /// Tells the office who it is and where the KI takes reports; the answer is the KI's secret key and its inbox.
    #[track_caller]
    pub fn know_ki(&mut self) -> (Identity, PathBuf) {
        let identity = Identity::generate();
        let inbox = self.folder("eingang-ki");
        let settings = Settings {
            ki_recipient: identity.recipient().to_string(),
            ki_inbox: handle(&inbox),
            ..crate::personas::office()
        };
        self.ok(command::save_settings, SaveSettings { settings });
        (identity, inbox)
    }

    /// Looks at what would leave, and hands the Fall over with every suggestion taken.
    ///
    /// # Errors
    /// The code of the rule that refuses it.
    pub fn hand_over(
        &mut self,
        fall: FallId,
        stelle: StelleId,
        folder: &Path,
    ) -> Result<HandedOver, ErrorCode> {
        let asked = PrepareUebergabe::new(fall, stelle);
        let preview = self
            .call(command::prepare_uebergabe, asked)
            .map_err(|error| error.code)?;
        let request = CreateUebergabe {
            draft: preview.draft,
            accept_suggestions: true,
            decisions: Vec::new(),
            folder: handle(folder),
            ..CreateUebergabe::default()
        };
        let created = self
            .call(command::create_uebergabe, request)
            .map_err(|error| error.code)?;
        let place = |label: &str| {
            let file = created.files.iter().find(|file| file.label == label);
            PathBuf::from(&file.expect("packet and letter are written").place)
        };
        Ok(HandedOver {
            preview,
            packet: place("Paket"),
            letter: place("Brief"),
        })
    }

    /// What the vault says about itself, after checking every page.
    #[track_caller]
    pub fn report(&mut self) -> VaultReport {
        self.ok(command::check_vault, Nothing {})
    }
}

/// A Fallübergabe as it lies on the disk.
pub struct HandedOver {
    /// What was shown before.
    pub preview: UebergabePreview,
    /// The sealed packet.
    pub packet: PathBuf,
    /// The letter beside it.
    pub letter: PathBuf,
}

/// A path as this host names it.
pub fn handle(path: &Path) -> String {
    path.to_str().expect("a path of a test is text").to_owned()
}
