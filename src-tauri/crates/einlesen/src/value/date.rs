//! Dates as people type them in Germany, to the day, the month or the year.
//!
//! Order is always day, month, year; a date with slashes gets a hint, since it may come from a program that thinks
//! otherwise. Two digits of a year: the latest year that fits. What happened (birth, entry) lies in or before the year
//! of today, so on a day in 2026 `26` is 2026 and `27` is 1927; what may lie ahead (validity, Wiedervorlage) reaches
//! 20 years further, so `46` is 2046 and `47` is 1947.

use chrono::{Datelike, Days, NaiveDate};
use fallmappe_domain::dates::{ImpreciseDate, Precision};

use super::blank::blank;
use super::date_words::{self, Piece};
use super::{Reading, Seen};
use crate::table::{Cell, whole};
use crate::words::key;

/// Years that a validity may lie ahead when only two digits are typed.
const YEARS_AHEAD: i32 = 20;
/// First year of a birth.
const FIRST_BIRTH: i32 = 1900;
/// First year of anything else.
const FIRST_YEAR: i32 = 1950;
/// Last year of anything.
const LAST_YEAR: i32 = 2100;

/// No such day in the calendar.
pub const NO_SUCH_DAY: &str = "Dieses Datum gibt es nicht. Erwartet wird Tag.Monat.Jahr.";
/// Not a date.
pub const NO_DATE: &str = "Das ist kein Datum. Erwartet wird TT.MM.JJJJ, MM.JJJJ oder JJJJ.";
/// The year makes no sense.
pub const STRANGE_YEAR: &str = "Das Jahr kann nicht stimmen.";
/// What happened cannot lie ahead.
pub const IN_FUTURE: &str = "Das Datum liegt in der Zukunft.";
/// Month or year where a day is needed.
pub const NEEDS_DAY: &str = "Hier wird ein ganzes Datum gebraucht (TT.MM.JJJJ).";
/// Month where a day is needed, taken as its first day.
pub const FIRST_OF_MONTH: &str =
    "Nur Monat und Jahr, ein ganzes Datum fehlt; übernommen wurde der erste Tag des Monats.";
/// Month where a day is needed, taken as its last day.
pub const LAST_OF_MONTH: &str =
    "Nur Monat und Jahr, ein ganzes Datum fehlt; übernommen wurde der letzte Tag des Monats.";
/// No end.
pub const WITHOUT_END: &str = "Unbefristet; es wurde kein Datum übernommen.";
/// Month and two digits of a year.
pub const MONTH_AND_YEAR: &str = "Als Monat und Jahr gelesen; bitte prüfen.";
/// Somebody is younger than any programme begins.
pub const VERY_YOUNG: &str = "Die Person wäre unter 14 Jahre alt; bitte das Geburtsdatum prüfen.";
/// Somebody is older than any programme reaches.
pub const OLD: &str = "Die Person wäre über 60 Jahre alt; bitte das Geburtsdatum prüfen.";
/// Typed with slashes.
pub const SLASHES: &str = "Mit Schrägstrichen geschrieben; gelesen als Tag/Monat/Jahr.";
/// 1 January as a birthday.
pub const FIRST_OF_JANUARY: &str = "Der 1. Januar steht in Dokumenten oft für „nur das Jahr ist bekannt“; bitte prüfen, ob der Tag stimmt.";
/// A bare number.
pub const FROM_NUMBER: &str = "Die Zelle enthält eine Zahl; sie wurde als Datum gelesen.";
/// Placeholders for day or month.
pub const PLACEHOLDER: &str =
    "Tag oder Monat sind nicht ausgefüllt; übernommen wurde nur, was bekannt ist.";
/// Somebody is very old.
pub const VERY_OLD: &str = "Die Person wäre über 80 Jahre alt; bitte das Jahr prüfen.";

/// What a date is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A birth: never ahead.
    Birth,
    /// Something that has happened: never ahead.
    Past,
    /// Something that may lie ahead.
    Any,
}

/// Reads a date with its precision.
pub fn imprecise(cell: &Cell, about: About, today: NaiveDate) -> Reading<ImpreciseDate> {
    let read = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => Seen::plain(ImpreciseDate::day(*day)),
        Cell::Number(number) => from_number(*number, about, today)?,
        Cell::Text(text) if blank(text).is_some() => return Ok(None),
        Cell::Text(text) => from_text(text, about, today)?,
        Cell::Flag(_) => return Err(NO_DATE),
        Cell::Broken => return Err(super::choice::BROKEN),
    };
    plausible(read, about, today).map(Some)
}

