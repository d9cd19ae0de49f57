//! Writing results for people: all files or none, never over an existing one, readable for their owner only.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use fallmappe_commands::HostError;
use fallmappe_commands::host::{ChosenFile, NewFile, Parts};

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

/// Name and size. What is no file on a disk (a folder, a pipe) has no size that could be trusted.
pub fn chosen(path: &Path) -> Result<ChosenFile, HostError> {
    let metadata = fs::metadata(path).map_err(|error| described(&error))?;
    if !metadata.is_file() {
        return Err(HostError::NotFound);
    }
    let name = path.file_name().unwrap_or_default();
    Ok(ChosenFile {
        name: name.to_string_lossy().into_owned(),
        bytes: metadata.len(),
    })
}

/// Reads `length` bytes from `offset` on; fewer at the end.
pub fn read_part(path: &Path, offset: u64, length: usize) -> Result<Vec<u8>, HostError> {
    let part = || -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::with_capacity(length);
        file.take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    part().map_err(|error| described(&error))
}

/// Writes every file or none. The folder is made when missing.
pub fn write_all_new(folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, HostError> {
    make_folder(folder)?;
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

/// Makes a folder that only its owner can enter, with every missing one above it. What is there stays as it is.
pub fn make_folder(folder: &Path) -> Result<(), HostError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| unwritable(&error))
}

/// Takes files back.
pub fn remove(paths: &[PathBuf]) {
    for path in paths {
        // Nothing can be done about a file that will not go; the caller reports the first failure.
        let _ = fs::remove_file(path);
    }
}

/// Writes a new file from parts. The folder is made when missing.
pub fn write_new_in_parts(
    folder: &Path,
    name: &str,
    parts: &mut Parts<'_>,
) -> Result<PathBuf, HostError> {
    make_folder(folder)?;
    let path = folder.join(name);
    if path.exists() {
        return Err(HostError::Exists);
    }
    let temporary = temporary(folder, name);
    let written = write_parts(&temporary, parts)
        .and_then(|()| publish(&temporary, &path).map_err(|error| unwritable(&error)));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map(|()| path)
}

fn write_parts(path: &Path, parts: &mut Parts<'_>) -> Result<(), HostError> {
    let mut file = create_private(path).map_err(|error| unwritable(&error))?;
    for part in parts {
        file.write_all(&part?).map_err(|error| unwritable(&error))?;
    }
    file.sync_all().map_err(|error| unwritable(&error))
}

/// Writes under the final name only when the bytes are on the disk, so that nobody finds half a packet.
fn write_new(folder: &Path, file: &NewFile) -> Result<PathBuf, HostError> {
    let path = folder.join(&file.name);
    if path.exists() {
        return Err(HostError::Exists);
    }
    let temporary = temporary(folder, &file.name);
    let written = write_synced(&temporary, &file.bytes).and_then(|()| publish(&temporary, &path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map(|()| path).map_err(|error| unwritable(&error))
}

/// The name that a file has until it is whole.
pub fn temporary(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".{name}.neu"))
}

/// The bytes are on the disk when it comes back.
pub fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_private(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Never through what lies there already: a rest of a killed program goes, a link is not followed.
fn create_private(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A hard link never replaces; where the file system knows none (a stick), the check before has to do.
pub fn publish(temporary: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, path) {
        Ok(()) => fs::remove_file(temporary),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => fs::rename(temporary, path),
    }
}

/// Where nothing can be written, nothing is missing: the place is the wrong one.
pub fn unwritable(error: &io::Error) -> HostError {
    match described(error) {
        HostError::NotFound => HostError::NoPermission,
        other => other,
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
    fn a_file_in_the_place_of_the_folder_is_a_place_without_permission() {
        let folder = tempfile::tempdir().unwrap();
        let datei = folder.path().join("datei");
        fs::write(&datei, "").unwrap();
        for place in [&datei, &datei.join("ordner")] {
            let answer = write_all_new(place, &[file("a.age")]);
            assert!(matches!(
                answer,
                Err(HostError::NoPermission | HostError::Exists)
            ));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_unfinished_file_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let foreign = folder.path().join("fremd");
        fs::write(&foreign, "bleibt").unwrap();
        std::os::unix::fs::symlink(&foreign, temporary(folder.path(), "a.age")).unwrap();
        write_all_new(folder.path(), &[file("a.age")]).unwrap();
        assert_eq!(fs::read(&foreign).unwrap(), b"bleibt");
        assert_eq!(fs::read(folder.path().join("a.age")).unwrap(), b"a.age");
    }

    #[test]
    fn a_file_is_read_and_written_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let mut parts = [b"erster ".to_vec(), b"zweiter".to_vec()]
            .into_iter()
            .map(Ok);
        let path = write_new_in_parts(folder.path(), "a.txt", &mut parts).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"erster zweiter");
        assert_eq!(chosen(&path).unwrap().bytes, 14);
        assert_eq!(chosen(&path).unwrap().name, "a.txt");
        assert_eq!(read_part(&path, 7, 4).unwrap(), b"zwei");
        assert_eq!(read_part(&path, 11, 400).unwrap(), b"ter");
        assert_eq!(read_part(&path, 400, 4).unwrap(), b"");
        assert_eq!(chosen(folder.path()).err(), Some(HostError::NotFound));
        let again = write_new_in_parts(folder.path(), "a.txt", &mut std::iter::empty());
        assert_eq!(again, Err(HostError::Exists));
    }

    #[test]
    fn a_part_that_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut parts = [Ok(b"erster".to_vec()), Err(HostError::NoSpace)].into_iter();
        let answer = write_new_in_parts(folder.path(), "a.txt", &mut parts);
        assert_eq!(answer, Err(HostError::NoSpace));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
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
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&paths[0]), 0o600);
            assert_eq!(mode(&deep), 0o700);
            assert_eq!(mode(deep.parent().unwrap()), 0o700);
        }
        assert_eq!(read(&paths[0], 2), Err(HostError::TooLarge));
        assert_eq!(read(&deep.join("fehlt"), 9), Err(HostError::NotFound));
        assert_eq!(read(&deep, 9), Err(HostError::NotFound));
    }
}
