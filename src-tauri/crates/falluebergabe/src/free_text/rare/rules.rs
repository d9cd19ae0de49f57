//! The patterns of `assets/lists/phrases-rare.tsv`, and which words serve which of them.
//!
//! A pattern is a row of groups of words. How a sentence is read along it is in the parent file.

use crate::free_text::normal::{Umlaut, fold};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words that may stand between two groups of a pattern with ".." between.
const BETWEEN: usize = 8;

/// One pattern.
pub(super) struct Rule {
    /// Groups in their order, each with the number of words that may stand before it.
    pub(super) steps: Vec<(usize, usize)>,
    /// The group that makes a sentence ordinary.
    pub(super) except: Option<usize>,
    /// Why the sentence is shown, in German.
    pub(super) reason: &'static str,
}

/// All patterns, with the groups by their words.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) rules: Vec<Rule>,
    /// Where a group is used: pattern and step.
    pub(super) uses: Vec<Vec<(usize, usize)>>,
    whole: BTreeMap<String, Vec<usize>>,
    begins: BTreeMap<String, Vec<usize>>,
    ends: BTreeMap<String, Vec<usize>>,
    /// The smallest number and its group.
    numbers: Vec<(u32, usize)>,
    /// Groups with a name or with the same words.
    known: BTreeMap<String, usize>,
}

/// The patterns that are shipped.
pub(super) fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        Rules::read(include_str!(
            "../../../../../../assets/lists/phrases-rare.tsv"
        ))
    })
}

impl Rules {
    fn read(file: &'static str) -> Self {
        let mut rules = Self::default();
        let mut reason = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let (left, right) = line.split_once('\t').unwrap_or((line, ""));
            if let Some(words) = line.strip_prefix("! ") {
                reason = words;
            } else if left.starts_with('{') && !left.contains(' ') {
                let group = rules.group(right.split(' '));
                rules.known.insert(left.to_owned(), group);
            } else {
                rules.add(left, right, reason);
            }
        }
        rules
    }

    fn add(&mut self, pattern: &str, except: &str, reason: &'static str) {
        let mut steps = Vec::new();
        let mut between = 0;
        for word in pattern.split(' ') {
            if word == ".." {
                between = BETWEEN;
                continue;
            }
            let group = self.named(word, '/');
            steps.push((group, std::mem::take(&mut between)));
        }
        let except = (!except.is_empty()).then(|| self.named(except, ' '));
        let rule = self.rules.len();
        for (step, (group, _)) in steps.iter().enumerate() {
            if let Some(uses) = self.uses.get_mut(*group) {
                uses.push((rule, step));
            }
        }
        self.rules.push(Rule {
            steps,
            except,
            reason,
        });
    }

    /// The group of these words; words that came together before are the same group.
    fn named(&mut self, words: &str, between: char) -> usize {
        if let Some(group) = self.known.get(words) {
            return *group;
        }
        let group = self.group(words.split(between));
        self.known.insert(words.to_owned(), group);
        group
    }

    fn group<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> usize {
        let group = self.uses.len();
        self.uses.push(Vec::new());
        for word in words {
            self.serve(word, group);
        }
        group
    }

    /// Lets a word, a beginning, an ending, a number or a named group serve a group.
    fn serve(&mut self, word: &str, group: usize) {
        if let Some(least) = word.strip_suffix('+').and_then(|n| n.parse().ok()) {
            self.numbers.push((least, group));
            return;
        }
        if let Some(part) = self.known.get(word).copied() {
            let lists = [&mut self.whole, &mut self.begins, &mut self.ends];
            for groups in lists.into_iter().flat_map(BTreeMap::values_mut) {
                if groups.contains(&part) {
                    groups.push(group);
                }
            }
            return;
        }
        let list = match (word.starts_with('*'), word.ends_with('*')) {
            (true, _) => &mut self.ends,
            (_, true) => &mut self.begins,
            _ => &mut self.whole,
        };
        let plain = fold(word.trim_matches('*'), Umlaut::Expanded);
        list.entry(plain).or_default().push(group);
    }

    /// The groups that a folded word serves.
    pub(super) fn groups(&self, folded: &str) -> Vec<usize> {
        let whole = [&self.whole, &self.ends];
        let whole = whole.into_iter().filter_map(|list| list.get(folded));
        let mut found: Vec<usize> = whole.flatten().copied().collect();
        for (at, _) in folded.char_indices().chain([(folded.len(), ' ')]).skip(1) {
            let begin = folded.get(..at).and_then(|part| self.begins.get(part));
            let end = folded.get(at..).and_then(|part| self.ends.get(part));
            found.extend(begin.into_iter().chain(end).flatten());
        }
        if let Some(number) = number(folded) {
            let least = self.numbers.iter().filter(|(least, _)| *least <= number);
            found.extend(least.map(|(_, group)| *group));
        }
        found
    }
}

/// A number of people; years and amounts are none.
fn number(folded: &str) -> Option<u32> {
    const WORDS: [&str; 14] = [
        "zwei",
        "drei",
        "vier",
        "fuenf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwoelf",
        "dreizehn",
        "vierzehn",
        "fuenfzehn",
    ];
    let spelt = WORDS.iter().zip(2..).find(|(word, _)| **word == folded);
    let written = || folded.parse().ok().filter(|number| *number <= 30);
    spelt.map(|(_, number)| number).or_else(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_list_has_words_and_every_pattern_a_reason() {
        let rules = rules();
        let served: std::collections::BTreeSet<usize> = [&rules.whole, &rules.begins, &rules.ends]
            .into_iter()
            .flat_map(|list| list.values().flatten().copied())
            .chain(rules.numbers.iter().map(|(_, group)| *group))
            .collect();
        assert_eq!(served.len(), rules.uses.len());
        assert!(rules.rules.len() > 30);
        for rule in &rules.rules {
            assert!(!rule.steps.is_empty() && !rule.reason.is_empty());
        }
        assert!(rules.known.keys().all(|words| !words.contains("..")));
    }

    #[test]
    fn words_serve_by_whole_beginning_ending_and_number() {
        let rules = rules();
        assert!(!rules.groups("schulsprecherin").is_empty());
        assert!(!rules.groups("beinprothese").is_empty());
        assert!(!rules.groups("viral").is_empty());
        assert!(rules.groups("antivirale").is_empty());
        assert!(rules.groups("2024").is_empty());
        assert!(rules.groups("elf").len() > rules.groups("drei").len());
    }
}
