//! Telephone numbers and e-mail addresses, several in one cell.

use super::blank::blank;
use super::{Reading, Seen};
use crate::table::{Cell, whole};

/// A spreadsheet ate the zero.
pub const LOST_ZERO: &str = "Die Zelle enthält eine Zahl; die führende Null wurde ergänzt.";
/// Words beside the number.
pub const NO_DIGITS: &str = "Hier steht keine Telefonnummer, sondern Text; er wurde so übernommen.";
/// No e-mail address.
pub const NO_EMAIL: &str = "Das ist keine E-Mail-Adresse.";

/// Fewest digits of a telephone number.
const FEWEST: usize = 5;

/// Reads telephone numbers. A slash stands mostly behind the area code, so it separates only what are two whole numbers.
pub fn phones(cell: &Cell) -> Reading<Vec<String>> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(super::choice::BROKEN),
        Cell::Number(number) => {
            let number = whole(*number)
                .filter(|number| *number > 0)
                .ok_or(NO_DIGITS)?
                .to_string();
            let number = if number.starts_with("49") && number.len() > 10 {
                format!("+{number}")
            } else {
                format!("0{number}")
            };
            return Ok(Some(Seen::hinted(vec![number], LOST_ZERO)));
        }
        other => other.shown(),
    };
    if blank(&text).is_some() {
        return Ok(None);
    }
    let parts = text
        .split([';', ',', '\n'])
        .flat_map(|part| part.split(" oder "))
        .flat_map(|part| part.split(" und "));
    let numbers: Vec<String> = parts
        .flat_map(halves)
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let mut seen = Seen::plain(numbers);
    seen.hints.extend(
        seen.value
            .iter()
            .any(|number| digits(number) < FEWEST)
            .then_some(NO_DIGITS),
    );
    Ok(Some(seen))
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
        assert_eq!(phones(&Cell::text("k.A.")), Ok(None));
        assert_eq!(
            phones(&Cell::text("über Bruder")).unwrap().unwrap().hints,
            [NO_DIGITS]
        );
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
