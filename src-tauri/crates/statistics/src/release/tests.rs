use std::collections::BTreeMap;

use super::build::release_with;
use super::*;
use crate::block_rule::{Flaw, Rule};
use crate::facts::{Books, EreignisFact, Facts, PersonFact, Step, TeilnahmeFact};
use crate::{MinCount, Plan, Question, StatisticsError, audit, to_csv, to_json, verify_chain};

mod leaks;
mod refusals;
mod year;

pub(crate) const DURCHSTARTEN: &str =
    include_str!("../../../../../assets/presets/plan-durchstarten.json");

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn plan() -> Plan {
    Plan::from_json(DURCHSTARTEN).unwrap()
}

pub(crate) fn ask(period: Period, ledger: &[LedgerEntry]) -> Question {
    Question::new(plan(), period, day("2040-01-01"), ledger.to_vec())
}

/// Quarters from 2026 on, counted from 1.
pub(crate) fn quarter(number: u32) -> Period {
    Period::quarter(2026 + (number as i32 - 1) / 4, (number - 1) % 4 + 1).unwrap()
}

/// Months from 2026 on, counted from 1.
pub(crate) fn month(number: u32) -> Period {
    let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Months::new(number - 1);
    Period::new(from, from + chrono::Months::new(1) - chrono::Days::new(1)).unwrap()
}

pub(crate) fn stay(baustein: &str, eintritt: &str, austritt: Option<&str>) -> TeilnahmeFact {
    TeilnahmeFact {
        baustein: baustein.to_owned(),
        eintritt: day(eintritt),
        austritt: austritt.map(day),
    }
}

fn person(number: u64, teilnahmen: Vec<TeilnahmeFact>) -> PersonFact {
    let known = |value: &str| vec![(day("2000-01-01"), value.to_owned())];
    let sex = if number.is_multiple_of(3) {
        "weiblich"
    } else {
        "maennlich"
    };
    let status = ["duldung", "aufenthaltserlaubnis", "gestattung"][number as usize % 3];
    let merkmale = [("geschlecht", sex), ("status", status)];
    PersonFact {
        person: number,
        teilnahmen,
        merkmale: merkmale
            .map(|(source, value)| (source.to_owned(), known(value)))
            .into(),
        ..PersonFact::default()
    }
}

/// 60 persons in Baustein 6 since 2025; 20 of them in F4 too, 12 more from May 2026 on; 9 leave in the first quarter of
/// 2026, 14 come in the second, 8 leave in the third. 12 find an Ausbildung, 11 begin a Sprachkurs twice.
pub(crate) fn town() -> Facts {
    let mut facts = Facts::default();
    for number in 0..74 {
        let own = match number {
            0..9 => stay("f6", "2025-04-01", Some("2026-02-10")),
            9..17 => stay("f6", "2025-04-01", Some("2026-09-30")),
            60..74 => stay("f6", "2026-04-20", None),
            _ => stay("f6", "2025-04-01", None),
        };
        let more = match number {
            20..40 => Some(stay("f4", "2025-09-01", None)),
            40..52 => Some(stay("f4", "2026-05-04", None)),
            _ => None,
        };
        let mut one = person(number, [own].into_iter().chain(more).collect());
        let mut event = |kind: &str, date: &str| {
            one.ereignisse.push(EreignisFact {
                entry: number * 10 + one.ereignisse.len() as u64,
                ereignis: "vermittlungen".to_owned(),
                kind: kind.to_owned(),
                date: day(date),
            });
        };
        if (20..32).contains(&number) {
            event("ausbildung", "2026-03-01");
        }
        if (30..41).contains(&number) {
            event("sprachkurs", "2026-01-12");
            event("sprachkurs", "2026-03-02");
        }
        facts.persons.push(one);
    }
    facts
}

/// A vault that releases one period after the other.
pub(crate) struct Office {
    pub facts: Facts,
    pub books: Books,
    pub ledger: Vec<LedgerEntry>,
    pub k: u32,
    pub mode: Mode,
}

impl Office {
    pub(crate) fn new(facts: Facts) -> Self {
        Self {
            facts,
            books: Books::default(),
            ledger: Vec::new(),
            k: 5,
            mode: Mode::Blockregel,
        }
    }

    pub(crate) fn question(&self, period: Period) -> Question {
        Question {
            k: MinCount::new(self.k).unwrap(),
            mode: self.mode,
            ..ask(period, &self.ledger)
        }
    }

    pub(crate) fn release(&mut self, period: Period) -> ReleasedReport {
        self.release_with(period, &Rule::new(MinCount::new(self.k).unwrap()))
    }

    fn release_with(&mut self, period: Period, rule: &Rule) -> ReleasedReport {
        let made = release_with(&self.facts, &self.books, &self.question(period), rule).unwrap();
        self.books.moves.extend(made.moves);
        self.books.events.extend(made.events);
        self.ledger.push(made.ledger_entry);
        made.report
    }

