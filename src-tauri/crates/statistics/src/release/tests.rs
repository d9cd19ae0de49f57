use proptest::prelude::*;

use super::build::release_with;
use super::*;
use crate::block_rule::{Flaw, Rule};
use crate::{
    Facts, MinCount, Plan, Question, StatisticsError, TeilnahmeFact, VermittlungFact, audit,
    to_csv, to_json, verify_chain,
};

const DURCHSTARTEN: &str = include_str!("../../../../../assets/presets/plan-durchstarten.json");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn plan() -> Plan {
    Plan::from_json(DURCHSTARTEN).unwrap()
}

pub(crate) fn ask(period: Period, ledger: &[LedgerEntry]) -> Question {
    Question::new(plan(), period, day("2030-01-01"), ledger.to_vec())
}

pub(crate) fn quarter(number: u32) -> Period {
    Period::quarter(2026 + (number as i32 - 1) / 4, (number - 1) % 4 + 1).unwrap()
}

/// 60 persons in Baustein 6 since 2025; 20 of them in F4 too, 12 from the second quarter of 2026 on; 9 leave in the
/// first, 14 come in the second quarter, 8 leave in the third. 12 find an Ausbildung, 11 a language course twice.
pub(crate) fn town() -> Facts {
    let fact = |person, baustein: &str, eintritt, austritt: Option<&str>| TeilnahmeFact {
        person,
        baustein: baustein.to_owned(),
        eintritt: day(eintritt),
        austritt: austritt.map(day),
    };
    let mut facts = Facts::default();
    for person in 0..60 {
        let austritt = match person {
            0..9 => Some("2026-02-10"),
            9..17 => Some("2026-09-30"),
            _ => None,
        };
        facts
            .teilnahmen
            .push(fact(person, "f6", "2025-04-01", austritt));
    }
    facts
        .teilnahmen
        .extend((20..40).map(|person| fact(person, "f4", "2025-09-01", None)));
    facts
        .teilnahmen
        .extend((40..52).map(|person| fact(person, "f4", "2026-05-04", None)));
    facts
        .teilnahmen
        .extend((60..74).map(|person| fact(person, "f6", "2026-04-20", None)));
    let event = |person, kind: &str, date| VermittlungFact {
        person,
        kind: kind.to_owned(),
        date: day(date),
    };
    facts
        .vermittlungen
        .extend((20..32).map(|person| event(person, "ausbildung", "2026-03-01")));
    for date in ["2026-01-12", "2026-03-02"] {
        facts
            .vermittlungen
            .extend((30..41).map(|person| event(person, "sprachkurs", date)));
    }
    facts
}

fn shown(report: &ReleasedReport) -> BTreeMap<String, u64> {
    report.shown_numbers()
}

#[test]
fn a_first_quarter_shows_what_is_large_enough() {
    let first = release(&town(), &ask(quarter(1), &[])).unwrap();
    let numbers: Vec<(String, u64)> = shown(&first.report).into_iter().collect();
    let expected = [
        ("bausteine_personen/f4", 20),
        ("gesamt/austritte", 9),
        ("gesamt/bestand", 51),
        ("gesamt/personen", 60),
        ("vermittlungen_personen/ausbildung_beschaeftigung", 12),
        ("vermittlungen_personen/sonstiges", 11),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value));
    assert_eq!(numbers, expected);
    let cell = first.report.cell("gesamt", "eintritte");
    assert_eq!(cell, Some(Cell::Hidden(Hidden::Protected)));
}

#[test]
fn the_next_quarter_balances_with_the_last_one() {
    let first = release(&town(), &ask(quarter(1), &[])).unwrap();
    let second = release(&town(), &ask(quarter(2), &[first.ledger_entry])).unwrap();
    let numbers = shown(&second.report);
    assert_eq!(numbers["gesamt/personen"], 65);
    assert_eq!(numbers["gesamt/eintritte"], 14);
    // Nobody leaves in the second quarter: a zero, hence neither Austritte nor Bestand.
    assert!(!numbers.contains_key("gesamt/austritte") && !numbers.contains_key("gesamt/bestand"));
}

#[test]
fn a_balanced_period_says_so() {
    let half = Period::new(day("2026-04-01"), day("2026-12-31")).unwrap();
    let first = release(&town(), &ask(quarter(1), &[])).unwrap();
    let rest = release(&town(), &ask(half, &[first.ledger_entry])).unwrap();
    let proof = "Probe: Bestand davor 51 + Eintritte 14 − Austritte 8 = Bestand am Ende 57.";
    assert!(rest.report.notes().iter().any(|note| note == proof));
}

