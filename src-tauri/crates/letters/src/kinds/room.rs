//! How much of a text has room on a sheet that must stay one page. What is cut ends after a whole word and says so with
//! an ellipsis; entries are cut whole, and the sheet says how many more there are.

use crate::error::LetterError;

/// A text on one line of source: line feeds and runs of spaces become one space. No-break spaces stay.
pub fn flat(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// A text of at most `most` characters, flat. What is longer ends after a whole word with " …"; a single word that is
/// longer than that is cut, because nothing else fits.
pub fn shortened(text: &str, most: usize) -> String {
    let text = flat(text);
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most.saturating_sub(2)).collect();
    let whole = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(words, _)| words);
    format!("{} …", whole.trim_end_matches([',', ';', ':']))
}

/// The largest number up to `upper` for which `fits` says yes, when every smaller number fits too; 0 if none does.
///
/// # Errors
/// Those of `fits`.
pub fn largest(
    upper: usize,
    mut fits: impl FnMut(usize) -> Result<bool, LetterError>,
) -> Result<usize, LetterError> {
    // Mostly everything fits.
    if upper == 0 || fits(upper)? {
        return Ok(upper);
    }
    let (mut low, mut high) = (0, upper - 1);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle)? {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Ok(low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_after_a_whole_word() {
        assert_eq!(shortened("Der Kurs ist voll.", 40), "Der Kurs ist voll.");
        assert_eq!(shortened("Der Kurs, der ist voll.", 12), "Der Kurs …");
        assert_eq!(
            shortened("am 3.\u{a0}März\n\nkommt", 40),
            "am 3.\u{a0}März kommt"
        );
        assert_eq!(shortened("Donaudampfschiff", 7), "Donau …");
    }

    #[test]
    fn the_largest_number_is_found_at_both_ends_and_between() {
        for limit in 0..=9 {
            assert_eq!(largest(7, |n| Ok(n <= limit)), Ok(limit.min(7)));
        }
    }

    proptest! {
        #[test]
        fn a_shortened_text_is_never_longer_than_asked(text in "\\PC{0,80}", most in 2usize..60) {
            prop_assert!(shortened(&text, most).chars().count() <= most);
        }
    }
}
