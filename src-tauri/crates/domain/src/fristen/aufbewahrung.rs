//! The two clocks of a closed Fall: how long the Fallakte may be kept, and how long the Fördernachweis must be.
//!
//! The Fördernachweis is kept five years after the Verwendungsnachweis was handed in (ANBest-I No. 6.3 and ANBest-G
//! No. 7.5 NRW; the Zuwendungsbescheid decides). For the Fallakte there is no general statutory period: the Träger
//! fixes it. Both numbers are settings; what happens when a clock has ended is decided by people.

use chrono::NaiveDate;

use super::kalender::end_after_months;
use crate::code::Code;
use crate::dates::german_date;
use crate::teilnahme::Teilnahme;

/// Years that a Fallakte is kept when the Träger has said nothing.
pub const USUAL_AKTE_YEARS: u32 = 3;
/// Years that a Fördernachweis is kept when the Zuwendungsbescheid says nothing else.
pub const USUAL_NACHWEIS_YEARS: u32 = 5;

/// How long things are kept, in years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The Fallakte, after closing.
    pub akte: u32,
    /// The Fördernachweis, after the Verwendungsnachweis was handed in.
    pub nachweis: u32,
}

impl Years {
    /// Years as set; 0 means the usual number.
    pub fn set(akte: u32, nachweis: u32) -> Self {
        let or = |set: u32, usual| if set == 0 { usual } else { set };
        Self {
            akte: or(akte, USUAL_AKTE_YEARS),
            nachweis: or(nachweis, USUAL_NACHWEIS_YEARS),
        }
    }
}

impl Default for Years {
    fn default() -> Self {
        Self::set(0, 0)
    }
}

/// A Verwendungsnachweis that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nachweis {
    /// Programme.
    pub programme: Code,
    /// Last day of the period that it proves.
    pub until: NaiveDate,
    /// Day on which it was handed in.
    pub submitted_on: NaiveDate,
}

/// Where the two clocks of a closed Fall stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    /// Last day of the Fallakte.
    pub akte_until: NaiveDate,
    /// The Fördernachweis.
    pub nachweis: NachweisClock,
}

/// How long the reduced record is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NachweisClock {
    /// There is no Teilnahme, so nothing has to be proved.
    Nothing,
    /// Last day.
    Until(NaiveDate),
    /// It cannot be said yet; why, in German.
    Unclear(String),
}

impl Clocks {
    /// Both clocks have ended: nothing is needed any more.
    pub fn ended(&self, today: NaiveDate) -> bool {
        let nachweis = match self.nachweis {
            NachweisClock::Nothing => true,
            NachweisClock::Until(until) => until < today,
            NachweisClock::Unclear(_) => false,
        };
        self.akte_ended(today) && nachweis
    }

    /// The clock of the Fallakte has ended; the Fördernachweis may still be needed.
    pub fn akte_ended(&self, today: NaiveDate) -> bool {
        self.akte_until < today
    }
}

/// The clocks of a Fall that was closed on `closed_on`.
pub fn clocks(
    closed_on: NaiveDate,
    teilnahmen: &[Teilnahme],
    nachweise: &[Nachweis],
    years: Years,
) -> Clocks {
    let ended = teilnahmen.iter().map(|t| (&t.programme, t.austritt));
    clocks_of(closed_on, ended, nachweise, years)
}

/// The same from programme and Austritt alone.
pub(super) fn clocks_of<'a>(
    closed_on: NaiveDate,
    teilnahmen: impl Iterator<Item = (&'a Code, Option<NaiveDate>)>,
    nachweise: &[Nachweis],
    years: Years,
) -> Clocks {
    let single = teilnahmen
        .map(|(programme, austritt)| single_clock(programme, austritt, nachweise, years.nachweis));
    Clocks {
        akte_until: end_after_months(closed_on, years.akte.saturating_mul(12)),
        nachweis: single.fold(NachweisClock::Nothing, NachweisClock::longer),
    }
}

