//! Weekends and the holidays of North Rhine-Westphalia, for the hint that stands beside a day.
//!
//! The day itself is never moved: whether § 193 BGB, § 222 Abs. 2 ZPO or § 31 Abs. 3 VwVfG applies is a legal question.
//! Holidays: § 2 Feiertagsgesetz NW (text of 19.08.2026).

use chrono::{Datelike, NaiveDate, Weekday};

use super::kalender::{day, earlier, later};
use crate::dates::german_date;

/// Why nobody works on this day: `ein Sonntag`, `ein Feiertag (Fronleichnam)`; `None` on a working day.
pub fn day_off(day: NaiveDate) -> Option<String> {
    if let Some(name) = holiday(day) {
        return Some(format!("ein Feiertag ({name})"));
    }
    match day.weekday() {
        Weekday::Sat => Some("ein Samstag".to_owned()),
        Weekday::Sun => Some("ein Sonntag".to_owned()),
        _ => None,
    }
}

/// The hint beside a last day on which something has to arrive, if the day is no working day.
pub fn moved_hint(day: NaiveDate) -> Option<String> {
    let off = day_off(day)?;
    let next = next_working_day(day);
    Some(format!(
        "Der Tag ist {off}. Fristen für Erklärungen enden dann erst am nächsten Werktag, dem {} (§ 193 BGB, § 222 Abs. 2 \
         ZPO); sicher ist nur, vorher zu handeln.",
        german_date(next)
    ))
}

/// The hint beside a day that no weekend moves.
pub fn fixed_hint(day: NaiveDate) -> Option<String> {
    let off = day_off(day)?;
    Some(format!(
        "Der Tag ist {off}; er verschiebt sich dadurch nicht. Bitte vorher an die Öffnungszeiten denken."
    ))
}

/// The first working day on or after a day.
pub fn next_working_day(day: NaiveDate) -> NaiveDate {
    // No stretch of days off is as long as this.
    (0..14)
        .map(|days| later(day, days))
        .find(|day| day_off(*day).is_none())
        .unwrap_or(day)
}

fn holiday(date: NaiveDate) -> Option<&'static str> {
    let fixed = match (date.month(), date.day()) {
        (1, 1) => "Neujahr",
        (5, 1) => "Tag der Arbeit",
        (10, 3) => "Tag der Deutschen Einheit",
        (11, 1) => "Allerheiligen",
        (12, 25) => "1. Weihnachtstag",
        (12, 26) => "2. Weihnachtstag",
        _ => return movable(date),
    };
    Some(fixed)
}

fn movable(date: NaiveDate) -> Option<&'static str> {
    let easter = easter_sunday(date.year());
    let found = [
        (earlier(easter, 2), "Karfreitag"),
        (later(easter, 1), "Ostermontag"),
        (later(easter, 39), "Christi Himmelfahrt"),
        (later(easter, 50), "Pfingstmontag"),
        (later(easter, 60), "Fronleichnam"),
    ];
    found
        .into_iter()
        .find(|(day, _)| *day == date)
        .map(|(_, name)| name)
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
pub fn easter_sunday(year: i32) -> NaiveDate {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - correction + 15) % 30;
    let weekday = (32 + 2 * century_rest + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    day(year, sum.unsigned_abs() / 31, sum.unsigned_abs() % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_where_the_church_puts_it() {
        for text in [
            "2019-04-21",
            "2020-04-12",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2285-03-22",
        ] {
            assert_eq!(easter_sunday(d(text).year()), d(text));
        }
    }

    #[test]
    fn days_off_have_their_names() {
        for (day, name) in [
            ("2026-04-03", Some("ein Feiertag (Karfreitag)")),
            ("2026-04-06", Some("ein Feiertag (Ostermontag)")),
            ("2026-05-14", Some("ein Feiertag (Christi Himmelfahrt)")),
            ("2026-05-25", Some("ein Feiertag (Pfingstmontag)")),
            ("2026-06-04", Some("ein Feiertag (Fronleichnam)")),
            ("2026-11-01", Some("ein Feiertag (Allerheiligen)")),
            ("2026-11-21", Some("ein Samstag")),
            ("2026-11-22", Some("ein Sonntag")),
            ("2026-11-23", None),
            ("2026-12-24", None),
            ("2026-10-31", Some("ein Samstag")),
        ] {
            assert_eq!(day_off(d(day)).as_deref(), name, "{day}");
        }
    }

    #[test]
    fn the_hint_names_the_next_working_day() {
        assert_eq!(next_working_day(d("2026-12-25")), d("2026-12-28"));
        assert_eq!(next_working_day(d("2026-04-03")), d("2026-04-07"));
        assert!(moved_hint(d("2026-11-22")).unwrap().contains("23.11.2026"));
        assert!(moved_hint(d("2026-11-23")).is_none() && fixed_hint(d("2026-11-23")).is_none());
        assert!(
            fixed_hint(d("2026-11-22"))
                .unwrap()
                .contains("verschiebt sich dadurch nicht")
        );
    }
}
