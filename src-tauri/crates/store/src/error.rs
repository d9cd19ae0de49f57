//! Why the store did not do what was asked. No variant carries a text from inside: it could hold a name.

use std::io;

use rusqlite::ffi;
use thiserror::Error;

/// Answers that a caller turns into different sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is already a vault in the directory.
    #[error("a vault exists")]
    Exists,
    /// There is no vault in the directory.
    #[error("no vault")]
    Missing,
    /// Another program holds the vault.
    #[error("vault in use")]
    InUse,
    /// The passphrase does not open its slot, and the slot is undamaged.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery key does not open its slot, and the slot is undamaged.
    #[error("wrong recovery key")]
    WrongRecoveryKey,
    /// The passphrase slot of the key file is damaged; the recovery key still opens.
    #[error("passphrase slot damaged")]
    PassphraseSlotDamaged,
    /// The recovery slot of the key file is damaged; the passphrase still opens.
    #[error("recovery slot damaged")]
    RecoverySlotDamaged,
    /// The key file or the database is damaged, or not ours.
    #[error("damaged")]
    Damaged,
    /// The key file belongs to another vault or is older than the database.
    #[error("key file does not fit")]
    KeyFileMismatch,
    /// Written by a newer program.
    #[error("newer program")]
    NewerProgram,
    /// The disk is full.
    #[error("no space")]
    NoSpace,
    /// No permission.
    #[error("no permission")]
    NoPermission,
    /// The row is not there.
    #[error("not found")]
    NotFound,
    /// The Fallnummer is taken.
    #[error("number taken")]
    NumberTaken,
    /// The name of a Stelle is taken, or consents name it.
    #[error("name of a stelle is fixed")]
    StelleNameFixed,
    /// What a change touched was changed again since.
    #[error("changed since")]
    ChangedSince,
    /// There is nothing left to take the change back with.
    #[error("not undoable")]
    NotUndoable,
    /// Anything else; a fault of the program.
    #[error("internal")]
    Internal,
}

/// Result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => StoreError::NoSpace,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::NoPermission
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::Missing,
            _ => StoreError::Internal,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error {
            rusqlite::Error::QueryReturnedNoRows => StoreError::NotFound,
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                Code::DiskFull => StoreError::NoSpace,
                Code::SystemIoFailure => input_output(failure.extended_code),
                Code::ConstraintViolation
                    if failure.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY =>
                {
                    StoreError::NotFound
                }
                Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen => {
                    StoreError::NoPermission
                }
                Code::NotADatabase | Code::DatabaseCorrupt => StoreError::Damaged,
                Code::DatabaseBusy | Code::DatabaseLocked => StoreError::InUse,
                _ => StoreError::Internal,
            },
            _ => StoreError::Internal,
        }
    }
}

/// A size limit shows as a failed write; people can do the same thing about both. A failed read is damage.
fn input_output(extended_code: i32) -> StoreError {
    match extended_code {
        ffi::SQLITE_IOERR_WRITE
        | ffi::SQLITE_IOERR_FSYNC
        | ffi::SQLITE_IOERR_DIR_FSYNC
        | ffi::SQLITE_IOERR_TRUNCATE => StoreError::NoSpace,
        ffi::SQLITE_IOERR_READ
        | ffi::SQLITE_IOERR_SHORT_READ
        | ffi::SQLITE_IOERR_DATA
        | ffi::SQLITE_IOERR_CORRUPTFS => StoreError::Damaged,
        _ => StoreError::Internal,
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        StoreError::Internal
    }
}
