//! Dates as people know them: to the day, the month, the year, or estimated.
//!
//! An imprecise date never becomes a day by itself: whoever needs a day asks [`ImpreciseDate::exact`] and gets `None`.
//! `01.01.` as a stand-in for "only the year is known" is common in documents; the precision says which it is.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum Precision {
    /// The day is known: `YYYY-MM-DD`.
    Tag,
    /// The month is known: `YYYY-MM`.
    Monat,
    /// The year is known: `YYYY`.
    Jahr,
    /// Somebody estimated it; the value may have any of the three forms.
    Geschaetzt,
}

/// A date with its precision, e.g. `{"value":"1999","precision":"jahr"}`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImpreciseDate {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub value: String,
    /// How much of it is known.
    pub precision: Precision,
}

crate::silent_debug!(ImpreciseDate);

impl ImpreciseDate {
    /// A date known to the day.
    pub fn day(date: NaiveDate) -> Self {
        Self {
            value: date.format("%Y-%m-%d").to_string(),
            precision: Precision::Tag,
        }
    }

    /// Whether the value has a form that fits its precision and names a real date.
    pub fn is_valid(&self) -> bool {
        let Some((form, _, _)) = self.parse() else {
            return false;
        };
        match self.precision {
            Precision::Geschaetzt => true,
            other => form == other,
        }
    }

    /// The day, only if it is really known to the day.
    pub fn exact(&self) -> Option<NaiveDate> {
        match (self.precision, self.parse()?) {
            (Precision::Tag, (Precision::Tag, first, _)) => Some(first),
            _ => None,
        }
    }

    /// The first and the last day that the date can mean. For an estimate: the span of its form, no more is known.
    pub fn bounds(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.parse().map(|(_, first, last)| (first, last))
    }

    /// Smallest and largest age in full years on a day; equal when the birth date is precise enough.
    pub fn age_on(&self, day: NaiveDate) -> Option<(u32, u32)> {
        let (first, last) = self.bounds()?;
        Some((day.years_since(last).unwrap_or(0), day.years_since(first)?))
    }

    /// As people write it: `05.03.1999`, `03.1999`, `1999`, `ca. 1999`.
    pub fn german(&self) -> String {
        let Some((form, first, _)) = self.parse() else {
            return self.value.clone();
        };
        let text = match form {
            Precision::Tag => first.format("%d.%m.%Y").to_string(),
            Precision::Monat => first.format("%m.%Y").to_string(),
            _ => first.year().to_string(),
        };
        if self.precision == Precision::Geschaetzt {
            format!("ca. {text}")
        } else {
            text
        }
    }

    fn parse(&self) -> Option<(Precision, NaiveDate, NaiveDate)> {
        let parts: Vec<&str> = self.value.split('-').collect();
        let number = |text: &str, width: usize| {
            (text.len() == width && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse::<u32>().ok())
                .flatten()
        };
        match parts.as_slice() {
            [year] => {
                let year = number(year, 4)? as i32;
                let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
                Some((
                    Precision::Jahr,
                    first,
                    NaiveDate::from_ymd_opt(year, 12, 31)?,
                ))
            }
            [year, month] => {
                let first = NaiveDate::from_ymd_opt(number(year, 4)? as i32, number(month, 2)?, 1)?;
                let next = first.checked_add_months(chrono::Months::new(1))?;
                Some((Precision::Monat, first, next.pred_opt()?))
            }
            [year, month, day] => {
                let year = number(year, 4)? as i32;
                let date = NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)?;
                Some((Precision::Tag, date, date))
            }
            _ => None,
        }
    }
}

/// The months by name, January first.
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

/// The German name of a month, counted from 1; `None` when there is no such month.
pub fn german_month(month: u32) -> Option<&'static str> {
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(index).copied()
}

/// A day as written in Germany, `05.03.2026`.
pub fn german_date(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(value: &str, precision: Precision) -> ImpreciseDate {
        ImpreciseDate {
            value: value.into(),
            precision,
        }
    }

    #[test]
    fn a_form_must_fit_its_precision() {
        for (value, precision, valid) in [
            ("2000-02-29", Precision::Tag, true),
            ("1999-02-29", Precision::Tag, false),
            ("1999-13", Precision::Monat, false),
            ("1999-12", Precision::Monat, true),
            ("1999", Precision::Jahr, true),
            ("1999", Precision::Tag, false),
            ("1999-01-01", Precision::Jahr, false),
            ("1999", Precision::Geschaetzt, true),
            ("99", Precision::Jahr, false),
            ("+999", Precision::Jahr, false),
            ("1999-1-1", Precision::Tag, false),
            ("", Precision::Geschaetzt, false),
        ] {
            assert_eq!(date(value, precision).is_valid(), valid, "{value}");
        }
    }

    #[test]
    fn an_imprecise_date_never_becomes_a_day() {
        assert!(date("1999", Precision::Jahr).exact().is_none());
        assert!(date("1999-01-01", Precision::Geschaetzt).exact().is_none());
        assert!(date("1999-01-01", Precision::Tag).exact().is_some());
    }

    #[test]
    fn months_have_their_names() {
        assert_eq!(german_month(3), Some("März"));
        assert_eq!(german_month(12), Some("Dezember"));
        assert_eq!([german_month(0), german_month(13)], [None, None]);
    }

    #[test]
    fn an_age_is_a_span_when_only_the_year_is_known() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        assert_eq!(date("2004", Precision::Jahr).age_on(day), Some((21, 22)));
        assert_eq!(
            date("2004-06-15", Precision::Tag).age_on(day),
            Some((22, 22))
        );
        assert_eq!(date("2004-02-29", Precision::Tag).german(), "29.02.2004");
        assert_eq!(
            date("2004-02", Precision::Geschaetzt).german(),
            "ca. 02.2004"
        );
    }
}
