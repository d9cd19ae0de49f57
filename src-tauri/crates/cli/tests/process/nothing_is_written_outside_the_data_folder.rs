//! The program writes where it is told and nowhere else: not into the home folder, not into temp folders, not beside the
//! files it reads.

use std::collections::BTreeSet;

use crate::terminal::{PASSPHRASE, Terminal};

/// Files outside the vault and the named places.
fn strangers(terminal: &Terminal, allowed: &[&str]) -> BTreeSet<String> {
    let files = terminal.files().into_keys();
    files
        .filter(|path| !allowed.iter().any(|place| path.starts_with(place)))
        .collect()
}

#[test]
fn home_temp_and_working_folder_stay_as_they_are() {
    let terminal = Terminal::with_vault();
    let own = [
        "arbeit/passwort.txt",
        "arbeit/faelle.jsonl",
        "arbeit/notfallblatt.txt",
        "arbeit/tresor/",
        "arbeit/kopie/",
        "arbeit/aus/",
        "arbeit/demo/",
    ];
    terminal.vault("vault check").done();
    terminal.vault("fall list --search uzkalnyte").done();
    terminal.vault("fall export 2025-0417 --out kopie").done();
    terminal
        .vault("statistik release --von 2026-01-01 --bis 2026-06-30 --out aus --preview")
        .done();
    terminal.call("demo --out demo --today 2026-11-22").done();
    assert_eq!(strangers(&terminal, &own), BTreeSet::new());
    let vault: Vec<String> = terminal
        .files()
        .into_keys()
        .filter(|path| path.starts_with("arbeit/tresor/"))
        .collect();
    assert_eq!(
        vault,
        [
            "arbeit/tresor/faelle.db",
            "arbeit/tresor/offen.sperre",
            "arbeit/tresor/schluessel.json"
        ],
        "a closed vault is these files"
    );
}

#[test]
fn what_is_written_without_being_asked_is_unreadable() {
    let terminal = Terminal::with_vault();
    // Failures must leave as little behind as success.
    terminal.vault("fall show 9999-0001");
    terminal.write("fehler.jsonl", "{Geheimname");
    terminal.vault("fall import fehler.jsonl");
    let typed = [
        "arbeit/passwort.txt",
        "arbeit/faelle.jsonl",
        "arbeit/fehler.jsonl",
        "arbeit/notfallblatt.txt",
    ];
    let holds = |bytes: &[u8], text: &str| {
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    for (path, bytes) in terminal.files() {
        if typed.contains(&path.as_str()) {
            continue;
        }
        for text in [
            "kalnyt",
            "Tesfaldet",
            "04069099",
            "Sprachkurs",
            "Geheimname",
            "2025-0417",
            PASSPHRASE,
            "AGE-SECRET-KEY",
        ] {
            assert!(!holds(&bytes, text), "{text:?} stands in {path}");
        }
    }
}

#[cfg(unix)]
#[test]
fn results_belong_to_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let terminal = Terminal::with_vault();
    terminal.vault("fall export 2025-0417 --out kopie").done();
    let mode = |name: &str| {
        std::fs::metadata(terminal.path(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    for name in [
        "arbeit/notfallblatt.txt",
        "arbeit/tresor/faelle.db",
        "arbeit/tresor/schluessel.json",
    ] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    for path in terminal
        .files()
        .into_keys()
        .filter(|path| path.starts_with("arbeit/kopie/"))
    {
        assert_eq!(mode(&path), 0o600, "{path}");
    }
}
