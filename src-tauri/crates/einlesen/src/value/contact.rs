//! Telephone numbers and e-mail addresses, several in one cell.

use super::blank::blank;
use super::{Reading, Seen, date};
use crate::table::{Cell, whole};

/// A spreadsheet ate the zero.
pub const LOST_ZERO: &str = "Die Zelle enthält eine Zahl; die führende Null wurde ergänzt.";
/// A spreadsheet ate the sign before the country.
pub const LOST_PLUS: &str =
    "Die Zelle enthält eine Zahl, die mit 49 beginnt; davor wurde ein Plus gesetzt.";
/// Words beside the number.
pub const NO_DIGITS: &str = "Hier steht keine Telefonnummer, sondern Text; er wurde so übernommen.";
/// A date under a heading for telephones.
pub const A_DATE: &str = "Hier steht ein Datum, keine Telefonnummer.";
/// A spreadsheet rounded the number.
pub const ROUNDED: &str =
    "Die Tabelle hat die Nummer gerundet (…E+11); bitte die ganze Nummer eintragen.";
/// Nobody is reached by so few digits.
pub const TOO_SHORT: &str = "Die Nummer ist kurz für eine Telefonnummer; bitte prüfen.";
/// A word stands beside the digits.
pub const WORDS_BESIDE: &str =
    "Neben der Nummer steht Text; er wurde mit übernommen. Bitte prüfen, wem sie gehört.";
/// No e-mail address.
pub const NO_EMAIL: &str = "Das ist keine E-Mail-Adresse.";

/// Fewest digits of a telephone number.
const FEWEST: usize = 6;
/// Fewest digits of a German mobile number with its 01.
const FEWEST_MOBILE: usize = 10;

/// Reads telephone numbers. A slash stands mostly behind the area code, so it separates only what are two whole numbers.
pub fn phones(cell: &Cell) -> Reading<Vec<String>> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(super::choice::BROKEN),
        Cell::Day(_) => return Err(A_DATE),
        Cell::Number(number) => whole(*number)
            .filter(|number| *number > 0)
            .ok_or(NO_DIGITS)?
            .to_string(),
        other => other.shown(),
    };
    if blank(&text).is_some() || is_none(&text) {
        return Ok(None);
    }
    if date::looks_like_date(&text) {
        return Err(A_DATE);
    }
    if is_rounded(&text) {
        return Err(ROUNDED);
    }
    let mut seen = Seen::plain(Vec::new());
    for part in parts(&text).filter(|part| !part.is_empty()) {
        if date::looks_like_date(part) {
            return Err(A_DATE);
        }
        let (number, hint) = repaired(part, matches!(cell, Cell::Number(_)));
        seen.hints.extend(hint.or_else(|| doubt(&number)));
        seen.value.push(number);
    }
    seen.hints.sort_unstable();
    seen.hints.dedup();
    Ok(Some(seen))
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '\n'])
        .flat_map(|part| part.split(" oder "))
        .flat_map(|part| part.split(" o. "))
        .flat_map(|part| part.split(" und "))
        .flat_map(halves)
        .map(str::trim)
}

/// `kein Handy`: somebody was asked and has none.
fn is_none(text: &str) -> bool {
    let text = text.to_lowercase();
    digits(&text) == 0 && (text.starts_with("kein") || text == "nein")
}

