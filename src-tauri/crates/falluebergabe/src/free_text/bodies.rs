//! Names of companies, schools, clubs and homes: what kind of body it is stays, its name goes (handover 5.4).
//!
//! A head word ("Bäckerei", "Gesamtschule"), a legal form ("GmbH") or the short form of a club ("TuS") announces the
//! name. Bodies of the record are in `record_scan`; offices are no bodies here, because their kind is the content.

mod clubs;
mod companies;
mod homes;
mod legal;

pub(super) use clubs::is_club;

use super::candidate::{Candidate, Voice};
use super::recall;
use super::sentences;
use super::tokens::{Doc, Gap, Token};
use super::wire::{SpanClass, SpanKind};
use super::words;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Finds names of bodies in a note.
pub(crate) fn scan(doc: &Doc) -> Vec<Candidate> {
    let mut out = Vec::new();
    for index in 0..doc.tokens.len() {
        let found = clubs::scan(doc, index)
            .or_else(|| legal::scan(doc, index))
            .or_else(|| homes::scan(doc, index))
            .or_else(|| companies::scan(doc, index))
            .or_else(|| after_head(doc, index));
        out.extend(found);
    }
    out
}

/// The word that stands for a body with this head.
pub(super) fn head_word(folded: &str) -> Option<&'static str> {
    static HEADS: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();
    let heads = HEADS.get_or_init(|| {
        let file = include_str!("../../../../../assets/lists/words-bodies.tsv");
        file.lines()
            .filter_map(|line| line.split_once('\t'))
            .collect()
    });
    recall::answer(folded, |w| &mut w.body, |word| heads.get(word).copied())
}

/// "Logistikzentrum", "Fahrradladen": German words that say of what kind a body is, though no list has them.
fn is_kind(folded: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "zentrum",
        "betrieb",
        "schule",
        "kolleg",
        "werkstatt",
        "markt",
        "laden",
        "dienst",
        "verein",
        "club",
        "akademie",
        "studio",
        "zentrale",
        "handlung",
        "manufaktur",
        "brauerei",
        "druckerei",
        "kirche",
    ];
    let built = |end: &&str| {
        let stem = folded.strip_suffix(*end);
        stem.is_some_and(|stem| stem.len() >= 3)
    };
    ENDINGS.iter().any(built) && words::is_german(folded)
}

fn body(doc: &Doc, from: usize, to: usize, word: &str) -> Option<Candidate> {
    let (first, last) = (doc.tokens.get(from)?, doc.tokens.get(to)?);
    let end = legal::legal_end(doc, to).unwrap_or(last.end);
    let candidate = Candidate::plain(first.start, end, SpanKind::Organisation, Voice::Form);
    Some(
        candidate
            .class(SpanClass::Generalised)
            .replaced_by(word.to_owned())
            .reason("Name einer Einrichtung, vergröbert"),
    )
}

/// "Bäckerei Plümpe", "Berufskolleg am Wallgraben", "Anne-Frank-Gesamtschule".
fn after_head(doc: &Doc, index: usize) -> Option<Candidate> {
    let head = doc.tokens.get(index).filter(|t| t.capital)?;
    let kind = head_word(&head.folded).map(str::to_owned);
    let said = || is_kind(&head.folded).then(|| doc.normal.slice(head.start, head.end));
    let word = &kind.or_else(said)?;
    let first = hyphenated_before(doc, index);
    if let Some(end) = quoted_after(doc, head) {
        return body(doc, first, index, word).map(|found| Candidate { end, ..found });
    }
    let last = if homes::is_home(&head.folded) {
        index
    } else {
        name_after(doc, index)
    };
    (first < index || last > index).then(|| body(doc, first, last, word))?
}

