//! Dates in running text as DIN 5008 writes them: the name of the month, no leading zero, the year in four digits.
//!
//! Not here: dates in columns, which are in figures (`domain::dates`).

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::dates::german_month;

/// "5. Februar 2026", held together by no-break spaces.
pub fn long(date: NaiveDate) -> String {
    let month = german_month(date.month()).unwrap_or_default();
    format!("{}.\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_month_by_name_in_text() {
        let date = NaiveDate::from_ymd_opt(2026, 2, 5).unwrap();
        assert_eq!(long(date), "5.\u{a0}Februar\u{a0}2026");
    }
}