/// `4,91729E+11`: digits are lost for good.
fn is_rounded(text: &str) -> bool {
    let text = text.to_lowercase();
    text.split_once("e+").is_some_and(|(before, after)| {
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Digits that a spreadsheet took for a number get back what it cut off. In a text only what can be nothing else.
fn repaired(text: &str, is_number: bool) -> (String, Option<&'static str>) {
    let bare = text.bytes().all(|b| b.is_ascii_digit());
    let mobile = ["15", "16", "17"]
        .iter()
        .any(|start| text.starts_with(start));
    if bare && text.starts_with("49") && text.len() > 10 {
        (format!("+{text}"), Some(LOST_PLUS))
    } else if bare && (is_number || (mobile && (10..=11).contains(&text.len()))) {
        (format!("0{text}"), Some(LOST_ZERO))
    } else {
        (text.to_owned(), None)
    }
}

fn doubt(number: &str) -> Option<&'static str> {
    let count = digits(number);
    let digits_only: String = number.chars().filter(char::is_ascii_digit).collect();
    let words = number.chars().filter(|c| c.is_alphabetic()).count() > 2;
    if count == 0 || (words && count < FEWEST) {
        Some(NO_DIGITS)
    } else if words {
        Some(WORDS_BESIDE)
    } else if count < FEWEST || (digits_only.starts_with("01") && count < FEWEST_MOBILE) {
        Some(TOO_SHORT)
    } else {
        None
    }
}

fn halves(text: &str) -> Vec<&str> {
    match text.split_once('/') {
        Some((left, right)) if digits(left) > 6 && digits(right) > 6 => vec![left, right],
        _ => vec![text],
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Reads e-mail addresses.
pub fn emails(cell: &Cell) -> Reading<Vec<String>> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(super::choice::BROKEN),
        other => other.shown(),
    };
    if blank(&text).is_some() || matches!(text.to_lowercase().as_str(), "keine" | "nein") {
        return Ok(None);
    }
    let parts = text
        .split([';', ',', ' ', '\n'])
        .map(|part| part.trim_start_matches("mailto:"));
    let emails: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let is_email = |text: &String| {
        text.split_once('@')
            .is_some_and(|(name, place)| !name.is_empty() && place.contains('.'))
    };
    if emails.iter().all(is_email) {
        Ok(Some(Seen::plain(emails)))
    } else {
        Err(NO_EMAIL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_told_apart() {
        let read = |text: &str| phones(&Cell::text(text)).unwrap().unwrap().value;
        assert_eq!(read("0176/1234567"), ["0176/1234567"]);
        assert_eq!(
            read("0176 1234567 / 0221 998877"),
            ["0176 1234567", "0221 998877"]
        );
        assert_eq!(
            read("0176 123456; +49 221 998877"),
            ["0176 123456", "+49 221 998877"]
        );
        assert_eq!(
            phones(&Cell::Number(1_761_234_567.0)).unwrap().unwrap(),
            Seen::hinted(vec!["01761234567".to_owned()], LOST_ZERO)
        );
        assert_eq!(
            phones(&Cell::Number(491_761_234_567.0))
                .unwrap()
                .unwrap()
                .value,
            ["+491761234567"]
        );
        for nothing in ["k.A.", "kein Handy", "keine", "nein"] {
            assert_eq!(phones(&Cell::text(nothing)), Ok(None), "{nothing}");
        }
        assert_eq!(
            read("0171/3920088 o. 0172 9925588"),
            ["0171/3920088", "0172 9925588"]
        );
        assert_eq!(
            phones(&Cell::text("über Bruder")).unwrap().unwrap().hints,
            [NO_DIGITS]
        );
    }

    #[test]
    fn a_number_that_a_table_cut_is_mended_in_every_format() {
        for (text, number, hint) in [
            ("1713920077", "01713920077", LOST_ZERO),
            ("491729925577", "+491729925577", LOST_PLUS),
            ("0171 392", "0171 392", TOO_SHORT),
            ("12 34", "12 34", TOO_SHORT),
            (
                "0174 9101478 (Mutter)",
                "0174 9101478 (Mutter)",
                WORDS_BESIDE,
            ),
        ] {
            let seen = phones(&Cell::text(text)).unwrap().unwrap();
            assert_eq!(seen, Seen::hinted(vec![number.to_owned()], hint), "{text}");
        }
        assert_eq!(phones(&Cell::text("4,91730E+11")), Err(ROUNDED));
        assert_eq!(phones(&Cell::text("4.9173e+11")), Err(ROUNDED));
    }

    proptest! {
        /// A date is never a telephone number.
        #[test]
        fn a_date_is_never_a_telephone_number(
            d in 1u32..29, m in 1u32..13, y in 1950i32..2031, form in 0usize..6,
        ) {
            let text = match form {
                0 => format!("{d:02}.{m:02}.{y}"),
                1 => format!("{d}.{m}.{:02}", y % 100),
                2 => format!("{m:02}.{y}"),
                3 => format!("{y}-{m:02}-{d:02}"),
                4 => format!("{d}. {m}. {y}"),
                _ => format!("{m}/{y}"),
            };
            prop_assert_eq!(phones(&Cell::text(&text)), Err(A_DATE));
        }
    }

    #[test]
    fn an_email_has_a_place() {
        let read = |text: &str| emails(&Cell::text(text)).map(|seen| seen.map(|seen| seen.value));
        assert_eq!(
            read("a@b.de; c@d.org"),
            Ok(Some(vec!["a@b.de".to_owned(), "c@d.org".to_owned()]))
        );
        assert_eq!(read("a(at)b.de"), Err(NO_EMAIL));
        assert_eq!(read("-"), Ok(None));
    }
}
