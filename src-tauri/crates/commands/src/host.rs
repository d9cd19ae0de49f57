//! What commands need from outside: time, chance, folders, dialogs. A test is a host like any other.
//!
//! Operations, not handles: no command ever holds an open file. Folders and files that people choose are named by
//! handles, so that a page in the window never sees or forges a path.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDateTime;
use fallmappe_store::StoreError;

use crate::error::{CommandError, ErrorCode};
use crate::schema::VaultKind;

/// The outside world of a session.
pub trait Host {
    /// Local date and time.
    fn now(&self) -> NaiveDateTime;
    /// Time since some fixed moment that no clock change moves.
    fn uptime(&self) -> Duration;
    /// Unpredictable bytes.
    fn random(&self, buffer: &mut [u8]);
    /// Directory of a vault.
    fn vault_dir(&self, kind: VaultKind) -> PathBuf;
    /// The folder a handle stands for; the empty handle is the usual folder, made when missing.
    fn folder(&self, handle: &str) -> Result<PathBuf, HostError>;
    /// Lets the person choose a folder: handle and readable place. `None` when the dialog was closed.
    fn choose_folder(&self) -> Option<(String, String)>;
    /// Lets the person choose a file: handle and readable name. `None` when the dialog was closed.
    fn choose_file(&self) -> Option<(String, String)>;
    /// Lets the person choose a file of any kind for a Fall: handle and readable name. `None` when the dialog was closed.
    fn choose_datei(&self) -> Option<(String, String)>;
    /// Name and size of a chosen file, before anything of it is read.
    fn chosen_file(&self, handle: &str) -> Result<ChosenFile, HostError>;
    /// Reads `length` bytes of a chosen file from `offset` on; fewer only at its end.
    fn read_part(&self, handle: &str, offset: u64, length: usize) -> Result<Vec<u8>, HostError>;
    /// Reads a chosen file, at most `limit` bytes.
    fn read_file(&self, handle: &str, limit: u64) -> Result<Vec<u8>, HostError>;
    /// Writes new files into a folder: all of them or none, never over an existing one.
    fn write_new_files(&self, folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, HostError>;
    /// Writes a new file into a folder from parts, so that it never lies in memory as a whole. A part that is an error
    /// leaves nothing.
    fn write_new_file_in_parts(
        &self,
        folder: &Path,
        name: &str,
        parts: &mut Parts<'_>,
    ) -> Result<PathBuf, HostError>;
    /// Takes back files that were just written, when what belongs to them could not be saved.
    fn remove_files(&self, files: &[PathBuf]);
}

/// What comes one after the other, until an error or the end.
pub type Parts<'a> = dyn Iterator<Item = Result<Vec<u8>, HostError>> + 'a;

/// A file that somebody has chosen.
pub struct ChosenFile {
    /// Name without folder.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// A file to be written.
pub struct NewFile {
    /// Name without folder.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Why the host could not do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostError {
    /// The file or folder is not there.
    NotFound,
    /// A file of that name is there.
    Exists,
    /// No permission.
    NoPermission,
    /// The disk is full.
    NoSpace,
    /// The file is larger than any that makes sense.
    TooLarge,
    /// Anything else.
    Other,
}

impl From<HostError> for CommandError {
    fn from(error: HostError) -> Self {
        match error {
            HostError::NotFound | HostError::TooLarge => ErrorCode::UnreadableFile,
            HostError::Exists => ErrorCode::WouldOverwrite,
            HostError::NoPermission => ErrorCode::NoPermission,
            HostError::NoSpace => ErrorCode::NoSpace,
            HostError::Other => ErrorCode::Internal,
        }
        .into()
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Exists => ErrorCode::VaultExists,
            StoreError::Missing => ErrorCode::NoVault,
            StoreError::InUse => ErrorCode::VaultInUse,
            StoreError::WrongPassphrase => ErrorCode::WrongPassphrase,
            StoreError::WrongRecoveryKey => ErrorCode::WrongRecoveryKey,
            StoreError::PassphraseSlotDamaged => ErrorCode::PassphraseSlotDamaged,
            StoreError::RecoverySlotDamaged => ErrorCode::RecoverySlotDamaged,
            StoreError::Damaged => ErrorCode::Damaged,
            StoreError::KeyFileMismatch => ErrorCode::KeyFileMismatch,
            StoreError::NewerProgram => ErrorCode::NewerProgram,
            StoreError::NoSpace => ErrorCode::NoSpace,
            StoreError::NoPermission => ErrorCode::NoPermission,
            StoreError::NotFound => ErrorCode::NotFound,
            StoreError::NumberTaken => ErrorCode::NumberTaken,
            StoreError::StelleNameFixed => ErrorCode::StelleNameFixed,
            StoreError::ChangedSince => ErrorCode::ChangedSince,
            StoreError::NotUndoable => ErrorCode::NotUndoable,
            _ => ErrorCode::Internal,
        }
        .into()
    }
}
