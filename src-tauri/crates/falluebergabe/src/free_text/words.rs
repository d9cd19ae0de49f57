//! The words the pseudonymiser knows: titles, kinship and role words, offices, ordinary words, given names.
//!
//! Short closed lists stand in `closed`; long ones are files in `assets/lists` with their sources. All lookups are by the
//! folded spelling of `normal::fold`. The longest lists are read in `lexicon`.

mod closed;

pub(crate) use closed::{
    Title, is_degree, is_determiner, is_inner_particle, is_particle, is_surname_first,
    is_surname_particle, is_time, month, title,
};

use super::normal::{Umlaut, fold};
use super::{bodies, compounds, health, lexicon, recall};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The code for a word of a class in `words-roles.tsv`.
fn lookup(class: &'static str, folded: &str) -> Option<&'static str> {
    type Table = BTreeMap<(&'static str, &'static str), &'static str>;
    static ROLES: OnceLock<Table> = OnceLock::new();
    let read = || {
        let lines = include_str!("../../../../../assets/lists/words-roles.tsv").lines();
        let fields = lines.map(|line| line.split('\t').collect::<Vec<_>>());
        fields
            .filter_map(|fields| match fields.as_slice() {
                [class, word, code] => Some(((*class, *word), *code)),
                _ => None,
            })
            .collect()
    };
    ROLES.get_or_init(read).get(&(class, folded)).copied()
}

/// The code for a kinship word.
pub(crate) fn kinship(folded: &str) -> Option<&'static str> {
    recall::answer(folded, |w| &mut w.kinship, |word| lookup("kinship", word))
}

/// The code for a role word; the feminine form has the same code.
pub(crate) fn role(folded: &str) -> Option<&'static str> {
    recall::answer(
        folded,
        |w| &mut w.role,
        |word| {
            let stems = ["", "innen", "in", "s"].iter();
            let mut stems = stems.filter_map(|end| word.strip_suffix(end));
            stems.find_map(|stem| lookup("role", stem))
        },
    )
}

/// The short name of an office.
pub(crate) fn office(folded: &str) -> Option<&'static str> {
    recall::answer(folded, |w| &mut w.office, |word| lookup("office", word))
}

fn set(cell: &'static OnceLock<BTreeSet<String>>, file: &str) -> &'static BTreeSet<String> {
    cell.get_or_init(|| {
        let words = file
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        words.map(|word| fold(word, Umlaut::Expanded)).collect()
    })
}

/// Whether a word is in the hand-written list of given names, which wins over the word list.
fn is_listed_given_name(folded: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    set(
        &NAMES,
        include_str!("../../../../../assets/lists/names-given.txt"),
    )
    .contains(folded)
}

/// A given name everybody knows, so that even "ALI" is one.
pub(crate) fn is_common_given_name(folded: &str) -> bool {
    is_listed_given_name(folded)
}

/// Whether a word is in a list of given names.
pub(crate) fn is_given_name(folded: &str) -> bool {
    recall::answer(
        folded,
        |w| &mut w.given,
        |word| is_listed_given_name(word) || lexicon::is_given_name(word),
    )
}

/// Whether a word is in any list of names.
pub(crate) fn is_name(folded: &str) -> bool {
    recall::answer(
        folded,
        |w| &mut w.name,
        |word| is_listed_given_name(word) || lexicon::is_name(word),
    )
}

/// Whether a word is both an ordinary word and a name.
pub(crate) fn is_also_name(folded: &str) -> bool {
    recall::answer(folded, |w| &mut w.also_name, find_also_name)
}

fn find_also_name(folded: &str) -> bool {
    is_known_surname(folded) || lexicon::word(folded).is_some_and(|entry| entry.also_name)
}

/// Whether an ordinary word stands in the hand-written list of those that many people are called by.
pub(crate) fn is_known_surname(folded: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    set(
        &WORDS,
        include_str!("../../../../../assets/lists/words-also-names.txt"),
    )
    .contains(folded)
}

/// Whether a word stands in the hand-written list of case notes.
pub(crate) fn is_listed_word(folded: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    set(
        &WORDS,
        include_str!("../../../../../assets/lists/words-casework.txt"),
    )
    .contains(folded)
}

/// Endings that make a German noun of nearly anything.
const NOUN_ENDINGS: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
    "ismus", "itaet", "itaeten",
];

