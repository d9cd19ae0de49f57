//! Planted breaches: the readers must see each of them, and must not see what only looks like one.

use std::collections::BTreeSet;

use super::manifest::{LockFile, Manifest};
use super::rust_text::RustText;
use super::{glossary, house_rules, supply, ui_text, walls, words};

const LETTERS: &str = "src-tauri/crates/letters/src/pdf.rs";

fn words_seen(path: &str, source: &str) -> usize {
    words::word_breaches(path, &RustText::product(source)).len()
}

#[test]
fn a_forbidden_path_is_seen_however_it_is_written() {
    for source in [
        "use std::fs;",
        "use std::fs::File;",
        "use std::{collections::BTreeMap, fs::{self, File}};",
        "pub use ::std::{\n    io,\n    fs,\n};",
        "fn f() { let _ = std::fs::read(\"x\"); }",
        "#[cfg(test)]\nmod tests { fn g() {} }\nfn f() { std::fs::remove_dir(\"x\"); }",
        "fn f<'a>(s: &'a str) { if s.contains('\"') { std::fs::read(s); } }",
        "fn f() { g(r#\"a \" b\"#); std::fs::read(\"c\"); }",
    ] {
        assert_eq!(words_seen(LETTERS, source), 1, "{source}");
        assert_eq!(
            words_seen("src-tauri/crates/store/src/backup.rs", source),
            0,
            "{source}"
        );
    }
}

#[test]
fn what_only_looks_like_a_forbidden_path_is_not_seen() {
    for source in [
        "//! never `std::fs` here\n/* std::fs /* std::net */ Utc::now */ fn f() {}",
        "const WHY: &str = \"std::fs::read\";",
        "const WHY: &str = r#\"say \"std::net\" here\"#;",
        "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { let _ = \"}\"; fs::read(\"{\"); }\n}",
        "use std::fsx; use my_std::fs;",
        "use crate::kinds::{Kind as Fs, std_fs};",
    ] {
        assert_eq!(words_seen(LETTERS, source), 0, "{source}");
    }
}

#[test]
fn clock_chance_socket_and_unsafe_are_seen_outside_their_places() {
    for (source, place) in [
        (
            "fn f() { chrono::Utc::now(); }",
            "src-tauri/crates/cli/src/main.rs",
        ),
        (
            "use std::time::SystemTime; fn f() { SystemTime::now(); }",
            "src-tauri/src/desktop_host.rs",
        ),
        (
            "fn f(b: &mut [u8]) { getrandom::fill(b); }",
            "tests/host/src/main.rs",
        ),
        (
            "use std::net::TcpStream;",
            "src-tauri/crates/sync/src/transport.rs",
        ),
        (
            "#[allow(unsafe_code, reason = \"x\")] mod key;",
            "src-tauri/crates/store/src/key.rs",
        ),
    ] {
        assert_eq!(
            words_seen("src-tauri/crates/commands/src/faelle.rs", source),
            1,
            "{source}"
        );
        assert_eq!(words_seen(place, source), 0, "{source}");
    }
}

#[test]
fn a_raw_count_with_a_way_out_is_seen() {
    let source = "use serde::{Deserialize, Serialize};";
    assert_eq!(
        words_seen("src-tauri/crates/statistics/src/count.rs", source),
        1
    );
    assert_eq!(
        words_seen("src-tauri/crates/statistics/src/release.rs", source),
        0
    );
    assert_eq!(
        words_seen(
            "src-tauri/crates/statistics/src/count.rs",
            "use serde::Deserialize;"
        ),
        0
    );
}

#[test]
fn a_person_in_the_statistics_is_seen() {
    let source = "use fallmappe_domain::{fall::Fall, person::Person};";
    assert_eq!(
        words_seen("src-tauri/crates/statistics/src/count.rs", source),
        1
    );
    assert_eq!(words_seen(LETTERS, source), 0);
}

