//! Files of the vault on disk: private from the first byte, replaced in one step.
//!
//! Replacing means: write new, flush, rename, flush the directory. Each shorter way lost or damaged files in simulated
//! power failures (decision 0002).

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes a directory that only its owner can enter.
pub fn create_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes an empty file that only its owner can read; fails when it exists.
pub fn create_private_file(path: &Path) -> io::Result<File> {
    private_options().create_new(true).open(path)
}

/// Opens or makes a file that only its owner can read.
pub fn open_private_file(path: &Path) -> io::Result<File> {
    private_options().create(true).truncate(false).open(path)
}

/// Replaces a file so that after a power failure there is the old one or the new one, whole.
pub fn replace(path: &Path, temporary: &Path, content: &[u8]) -> io::Result<()> {
    match fs::remove_file(temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = create_private_file(temporary)?;
    file.write_all(content)?;
    file.sync_all()?;
    drop(file);
    fs::rename(temporary, path)?;
    sync_dir(parent_of(path))
}

/// The directory that a path lies in; for a bare name the working directory.
pub fn parent_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Makes names in a directory durable. Windows has no such call.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_lies_in_the_working_directory() {
        assert_eq!(parent_of(Path::new("Tresor")), Path::new("."));
        assert_eq!(parent_of(Path::new("a/Tresor")), Path::new("a"));
        assert_eq!(parent_of(Path::new("/")), Path::new("."));
    }

    #[test]
    fn a_left_over_temporary_file_does_not_stop_a_replacement() {
        let dir = tempfile::tempdir().unwrap();
        let (path, temporary) = (dir.path().join("a"), dir.path().join("a.neu"));
        fs::write(&path, "alt").unwrap();
        fs::write(&temporary, "halb und viel zu lang").unwrap();
        replace(&path, &temporary, b"neu").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"neu");
        assert!(!temporary.exists());
        assert!(create_private_file(&path).is_err());
    }
}
