//! A host for tests: real files in a temp folder, but a clock that is moved by hand, chance that repeats, and answers
//! instead of dialogs.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_commands::host::{ChosenFile, NewFile, Parts};
use fallmappe_commands::schema::VaultKind;
use fallmappe_commands::{Host, HostError};
use fallmappe_host::{DiskHost, Folders, PathsAsHandles};

/// Everything a session asks from outside, under the test's control.
pub struct TestHost {
    disk: DiskHost<PathsAsHandles>,
    moment: Cell<NaiveDateTime>,
    uptime: Cell<Duration>,
    choice: RefCell<Option<PathBuf>>,
    refusal: Cell<Option<HostError>>,
    parts_left: Cell<Option<u32>>,
}

impl TestHost {
    /// A host in an office's folder, at ten o'clock of a day.
    pub fn new(office: &Path, today: NaiveDate, seed: u64) -> Self {
        let folders = Folders {
            main_vault: office.join("tresor"),
            practice_vault: office.join("uebungstresor"),
            output: office.join("ausgaben"),
        };
        Self {
            disk: DiskHost::new(folders, None, PathsAsHandles).with_seed(seed),
            moment: Cell::new(today.and_hms_opt(10, 0, 0).unwrap()),
            uptime: Cell::new(Duration::from_secs(60)),
            choice: RefCell::new(None),
            refusal: Cell::new(None),
            parts_left: Cell::new(None),
        }
    }

    /// Time goes by, on the clock and beside it.
    pub fn wait(&self, time: Duration) {
        self.uptime.set(self.uptime.get() + time);
        self.moment.set(self.moment.get() + time);
    }

    /// Somebody sets the clock; no time goes by.
    pub fn set_day(&self, day: NaiveDate) {
        self.moment.set(day.and_time(self.moment.get().time()));
    }

    /// What the person will choose in the next dialogs; `None` closes them.
    pub fn choose(&self, path: Option<&Path>) {
        *self.choice.borrow_mut() = path.map(Path::to_owned);
    }

    /// From now on every writing of results is refused.
    pub fn refuse_writing(&self, error: Option<HostError>) {
        self.refusal.set(error);
    }

    /// After so many parts nothing more of a chosen file can be read, as from a stick that is pulled out.
    pub fn break_reading_after(&self, parts: Option<u32>) {
        self.parts_left.set(parts);
    }

    fn chosen(&self) -> Option<(String, String)> {
        let text = self.choice.borrow().as_ref()?.display().to_string();
        Some((text.clone(), text))
    }
}

impl Host for TestHost {
    fn now(&self) -> NaiveDateTime {
        self.moment.get()
    }

    fn uptime(&self) -> Duration {
        self.uptime.get()
    }

    fn random(&self, buffer: &mut [u8]) {
        self.disk.random(buffer);
    }

    fn vault_dir(&self, kind: VaultKind) -> PathBuf {
        self.disk.vault_dir(kind)
    }

    fn folder(&self, handle: &str) -> Result<PathBuf, HostError> {
        self.disk.folder(handle)
    }

    fn choose_folder(&self) -> Option<(String, String)> {
        self.chosen()
    }

    fn choose_file(&self) -> Option<(String, String)> {
        self.chosen()
    }

    fn choose_datei(&self) -> Option<(String, String)> {
        self.chosen()
    }

    fn chosen_file(&self, handle: &str) -> Result<ChosenFile, HostError> {
        self.disk.chosen_file(handle)
    }

    fn read_part(&self, handle: &str, offset: u64, length: usize) -> Result<Vec<u8>, HostError> {
        if let Some(left) = self.parts_left.get() {
            self.parts_left.set(Some(left.saturating_sub(1)));
            if left == 0 {
                return Err(HostError::Other);
            }
        }
        self.disk.read_part(handle, offset, length)
    }

    fn read_file(&self, handle: &str, limit: u64) -> Result<Vec<u8>, HostError> {
        self.disk.read_file(handle, limit)
    }

    fn write_new_files(&self, folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, HostError> {
        match self.refusal.get() {
            Some(error) => Err(error),
            None => self.disk.write_new_files(folder, files),
        }
    }

    fn write_new_file_in_parts(
        &self,
        folder: &Path,
        name: &str,
        parts: &mut Parts<'_>,
    ) -> Result<PathBuf, HostError> {
        match self.refusal.get() {
            Some(error) => Err(error),
            None => self.disk.write_new_file_in_parts(folder, name, parts),
        }
    }

    fn remove_files(&self, files: &[PathBuf]) {
        self.disk.remove_files(files);
    }
}
