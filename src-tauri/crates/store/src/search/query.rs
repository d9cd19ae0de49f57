//! Which Fälle a query finds: every word begins a word somewhere in the Fall, or is another spelling of a name in it.
//!
//! A word of one or two letters is the beginning of names and numbers, but in a text only a whole word: as a beginning it
//! would fit nearly every note. While it is still being typed it may find nothing; then the words before it decide.

use fallmappe_domain::ids::FallId;
use fallmappe_domain::spelling::Typed;
use rusqlite::Connection;

use super::{Kind, fall_of};
use crate::error::Result;

/// Most words of a query that are used; nobody types more.
pub const MOST_WORDS: usize = 12;
/// Letters from which a word is looked for as the beginning of a word in texts.
const BEGINNING: usize = 3;
/// Letters up to which the index has lists of beginnings. For longer ones it would gather all texts in memory first,
/// where every byte is wiped again; so the words that begin like this are looked up and asked for one by one.
const LISTED: usize = 5;
/// Most words asked for one by one.
const MOST_ENDINGS: usize = 200;

/// A set of Fälle. Their ids count up from one, so a bit each is enough.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Faelle {
    bits: Vec<u64>,
    count: usize,
}

impl Faelle {
    /// Adds one; answers whether it is new.
    pub fn insert(&mut self, fall: FallId) -> bool {
        let Some((word, bit)) = place(fall) else {
            return false;
        };
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        let Some(bits) = self.bits.get_mut(word) else {
            return false;
        };
        let new = *bits & bit == 0;
        *bits |= bit;
        self.count += usize::from(new);
        new
    }

    /// Whether it is in.
    pub fn contains(&self, fall: FallId) -> bool {
        place(fall)
            .is_some_and(|(word, bit)| self.bits.get(word).is_some_and(|bits| bits & bit != 0))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Keeps only those that are in the other set too.
    pub fn keep_only(&mut self, other: &Self) {
        for (word, bits) in self.bits.iter_mut().enumerate() {
            *bits &= other.bits.get(word).copied().unwrap_or_default();
        }
        self.count = self
            .bits
            .iter()
            .map(|bits| bits.count_ones() as usize)
            .sum();
    }

    /// Each of them, smallest id first.
    pub fn iter(&self) -> impl Iterator<Item = FallId> + '_ {
        (0i64..).zip(&self.bits).flat_map(|(word, bits)| {
            (0i64..64)
                .filter(move |bit| bits >> bit & 1 == 1)
                .map(move |bit| FallId(word * 64 + bit))
        })
    }
}

fn place(fall: FallId) -> Option<(usize, u64)> {
    Some((usize::try_from(fall.0 / 64).ok()?, 1 << (fall.0 % 64)))
}

/// The Fälle that a query finds; `None` when it holds no word, then every Fall fits.
pub fn faelle(connection: &Connection, query: &str) -> Result<Option<Faelle>> {
    let words = words(query);
    let found = with_words(connection, &words)?;
    match without_unfinished(&words) {
        Some(words) if found.as_ref().is_some_and(|found| found.len() == 0) => {
            with_words(connection, words)
        }
        _ => Ok(found),
    }
}

/// The words before one that has only begun; `None` when there is nothing to leave out.
pub fn without_unfinished(words: &[Typed]) -> Option<&[Typed]> {
    let (last, before) = words.split_last()?;
    let has_begun = last.folded.chars().count() < BEGINNING;
    (has_begun && !before.is_empty()).then_some(before)
}

fn with_words(connection: &Connection, words: &[Typed]) -> Result<Option<Faelle>> {
    if words.is_empty() {
        return Ok(None);
    }
    let living = connection
        .prepare_cached("SELECT count(*) FROM fall")?
        .query_row([], |row| row.get(0))?;
    let mut found: Option<Faelle> = None;
    // Long words first: they find little, and after nothing there is nothing to look for.
    let mut by_length: Vec<&Typed> = words.iter().collect();
    by_length.sort_by_key(|word| std::cmp::Reverse(word.folded.len()));
    for word in by_length {
        let fitting = with_word(connection, word, living)?;
        match &mut found {
            Some(found) => found.keep_only(&fitting),
            None => found = Some(fitting),
        }
        if found.as_ref().is_some_and(|found| found.len() == 0) {
            break;
        }
    }
    Ok(found)
}

