use super::*;
use crate::release::tests::{Office, month, quarter, stay};

/// One person with these stays.
fn alone(teilnahmen: Vec<TeilnahmeFact>) -> Office {
    Office::new(Facts {
        persons: vec![PersonFact {
            person: 7,
            teilnahmen,
            ..PersonFact::default()
        }],
    })
}

/// Opening, joined and left of a unit by all releases so far.
fn booked(office: &Office, unit: &str) -> (u64, u64, u64) {
    let totals = totals(&office.books.moves);
    let count = totals.get(unit).copied().unwrap_or_default();
    (count.opening, count.joined, count.left)
}

fn after(teilnahmen: Vec<TeilnahmeFact>, quarters: std::ops::RangeInclusive<u32>) -> Office {
    let mut office = alone(teilnahmen);
    for number in quarters {
        office.release(quarter(number));
    }
    office
}

#[test]
fn the_edges_of_the_first_period_fall_on_the_right_side() {
    let one = |eintritt, austritt| booked(&after(vec![stay("f6", eintritt, austritt)], 1..=1), "");
    assert_eq!(one("2025-12-31", None), (1, 1, 0));
    assert_eq!(one("2026-01-01", None), (0, 1, 0));
    assert_eq!(one("2026-03-31", None), (0, 1, 0));
    assert_eq!(one("2026-04-01", None), (0, 0, 0));
    assert_eq!(one("2025-03-01", Some("2026-01-01")), (1, 1, 1));
    assert_eq!(one("2025-03-01", Some("2026-03-31")), (1, 1, 1));
    assert_eq!(one("2025-03-01", Some("2026-04-01")), (1, 1, 0));
    assert_eq!(one("2026-02-02", Some("2026-02-02")), (0, 1, 1));
}

#[test]
fn a_stay_wholly_before_the_books_is_never_counted() {
    let stays = vec![stay("f6", "2024-03-01", Some("2025-12-31"))];
    assert_eq!(booked(&after(stays, 1..=3), ""), (0, 0, 0));
}

#[test]
fn one_person_counts_once_however_often_she_comes_back_within_a_period() {
    let office = after(
        vec![
            stay("f6", "2025-05-01", Some("2026-02-01")),
            stay("f6", "2026-02-10", Some("2026-02-20")),
            stay("f6", "2026-03-01", None),
            stay("f4", "2026-02-01", Some("2026-02-15")),
        ],
        1..=1,
    );
    assert_eq!(booked(&office, ""), (1, 1, 0));
    assert_eq!(booked(&office, "f6"), (1, 1, 0));
    assert_eq!(booked(&office, "f4"), (0, 1, 1));
}

#[test]
fn whoever_comes_back_later_joins_again() {
    let stays = vec![
        stay("f6", "2026-01-10", Some("2026-02-01")),
        stay("f6", "2026-08-01", None),
    ];
    assert_eq!(booked(&after(stays, 1..=3), ""), (0, 2, 1));
}

#[test]
fn a_stay_recorded_late_is_booked_now() {
    let mut office = alone(Vec::new());
    office.release(quarter(1));
    office.facts.persons[0]
        .teilnahmen
        .push(stay("f6", "2026-01-10", Some("2026-02-01")));
    office.release(quarter(2));
    assert_eq!(booked(&office, ""), (0, 1, 1));
    office.release(quarter(3));
    assert_eq!(booked(&office, ""), (0, 1, 1));
}

#[test]
fn a_booked_stay_that_was_a_mistake_is_booked_out() {
    let mut office = after(vec![stay("f6", "2026-01-10", None)], 1..=1);
    office.facts.persons[0].teilnahmen.clear();
    office.release(quarter(2));
    assert_eq!(booked(&office, ""), (0, 1, 1));
    office.facts.persons.clear();
    office.release(quarter(3));
    assert_eq!(booked(&office, ""), (0, 1, 1));
}

#[test]
fn a_corrected_austritt_brings_her_back() {
    let mut office = after(vec![stay("f6", "2026-01-10", Some("2026-03-01"))], 1..=1);
    office.facts.persons[0].teilnahmen[0].austritt = None;
    office.release(quarter(2));
    assert_eq!(booked(&office, ""), (0, 2, 1));
}

#[test]
fn an_erased_person_leaves_with_the_next_release_and_stays_counted() {
    let mut office = after(
        vec![
            stay("f6", "2025-01-10", None),
            stay("f4", "2026-02-01", None),
        ],
        1..=1,
    );
    office.erase(7);
    office.release(quarter(2));
    for (unit, told) in [("", (1, 1, 1)), ("f6", (1, 1, 1)), ("f4", (0, 1, 1))] {
        assert_eq!(booked(&office, unit), told, "{unit}");
    }
    let nameless = office.books.moves.iter().filter(|one| one.person.is_none());
    assert_eq!(nameless.count(), office.books.moves.len());
    office.release(quarter(3));
    assert_eq!(booked(&office, ""), (1, 1, 1));
}

#[test]
fn nothing_is_lost_between_two_periods_with_a_gap() {
    let mut office = alone(vec![stay("f6", "2026-04-10", Some("2026-05-01"))]);
    office.release(quarter(1));
    office.release(quarter(3));
    assert_eq!(booked(&office, ""), (0, 1, 1));
}

#[test]
fn an_event_is_told_once() {
    let mut office = Office::new(crate::release::tests::town());
    let entries = |office: &Office| {
        office
            .books
            .events
            .iter()
            .map(|one| (one.ereignis.clone(), one.entry))
            .collect::<Vec<_>>()
    };
    for number in 1..=12 {
        office.release(month(number));
    }
    let mut once = entries(&office);
    assert!(!once.is_empty());
    once.sort();
    once.dedup();
    assert_eq!(once.len(), office.books.events.len());
}

#[test]
fn facts_that_do_not_fit_are_refused() {
    let refusal = |teilnahmen| {
        let office = alone(teilnahmen);
        let question = office.question(quarter(1));
        crate::release(&office.facts, &office.books, &question).map(drop)
    };
    let backwards = vec![stay("f6", "2026-02-02", Some("2026-02-01"))];
    assert_eq!(refusal(backwards), Err(StatisticsError::ExitBeforeEntry));
    let foreign = vec![stay("f9", "2026-02-02", None)];
    assert_eq!(refusal(foreign), Err(StatisticsError::UnknownBaustein));
    assert_eq!(refusal(vec![stay("f6", "2026-02-02", None)]), Ok(()));
}
