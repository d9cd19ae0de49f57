//! The walls of the house, held by tests: who may import whom, where SQL, sockets, the clock and the
//! window live, and that words and stories are listed. Each failure prints the reason for the wall.
//!
//! Sources and manifests are read as text; nothing is compiled for it. The tables stand in
//! `architecture/walls.rs` and `architecture/words.rs`, the same as in `src-tauri/ARCHITECTURE.md`.
//! That the readers really see a breach is shown with planted ones in `architecture/planted.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops at the first surprise, and says where"
)]

#[path = "architecture/glossary.rs"]
mod glossary;
#[path = "architecture/house_rules.rs"]
mod house_rules;
#[path = "architecture/manifest.rs"]
mod manifest;
#[path = "architecture/planted.rs"]
mod planted;
#[path = "architecture/rust_text.rs"]
mod rust_text;
#[path = "architecture/source_tree.rs"]
mod source_tree;
#[path = "architecture/supply.rs"]
mod supply;
#[path = "architecture/ui_text.rs"]
mod ui_text;
#[path = "architecture/walls.rs"]
mod walls;
#[path = "architecture/words.rs"]
mod words;

use manifest::{LockFile, Manifest};
use rust_text::RustText;
use source_tree::{files_below, read};

/// Fails with every breach on a line of its own.
fn assert_none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn crates_depend_only_on_what_their_wall_allows() {
    let mut breaches = Vec::new();
    for wall in walls::CRATES {
        let manifest = Manifest::parse(&read(&format!("{}/Cargo.toml", wall.folder)));
        assert_eq!(manifest.package, wall.package, "{}", wall.folder);
        breaches.extend(walls::dependency_breaches(wall, &manifest));
    }
    assert_none(&breaches);
}

#[test]
fn every_member_of_the_workspace_has_a_wall_and_the_lints() {
    let mut folders: Vec<String> = files_below("src-tauri", &["Cargo.toml"]);
    folders.extend(files_below("tests", &["Cargo.toml"]));
    for folder in folders {
        let folder = folder.trim_end_matches("/Cargo.toml").to_owned();
        assert!(
            walls::CRATES.iter().any(|wall| wall.folder == folder),
            "{folder} has no row in the table of walls: decide what it may use, and why"
        );
        assert!(
            read(&format!("{folder}/Cargo.toml")).contains("[lints]\nworkspace = true"),
            "{folder} does not take part in the lints of the workspace"
        );
    }
}

#[test]
fn what_one_crate_owns_no_other_crate_uses() {
    let mut breaches = Vec::new();
    for wall in walls::CRATES {
        let manifest = Manifest::parse(&read(&format!("{}/Cargo.toml", wall.folder)));
        breaches.extend(walls::ownership_breaches(&manifest));
    }
    assert_none(&breaches);
}

#[test]
fn words_of_the_machine_stand_only_where_they_may() {
    let mut breaches = Vec::new();
    for path in house_rules::product_files() {
        breaches.extend(words::word_breaches(
            &path,
            &RustText::product(&read(&path)),
        ));
    }
    assert_none(&breaches);
}

#[test]
fn sql_stands_only_in_the_store() {
    let mut breaches = Vec::new();
    for path in house_rules::product_files() {
        breaches.extend(words::sql_breaches(&path, &RustText::product(&read(&path))));
    }
    for path in files_below("src-tauri", &[".sql"]) {
        if !path.starts_with(words::STORE) {
            breaches.push(format!("{path}: {}", words::SQL_WHY));
        }
    }
    assert_none(&breaches);
}

#[test]
fn nothing_that_ships_links_a_network_library() {
    for package in walls::SHIPPED {
        assert_none(&walls::network_breaches(
            package,
            &supply::linked_into(package),
        ));
    }
}

#[test]
fn tauri_stays_on_the_version_that_was_decided() {
    let manifest = read("src-tauri/Cargo.toml");
    assert!(
        manifest.contains("tauri = { version = \"~2.12"),
        "Tauri is written as ~2.12, never open"
    );
    let lock = LockFile::parse(&read("Cargo.lock"));
    for version in lock.versions("tauri") {
        assert!(
            version.starts_with("2.12."),
            "Cargo.lock holds tauri {version}"
        );
    }
}

#[test]
fn folders_of_the_ui_import_only_what_their_tier_allows() {
    let mut breaches = Vec::new();
    for path in files_below("ui/src", &[".ts", ".svelte"]) {
        breaches.extend(ui_text::breaches(&path, &read(&path)));
    }
    assert_none(&breaches);
}

#[test]
fn every_story_is_listed() {
    let stories = files_below("tests/stories", &[".rs"]);
    let main = stories
        .iter()
        .find(|path| path.ends_with("/main.rs"))
        .map(|path| read(path));
    assert_none(&house_rules::forgotten_stories(
        &stories,
        main.as_deref().unwrap_or_default(),
    ));
}

#[test]
fn every_word_of_the_glossary_exists() {
    let entries = glossary::entries(&read("src-tauri/GLOSSARY.md"));
    assert!(entries.len() >= 20, "the glossary's table was not found");
    assert_none(&glossary::missing_words(&entries, |folder| {
        let files = files_below(&format!("src-tauri/crates/{folder}/src"), &[".rs"]);
        files
            .iter()
            .map(|path| RustText::product(&read(path)).code)
            .collect()
    }));
}

#[test]
fn files_are_named_and_opened_as_the_style_asks() {
    let mut breaches = Vec::new();
    for folder in [".ci", "assets", "src-tauri", "tests", "ui"] {
        for path in files_below(folder, &[""]) {
            breaches.extend(house_rules::name_breach(&path));
        }
    }
    for path in house_rules::rust_files() {
        breaches.extend(house_rules::opening_breach(&path, &read(&path)));
        breaches.extend(house_rules::unfinished_breach(&path, &read(&path)));
    }
    for path in files_below("ui/src", &[".ts", ".svelte", ".css"]) {
        breaches.extend(house_rules::unfinished_breach(&path, &read(&path)));
    }
    assert_none(&breaches);
}

#[test]
fn every_dependency_has_a_licence_we_accepted() {
    let accepted = supply::accepted(&read("deny.toml"));
    assert!(
        accepted.contains("EUPL-1.2"),
        "the list in deny.toml was not found"
    );
    assert_none(&supply::breaches(&accepted, &supply::of_all_dependencies()));
}
