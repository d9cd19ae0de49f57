//! What stands around a name: small words that belong to it, roles and offices beside it.

use super::super::tokens::{Doc, Gap, Token};
use super::super::words;

/// "Ben Othmane", "van der Linnepe": the small words before a surname belong to it.
pub(super) fn with_particles(doc: &Doc, from: usize) -> usize {
    let mut first = from;
    while let Some(before) = first.checked_sub(1).and_then(|at| doc.tokens.get(at)) {
        let close = doc
            .tokens
            .get(first)
            .is_some_and(|t| matches!(t.gap, Gap::Space | Gap::Joined));
        let article = matches!(before.folded.as_str(), "der" | "den" | "de" | "dem");
        let of_van = article && doc.near(first, -2).is_some_and(|t| t.folded == "van");
        let small = words::is_surname_particle(&before.folded)
            && (before.capital || doc.is_lower || before.folded == "van");
        if !close || !(of_van || small) {
            break;
        }
        first -= if of_van { 2 } else { 1 };
    }
    first
}

/// "… dem Cousin. Wohnt weiterhin …": what follows a full stop speaks of something else.
pub(super) fn ends_sentence(doc: &Doc, at: usize) -> bool {
    let (Some(before), Some(token)) = (doc.near(at, -1), doc.tokens.get(at)) else {
        return true;
    };
    let stop = doc
        .normal
        .slice(before.end, token.start)
        .starts_with(['.', '!', '?']);
    stop && before.end - before.start > 3
}

pub(super) fn near(token: &Token) -> bool {
    token.gap != Gap::Hard
}

pub(super) fn is_naming(folded: &str) -> bool {
    matches!(
        folded,
        "namens"
            | "heisst"
            | "hiess"
            | "genannt"
            | "name"
            | "vorname"
            | "nachname"
            | "familienname"
            | "rufname"
            | "gez"
            | "ansprechpartnerin"
            | "ansprechperson"
            | "kontaktperson"
            | "verfasser"
            | "verfasserin"
            | "unterzeichnet"
    )
}

pub(super) fn skip_naming(doc: &Doc, index: usize) -> usize {
    let skipped = doc
        .tokens
        .get(index)
        .filter(|t| near(t) && is_naming(&t.folded));
    if skipped.is_some() { index + 1 } else { index }
}

/// A role or office shortly before the title: "Sachbearbeiterin im Jobcenter, Frau Kaya".
pub(super) fn role_before(doc: &Doc, index: usize) -> Option<String> {
    let mut label = None;
    for back in 1..=3 {
        let edge = doc.near(index, 1 - back)?;
        if edge.line_start || edge.gap == Gap::Hard {
            break;
        }
        let before = doc.near(index, -back)?;
        let closes = matches!(doc.char_after(before), Some('.' | ')'));
        if closes || words::title(&before.folded).is_some() {
            break;
        }
        let here = words::role(&before.folded)
            .or_else(|| words::kinship(&before.folded))
            .map(str::to_owned)
            .or_else(|| words::office(&before.folded).map(|office| format!("Fachkraft {office}")));
        // "Der Richter fragte Herrn Jäger": a word in between speaks of two persons.
        if here.is_none() && !is_bridge(&before.folded) {
            break;
        }
        label = combine(here, label);
    }
    label
}

/// Small words between a role and its office, or an office and its person.
fn is_bridge(folded: &str) -> bool {
    matches!(
        folded,
        "im" | "in"
            | "bei"
            | "beim"
            | "von"
            | "vom"
            | "der"
            | "des"
            | "dem"
            | "fuer"
            | "am"
            | "an"
            | "zur"
    )
}

/// A role or office right after the name: "(ABH)", ", Klassenlehrerin", "vom Jobcenter".
pub(super) fn role_after(doc: &Doc, next: usize) -> Option<String> {
    for at in next..next + 3 {
        let token = doc.tokens.get(at).filter(|t| near(t) && !t.line_start)?;
        if let Some(office) = words::office(&token.folded).filter(|_| token.capital) {
            return Some(format!("Fachkraft {office}"));
        }
        if let Some(role) = words::role(&token.folded).filter(|_| token.gap == Gap::Soft) {
            return Some(role.to_owned());
        }
        if !matches!(
            token.folded.as_str(),
            "vom" | "von" | "der" | "beim" | "bei" | "im" | "dem" | "aus" | "fuer"
        ) {
            return None;
        }
    }
    None
}

/// Role and office together: "Fachkraft" and "Fachkraft ABH" give the second; another role wins over an office.
pub(super) fn combine(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) if first == "Fachkraft" && second.starts_with("Fachkraft") => {
            Some(second)
        }
        (Some(first), _) => Some(first),
        (None, second) => second,
    }
}