/// The words of a query that are used.
pub fn words(query: &str) -> Vec<Typed> {
    let mut words = Typed::words(query);
    words.truncate(MOST_WORDS);
    words
}

fn with_word(connection: &Connection, word: &Typed, living: usize) -> Result<Faelle> {
    let mut found = Faelle::default();
    each_named(connection, word, |_, fall| {
        found.insert(fall);
    })?;
    if let Some(condition) = text_condition(connection, word)? {
        each_text(connection, &condition, |id| {
            found.insert(fall_of(id));
            found.len() < living
        })?;
    }
    Ok(found)
}

/// Calls for every Fall in which a name or number fits the word, with what fitted.
pub(super) fn each_named(
    connection: &Connection,
    word: &Typed,
    mut found: impl FnMut(Kind, FallId),
) -> Result<()> {
    for kind in [Kind::Name, Kind::Dritte, Kind::Number] {
        let mut statement = connection.prepare_cached(
            "SELECT fall FROM search_term WHERE kind = ?1 AND term >= ?2 AND term < ?3",
        )?;
        let mut rows = statement.query((kind as i64, &word.folded, after(&word.folded)))?;
        while let Some(row) = rows.next()? {
            found(kind, FallId(row.get(0)?));
        }
    }
    for kind in [Kind::NameKey, Kind::DritteKey] {
        let whole = word.keys.iter().map(|key| (key, format!("{key} ")));
        let begun = word.beginnings.iter().map(|key| (key, after(key)));
        for (first, last) in whole.chain(begun) {
            let mut statement = connection.prepare_cached(
                "SELECT fall FROM search_term WHERE kind = ?1 AND term >= ?2 AND term < ?3",
            )?;
            let mut rows = statement.query((kind as i64, first, last))?;
            while let Some(row) = rows.next()? {
                found(kind, FallId(row.get(0)?));
            }
        }
    }
    Ok(())
}

/// What the full-text index is asked for a word; `None` when it stands in no text.
pub(super) fn text_condition(connection: &Connection, word: &Typed) -> Result<Option<String>> {
    let exact = format!("\"{}\"", word.folded);
    Ok(match word.folded.chars().count() {
        length if length < BEGINNING => Some(exact),
        length if length <= LISTED => Some(exact + "*"),
        _ => match endings(connection, &word.folded)? {
            words if words.len() > MOST_ENDINGS => Some(exact + "*"),
            words if words.is_empty() => None,
            words => Some(format!("({})", words.join(" OR "))),
        },
    })
}

/// The words of the index that begin like this, quoted; one more than are used when there are too many.
fn endings(connection: &Connection, beginning: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT '\"' || term || '\"' FROM search_word WHERE term >= ?1 AND term < ?2 LIMIT ?3",
    )?;
    let words = statement.query_map((beginning, after(beginning), MOST_ENDINGS + 1), |row| {
        row.get(0)
    })?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

/// What comes after every word that begins like this.
fn after(beginning: &str) -> String {
    format!("{beginning}{}", char::MAX)
}

/// Calls for every text that fits, newest first, until the answer is `false`.
pub(super) fn each_text(
    connection: &Connection,
    condition: &str,
    mut go_on: impl FnMut(i64) -> bool,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT rowid FROM search_index WHERE search_index MATCH ?1 ORDER BY rowid DESC",
    )?;
    let mut rows = statement.query([condition])?;
    while let Some(row) = rows.next()? {
        if !go_on(row.get(0)?) {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_set_of_faelle_is_a_set(one in prop::collection::vec(0i64..400, 0..60), other in prop::collection::vec(0i64..400, 0..60)) {
            let made = |ids: &[i64]| {
                let mut faelle = Faelle::default();
                ids.iter().for_each(|id| { faelle.insert(FallId(*id)); });
                faelle
            };
            let (a, b): (BTreeSet<i64>, BTreeSet<i64>) = (one.iter().copied().collect(), other.iter().copied().collect());
            let mut both = made(&one);
            prop_assert_eq!(both.iter().map(|fall| fall.0).collect::<Vec<_>>(), a.iter().copied().collect::<Vec<_>>());
            both.keep_only(&made(&other));
            let shared: Vec<i64> = a.intersection(&b).copied().collect();
            prop_assert_eq!(both.iter().map(|fall| fall.0).collect::<Vec<_>>(), shared.clone());
            prop_assert_eq!(both.len(), shared.len());
            prop_assert!(shared.iter().all(|id| both.contains(FallId(*id))));
        }
    }
}
