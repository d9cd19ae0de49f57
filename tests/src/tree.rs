//! A folder as it lies on disk: every file with its bytes, to compare before and after.

use std::collections::BTreeMap;
use std::path::Path;

/// Every file below a folder by its path inside it; folders appear with a slash at the end and no bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder; one that is not there is empty.
pub fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    collect(folder, "", &mut found);
    found
}

/// The first file whose bytes hold the text, in any of the encodings that a careless program leaves.
pub fn file_with<'a>(files: &'a Tree, text: &str) -> Option<&'a str> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let holds =
        |bytes: &[u8], needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let found = files.iter().find(|(name, bytes)| {
        name.contains(text) || holds(bytes, text.as_bytes()) || holds(bytes, &wide)
    });
    found.map(|(name, _)| name.as_str())
}

fn collect(folder: &Path, prefix: &str, found: &mut Tree) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            found.insert(format!("{name}/"), Vec::new());
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}
