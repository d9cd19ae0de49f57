//! Reads a name out of the tokens: initials, particles, double names, given name and surname.
//!
//! Where a name may begin is decided in `triggers`.

use super::tokens::{Doc, Gap, Token};
use super::unknown;
use super::words;

/// How strictly the first word of a name is judged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// After a title any capitalised word is a name.
    Any,
    /// Elsewhere it must not be an ordinary word.
    NotOrdinary,
}

/// A name as it stands in the text.
pub(super) struct Name {
    pub(super) words: Vec<String>,
    pub(super) parts: Vec<String>,
    pub(super) next: usize,
    pub(super) end: usize,
    /// The first word is in the list of given names.
    pub(super) given: bool,
    /// A word was taken although nothing but its capital speaks for it.
    pub(super) daring: bool,
    pub(super) ordinary: bool,
}

/// Reads a name that begins at a token.
pub(super) fn name_at(doc: &Doc, index: usize, first: First) -> Option<Name> {
    let mut at = index;
    let mut name = Name {
        words: Vec::new(),
        parts: Vec::new(),
        next: index,
        end: 0,
        given: false,
        daring: false,
        ordinary: false,
    };
    while let Some(token) = doc.tokens.get(at) {
        let begins = name.words.is_empty();
        let joined = matches!(token.gap, Gap::Joined | Gap::Glued) && !begins;
        let initial = is_initial(doc, token);
        if !(begins || joined || token.gap == Gap::Space || after_initial(doc, at)) {
            break;
        }
        let placed = begins
            || name.given
            || after_initial(doc, at)
            || words::is_inner_particle(&token.folded)
            || token.folded == "van"
            || doc
                .near(at, -1)
                .is_some_and(|before| words::is_particle(&before.folded));
        let particle = placed
            && words::is_particle(&token.folded)
            && has_capital_after(doc, at)
            && (!begins || !token.capital);
        let accepted = initial || particle || accepts(doc, token, &name, joined, first);
        if !accepted || name.words.len() > 3 {
            break;
        }
        if begins {
            name.given = words::is_given_name(&token.folded);
            name.ordinary = words::is_ordinary(&token.folded);
        } else if !joined && !particle && !name.given && !initial && !after_initial(doc, at) {
            name.daring = true;
        }
        if !particle {
            name.parts.push(token.folded.clone());
        }
        // "Al-" was left out, so what follows it begins a new word.
        let after_particle = doc
            .near(at, -1)
            .is_some_and(|before| !begins && words::is_particle(&before.folded));
        match name.words.last_mut().filter(|_| joined && !after_particle) {
            Some(last) => last.push_str(&token.folded),
            None if particle => {}
            None => name.words.push(token.folded.clone()),
        }
        name.end = token.end;
        at += 1;
        name.next = at;
    }
    let long_enough = name.words.iter().any(|word| word.chars().count() > 1);
    long_enough.then_some(name)
}

fn accepts(doc: &Doc, token: &Token, name: &Name, joined: bool, first: First) -> bool {
    if !token.is_capital_word() || token.end - token.start < 2 {
        return false;
    }
    let announcing = words::title(&token.folded).is_some()
        || words::role(&token.folded).is_some()
        || words::kinship(&token.folded).is_some()
        || words::office(&token.folded).is_some();
    let only_initials = name.words.iter().all(|word| word.chars().count() == 1);
    let is_first = name.words.is_empty() || only_initials;
    if is_first && first == First::Any {
        // "Herrn S. Er kommt": a small word after an initial begins a sentence.
        let small = words::is_listed_word(&token.folded) && !words::is_also_name(&token.folded);
        return !announcing && (name.words.is_empty() || !small);
    }
    let acronym = token.end - token.start <= 5
        && doc
            .normal
            .slice(token.start, token.end)
            .chars()
            .all(char::is_uppercase);
    let also_name = words::is_also_name(&token.folded) && !words::is_time(&token.folded);
    if joined {
        return !words::is_ordinary(&token.folded) || also_name;
    }
    // "Ahmad Müller", "Semhar Kuhlenkötter": after a given name a surname may look like a word.
    let surname = words::is_surname_first(&token.folded) && !announcing;
    if surname || name.given && (also_name || words::is_rare_compound(&token.folded)) {
        return true;
    }
    !announcing
        && !words::is_german(&token.folded)
        && !unknown::is_misspelt_word(doc, token)
        && (!acronym || words::is_common_given_name(&token.folded) || !token.folded.is_ascii())
}

fn is_initial(doc: &Doc, token: &Token) -> bool {
    token.end - token.start == 1 && token.is_capital_word() && doc.char_after(token) == Some('.')
}

fn after_initial(doc: &Doc, at: usize) -> bool {
    let near = |before: &&Token| {
        doc.tokens
            .get(at)
            .is_some_and(|token| token.start <= before.end + 2)
    };
    doc.near(at, -1)
        .filter(near)
        .is_some_and(|before| is_initial(doc, before))
}

fn has_capital_after(doc: &Doc, at: usize) -> bool {
    let next = doc
        .near(at, 1)
        .filter(|t| matches!(t.gap, Gap::Space | Gap::Joined));
    next.is_some_and(|t| {
        let names = |token: &Token| {
            token.is_capital_word()
                && !words::is_ordinary(&token.folded)
                && words::office(&token.folded).is_none()
        };
        names(t) || words::is_particle(&t.folded) && doc.near(at, 2).is_some_and(names)
    })
}
