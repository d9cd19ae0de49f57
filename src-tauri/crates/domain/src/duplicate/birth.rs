//! What two birth dates say about each other, with all that offices make of a date.

use chrono::{Datelike, NaiveDate};

use crate::dates::{ImpreciseDate, Precision};

/// How two birth dates fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Birth {
    /// The same day.
    Same,
    /// Day and month changed places.
    Swapped,
    /// The same year, and one of them knows no more than that.
    SameYear,
    /// One digit differs.
    OneDigit,
    /// Nobody can say.
    Unknown,
    /// Two dates.
    Different,
}

/// Years by which an estimate may be wrong.
const ESTIMATE: i32 = 2;

/// Compares two birth dates.
pub fn compare(one: Option<&ImpreciseDate>, other: Option<&ImpreciseDate>) -> Birth {
    let (Some(one), Some(other)) = (one, other) else {
        return Birth::Unknown;
    };
    let (Some((first, _)), Some((second, _))) = (one.bounds(), other.bounds()) else {
        return Birth::Unknown;
    };
    match (real_day(one), real_day(other)) {
        (Some(one), Some(other)) => days(one, other),
        _ if is_estimate(one) || is_estimate(other) => {
            if (first.year() - second.year()).abs() <= ESTIMATE {
                Birth::Unknown
            } else {
                Birth::Different
            }
        }
        _ if first.year() != second.year() => Birth::Different,
        // Two months that are both known and differ.
        _ if one.precision == Precision::Monat && other.precision == Precision::Monat => {
            if first == second {
                Birth::SameYear
            } else {
                Birth::Different
            }
        }
        _ => Birth::SameYear,
    }
}

fn is_estimate(date: &ImpreciseDate) -> bool {
    date.precision == Precision::Geschaetzt
}

/// A day that is a day: the first of January mostly says that only the year is known.
fn real_day(date: &ImpreciseDate) -> Option<NaiveDate> {
    date.exact()
        .filter(|day| (day.month(), day.day()) != (1, 1))
}

fn days(one: NaiveDate, other: NaiveDate) -> Birth {
    if one == other {
        return Birth::Same;
    }
    if one.year() == other.year() && (one.month(), one.day()) == (other.day(), other.month()) {
        return Birth::Swapped;
    }
    let text = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let differing = text(one)
        .bytes()
        .zip(text(other).bytes())
        .filter(|(a, b)| a != b)
        .count();
    if differing == 1 {
        Birth::OneDigit
    } else {
        Birth::Different
    }
}

impl Birth {
    /// The reason as people read it.
    pub fn german(self) -> Option<&'static str> {
        match self {
            Birth::Same => Some("Gleiches Geburtsdatum"),
            Birth::Swapped => Some("Geburtsdatum mit vertauschtem Tag und Monat"),
            Birth::SameYear => Some("Gleiches Geburtsjahr, der Tag ist nicht bei beiden bekannt"),
            Birth::OneDigit => Some("Geburtsdatum weicht in einer Ziffer ab"),
            Birth::Unknown | Birth::Different => None,
        }
    }

    /// What it adds to the score.
    pub fn weight(self) -> i32 {
        match self {
            Birth::Same => 40,
            Birth::Swapped => 30,
            Birth::SameYear => 20,
            Birth::OneDigit => 15,
            Birth::Unknown => 0,
            Birth::Different => -30,
        }
    }
}
