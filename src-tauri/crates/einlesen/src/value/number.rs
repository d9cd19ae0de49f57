//! Fallnummern: `2026-0017`, and what people write instead.

use fallmappe_domain::fall::FallNumber;

use super::blank::blank;
use super::{Reading, Seen};
use crate::table::Cell;

/// The form was changed.
pub const REWRITTEN: &str = "Die Fallnummer wurde in die Form JJJJ-NNNN gebracht; bitte prüfen.";
/// No Fallnummer.
pub const NO_NUMBER: &str =
    "Das ist keine Fallnummer (JJJJ-NNNN). Ohne Nummer vergibt das Programm selbst eine.";

/// Reads a Fallnummer: year and serial in any order, with `-`, `/`, `.` or `_` between them.
pub fn number(cell: &Cell) -> Reading<FallNumber> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(super::choice::BROKEN),
        other => other.shown(),
    };
    if blank(&text).is_some() {
        return Ok(None);
    }
    let typed = FallNumber(text.clone());
    if typed.parts().is_some() {
        return Ok(Some(Seen::plain(typed)));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', '_']).map(str::trim).collect();
    let [left, right] = parts.as_slice() else {
        return Err(NO_NUMBER);
    };
    let year = |text: &str| {
        if text.len() == 4 {
            text.parse()
                .ok()
                .filter(|year| (1990..=2100).contains(year))
        } else {
            None
        }
    };
    let serial = |text: &str| {
        if text.len() < 8 {
            text.parse().ok().filter(|serial: &u32| *serial > 0)
        } else {
            None
        }
    };
    let found = year(left)
        .zip(serial(right))
        .or_else(|| year(right).zip(serial(left)));
    let (year, serial) = found.ok_or(NO_NUMBER)?;
    Ok(Some(Seen::hinted(FallNumber::new(year, serial), REWRITTEN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_their_form() {
        let read = |text: &str| number(&Cell::text(text)).map(|seen| seen.map(|seen| seen.value.0));
        assert_eq!(read("2026-0017"), Ok(Some("2026-0017".to_owned())));
        assert_eq!(read("2026/17"), Ok(Some("2026-0017".to_owned())));
        assert_eq!(read("17/2026"), Ok(Some("2026-0017".to_owned())));
        assert_eq!(read("17"), Err(NO_NUMBER));
        assert_eq!(read("-"), Ok(None));
    }
}
