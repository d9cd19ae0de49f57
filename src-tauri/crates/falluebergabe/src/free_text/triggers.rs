//! Stages 4 and 5: words that announce a name, and given names that stand alone.
//!
//! A title leaves no doubt; a kinship or role word before an unknown capitalised word is a question unless the word is
//! a known given name. Who the person is, is decided in `link`.

mod context;
mod forms;
mod position;

use super::names::{First, Name, name_at};
use super::tokens::{Doc, Gap};
use super::wire::SpanClass;
use super::words::{self, Title};
use super::{places, sentences, similar, unknown};
pub(super) use position::{Likeness, could_be_surname};
use std::collections::BTreeSet;

use context::{
    combine, ends_sentence, is_naming, near, role_after, role_before, skip_naming, with_particles,
};
use forms::{attendance, in_mail, speaker};

/// A name as a note mentions it.
#[derive(Clone)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Folded words of the name; parts joined by a hyphen are one word.
    pub(crate) words: Vec<String>,
    /// The same with double names in parts.
    pub(crate) parts: Vec<String>,
    pub(crate) title: Option<Title>,
    /// The code's label, if the context names a role.
    pub(crate) label: Option<String>,
    pub(crate) class: SpanClass,
    /// Found by a title or another announcing word, not by the list of names alone.
    pub(crate) announced: bool,
    /// Found by nothing but its place in the sentence; the same word elsewhere may be a word.
    pub(crate) by_place: bool,
    pub(crate) reason: &'static str,
}

/// All mentions of a note, in order.
pub(crate) fn scan(doc: &Doc) -> Vec<Mention> {
    let mut out = Vec::new();
    for index in 0..doc.tokens.len() {
        let found = after_title(doc, index)
            .or_else(|| after_kinship(doc, index))
            .or_else(|| after_role(doc, index))
            .or_else(|| after_naming(doc, index))
            .or_else(|| in_mail(doc, index))
            .or_else(|| speaker(doc, index))
            .or_else(|| listed_name(doc, index))
            .or_else(|| unknown_word(doc, index))
            .or_else(|| position::in_position(doc, index));
        out.extend(found);
    }
    out.extend(attendance(doc));
    out.extend(joined_names(doc, &out));
    out
}

/// "Frau Schulze und Reiter": what "und", "sowie" or a comma joins to a name may be one too.
fn joined_names(doc: &Doc, found: &[Mention]) -> Vec<Mention> {
    let begins: BTreeSet<usize> = found.iter().map(|mention| mention.start).collect();
    let mut ends: Vec<usize> = found.iter().map(|mention| mention.end).collect();
    let mut out: Vec<Mention> = Vec::new();
    while let Some(end) = ends.pop() {
        let next = doc.tokens.partition_point(|token| token.start < end);
        let joined = position::joined_to(doc, next).filter(|mention| {
            let known = out.iter().any(|other| other.start == mention.start);
            !known && !begins.contains(&mention.start)
        });
        if let Some(mention) = joined {
            ends.push(mention.end);
            out.push(mention);
        }
    }
    out
}

fn mention(
    doc: &Doc,
    from: usize,
    name: Name,
    class: SpanClass,
    reason: &'static str,
) -> Option<Mention> {
    let start = doc.tokens.get(with_particles(doc, from))?.start;
    let label = role_after(doc, name.next);
    Some(Mention {
        start,
        end: name.end,
        words: name.words,
        parts: name.parts,
        title: None,
        label,
        class,
        announced: true,
        by_place: false,
        reason,
    })
}

/// "Krämer-Sand" is one name, also where its second half is a word.
fn with_second_half(doc: &Doc, name: &Name) -> usize {
    let mut end = name.end;
    for token in doc.tokens.iter().skip_while(|token| token.start < name.end) {
        let joined = token.start == end + 1 && token.gap == Gap::Joined && token.capital;
        if !joined || doc.normal.slice(end, token.start) != "-" {
            break;
        }
        end = token.end;
    }
    end
}

