//! Remembers what was found out about a word, because the same words come again and again in the notes of a case.
//!
//! What is remembered is forgotten when a run ends, so that no name stays in memory for longer than its notes.

use super::lexicon::PlaceKind;
use super::triggers::Likeness;
use std::cell::RefCell;
use std::collections::HashMap;

/// What is known about a folded word so far.
#[derive(Default)]
pub(super) struct Known {
    pub(super) ordinary: Option<bool>,
    pub(super) german: Option<bool>,
    pub(super) name: Option<bool>,
    pub(super) given: Option<bool>,
    pub(super) also_name: Option<bool>,
    pub(super) role: Option<Option<&'static str>>,
    pub(super) kinship: Option<Option<&'static str>>,
    pub(super) office: Option<Option<&'static str>>,
    pub(super) body: Option<Option<&'static str>>,
    pub(super) country: Option<bool>,
    pub(super) slip: Option<bool>,
    pub(super) health: Option<bool>,
    pub(super) likeness: Option<Option<Likeness>>,
    pub(super) place: Option<Option<PlaceKind>>,
}

/// More words than any packet has; an endless text must not fill the memory.
const LIMIT: usize = 50_000;

thread_local! {
    static WORDS: RefCell<HashMap<String, Known>> = RefCell::new(HashMap::new());
}

/// The remembered answer for a word, or a new one.
pub(super) fn answer<T: Copy>(
    word: &str,
    field: fn(&mut Known) -> &mut Option<T>,
    ask: impl FnOnce(&str) -> T,
) -> T {
    let known = WORDS.with_borrow_mut(|words| words.get_mut(word).and_then(|known| *field(known)));
    known.unwrap_or_else(|| {
        let new = ask(word);
        WORDS.with_borrow_mut(|words| {
            if words.len() >= LIMIT {
                words.clear();
            }
            *field(words.entry(word.to_owned()).or_default()) = Some(new);
        });
        new
    })
}

/// Forgets everything.
pub(super) fn forget() {
    WORDS.with_borrow_mut(HashMap::clear);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_asked_for_once_and_then_forgotten() {
        forget();
        assert!(answer("wort", |known| &mut known.german, |_| true));
        assert!(answer("wort", |known| &mut known.german, |_| false));
        forget();
        assert!(!answer("wort", |known| &mut known.german, |_| false));
        forget();
    }
}
