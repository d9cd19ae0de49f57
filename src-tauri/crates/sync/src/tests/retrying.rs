//! Back-off: bounds, growth, and a clock that jumps.

use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::day;
use crate::{LONGEST_WAIT, SHORTEST_WAIT, is_due, next_attempt, wait};

fn noon() -> NaiveDateTime {
    day(2026, 3, 29).and_hms_opt(12, 0, 0).unwrap()
}

#[test]
fn the_upper_end_doubles_from_two_minutes_to_six_hours() {
    let largest = |failures| {
        (0..21_600)
            .map(|random| wait(failures, random))
            .max()
            .unwrap()
    };
    assert_eq!(largest(0), TimeDelta::minutes(1));
    assert_eq!(largest(1), TimeDelta::minutes(2));
    assert_eq!(largest(2), TimeDelta::minutes(4));
    assert_eq!(largest(5), TimeDelta::minutes(32));
    assert_eq!(largest(9), TimeDelta::hours(6));
    assert_eq!(largest(u32::MAX), TimeDelta::hours(6));
}

#[test]
fn a_clock_that_was_set_back_holds_nothing_up() {
    let due = next_attempt(noon(), 50, 12_345);
    assert!(!is_due(noon(), due));
    assert!(is_due(due, due));
    assert!(is_due(noon() - TimeDelta::days(400), due));
}

#[test]
fn at_the_end_of_the_calendar_an_attempt_is_due_at_once() {
    let end = NaiveDateTime::MAX;
    assert!(is_due(end, next_attempt(end, 3, 7)));
}

proptest! {
    #[test]
    fn a_wait_is_never_under_a_minute_or_over_six_hours(failures: u32, random: u64) {
        prop_assert!((SHORTEST_WAIT..=LONGEST_WAIT).contains(&wait(failures, random)));
    }

    #[test]
    fn nobody_ever_waits_longer_than_six_hours_whatever_the_clock_does(
        failures: u32, random: u64, jump in -100_000_000_i64..100_000_000,
    ) {
        let due = next_attempt(noon(), failures, random);
        let now = noon() + TimeDelta::seconds(jump);
        prop_assert!(is_due(now, due) || is_due(now + LONGEST_WAIT, due));
    }
}
