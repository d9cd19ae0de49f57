//! Cutting a typed date into numbers, names of months and placeholders. What they mean together stands in `date`.

use crate::words::key;

/// A piece of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Digits.
    Number(String),
    /// A month by its name, counted from 1.
    Month(u32),
    /// `XX`, `??`: somebody left it open.
    Unknown,
}

/// A date in pieces.
pub struct Words {
    /// The pieces in their order.
    pub pieces: Vec<Piece>,
    /// `ca.`, `etwa`: somebody estimated it.
    pub estimated: bool,
    /// Written with slashes.
    pub slashes: bool,
}

/// Words before a date that say nothing about it.
const FILLERS: [&str; 14] = [
    "geb", "geboren", "am", "seit", "ab", "bis", "den", "der", "vom", "im", "in", "gueltig", "zum",
    "d",
];
const ESTIMATES: [&str; 7] = [
    "ca",
    "circa",
    "etwa",
    "um",
    "ungefaehr",
    "geschaetzt",
    "wohl",
];
/// The first letters of months in German and English, folded; the longer ones first.
const MONTHS: [(&str, u32); 21] = [
    ("januar", 1),
    ("jaenner", 1),
    ("jan", 1),
    ("feb", 2),
    ("maerz", 3),
    ("marz", 3),
    ("mrz", 3),
    ("mar", 3),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
    ("mae", 3),
];

/// Cuts a date; `None` when there is a word in it that no date has.
pub fn cut(text: &str) -> Option<Words> {
    let text = without_time(text.trim());
    let mut words = Words {
        pieces: Vec::new(),
        estimated: false,
        slashes: text.contains('/'),
    };
    for token in tokens(text) {
        if token.bytes().all(|b| b.is_ascii_digit()) {
            words.pieces.push(Piece::Number(token));
            continue;
        }
        let folded = key(&token);
        if folded.is_empty() || FILLERS.contains(&folded.as_str()) {
            continue;
        }
        if ESTIMATES.contains(&folded.as_str()) {
            words.estimated = true;
        } else if let Some(month) = month(&folded) {
            words.pieces.push(Piece::Month(month));
        } else if folded.chars().all(|c| c == 'x') && folded.len() < 3 {
            words.pieces.push(Piece::Unknown);
        } else {
            return None;
        }
    }
    (words.pieces.len() < 4).then_some(words)
}

/// Digits and letters apart; everything between them separates. `??` stands for a piece of its own.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = Kind::Other;
    for c in text.replace("??", "xx").replace('~', " ca ").chars() {
        let kind = Kind::of(c);
        match tokens.last_mut() {
            Some(token) if kind == last && kind != Kind::Other => token.push(c),
            _ if kind != Kind::Other => tokens.push(c.to_string()),
            _ => {}
        }
        last = kind;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Digit,
    Letter,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit,
            c if c.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }
}

fn month(folded: &str) -> Option<u32> {
    let known = MONTHS.iter().find(|(start, _)| folded.starts_with(start));
    known.filter(|_| folded.len() < 10).map(|(_, month)| *month)
}

/// Programs write a midnight behind a date.
fn without_time(text: &str) -> &str {
    let cut = text.find(" 00:00").or_else(|| text.find("T00:00"));
    cut.and_then(|at| text.get(..at)).unwrap_or(text)
}