fn single_clock(
    programme: &Code,
    austritt: Option<NaiveDate>,
    nachweise: &[Nachweis],
    years: u32,
) -> NachweisClock {
    let Some(austritt) = austritt else {
        return NachweisClock::Unclear("Bei einer Teilnahme fehlt der Austritt.".to_owned());
    };
    let fitting = nachweise
        .iter()
        .filter(|nachweis| nachweis.programme == *programme && nachweis.until >= austritt)
        .min_by_key(|nachweis| (nachweis.until, std::cmp::Reverse(nachweis.submitted_on)));
    match fitting {
        Some(nachweis) => NachweisClock::Until(end_after_months(
            nachweis.submitted_on,
            years.saturating_mul(12),
        )),
        None => NachweisClock::Unclear(format!(
            "Für den Zeitraum mit dem Austritt am {} ist noch kein Verwendungsnachweis eingetragen.",
            german_date(austritt)
        )),
    }
}

impl NachweisClock {
    /// A question outweighs every day, a later day an earlier one: nothing is thrown away too soon.
    fn longer(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unclear(why), _) | (_, Self::Unclear(why)) => Self::Unclear(why),
            (Self::Until(one), Self::Until(two)) => Self::Until(one.max(two)),
            (Self::Nothing, other) => other,
            (one, Self::Nothing) => one,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn teilnahme(programme: &str, austritt: Option<&str>) -> Teilnahme {
        Teilnahme {
            programme: Code::new(programme),
            baustein: Code::new("cm"),
            traeger: String::new(),
            course_start: None,
            eintritt: d("2024-01-08"),
            austritt: austritt.map(d),
            austritt_reason: None,
        }
    }

    fn nachweis(programme: &str, until: &str, submitted_on: &str) -> Nachweis {
        Nachweis {
            programme: Code::new(programme),
            until: d(until),
            submitted_on: d(submitted_on),
        }
    }

    #[test]
    fn the_fallakte_ends_so_many_years_after_closing() {
        for (closed_on, akte, until) in [
            ("2026-03-15", 0, "2029-03-15"),
            ("2024-02-29", 1, "2025-02-28"),
            ("2024-02-29", 4, "2028-02-29"),
            ("2026-12-31", 10, "2036-12-31"),
        ] {
            let clocks = clocks(d(closed_on), &[], &[], Years::set(akte, 0));
            assert_eq!(clocks.akte_until, d(until), "{closed_on}");
            assert_eq!(clocks.nachweis, NachweisClock::Nothing);
            assert!(!clocks.ended(d(until)) && clocks.ended(d("2040-01-01")));
        }
    }

    #[test]
    fn the_nachweis_runs_from_the_day_it_was_handed_in() {
        let nachweise = [
            nachweis("kim", "2025-12-31", "2026-03-30"),
            nachweis("kim", "2024-12-31", "2025-02-28"),
            nachweis("durchstarten", "2024-12-31", "2025-06-30"),
        ];
        let until = |teilnahmen: &[Teilnahme]| {
            clocks(d("2025-12-01"), teilnahmen, &nachweise, Years::default()).nachweis
        };
        let kim = teilnahme("kim", Some("2024-12-31"));
        assert_eq!(
            until(std::slice::from_ref(&kim)),
            NachweisClock::Until(d("2030-02-28"))
        );
        let later = teilnahme("kim", Some("2025-01-01"));
        assert_eq!(until(&[kim, later]), NachweisClock::Until(d("2031-03-30")));
    }

    #[test]
    fn without_a_nachweis_or_an_austritt_it_is_a_question_and_nothing_has_ended() {
        let nachweise = [nachweis("kim", "2024-12-31", "2025-02-28")];
        for teilnahmen in [
            vec![
                teilnahme("kim", Some("2024-06-30")),
                teilnahme("kim", Some("2025-06-30")),
            ],
            vec![teilnahme("durchstarten", Some("2024-06-30"))],
            vec![teilnahme("kim", None)],
        ] {
            let clocks = clocks(d("2025-07-01"), &teilnahmen, &nachweise, Years::default());
            assert!(matches!(clocks.nachweis, NachweisClock::Unclear(_)));
            assert!(clocks.akte_ended(d("2099-01-01")) && !clocks.ended(d("2099-01-01")));
        }
    }
}
