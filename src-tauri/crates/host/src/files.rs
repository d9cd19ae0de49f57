//! Writing results for people: all files or none, never over an existing one, readable for their owner only.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use fallmappe_commands::HostError;
use fallmappe_commands::host::NewFile;

/// Reads a file of at most `limit` bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, HostError> {
    let file = File::open(path).map_err(|error| described(&error))?;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| described(&error))?;
    if bytes.len() as u64 > limit {
        Err(HostError::TooLarge)
    } else {
        Ok(bytes)
    }
}

/// Writes every file or none. The folder is made when missing.
pub fn write_all_new(folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, HostError> {
    fs::create_dir_all(folder).map_err(|error| described(&error))?;
    let mut written = Vec::new();
    for file in files {
        match write_new(folder, file) {
            Ok(path) => written.push(path),
            Err(error) => {
                remove(&written);
                return Err(error);
            }
        }
    }
    Ok(written)
}

/// Takes files back.
pub fn remove(paths: &[PathBuf]) {
    for path in paths {
        // Nothing can be done about a file that will not go; the caller reports the first failure.
        let _ = fs::remove_file(path);
    }
}

/// Writes under the final name only when the bytes are on the disk, so that nobody finds half a packet.
fn write_new(folder: &Path, file: &NewFile) -> Result<PathBuf, HostError> {
    let path = folder.join(&file.name);
    if path.exists() {
        return Err(HostError::Exists);
    }
    let temporary = folder.join(format!(".{}.neu", file.name));
    let written = write_synced(&temporary, &file.bytes).and_then(|()| publish(&temporary, &path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map(|()| path).map_err(|error| described(&error))
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A hard link never replaces; where the file system knows none (a stick), the check before has to do.
fn publish(temporary: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, path) {
        Ok(()) => fs::remove_file(temporary),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => fs::rename(temporary, path),
    }
}

fn described(error: &io::Error) -> HostError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => {
            HostError::NotFound
        }
        io::ErrorKind::AlreadyExists => HostError::Exists,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            HostError::NoPermission
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            HostError::NoSpace
        }
        _ => HostError::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> NewFile {
        NewFile {
            name: name.into(),
            bytes: name.as_bytes().to_vec(),
        }
    }

    #[test]
    fn nothing_is_overwritten_and_nothing_half_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.pdf"), "alt").unwrap();
        let answer = write_all_new(folder.path(), &[file("a.age"), file("b.pdf")]);
        assert_eq!(answer, Err(HostError::Exists));
        let left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(left, ["b.pdf"]);
        assert_eq!(fs::read(folder.path().join("b.pdf")).unwrap(), b"alt");
    }

    #[test]
    fn a_missing_folder_is_made_and_files_are_private() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("Übergaben/2026");
        let paths = write_all_new(&deep, &[file("a.age")]).unwrap();
        assert_eq!(fs::read(&paths[0]).unwrap(), b"a.age");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&paths[0]).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        assert_eq!(read(&paths[0], 2), Err(HostError::TooLarge));
        assert_eq!(read(&deep.join("fehlt"), 9), Err(HostError::NotFound));
        assert_eq!(read(&deep, 9), Err(HostError::NotFound));
    }
}
