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
    /// Reads a chosen file, at most `limit` bytes.
    fn read_file(&self, handle: &str, limit: u64) -> Result<Vec<u8>, HostError>;
    /// Writes new files into a folder: all of them or none, never over an existing one.
    fn write_new_files(&self, folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, HostError>;
    /// Takes back files that were just written, when what belongs to them could not be saved.
    fn remove_files(&self, files: &[PathBuf]);
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