    /// The person's Fall is erased; what was counted stays.
    pub(crate) fn erase(&mut self, number: u64) {
        self.facts.persons.retain(|one| one.person != number);
        for one in &mut self.books.moves {
            if one.person == Some(number) {
                one.person = None;
            }
        }
    }
}

fn shown(report: &ReleasedReport) -> BTreeMap<String, u64> {
    report.shown_numbers()
}

#[test]
fn a_first_quarter_shows_what_is_large_enough() {
    let numbers = shown(&Office::new(town()).release(quarter(1)));
    let gesamt = |row: &str| numbers.get(&format!("gesamt/{row}/anzahl")).copied();
    assert_eq!(gesamt("kumuliert"), Some(60));
    assert_eq!(gesamt("austritte"), Some(9));
    assert_eq!(gesamt("bestand"), Some(51));
    assert_eq!((gesamt("davor"), gesamt("eintritte")), (None, None));
    assert_eq!(numbers.get("bausteine/f4/kumuliert"), Some(&20));
    assert_eq!(
        numbers.get("merkmal_geschlecht/weiblich/personen"),
        Some(&20)
    );
    assert!(!numbers.keys().any(|name| name.starts_with("bausteine/f6")));
}

#[test]
fn a_balanced_period_says_so() {
    let mut office = Office::new(town());
    office.release(quarter(1));
    let rest = Period::new(day("2026-04-01"), day("2026-12-31")).unwrap();
    let report = office.release(rest);
    let proof = "Probe: Bestand davor 51 + Eintritte 14 − Austritte 8 = Bestand am Ende 57.";
    assert!(
        report.notes().iter().any(|note| note == proof),
        "{:?}",
        report.notes()
    );
}

#[test]
fn fewer_persons_than_k_are_told_as_fewer_than_k_and_nothing_else() {
    let mut facts = town();
    facts.persons.truncate(4);
    let report = Office::new(facts).release(quarter(1));
    let cell = report.cell("gesamt", "kumuliert", "anzahl");
    assert_eq!(cell, Some(Cell::Hidden(Hidden::FewerThanK)));
    assert!(shown(&report).is_empty());
    let text = String::from_utf8(to_json(&report)).unwrap();
    assert!(text.contains("\"sign\": \"<5\""));
}

#[test]
fn late_entries_are_booked_into_the_running_period() {
    let mut office = Office::new(town());
    office.release(quarter(1));
    for number in 100..103 {
        let late = person(number, vec![stay("f6", "2026-02-02", None)]);
        office.facts.persons.push(late);
    }
    let numbers = shown(&office.release(quarter(2)));
    assert_eq!(numbers.get("gesamt/kumuliert/anzahl"), Some(&77));
    let added = numbers
        .iter()
        .find(|(name, _)| name.starts_with("gesamt/eintritte"));
    assert_eq!(added.map(|(_, value)| *value), Some(17));
}

#[test]
fn a_reopened_report_has_the_same_bytes() {
    let mut office = Office::new(town());
    let reports: Vec<ReleasedReport> = (1..5)
        .map(|number| office.release(quarter(number)))
        .collect();
    for (report, sequence) in reports.iter().zip(1..) {
        let again = reopen(&plan(), &office.ledger, sequence).unwrap();
        assert_eq!(to_json(&again), to_json(report));
        assert_eq!(again, *report);
    }
    let missing = reopen(&plan(), &office.ledger, 9);
    assert_eq!(missing, Err(StatisticsError::NothingReleased));
}

/// A report over four quarters is made from the ledger alone, so it can tell nothing more; and it tells no less.
#[test]
fn a_year_says_what_its_quarters_said() {
    let mut office = Office::new(town());
    let reports: Vec<ReleasedReport> = (1..5)
        .map(|number| office.release(quarter(number)))
        .collect();
    let year = combine(&plan(), &office.ledger, Period::year(2026).unwrap()).unwrap();
    let numbers = shown(&year);
    let sum = |name: &str| -> u64 {
        reports
            .iter()
            .filter_map(|one| shown(one).get(name).copied())
            .sum()
    };
    for name in ["gesamt/eintritte/anzahl", "gesamt/austritte/anzahl"] {
        let told = numbers.get(name);
        assert!(
            told.is_none_or(|told| *told == sum(name)),
            "{name}: {told:?}"
        );
    }
    assert_eq!(numbers.get("gesamt/kumuliert/anzahl"), Some(&74));
    assert_eq!(numbers.get("gesamt/austritte/anzahl"), Some(&17));
    let half = combine(
        &plan(),
        &office.ledger,
        Period::new(day("2026-02-01"), day("2026-12-31")).unwrap(),
    );
    assert_eq!(half, Err(StatisticsError::NothingReleased));
}
