//! What may not be released, and what the refusal is good for.

use super::*;

#[test]
fn an_open_or_released_period_is_refused() {
    let mut office = Office::new(town());
    office.release(quarter(2));
    let refusal = |question: Question| release(&office.facts, &office.books, &question).map(drop);
    let again = office.question(quarter(2));
    let released = Err(StatisticsError::AlreadyReleased { sequence: 1 });
    assert_eq!(refusal(again.clone()), released);
    let differently = Err(StatisticsError::ReleasedDifferently { sequence: 1 });
    let other_k = Question {
        k: MinCount::new(3).unwrap(),
        ..again.clone()
    };
    assert_eq!(refusal(other_k), differently);
    let other_plan = DURCHSTARTEN.replacen("Coaching", "Begleitung", 1);
    let other_plan = Question {
        plan: Plan::from_json(&other_plan).unwrap(),
        ..again.clone()
    };
    assert_eq!(refusal(other_plan), differently);
    let other_day = Question {
        stichtag: day("2026-05-31"),
        ..again.clone()
    };
    assert_eq!(refusal(other_day), differently);
    let outside = Question {
        stichtag: day("2026-07-01"),
        ..again
    };
    assert_eq!(
        refusal(outside),
        Err(StatisticsError::StichtagOutsidePeriod)
    );
    let year = office.question(Period::year(2026).unwrap());
    assert_eq!(
        refusal(year),
        Err(StatisticsError::PeriodOverlaps { sequence: 1 })
    );
    let last_day = day("2026-06-30");
    let earlier = office.question(quarter(1));
    assert_eq!(
        refusal(earlier),
        Err(StatisticsError::PeriodBeforeLastRelease { last_day })
    );
    let open = Question {
        today: day("2026-09-30"),
        ..office.question(quarter(3))
    };
    assert_eq!(refusal(open), Err(StatisticsError::PeriodNotClosed));
    let rounded = Question {
        mode: Mode::Runden5,
        ..office.question(quarter(3))
    };
    assert_eq!(
        refusal(rounded),
        Err(StatisticsError::ModeChanged { sequence: 1 })
    );
}

/// One day more, one person more, and the difference is that person. Every table of it says who she is.
#[test]
fn a_republished_period_would_betray_a_person() {
    let rule = Rule::flawed(MinCount::default(), Flaw::PeriodRepublished);
    let mut office = Office::new(town());
    office.release(quarter(1));
    let longer = Period::new(day("2026-01-01"), day("2026-04-01")).unwrap();
    let question = office.question(longer);
    office
        .facts
        .persons
        .push(person(99, vec![stay("f6", "2026-04-01", None)]));
    assert!(release(&office.facts, &office.books, &question).is_err());
    let alone = Question {
        ledger: Vec::new(),
        ..question.clone()
    };
    assert!(release_with(&office.facts, &office.books, &question, &rule).is_ok());
    let second = release_with(&office.facts, &Books::default(), &alone, &rule).unwrap();
    let mut ledger = office.ledger.clone();
    ledger.push(LedgerEntry {
        sequence: 2,
        ..second.ledger_entry
    });
    let found = audit(&plan(), &ledger);
    assert!(found.weak(5).any(|(name, _)| name == "2/eintritte/"));
}

#[test]
fn a_broken_ledger_stops_everything() {
    let mut office = Office::new(town());
    office.release(quarter(1));
    office.ledger[0].blocks.clear();
    let question = office.question(quarter(2));
    let refused = release(&office.facts, &office.books, &question).map(drop);
    assert_eq!(refused, Err(StatisticsError::LedgerBroken { sequence: 1 }));
    assert!(combine(&plan(), &office.ledger, quarter(1)).is_err());
}
