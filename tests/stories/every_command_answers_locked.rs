//! Locked is locked: but for the few that open a vault, no command answers anything while it is closed.

use fallmappe_commands::{ErrorCode, dispatch, router};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::requests::{MAY_BE_LOCKED, request_with};
use fallmappe_tests::tree::tree;

#[test]
fn no_command_reads_or_writes_a_locked_vault() {
    let mut werkstatt = Werkstatt::locked();
    let before = tree(werkstatt.path());
    for name in router::names()
        .into_iter()
        .filter(|name| !MAY_BE_LOCKED.contains(name))
    {
        let answer = dispatch(
            &mut werkstatt.session,
            name,
            request_with(name, "Ausgedachter Text"),
        );
        assert_eq!(answer.unwrap_err().code, ErrorCode::Locked, "{name}");
    }
    assert!(
        tree(werkstatt.path()) == before,
        "something was written while the vault was locked"
    );
}

#[test]
fn what_may_be_asked_while_locked_says_nothing_of_a_fall() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.take_in(&fallmappe_tests::personas::marios_fall(
        "Beratungsstelle Großer Anker",
    ));
    werkstatt.session.lock();
    let asking = [
        "vault_state",
        "suggest_passphrase",
        "check_passphrase",
        "get_lists",
        "lock_vault",
    ];
    for name in asking {
        let answer = dispatch(&mut werkstatt.session, name, request_with(name, "x"))
            .unwrap()
            .to_string();
        for word in ["kalnyt", "Mariechen", "2025-0417", "Großer Anker"] {
            assert!(!answer.contains(word), "{name} says {word}");
        }
    }
    assert!(
        MAY_BE_LOCKED
            .iter()
            .all(|name| router::names().contains(name))
    );
}

#[test]
fn an_unknown_command_is_refused_open_or_locked() {
    let mut werkstatt = Werkstatt::locked();
    for name in ["", "eval", "open_fall ", "OPEN_FALL", "../vault_state"] {
        let error = dispatch(&mut werkstatt.session, name, serde_json::json!({})).unwrap_err();
        assert_eq!(error.code, ErrorCode::UnknownCommand, "{name:?}");
    }
}
