//! An inbox that is a folder: a network share, a synchronised folder, a USB stick.
//!
//! Order: hidden temporary file, flush, read back, rename, flush the folder. A reader sees a whole
//! file under the final name or none, and after "stored" it survives pulling the plug.
//!
//! Overwriting cannot do harm, because only names that are derived from the bytes are accepted:
//! whatever else lies under such a name is a damaged remainder, and the rename replaces it in one
//! step. That is why a plain rename is enough, and no hard link is needed to find out who came
//! first; sticks (FAT, exFAT) and many shares have no hard links anyway.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::envelope::envelope_name;
use crate::transport::{Delivery, Transport, TransportError};

/// A folder into which envelopes are put. Other files in it are never touched.
#[derive(Debug, Clone)]
pub struct FolderInbox {
    folder: PathBuf,
}

/// Points at which a delivery can be cut off; the tests stop at each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Begun,
    HalfWritten,
    Written,
    Flushed,
    Renamed,
    FolderFlushed,
}

impl FolderInbox {
    /// An inbox at this path. The folder need not be there yet; it is looked for at each delivery.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// One delivery; `reached` is told each step and can end it there, as a crash would: without
    /// tidying up.
    pub(crate) fn deliver_in_steps(
        &self,
        name: &str,
        bytes: &[u8],
        reached: &mut dyn FnMut(Step) -> io::Result<()>,
    ) -> Result<Delivery, TransportError> {
        if name != envelope_name(bytes) {
            return Err(TransportError::Refused);
        }
        self.check_folder()?;
        self.replace(name, bytes, reached)
            .map_err(|error| reason(&error))
    }

    fn check_folder(&self) -> Result<(), TransportError> {
        match fs::metadata(&self.folder) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(TransportError::InboxMissing),
            Err(error) => Err(reason(&error)),
        }
    }

    fn replace(
        &self,
        name: &str,
        bytes: &[u8],
        reached: &mut dyn FnMut(Step) -> io::Result<()>,
    ) -> io::Result<Delivery> {
        let (target, temporary) = (self.folder.join(name), self.temporary(name));
        remove_if_there(&temporary)?;
        reached(Step::Begun)?;
        if holds(&target, bytes)? {
            // The try that wrote it may have stopped before flushing.
            flush(&target)?;
            flush(&self.folder)?;
            return Ok(Delivery::AlreadyThere);
        }
        write_new(&temporary, bytes, reached)?;
        if !holds(&temporary, bytes)? {
            return Err(io::Error::from(ErrorKind::InvalidData));
        }
        fs::rename(&temporary, &target)?;
        reached(Step::Renamed)?;
        flush(&self.folder)?;
        reached(Step::FolderFlushed)?;
        Ok(Delivery::Stored)
    }

    /// Hidden, so that no synchroniser or reader takes it up, and with an ending that Nextcloud
    /// allows (it forbids `.part` and `.filepart`). The same for each try, so that a remainder is
    /// found again; other laptops' remainders have other names and are left alone, since they may
    /// be at work.
    pub(crate) fn temporary(&self, name: &str) -> PathBuf {
        self.folder.join(format!(".{name}.tmp"))
    }
}

impl Transport for FolderInbox {
    fn deliver(&self, name: &str, bytes: &[u8]) -> Result<Delivery, TransportError> {
        let answer = self.deliver_in_steps(name, bytes, &mut |_| Ok(()));
        if answer.is_err_and(|error| error != TransportError::Refused) {
            // Best effort: on a stick that was pulled out this fails, and the next try removes it.
            let _ = remove_if_there(&self.temporary(name));
        }
        answer
    }
}

/// `create_new` never follows a link that somebody laid under the predictable name.
fn write_new(
    path: &Path,
    bytes: &[u8],
    reached: &mut dyn FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    reached(Step::HalfWritten)?;
    file.write_all(second)?;
    reached(Step::Written)?;
    file.sync_all()?;
    reached(Step::Flushed)
}

/// Whether a regular file with exactly these bytes lies there. A link does not count.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let same_size = usize::try_from(found.len()) == Ok(bytes.len());
    Ok(found.is_file() && same_size && fs::read(path)? == bytes)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Flushes a file or folder where the system can. Windows and some shares cannot flush folders;
/// what they promise about a rename is all there is then.
fn flush(path: &Path) -> io::Result<()> {
    match File::open(path).and_then(|file| file.sync_all()) {
        Err(error) if cannot_flush(error.kind()) => Ok(()),
        other => other,
    }
}

fn cannot_flush(kind: ErrorKind) -> bool {
    use ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(kind, PermissionDenied | InvalidInput | Unsupported)
}

fn reason(error: &io::Error) -> TransportError {
    match error.kind() {
        // Also while writing: then the stick was pulled out.
        ErrorKind::NotFound | ErrorKind::NotADirectory => TransportError::InboxMissing,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => TransportError::NoPermission,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            TransportError::NoSpace
        }
        _ => TransportError::Unavailable,
    }
}
