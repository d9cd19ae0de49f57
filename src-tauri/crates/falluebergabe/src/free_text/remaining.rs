//! The capitalised words that stay in an outgoing text, rarest first.
//!
//! The list is the last look before a packet leaves: a name nobody recognised stands at its top. What a user decides
//! about a word, and how that is applied, is in `prepare`.

use super::lexicon;
use super::normal::{Umlaut, fold};
use super::recall;
use super::tokens::{Doc, Gap};
use super::words;
use std::collections::BTreeMap;

/// A capitalised word that stays in a text.
#[derive(Clone, PartialEq, Eq)]
pub struct RemainingWord {
    /// The word as it stands there first.
    pub word: String,
    /// How often it stands there, in any spelling that folds to the same key.
    pub count: usize,
    /// 0 for the commonest German words, 9 for those without a known frequency, 10 for words no list has.
    pub rarity: u8,
}

/// The key of a word: the same for upper and lower case, "ä" and "ae", accents, hyphens and apostrophes.
#[must_use]
pub fn fold_word(surface: &str) -> String {
    fold(surface, Umlaut::Expanded)
}

/// All capitalised words of an outgoing text, each once, rarest first and then by the alphabet.
#[must_use]
pub fn remaining_words(text: &str) -> Vec<RemainingWord> {
    let doc = Doc::new(text);
    let mut words: BTreeMap<String, RemainingWord> = BTreeMap::new();
    for (index, token) in doc.tokens.iter().enumerate() {
        let word = doc.normal.slice(token.start, token.end);
        if !token.is_capital_word() || is_fragment(&doc, index, &word) {
            continue;
        }
        let new = || RemainingWord {
            rarity: rarity(&token.folded),
            word,
            count: 0,
        };
        words.entry(token.folded.clone()).or_insert_with(new).count += 1;
    }
    recall::forget();
    let mut list: Vec<RemainingWord> = words.into_values().collect();
    list.sort_by(|a, b| (b.rarity, &a.word).cmp(&(a.rarity, &b.word)));
    list
}

/// "E" of "E-Mail", "A2", "AufenthG", "SGB II", "S. 1": no words, and nobody is called so.
fn is_fragment(doc: &Doc, index: usize, word: &str) -> bool {
    let letters = word.chars().count();
    let numeral = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let glued = |at: isize| {
        let (token, edge) = (doc.near(index, at), doc.near(index, at.max(0)));
        let beside = edge.is_some_and(|edge| edge.gap == Gap::Glued);
        beside && token.is_some_and(|t| t.digits || t.end - t.start == 1)
    };
    letters == 1 || numeral || is_law(word) || glued(1) || glued(-1) && letters <= 2
}

/// Short names of laws, and what stands before the number of a paragraph.
fn is_law(word: &str) -> bool {
    const LAWS: &[&str] = &[
        "SGB", "BGB", "GG", "BAföG", "AsylbLG", "AufenthV", "BeschV", "IntV", "DSGVO", "Abs",
        "Art", "Nr", "Alt", "Hs", "Az", "EU", "StGB", "ZPO", "VwGO", "VwVfG", "BVFG", "MiLoG",
        "BBiG",
    ];
    LAWS.contains(&word)
}

/// Inflected words are as rare as their stem, compounds as rare as any word without a frequency.
fn rarity(folded: &str) -> u8 {
    const ENDINGS: [&str; 8] = ["", "e", "n", "s", "en", "er", "es", "em"];
    if words::is_name(folded) {
        return UNKNOWN;
    }
    let stems = ENDINGS.iter().filter_map(|end| folded.strip_suffix(end));
    let listed = stems.filter_map(lexicon::word).map(|entry| entry.rarity);
    let known = if words::is_german(folded) {
        UNLISTED
    } else {
        UNKNOWN
    };
    listed.min().map_or(known, |rarity| rarity.min(known))
}

const UNLISTED: u8 = 9;
const UNKNOWN: u8 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_at_the_top_and_common_words_at_the_end() {
        let text = "Die Arbeit gefällt ihm. Tesfalem half bei der Alphabetisierung, TESFALEM kam zur Arbeit.";
        let list = remaining_words(text);
        let words: Vec<(&str, usize)> = list.iter().map(|w| (w.word.as_str(), w.count)).collect();
        assert_eq!(words.first(), Some(&("Tesfalem", 2)));
        assert_eq!(words.last(), Some(&("Die", 1)));
        assert!(words.contains(&("Arbeit", 2)));
    }

    #[test]
    fn letters_laws_and_numerals_are_no_words() {
        let text = "§ 25 Abs. 2 S. 1 Alt. 2 AufenthG, SGB II, A2 per E-Mail, Plan B; Gruß von Aufenthaltia";
        let words: Vec<String> = remaining_words(text).into_iter().map(|w| w.word).collect();
        assert_eq!(words, ["Aufenthaltia", "Gruß", "Mail", "Plan"]);
    }

    #[test]
    fn one_key_for_every_spelling_of_a_word() {
        for surface in ["Özgür", "OEZGUER", "özgür", "O\u{308}zgu\u{308}r"] {
            assert_eq!(fold_word(surface), "oezguer", "{surface}");
        }
    }
}
