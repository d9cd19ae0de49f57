//! The same name in other letters: a key that Mohammad, Muhammed and Mohamed share, and that Hassan and Hussein do not.
//!
//! Names reach a file through several transcriptions: DIN 31635 (ǧ, ḫ, š), the ALA-LC tables and English spelling (j,
//! kh, sh), French (dj, ou, ch), German (dsch, ch, sch), Turkish (c, ş), and for Cyrillic DIN 1460 / ISO 9 (š, j),
//! ICAO Doc 9303 part 3 section 6 (the machine-readable zone) and the Duden. They agree on the consonants, mostly on
//! the first vowel, and on whether a name ends in a vowel. The key keeps exactly these; where one letter stands for
//! several sounds, a word has several keys. Two spellings belong together when they share a key.
//!
//! Not here: other forms of a name (Yusuf and Joseph, Oleksandr and Alexander); a person decides about those. Folding
//! of marks is in [`crate::latin`]. Running text is never keyed: there a key would find half of the dictionary.

mod letters;

use std::collections::BTreeSet;

use crate::latin;

/// Letters of the longest word that gets keys.
const LONGEST_WORD: usize = 40;
/// Letters of the shortest word that gets keys.
const SHORTEST_WORD: usize = 3;
/// Signs of the shortest key that may stand for the beginning of a name; with fewer every second name would fit.
const SHORTEST_PREFIX: usize = 4;

/// Most keys of a word.
const MOST_KEYS: usize = 48;

/// The keys of a whole name word, sorted; none for words too short or not in Latin letters.
pub fn keys(word: &str) -> Vec<String> {
    every_form(word, true)
}

/// The words of a name with its compounds: `Al-Ḥusaynī` gives `al`, `ḥusaynī` and `alḥusaynī`.
///
/// Letters keep their marks, because marks carry sounds (`ş` is sh).
pub fn name_words(name: &str) -> BTreeSet<String> {
    let parts: Vec<String> = latin::words(name).map(str::to_lowercase).collect();
    let pairs = parts.windows(2).map(|pair| pair.concat());
    let triples = parts
        .windows(3)
        .filter(|three| three.iter().any(|part| is_article(part)))
        .map(|three| three.concat());
    pairs.chain(triples).chain(parts.iter().cloned()).collect()
}

/// A word that somebody types into a search.
pub struct Typed {
    /// The word in the form of the index.
    pub folded: String,
    /// Keys of the word, if it is complete.
    pub keys: Vec<String>,
    /// Keys that a longer word must begin with, if it is not complete.
    pub beginnings: Vec<String>,
}

crate::silent_debug!(Typed);

impl Typed {
    /// The words of a query, each once, in the order typed.
    pub fn words(query: &str) -> Vec<Self> {
        let mut seen = BTreeSet::new();
        latin::words(query)
            .flat_map(|word| {
                latin::search_words(word)
                    .into_iter()
                    .map(move |folded| (word, folded))
            })
            .filter(|(_, folded)| seen.insert(folded.clone()))
            .map(|(word, folded)| Self {
                keys: keys(word),
                beginnings: every_form(word, false)
                    .into_iter()
                    .filter(|key| key.len() >= SHORTEST_PREFIX)
                    .collect(),
                folded,
            })
            .collect()
    }

    /// Whether a word of a text begins as typed, with or without its marks.
    pub fn begins(&self, word: &str) -> bool {
        [latin::fold(word), latin::fold_german(word)]
            .iter()
            .any(|folded| folded.starts_with(&self.folded))
    }

    /// Whether a word of a name is another spelling of what was typed.
    pub fn sounds_like(&self, word: &str) -> bool {
        keys(word).iter().any(|key| {
            self.keys.contains(key) || self.beginnings.iter().any(|begin| key.starts_with(begin))
        })
    }
}

/// Keys with and without an article at the front: `Alhusseini` is found by `Husseini` and the other way round.
fn every_form(word: &str, complete: bool) -> Vec<String> {
    let letters = letters::plain(word);
    let length = letters.chars().count();
    if !(SHORTEST_WORD..=LONGEST_WORD).contains(&length) || letters::is_foreign(&letters) {
        return Vec::new();
    }
    let mut keys: BTreeSet<String> = letters::keys(&letters, complete).into_iter().collect();
    if let Some(other) = letters::other_reading(&letters) {
        keys.extend(letters::keys(&other, complete));
    }
    if let Some(rest) = without_article(&letters) {
        keys.extend(letters::keys(rest, complete));
    }
    keys.into_iter().take(MOST_KEYS).collect()
}

fn without_article(letters: &str) -> Option<&str> {
    ["al", "el"]
        .iter()
        .find_map(|article| letters.strip_prefix(article))
        .filter(|rest| rest.len() >= 5 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'l', 'x']))
}

/// Arabic articles as they are written apart, also joined to the sound of the next letter, and `Abd` before one.
pub(crate) fn is_article(word: &str) -> bool {
    ARTICLES.contains(&latin::fold(word).as_str())
}

const ARTICLES: [&str; 17] = [
    "abd", "al", "el", "ul", "ar", "er", "ur", "as", "es", "us", "an", "en", "un", "ad", "ed",
    "az", "ez",
];

#[cfg(test)]
mod tests;
