//! The long lists: ordinary German words with their rarity, names, and places.
//!
//! Each list is a sorted text of lines "word letter" that is searched where it lies, so it costs no start-up time and
//! no memory beyond the program itself. What a word means for a note is decided in `words`, `places` and `unknown`.

use super::normal::{Umlaut, fold};
use std::sync::OnceLock;

/// A sorted text of lines "word letter".
struct Sorted(&'static str);

impl Sorted {
    /// The letter of a word.
    fn find(&self, word: &str) -> Option<u8> {
        let text = self.0.as_bytes();
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = low.midpoint(high);
            let is_break = |byte: &u8| *byte == b'\n';
            let before = text.get(low..middle)?;
            let start = before
                .iter()
                .rposition(is_break)
                .map_or(low, |at| low + at + 1);
            let rest = text.get(middle..)?;
            let end = rest
                .iter()
                .position(is_break)
                .map_or(text.len(), |at| middle + at);
            let (letter, key) = text.get(start..end)?.split_last()?;
            match key.strip_suffix(b" ").unwrap_or(key).cmp(word.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(*letter),
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }
}

const WORDS: Sorted = Sorted(include_str!("../../../../../assets/lists/words-german.txt"));
const NAMES: [Sorted; 3] = [
    Sorted(include_str!("../../../../../assets/lists/names-faker.txt")),
    Sorted(include_str!(
        "../../../../../assets/lists/names-wikidata.txt"
    )),
    Sorted(include_str!(
        "../../../../../assets/lists/names-wiktionary.txt"
    )),
];
const PLACES: Sorted = Sorted(include_str!(
    "../../../../../assets/lists/places-geonames.txt"
));

/// What the word list says about a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// A noun; otherwise a verb, an adjective or a small word.
    pub(crate) noun: bool,
    /// Also a surname or a given name.
    pub(crate) also_name: bool,
    /// 0 for the commonest words to 9 for words no frequency is known of.
    pub(crate) rarity: u8,
}

/// The entry of a folded word.
pub(crate) fn word(folded: &str) -> Option<Entry> {
    let letter = WORDS.find(folded)?;
    let (noun, also_name, first) = match letter {
        b'a'..=b'j' => (true, true, b'a'),
        b'A'..=b'J' => (true, false, b'A'),
        _ => (false, false, b'N'),
    };
    Some(Entry {
        noun,
        also_name,
        rarity: letter.saturating_sub(first),
    })
}

/// Whether a list of names has the folded word as a given name.
pub(crate) fn is_given_name(folded: &str) -> bool {
    is_of_target_group(folded) || of_names(folded).any(|letter| letter != b's')
}

/// Whether any list of names has the folded word.
pub(crate) fn is_name(folded: &str) -> bool {
    is_of_target_group(folded) || of_names(folded).next().is_some()
}

fn of_names(folded: &str) -> impl Iterator<Item = u8> {
    NAMES.iter().filter_map(move |list| list.find(folded))
}

/// The hand-written names; those that are ordinary German words too are left to the other stages.
fn is_of_target_group(folded: &str) -> bool {
    static LIST: OnceLock<Vec<String>> = OnceLock::new();
    let read = || {
        let file = include_str!("../../../../../assets/lists/names-target-groups.txt");
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let names = lines.flat_map(str::split_whitespace);
        let mut list: Vec<String> = names
            .map(|name| fold(name, Umlaut::Expanded))
            .filter(|name| word(name).is_none())
            .collect();
        list.sort_unstable();
        list
    };
    let list = LIST.get_or_init(read);
    list.binary_search_by(|name| name.as_str().cmp(folded))
        .is_ok()
}

/// What kind of place a name is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PlaceKind {
    /// One of the 22 kreisfreie Städte of North Rhine-Westphalia.
    KreisfreieStadt,
    /// Another municipality, or a part of one, in North Rhine-Westphalia.
    Gemeinde,
    /// A town elsewhere in Germany or next door.
    Elsewhere,
    /// A town in a country people flee from.
    Abroad,
}

/// The kind of the place a folded name (words joined) means.
pub(crate) fn place(folded: &str) -> Option<PlaceKind> {
    Some(match PLACES.find(folded)? {
        b'K' => PlaceKind::KreisfreieStadt,
        b'G' => PlaceKind::Gemeinde,
        b'F' => PlaceKind::Abroad,
        _ => PlaceKind::Elsewhere,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_found() {
        for list in NAMES.iter().chain([&WORDS, &PLACES]) {
            let mut before = "";
            for line in list.0.lines().step_by(7) {
                let (key, letter) = line.split_once(' ').unwrap();
                assert!(before < key, "{key} is out of order");
                assert_eq!(list.find(key), letter.bytes().next(), "{key}");
                before = key;
            }
            assert_eq!(list.find("zzzzzz"), None);
            assert_eq!(list.find(""), None);
        }
    }

    #[test]
    fn common_words_are_less_rare() {
        assert!(word("arbeit").unwrap().rarity < word("duldung").unwrap().rarity);
        assert_eq!(word("julia"), None);
        assert!(word("koch").unwrap().also_name);
        assert_eq!(place("koeln"), Some(PlaceKind::KreisfreieStadt));
        assert_eq!(place("lippstadt"), Some(PlaceKind::Gemeinde));
        assert!(is_given_name("teklehaimanot") || is_given_name("tesfalem"));
    }
}
