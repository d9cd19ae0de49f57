//! The exchange format loses nothing: whatever can be stored is read back as it was written.

use chrono::{Days, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::{Aufenthalt, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, Precision};
use fallmappe_domain::exchange::{parse, to_line};
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::{DrittePerson, Language, Person};
use fallmappe_domain::{check, latin, preset};
use proptest::prelude::*;

mod parts;

/// Letters and sequences of DIN 91379, some of which stay two code points in NFC.
fn name() -> impl Strategy<Value = String> {
    let letters = [
        "a", "Đ", "ß", "ñ", "M̂", "C̨̆", "ạ̈", "ʿ", "’", "ễ", "ṣ", "Ə", "K̕", "x",
    ];
    let word = prop::collection::vec(prop::sample::select(letters.to_vec()), 1..12);
    let words = prop::collection::vec(word.prop_map(|letters| letters.concat()), 1..4);
    (words, prop::sample::select(vec![" ", "-"]))
        .prop_map(|(words, joint)| latin::nfc(&words.join(joint)))
}

/// Any text without control characters, as the import leaves it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\PC]{0,60}",
        "[a-zäöüß\"\\\\/{}\\[\\]:,\u{0301}\u{0308}\u{1F600}\u{2028}]{0,40}",
        "[a-z .]{1,20}\n\n- [a-z]{1,20}",
    ]
    .prop_map(|text| latin::nfc(&text).trim().to_owned())
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..20_000).prop_map(|days| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(days))
}

fn code(list: &'static str) -> impl Strategy<Value = Code> {
    let mut codes: Vec<Code> = preset::shipped()
        .entries(list)
        .map(|e| e.code.clone())
        .collect();
    codes.extend([Code::new("keine_angabe"), Code::not_asked()]);
    prop::sample::select(codes)
}

fn imprecise() -> impl Strategy<Value = ImpreciseDate> {
    (day(), 0..6_u8).prop_map(|(day, form)| {
        let (format, precision) = match form {
            0 => ("%Y-%m-%d", Precision::Tag),
            1 => ("%Y-%m", Precision::Monat),
            2 => ("%Y", Precision::Jahr),
            3 => ("%Y", Precision::Geschaetzt),
            4 => ("%Y-%m", Precision::Geschaetzt),
            _ => ("%Y-%m-%d", Precision::Geschaetzt),
        };
        ImpreciseDate {
            value: day.format(format).to_string(),
            precision,
        }
    })
}

prop_compose! {
    fn person()(
        family_name in name(),
        given_name in prop_oneof![Just(String::new()), name()],
        aliases in prop::collection::vec(name(), 0..3),
        birth_date in prop::option::of(imprecise()),
        gender in code("geschlecht"),
        nationality in code("staatsangehoerigkeit"),
        language in text().prop_map(|text| text.replace(char::is_control, " ").trim().to_owned()),
        third in name(),
    ) -> Person {
        Person {
            family_name,
            given_name,
            aliases,
            birth_date,
            gender,
            nationality,
            languages: vec![Language { name: language, script: String::new() }],
            dritte: vec![DrittePerson { name: third, ..DrittePerson::default() }],
            ..Person::default()
        }
    }
}

prop_compose! {
    fn kontakt()(
        date in day(),
        kind in code("kontaktart"),
        interpreter in code("sprachmittlung"),
        subjects in prop::collection::vec(code("handlungsfeld"), 0..4),
        minutes in 0_u32..=1_440,
        (no_show, structural) in any::<(bool, bool)>(),
        text in text(),
        next_step in text(),
        wait in prop::option::of(0_u64..60),
    ) -> Kontakt {
        let next_step_on = wait.map(|days| date + Days::new(days));
        Kontakt { date, kind, minutes, interpreter, no_show, subjects, text, next_step, next_step_on, structural }
    }
}

prop_compose! {
    fn aufenthalt()(
        status in prop::collection::vec((code("aufenthaltsstatus"), day(), text()), 0..3),
        conditions in prop::collection::vec((code("nebenbestimmung"), day(), text()), 0..3),
    ) -> Aufenthalt {
        Aufenthalt {
            status: status
                .into_iter()
                .map(|(kind, since, remark)| Aufenthaltsstatus { kind, basis: String::new(), since, until: None, remark })
                .collect(),
            dokumente: Vec::new(),
            bescheide: Vec::new(),
            nebenbestimmungen: conditions
                .into_iter()
                .map(|(kind, since, wording)| Nebenbestimmung { kind, wording, since, until: Some(since) })
                .collect(),
        }
    }
}

