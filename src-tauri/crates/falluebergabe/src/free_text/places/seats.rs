//! Places after what has its seat there: "Kreis Musterland", "Jobcenter Musterstadt", "VHS Oberwald".
//!
//! The kind of the body stays, the place goes, also where it could be read as a German compound or is in no list.

use super::{is_court, is_seat};
use crate::free_text::candidate::{Candidate, Voice};
use crate::free_text::lexicon;
use crate::free_text::tokens::{Doc, Gap, Token};
use crate::free_text::wire::{SpanClass, SpanKind};
use crate::free_text::words;

/// What a place is named after.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seat {
    /// A town or district as such, with its genitive: "Kreis", "des Kreises".
    Region(&'static str),
    /// An office or a school.
    Body,
}

/// The body before a place together with the place that begins at a token, and how many tokens the place has.
pub(super) fn scan(doc: &Doc, index: usize) -> Option<(usize, Candidate)> {
    let first = doc.tokens.get(index).filter(|t| begins(t))?;
    let before = doc.near(index, -1).filter(|t| t.is_capital_word())?;
    let seat = seat(&before.folded)?;
    let length = length(doc, index);
    let last = doc.tokens.get(index + length - 1)?;
    let listed = || {
        (index..index + length)
            .rev()
            .any(|at| is_listed(doc, index, at))
    };
    let fits = match seat {
        Seat::Region(_) => may_be_region(first) || listed(),
        Seat::Body if is_welfare(&before.folded) && length > 1 => true,
        Seat::Body => length == 1 && is_built_like_a_place(&last.folded) && !listed(),
    };
    if !fits {
        return None;
    }
    let kind = doc.normal.slice(before.start, before.end);
    let word = match seat {
        Seat::Region(genitive) if follows_body(doc, index - 1) => genitive.to_owned(),
        _ => kind,
    };
    let candidate = Candidate::plain(before.start, last.end, SpanKind::Place, Voice::Place)
        .class(SpanClass::Generalised)
        .replaced_by(word)
        .reason("Ort nach einer Stelle, vergröbert");
    Some((length, candidate))
}

/// Welfare bodies are named after whole regions: "Diakonie Ruhr-Hellweg".
fn is_welfare(folded: &str) -> bool {
    matches!(
        folded,
        "diakonie"
            | "caritas"
            | "awo"
            | "drk"
            | "caritasverband"
            | "diakonisches"
            | "johanniter"
            | "malteser"
            | "kolping"
    )
}

fn begins(token: &Token) -> bool {
    token.is_capital_word()
        && token.gap == Gap::Space
        && !token.line_start
        && token.end - token.start >= 3
}

fn seat(folded: &str) -> Option<Seat> {
    Some(match folded {
        "kreis" => Seat::Region("des Kreises"),
        "landkreis" => Seat::Region("des Landkreises"),
        "stadt" => Seat::Region("der Stadt"),
        "gemeinde" => Seat::Region("der Gemeinde"),
        "staedteregion" => Seat::Region("der Städteregion"),
        "kreisstadt" => Seat::Region("der Kreisstadt"),
        _ if is_court(folded) => return None,
        _ if words::office(folded).is_some() || is_seat(folded) || words::is_body(folded) => {
            Seat::Body
        }
        _ => return None,
    })
}

/// How many words the place has: "Bad Musterberg", "Wiesental-Kirchfeld".
fn length(doc: &Doc, index: usize) -> usize {
    let prefix = |at: usize| {
        doc.tokens.get(at).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "bad" | "sankt" | "st" | "alt" | "neu" | "gross" | "klein"
            )
        })
    };
    let mut next = index + 1;
    while doc.tokens.get(next).is_some_and(|t| {
        t.is_capital_word() && (t.gap == Gap::Joined || t.gap == Gap::Space && prefix(next - 1))
    }) {
        next += 1;
    }
    next - index
}

/// Whether the list of places has the words from one token to another.
fn is_listed(doc: &Doc, from: usize, to: usize) -> bool {
    let tokens = doc.tokens.get(from..=to).unwrap_or_default();
    let name: String = tokens.iter().map(|t| t.folded.as_str()).collect();
    lexicon::place(&name).is_some()
}

/// After "Kreis" or "Stadt" nearly every noun is a name; what notes are full of is none.
fn may_be_region(token: &Token) -> bool {
    let word = token.folded.as_str();
    let announcing = words::title(word).is_some()
        || words::role(word).is_some()
        || words::kinship(word).is_some()
        || words::office(word).is_some()
        || is_seat(word);
    let common = lexicon::word(word).is_some_and(|entry| entry.rarity <= 4);
    let plain = words::is_listed_word(word) || common && !words::is_also_name(word);
    !words::is_time(word) && !announcing && !plain && !words::is_given_name(word)
}

/// Whether a word ends as places do and is no ordinary word.
pub(super) fn is_built_like_a_place(folded: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "stadt", "land", "dorf", "burg", "berg", "heim", "hausen", "haeuser", "bach", "feld",
        "kirchen", "kirch", "tal", "thal", "hagen", "furt", "brueck", "bruecken", "born", "scheid",
        "rath", "rode", "loh", "horst", "see", "muehlen", "moor", "weiler", "wald", "holt",
        "hoven",
    ];
    let built = |end: &&str| {
        let stem = folded.strip_suffix(*end);
        stem.is_some_and(|stem| stem.len() >= 3)
    };
    ENDINGS.iter().any(built)
        && !words::is_listed_word(folded)
        && lexicon::word(folded).is_none_or(|entry| entry.rarity > 8)
        && words::role(folded).is_none()
        && !words::is_body(folded)
}

/// "Ausländerbehörde Kreis Musterland": two nouns in a row, the second in the genitive when its name has gone.
fn follows_body(doc: &Doc, at: usize) -> bool {
    let close = doc
        .tokens
        .get(at)
        .is_some_and(|t| t.gap == Gap::Space && !t.line_start);
    let noun = |t: &Token| {
        let word = t.folded.as_str();
        t.is_capital_word() && !t.line_start && !words::is_determiner(word)
            || words::office(word).is_some()
            || is_seat(word)
            || words::is_body(word)
    };
    let before = doc.near(at, -1).filter(|_| close);
    before.is_some_and(|t| noun(t) && !super::is_place_preposition(doc, t))
}
