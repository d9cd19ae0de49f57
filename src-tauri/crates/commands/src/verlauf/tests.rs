use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::*;

/// Key, before and after of each field that differs.
fn told(before: Option<Value>, after: Option<Value>) -> Vec<(String, Value, Value)> {
    fields::differing(before.as_ref(), after.as_ref())
        .into_iter()
        .map(|field| (field.key, field.before, field.after))
        .collect()
}

#[test]
fn only_what_differs_is_shown_field_by_field() {
    let before = json!({
        "familyName": "Ńdombélé",
        "address": { "street": "Ostring 4", "municipality": "Kamen" },
        "birthDate": { "value": "2004", "precision": "jahr" },
        "phones": ["0151 1", "0151 2"],
    });
    let after = json!({
        "familyName": "Ńdombélé",
        "address": { "street": "Westring 9", "municipality": "Kamen" },
        "birthDate": null,
        "phones": ["0151 2"],
    });
    assert_eq!(
        told(Some(before), Some(after)),
        [
            (
                "address.street".to_owned(),
                json!("Ostring 4"),
                json!("Westring 9")
            ),
            ("birthDate.precision".to_owned(), json!("jahr"), Value::Null),
            ("birthDate.value".to_owned(), json!("2004"), Value::Null),
            (
                "phones".to_owned(),
                json!(["0151 1", "0151 2"]),
                json!(["0151 2"])
            ),
        ]
    );
}

#[test]
fn a_new_record_shows_what_was_written_and_nothing_empty() {
    let record = json!({ "text": "Hallo", "nextStep": "", "subjects": [], "noShow": false, "nextStepOn": null });
    let fields = [
        ("noShow".to_owned(), Value::Null, json!(false)),
        ("text".to_owned(), Value::Null, json!("Hallo")),
    ];
    assert_eq!(told(None, Some(record.clone())), fields);
    let removed = told(Some(record), None);
    assert!(
        removed
            .iter()
            .all(|(_, before, after)| !before.is_null() && after.is_null())
    );
    assert!(told(None, None).is_empty());
}

#[test]
fn a_line_of_the_bin_has_day_and_first_words() {
    let kontakt =
        json!({ "date": "2026-03-05", "kind": "telefon", "text": "Ruft  morgen\nwieder an" });
    assert_eq!(
        summary::of("kontakt", kontakt),
        "05.03.2026: Ruft morgen wieder an"
    );
    let ziel =
        json!({ "setOn": "2026-02-01", "handlungsfeld": "sprache", "wording": "B2 bis Sommer" });
    assert_eq!(summary::of("ziel", ziel), "01.02.2026: B2 bis Sommer");
    let fall = json!({ "number": "2026-0001", "openedOn": "2026-01-02" });
    assert_eq!(summary::of("fall", fall), "eröffnet am 02.01.2026");
    let long =
        json!({ "date": "2026-03-05", "kind": "telefon", "text": "Wort für Wort ".repeat(40) });
    let line = summary::of("kontakt", long);
    assert!(line.ends_with(" …") && line.chars().count() <= 96, "{line}");
    // What nobody can read any more is still a row.
    assert_eq!(summary::of("kontakt", json!({ "date": "gestern" })), "");
    assert_eq!(summary::of("wohnungswunsch", json!(17)), "");
}

#[test]
fn days_in_the_bin_are_counted_back_from_now() {
    let now: NaiveDateTime = "2026-03-31T12:00:00".parse().unwrap();
    assert_eq!(removed_before(now, 0).unwrap(), None);
    let before: NaiveDateTime = "2026-03-01T12:00:00".parse().unwrap();
    assert_eq!(removed_before(now, 30).unwrap(), Some(before));
    assert!(removed_before(now, u32::MAX).is_err());
}
