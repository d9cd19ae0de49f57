//! The closed range of days a report speaks of. Whether it may be released is decided in `ledger`.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::StatisticsError;

/// A range of days, both ends included. `from` never lies after `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "RawPeriod")]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPeriod {
    from: NaiveDate,
    to: NaiveDate,
}

impl TryFrom<RawPeriod> for Period {
    type Error = StatisticsError;

    fn try_from(raw: RawPeriod) -> Result<Self, Self::Error> {
        Self::new(raw.from, raw.to)
    }
}

impl Period {
    /// A free period, for example a Bewilligungszeitraum.
    ///
    /// # Errors
    /// `InvalidPeriod` when `from` lies after `to`.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, StatisticsError> {
        if from > to {
            return Err(StatisticsError::InvalidPeriod);
        }
        Ok(Self { from, to })
    }

    /// The calendar quarter 1 to 4.
    ///
    /// # Errors
    /// `InvalidPeriod` for another quarter or a year outside the calendar.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, StatisticsError> {
        Self::part_of_year(year, quarter, 3)
    }

    /// The calendar half-year 1 or 2.
    ///
    /// # Errors
    /// `InvalidPeriod` for another half or a year outside the calendar.
    pub fn half_year(year: i32, half: u32) -> Result<Self, StatisticsError> {
        Self::part_of_year(year, half, 6)
    }

    /// The calendar year.
    ///
    /// # Errors
    /// `InvalidPeriod` for a year outside the calendar.
    pub fn year(year: i32) -> Result<Self, StatisticsError> {
        Self::part_of_year(year, 1, 12)
    }

    /// First day.
    #[must_use]
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// Last day; it belongs to the period.
    #[must_use]
    pub fn to(&self) -> NaiveDate {
        self.to
    }

    /// True when the last day lies before `today`: nothing can happen in the period any more.
    #[must_use]
    pub fn is_closed(&self, today: NaiveDate) -> bool {
        self.to < today
    }

    /// True when `day` lies in the period.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// True when the two periods share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// True when this period begins on the day after `earlier` ends.
    #[must_use]
    pub fn follows_directly(&self, earlier: &Self) -> bool {
        earlier.to.checked_add_days(Days::new(1)) == Some(self.from)
    }

    fn part_of_year(year: i32, part: u32, months: u32) -> Result<Self, StatisticsError> {
        let first_month = part
            .checked_sub(1)
            .and_then(|before| before.checked_mul(months));
        let from = first_month
            .and_then(|month| NaiveDate::from_ymd_opt(year, month.checked_add(1)?, 1))
            .ok_or(StatisticsError::InvalidPeriod)?;
        let to = from
            .checked_add_months(Months::new(months))
            .and_then(|next| next.pred_opt())
            .ok_or(StatisticsError::InvalidPeriod)?;
        Self::new(from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn calendar_periods_end_where_the_calendar_says() {
        assert_eq!(Period::quarter(2024, 1).unwrap().to(), day("2024-03-31"));
        assert_eq!(Period::quarter(2026, 4).unwrap().from(), day("2026-10-01"));
        assert_eq!(Period::half_year(2026, 1).unwrap().to(), day("2026-06-30"));
        assert_eq!(Period::year(2024).unwrap().to(), day("2024-12-31"));
        for wrong in [
            Period::quarter(2026, 0),
            Period::quarter(2026, 5),
            Period::half_year(2026, 3),
        ] {
            assert_eq!(wrong, Err(StatisticsError::InvalidPeriod));
        }
    }

    #[test]
    fn the_last_day_must_be_over() {
        let period = Period::quarter(2026, 2).unwrap();
        assert!(!period.is_closed(day("2026-06-30")));
        assert!(period.is_closed(day("2026-07-01")));
    }

    #[test]
    fn a_stored_period_cannot_run_backwards() {
        let turned = r#"{"from":"2026-06-30","to":"2026-01-01"}"#;
        assert!(serde_json::from_str::<Period>(turned).is_err());
        assert!(Period::new(day("2026-06-30"), day("2026-01-01")).is_err());
    }

    #[test]
    fn neighbours_follow_but_do_not_overlap() {
        let first = Period::quarter(2025, 4).unwrap();
        let second = Period::quarter(2026, 1).unwrap();
        assert!(second.follows_directly(&first) && !second.overlaps(&first));
        assert!(first.overlaps(&Period::year(2025).unwrap()));
    }
}