#[test]
fn a_quiet_period_repeats_the_old_bestand_with_its_date() {
    let mut facts = town();
    facts.teilnahmen.retain(|fact| fact.person < 62);
    let first = release(&facts, &ask(quarter(1), &[])).unwrap();
    let second = release(&facts, &ask(quarter(2), &[first.ledger_entry])).unwrap();
    assert!(
        !shown(&second.report)
            .keys()
            .any(|key| key.starts_with("gesamt/"))
    );
    let old = "Zuletzt gezeigter Bestand: 51 am 31.03.2026.";
    assert!(second.report.notes().iter().any(|note| note.ends_with(old)));
}

#[test]
fn fewer_persons_than_k_are_told_as_fewer_than_k_and_nothing_else() {
    let mut facts = town();
    facts.teilnahmen.retain(|fact| fact.person < 4);
    let report = release(&facts, &ask(quarter(1), &[])).unwrap().report;
    assert_eq!(
        report.cell("gesamt", "personen"),
        Some(Cell::Hidden(Hidden::FewerThanK))
    );
    assert!(shown(&report).is_empty());
    assert!(
        String::from_utf8(to_json(&report))
            .unwrap()
            .contains("\"sign\": \"<5\"")
    );
}

#[test]
fn late_entries_are_booked_into_the_running_period() {
    let first = release(&town(), &ask(quarter(1), &[])).unwrap();
    let mut facts = town();
    for person in 100..103 {
        let late = TeilnahmeFact {
            person,
            eintritt: day("2026-02-02"),
            ..facts.teilnahmen[30].clone()
        };
        facts.teilnahmen.push(late);
    }
    let second = release(&facts, &ask(quarter(2), &[first.ledger_entry])).unwrap();
    let numbers = shown(&second.report);
    assert_eq!(
        (numbers["gesamt/personen"], numbers["gesamt/eintritte"]),
        (68, 17)
    );
}

#[test]
fn an_open_or_released_period_is_refused() {
    let facts = town();
    let first = release(&facts, &ask(quarter(2), &[])).unwrap().ledger_entry;
    let refusal = |question: Question| release(&facts, &question).map(drop);
    let again = ask(quarter(2), std::slice::from_ref(&first));
    assert_eq!(
        refusal(again.clone()),
        Err(StatisticsError::AlreadyReleased { sequence: 1 })
    );
    let other_k = Question {
        k: MinCount::new(3).unwrap(),
        ..again.clone()
    };
    assert_eq!(
        refusal(other_k),
        Err(StatisticsError::ReleasedDifferently { sequence: 1 })
    );
    let other_plan = DURCHSTARTEN.replacen("Coaching", "Begleitung", 1);
    let other_plan = Question {
        plan: Plan::from_json(&other_plan).unwrap(),
        ..again.clone()
    };
    assert_eq!(
        refusal(other_plan),
        Err(StatisticsError::ReleasedDifferently { sequence: 1 })
    );
    let other_day = Question {
        stichtag: day("2026-05-31"),
        ..again.clone()
    };
    assert_eq!(
        refusal(other_day),
        Err(StatisticsError::ReleasedDifferently { sequence: 1 })
    );
    let outside = Question {
        stichtag: day("2026-07-01"),
        ..again
    };
    assert_eq!(
        refusal(outside),
        Err(StatisticsError::StichtagOutsidePeriod)
    );
    let year = ask(Period::year(2026).unwrap(), std::slice::from_ref(&first));
    assert_eq!(
        refusal(year),
        Err(StatisticsError::PeriodOverlaps { sequence: 1 })
    );
    let earlier = ask(quarter(1), std::slice::from_ref(&first));
    let last_day = day("2026-06-30");
    assert_eq!(
        refusal(earlier),
        Err(StatisticsError::PeriodBeforeLastRelease { last_day })
    );
    let open = Question {
        today: day("2026-09-30"),
        ..ask(quarter(3), &[first])
    };
    assert_eq!(refusal(open), Err(StatisticsError::PeriodNotClosed));
}

