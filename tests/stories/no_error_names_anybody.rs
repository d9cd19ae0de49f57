//! Whatever is thrown at a command, it answers; and no error repeats what was thrown.

use std::cell::RefCell;

use fallmappe_commands::{CommandError, ErrorCode, dispatch, router};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::marios_fall;
use fallmappe_tests::requests::request_with;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::tries;

const MARK: &str = "Geheimname";

#[track_caller]
fn assert_silent(name: &str, error: &CommandError) {
    for said in [serde_json::to_string(error).unwrap(), format!("{error:?}")] {
        assert!(
            !said.contains(MARK),
            "{name} repeats what it was given: {said:.300}"
        );
        assert!(
            said.len() < 20_000,
            "{name} answers with {} bytes",
            said.len()
        );
    }
    assert!(!error.message.is_empty() && !error.remedy.is_empty());
}

/// Requests that fit no command; each holds the mark.
fn junk() -> Vec<Value> {
    let long = MARK.repeat((1 << 20) / MARK.len());
    let deep = (0..100).fold(json!(MARK), |inner, _| json!([inner]));
    vec![
        json!(MARK),
        json!(long),
        json!([MARK]),
        json!({ MARK: 1 }),
        json!({ "fall": MARK }),
        json!({ "fall": 1, "person": MARK, MARK: MARK }),
        json!({ "kind": MARK, "passphrase": [MARK] }),
        json!({ "settings": { MARK: MARK } }),
        json!({ "search": { "x": long } }),
        json!({ "source": { "from": MARK, "file": 1 } }),
        deep,
    ]
}

#[test]
fn requests_of_the_wrong_shape_are_refused_without_an_echo() {
    let mut werkstatt = Werkstatt::open();
    let junk = junk();
    for open in [true, false] {
        for name in router::names() {
            for payload in &junk {
                let error = dispatch(&mut werkstatt.session, name, payload.clone()).unwrap_err();
                assert_eq!(error.code, ErrorCode::BadRequest, "{name}");
                assert_silent(name, &error);
            }
        }
        assert_eq!(werkstatt.session.is_open(), open);
        werkstatt.session.lock();
    }
}

#[test]
fn well_formed_requests_with_impossible_content_are_refused_without_an_echo() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let texts = [
        MARK.to_owned(),
        MARK.repeat((1 << 20) / MARK.len()),
        format!("{MARK}\0\u{1b}[31m\n{MARK}"),
        format!("محمد {MARK} \u{202e}"),
        format!("/proc/self/{MARK}/../{MARK}"),
        format!("'; DROP TABLE fall; -- {MARK}"),
    ];
    // The ones that would lock the vault, or open another, are tried in a story of their own.
    let other = [
        "lock_vault",
        "open_practice_vault",
        "create_vault",
        "unlock_vault",
        "recover_vault",
        "change_passphrase",
        "renew_recovery_key",
    ];
    let mut refused = 0;
    for name in router::names()
        .into_iter()
        .filter(|name| !other.contains(name))
    {
        for text in &texts {
            if let Err(error) = dispatch(&mut werkstatt.session, name, request_with(name, text)) {
                assert_ne!(
                    error.code,
                    ErrorCode::BadRequest,
                    "{name} no longer has the shape of its request here"
                );
                assert_silent(name, &error);
                refused += 1;
            }
        }
    }
    assert!(refused > 80, "only {refused} were refused");
    assert_eq!(werkstatt.report().faelle, 1 + created(&mut werkstatt));
}

/// Fälle made by the requests above: a name of plain letters is a name.
fn created(werkstatt: &mut Werkstatt) -> u64 {
    let list = dispatch(
        &mut werkstatt.session,
        "list_faelle",
        json!({ "search": MARK.to_lowercase() }),
    )
    .unwrap();
    list["total"].as_u64().unwrap()
}

#[test]
fn a_wrong_secret_is_not_repeated() {
    let mut werkstatt = Werkstatt::open();
    let names = [
        "renew_recovery_key",
        "change_passphrase",
        "unlock_vault",
        "recover_vault",
        "create_vault",
    ];
    for name in names {
        let error = dispatch(&mut werkstatt.session, name, request_with(name, MARK)).unwrap_err();
        assert_silent(name, &error);
    }
}

#[test]
fn no_value_of_any_field_ever_comes_back_in_an_error() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let person = serde_json::to_value(werkstatt.view(fall).person).unwrap();
    let keys: Vec<String> = person.as_object().unwrap().keys().cloned().collect();
    let bad = prop_oneof![
        Just(json!(format!("{MARK}\u{7}"))),
        Just(json!([MARK, { "name": MARK, "value": MARK }])),
        Just(json!({ "value": MARK, "precision": "tag" })),
        Just(json!({ "street": format!("{MARK}\n"), "phones": [MARK] })),
        Just(json!(format!("{MARK}{}", "ж".repeat(300)))),
    ];
    let werkstatt = RefCell::new(werkstatt);
    let mut runner = tries(60);
    let result = runner.run(&(prop::sample::select(keys), bad), |(key, value)| {
        let mut changed = person.clone();
        changed[&key] = value;
        let request = json!({ "fall": fall.0, "person": changed });
        let error = dispatch(
            &mut werkstatt.borrow_mut().session,
            "change_person",
            request,
        )
        .unwrap_err();
        assert_silent(&key, &error);
        Ok(())
    });
    result.unwrap();
}
