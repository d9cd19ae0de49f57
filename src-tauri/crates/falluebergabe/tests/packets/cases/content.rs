//! `uebergabe.json`: rightly hashed and signed, and wrong in itself.

use super::{Case, case};
use crate::forge::Bench;
use serde_json::{Value, json};

pub fn cases(bench: &Bench) -> Vec<Case> {
    let value = |file: &str, gives: &str, why: &str, change: fn(&mut Value)| {
        case(file, gives, why, bench.content(change))
    };
    let text = |file: &str, why: &str, change: fn(String) -> String| {
        case(file, "Malformed", why, bench.content_text(change))
    };
    vec![
        value(
            "content-newer.age",
            "Newer { version: 2 }",
            "content of tomorrow",
            |content| content["version"] = 2.into(),
        ),
        value(
            "content-version-0.age",
            "Malformed",
            "there is no version 0",
            |content| content["version"] = 0.into(),
        ),
        value(
            "content-unknown-key.age",
            "Malformed",
            "a key that nobody knows",
            |content| content["surprise"] = 1.into(),
        ),
        value(
            "content-name.age",
            "Malformed",
            "a name where none belongs",
            |content| content["person"]["familyName"] = "Öztürk".into(),
        ),
        value(
            "content-format.age",
            "Malformed",
            "another format",
            |content| content["format"] = "fallmappe-bericht".into(),
        ),
        value(
            "content-type.age",
            "Malformed",
            "a number instead of a list",
            |content| content["kontakte"] = 3.into(),
        ),
        value(
            "content-control.age",
            "Malformed",
            "a NUL in a text",
            |content| content["recipientKind"]["label"] = "a\u{0}b".into(),
        ),
        value(
            "content-escape.age",
            "Malformed",
            "a sequence that steers a terminal",
            |content| content["recipientKind"]["label"] = "\u{1b}]0;x\u{7}".into(),
        ),
        value(
            "content-list.age",
            "TooLarge",
            "three thousand entries",
            |content| content["person"]["languages"] = vec!["Deutsch"; 3_000].into(),
        ),
        value(
            "content-text.age",
            "TooLarge",
            "a text of 200,001 bytes",
            |content| content["recipientKind"]["label"] = "a".repeat(200_001).into(),
        ),
        value(
            "content-other-purpose.age",
            "Contradiction",
            "another purpose than the manifest names",
            |content| content["purpose"] = "Werbung".into(),
        ),
        value(
            "content-other-code.age",
            "Contradiction",
            "the code of another packet",
            |content| content["pseudonym"] = "FM-2222-2222".into(),
        ),
        value(
            "content-other-day.age",
            "Contradiction",
            "another day than the manifest names",
            |content| content["createdOn"] = json!("2026-11-23"),
        ),
        text("content-deep.age", "five hundred brackets", |text| {
            text.replacen(
                '{',
                &format!("{{\"x\":{}{},", "[".repeat(500), "]".repeat(500)),
                1,
            )
        }),
        text("content-double-key.age", "one key twice", |text| {
            text.replacen('{', "{\"purpose\":\"Werbung\",", 1)
        }),
        text("content-no-json.age", "no JSON", |_| "<html>".to_owned()),
        text(
            "content-not-a-number.age",
            "a number that JSON does not know",
            |text| text.replacen("\"version\": 1", "\"version\": NaN", 1),
        ),
    ]
}
