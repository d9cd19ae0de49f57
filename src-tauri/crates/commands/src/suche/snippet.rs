//! The sentence around a hit, in its own letters, in pieces of which the hits are marked.

use std::collections::BTreeSet;

use fallmappe_domain::latin;
use fallmappe_domain::spelling::{self, Typed};

use crate::schema::Piece;

/// Letters of the longest snippet, without their marks.
const LONGEST: usize = 160;
/// Letters in front of the first hit when a sentence is too long.
const BEFORE: usize = 50;
/// What people write with a full stop inside a sentence; words of one or two letters need no list.
const SHORT_FORMS: [&str; 14] = [
    "abs", "art", "bzw", "evtl", "geb", "ggf", "inkl", "lfd", "sog", "str", "tel", "usw", "vgl",
    "zzgl",
];

/// A word or what stands between two words.
struct Segment<'a> {
    text: &'a str,
    is_word: bool,
    /// Number of the first word of the query that it fits.
    hit: Option<usize>,
}

/// How a word of a text is compared with what was typed.
pub type Fits = fn(&Typed, &str) -> bool;

/// Words of running text begin as typed.
pub fn as_typed(typed: &Typed, word: &str) -> bool {
    typed.begins(word)
}

/// Words of names may also be another spelling.
pub fn in_any_spelling(typed: &Typed, word: &str) -> bool {
    typed.begins(word) || typed.sounds_like(word)
}

/// The sentence with most of the words, out of the field with most of them.
pub fn sentence(fields: &[String], words: &[Typed]) -> Vec<Piece> {
    let cut: Vec<Vec<Segment<'_>>> = fields
        .iter()
        .map(|field| segments(field, words, as_typed))
        .collect();
    // The longer field wins a draw: a note says more than a code that happens to stand in it.
    let best = cut
        .iter()
        .max_by_key(|field| (different_hits(field), field.len()));
    let Some(field) = best else {
        return Vec::new();
    };
    let sentences = sentences(field);
    let best = sentences
        .iter()
        .rev()
        .max_by_key(|sentence| different_hits(sentence));
    best.map_or_else(Vec::new, |sentence| pieces(sentence))
}

/// Names that fit, one after the other.
pub fn names(names: &[String], words: &[Typed]) -> Vec<Piece> {
    let mut all = Vec::new();
    for name in names {
        let cut = segments(name, words, in_any_spelling);
        let found = if different_hits(&cut) > 0 {
            pieces(&cut)
        } else if is_compound(name, words) {
            vec![piece(name.clone(), true)]
        } else {
            continue;
        };
        if !all.is_empty() {
            all.push(piece(" · ".to_owned(), false));
        }
        all.extend(found);
    }
    all
}

/// A hit that is the whole text.
pub fn whole(text: &str) -> Vec<Piece> {
    vec![piece(text.to_owned(), true)]
}

/// `Alhusseini` was typed, `Al-Husseini` stands there.
fn is_compound(name: &str, words: &[Typed]) -> bool {
    spelling::name_words(name)
        .iter()
        .any(|compound| words.iter().any(|word| in_any_spelling(word, compound)))
}

fn segments<'a>(text: &'a str, words: &[Typed], fits: Fits) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = latin::is_in_word(first);
        let end = rest
            .find(|c: char| latin::is_in_word(c) != is_word)
            .unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        let hit = words.iter().position(|word| is_word && fits(word, text));
        segments.push(Segment { text, is_word, hit });
        rest = after;
    }
    segments
}

fn different_hits(segments: &[Segment<'_>]) -> usize {
    let hits: BTreeSet<usize> = segments.iter().filter_map(|segment| segment.hit).collect();
    hits.len()
}

/// Splits after `.`, `!`, `?` and at line breaks, but not after short forms and numbers (`z. B.`, `am 3. April`).
fn sentences<'a, 's>(segments: &'s [Segment<'a>]) -> Vec<&'s [Segment<'a>]> {
    let mut sentences = Vec::new();
    let (mut from, mut word) = (0, "");
    for (index, segment) in segments.iter().enumerate() {
        if segment.is_word {
            word = segment.text;
        } else if ends_sentence(segment.text, word) {
            sentences.extend(segments.get(from..=index));
            from = index + 1;
        }
    }
    sentences.extend(segments.get(from..).filter(|rest| !rest.is_empty()));
    sentences
}

fn ends_sentence(between: &str, word: &str) -> bool {
    if between.contains(['\n', '!', '?', '…']) {
        return true;
    }
    let folded = latin::fold(word);
    let is_short = folded.chars().count() <= 2 || SHORT_FORMS.contains(&folded.as_str());
    let is_number = folded.chars().all(char::is_numeric);
    between.starts_with('.') && between.len() > 1 && !is_short && !is_number
}

/// The segments around the first hit, joined; what was cut off leaves a `…`.
fn pieces(sentence: &[Segment<'_>]) -> Vec<Piece> {
    let hit = sentence
        .iter()
        .position(|segment| segment.hit.is_some())
        .unwrap_or(0);
    let total: usize = sentence.iter().map(|segment| letters(segment.text)).sum();
    let mut from = 0;
    if total > LONGEST {
        let (mut room, front) = (BEFORE, sentence.get(..hit).unwrap_or_default());
        let fitting = front.iter().rev().take_while(|segment| {
            let length = letters(segment.text);
            let fits = length <= room;
            room = room.saturating_sub(length);
            fits
        });
        from = hit - fitting.count();
    }
    let (mut room, mut pieces) = (LONGEST, Vec::new());
    let mut cut = false;
    for (index, segment) in sentence.iter().enumerate().skip(from) {
        let length = letters(segment.text);
        if length <= room {
            push(&mut pieces, segment.text, segment.hit.is_some());
            room -= length;
            continue;
        }
        if index <= hit {
            // A hit longer than all room: no name, but somebody may have typed it.
            push(
                &mut pieces,
                &front(segment.text, room),
                segment.hit.is_some(),
            );
        }
        cut = true;
        break;
    }
    trimmed(pieces, from > 0, cut)
}

fn trimmed(mut pieces: Vec<Piece>, cut_front: bool, cut_end: bool) -> Vec<Piece> {
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = pieces.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    if cut_front {
        pieces.insert(0, piece("… ".to_owned(), false));
    }
    if cut_end {
        pieces.push(piece(" …".to_owned(), false));
    }
    pieces.retain(|piece| !piece.text.is_empty());
    joined(pieces)
}

/// Neighbours of one kind become one piece.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all = Vec::new();
    pieces
        .iter()
        .for_each(|piece| push(&mut all, &piece.text, piece.hit));
    all
}

fn push(pieces: &mut Vec<Piece>, text: &str, hit: bool) {
    match pieces.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(text),
        _ => pieces.push(piece(text.to_owned(), hit)),
    }
}

fn piece(text: String, hit: bool) -> Piece {
    Piece { text, hit }
}

/// Letters with their marks count one.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !latin::is_mark(*c)).count()
}

/// The first letters of a word, none parted from its marks.
fn front(text: &str, count: usize) -> String {
    let mut left = count;
    text.chars()
        .take_while(|c| {
            if !latin::is_mark(*c) {
                left = left.wrapping_sub(1);
            }
            left != usize::MAX
        })
        .collect()
}

#[cfg(test)]
mod tests;