#[test]
fn sql_is_seen_and_ordinary_sentences_are_not() {
    let seen = |source: &str| words::sql_breaches(LETTERS, &RustText::product(source)).len();
    assert_eq!(
        seen("const Q: &str = \"SELECT id FROM fall WHERE id = ?1\";"),
        1
    );
    assert_eq!(
        seen("const Q: &str = \"INSERT OR REPLACE INTO fall VALUES (1)\";"),
        1
    );
    assert_eq!(seen("const Q: &str = \"PRAGMA journal_mode = WAL\";"), 1);
    assert_eq!(
        seen("const Q: &str = \"select one from the list, update it\";"),
        0
    );
}

#[test]
fn a_dependency_across_a_wall_is_seen_in_every_spelling() {
    let wall = walls::CRATES
        .iter()
        .find(|wall| wall.package == "fallmappe-letters")
        .unwrap();
    for line in [
        "[dependencies]\nfallmappe-store.workspace = true",
        "[dependencies]\nfallmappe-store = { path = \"../store\" }",
        "[dependencies.fallmappe-store]\nworkspace = true",
        "[dev-dependencies]\nfallmappe-store.workspace = true",
        "[target.'cfg(unix)'.dependencies]\nfallmappe-store.workspace = true",
        "[dependencies]\nshelf = { package = \"fallmappe-store\", path = \"../store\" }",
    ] {
        let text = format!("[package]\nname = \"fallmappe-letters\"\n\n{line}\n");
        let manifest = Manifest::parse(&text);
        assert_eq!(
            walls::dependency_breaches(wall, &manifest).len(),
            1,
            "{line}"
        );
    }
}

#[test]
fn a_library_in_the_wrong_house_is_seen() {
    let manifest = |package: &str, library: &str| {
        Manifest::parse(&format!(
            "[package]\nname = \"{package}\"\n[dependencies]\n{library} = \"1\"\n"
        ))
    };
    for (library, owner) in [
        ("rusqlite", "fallmappe-store"),
        ("age", "fallmappe-seal"),
        ("printpdf", "fallmappe-letters"),
        ("tauri", "fallmappe"),
        ("getrandom", "fallmappe-cli"),
        ("ureq", "fallmappe-sync"),
    ] {
        let wrong = walls::ownership_breaches(&manifest("fallmappe-commands", library));
        assert_eq!(wrong.len(), 1, "{library}");
        assert!(
            walls::ownership_breaches(&manifest(owner, library)).is_empty(),
            "{library}"
        );
    }
    let xtask = walls::CRATES
        .iter()
        .find(|wall| wall.package == "xtask")
        .unwrap();
    assert_eq!(
        walls::dependency_breaches(xtask, &manifest("xtask", "serde")).len(),
        1
    );
}

#[test]
fn a_linked_network_library_is_seen() {
    let linked = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        walls::network_breaches("fallmappe-cli", &linked(&["age", "tokio", "ureq"])).len(),
        2
    );
    assert_eq!(
        walls::network_breaches("fallmappe", &linked(&["tauri", "tokio", "reqwest"])).len(),
        1
    );
    assert!(walls::network_breaches("fallmappe-cli", &linked(&["age", "http"])).is_empty());
}

#[test]
fn versions_are_read_from_the_lock_file() {
    let lock = LockFile::parse(
        "version = 4\n\n[[package]]\nname = \"tauri\"\nversion = \"2.12.5\"\n\n[[package]]\nname = \"tauri-build\"\nversion = \"2.7.4\"\n",
    );
    assert_eq!(lock.versions("tauri").collect::<Vec<_>>(), ["2.12.5"]);
}

#[test]
fn imports_across_the_tiers_of_the_ui_are_seen() {
    for (path, source) in [
        (
            "ui/src/faelle/FallList.svelte",
            "import { invoke } from '@tauri-apps/api/core';",
        ),
        (
            "ui/src/components/Button.svelte",
            "import { call } from \"../ipc/call\";",
        ),
        (
            "ui/src/components/Button.svelte",
            "import type {\n  Fall,\n} from '../faelle/fall.svelte';",
        ),
        (
            "ui/src/statistik/chart.ts",
            "const x = await import('../faelle/fall.svelte.ts');",
        ),
        (
            "ui/src/sync/outbox.ts",
            "export * from '../tresor/session';",
        ),
        (
            "ui/src/faelle/FallList.svelte",
            "import '../screens/FallScreen.svelte';",
        ),
        (
            "ui/src/faelle/FallList.svelte",
            "import { call } from '$lib/ipc/call';",
        ),
        (
            "ui/src/ipc/call.ts",
            "import { session } from '../app/session.svelte';",
        ),
    ] {
        assert_eq!(ui_text::breaches(path, source).len(), 1, "{path}: {source}");
    }
}