/// First token of the name joined to a head by hyphens; the head itself where there is none.
fn hyphenated_before(doc: &Doc, index: usize) -> usize {
    let mut at = index;
    while let Some(token) = doc.tokens.get(at) {
        let before = doc.near(at, -1);
        let joined = token.gap == Gap::Joined
            || token.gap == Gap::Soft && before.is_some_and(|b| b.folded == "st");
        if at == 0 || !joined || !before.is_some_and(Token::is_capital_word) {
            break;
        }
        at -= 1;
    }
    let names = doc.tokens.get(at..index).unwrap_or_default();
    let telling = names.len() > 1 || names.iter().any(|t| !words::is_german(&t.folded));
    if telling { at } else { index }
}

/// Last token of the name after a head; the head itself where no name follows.
fn name_after(doc: &Doc, index: usize) -> usize {
    let mut last = index;
    while last < index + 5 {
        let Some(next) = continues(doc, index, last) else {
            break;
        };
        last = next;
    }
    last
}

/// The next token that belongs to the name.
fn continues(doc: &Doc, head: usize, last: usize) -> Option<usize> {
    let token = doc.tokens.get(last + 1).filter(|t| !t.line_start)?;
    let close = matches!(token.gap, Gap::Space | Gap::Joined)
        || token.gap == Gap::Soft
            && doc.char_after(doc.tokens.get(last)?) == Some('.')
            && (head == last || is_saint(doc.tokens.get(last)?))
            && !sentences::ends_between(doc, doc.tokens.get(last)?, token);
    if !close {
        return None;
    }
    let before = doc.tokens.get(last)?;
    let open =
        head == last || is_saint(before) || matches!(before.folded.as_str(), "haus" | "da" | "la");
    if token.is_capital_word() {
        let fits = if open {
            may_name(token)
        } else {
            !words::is_german(&token.folded)
        };
        return (fits || legal::legal_end(doc, last + 1).is_some() || token.gap == Gap::Joined)
            .then_some(last + 1);
    }
    let linking = matches!(
        token.folded.as_str(),
        "am" | "an" | "zum" | "zur" | "im" | "da" | "la" | "auf" | "in"
    );
    let after = doc.tokens.get(last + 2).filter(|t| t.gap == Gap::Space)?;
    let article = matches!(after.folded.as_str(), "der" | "dem" | "den");
    let name = if article {
        doc.tokens.get(last + 3)?
    } else {
        after
    };
    let named = linking
        && head == last
        && (name.is_capital_word() || doc.is_lower)
        && may_name(name)
        && !is_common(name);
    named.then_some(if article { last + 3 } else { last + 2 })
}

fn is_saint(token: &Token) -> bool {
    matches!(token.folded.as_str(), "st" | "sankt")
}

/// End of a name in quotation marks right after a word: 'Sprachschule „Brücke“'.
fn quoted_after(doc: &Doc, head: &Token) -> Option<usize> {
    const LONGEST: usize = 40;
    let start = head.end + 2;
    let opening = doc.normal.slice(head.end, start);
    let marks = [" „", " \"", " »", " «", " “", " ‚", " '"];
    if !marks.contains(&opening.as_str()) {
        return None;
    }
    let name = doc.normal.slice(start, start + LONGEST);
    let mut signs = name.chars().take_while(|c| *c != '\n');
    let length = signs.position(|c| matches!(c, '“' | '”' | '"' | '«' | '»' | '‘' | '\''))?;
    (length > 0).then_some(start + length + 1)
}

/// Whether a word right after a head can be its name.
fn may_name(token: &Token) -> bool {
    let word = token.folded.as_str();
    let time = words::is_time(word);
    let announcing = words::title(word).is_some()
        || words::role(word).is_some()
        || words::office(word).is_some();
    let plain = words::is_listed_word(word) && !words::is_also_name(word);
    token.end - token.start > 1 && !time && !announcing && !plain
}

/// Places where something is, as opposed to what it is called after.
fn is_common(token: &Token) -> bool {
    let common = |word: &str| super::lexicon::word(word).is_some_and(|entry| entry.rarity <= 4);
    words::is_listed_word(&token.folded) || common(&token.folded)
}
