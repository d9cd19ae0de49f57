//! Dates as they stand in lists of offices, with what they mean on 15.06.2026.

use super::*;
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
}

fn read(cell: &Cell, about: About) -> Result<Option<(String, usize)>, &'static str> {
    let seen = imprecise(cell, about, today())?;
    Ok(seen.map(|seen| (seen.value.german(), seen.hints.len())))
}

fn birth(text: &str) -> Result<Option<(String, usize)>, &'static str> {
    read(&Cell::text(text), About::Birth)
}

#[test]
fn a_month_stands_for_its_first_or_last_day_and_says_so() {
    let read = |text: &str, side: Edge| {
        edge(&Cell::text(text), About::Any, side, today())
            .map(|seen| seen.map(|seen| (seen.value.to_string(), seen.hints)))
    };
    let day = |day: &str, hints: &[&'static str]| Ok(Some((day.to_owned(), hints.to_vec())));
    assert_eq!(
        read("bis 3/27", Edge::Last),
        day("2027-03-31", &[MONTH_AND_YEAR, LAST_OF_MONTH])
    );
    assert_eq!(
        read("Mai 23", Edge::First),
        day("2023-05-01", &[FIRST_OF_MONTH])
    );
    assert_eq!(
        read("02.2028", Edge::Last),
        day("2028-02-29", &[LAST_OF_MONTH])
    );
    assert_eq!(read("3.4.2027", Edge::Last), day("2027-04-03", &[]));
    assert_eq!(read("2027", Edge::Last), Err(NEEDS_DAY));
    assert_eq!(read("ca. 2027", Edge::First), Err(NEEDS_DAY));
    // A day and a month without a year are no month of a year.
    assert_eq!(read("3.11", Edge::Last), Err(NO_DATE));
    assert_eq!(read("unbefr.", Edge::Last), Ok(None));
    assert_eq!(read("unbefr.", Edge::First), Err(NO_DATE));
}

#[test]
fn ages_that_no_list_holds_are_a_hint() {
    for (text, hint) in [
        ("11.06.2024", Some(VERY_YOUNG)),
        ("01.07.2012", Some(VERY_YOUNG)),
        ("09.03.1974", None),
        ("09.03.1965", Some(OLD)),
        ("17.08.1901", Some(VERY_OLD)),
        ("2012", None),
    ] {
        let seen = imprecise(&Cell::text(text), About::Birth, today()).unwrap();
        let hints: Vec<&str> = hint.into_iter().collect();
        assert_eq!(seen.unwrap().hints, hints, "{text}");
    }
}

#[test]
fn dates_mean_what_people_mean() {
    for (text, meaning, hints) in [
        ("01.02.1999", "01.02.1999", 0),
        ("1.2.1999", "01.02.1999", 0),
        ("1.2.99", "01.02.1999", 0),
        ("1.2.05", "01.02.2005", 0),
        ("01.02.26", "01.02.2026", 1),
        ("01.02.27", "01.02.1927", 1),
        ("1. Februar 1999", "01.02.1999", 0),
        ("1. Feb. 99", "01.02.1999", 0),
        ("29.2.2000", "29.02.2000", 0),
        ("3. März 2001", "03.03.2001", 0),
        ("3 Mrz 2001", "03.03.2001", 0),
        ("12 May 2001", "12.05.2001", 0),
        ("12-Okt-2001", "12.10.2001", 0),
        ("1999-02-01", "01.02.1999", 0),
        ("1999-02-01 00:00:00", "01.02.1999", 0),
        ("1999-02-01T00:00:00", "01.02.1999", 0),
        ("geb. 01.02.1999", "01.02.1999", 0),
        ("01. 02. 1999", "01.02.1999", 0),
        ("01,02,1999", "01.02.1999", 0),
        ("03/04/1999", "03.04.1999", 1),
        ("25/04/1999", "25.04.1999", 1),
        ("01.01.1999", "01.01.1999", 1),
        ("02/1999", "02.1999", 0),
        ("02.1999", "02.1999", 0),
        ("Februar 1999", "02.1999", 0),
        ("1999-02", "02.1999", 0),
        ("1999", "1999", 0),
        ("ca. 1999", "ca. 1999", 0),
        ("etwa Februar 1999", "ca. 02.1999", 0),
        ("~1999", "ca. 1999", 0),
        ("00.00.1999", "1999", 1),
        ("00.02.1999", "02.1999", 1),
        ("XX.XX.1999", "1999", 1),
        ("??.??.1999", "1999", 1),
        ("01021999", "01.02.1999", 1),
        ("12.03.1938", "12.03.1938", 1),
    ] {
        assert_eq!(birth(text), Ok(Some((meaning.to_owned(), hints))), "{text}");
    }
}

#[test]
fn impossible_dates_are_refused_with_the_reason() {
    for (text, reason) in [
        ("31.02.1999", NO_SUCH_DAY),
        ("29.02.1999", NO_SUCH_DAY),
        ("32.01.1999", NO_SUCH_DAY),
        ("03/25/1999", NO_SUCH_DAY),
        ("13/1999", NO_SUCH_DAY),
        ("01.02.1899", STRANGE_YEAR),
        ("01.02.0199", STRANGE_YEAR),
        ("01.02.2030", IN_FUTURE),
        ("16.06.2026", IN_FUTURE),
        ("2027", IN_FUTURE),
        ("1.2.199", NO_DATE),
        ("99", NO_DATE),
        ("1.2.3.4", NO_DATE),
        ("Müller", NO_DATE),
        ("ca.", NO_DATE),
        ("ja", NO_DATE),
        ("0176 1234567", NO_DATE),
    ] {
        assert_eq!(birth(text), Err(reason), "{text}");
    }
    for nothing in ["", "-", "k.A.", "unbekannt", "?"] {
        assert_eq!(birth(nothing), Ok(None), "{nothing}");
    }
}

#[test]
fn what_may_lie_ahead_reaches_twenty_years() {
    for (text, meaning) in [
        ("31.12.26", "31.12.2026"),
        ("31.12.46", "31.12.2046"),
        ("31.12.47", "31.12.1947"),
    ] {
        let seen = read(&Cell::text(text), About::Any);
        match meaning {
            "31.12.1947" => assert_eq!(seen, Err(STRANGE_YEAR)),
            meaning => assert_eq!(seen, Ok(Some((meaning.to_owned(), 0))), "{text}"),
        }
    }
}

#[test]
fn cells_of_spreadsheets_are_dates_too() {
    let day = NaiveDate::from_ymd_opt(1999, 2, 1).unwrap();
    assert_eq!(
        read(&Cell::Day(day), About::Birth),
        Ok(Some(("01.02.1999".to_owned(), 0)))
    );
    assert_eq!(
        read(&Cell::Number(36_192.0), About::Birth),
        Ok(Some(("01.02.1999".to_owned(), 1)))
    );
    assert_eq!(
        read(&Cell::Number(1999.0), About::Birth),
        Ok(Some(("1999".to_owned(), 0)))
    );
    assert_eq!(
        read(&Cell::Number(1_021_999.0), About::Birth),
        Ok(Some(("01.02.1999".to_owned(), 1)))
    );
    assert_eq!(read(&Cell::Number(17.0), About::Birth), Err(NO_DATE));
    assert_eq!(read(&Cell::Number(f64::NAN), About::Birth), Err(NO_DATE));
    assert_eq!(
        read(&Cell::Broken, About::Birth),
        Err(super::super::choice::BROKEN)
    );
}

#[test]
fn a_day_is_never_made_up() {
    for text in [
        "1999",
        "02.1999",
        "Februar 1999",
        "ca. 01.02.1999",
        "00.02.1999",
    ] {
        assert_eq!(
            exact(&Cell::text(text), About::Any, today()),
            Err(NEEDS_DAY),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_date_is_real(text in "\\PC{0,30}") {
        if let Ok(Some(seen)) = imprecise(&Cell::text(&text), About::Any, today()) {
            prop_assert!(seen.value.is_valid());
        }
    }

    #[test]
    fn no_digits_make_it_panic_and_every_date_is_real(text in "[0-9./ -]{0,14}", number in proptest::num::f64::ANY) {
        for cell in [Cell::text(&text), Cell::Number(number)] {
            if let Ok(Some(seen)) = imprecise(&cell, About::Birth, today()) {
                prop_assert!(seen.value.is_valid());
                prop_assert!(seen.value.bounds().unwrap().0 <= today());
            }
        }
    }

    #[test]
    fn every_day_reads_back(offset in 0..27_000_i32) {
        let day = NaiveDate::from_ymd_opt(1951, 1, 1).unwrap() + chrono::TimeDelta::days(i64::from(offset));
        for form in ["%d.%m.%Y", "%Y-%m-%d", "%d. %m. %Y"] {
            let text = day.format(form).to_string();
            let seen = exact(&Cell::text(&text), About::Past, today()).unwrap().unwrap();
            prop_assert_eq!(seen.value, day);
        }
    }
}
