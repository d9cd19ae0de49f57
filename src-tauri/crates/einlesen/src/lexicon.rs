//! The words of all lists that a column can hold, folded once: labels and codes of the lists in force, and what people
//! type instead.

use std::collections::BTreeMap;

use fallmappe_domain::code::Code;
use fallmappe_domain::preset::{ListEntry, Presets};

use crate::words::{key, words_of};

/// The lists that columns can hold.
const LISTS: [&str; 10] = [
    "geschlecht",
    "staatsangehoerigkeit",
    "wohnen",
    "zugangsweg",
    "aufenthaltsstatus",
    "aufenthaltsdokument",
    "baustein",
    "austrittsgrund",
    "schulabschluss",
    "berufsabschluss",
];
/// The list of levels is asked for by its name too.
const LEVELS: &str = "sprachniveau";
/// How near a word must be to count as a slip, from 0 to 1.
const NEAR: f64 = 0.84;
/// A second value this near makes a guess of it.
const RIVAL: f64 = 0.03;
/// Letters of the shortest and the longest word in which a slip is forgiven.
const FORGIVEN: std::ops::Range<usize> = 5..60;
/// German endings: `syrische`, `Syrerin`, `Eritreerinnen`.
const ENDINGS: [&str; 8] = ["innen", "in", "es", "er", "en", "em", "e", "s"];

/// Words with their codes, by list.
pub struct Lexicon<'a> {
    /// The lists in force.
    pub presets: &'a Presets,
    lists: BTreeMap<&'static str, BTreeMap<String, Code>>,
}

impl<'a> Lexicon<'a> {
    /// Folds the words of the lists in force.
    pub fn new(presets: &'a Presets) -> Self {
        let lists = LISTS.into_iter().chain([LEVELS]);
        Self {
            presets,
            lists: lists.map(|list| (list, folded(list, presets))).collect(),
        }
    }

    /// The code for a folded word.
    pub fn find(&self, list: &str, typed: &str) -> Option<Code> {
        let words = self.lists.get(list)?;
        let stem = |ending: &&str| {
            let stem = typed.strip_suffix(*ending).filter(|stem| stem.len() > 4)?;
            words.get(stem)
        };
        words
            .get(typed)
            .or_else(|| ENDINGS.iter().find_map(stem))
            .cloned()
    }

    /// The codes of all words that begin like this, each once.
    pub fn beginning(&self, list: &str, typed: &str) -> Vec<&Code> {
        let words = self.lists.get(list).into_iter().flatten();
        let mut codes: Vec<&Code> = words
            .filter(|(word, _)| word.starts_with(typed))
            .map(|(_, code)| code)
            .collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The one value whose word is nearest, when no other value is as near.
    pub fn nearest(&self, list: &str, typed: &str) -> Option<Code> {
        if !FORGIVEN.contains(&typed.len()) {
            return None;
        }
        let words = self.lists.get(list)?;
        let near = words.iter().filter(|(word, _)| {
            FORGIVEN.contains(&word.len()) && word.len().abs_diff(typed.len()) < 1 + typed.len() / 5
        });
        let mut near: Vec<(f64, &Code)> = near
            .map(|(word, code)| (strsim::normalized_damerau_levenshtein(word, typed), code))
            .filter(|(nearness, _)| *nearness >= NEAR)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (best, code) = *near.first()?;
        let rival = near
            .iter()
            .any(|(nearness, other)| *nearness > best - RIVAL && *other != code);
        (!rival).then(|| code.clone())
    }
}

/// What the list itself calls a value counts before what people call it.
fn folded(list: &'static str, presets: &Presets) -> BTreeMap<String, Code> {
    let mut words = BTreeMap::new();
    for entry in presets.entries(list) {
        for name in names(entry) {
            words.entry(name).or_insert_with(|| entry.code.clone());
        }
    }
    for (word, code) in words_of(list) {
        let code = Code::new(code);
        if presets.contains(list, &code) {
            words.entry(word.to_owned()).or_insert(code);
        }
    }
    words
}

/// The folded words of an entry: its code, its label, the label without brackets, and behind a short sign (`F1 Coaching`).
fn names(entry: &ListEntry) -> Vec<String> {
    let label = entry.label.as_str();
    let without_brackets = label.split('(').next().unwrap_or_default();
    let mut names = vec![key(entry.code.as_str()), key(label), key(without_brackets)];
    if let Some((sign, rest)) = label.split_once(' ')
        && sign.len() == 2
        && sign.ends_with(|c: char| c.is_ascii_digit())
    {
        names.push(key(rest));
    }
    names.retain(|name| !name.is_empty());
    names
}