prop_compose! {
    fn fallakte()(
        number in prop::option::of((1990_i32..2100, 1_u32..9_999_999)),
        opened_on in day(),
        length in prop::option::of(0_u64..5_000),
        person in person(),
        aufenthalt in aufenthalt(),
        kontakte in prop::collection::vec(kontakt(), 0..4),
    ) -> Fallakte {
        Fallakte {
            number: number.map(|(year, serial)| FallNumber::new(year, serial)),
            closed_on: length.map(|days| opened_on + Days::new(days)),
            aufenthalt,
            kontakte,
            ..Fallakte::new(opened_on, person)
        }
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_between_writing_and_reading(akte in parts::whole_fall()) {
        prop_assert_eq!(check::problems(&akte, preset::shipped()), []);
        let line = to_line(&akte).unwrap();
        prop_assert_eq!(line.lines().count(), 1);
        prop_assert!(parse(&line, preset::shipped()).unwrap() == [akte]);
    }

    #[test]
    fn a_mistake_never_carries_a_value_of_the_file(secret in "[A-Z]{12}", place in 0..4_u8) {
        let line = match place {
            0 => format!(r#"{{"version":1,"openedOn":"{secret}","person":{{"familyName":"A"}}}}"#),
            1 => format!(r#"{{"version":1,"openedOn":"2026-01-01","person":{{"familyName":"{secret}","gender":"{secret}"}}}}"#),
            2 => format!(r#"{{"version":1,"openedOn":"2026-01-01","person":"{secret}"}}"#),
            _ => format!(r#"{{"version":1,"openedOn":"2026-01-01","person":{{"familyName":"A"}},"number":"{secret}"}}"#),
        };
        for error in parse(&line, preset::shipped()).unwrap_err() {
            let told = format!("{error:?}");
            prop_assert!(!told.contains(&secret));
        }
    }
}

/// Keys of every list of records in the schema, by the pointer to the list.
fn keys_of_schema() -> Vec<(String, Vec<String>)> {
    let schema = schemars::schema_for!(Fallakte).to_value();
    let mut found = Vec::new();
    walk(&schema, &schema, String::new(), &mut found);
    found
}

fn walk(
    root: &serde_json::Value,
    object: &serde_json::Value,
    path: String,
    found: &mut Vec<(String, Vec<String>)>,
) {
    let resolve = |value: &serde_json::Value| match value["$ref"].as_str() {
        Some(name) => root.pointer(name.trim_start_matches('#')).unwrap().clone(),
        None => value.clone(),
    };
    for (key, property) in object["properties"].as_object().into_iter().flatten() {
        let below = format!("{path}/{key}");
        let resolved = resolve(property);
        let items = resolve(&resolved["items"]);
        if let Some(keys) = items["properties"].as_object() {
            found.push((below, keys.keys().cloned().collect()));
        } else if resolved["properties"].is_object() {
            walk(root, &resolved, below, found);
        }
    }
}

#[test]
fn every_list_and_every_key_of_the_format_is_tried() {
    // These have strategies of their own above.
    let own = [
        "/person",
        "/kontakte",
        "/teilnahmen",
        "/aufenthalt/status",
        "/aufenthalt/nebenbestimmungen",
        "/dateien",
    ];
    let tried = |path: &str| parts::PARTS.iter().find(|(tried, _)| *tried == path);
    let mut lists = 0;
    for (path, keys) in keys_of_schema() {
        if own.iter().any(|own| path.starts_with(own)) {
            continue;
        }
        lists += 1;
        let (_, known) = tried(&path).unwrap_or_else(|| panic!("{path} is not tried"));
        let known: std::collections::BTreeSet<&str> = known.iter().map(|(key, _)| *key).collect();
        let keys: std::collections::BTreeSet<&str> = keys.iter().map(String::as_str).collect();
        assert_eq!(known, keys, "{path}");
    }
    assert_eq!(lists, parts::PARTS.len());
}
