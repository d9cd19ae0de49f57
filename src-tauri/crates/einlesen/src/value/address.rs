//! Addresses: in one cell or over several columns.

use fallmappe_domain::person::Address;

use super::blank::blank;
use super::{Reading, Seen};
use crate::table::{Cell, whole};

/// No postcode in the address.
pub const NO_POSTCODE: &str =
    "In der Anschrift steht keine Postleitzahl; sie wurde als Straße übernommen.";
/// A spreadsheet ate the zero.
pub const LOST_ZERO: &str = "Der Postleitzahl fehlte eine führende Null; sie wurde ergänzt.";
/// Not five digits.
pub const NO_GERMAN_POSTCODE: &str = "Die Postleitzahl hat nicht fünf Ziffern.";

/// Reads `Am Wall 1, 51373 Leverkusen`.
pub fn address(cell: &Cell) -> Reading<Address> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(super::choice::BROKEN),
        other => other.shown(),
    };
    if blank(&text).is_some() {
        return Ok(None);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((before, postcode, after)) = around_postcode(&text) else {
        return Ok(Some(Seen::hinted(
            Address {
                street: text,
                ..Address::default()
            },
            NO_POSTCODE,
        )));
    };
    let clean = |part: &str| part.trim_matches([',', ';', ' ', '-']).to_owned();
    let (street, town) = match (clean(before), clean(after)) {
        // "51373 Leverkusen, Am Wall 1"
        (street, rest) if street.is_empty() => match rest.split_once(',') {
            Some((town, street)) => (clean(street), clean(town)),
            None => (street, rest),
        },
        both => both,
    };
    Ok(Some(Seen::plain(Address {
        street,
        postcode,
        municipality: town,
        ..Address::default()
    })))
}

/// What stands before the five digits, the digits, and what stands behind them.
fn around_postcode(text: &str) -> Option<(&str, String, &str)> {
    let is_postcode = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let mut from = 0;
    for word in text.split_inclusive([' ', ',', ';']) {
        let bare = word.trim_end_matches([' ', ',', ';']);
        let bare = bare.trim_start_matches("D-");
        if is_postcode(bare) {
            return Some((
                text.get(..from)?,
                bare.to_owned(),
                text.get(from + word.len()..)?,
            ));
        }
        from += word.len();
    }
    None
}

/// Reads a postcode.
pub fn postcode(cell: &Cell) -> Reading<String> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(super::choice::BROKEN),
        Cell::Number(number) => match whole(*number) {
            Some(number @ 1_000..=9_999) => {
                return Ok(Some(Seen::hinted(format!("{number:05}"), LOST_ZERO)));
            }
            Some(number) => number.to_string(),
            None => return Err(NO_GERMAN_POSTCODE),
        },
        other => other.shown(),
    };
    if blank(&text).is_some() {
        return Ok(None);
    }
    let bare = text.trim_start_matches("D-").trim().to_owned();
    if bare.len() == 5 && bare.bytes().all(|b| b.is_ascii_digit()) {
        Ok(Some(Seen::plain(bare)))
    } else {
        Err(NO_GERMAN_POSTCODE)
    }
}

/// Reads a town; with a postcode before it, both.
pub fn town(cell: &Cell) -> Reading<(String, String)> {
    let seen = address(cell)?;
    Ok(seen.map(|seen| match seen.value {
        Address {
            street, postcode, ..
        } if postcode.is_empty() => Seen::plain((postcode, street)),
        Address {
            postcode,
            municipality,
            ..
        } => Seen::plain((postcode, municipality)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_fall_apart_at_the_postcode() {
        for (text, street, postcode, place) in [
            (
                "Am Wall 1, 51373 Leverkusen",
                "Am Wall 1",
                "51373",
                "Leverkusen",
            ),
            (
                "Am Wall 1\n51373 Leverkusen",
                "Am Wall 1",
                "51373",
                "Leverkusen",
            ),
            (
                "51373 Leverkusen, Am Wall 1",
                "Am Wall 1",
                "51373",
                "Leverkusen",
            ),
            (
                "Platz der Republik 3 D-01067 Dresden",
                "Platz der Republik 3",
                "01067",
                "Dresden",
            ),
            ("GU Nordstraße", "GU Nordstraße", "", ""),
        ] {
            let address = address(&Cell::text(text)).unwrap().unwrap().value;
            assert_eq!(
                (
                    address.street.as_str(),
                    address.postcode.as_str(),
                    address.municipality.as_str()
                ),
                (street, postcode, place),
                "{text}"
            );
        }
        assert_eq!(
            postcode(&Cell::Number(1067.0)).unwrap().unwrap(),
            Seen::hinted("01067".to_owned(), LOST_ZERO)
        );
        assert_eq!(postcode(&Cell::text("5137")), Err(NO_GERMAN_POSTCODE));
        assert_eq!(
            town(&Cell::text("51373 Leverkusen"))
                .unwrap()
                .unwrap()
                .value,
            ("51373".to_owned(), "Leverkusen".to_owned())
        );
        assert_eq!(
            town(&Cell::text("Leverkusen")).unwrap().unwrap().value,
            (String::new(), "Leverkusen".to_owned())
        );
    }
}
