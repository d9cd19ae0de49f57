use super::*;
use crate::release;
use crate::release::tests::{ask, plan, quarter, town};

type Numbers<'a> = &'a [(&'a str, u64)];

/// What follows from quarters in a row that show exactly these numbers, whatever rule chose them.
fn told(quarters: &[Numbers<'_>]) -> Audit {
    let template = release(&town(), &ask(quarter(1), &[]))
        .unwrap()
        .ledger_entry;
    let entry = |(number, shown): (u32, &Numbers<'_>)| LedgerEntry {
        sequence: u64::from(number),
        period: quarter(number),
        stichtag: quarter(number).to(),
        shown: shown
            .iter()
            .map(|(key, value)| ((*key).to_owned(), *value))
            .collect(),
        ..template.clone()
    };
    let entries: Vec<LedgerEntry> = (1..).zip(quarters).map(entry).collect();
    audit(&plan(), &entries)
}

fn between(low: u64, high: u64) -> Interval {
    Interval {
        low,
        high: Some(high),
    }
}

#[test]
fn two_shown_totals_give_the_hidden_entries_away() {
    let audit = told(&[&[("gesamt/bestand", 40)], &[("gesamt/personen", 43)]]);
    assert!(audit.consistent);
    assert_eq!(audit.figures["2/gesamt/eintritte"], between(3, 3));
    assert_eq!(audit.figures["2/gesamt/austritte"], between(0, 43));
    assert!(audit.weak(5).any(|(name, _)| name == "2/gesamt/eintritte"));
}

#[test]
fn the_next_start_gives_the_hidden_exits_away() {
    let audit = told(&[
        &[("gesamt/personen", 60)],
        &[("gesamt/personen", 70), ("gesamt/eintritte", 12)],
    ]);
    assert_eq!(audit.figures["1/gesamt/austritte"], between(2, 2));
}

#[test]
fn a_baustein_of_nearly_everybody_leaves_a_small_rest() {
    let audit = told(&[&[("gesamt/personen", 255), ("bausteine_personen/f4", 253)]]);
    assert_eq!(audit.figures["1/uebrige_personen/f4"], between(2, 2));
}

/// Rhein-Kreis Neuss, interim balance 2022: 191 placed, 140 + 14 + 17 + 17 named. Three persons are in kinds nobody
/// named.
#[test]
fn the_sum_over_the_bausteine_is_used() {
    let audit = told(&[&[
        ("gesamt/personen", 180),
        ("gesamt/teilnahmen", 191),
        ("bausteine_personen/f6", 140),
        ("bausteine_personen/f1", 14),
        ("bausteine_personen/f2", 17),
        ("bausteine_personen/f3", 17),
    ]]);
    assert_eq!(audit.figures["1/bausteine_personen/f4"], between(0, 3));
    assert!(
        audit
            .weak(5)
            .any(|(name, _)| name == "1/bausteine_personen/f4")
    );
    let complete = told(&[&[
        ("gesamt/personen", 180),
        ("gesamt/teilnahmen", 191),
        ("bausteine_personen/f6", 140),
        ("bausteine_personen/f1", 14),
        ("bausteine_personen/f2", 17),
        ("bausteine_personen/f3", 10),
        ("bausteine_personen/f5", 7),
    ]]);
    assert_eq!(complete.figures["1/bausteine_personen/f4"], between(3, 3));
}

#[test]
fn somebody_must_be_in_the_one_baustein_that_is_not_named() {
    let audit = told(&[&[
        ("gesamt/personen", 50),
        ("bausteine_personen/f1", 6),
        ("bausteine_personen/f2", 6),
        ("bausteine_personen/f3", 6),
        ("bausteine_personen/f4", 6),
        ("bausteine_personen/f5", 6),
    ]]);
    assert_eq!(audit.figures["1/bausteine_personen/f6"], between(20, 50));
}

#[test]
fn impossible_releases_are_called_inconsistent() {
    assert!(!told(&[&[("gesamt/personen", 40), ("gesamt/bestand", 41)]]).consistent);
}

#[test]
fn a_year_of_the_town_stands_up_to_the_audit() {
    let mut ledger = Vec::new();
    for number in 1..=6 {
        let entry = release(&town(), &ask(quarter(number), &ledger))
            .unwrap()
            .ledger_entry;
        ledger.push(entry);
    }
    let audit = audit(&plan(), &ledger);
    assert!(audit.consistent);
    assert_eq!(audit.weak(5).count(), 0);
    assert_eq!(audit.figures["1/gesamt/personen"], between(60, 60));
    assert_eq!(audit.figures["1/gesamt/eintritte"], between(0, 60));
}
