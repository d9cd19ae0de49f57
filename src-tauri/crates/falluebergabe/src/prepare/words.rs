//! Decisions about words, remembered for a Fall, and the capitalised words that stay.
//!
//! A decision is about a word in whatever case and spelling of its umlauts. It is applied after the pseudonymiser and
//! becomes a span like the others, so that the preview shows it. A value of the record that somebody wants to keep is
//! still caught by the exit check.

use crate::free_text::{Span, SpanClass, SpanKind, is_word};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A remembered decision about a word.
#[derive(Clone, PartialEq, Eq)]
pub struct WordDecision {
    /// The word, in any case.
    pub word: String,
    /// What to do with it.
    pub answer: WordAnswer,
}

/// What to do with a word.
#[derive(Clone, PartialEq, Eq)]
pub enum WordAnswer {
    /// It stays.
    Keep,
    /// It is replaced everywhere.
    Replace {
        /// By these words; empty for a code of the program's choice.
        with: String,
    },
}

/// A capitalised word that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemainingWord {
    /// The word.
    pub word: String,
    /// How often it stands in the packet.
    pub times: u32,
    /// No word list knows it.
    pub unknown: bool,
}

/// The decisions of a Fall, ready to be asked.
#[derive(Default)]
pub(super) struct Words {
    answers: BTreeMap<String, WordAnswer>,
}

impl Words {
    /// Reads the decisions. An empty replacement becomes a numbered code; the number follows the order of the decisions.
    pub(super) fn new(decisions: &[WordDecision]) -> Self {
        let mut words = Self::default();
        let mut number = 0;
        for decision in decisions {
            let key = fold_word(&decision.word);
            if key.is_empty() || words.answers.contains_key(&key) {
                continue;
            }
            let answer = match &decision.answer {
                WordAnswer::Replace { with } if with.trim().is_empty() => {
                    number += 1;
                    WordAnswer::Replace {
                        with: format!("Angabe {number}"),
                    }
                }
                answer => answer.clone(),
            };
            words.answers.insert(key, answer);
        }
        words
    }

    /// The answer for these words, if there is one.
    pub(super) fn answer(&self, surface: &str) -> Option<&WordAnswer> {
        self.answers.get(&fold_word(surface))
    }

    /// Spans for the words to be replaced that no other span covers.
    pub(super) fn spans(&self, text: &str, taken: &[Span]) -> Vec<Span> {
        if self.answers.is_empty() {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (start, surface) in words_of(text) {
            let end = start + surface.chars().count();
            let free = taken
                .iter()
                .all(|span| end <= span.start || span.end <= start);
            if let (true, Some(WordAnswer::Replace { with })) = (free, self.answer(&surface)) {
                out.push(Span {
                    start,
                    end,
                    kind: SpanKind::Other,
                    person: None,
                    replacement: with.clone(),
                    class: SpanClass::Certain,
                    reason: "für diesen Fall gemerkt".to_owned(),
                });
            }
        }
        out
    }
}

/// The words of a text with their first code points. A hyphen joins, an underscore does not.
fn words_of(text: &str) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, c) in text.chars().enumerate() {
        let inside =
            c.is_alphanumeric() || is_combining_mark(c) || (open && matches!(c, '-' | '\u{ad}'));
        match (inside, open) {
            (true, true) => out
                .last_mut()
                .into_iter()
                .for_each(|(_, word)| word.push(c)),
            (true, false) => out.push((at, c.to_string())),
            _ => {}
        }
        open = inside;
    }
    for (_, word) in &mut out {
        word.truncate(word.trim_end_matches('-').len());
    }
    out
}

/// The same key for a word in any case and spelling of its umlauts.
pub fn fold_word(word: &str) -> String {
    let expanded: String = word
        .trim()
        .nfc()
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'ä' => vec!['a', 'e'],
            'ö' => vec!['o', 'e'],
            'ü' => vec!['u', 'e'],
            'ß' => vec!['s', 's'],
            '\u{ad}' => vec![],
            other => vec![other],
        })
        .collect();
    expanded.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// The capitalised words of the outgoing texts, unknown and seldom ones first.
pub(super) fn remaining<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<RemainingWord> {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for (_, word) in texts.flat_map(words_of) {
        if word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1 {
            *times.entry(word).or_default() += 1;
        }
    }
    let mut out: Vec<RemainingWord> = times
        .into_iter()
        .map(|(word, times)| RemainingWord {
            unknown: !is_word(&word),
            word,
            times,
        })
        .collect();
    out.sort_by_key(|word| (!word.unknown, word.times));
    out
}
