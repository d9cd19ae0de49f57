//! Reads the checkout as text. Paths are relative to its root, with forward slashes, sorted.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are built or installed, never written by us.
const SKIPPED: &[&str] = &["target", "node_modules", "dist", "gen", "out", ".git"];

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// The text of a file; a binary file comes out with replacement characters.
pub fn read(path: &str) -> String {
    let bytes = fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// All files below a folder whose path ends in one of `endings`; none where the folder is missing.
pub fn files_below(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), folder, &mut found);
    found.retain(|path| endings.iter().any(|ending| path.ends_with(ending)));
    found.sort();
    found
}

fn collect(folder: &Path, shown: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{shown}/{name}");
        match entry.file_type().unwrap() {
            kind if kind.is_dir() && !SKIPPED.contains(&name.as_str()) => {
                collect(&entry.path(), &path, found);
            }
            kind if kind.is_file() => found.push(path),
            _ => {}
        }
    }
}
