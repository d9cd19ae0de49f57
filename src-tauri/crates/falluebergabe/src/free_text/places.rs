//! Stage 5 for places: towns of the list after a preposition or an office, and unknown words where a place stands.
//!
//! A town is made coarser (handover 5.4): whether it is kreisfrei says enough to a reader from outside. Towns of courts
//! are questions (`courts`), because a Verwaltungsgericht serves a million people. Streets are in `patterns`.

mod bounds;
mod courts;
mod districts;
mod seats;

pub(super) use districts::end as district_end;

use super::candidate::{Candidate, Voice};
use super::lexicon::{self, PlaceKind};
use super::recall;
use super::tokens::{Doc, Gap, Token};
use super::unknown;
use super::wire::{SpanClass, SpanKind};
use super::words;

/// What stands before a name and makes a place of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Preposition,
    Office,
    Nothing,
}

/// Finds places in a note.
pub(crate) fn scan(doc: &Doc) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut index = 0;
    while index < doc.tokens.len() {
        let found = seats::scan(doc, index)
            .or_else(|| courts::scan(doc, index))
            .or_else(|| bounds::scan(doc, index))
            .or_else(|| place_at(doc, index))
            .or_else(|| unknown_place(doc, index));
        match found {
            Some((length, candidate)) => {
                out.push(candidate);
                index += length;
            }
            None => index += 1,
        }
    }
    out
}

fn place_at(doc: &Doc, index: usize) -> Option<(usize, Candidate)> {
    let first = doc.tokens.get(index).filter(|t| may_begin(doc, t))?;
    let context = context(doc, index)?;
    let (length, last, kind) = (1..=3).rev().find_map(|length| {
        let tokens = doc.tokens.get(index..index + length)?;
        let inside = |t: &Token| matches!(t.gap, Gap::Space | Gap::Joined) && !t.digits;
        let spoken = tokens
            .last()
            .is_some_and(|t| t.capital || doc.is_lower || length == 1);
        let whole = spoken && tokens.iter().skip(1).all(inside);
        let name: String = tokens.iter().map(|t| t.folded.as_str()).collect();
        let kind = recall::answer(&name, |w| &mut w.place, lexicon::place)
            .filter(|_| whole && name.len() >= 4)?;
        Some((length, tokens.last()?, kind))
    })?;
    let class = class(first, length, kind, context)?;
    let candidate = Candidate::plain(first.start, last.end, SpanKind::Place, Voice::Place)
        .class(class)
        .replaced_by(coarser(kind, context).to_owned())
        .reason("Ort, vergröbert");
    Some((length, candidate))
}

/// Ordinary words and names that are places too need a second sign.
fn class(first: &Token, length: usize, kind: PlaceKind, context: Context) -> Option<SpanClass> {
    let near = matches!(kind, PlaceKind::KreisfreieStadt | PlaceKind::Gemeinde);
    let doubtful =
        length == 1 && (words::is_german(&first.folded) || words::is_name(&first.folded));
    match (doubtful, context) {
        (true, Context::Nothing) => None,
        (true, _) if kind == PlaceKind::KreisfreieStadt => Some(SpanClass::Generalised),
        // Nobody is in or out of a person, so a name that is no noun is a town there.
        (true, Context::Preposition) if near && !words::is_noun(&first.folded) => {
            Some(SpanClass::Generalised)
        }
        (true, _) if near => Some(SpanClass::Ask),
        (true, _) => (!words::is_ordinary(&first.folded)).then_some(SpanClass::Ask),
        (false, Context::Nothing) => Some(SpanClass::Ask),
        (false, _) => Some(SpanClass::Generalised),
    }
}

/// A word nobody knows after "in", "nach" or "aus".
fn unknown_place(doc: &Doc, index: usize) -> Option<(usize, Candidate)> {
    let strange = unknown::is_unknown(doc, index) || is_no_noun(doc, index);
    if context(doc, index)? != Context::Preposition || !strange {
        return None;
    }
    let first = doc.tokens.get(index)?;
    let joined = |at: &usize| {
        let token = doc.tokens.get(*at);
        token.is_some_and(|t| {
            matches!(t.gap, Gap::Space | Gap::Joined) && unknown::is_unknown(doc, *at)
        })
    };
    let more = (index + 1..index + 3).take_while(joined).count();
    let last = doc.tokens.get(index + more)?;
    // Nobody is called like a town; where one stands there is nothing to ask.
    let built = more == 0 && seats::is_built_like_a_place(&first.folded);
    let sure = (built || is_lived_in(doc, index, index + more)) && !words::is_name(&first.folded);
    let class = if sure {
        SpanClass::Generalised
    } else {
        SpanClass::Ask
    };
    let candidate = Candidate::plain(first.start, last.end, SpanKind::Place, Voice::Place)
        .class(class)
        .replaced_by("einem anderen Ort".to_owned())
        .reason("unbekanntes Wort, wo ein Ort steht");
    Some((1 + more, candidate))
}

