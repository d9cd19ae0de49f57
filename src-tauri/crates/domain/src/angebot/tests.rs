//! What an offer may say, and on which days it holds.

use super::*;
use crate::check::Checked;
use crate::preset::shipped;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn kurs() -> Angebot {
    Angebot {
        title: "Alphabetisierung am Abend, Zweitschrift".to_owned(),
        stelle: StelleId(3),
        handlungsfelder: vec![Code::new("alphabetisierung"), Code::new("sprache")],
        kind: Code::new("alphabetisierungskurs"),
        places: Some(16),
        free_places: Some(0),
        free_as_of: Some(day("2026-11-02")),
        valid_from: Some(day("2026-09-01")),
        valid_until: Some(day("2027-01-31")),
        language_level: Some(Code::new("alphabetisierung")),
        requirements: "auch ohne Aufenthaltstitel".to_owned(),
        remark: String::new(),
    }
}

fn keys(angebot: &Angebot) -> Vec<String> {
    let problems = angebot.problems(shipped());
    problems.into_iter().map(|problem| problem.key).collect()
}

#[test]
fn an_offer_with_everything_fits_and_one_with_the_least_too() {
    assert!(keys(&kurs()).is_empty());
    let least = serde_json::json!({ "title": "Schuldnerberatung", "stelle": 3, "handlungsfelder": ["schulden"] });
    let least: Angebot = serde_json::from_value(least).unwrap();
    assert!(keys(&least).is_empty());
    assert_eq!(least.kind, Code::not_asked());
}

#[test]
fn what_does_not_fit_is_named_by_its_field() {
    let with = |change: &dyn Fn(&mut Angebot)| {
        let mut angebot = kurs();
        change(&mut angebot);
        keys(&angebot)
    };
    assert_eq!(with(&|one| one.title = " ".to_owned()), ["title"]);
    assert_eq!(
        with(&|one| one.handlungsfelder.clear()),
        ["handlungsfelder"]
    );
    let doubled = with(&|one| one.handlungsfelder.push(Code::new("sprache")));
    assert_eq!(doubled, ["handlungsfelder"]);
    let unknown = with(&|one| one.handlungsfelder = vec![Code::not_asked()]);
    assert_eq!(unknown, ["handlungsfelder"]);
    assert_eq!(with(&|one| one.kind = Code::new("raumfahrt")), ["kind"]);
    assert_eq!(with(&|one| one.free_as_of = None), ["freeAsOf"]);
    assert_eq!(with(&|one| one.free_places = None), ["freePlaces"]);
    assert_eq!(with(&|one| one.free_places = Some(17)), ["freePlaces"]);
    assert_eq!(with(&|one| one.places = Some(100_000)), ["places"]);
    let backwards = with(&|one| one.valid_until = Some(day("2026-08-31")));
    assert_eq!(backwards, ["validUntil"]);
    let level = with(&|one| one.language_level = Some(Code::new("z9")));
    assert_eq!(level, ["languageLevel"]);
}

#[test]
fn an_offer_holds_from_its_first_to_its_last_day() {
    let on = |text: &str| kurs().is_valid_on(day(text));
    assert!(!on("2026-08-31") && on("2026-09-01") && on("2027-01-31") && !on("2027-02-01"));
    let always = Angebot {
        valid_from: None,
        valid_until: None,
        ..kurs()
    };
    assert!(always.is_valid_on(day("1999-01-01")));
}
