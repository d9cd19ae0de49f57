//! What the window is told: generated TypeScript equals the committed file, and every error speaks German.
//!
//! `cargo xtask bindings` sets `UPDATE`, which writes the file anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise, and says where"
)]

use std::path::Path;

use fallmappe_commands::{ErrorCode, bindings, router};
use fallmappe_domain::op::Op;

#[test]
fn the_window_has_the_types_of_the_commands() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/generated/wire.ts");
    let made = bindings::typescript();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "ui/src/ipc/generated/wire.ts is old: run cargo xtask bindings"
    );
}

#[test]
fn every_command_is_in_the_wire() {
    let made = bindings::typescript();
    for name in router::names() {
        assert!(made.contains(&format!("  {name}: {{ request: ")), "{name}");
    }
}

#[test]
fn every_error_says_in_german_what_happened_and_what_to_do() {
    for code in ErrorCode::ALL {
        for text in [code.message(), code.remedy()] {
            assert!(text.ends_with(['.', '!', '?', ')']), "{code:?}: {text}");
            assert!(
                text.starts_with(|first: char| first.is_uppercase()),
                "{code:?}: {text}"
            );
            assert!(text.chars().count() >= 15, "{code:?}: {text}");
            for stranger in ["0x", "Error", "error", "panic", "Exception", "SQL", "errno"] {
                assert!(!text.contains(stranger), "{code:?} says {stranger}: {text}");
            }
        }
        assert!((1..=8).contains(&code.exit_code()), "{code:?}");
        assert_ne!(code.message(), code.remedy(), "{code:?}");
    }
}

#[test]
fn every_line_of_the_protokoll_is_a_german_sentence() {
    for op in Op::ALL {
        assert!(
            op.german().starts_with(|first: char| first.is_uppercase()),
            "{}",
            op.code()
        );
    }
}
