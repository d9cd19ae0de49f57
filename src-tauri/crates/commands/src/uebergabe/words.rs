//! Decisions about words, remembered for a Fall: each holds in every later preparation until it is taken back.

use std::collections::{BTreeMap, BTreeSet};

use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_falluebergabe::free_text::fold_word;
use fallmappe_falluebergabe::prepare;
use fallmappe_store::Reader;
use fallmappe_store::tables::wort::WordRow;

use super::consent::problem;
use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{DecideWords, Done, WordAnswer, WordDecision};
use crate::session::Session;

/// Longest word and longest replacement, in characters.
const LONGEST: usize = 200;

pub fn decide_words<H: Host>(session: &mut Session<H>, request: DecideWords) -> Answer<Done> {
    let DecideWords { fall, words } = request;
    session.vault()?.store.reader().fall(fall)?;
    let problems: Vec<_> = words.iter().filter_map(mistake).collect();
    if !problems.is_empty() {
        return Err(CommandError::with_problems(ErrorCode::Invalid, problems));
    }
    let now = session.now();
    let open = session.vault_mut()?;
    let done = open
        .store
        .transact(Op::DecideWords, Some(fall), now, |tx| {
            for decision in &words {
                let folded = fold_word(&decision.word);
                match decision.answer {
                    WordAnswer::Forget => tx.forget_word_decision(fall, &folded)?,
                    WordAnswer::Keep | WordAnswer::Replace | WordAnswer::Accept => {
                        tx.put_word_decision(fall, &folded, &row(decision))?;
                    }
                }
            }
            Ok(())
        })?;
    // What is shown no longer follows from what is remembered.
    open.draft = None;
    Ok(Done {
        changed: done.changed,
    })
}

/// The words that are remembered for a Fall, and what was decided about each. Whoever looks stands in the Protokoll, as
/// with a preview, which shows the same.
///
/// # Errors
/// `Locked`, `NotFound`, and those of the vault.
pub fn remembered_words<H: Host>(
    session: &mut Session<H>,
    fall: FallId,
) -> Answer<Vec<WordDecision>> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    store.reader().fall(fall)?;
    let words = shown(&store.reader(), fall)?;
    store.transact(Op::ViewUebergabe, Some(fall), now, |_| Ok(()))?;
    Ok(words)
}

/// The decisions of a Fall as the preparation takes them.
pub(super) fn remembered(reader: &Reader<'_>, fall: FallId) -> Answer<Vec<prepare::WordDecision>> {
    let decision = |row: WordRow| prepare::WordDecision {
        word: row.word,
        answer: match (row.keep, row.accept) {
            (true, _) => prepare::WordAnswer::Keep,
            (false, true) => prepare::WordAnswer::Accept,
            (false, false) => prepare::WordAnswer::Replace {
                with: row.replacement,
            },
        },
    };
    let rows = reader.word_decisions(fall)?.into_values();
    Ok(rows.map(decision).collect())
}

/// The decisions of a Fall as they are shown.
pub(super) fn shown(reader: &Reader<'_>, fall: FallId) -> Answer<Vec<WordDecision>> {
    let decision = |row: WordRow| WordDecision {
        word: row.word,
        answer: match (row.keep, row.accept) {
            (true, _) => WordAnswer::Keep,
            (false, true) => WordAnswer::Accept,
            (false, false) => WordAnswer::Replace,
        },
        replacement: row.replacement,
    };
    let rows = reader.word_decisions(fall)?.into_values();
    Ok(rows.map(decision).collect())
}

/// What was decided about a marked place, so that it can be remembered for its word.
pub(super) struct Asked<'a> {
    pub word: &'a str,
    /// What was decided about this very place.
    pub own: Option<bool>,
    /// What is remembered already.
    pub remembered: Option<bool>,
}

/// The words that were decided alike wherever the program asked: they are not asked about again in this Fall. A word
/// that stays here and goes there is asked about again.
pub(super) fn decided_alike<'a>(asked: impl Iterator<Item = Asked<'a>>) -> Vec<(String, WordRow)> {
    let mut words: BTreeMap<String, Vec<Asked<'a>>> = BTreeMap::new();
    for one in asked {
        words.entry(fold_word(one.word)).or_default().push(one);
    }
    let alike = |places: &Vec<Asked<'a>>| {
        let answers: BTreeSet<_> = places
            .iter()
            .map(|one| one.own.or(one.remembered))
            .collect();
        let new = places
            .iter()
            .any(|one| one.own.is_some() && one.own != one.remembered);
        let only = answers.first().copied().flatten();
        only.filter(|_| new && answers.len() == 1)
    };
    let row = |(folded, places): (String, Vec<Asked<'a>>)| {
        let replace = alike(&places)?;
        let row = WordRow {
            word: places.first()?.word.to_owned(),
            keep: !replace,
            accept: replace,
            replacement: String::new(),
        };
        Some((folded, row))
    };
    words.into_iter().filter_map(row).collect()
}

fn row(decision: &WordDecision) -> WordRow {
    let replacement = match decision.answer {
        WordAnswer::Replace => decision.replacement.trim(),
        _ => "",
    };
    WordRow {
        word: decision.word.trim().to_owned(),
        keep: decision.answer == WordAnswer::Keep,
        accept: decision.answer == WordAnswer::Accept,
        replacement: replacement.to_owned(),
    }
}

fn mistake(decision: &WordDecision) -> Option<fallmappe_domain::check::Problem> {
    let long = |text: &str| text.chars().count() > LONGEST || text.chars().any(char::is_control);
    if fold_word(&decision.word).is_empty() || long(&decision.word) {
        return Some(problem("word", "Das ist kein Wort.".to_owned()));
    }
    long(&decision.replacement).then(|| {
        problem(
            "replacement",
            "Höchstens 200 Zeichen in einer Zeile.".to_owned(),
        )
    })
}
