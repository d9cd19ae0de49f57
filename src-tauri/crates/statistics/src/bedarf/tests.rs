//! Every pair of tellings of small groups is tried: what the reader cannot see has room for at least k persons, and no
//! step that can be seen is shorter than k. Known-bad rules are caught by the same judge.

use std::collections::BTreeMap;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn need(stichtag: &str, persons: u32, count: u32) -> Need {
    Need {
        stichtag: day(stichtag),
        persons,
        fields: BTreeMap::from([("sprache".to_owned(), count)]),
    }
}

fn told(table: &NeedTable) -> Option<(u32, NaiveDate)> {
    table.fields["sprache"].map(|told| (told.count, told.stichtag))
}

const SPRING: &str = "2026-02-10";
const SUMMER: &str = "2026-05-10";

/// A rule for the second telling, for the judge: what is told now, given what was told before.
type Rule = fn(ToldNeed, Option<ToldNeed>, u32) -> Option<ToldNeed>;

/// What the reader learns: the numbers told first and second, with which of the two days.
type Telling = (Option<u32>, Option<(u32, bool)>);

/// Breaches that a reader who knows the rule finds in groups of `first` and then `second` persons.
fn breaches(rule: Rule, first: u32, second: u32, k: u32) -> usize {
    let at = |count, persons, stichtag| ToldNeed {
        count,
        persons,
        stichtag: day(stichtag),
    };
    let mut classes: BTreeMap<Telling, Vec<(u32, u32)>> = BTreeMap::new();
    for before in 0..=first {
        for now in 0..=second {
            let one = rule(at(before, first, SPRING), None, k);
            let two = rule(at(now, second, SUMMER), one, k);
            let telling = (
                one.map(|told| told.count),
                two.map(|told| (told.count, told.stichtag == day(SUMMER))),
            );
            classes.entry(telling).or_default().push((before, now));
        }
    }
    classes
        .iter()
        .filter(|(telling, all)| !is_safe(telling, all, [first, second], k))
        .count()
}

fn is_safe((one, two): &Telling, all: &[(u32, u32)], persons: [u32; 2], k: u32) -> bool {
    let [first, second] = persons;
    let room = |values: &[u32]| values.iter().max().unwrap() - values.iter().min().unwrap();
    let firsts: Vec<u32> = all.iter().map(|(first, _)| *first).collect();
    let seconds: Vec<u32> = all.iter().map(|(_, second)| *second).collect();
    let exact = |count: u32, of: u32| count >= k && of - count >= k;
    let first_holds = match one {
        Some(count) => exact(*count, first),
        None => room(&firsts) >= k.min(first),
    };
    let second_holds = match two {
        Some((count, true)) => exact(*count, second),
        _ => room(&seconds) >= k.min(second),
    };
    // Both are exact: then the step of either side is seen.
    let step_holds = match (one, two) {
        (Some(before), Some((now, true))) => {
            let rest = |count: u32, of: u32| of - count;
            before.abs_diff(*now) >= k && rest(*before, first).abs_diff(rest(*now, second)) >= k
        }
        _ => true,
    };
    first_holds && second_holds && step_holds
}

/// Groups from nobody to 14 persons, each after each.
fn all_breaches(rule: Rule, k: u32) -> usize {
    let sizes = (0..=14).flat_map(|first| (0..=14).map(move |second| (first, second)));
    sizes
        .map(|(first, second)| breaches(rule, first, second, k))
        .sum()
}

#[test]
fn no_pair_of_tellings_ever_leaves_less_room_than_k() {
    for k in [2, 3, 4] {
        assert_eq!(all_breaches(tell, k), 0, "k = {k}");
    }
}

fn free(now: ToldNeed, k: u32) -> bool {
    now.count >= k && rest(now) >= k
}

#[test]
fn known_bad_rules_are_caught() {
    let one_side: Rule = |now, before, k| match before {
        None => (now.count >= k).then_some(now),
        before => before,
    };
    let zero_is_open: Rule = |now, before, k| match before {
        None => (free(now, k) || now.count == 0).then_some(now),
        before => before,
    };
    let one_too_low: Rule = |now, before, k| match before {
        None => (now.count + 1 >= k && rest(now) >= k).then_some(now),
        before => before,
    };
    let rest_forgotten: Rule = |now, before, k| match before {
        None => free(now, k).then_some(now),
        Some(old) if free(now, k) && now.count.abs_diff(old.count) >= k => Some(now),
        before => before,
    };
    let every_step: Rule = |now, before, k| match before {
        None => free(now, k).then_some(now),
        Some(_) if free(now, k) => Some(now),
        before => before,
    };
    let hides_again: Rule = |now, before, k| match before {
        None => free(now, k).then_some(now),
        Some(old) if now.count.abs_diff(old.count) >= k => free(now, k).then_some(now),
        before => before,
    };
    for (name, rule) in [
        ("one side only", one_side),
        ("zero is told", zero_is_open),
        ("one too low", one_too_low),
        ("the other side is not looked at", rest_forgotten),
        ("every step is told", every_step),
        ("hides what was told", hides_again),
    ] {
        assert!(all_breaches(rule, 3) > 0, "{name}");
    }
}

#[test]
fn in_one_quarter_the_same_is_told_again() {
    let first = protect_need(&need(SPRING, 40, 12), MinCount::default(), None);
    assert_eq!(told(&first), Some((12, day(SPRING))));
    let lower = MinCount::new(3).unwrap();
    for later in ["2026-03-31", "2026-02-10", "2025-12-01"] {
        assert_eq!(
            protect_need(&need(later, 40, 30), lower, Some(&first)),
            first
        );
    }
    let next = protect_need(
        &need("2026-04-01", 41, 30),
        MinCount::default(),
        Some(&first),
    );
    assert_eq!(told(&next), Some((30, day("2026-04-01"))));
}

#[test]
fn a_small_step_keeps_the_old_number_with_its_old_day() {
    let k = MinCount::default();
    let first = protect_need(&need(SPRING, 40, 12), k, None);
    let after = |persons, count| {
        told(&protect_need(
            &need(SUMMER, persons, count),
            k,
            Some(&first),
        ))
    };
    assert_eq!(after(40, 16), Some((12, day(SPRING))));
    assert_eq!(after(40, 17), Some((17, day(SUMMER))));
    // Five joined and five more have the need: what each of them needs would be told.
    assert_eq!(after(45, 17), Some((12, day(SPRING))));
    // It is nearly nobody's need any more.
    assert_eq!(after(40, 1), Some((12, day(SPRING))));
}

#[test]
fn a_hidden_number_opens_when_both_sides_are_large_enough() {
    let k = MinCount::default();
    let first = protect_need(&need(SPRING, 12, 4), k, None);
    assert_eq!((told(&first), first.persons), (None, Some(12)));
    let next = protect_need(&need(SUMMER, 12, 7), k, Some(&first));
    assert_eq!(told(&next), Some((7, day(SUMMER))));
    let few = protect_need(&need(SUMMER, 4, 4), k, None);
    assert_eq!((told(&few), few.persons), (None, None));
    assert!(split_is_free(5, 10, k) && !split_is_free(6, 10, k) && !split_is_free(0, 10, k));
}

#[test]
fn quarters_follow_the_calendar() {
    let of = |text| quarter(day(text));
    assert_eq!(of("2026-01-01"), "2026-Q1");
    assert_eq!(of("2026-03-31"), "2026-Q1");
    assert_eq!(of("2026-12-31"), "2026-Q4");
    assert!(of("2026-12-31") < of("2027-01-01"));
}
