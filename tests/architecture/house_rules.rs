//! Small rules of `src-tauri/STYLE.md`: names of files, how they open, and that every story runs.

use super::source_tree::files_below;

/// All Rust files of ours.
pub fn rust_files() -> Vec<String> {
    let mut files = files_below("src-tauri", &[".rs"]);
    files.extend(files_below("tests", &[".rs"]));
    files
}

/// Rust files that are part of a product crate or a host: no tests, no examples, no build script.
pub fn product_files() -> Vec<String> {
    let mut files = rust_files();
    files.retain(|path| {
        let is_test = ["/tests/", "/examples/", "/benches/"]
            .iter()
            .any(|part| path.contains(part))
            || path.ends_with("/tests.rs")
            || path.ends_with("/build.rs");
        let is_story = path.starts_with("tests/") && !path.starts_with("tests/host/");
        !is_test && !is_story
    });
    files
}

/// Stories that no line in `main.rs` brings in.
pub fn forgotten_stories(stories: &[String], main: &str) -> Vec<String> {
    stories
        .iter()
        .filter_map(|path| path.strip_prefix("tests/stories/")?.strip_suffix(".rs"))
        .filter(|name| !name.contains('/') && *name != "main")
        .filter(|name| {
            !main
                .lines()
                .any(|line| line.trim() == format!("mod {name};"))
        })
        .map(|name| format!("tests/stories/{name}.rs is not in main.rs, so it never runs"))
        .collect()
}

/// A name that hides what a file is for, or that not every file system keeps.
pub fn name_breach(path: &str) -> Option<String> {
    const HIDING: &[&str] = &["utils", "helpers", "manager", "common", "types", "misc"];
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    if !path.is_ascii() {
        return Some(format!(
            "{path}: file names are ASCII (ä is ae); not every system keeps more"
        ));
    }
    let is_code = [".rs", ".ts", ".svelte", ".mjs"]
        .iter()
        .any(|ending| name.ends_with(ending));
    if is_code && HIDING.contains(&stem) {
        return Some(format!(
            "{path}: \"{stem}\" says nothing; name the file after what it is for"
        ));
    }
    None
}

/// A Rust file that does not say what it is for.
pub fn opening_breach(path: &str, source: &str) -> Option<String> {
    let named_enough = path.ends_with("/tests.rs") || path.ends_with("/build.rs");
    let opens = named_enough || source.starts_with("//!");
    (!opens)
        .then(|| format!("{path} does not open with `//!`: what is it for, and what is not in it?"))
}

/// A file with a note that something is still to be done: such work belongs into an issue.
pub fn unfinished_breach(path: &str, source: &str) -> Option<String> {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    let found = marks.iter().find(|mark| source.contains(**mark))?;
    Some(format!("{path} says {found}: finish it, or write an issue"))
}
