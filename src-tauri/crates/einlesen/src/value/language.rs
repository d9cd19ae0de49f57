//! Languages and the level of German.

use fallmappe_domain::code::Code;
use fallmappe_domain::person::Language;

use super::blank::blank;
use super::choice::{self, BROKEN};
use super::{Reading, Seen};
use crate::lexicon::Lexicon;
use crate::table::Cell;
use crate::words::key;

/// Two levels in one cell.
pub const LOWER_LEVEL: &str = "Mehrere Niveaus genannt; übernommen wurde das niedrigere.";
/// A course, a plan or an examination that was failed is no level.
pub const NOT_REACHED: &str =
    "Dieses Niveau ist noch nicht erreicht oder nicht bestanden; es wurde nicht übernommen.";
/// One level is reached and a higher one is not.
pub const ONLY_REACHED: &str =
    "Ein Niveau ist noch nicht erreicht oder nicht bestanden; übernommen wurde nur das erreichte.";
/// Somebody guessed the level, or wrote something beside it.
pub const UNSURE_LEVEL: &str = "Neben dem Niveau steht Text, der es unsicher macht; bitte prüfen.";

/// Beginnings of words beside a level that is not reached, folded.
const NOT_YET: [&str; 27] = [
    "laeuft",
    "laufend",
    "nb",
    "nbest",
    "nicht",
    "nichtbest",
    "kein",
    "ohne",
    "noch",
    "kurs",
    "inb",
    "ab",
    "angemeldet",
    "anmeld",
    "geplant",
    "plan",
    "ziel",
    "will",
    "moechte",
    "soll",
    "braucht",
    "durchgef",
    "abgebr",
    "abbruch",
    "wiederhol",
    "besucht",
    "macht",
];
/// Beginnings of words that go with a level that is reached, folded.
const REACHED: [&str; 26] = [
    "telc",
    "dtz",
    "goethe",
    "oesd",
    "osd",
    "best",
    "zert",
    "pruef",
    "niveau",
    "stufe",
    "ger",
    "deutsch",
    "test",
    "erreicht",
    "abgeschl",
    "vorhanden",
    "lt",
    "laut",
    "nachweis",
    "bamf",
    "vhs",
    "sprach",
    "mind",
    "am",
    "vom",
    "seit",
];

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

/// Reads a level of the GER: `A2`, `A 2.1`, `B1 (telc)`, `DTZ A2`, `Alpha`.
///
/// `B1 läuft` and `B1 n.b.` are no B1, and nobody knows from them what was reached before: the level stays open.
pub fn level(cell: &Cell, words: &Lexicon<'_>) -> Reading<Code> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    let parts: Vec<(Vec<String>, Sureness)> = text
        .split([',', ';', '/', '\n', '+', '&'])
        .map(|part| (levels(part), Sureness::of(part)))
        .filter(|(levels, _)| !levels.is_empty())
        .collect();
    if parts.is_empty() {
        return choice::choose(&Cell::text(&text), "sprachniveau", words);
    }
    let mut reached: Vec<&String> = parts
        .iter()
        .filter(|(_, sure)| *sure != Sureness::NotReached)
        .flat_map(|(levels, _)| levels)
        .collect();
    reached.sort();
    reached.dedup();
    let lowest = *reached.first().ok_or(NOT_REACHED)?;
    let mut seen = Seen::plain(Code::new(lowest));
    let any = |wanted: Sureness| parts.iter().any(|(_, sure)| *sure == wanted);
    seen.hints
        .extend(any(Sureness::NotReached).then_some(ONLY_REACHED));
    seen.hints
        .extend(any(Sureness::Unsure).then_some(UNSURE_LEVEL));
    seen.hints
        .extend((reached.len() > 1).then_some(LOWER_LEVEL));
    Ok(Some(seen))
}

/// What the words beside a level make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sureness {
    Reached,
    Unsure,
    NotReached,
}

impl Sureness {
    fn of(part: &str) -> Self {
        let part = part
            .to_lowercase()
            .replace("n.b", "nb")
            .replace("n. b", "nb");
        let beside: Vec<String> = part
            .split(|c: char| !c.is_alphabetic())
            // The letter of the level itself.
            .filter(|word| !matches!(*word, "" | "a" | "b" | "c"))
            .map(key)
            .collect();
        let begins =
            |word: &String, list: &[&str]| list.iter().any(|start| word.starts_with(start));
        // Two letters are a whole word: `ab` is none of `Abitur`.
        let not_yet = |word: &String| {
            let short = |start: &&str| start.len() < 4 && *start == word.as_str();
            let long: Vec<&str> = NOT_YET
                .into_iter()
                .filter(|start| start.len() > 3)
                .collect();
            begins(word, &long) || NOT_YET.iter().any(short)
        };
        if beside.iter().any(not_yet) {
            Self::NotReached
        } else if part.contains(['?', '~']) || !beside.iter().all(|word| begins(word, &REACHED)) {
            Self::Unsure
        } else {
            Self::Reached
        }
    }
}

/// The levels in a text. A letter with a digit inside another word is none.
fn levels(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let level = |index: usize| {
        let before = index.checked_sub(1).map_or(' ', at);
        let gap = letters
            .get(index + 1..)?
            .iter()
            .take_while(|c| c.is_whitespace())
            .count();
        let (digit, after) = (at(index + 1 + gap), at(index + 2 + gap));
        let known = matches!(
            (at(index), digit),
            ('a', '0'..='2') | ('b' | 'c', '1' | '2')
        );
        let apart = !before.is_alphanumeric() && !after.is_ascii_digit();
        (known && apart).then(|| format!("{}{digit}", at(index)))
    };
    (0..letters.len()).filter_map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::preset::shipped;
    use proptest::prelude::*;

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
            ("DTZ A2", "a2", 0),
            ("Goethe B2", "b2", 0),
            ("telc Deutsch B1", "b1", 0),
            ("B1 best.", "b1", 0),
            ("B1 bestanden am 12.03.2024", "b1", 0),
            ("ca. A2", "a2", 1),
            ("A2?", "a2", 1),
            ("A2, B1 läuft", "a2", 1),
            ("A2/B1 n.b.", "a2", 1),
        ] {
            assert_eq!(read(text), Some((code.to_owned(), hints)), "{text}");
        }
        assert_eq!(read("-"), None);
        for text in ["gut", "D2", "Zimmer 12a 1"] {
            let read = level(&Cell::text(text), &Lexicon::new(shipped()));
            assert_ne!(read, Err(NOT_REACHED), "{text}");
            assert!(read.is_err(), "{text}");
        }
        let languages = languages(&Cell::text("Arabisch, Kurdisch (Kurmandschi) und Deutsch"))
            .unwrap()
            .unwrap()
            .value;
        assert_eq!(languages.len(), 3);
    }

    proptest! {
        /// A level that is not reached is never taken, in whatever order and writing it is said.
        #[test]
        fn a_level_that_is_not_reached_is_never_taken(
            level_text in "[ABab] ?[12]|C1|c 1",
            said in "läuft|LÄUFT|n\\.b\\.|n\\. b\\.|nicht best\\.|nicht bestanden|Kurs|-Kurs|im Kurs|angemeldet|geplant|noch nicht|durchgefallen|abgebrochen|will|ab Sept\\.",
            first in any::<bool>(),
        ) {
            let text = if first { format!("{said} {level_text}") } else { format!("{level_text} {said}") };
            prop_assert_eq!(level(&Cell::text(&text), &Lexicon::new(shipped())), Err(NOT_REACHED), "{}", text);
        }
    }
}
