//! Dates as DIN 5008 writes them: in running text with the name of the month and no leading zero, in columns in
//! figures, the year always in four digits.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// "5. Februar 2026", held together by no-break spaces.
pub fn long(date: NaiveDate) -> String {
    let month = MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default();
    format!("{}.\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

/// "05.02.2026".
pub fn short(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_month_by_name_in_text_and_in_figures_in_columns() {
        let date = NaiveDate::from_ymd_opt(2026, 2, 5).unwrap();
        assert_eq!(long(date), "5.\u{a0}Februar\u{a0}2026");
        assert_eq!(short(date), "05.02.2026");
    }
}