/// "Frau Richter sagt": a role that is also a name, and nothing that could be one behind it.
fn role_as_name(doc: &Doc, at: usize) -> Option<Name> {
    let token = doc.tokens.get(at).filter(|t| t.capital)?;
    let also = words::is_also_name(&token.folded) || words::is_name(&token.folded);
    also.then(|| Name {
        words: vec![token.folded.clone()],
        parts: vec![token.folded.clone()],
        next: at + 1,
        end: token.end,
        given: false,
        daring: true,
        ordinary: true,
    })
}

fn after_title(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index)?;
    let title = words::title(&token.folded).filter(|_| token.capital)?;
    let mut at = index + 1;
    let mut role = None;
    while let Some(next) = doc.tokens.get(at).filter(|t| near(t)) {
        let skipped = words::role(&next.folded).filter(|_| next.capital);
        let is_title = words::title(&next.folded).is_some() && next.capital;
        if skipped.is_none() && !is_title && !words::is_degree(&next.folded) {
            break;
        }
        role = skipped.or(role);
        at += 1;
    }
    let behind = doc.tokens.get(at).filter(|t| near(t) && t.capital);
    if behind.is_none() && role.is_some() && at > index + 1 {
        at -= 1;
        let name = role_as_name(doc, at)?;
        let mut found = mention(doc, at, name, SpanClass::Ask, "Name nach einer Anrede")?;
        found.title = Some(title);
        return Some(found);
    }
    let first = doc.tokens.get(at).filter(|t| near(t))?;
    // "Fr. 12.03." is a Friday, and a new line after "Frau" begins something else.
    let over = doc
        .near(at, -1)
        .is_some_and(|before| sentences::ends_between(doc, before, first));
    if first.digits || first.line_start || over {
        return None;
    }
    let Some(name) = name_at(doc, at, First::Any) else {
        return initial_after_title(doc, at, title);
    };
    let word = name.ordinary
        && !words::is_also_name(&first.folded)
        && !words::is_rare_compound(&first.folded);
    let doubtful = name.daring || word;
    let class = if doubtful {
        SpanClass::Ask
    } else {
        SpanClass::Certain
    };
    let label = role.map(str::to_owned);
    let end = with_second_half(doc, &name);
    let mut found = mention(doc, at, name, class, "Name nach einer Anrede")?;
    found.end = end;
    found.title = Some(title);
    // What stands after the name speaks of it; what stands before may still speak of somebody else.
    found.label = combine(label, found.label.take())
        .or_else(|| role_before(doc, index))
        .or_else(|| (title == Title::Familie).then(|| "Familie".to_owned()));
    Some(found)
}

/// "Herrn K.": less than a name, and still nobody else.
fn initial_after_title(doc: &Doc, at: usize, title: Title) -> Option<Mention> {
    let token = doc
        .tokens
        .get(at)
        .filter(|t| t.is_capital_word() && t.end - t.start == 1)?;
    let next = doc.tokens.get(at + 1);
    if next.is_some_and(|t| matches!(t.gap, Gap::Joined | Gap::Glued)) {
        return None;
    }
    // The full stop of "Herrn K. im Café" goes along, that of "Herrn K. Er kam" ends the sentence.
    let goes_on = next.is_some_and(|t| !t.capital && !t.line_start);
    let stop = doc.char_after(token) == Some('.') && goes_on;
    let name = Name {
        words: vec![token.folded.clone()],
        parts: vec![token.folded.clone()],
        next: at + 1,
        end: token.end + usize::from(stop),
        given: false,
        daring: false,
        ordinary: false,
    };
    let mut found = mention(
        doc,
        at,
        name,
        SpanClass::Certain,
        "Anfangsbuchstabe nach einer Anrede",
    )?;
    found.title = Some(title);
    Some(found)
}

