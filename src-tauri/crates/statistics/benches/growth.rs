//! How a report and its check grow with the persons counted. `cargo bench -p fallmappe-statistics`.
//!
//! Each line is the best of some runs in this one process, with its ratio to the line before; ten times the persons
//! should take about ten times as long. Nothing here passes or fails.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints figures and stops at the first surprise"
)]

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use fallmappe_statistics::{
    Books, EreignisFact, Facts, LedgerEntry, Period, PersonFact, Plan, Question, TeilnahmeFact,
    audit, release,
};

const PLAN: &str = include_str!("../../../../assets/presets/plan-durchstarten.json");

fn main() {
    let plan = Plan::from_json(PLAN).unwrap();
    let mut before = None;
    for persons in [300, 3_000, 30_000, 100_000] {
        let facts = town(&plan, persons, 240);
        let (books, ledger) = first_quarter(&plan, &facts);
        let question = ask(&plan, 2, &ledger);
        let report = best(5, || drop(release(&facts, &books, &question).unwrap()));
        before = line(&format!("Bericht, {persons} Personen"), report, before);
    }
    let mut before = None;
    for releases in [4, 12, 60] {
        let ledger = ledger(&plan, releases);
        let found = audit(&plan, &ledger);
        assert!(found.consistent);
        let figures = found.figures.len();
        let time = best(3, || drop(audit(&plan, &ledger)));
        let name = format!("Nachrechnen, {releases} Freigaben, {figures} Angaben");
        before = line(&name, time, before);
    }
}

fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let one = |_| {
        let begin = Instant::now();
        work();
        begin.elapsed()
    };
    (0..runs).map(one).min().unwrap()
}

fn line(name: &str, time: Duration, before: Option<Duration>) -> Option<Duration> {
    let ratio = before.map_or(1.0, |before| time.as_secs_f64() / before.as_secs_f64());
    println!("{name:<50} {time:>12.2?} {ratio:>8.1}");
    Some(time)
}

fn quarter(number: u32) -> Period {
    Period::quarter(2020 + (number as i32 - 1) / 4, (number - 1) % 4 + 1).unwrap()
}

fn ask(plan: &Plan, number: u32, ledger: &[LedgerEntry]) -> Question {
    let today = NaiveDate::from_ymd_opt(2040, 1, 1).unwrap();
    Question::new(plan.clone(), quarter(number), today, ledger.to_vec())
}

fn first_quarter(plan: &Plan, facts: &Facts) -> (Books, Vec<LedgerEntry>) {
    let made = release(facts, &Books::default(), &ask(plan, 1, &[])).unwrap();
    let books = Books {
        moves: made.moves,
        events: made.events,
    };
    (books, vec![made.ledger_entry])
}

/// A town of 1,500 persons over so many quarters.
fn ledger(plan: &Plan, releases: u32) -> Vec<LedgerEntry> {
    let facts = town(plan, 1_500, 5_000);
    let (mut books, mut ledger) = first_quarter(plan, &facts);
    for number in 2..=releases {
        let made = release(&facts, &books, &ask(plan, number, &ledger)).unwrap();
        books.moves.extend(made.moves);
        books.events.extend(made.events);
        ledger.push(made.ledger_entry);
    }
    ledger
}

/// Persons who enter within so many days from November 2019 on; made of their numbers, so that every run counts the same.
fn town(plan: &Plan, persons: u64, days: u64) -> Facts {
    let begin = NaiveDate::from_ymd_opt(2019, 11, 1).unwrap();
    let one = |number: u64| {
        let mixed = number.wrapping_mul(6_364_136_223_846_793_005) >> 20;
        let eintritt = begin + Days::new(mixed % days);
        let austritt = (mixed % 5 < 3).then(|| eintritt + Days::new(30 + mixed % 700));
        let stay = |baustein: &str| TeilnahmeFact {
            baustein: baustein.to_owned(),
            eintritt,
            austritt,
        };
        let more = ["f1", "f2", "f3", "f4", "f5"][mixed as usize / 7 % 5];
        let teilnahmen = vec![stay("f6"), stay(more)];
        let value = |place: u64, levels: &[fallmappe_statistics::Level]| {
            let groups = &levels[0].groups;
            let group = &groups[(mixed >> place) as usize % groups.len()];
            group.values.first().cloned().unwrap_or_default()
        };
        let merkmale = (0..).zip(plan.merkmale());
        let merkmale = merkmale
            .map(|(place, one)| (one.source.clone(), vec![(begin, value(place, &one.levels))]));
        let ereignisse = (0..).zip(plan.ereignisse());
        let ereignisse = ereignisse.map(|(place, one)| EreignisFact {
            entry: number * 10 + place,
            ereignis: one.code.clone(),
            kind: value(place, &one.levels),
            date: eintritt + Days::new(mixed % 90),
        });
        PersonFact {
            person: number,
            teilnahmen,
            ereignisse: ereignisse.collect(),
            merkmale: merkmale.collect(),
        }
    };
    Facts {
        persons: (0..persons).map(one).collect(),
    }
}
