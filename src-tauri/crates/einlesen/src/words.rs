//! Comparing what people type: letters and digits only, without case, umlauts as two letters; and the lists of words.
//!
//! The words themselves are data in `assets/lists`: people type `m`, `syrisch` or `Untergetaucht`, the file says codes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fallmappe_domain::latin;
use serde::Deserialize;

const LIST_WORDS: &str = include_str!("../../../../assets/lists/listen-woerter.json");
const COUNTRY_WORDS: &str = include_str!("../../../../assets/lists/laender-woerter.json");

/// What people type for the values of lists.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct ListWords {
    /// Where the words come from.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people who read the file"))]
    source: String,
    /// List, then code, then words.
    pub(crate) listen: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct CountryWords {
    #[cfg_attr(not(test), expect(dead_code, reason = "for people who read the file"))]
    source: String,
    laender: BTreeMap<String, Vec<String>>,
}

/// Letters and digits of a text, folded: `Geb.-Datum` and `GEBDATUM` are the same.
pub fn key(text: &str) -> String {
    latin::fold_german(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Every word of a list with its code.
pub fn words_of(list: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    known()
        .get(list)
        .into_iter()
        .flatten()
        .map(|(word, code)| (word.as_str(), code.as_str()))
}

fn known() -> &'static BTreeMap<String, BTreeMap<String, String>> {
    static KNOWN: OnceLock<BTreeMap<String, BTreeMap<String, String>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        // The files are compiled in and read by a test.
        let words: ListWords = serde_json::from_str(LIST_WORDS).unwrap_or_default();
        let countries: CountryWords = serde_json::from_str(COUNTRY_WORDS).unwrap_or_default();
        let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (list, codes) in words.listen {
            put(all.entry(list).or_default(), codes);
        }
        put(
            all.entry("staatsangehoerigkeit".to_owned()).or_default(),
            countries.laender,
        );
        all
    })
}

fn put(words: &mut BTreeMap<String, String>, codes: BTreeMap<String, Vec<String>>) {
    for (code, list) in codes {
        for word in list {
            words.insert(key(&word), code.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::code::Code;
    use fallmappe_domain::preset;

    #[test]
    fn every_word_stands_for_a_code_of_its_list_and_for_one_only() {
        let words: ListWords = serde_json::from_str(LIST_WORDS).unwrap();
        let countries: CountryWords = serde_json::from_str(COUNTRY_WORDS).unwrap();
        assert!(!words.source.is_empty() && !countries.source.is_empty());
        let mut lists = words.listen;
        lists
            .entry("staatsangehoerigkeit".to_owned())
            .or_default()
            .extend(countries.laender);
        for (list, codes) in lists {
            let mut seen = BTreeMap::new();
            for (code, words) in codes {
                let known = preset::shipped()
                    .entries(&list)
                    .any(|entry| entry.code == Code::new(&code));
                assert!(known, "{list} has no {code}");
                for word in words {
                    assert!(!key(&word).is_empty(), "{list}: {word:?}");
                    let other = seen.insert(key(&word), code.clone());
                    assert!(
                        other.is_none_or(|other| other == code),
                        "{list}: {word} is ambiguous"
                    );
                }
            }
        }
    }
}