/// Endings that inflect a noun.
const INFLECTIONS: &[&str] = &["e", "n", "s", "en", "er", "es", "em", "ern", "in", "innen"];

/// Whether a word is an ordinary German noun, as far as the lists know: listed, inflected or a compound. Names of the
/// name lists are taken out first.
pub(crate) fn is_ordinary(folded: &str) -> bool {
    recall::answer(folded, |w| &mut w.ordinary, find_ordinary)
}

fn find_ordinary(folded: &str) -> bool {
    if is_also_name(folded) || month(folded).is_some() {
        return true;
    }
    if is_listed_given_name(folded) {
        return false;
    }
    if is_noun(folded)
        || role(folded).is_some()
        || kinship(folded).is_some()
        || bodies::head_word(folded).is_some()
        || health::is_term(folded)
    {
        return true;
    }
    if is_name(folded) {
        return false;
    }
    let derived = NOUN_ENDINGS
        .iter()
        .any(|end| folded.len() > end.len() + 2 && folded.ends_with(end));
    derived || compounds::is_compound(folded)
}

/// A compound that nobody listed: it may be a surname after all where a surname stands.
pub(crate) fn is_rare_compound(folded: &str) -> bool {
    !is_noun(folded)
        && lexicon::word(folded).is_none()
        && !NOUN_ENDINGS.iter().any(|end| folded.ends_with(end))
}

/// Whether a word is ordinary German of any kind, as it may stand with a capital at the begin of a sentence.
pub(crate) fn is_german(folded: &str) -> bool {
    recall::answer(folded, |w| &mut w.german, find_german)
}

fn find_german(folded: &str) -> bool {
    if is_ordinary(folded) {
        return true;
    }
    if is_name(folded) {
        return false;
    }
    let other = |word: &str| lexicon::word(word).is_some_and(|entry| !entry.noun);
    other(folded)
        || INFLECTIONS
            .iter()
            .filter_map(|end| folded.strip_suffix(end))
            .any(|stem| stem.len() > 4 && other(stem))
        || compounds::is_verb_or_adjective(folded)
}

/// Whether a word of a text without capitals is one that would have stood out by its capital: a word that announces a
/// name, or one that is no German word.
pub(crate) fn stands_out(folded: &str) -> bool {
    let first_is_letter = folded.chars().next().is_some_and(char::is_alphabetic);
    let announces = title(folded).is_some()
        || role(folded).is_some()
        || kinship(folded).is_some()
        || office(folded).is_some()
        || bodies::head_word(folded).is_some()
        || bodies::is_club(folded)
        || is_surname_first(folded);
    first_is_letter && (announces || (folded.len() > 2 && !is_german(folded)))
}

/// Words that say what somebody is, not what somebody is called.
pub(crate) fn is_kinship_or_office(folded: &str) -> bool {
    kinship(folded).is_some() || office(folded).is_some()
}

/// Whether a word announces the name of a body.
pub(crate) fn is_body(folded: &str) -> bool {
    bodies::head_word(folded).is_some() || bodies::is_club(folded)
}

/// A listed noun, or one inflected from a listed noun.
pub(super) fn is_noun(folded: &str) -> bool {
    let noun =
        |word: &str| is_listed_word(word) || lexicon::word(word).is_some_and(|entry| entry.noun);
    noun(folded)
        || INFLECTIONS
            .iter()
            .filter_map(|end| folded.strip_suffix(end))
            .any(|stem| stem.len() > 3 && noun(stem) && !lexicon::is_name(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_one_code_for_all_forms() {
        assert_eq!(role("sachbearbeiterin"), Some("Fachkraft"));
        assert_eq!(role("dolmetschers"), Some("Sprachmittlung"));
        assert_eq!(role("termin"), None);
    }

    #[test]
    fn name_lists_are_subtracted_from_the_word_lists() {
        assert!(is_ordinary("beratungstermin"));
        assert!(is_ordinary("bescheide"));
        assert!(is_ordinary("handwerkskammer"));
        assert!(is_ordinary("sommer"));
        assert!(!is_ordinary("julia"));
        assert!(!is_ordinary("yilmaz"));
    }
}