/// What the refusal is good for: one day more, one person more, and the difference is that person.
#[test]
fn a_republished_period_would_betray_a_person() {
    let facts = town();
    let mut later = town();
    later.teilnahmen.push(TeilnahmeFact {
        person: 99,
        ..facts.teilnahmen[30].clone()
    });
    let rule = Rule::flawed(MinCount::default(), Flaw::PeriodRepublished);
    let first = release_with(&facts, &ask(quarter(1), &[]), &rule).unwrap();
    let longer = Period::new(day("2026-01-01"), day("2026-04-01")).unwrap();
    let question = ask(longer, &[first.ledger_entry]);
    let second = release_with(&later, &question, &rule).unwrap();
    let persons = |report: &ReleasedReport| shown(report).get("gesamt/personen").copied();
    let difference = persons(&second.report)
        .zip(persons(&first.report))
        .map(|(b, a)| b - a);
    assert_eq!(difference, Some(1));
    assert!(release(&later, &question).is_err());
}

#[test]
fn a_broken_ledger_stops_everything() {
    let facts = town();
    let mut entry = release(&facts, &ask(quarter(1), &[])).unwrap().ledger_entry;
    entry.bestand_ende = None;
    let refused = release(&facts, &ask(quarter(2), &[entry]));
    assert_eq!(
        refused.map(drop),
        Err(StatisticsError::LedgerBroken { sequence: 1 })
    );
}

/// A made-up person: first and last quarter, Baustein beside the basis with its quarters, a Vermittlung.
type Life = (
    u32,
    Option<u32>,
    Option<(u32, u32, u32)>,
    Option<(u32, u32)>,
);

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let other = proptest::option::weighted(0.5, (1..6_u32, 0..6_u32, 0..4_u32));
    let event = proptest::option::weighted(0.6, (0..6_u32, 1..6_u32));
    let life = (
        0..6_u32,
        proptest::option::weighted(0.5, 0..4_u32),
        other,
        event,
    );
    proptest::collection::vec(life, 3..120)
}

/// Quarter 0 lies before everything that is released.
fn start_of(number: u32) -> NaiveDate {
    if number == 0 {
        day("2025-06-01")
    } else {
        quarter(number).from()
    }
}

fn facts_of(lives: &[Life]) -> Facts {
    let mut facts = Facts::default();
    for (person, (from, quarters, other, event)) in (0..).zip(lives) {
        let stay = |from: u32, quarters: u32| start_of(from + quarters).max(start_of(from));
        let mut add = |baustein: &str, from, austritt| {
            let eintritt = start_of(from);
            facts.teilnahmen.push(TeilnahmeFact {
                person,
                baustein: baustein.to_owned(),
                eintritt,
                austritt,
            });
        };
        add("f6", *from, quarters.map(|quarters| stay(*from, quarters)));
        if let Some((number, from, quarters)) = other {
            add(&format!("f{number}"), *from, Some(stay(*from, *quarters)));
        }
        if let Some((kind, number)) = event {
            let kinds = [
                "ausbildung",
                "sv_beschaeftigung",
                "sprachkurs",
                "praktikum",
                "ehrenamt",
                "hsa_kurs",
            ];
            facts.vermittlungen.push(VermittlungFact {
                person,
                kind: kinds[*kind as usize].to_owned(),
                date: start_of(*number),
            });
        }
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_below_k_is_ever_shown_or_derivable(lives in lives(), k in 3_u32..7) {
        let facts = facts_of(&lives);
        let mut ledger = Vec::new();
        for number in 1..6 {
            let k = MinCount::new(k).unwrap();
            let question = Question { k, ..ask(quarter(number), &ledger) };
            let release = release(&facts, &question).unwrap();
            for (name, value) in shown(&release.report) {
                prop_assert!(value >= u64::from(k.get()), "{name} shows {value}");
            }
            ledger.push(release.ledger_entry);
        }
        verify_chain(&ledger).unwrap();
        let audit = audit(&plan(), &ledger);
        prop_assert!(audit.consistent);
        let weak: Vec<_> = audit.weak(u64::from(k)).collect();
        prop_assert!(weak.is_empty(), "{weak:?}");
    }

    #[test]
    fn the_same_question_gives_the_same_bytes_and_no_person(lives in lives()) {
        let facts = facts_of(&lives);
        let one = release(&facts, &ask(quarter(2), &[])).unwrap();
        let mut turned = facts.clone();
        turned.teilnahmen.reverse();
        turned.vermittlungen.reverse();
        for fact in &mut turned.teilnahmen {
            fact.person += 1_000_000;
        }
        for fact in &mut turned.vermittlungen {
            fact.person += 1_000_000;
        }
        let two = release(&turned, &ask(quarter(2), &[])).unwrap();
        prop_assert_eq!(to_json(&one.report), to_json(&two.report));
        prop_assert_eq!(to_csv(&one.report), to_csv(&two.report));
        prop_assert_eq!(one.ledger_entry, two.ledger_entry);
    }
}
