//! Reports that are laid side by side, subtracted and added up pin nobody down; and no period is told twice.

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_commands::schema::{
    CreateFall, Entry, ReleaseStatistik, StatistikRequest, WriteBericht,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, long_name, teilnahme, vermittlung};
use proptest::prelude::*;
use serde_json::Value;

use crate::tries;

fn period(from: &str, to: &str) -> StatistikRequest {
    StatistikRequest {
        programme: Code::new("kim"),
        from: day(from),
        to: day(to),
        stichtag: None,
        min_count: None,
        schutz: fallmappe_commands::schema::Schutz::Blockregel,
    }
}

fn join(werkstatt: &mut Werkstatt, baustein: &str, eintritt: &str, austritt: Option<&str>) {
    let request = CreateFall {
        person: long_name(),
        opened_on: Some(day("2025-01-07")),
        different_from: Vec::new(),
        draft: String::new(),
    };
    let fall = werkstatt.ok(command::create_fall, request).fall;
    werkstatt.add(
        fall,
        Entry::Teilnahme(teilnahme(baustein, day(eintritt), austritt.map(day))),
    );
    let placed: NaiveDate = day(eintritt);
    werkstatt.add(fall, Entry::Vermittlung(vermittlung("sprachkurs", placed)));
}

/// Releases a period and gives its JSON.
fn release(werkstatt: &mut Werkstatt, request: &StatistikRequest) -> Result<Value, ErrorCode> {
    let seen = match werkstatt.call(command::preview_statistik, request.clone()) {
        Ok(seen) => seen,
        Err(error) => return Err(error.code),
    };
    let asked = ReleaseStatistik {
        request: request.clone(),
        expected_sha256: seen.sha256,
    };
    let released = werkstatt
        .call(command::release_statistik, asked)
        .map_err(|error| error.code)?;
    let folder = werkstatt
        .folder(&format!("bericht-{}", released.bericht))
        .display()
        .to_string();
    let request = WriteBericht {
        bericht: released.bericht,
        folder,
    };
    let written = werkstatt.ok(command::write_bericht, request);
    Ok(serde_json::from_slice(&std::fs::read(&written.files[0].place).unwrap()).unwrap())
}

/// Numbers by `table/row/place of the column`.
type Numbers = BTreeMap<String, i64>;

/// Shown numbers of a report by `table/row/place of the column`.
fn shown(report: &Value) -> Numbers {
    let tables = report["tables"].as_array().unwrap();
    let rows = tables.iter().flat_map(|table| {
        let id = table["id"].as_str().unwrap();
        table["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(move |row| (format!("{id}/{}", row["code"].as_str().unwrap()), row))
    });
    rows.flat_map(|(key, row)| {
        let cells = row["cells"].as_array().unwrap().iter().enumerate();
        cells.filter_map(move |(place, cell)| {
            Some((format!("{key}/{place}"), cell["value"].as_i64()?))
        })
    })
    .collect()
}

#[test]
fn one_more_person_cannot_be_seen_between_two_reports() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    for index in 0..14 {
        join(
            &mut werkstatt,
            if index < 8 { "cm" } else { "beratung" },
            "2025-02-03",
            None,
        );
    }
    let first = shown(&release(&mut werkstatt, &period("2025-01-01", "2025-06-30")).unwrap());
    assert_eq!(first["gesamt/kumuliert/0"], 14);
    // One person joins, one leaves: whoever knows both reports must not read either of them off.
    join(&mut werkstatt, "cm", "2025-09-01", None);
    join(&mut werkstatt, "cm", "2025-03-03", Some("2025-10-31"));
    let second = shown(&release(&mut werkstatt, &period("2025-07-01", "2025-12-31")).unwrap());
    // The old figure is repeated with its day.
    assert_eq!(second["gesamt/kumuliert/0"], 14);
    for hidden in [
        "gesamt/eintritte/0",
        "gesamt/austritte/0",
        "gesamt/bestand/0",
        "bausteine/cm/0",
        "bausteine/cm/2",
        "bausteine/cm/3",
    ] {
        assert!(!second.contains_key(hidden), "{hidden}");
    }
    for key in first.keys().filter(|key| key.contains("bestand")) {
        let change = second.get(key).map(|after| (after - first[key]).abs());
        assert!(
            change.is_none_or(|change| change == 0 || change >= 5),
            "{key} changed by {change:?}"
        );
    }
}