#[test]
fn imports_within_the_tiers_of_the_ui_pass() {
    for (path, source) in [
        (
            "ui/src/ipc/call.ts",
            "import { invoke } from '@tauri-apps/api/core';",
        ),
        (
            "ui/src/faelle/FallList.svelte",
            "import Button from '../components/Button.svelte';",
        ),
        (
            "ui/src/faelle/FallList.svelte",
            "import { row } from './row'; import { call } from '../ipc/call';",
        ),
        (
            "ui/src/screens/FallScreen.svelte",
            "import FallList from '../faelle/FallList.svelte';",
        ),
        (
            "ui/src/App.svelte",
            "import X from './screens/X.svelte'; import { mount } from 'svelte';",
        ),
        (
            "ui/src/faelle/note.ts",
            "const fromHere = transform('../statistik');",
        ),
    ] {
        assert!(
            ui_text::breaches(path, source).is_empty(),
            "{path}: {source}"
        );
    }
}

#[test]
fn a_forgotten_story_a_bad_name_and_a_silent_file_are_seen() {
    let stories = [
        "tests/stories/main.rs".to_owned(),
        "tests/stories/a_packet_opens.rs".to_owned(),
    ];
    assert_eq!(
        house_rules::forgotten_stories(&stories, "mod a_packet;").len(),
        1
    );
    assert_eq!(
        house_rules::forgotten_stories(&stories, "//! x\nmod a_packet_opens;").len(),
        0
    );
    assert!(house_rules::name_breach("ui/src/i18n/übersicht.ts").is_some());
    assert!(house_rules::name_breach("src-tauri/crates/store/src/utils.rs").is_some());
    assert!(house_rules::name_breach("assets/lists/types.json").is_none());
    assert!(house_rules::opening_breach("src-tauri/src/lib.rs", "use std::io;").is_some());
    assert!(house_rules::opening_breach("src-tauri/src/lib.rs", "//! The shell.\n").is_none());
    let later = concat!("// TO", "DO: later");
    assert!(house_rules::unfinished_breach("src-tauri/src/lib.rs", later).is_some());
    assert!(house_rules::unfinished_breach("src-tauri/src/lib.rs", "// done").is_none());
}

#[test]
fn a_word_that_does_not_exist_is_seen() {
    let page = "| Term | Identifier | Meaning |\n|---|---|---|\n| Fall | `Fall`, `FallId` | x |\n\
                | Bestand | `statistics::bestand` | x |\n| Frist | `Deadline` | x |\n";
    let entries = glossary::entries(page);
    assert_eq!(entries.len(), 4);
    let missing = glossary::missing_words(&entries, |folder| match folder {
        "domain" => "pub struct Fall { id: FallId }".to_owned(),
        _ => "fn bestand() {}".to_owned(),
    });
    assert_eq!(
        missing,
        ["GLOSSARY.md: Frist: `Deadline` does not exist in domain"]
    );
}

#[test]
fn licence_expressions_are_judged_by_what_may_be_chosen() {
    let list = supply::accepted(
        "[licenses]\nallow = [\n    \"MIT\",\n    \"Apache-2.0 WITH LLVM-exception\", # x\n]\n",
    );
    assert_eq!(
        list,
        BTreeSet::from(["MIT".into(), "Apache-2.0 WITH LLVM-exception".into()])
    );
    for (licence, fits) in [
        ("MIT", true),
        ("MIT OR GPL-3.0-only", true),
        ("GPL-3.0-only/MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("(GPL-3.0-only OR MIT) AND MIT", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
        ("(MIT", false),
        ("", false),
    ] {
        assert_eq!(supply::is_accepted(&list, licence), fits, "{licence:?}");
    }
}
