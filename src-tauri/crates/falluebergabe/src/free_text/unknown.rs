//! Stage 6: capitalised words that no list of words knows are asked about.
//!
//! It is the net under all lists: a name nobody ever wrote down is still no German word. Small slips in long words are
//! forgiven, so that "Aufenthatlstitel" is not taken for a person.

use super::lexicon;
use super::link;
use super::normal::{Umlaut, fold};
use super::recall;
use super::regions;
use super::tokens::{Doc, Gap, Token};
use super::words;

/// Whether the token is a capitalised word that is no German word as far as anybody knows.
pub(super) fn is_unknown(doc: &Doc, index: usize) -> bool {
    let Some(token) = doc.tokens.get(index).filter(|t| t.is_capital_word()) else {
        return false;
    };
    let length = token.end - token.start;
    if length < 3 || is_short_form(doc, index, token) || is_announcing(&token.folded) {
        return false;
    }
    if words::is_surname_first(&token.folded) && !words::is_listed_word(&token.folded) {
        return !link::has_determiner(doc, index);
    }
    if words::is_german(&token.folded) || regions::is_form(&token.folded) {
        return false;
    }
    !is_misspelt_word(doc, token)
}

/// Whether a token is a long German word with one slip.
pub(super) fn is_misspelt_word(doc: &Doc, token: &Token) -> bool {
    let spelt = || doc.normal.slice(token.start, token.end).to_lowercase();
    recall::answer(
        &token.folded,
        |w| &mut w.slip,
        |word| is_slip(&spelt(), word),
    )
}

/// "ABH", "AufenthG", "WhatsApp", "GmbH", "B1": forms that mix cases or digits are no names.
fn is_short_form(doc: &Doc, index: usize, token: &Token) -> bool {
    let surface = doc.normal.slice(token.start, token.end);
    let upper = surface.chars().filter(|c| c.is_uppercase()).count();
    let length = surface.chars().count();
    if upper == length && length <= 5 && !words::is_common_given_name(&token.folded) {
        return true;
    }
    let glued = |at: isize, own: Gap| {
        let other = doc.near(index, at);
        own == Gap::Glued && other.is_some_and(|o| o.digits || o.end - o.start < 4 || length < 4)
    };
    let next = doc.near(index, 1).map_or(Gap::Hard, |t| t.gap);
    glued(-1, token.gap) || glued(1, next)
}

fn is_announcing(folded: &str) -> bool {
    words::title(folded).is_some() || words::office(folded).is_some() || words::is_degree(folded)
}

/// One letter missing, doubled or swapped in a long common word.
fn is_slip(word: &str, folded: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 8 || words::is_name(folded) {
        return false;
    }
    let common = |word: &str| {
        words::is_listed_word(word) || lexicon::word(word).is_some_and(|entry| entry.rarity <= 7)
    };
    let spelt =
        |letters: Vec<char>| fold(&letters.into_iter().collect::<String>(), Umlaut::Expanded);
    let mut swapped = (1..letters.len()).map(|at| {
        let mut letters = letters.clone();
        letters.swap(at - 1, at);
        spelt(letters)
    });
    let shorter = (1..letters.len()).map(|at| {
        let mut letters = letters.clone();
        letters.remove(at);
        spelt(letters)
    });
    let longer = (1..=letters.len()).flat_map(|at| {
        let letters = &letters;
        ('a'..='z').map(move |letter| {
            let mut letters = letters.clone();
            letters.insert(at, letter);
            spelt(letters)
        })
    });
    let swaps = swapped.any(|word| words::is_german(&word));
    swaps || shorter.chain(longer).any(|word| common(&word))
}
