//! Languages and the level of German.

use fallmappe_domain::code::Code;
use fallmappe_domain::person::Language;

use super::blank::blank;
use super::choice::{self, BROKEN};
use super::{Reading, Seen};
use crate::lexicon::Lexicon;
use crate::table::Cell;

/// Two levels in one cell.
pub const LOWER_LEVEL: &str = "Mehrere Niveaus genannt; übernommen wurde das niedrigere.";

/// Reads the languages somebody speaks.
pub fn languages(cell: &Cell) -> Reading<Vec<Language>> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    if blank(&text).is_some() {
        return Ok(None);
    }
    let parts = text
        .split([',', ';', '/', '\n', '+', '&'])
        .flat_map(|part| part.split(" und "));
    let names = parts.map(str::trim).filter(|name| !name.is_empty());
    let languages = names.map(|name| Language {
        name: name.to_owned(),
        script: String::new(),
    });
    Ok(Some(Seen::plain(languages.collect())))
}

/// Reads a level of the GER: `A2`, `A 2.1`, `B1 (telc)`, `Alpha`.
pub fn level(cell: &Cell, words: &Lexicon<'_>) -> Reading<Code> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    let mut levels = levels(&text);
    levels.sort();
    levels.dedup();
    match levels.as_slice() {
        [] => choice::choose(&Cell::text(&text), "sprachniveau", words),
        [one] => Ok(Some(Seen::plain(Code::new(one)))),
        [lowest, ..] => Ok(Some(Seen::hinted(Code::new(lowest), LOWER_LEVEL))),
    }
}

fn levels(text: &str) -> Vec<String> {
    let letters: Vec<char> = text
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let fits = |index: &usize| {
        let (before, letter, digit, after) = (
            index.checked_sub(1).map_or(' ', at),
            at(*index),
            at(index + 1),
            at(index + 2),
        );
        let known = matches!((letter, digit), ('a', '0'..='2') | ('b' | 'c', '1' | '2'));
        known && !before.is_alphanumeric() && !after.is_ascii_digit()
            || known && before == '-'
            || known && *index == 0 && !after.is_ascii_digit()
    };
    (0..letters.len())
        .filter(fits)
        .map(|index| format!("{}{}", at(index), at(index + 1)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::preset::shipped;

    #[test]
    fn levels_are_found_among_words() {
        let read = |text: &str| {
            level(&Cell::text(text), &Lexicon::new(shipped()))
                .unwrap()
                .map(|seen| (seen.value.0, seen.hints.len()))
        };
        for (text, code, hints) in [
            ("A1", "a1", 0),
            ("a 2", "a2", 0),
            ("A2.1", "a2", 0),
            ("B1 (telc 12/2022)", "b1", 0),
            ("A2/B1", "a2", 1),
            ("Alpha", "alphabetisierung", 0),
            ("kein Deutsch", "a0", 0),
            ("A0", "a0", 0),
            ("k.A.", "keine_angabe", 0),
        ] {
            assert_eq!(read(text), Some((code.to_owned(), hints)), "{text}");
        }
        assert_eq!(read("-"), None);
        assert!(level(&Cell::text("gut"), &Lexicon::new(shipped())).is_err());
        let languages = languages(&Cell::text("Arabisch, Kurdisch (Kurmandschi) und Deutsch"))
            .unwrap()
            .unwrap()
            .value;
        assert_eq!(languages.len(), 3);
    }
}