/// Reads a date that has to be known to the day.
pub fn exact(cell: &Cell, about: About, today: NaiveDate) -> Reading<NaiveDate> {
    let Some(seen) = imprecise(cell, about, today)? else {
        return Ok(None);
    };
    let day = seen.value.exact().ok_or(NEEDS_DAY)?;
    Ok(Some(seen.map(|_| day)))
}

/// Which day stands for a month when a day is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// What begins: the first.
    First,
    /// What holds until then: the last.
    Last,
}

/// Reads a date that has to be known to the day; of a month its first or last day, with a hint.
pub fn edge(cell: &Cell, about: About, edge: Edge, today: NaiveDate) -> Reading<NaiveDate> {
    if edge == Edge::Last && is_without_end(cell) {
        return Ok(None);
    }
    let Some(mut seen) = imprecise(cell, about, today)? else {
        return Ok(None);
    };
    let (first, last) = seen.value.bounds().ok_or(NO_DATE)?;
    let day = match (seen.value.precision, edge) {
        (Precision::Tag, _) => first,
        (Precision::Monat, Edge::First) => first,
        (Precision::Monat, Edge::Last) => last,
        _ => return Err(NEEDS_DAY),
    };
    if seen.value.precision == Precision::Monat {
        seen.hints.push(match edge {
            Edge::First => FIRST_OF_MONTH,
            Edge::Last => LAST_OF_MONTH,
        });
    }
    Ok(Some(seen.map(|_| day)))
}

/// `unbefr.`: there is no date and there should be none.
pub fn is_without_end(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if ["unbefr", "unbegr", "dauerhaft", "ohneende"]
        .iter()
        .any(|start| key(text).starts_with(start)))
}

/// Whether a text is a date and nothing else; for finding out what a column is.
pub fn looks_like_date(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let today = NaiveDate::default();
    text.len() < 30
        && digits > 2
        && text.contains(['.', '/', '-'])
        && from_text(text, About::Any, today).is_ok()
}

/// `1999`, a day counted by a spreadsheet, or digits without points that lost their leading zero.
fn from_number(
    number: f64,
    about: About,
    today: NaiveDate,
) -> Result<Seen<ImpreciseDate>, &'static str> {
    let number = whole(number.floor()).ok_or(NO_DATE)?;
    match number {
        1900..=2100 => Ok(Seen::plain(year(number as i32))),
        // Days since 30.12.1899: from 1927 to 2119.
        10_000..=80_000 => {
            let start = NaiveDate::from_ymd_opt(1899, 12, 30);
            let day = start.and_then(|start| start.checked_add_days(Days::new(number as u64)));
            Ok(Seen::hinted(
                ImpreciseDate::day(day.ok_or(NO_DATE)?),
                FROM_NUMBER,
            ))
        }
        1_011_900..=31_122_100 => {
            let mut seen = from_text(&format!("{number:08}"), about, today)?;
            seen.hints = vec![FROM_NUMBER];
            Ok(seen)
        }
        _ => Err(NO_DATE),
    }
}

fn from_text(
    text: &str,
    about: About,
    today: NaiveDate,
) -> Result<Seen<ImpreciseDate>, &'static str> {
    let words = date_words::cut(text).ok_or(NO_DATE)?;
    let slashes = words.slashes;
    let full = |digits: &str| full_year(digits, about, today);
    let mut seen = match words.pieces.as_slice() {
        // As documents of the administration and programs write it: 1999-02-01.
        [Piece::Number(y), Piece::Number(m), Piece::Number(d)] if y.len() == 4 => {
            date(full(y)?, m, d)?
        }
        [Piece::Number(d), Piece::Number(m), Piece::Number(y)] => {
            let mut seen = date(full(y)?, m, d)?;
            if slashes {
                seen.hints.push(SLASHES);
            }
            seen
        }
        [Piece::Number(d), Piece::Month(m), Piece::Number(y)] => date(full(y)?, &m.to_string(), d)?,
        [Piece::Unknown, Piece::Unknown, Piece::Number(y)] => {
            Seen::hinted(year(full(y)?), PLACEHOLDER)
        }
        [Piece::Unknown, Piece::Number(m), Piece::Number(y)] => date(full(y)?, m, "0")?,
        [Piece::Month(m), Piece::Number(y)] => month(full(y)?, *m)?,
        [Piece::Number(y), Piece::Number(m)] if y.len() == 4 => month(full(y)?, small(m)?)?,
        [Piece::Number(m), Piece::Number(y)] if y.len() == 4 => month(full(y)?, small(m)?)?,
        // "3/27": no month has this number, so it is a year.
        [Piece::Number(m), Piece::Number(y)] if m.len() < 3 && is_no_month(y) => {
            let mut seen = month(full(y)?, small(m)?)?;
            seen.hints.push(MONTH_AND_YEAR);
            seen
        }
        [Piece::Number(y)] if y.len() == 4 => Seen::plain(year(full(y)?)),
        [Piece::Number(all)] if all.len() == 8 => {
            let part = |from: usize, to: usize| all.get(from..to).unwrap_or_default();
            let mut seen = date(full(part(4, 8))?, part(2, 4), part(0, 2))?;
            seen.hints.push(FROM_NUMBER);
            seen
        }
        _ => return Err(NO_DATE),
    };
    if words.estimated {
        seen.value.precision = Precision::Geschaetzt;
    }
    Ok(seen)
}

