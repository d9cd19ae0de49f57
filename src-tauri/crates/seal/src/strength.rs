//! A rough, explainable estimate of how hard a chosen passphrase is to guess.
//!
//! Deliberately simple and on the low side: it knows letters, runs, repetitions and a few worn-out
//! words, not the world's leaked passwords. There are no rules about special characters; length is
//! what counts.

use std::collections::BTreeSet;

/// Shortest chosen passphrase, in characters.
const MIN_CHARACTERS: usize = 14;
const MIN_DISTINCT: usize = 6;
/// Below this many bits a thousand graphics cards are through within days.
const BITS_FAIR: f64 = 40.0;
/// From here on guessing takes longer than the data matter.
const BITS_STRONG: f64 = 55.0;

/// Bits for a letter that continues a word: German words of 5 to 6 letters from a list of some
/// thousands.
const BITS_LETTER: f64 = 2.2;
/// Bits for a digit: below log2(10), as most digits are years, days and counters.
const BITS_DIGIT: f64 = 2.5;
/// Bits for any other character.
const BITS_OTHER: f64 = 4.0;
/// Bits for a space or hyphen between words, which everybody expects.
const BITS_SEPARATOR: f64 = 1.0;
/// Extra bits where the kind of character changes.
const BITS_CHANGE: f64 = 2.0;
/// Bits for a character that follows from those before it, and for a whole worn-out word: one of a
/// handful.
const BITS_PREDICTED: f64 = 0.1;
const BITS_WORN_OUT: f64 = 3.0;

/// Pieces that guessing starts with, lower case. Keyboard rows and the alphabet in both directions
/// are among them.
const WORN_OUT: [&str; 34] = [
    "passwort",
    "password",
    "passphrase",
    "kennwort",
    "geheim",
    "hallo",
    "willkommen",
    "welcome",
    "admin",
    "qwertz",
    "qwerty",
    "asdfgh",
    "yxcvbn",
    "zxcvbn",
    "uiop",
    "hjkl",
    "letmein",
    "iloveyou",
    "ichliebedich",
    "schatz",
    "sommer",
    "winter",
    "herbst",
    "fruehling",
    "frühling",
    "montag",
    "start",
    "teilhabe",
    "fallmappe",
    "durchstarten",
    "management",
    "laptop",
    "schalke",
    "borussia",
];

/// The answer to "is this passphrase good enough?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Not accepted, for this reason.
    Weak(WeakReason),
    /// Withstands a chance finder, not somebody with time and machines.
    Fair,
    /// Good enough to lock a vault with.
    Strong,
}

/// Why a passphrase is weak; the first reason that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakReason {
    /// Fewer than 14 characters.
    TooShort,
    /// Fewer than 6 different characters.
    TooFewDistinct,
    /// Mostly repetition, sequences, keyboard rows or worn-out words.
    Predictable,
}

/// Judges the text of a passphrase.
pub(crate) fn estimate(text: &str) -> Strength {
    let characters: Vec<char> = text.chars().collect();
    let distinct: BTreeSet<&char> = characters.iter().collect();
    if characters.len() < MIN_CHARACTERS {
        return Strength::Weak(WeakReason::TooShort);
    }
    if distinct.len() < MIN_DISTINCT {
        return Strength::Weak(WeakReason::TooFewDistinct);
    }
    match bits(&characters) {
        bits if bits < BITS_FAIR => Strength::Weak(WeakReason::Predictable),
        bits if bits < BITS_STRONG => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// Walks from left to right and adds what each piece costs a guesser who knows the usual habits.
fn bits(characters: &[char]) -> f64 {
    let lower: Vec<char> = characters
        .iter()
        .map(|c| c.to_lowercase().next().unwrap_or(*c))
        .collect();
    let (mut total, mut position) = (0.0, 0);
    let mut before = None;
    while let Some(&character) = characters.get(position) {
        if let Some(length) = worn_out_at(&lower, position) {
            total += BITS_WORN_OUT;
            position += length;
            before = None;
            continue;
        }
        let kind = Kind::of(character);
        total += match is_predicted(&lower, position) {
            true => BITS_PREDICTED,
            false => kind.bits(),
        };
        total += change_bits(before, kind);
        before = Some(kind);
        position += 1;
    }
    total
}

/// A word break is expected, so only a change between other kinds counts.
fn change_bits(before: Option<Kind>, kind: Kind) -> f64 {
    match before {
        Some(Kind::Separator) | None => 0.0,
        Some(before) if before == kind || kind == Kind::Separator => 0.0,
        Some(_) => BITS_CHANGE,
    }
}

fn worn_out_at(lower: &[char], position: usize) -> Option<usize> {
    let rest = lower.get(position..)?;
    let begins = |word: &&&str| word.chars().zip(rest).filter(|(a, b)| a == *b).count();
    WORN_OUT
        .iter()
        .filter(|word| begins(word) == word.chars().count())
        .map(|word| word.chars().count())
        .max()
}

/// Same as the one before, next in a row (abc, 321), or the continuation of three characters seen
/// earlier.
fn is_predicted(lower: &[char], position: usize) -> bool {
    let at = |back: usize| {
        position
            .checked_sub(back)
            .and_then(|index| lower.get(index))
    };
    let (Some(&here), Some(&one)) = (at(0), at(1)) else {
        return false;
    };
    let step = |from: char, to: char| u32::from(to).abs_diff(u32::from(from));
    here == one
        || at(2).is_some_and(|&two| step(one, here) == 1 && step(two, one) == 1 && two != here)
        || seen_before(lower, position)
}

fn seen_before(lower: &[char], position: usize) -> bool {
    let Some(start) = position.checked_sub(2) else {
        return false;
    };
    let (Some(last), Some(earlier)) = (lower.get(start..=position), lower.get(..position)) else {
        return false;
    };
    earlier.windows(3).any(|window| window == last)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Lower,
    Upper,
    Digit,
    Separator,
    Other,
}

impl Kind {
    fn of(character: char) -> Self {
        match character {
            ' ' | '-' | '_' | '.' => Self::Separator,
            c if c.is_numeric() => Self::Digit,
            c if c.is_uppercase() => Self::Upper,
            c if c.is_alphabetic() => Self::Lower,
            _ => Self::Other,
        }
    }

    fn bits(self) -> f64 {
        match self {
            Self::Lower | Self::Upper => BITS_LETTER,
            Self::Digit => BITS_DIGIT,
            Self::Separator => BITS_SEPARATOR,
            Self::Other => BITS_OTHER,
        }
    }
}
