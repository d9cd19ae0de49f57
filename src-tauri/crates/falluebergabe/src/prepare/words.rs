//! Decisions about words, remembered for a Fall, and the capitalised words that stay.
//!
//! A decision is about a word in whatever case and spelling of its umlauts. It is applied after the pseudonymiser and
//! becomes a span like the others, so that the preview shows it. A value of the record that somebody wants to keep is
//! still caught by the exit check.

use crate::free_text::{self, Span, SpanClass, SpanKind, fold_word, remaining_words};
use std::collections::BTreeMap;
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
    /// What the program suggests holds, wherever it suggests something.
    Accept,
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
    /// Most words in one decision.
    longest: usize,
}

impl Words {
    /// Reads the decisions. An empty replacement becomes a numbered code; the number follows the order of the decisions.
    pub(super) fn new(decisions: &[WordDecision]) -> Self {
        let mut words = Self::default();
        let mut number = 0;
        for decision in decisions {
            let parts = words_of(&decision.word);
            let key = key(parts.iter().map(|word| word.text.as_str()));
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
            words.longest = words.longest.max(parts.len());
            words.answers.insert(key, answer);
        }
        words
    }

    /// The answer for these words, if there is one.
    pub(super) fn answer(&self, surface: &str) -> Option<&WordAnswer> {
        let words = words_of(surface);
        self.answers
            .get(&key(words.iter().map(|word| word.text.as_str())))
    }

    /// Spans for the words to be replaced that no other span covers, the longest decision first.
    pub(super) fn spans(&self, text: &str, taken: &[Span]) -> Vec<Span> {
        let words = words_of(text);
        let free = |word: &Word| {
            let apart = |span: &Span| word.end() <= span.start || span.end <= word.start;
            taken.iter().all(apart)
        };
        let mut out: Vec<Span> = Vec::new();
        let mut at = 0;
        while let (true, Some(rest)) = (!self.answers.is_empty(), words.get(at..)) {
            if rest.is_empty() {
                break;
            }
            let found = (1..=self.longest.min(rest.len())).rev().find_map(|count| {
                let part = rest.get(..count)?;
                let (first, last) = (part.first()?, part.last()?);
                let joined = part.iter().skip(1).all(|word| word.follows);
                let with = self
                    .replacement(part)
                    .filter(|_| joined && part.iter().all(free))?;
                Some((count, replaced(first.start, last.end(), with)))
            });
            at += found.as_ref().map_or(1, |(count, _)| *count);
            out.extend(found.map(|(_, span)| span));
        }
        out
    }

    fn replacement(&self, words: &[Word]) -> Option<&str> {
        match self
            .answers
            .get(&key(words.iter().map(|word| word.text.as_str())))?
        {
            WordAnswer::Replace { with } => Some(with),
            WordAnswer::Keep | WordAnswer::Accept => None,
        }
    }
}

fn replaced(start: usize, end: usize, with: &str) -> Span {
    Span {
        start,
        end,
        kind: SpanKind::Other,
        person: None,
        replacement: with.to_owned(),
        class: SpanClass::Certain,
        reason: "für diesen Fall gemerkt".to_owned(),
    }
}

/// The same key for words in any case and spelling of their umlauts.
fn key<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(fold_word).collect::<Vec<_>>().join(" ")
}

/// A word of a text.
struct Word {
    /// First code point.
    start: usize,
    text: String,
    /// Nothing but white space stands between the word before and this one.
    follows: bool,
}

impl Word {
    fn end(&self) -> usize {
        self.start + self.text.chars().count()
    }
}

/// The words of a text. A hyphen inside joins, an underscore does not.
fn words_of(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let (mut open, mut follows) = (false, false);
    for (start, c) in text.chars().enumerate() {
        let joins = open && matches!(c, '-' | '\u{ad}');
        let inside = c.is_alphanumeric() || is_combining_mark(c) || joins;
        if inside && open {
            out.last_mut()
                .into_iter()
                .for_each(|word| word.text.push(c));
        } else if inside {
            let text = c.to_string();
            out.push(Word {
                start,
                text,
                follows,
            });
            follows = true;
        } else {
            follows = follows && c.is_whitespace();
        }
        open = inside;
    }
    for word in &mut out {
        word.text.truncate(word.text.trim_end_matches('-').len());
    }
    out
}

/// The capitalised words that stay, unknown and rare ones first.
pub(super) fn remaining(texts: &[String]) -> Vec<RemainingWord> {
    let words = remaining_words(&texts.join("\n")).into_iter();
    let row = |word: free_text::RemainingWord| RemainingWord {
        unknown: word.rarity >= UNKNOWN,
        times: u32::try_from(word.count).unwrap_or(u32::MAX),
        word: word.word,
    };
    words.map(row).collect()
}

/// Rarity of a word that no list has.
const UNKNOWN: u8 = 10;
