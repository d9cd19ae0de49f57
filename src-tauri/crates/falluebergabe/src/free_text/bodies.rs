//! Names of companies, schools, clubs and homes: what kind of body it is stays, its name goes (handover 5.4).
//!
//! A head word ("Bäckerei", "Gesamtschule"), a legal form ("GmbH") or the short form of a club ("TuS") announces the
//! name. Bodies of the record are in `record_scan`; offices are no bodies here, because their kind is the content.

use super::candidate::{Candidate, Voice};
use super::recall;
use super::tokens::{Doc, Gap, Token};
use super::wire::{SpanClass, SpanKind};
use super::words;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Finds names of bodies in a note.
pub(crate) fn scan(doc: &Doc) -> Vec<Candidate> {
    let mut out = Vec::new();
    for index in 0..doc.tokens.len() {
        let found = club(doc, index)
            .or_else(|| with_legal_form(doc, index))
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

fn body(doc: &Doc, from: usize, to: usize, word: &str) -> Option<Candidate> {
    let (first, last) = (doc.tokens.get(from)?, doc.tokens.get(to)?);
    let end = legal_end(doc, to).unwrap_or(last.end);
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
    let word = head_word(&head.folded)?;
    let first = hyphenated_before(doc, index);
    let last = name_after(doc, index);
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
            && head == last;
    if !close {
        return None;
    }
    let before = doc.tokens.get(last)?;
    let open = head == last
        || matches!(
            before.folded.as_str(),
            "haus" | "st" | "sankt" | "da" | "la"
        );
    if token.is_capital_word() {
        let fits = if open {
            may_name(token)
        } else {
            !words::is_german(&token.folded)
        };
        return (fits || legal_end(doc, last + 1).is_some() || token.gap == Gap::Joined)
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

/// "Metallbau Wittkop GmbH": the legal form, and the capitalised words before it.
fn with_legal_form(doc: &Doc, index: usize) -> Option<Candidate> {
    legal_end(doc, index)?;
    let mut first = index;
    let mut word = "Arbeitgeber";
    while first > 0 && index - first < 4 {
        let (token, before) = (doc.tokens.get(first)?, doc.tokens.get(first - 1)?);
        let close = matches!(token.gap, Gap::Space | Gap::Joined);
        if !close || !before.is_capital_word() || words::title(&before.folded).is_some() {
            break;
        }
        word = head_word(&before.folded).unwrap_or(word);
        first -= 1;
    }
    let text = doc
        .normal
        .slice(doc.tokens.get(index)?.start, legal_end(doc, index)?);
    let club = text.to_lowercase().replace(' ', "").starts_with("e.v");
    (first < index).then(|| body(doc, first, index, if club { "Verein" } else { word }))?
}

/// End of a legal form that begins at a token.
fn legal_end(doc: &Doc, index: usize) -> Option<usize> {
    const FORMS: [&str; 16] = [
        "gmbh & co. kg",
        "gmbh & co kg",
        "ggmbh",
        "gmbh",
        "mbh",
        "ug",
        "ag",
        "kg",
        "ohg",
        "gbr",
        "e.k.",
        "e. k.",
        "e.v.",
        "e. v.",
        "eg",
        "se",
    ];
    let token = doc
        .tokens
        .get(index)
        .filter(|t| !t.line_start && t.gap == Gap::Space)?;
    let text = doc
        .normal
        .slice(token.start, token.start + 13)
        .to_lowercase();
    let real = |form: &&&str| {
        let after = text.get(form.len()..).and_then(|rest| rest.chars().next());
        text.starts_with(**form) && !after.is_some_and(char::is_alphanumeric)
    };
    let form = FORMS.iter().find(real)?;
    // "AG" and "SG" before a town are courts, and small words are no legal forms.
    let upper = doc
        .normal
        .slice(token.start, token.start + 2)
        .chars()
        .all(char::is_uppercase);
    (form.len() > 2 || upper).then(|| token.start + form.chars().count())
}

const CLUBS: [&str; 33] = [
    "TuS", "TuRa", "SuS", "SV", "SC", "FC", "FSV", "VfL", "VfB", "VfR", "TSV", "TV", "TG", "TSG",
    "BV", "DJK", "SG", "ASV", "BSV", "KSV", "HSV", "MTV", "SSV", "RSV", "SpVgg", "SVG", "ESV",
    "PSV", "TTC", "TC", "BSC", "BC", "GSV",
];

/// Whether a folded word is the short form of a club.
pub(super) fn is_club(folded: &str) -> bool {
    CLUBS.iter().any(|club| club.eq_ignore_ascii_case(folded))
}

/// "TuS Ahlerbach", "FC Brüchen 1920".
fn club(doc: &Doc, index: usize) -> Option<Candidate> {
    let token = doc
        .tokens
        .get(index)
        .filter(|t| t.gap != Gap::Glued && t.capital)?;
    let text = doc.normal.slice(token.start, token.start + 7);
    let short = text.split(' ').next().unwrap_or_default();
    let known = CLUBS
        .iter()
        .any(|club| *club == short || doc.is_lower && club.eq_ignore_ascii_case(short));
    if !known {
        return None;
    }
    let mut last =
        (index..index + 3).find(|at| doc.near(*at, 1).is_none_or(|t| t.gap != Gap::Glued))?;
    let head = last;
    while last < head + 3 {
        let Some(next) = doc
            .tokens
            .get(last + 1)
            .filter(|t| matches!(t.gap, Gap::Space | Gap::Joined))
        else {
            break;
        };
        let number = next.digits && matches!(next.end - next.start, 2 | 4);
        let name = next.is_capital_word()
            && (last == head && may_name(next)
                || next.gap == Gap::Joined
                || !words::is_german(&next.folded));
        if !(number || name) {
            break;
        }
        last += 1;
    }
    (last > head).then(|| body(doc, index, last, "Sportverein"))?
}