/// "wohnt in Heggersum", "nach Heggersum gefahren": the verb says that it is a place.
fn is_lived_in(doc: &Doc, first: usize, last: usize) -> bool {
    let said = |at: usize| doc.tokens.get(at).map_or("", |t| t.folded.as_str());
    let lives = first.checked_sub(2).is_some_and(|at| {
        matches!(
            said(at),
            "wohnt"
                | "wohnte"
                | "lebt"
                | "lebte"
                | "zieht"
                | "zog"
                | "faehrt"
                | "fuhr"
                | "umzug"
                | "stammt"
        )
    });
    let goes = matches!(
        said(last + 1),
        "gefahren"
            | "gezogen"
            | "gereist"
            | "umgezogen"
            | "umziehen"
            | "ziehen"
            | "fahren"
            | "wohnt"
            | "lebt"
    );
    let near = doc
        .tokens
        .get(last + 1)
        .is_some_and(|t| t.gap == Gap::Space);
    lives || goes && near
}

/// "in Hüsten": what looks like a rare form of a verb has no reason for its capital but being a name.
fn is_no_noun(doc: &Doc, index: usize) -> bool {
    let token = doc.tokens.get(index).filter(|t| t.is_capital_word());
    token.is_some_and(|t| {
        let word = t.folded.as_str();
        let rare = lexicon::word(word).is_some_and(|entry| !entry.noun && entry.rarity >= 7);
        rare && !doc.is_lower && !words::is_ordinary(word)
    })
}

fn may_begin(doc: &Doc, token: &Token) -> bool {
    token.end - token.start >= 3 && !token.digits && (token.capital || doc.is_lower)
}

/// `None` where a place is not made coarser.
fn context(doc: &Doc, index: usize) -> Option<Context> {
    let near = doc
        .tokens
        .get(index)
        .is_some_and(|t| matches!(t.gap, Gap::Space));
    let Some(before) = doc.near(index, -1).filter(|_| near) else {
        return Some(Context::Nothing);
    };
    if is_court(&before.folded) {
        return None;
    }
    if is_place_preposition(doc, before) {
        return Some(Context::Preposition);
    }
    let office = words::office(&before.folded).is_some() || is_seat(&before.folded);
    Some(if office && before.capital {
        Context::Office
    } else {
        Context::Nothing
    })
}

/// "in", "nach", "aus": after them a capitalised word without an article is a place.
pub(super) fn is_place_preposition(doc: &Doc, token: &Token) -> bool {
    let small = !token.capital || token.line_start || doc.is_lower;
    small && matches!(token.folded.as_str(), "in" | "nach" | "aus")
        || !token.capital && matches!(token.folded.as_str(), "richtung" | "ueber" | "nahe")
}

pub(super) fn is_court(folded: &str) -> bool {
    folded.ends_with("gericht")
        || folded.ends_with("gerichts")
        || matches!(folded, "vg" | "ovg" | "lsg" | "sg" | "ag" | "lg" | "olg")
}

/// What has its seat in a town and is named after it.
fn is_seat(folded: &str) -> bool {
    matches!(
        folded,
        "stadt"
            | "gemeinde"
            | "kreis"
            | "landkreis"
            | "rathaus"
            | "stadtverwaltung"
            | "kreisverwaltung"
            | "wohnort"
            | "caritas"
            | "diakonie"
            | "awo"
            | "drk"
            | "standesamt"
            | "bahnhof"
            | "buergerbuero"
            | "einwohnermeldeamt"
            | "gesundheitsamt"
            | "polizei"
            | "kreishaus"
            | "jva"
            | "zue"
            | "bezirksregierung"
            | "kreispolizeibehoerde"
            | "handwerkskammer"
            | "kreishandwerkerschaft"
            | "finanzamt"
            | "wohngeldstelle"
            | "stadtwerke"
    )
}

/// The words fit after "in", "nach", "aus" and "von", which all take the dative.
fn coarser(kind: PlaceKind, context: Context) -> &'static str {
    match (kind, context) {
        (PlaceKind::KreisfreieStadt, Context::Preposition) => "einer kreisfreien Stadt",
        (PlaceKind::Gemeinde, Context::Preposition) => "einer kreisangehörigen Gemeinde",
        (PlaceKind::Elsewhere, Context::Preposition) => "einer anderen Stadt",
        (PlaceKind::Abroad, Context::Preposition) => "einem Ort im Ausland",
        (PlaceKind::KreisfreieStadt, _) => "(kreisfreie Stadt)",
        (PlaceKind::Gemeinde, _) => "(kreisangehörige Gemeinde)",
        (PlaceKind::Elsewhere, _) => "(andere Stadt)",
        (PlaceKind::Abroad, _) => "(Ort im Ausland)",
    }
}
