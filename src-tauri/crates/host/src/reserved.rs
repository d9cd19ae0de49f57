//! A place that is held on the disk before something irreversible happens: no vault without its recovery sheet.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fallmappe_commands::HostError;

use crate::files;

/// More than a sheet takes, so that a disk that is nearly full says so in time.
const HELD_BYTES: usize = 128 << 10;

/// A file that is still empty and has no name yet. Dropped, it leaves nothing.
#[derive(Debug)]
pub struct Reserved {
    temporary: PathBuf,
    path: PathBuf,
}

impl Reserved {
    /// Holds the place; the folder is made when missing.
    ///
    /// # Errors
    /// `Exists`, `NoPermission`, `NoSpace`, and `NoPermission` for a name that is not Unicode.
    pub fn new(path: &Path) -> Result<Self, HostError> {
        let path = std::path::absolute(path).map_err(|error| files::unwritable(&error))?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|n| n.to_str()))
        else {
            return Err(HostError::NoPermission);
        };
        if path.exists() {
            return Err(HostError::Exists);
        }
        files::make_folder(folder)?;
        let held = Self {
            temporary: files::temporary(folder, name),
            path,
        };
        let filled = files::write_synced(&held.temporary, &vec![0; HELD_BYTES]);
        filled.map_err(|error| files::unwritable(&error))?;
        Ok(held)
    }

    /// Gives the file its content and its name.
    ///
    /// # Errors
    /// `Exists` when somebody else took the name meanwhile, and as [`Reserved::new`].
    pub fn fill(self, bytes: &[u8]) -> Result<(), HostError> {
        replace(&self.temporary, bytes)
            .and_then(|()| files::publish(&self.temporary, &self.path))
            .map_err(|error| files::unwritable(&error))
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        // After a successful `fill` it is gone already.
        let _ = fs::remove_file(&self.temporary);
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_filled_or_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Träger/notfallblatt.pdf");
        drop(Reserved::new(&path).unwrap());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
        Reserved::new(&path).unwrap().fill(b"Blatt").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"Blatt");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(Reserved::new(&path).unwrap_err(), HostError::Exists);
    }

    #[test]
    fn who_came_first_keeps_the_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("blatt.txt");
        let held = Reserved::new(&path).unwrap();
        fs::write(&path, "fremd").unwrap();
        assert_eq!(held.fill(b"Blatt"), Err(HostError::Exists));
        assert_eq!(fs::read(&path).unwrap(), b"fremd");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_cannot_be_held_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("datei");
        fs::write(&file, "").unwrap();
        let answer = Reserved::new(&file.join("blatt.txt"));
        assert!(matches!(
            answer,
            Err(HostError::NoPermission | HostError::Exists)
        ));
        assert_eq!(
            Reserved::new(Path::new("/")).unwrap_err(),
            HostError::NoPermission
        );
    }
}
