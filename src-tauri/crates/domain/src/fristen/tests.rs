//! What holds for every rule.

use proptest::prelude::*;

use super::beispiel::{d, lage};
use super::kalender::later;
use super::sachlage::Erledigung;
use super::*;
use crate::dates::{ImpreciseDate, Precision};

#[test]
fn every_rule_says_where_it_comes_from() {
    let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(rule.code.chars().all(is_code), "{}", rule.code);
        for text in [rule.label, rule.basis, rule.explanation] {
            assert!(
                !text.is_empty() && !text.contains("  "),
                "{}: {text}",
                rule.code
            );
        }
        assert!(rule.explanation.ends_with('.'), "{}", rule.code);
        assert_eq!(rule.is_law(), rule.hint.ends_with('.'), "{}", rule.code);
        assert!(rule.lead_days.windows(2).all(|two| two[0] > two[1]));
        assert!(rule.lead_days.len() <= 8 && !rule.lead_days.is_empty());
        assert!(
            rule.ended_on
                .is_none_or(|ended| ended < rule.text_of || rule.code == "programmalter")
        );
    }
}

#[test]
fn what_was_ticked_off_counts_for_that_day_only() {
    let facts = |until: &str| {
        let mut facts = lage().papier("reisepass", None, Some(until));
        facts.erledigungen.push(Erledigung {
            rule: Code::new("dokument_ablauf"),
            due_on: d("2027-01-31"),
            done_on: d("2026-11-20"),
        });
        facts
    };
    let settled = |until| {
        evaluate(&facts(until), &Frame::on(d("2026-11-22")))[0]
            .1
            .settled_on
    };
    assert_eq!(settled("2027-01-31"), Some(d("2026-11-20")));
    assert_eq!(settled("2027-02-01"), None);
}

#[test]
fn a_closed_fall_has_only_retention_and_follow_ups() {
    let facts = lage()
        .status("duldung_60a", "2026-01-01", Some("2027-01-01"))
        .born("2001-05-17")
        .papier("reisepass", None, Some("2027-01-31"))
        .bescheid("asyl_zwei_wochen", None, Some("2026-11-20"))
        .kontakt("2026-11-01", Some("2026-12-01"))
        .teilnahme("kim", "2025-01-01", Some("2026-11-10"));
    let frame = Frame::on(d("2026-11-22"));
    let codes = |facts: &Sachlage| {
        let mut codes: Vec<&str> = evaluate(facts, &frame)
            .iter()
            .map(|(r, _)| r.code)
            .collect();
        codes.dedup();
        codes
    };
    assert!(codes(&facts).len() > 5);
    assert_eq!(
        codes(&facts.closed("2026-11-15")),
        ["verbleibsabfrage", "loeschung_akte", "foerdernachweis"]
    );
}

#[test]
fn a_first_day_is_forgotten_when_it_is_long_past() {
    let facts = lage().status("ankunft", "2026-01-05", None);
    let shown = |today| {
        let found = evaluate(&facts, &Frame::on(d(today)));
        found
            .iter()
            .any(|(rule, _)| rule.code == "arbeit_gestattung")
    };
    assert!(shown("2026-04-05") && shown("2026-07-05") && !shown("2026-07-06"));
}

fn imprecise() -> impl Strategy<Value = ImpreciseDate> {
    (1960i32..2026, 1u32..13, 1u32..29, 0u8..4).prop_map(|(year, month, day, form)| {
        let (value, precision) = match form {
            0 => (format!("{year:04}"), Precision::Jahr),
            1 => (format!("{year:04}-{month:02}"), Precision::Monat),
            2 => (format!("{year:04}"), Precision::Geschaetzt),
            _ => (
                format!("{year:04}-{month:02}-{day:02}"),
                Precision::Geschaetzt,
            ),
        };
        ImpreciseDate { value, precision }
    })
}

/// The days inside an imprecise date, first and last and one between.
fn readings(date: &ImpreciseDate) -> Vec<ImpreciseDate> {
    let (first, last) = date.bounds().unwrap();
    let middle = later(first, u32::try_from((last - first).num_days() / 2).unwrap());
    [first, middle, last].map(ImpreciseDate::day).to_vec()
}

proptest! {
    /// A day is only sure when every reading of the imprecise dates leads to that day; else the span holds them all.
    #[test]
    fn an_imprecise_date_never_makes_a_silent_alarm(
        birth in imprecise(),
        entry in imprecise(),
        since in 0u32..2_500,
        kind in prop::sample::select(vec!["ankunft", "gestattung", "duldung_60a", "duldung_60b", "ae_104c"]),
        programme in prop::sample::select(vec!["kim", "durchstarten"]),
    ) {
        let since = later(d("2019-06-01"), since).to_string();
        let frame = Frame::on(d("2026-06-15"));
        let facts = lage()
            .status(kind, &since, None)
            .teilnahme(programme, "2024-01-01", None)
            .leistung("asylblg_grund", &since, None);
        for rule in RULES {
            let vague = facts.clone().with_birth(birth.clone()).with_entry(entry.clone());
            for answer in (rule.compute)(&vague, &frame) {
                let readings = readings(&birth).into_iter().zip(readings(&entry));
                for (birth, entry) in readings {
                    let exact = facts.clone().with_birth(birth).with_entry(entry);
                    for real in (rule.compute)(&exact, &frame) {
                        let Some(real) = real.due.day() else { continue };
                        let (from, until) = answer.due.bounds();
                        prop_assert!(from.is_none_or(|from| from <= real), "{}", rule.code);
                        prop_assert!(until.is_none_or(|until| until >= real), "{}", rule.code);
                        prop_assert!(answer.due.day().is_none_or(|day| day == real), "{}", rule.code);
                    }
                }
            }
        }
    }

    /// Whatever the facts and the day, a rule answers.
    #[test]
    fn no_day_is_too_far(today in 0u32..60_000, served in 0u32..60_000) {
        let today = later(d("1950-01-01"), today);
        let served = later(d("1950-01-01"), served).to_string();
        let facts = lage()
            .born(&served)
            .entry(&served)
            .status("duldung_60a", &served, Some(&served))
            .bescheid("ohne_belehrung", None, Some(&served))
            .ausbildung("qualifiziert", &served);
        for (rule, answer) in evaluate(&facts, &Frame::on(today)) {
            prop_assert!(!answer.due.german().is_empty() && !answer.fact.is_empty(), "{}", rule.code);
        }
    }
}
