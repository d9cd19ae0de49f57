//! Counting days, weeks, months and years as §§ 186 to 193 BGB do (text of 19.08.2026).
//!
//! The conventions and their reasons stand in `src-tauri/decisions/0008-fristen.md`. Not here: whether a day is a
//! holiday (`feiertage`).

use chrono::{Datelike, Days, Months, NaiveDate};

/// A day out of constants; only for dates that stand in a text. An impossible one is the first day there is.
pub const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// Last day of a period of weeks that an event on `event` starts (§ 187 Abs. 1, § 188 Abs. 2 BGB).
pub fn end_after_weeks(event: NaiveDate, weeks: u32) -> NaiveDate {
    later(event, weeks.saturating_mul(7))
}

/// Last day of a period of months that an event on `event` starts: the day of the same number, else the last of the
/// month (§ 187 Abs. 1, § 188 Abs. 2 and 3 BGB).
pub fn end_after_months(event: NaiveDate, months: u32) -> NaiveDate {
    event
        .checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// First day on which that many months are over when the first of them began with the day `since` itself (§ 187
/// Abs. 2, § 188 Abs. 2 and 3 BGB). A day that the month does not have becomes the first of the next: never too early.
pub fn first_day_after_months(since: NaiveDate, months: u32) -> NaiveDate {
    let end = end_after_months(since, months);
    if end.day() == since.day() {
        end
    } else {
        later(end, 1)
    }
}

/// First day that lies at most that many months before `start` (§§ 187, 188 BGB, counted backwards). A day that the
/// month does not have becomes the first of the next: never too early.
pub fn first_day_within_months_before(start: NaiveDate, months: u32) -> NaiveDate {
    let first = start
        .checked_sub_months(Months::new(months))
        .unwrap_or(NaiveDate::MIN);
    if first.day() == start.day() {
        first
    } else {
        later(first, 1)
    }
}

/// Last day before somebody completes a year of life: the day before the birthday (§ 187 Abs. 2 S. 2, § 188 Abs. 2
/// BGB). Who is born on 29.02. completes it on 28.02. of a year without that day.
pub fn last_day_before_age(birth: NaiveDate, years: u32) -> NaiveDate {
    let birthday = end_after_months(birth, years.saturating_mul(12));
    if birthday.day() == birth.day() {
        birthday.pred_opt().unwrap_or(birthday)
    } else {
        birthday
    }
}

/// So many days later.
pub fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}

/// So many days earlier.
pub fn earlier(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_event_ends_its_period_on_the_day_of_the_same_number() {
        for (event, months, end) in [
            ("2026-01-15", 1, "2026-02-15"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2026-03-31", 6, "2026-09-30"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-12-31", 2, "2027-02-28"),
        ] {
            assert_eq!(end_after_months(d(event), months), d(end), "{event}");
        }
        assert_eq!(end_after_weeks(d("2026-12-24"), 2), d("2027-01-07"));
    }

    #[test]
    fn a_period_that_begins_with_its_day_is_over_on_the_same_number() {
        for (since, months, first) in [
            ("2026-01-15", 3, "2026-04-15"),
            ("2025-11-30", 3, "2026-03-01"),
            ("2023-11-30", 3, "2024-03-01"),
            ("2023-11-29", 3, "2024-02-29"),
            ("2024-02-29", 12, "2025-03-01"),
        ] {
            assert_eq!(
                first_day_after_months(d(since), months),
                d(first),
                "{since}"
            );
        }
    }

    #[test]
    fn backwards_a_missing_day_is_never_too_early() {
        for (start, months, first) in [
            ("2026-08-01", 7, "2026-01-01"),
            ("2026-09-30", 7, "2026-03-01"),
            ("2024-09-29", 7, "2024-02-29"),
            ("2025-09-29", 7, "2025-03-01"),
            ("2026-08-31", 6, "2026-03-01"),
            ("2027-01-31", 7, "2026-07-01"),
        ] {
            assert_eq!(
                first_day_within_months_before(d(start), months),
                d(first),
                "{start}"
            );
        }
    }

    #[test]
    fn a_year_of_life_is_complete_on_the_eve_of_the_birthday() {
        for (birth, years, last) in [
            ("2000-05-17", 27, "2027-05-16"),
            ("2000-02-29", 27, "2027-02-28"),
            ("2000-02-29", 28, "2028-02-28"),
            ("2001-03-01", 27, "2028-02-29"),
            ("2001-01-01", 27, "2027-12-31"),
        ] {
            assert_eq!(last_day_before_age(d(birth), years), d(last), "{birth}");
        }
    }

    proptest! {
        #[test]
        fn a_first_day_is_never_too_early(days in 0u32..40_000, months in 0u32..100) {
            let start = later(d("1980-01-01"), days);
            let first = first_day_within_months_before(start, months);
            prop_assert!(end_after_months(first, months) >= start);
            prop_assert!(end_after_months(earlier(first, 1), months) <= start);
            prop_assert!(first_day_after_months(start, months) >= end_after_months(start, months));
        }
    }
}