fn date(
    year_number: i32,
    month_digits: &str,
    day_digits: &str,
) -> Result<Seen<ImpreciseDate>, &'static str> {
    match (small(month_digits)?, small(day_digits)?) {
        // Documents print 00.00.1999 when only the year is known.
        (0, 0) => Ok(Seen::hinted(year(year_number), PLACEHOLDER)),
        (m, 0) => {
            let mut seen = month(year_number, m)?;
            seen.hints.push(PLACEHOLDER);
            Ok(seen)
        }
        (m, d) => {
            let day = NaiveDate::from_ymd_opt(year_number, m, d).ok_or(NO_SUCH_DAY)?;
            Ok(Seen::plain(ImpreciseDate::day(day)))
        }
    }
}

fn month(year: i32, month: u32) -> Result<Seen<ImpreciseDate>, &'static str> {
    NaiveDate::from_ymd_opt(year, month, 1).ok_or(NO_SUCH_DAY)?;
    Ok(Seen::plain(ImpreciseDate {
        value: format!("{year:04}-{month:02}"),
        precision: Precision::Monat,
    }))
}

fn year(year: i32) -> ImpreciseDate {
    ImpreciseDate {
        value: format!("{year:04}"),
        precision: Precision::Jahr,
    }
}

fn is_no_month(digits: &str) -> bool {
    digits.len() == 2 && digits.parse::<u32>().is_ok_and(|number| number > 12)
}

/// Day or month: one or two digits.
fn small(digits: &str) -> Result<u32, &'static str> {
    let number = if digits.len() < 3 {
        digits.parse().ok()
    } else {
        None
    };
    number.ok_or(NO_DATE)
}

/// Four digits as they stand, two by the rule above.
fn full_year(digits: &str, about: About, today: NaiveDate) -> Result<i32, &'static str> {
    let number: i32 = digits.parse().map_err(|_| NO_DATE)?;
    match digits.len() {
        4 => Ok(number),
        2 => {
            let latest = today.year() + if about == About::Any { YEARS_AHEAD } else { 0 };
            let same_century = latest - latest.rem_euclid(100) + number;
            Ok(if same_century > latest {
                same_century - 100
            } else {
                same_century
            })
        }
        _ => Err(NO_DATE),
    }
}

fn plausible(
    mut seen: Seen<ImpreciseDate>,
    about: About,
    today: NaiveDate,
) -> Result<Seen<ImpreciseDate>, &'static str> {
    let (first, last) = seen.value.bounds().ok_or(NO_DATE)?;
    let earliest = if about == About::Birth {
        FIRST_BIRTH
    } else {
        FIRST_YEAR
    };
    if first.year() < earliest || last.year() > LAST_YEAR {
        return Err(STRANGE_YEAR);
    }
    if about != About::Any && first > today {
        return Err(IN_FUTURE);
    }
    if about == About::Birth {
        let new_year = seen.value.exact().is_some_and(|day| day.ordinal() == 1);
        seen.hints.extend(new_year.then_some(FIRST_OF_JANUARY));
        seen.hints.extend(doubtful_age(&seen.value, today));
    }
    Ok(seen)
}

/// Ages at which nobody is in such a list; never a reason to refuse, a grandmother may come for advice.
fn doubtful_age(birth: &ImpreciseDate, today: NaiveDate) -> Option<&'static str> {
    let (youngest, oldest) = birth.age_on(today)?;
    match (youngest, oldest) {
        (81.., _) => Some(VERY_OLD),
        (61.., _) => Some(OLD),
        (_, ..=13) => Some(VERY_YOUNG),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
