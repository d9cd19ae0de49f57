//! What every host does the same way: the clock, chance, and files on disk. Window, command line and loopback host add
//! only how a person chooses folders.
//!
//! Not here: dialogs, arguments, sockets. The only crate beside the vault and the inbox that writes files.

#![allow(
    clippy::disallowed_methods,
    reason = "clock and chance are taken here and nowhere below"
)]

mod files;
mod memory;
mod reserved;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{Local, NaiveDate, NaiveDateTime};
use fallmappe_commands::host::{ChosenFile, NewFile, Parts};
use fallmappe_commands::schema::VaultKind;
use fallmappe_commands::{Host, HostError};

pub use memory::keep_out_of_dumps;
pub use reserved::Reserved;

/// Makes a folder for results that only its owner can enter.
///
/// # Errors
/// `NoPermission`, `NoSpace`, or `Exists` when a file stands in its way.
pub fn make_folder(folder: &Path) -> Result<(), HostError> {
    files::make_folder(folder)
}

/// A host on the real disk; handles are paths unless a [`Chooser`] says otherwise.
pub struct DiskHost<C: Chooser> {
    folders: Folders,
    fixed_day: Option<NaiveDate>,
    started: Instant,
    chooser: C,
    seed: Option<Mutex<u64>>,
}

/// Where things lie.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Directory of the real vault.
    pub main_vault: PathBuf,
    /// Directory of the practice vault.
    pub practice_vault: PathBuf,
    /// Usual folder for packets, letters and reports.
    pub output: PathBuf,
}

/// How a person chooses, and what a handle stands for.
pub trait Chooser {
    /// Asks for a folder: handle and readable place.
    fn folder(&self) -> Option<(String, String)>;
    /// Asks for a file: handle and readable name.
    fn file(&self) -> Option<(String, String)>;
    /// Asks for a file of any kind: handle and readable name.
    fn document(&self) -> Option<(String, String)>;
    /// The path behind a handle; `None` for one that was never given out.
    fn path(&self, handle: &str) -> Option<PathBuf>;
}

/// No dialogs: handles are absolute paths. For the command line and for tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct PathsAsHandles;

impl Chooser for PathsAsHandles {
    fn folder(&self) -> Option<(String, String)> {
        None
    }

    fn file(&self) -> Option<(String, String)> {
        None
    }

    fn document(&self) -> Option<(String, String)> {
        None
    }

    fn path(&self, handle: &str) -> Option<PathBuf> {
        // A relative one would lie wherever the program happens to run.
        Some(PathBuf::from(handle)).filter(|path| path.is_absolute())
    }
}

impl<C: Chooser> DiskHost<C> {
    /// A host; `fixed_day` replaces the date of the clock (the time of day still runs).
    pub fn new(folders: Folders, fixed_day: Option<NaiveDate>, chooser: C) -> Self {
        Self {
            folders,
            fixed_day,
            started: Instant::now(),
            chooser,
            seed: None,
        }
    }

    /// Chance that repeats, for reproducible pseudonyms in practice vaults. Never for keys: whoever uses it refuses to
    /// make a vault.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        Self {
            seed: Some(Mutex::new(seed)),
            ..self
        }
    }

    fn path(&self, handle: &str) -> Result<PathBuf, HostError> {
        self.chooser.path(handle).ok_or(HostError::NotFound)
    }
}

impl<C: Chooser> Host for DiskHost<C> {
    fn now(&self) -> NaiveDateTime {
        let now = Local::now().naive_local();
        self.fixed_day.map_or(now, |day| day.and_time(now.time()))
    }

    fn uptime(&self) -> Duration {
        self.started.elapsed()
    }

    fn random(&self, buffer: &mut [u8]) {
        if let Some(state) = &self.seed {
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            buffer
                .iter_mut()
                .for_each(|byte| *byte = (split_mix(&mut state) >> 56) as u8);
            return;
        }
        // Without chance there is no key; stopping is the only safe answer, and systems in use always give it.
        if getrandom::fill(buffer).is_err() {
            std::process::abort();
        }
    }

    fn vault_dir(&self, kind: VaultKind) -> PathBuf {
        match kind {
            VaultKind::Main => self.folders.main_vault.clone(),
            VaultKind::Practice => self.folders.practice_vault.clone(),
        }
    }

    fn folder(&self, handle: &str) -> Result<PathBuf, HostError> {
        if handle.is_empty() {
            return Ok(self.folders.output.clone());
        }
        self.chooser.path(handle).ok_or(HostError::NotFound)
    }

    fn choose_folder(&self) -> Option<(String, String)> {
        self.chooser.folder()
    }

    fn choose_file(&self) -> Option<(String, String)> {
        self.chooser.file()
    }

    fn choose_datei(&self) -> Option<(String, String)> {
        self.chooser.document()
    }

    fn chosen_file(&self, handle: &str) -> Result<ChosenFile, HostError> {
        files::chosen(&self.path(handle)?)
    }

    fn read_part(&self, handle: &str, offset: u64, length: usize) -> Result<Vec<u8>, HostError> {
        files::read_part(&self.path(handle)?, offset, length)
    }

    fn read_file(&self, handle: &str, limit: u64) -> Result<Vec<u8>, HostError> {
        files::read(&self.path(handle)?, limit)
    }

    fn write_new_files(&self, folder: &Path, new: &[NewFile]) -> Result<Vec<PathBuf>, HostError> {
        files::write_all_new(folder, new)
    }

    fn write_new_file_in_parts(
        &self,
        folder: &Path,
        name: &str,
        parts: &mut Parts<'_>,
    ) -> Result<PathBuf, HostError> {
        files::write_new_in_parts(folder, name, parts)
    }

    fn remove_files(&self, paths: &[PathBuf]) {
        files::remove(paths);
    }
}

/// SplitMix64: every seed gives another, well mixed row of numbers.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