fn after_kinship(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index).filter(|t| t.capital)?;
    let label = words::kinship(&token.folded)?;
    let at = skip_naming(doc, index + 1);
    doc.tokens.get(at).filter(|t| near(t) && !t.line_start)?;
    if ends_sentence(doc, at) {
        return None;
    }
    let reason = "Name nach einem Verwandtschaftswort";
    let mut found = match name_at(doc, at, First::NotOrdinary) {
        Some(name) => {
            let class = if name.given {
                SpanClass::Certain
            } else {
                SpanClass::Ask
            };
            mention(doc, at, name, class, reason)?
        }
        None => position::announced(doc, at, reason)?,
    };
    found.label = Some(label.to_owned());
    Some(found)
}

fn after_role(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index).filter(|t| t.capital)?;
    let label = words::role(&token.folded)?;
    let mut at = skip_naming(doc, index + 1);
    let office = doc
        .tokens
        .get(at)
        .filter(|t| near(t))
        .and_then(|t| words::office(&t.folded));
    if office.is_some() {
        at += 1;
    }
    doc.tokens.get(at).filter(|t| near(t) && !t.line_start)?;
    if ends_sentence(doc, at) {
        return None;
    }
    let mut found = match name_at(doc, at, First::NotOrdinary) {
        Some(name) => {
            let strange = !name.ordinary && !name.daring;
            let class = if name.given || strange {
                SpanClass::Certain
            } else {
                SpanClass::Ask
            };
            mention(doc, at, name, class, "Name nach einer Rolle")?
        }
        None => position::after_role(doc, at)?,
    };
    let office = office.map(|office| format!("Fachkraft {office}"));
    found.label = combine(combine(Some(label.to_owned()), office), found.label.take());
    Some(found)
}

/// "heißt Samer", "Name: Kaya", "gez. Kaya", "i. A. Kaya".
fn after_naming(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index)?;
    let next = doc.near(index, 1).filter(|t| near(t))?;
    let on_behalf = token.folded == "i"
        && matches!(next.folded.as_str(), "a" | "v")
        && next.end <= token.end + 3;
    let at = if on_behalf {
        index + 2
    } else if is_naming(&token.folded) {
        index + 1
    } else {
        return None;
    };
    doc.tokens.get(at).filter(|t| near(t) && !t.line_start)?;
    let reason = "Name nach „heißt“, „Name:“ oder „gez.“";
    let Some(name) = name_at(doc, at, First::NotOrdinary) else {
        return position::announced(doc, at, reason);
    };
    let class = if name.given || on_behalf {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    mention(doc, at, name, class, reason)
}

/// A given name of the list, with a surname if one follows.
fn listed_name(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index).filter(|t| t.is_capital_word())?;
    if !words::is_given_name(&token.folded) || words::is_ordinary(&token.folded) {
        return None;
    }
    let name = name_at(doc, index, First::NotOrdinary)?;
    // "Hadnet Gebremeskel": with a surname behind it, nothing else is meant.
    let whole = name.words.len() > 1 && !name.daring;
    let class = if whole {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    let mut found = mention(doc, index, name, class, "steht in der Liste der Vornamen")?;
    found.announced = false;
    Some(found)
}

/// Stage 6: a word that is in no list and is no place.
fn unknown_word(doc: &Doc, index: usize) -> Option<Mention> {
    let before = doc.near(index, -1);
    let placed =
        before.is_some_and(|b| places::is_place_preposition(doc, b) || places::is_court(&b.folded));
    if placed || similar::is_behind_camp(doc, index) || !unknown::is_unknown(doc, index) {
        return None;
    }
    let name = name_at(doc, index, First::NotOrdinary)?;
    let reason = "kein bekanntes deutsches Wort";
    let mut found = mention(doc, index, name, SpanClass::Ask, reason)?;
    found.announced = false;
    Some(found)
}