#[test]
fn a_period_is_told_once() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    for _ in 0..8 {
        join(&mut werkstatt, "cm", "2025-02-03", None);
    }
    let first = period("2025-01-01", "2025-06-30");
    release(&mut werkstatt, &first).unwrap();
    join(&mut werkstatt, "cm", "2025-02-10", None);
    let again = [
        first.clone(),
        StatistikRequest {
            min_count: Some(3),
            ..first.clone()
        },
        StatistikRequest {
            stichtag: Some(day("2025-05-31")),
            ..first.clone()
        },
        period("2025-06-01", "2025-12-31"),
        period("2025-06-30", "2025-06-30"),
        period("2024-07-01", "2024-12-31"),
        period("2025-02-01", "2025-02-28"),
    ];
    for request in again {
        let before = request.to < first.from;
        let code = match before {
            true => ErrorCode::PeriodTooEarly,
            false => ErrorCode::PeriodReleased,
        };
        assert_eq!(
            release(&mut werkstatt, &request),
            Err(code),
            "{} to {}",
            request.from,
            request.to
        );
    }
    release(&mut werkstatt, &period("2025-07-01", "2025-12-31")).unwrap();
    assert_eq!(
        werkstatt
            .ok(command::list_berichte, Default::default())
            .rows
            .len(),
        2
    );
}

#[test]
fn a_period_that_is_not_over_is_not_told() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    assert_eq!(
        release(&mut werkstatt, &period("2026-07-01", "2026-12-31")),
        Err(ErrorCode::PeriodOpen)
    );
    assert_eq!(
        release(&mut werkstatt, &period("2026-07-01", "2026-06-30")),
        Err(ErrorCode::BadPeriod)
    );
    let outside = StatistikRequest {
        stichtag: Some(day("2025-12-31")),
        ..period("2026-01-01", "2026-06-30")
    };
    assert_eq!(release(&mut werkstatt, &outside), Err(ErrorCode::BadPeriod));
}

/// Differences that anybody can form from two reports on periods that follow each other directly; each is a number of
/// persons, so each has to be as large as a shown one.
fn differences(first: &Numbers, second: &Numbers) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    let mut minus = |name: &str, whole: Option<&i64>, part: Option<&i64>| {
        found.extend(
            whole
                .zip(part)
                .map(|(whole, part)| (name.to_owned(), whole - part)),
        );
    };
    for report in [first, second] {
        let all = report.get("gesamt/kumuliert/0");
        let there = report.get("gesamt/bestand/0");
        minus("left", all, there);
        minus("was there before", all, report.get("gesamt/eintritte/0"));
        for baustein in ["cm", "beratung"] {
            let part = report.get(&format!("bausteine/{baustein}/3"));
            let stay = report.get(&format!("bausteine/{baustein}/2"));
            minus("never in the Baustein", all, part);
            minus("there, not in the Baustein", there, stay);
            minus("left the Baustein", part, stay);
        }
        for table in ["geschlecht", "alter", "status", "herkunft"] {
            let prefix = format!("merkmal_{table}/");
            for (key, part) in report.iter().filter(|(key, _)| key.starts_with(&prefix)) {
                minus(&format!("others beside {key}"), all, Some(part));
            }
        }
    }
    for key in [
        "gesamt/kumuliert/0",
        "bausteine/cm/3",
        "bausteine/beratung/3",
    ] {
        // The same figure again is the old one with its old day.
        let new = second.get(key).filter(|new| first.get(key) != Some(new));
        minus(&format!("joined, {key}"), new, first.get(key));
    }
    found
}

#[test]
fn no_difference_of_two_reports_is_ever_small() {
    let entry = prop::sample::select(vec!["2025-02-03", "2025-02-03", "2025-09-01"]);
    let exit = prop::sample::select(vec![None, None, Some("2025-11-30"), Some("2025-05-31")]);
    let way = (prop::sample::select(vec!["cm", "beratung"]), entry, exit);
    let ways = prop::collection::vec(way, 8..26);
    let compared = Cell::new(0);
    let mut runner = tries(6);
    let result = runner.run(&ways, |ways| {
        let mut werkstatt = Werkstatt::open();
        werkstatt.know_ki();
        for (baustein, eintritt, austritt) in ways {
            join(
                &mut werkstatt,
                baustein,
                eintritt,
                austritt.filter(|day| *day > eintritt),
            );
        }
        let first = shown(&release(&mut werkstatt, &period("2025-01-01", "2025-06-30")).unwrap());
        let second = shown(&release(&mut werkstatt, &period("2025-07-01", "2025-12-31")).unwrap());
        for (name, number) in differences(&first, &second) {
            prop_assert!(
                number >= 5,
                "{} are {}: {:?} {:?}",
                name,
                number,
                first,
                second
            );
            compared.set(compared.get() + 1);
        }
        Ok(())
    });
    result.unwrap();
    assert!(
        compared.get() > 5,
        "only {} differences could be formed",
        compared.get()
    );
}
