//! Stages 4 and 5: words that announce a name, and given names that stand alone.
//!
//! A title leaves no doubt; a kinship or role word before an unknown capitalised word is a question unless the word is
//! a known given name. Who the person is, is decided in `link`.

use super::names::{First, Name, name_at};
use super::tokens::{Doc, Gap, Token};
use super::wire::SpanClass;
use super::words::{self, Title};
use super::{places, unknown};

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
            .or_else(|| unknown_word(doc, index));
        out.extend(found);
    }
    out.extend(attendance(doc));
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
        reason,
    })
}

/// "Ben Othmane", "van der Linnepe": the small words before a surname belong to it.
fn with_particles(doc: &Doc, from: usize) -> usize {
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
    let first = doc.tokens.get(at).filter(|t| near(t))?;
    // "Fr. 12.03." is a Friday, and a new line after "Frau" begins something else.
    if first.digits || first.line_start {
        return None;
    }
    let name = name_at(doc, at, First::Any)?;
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
    let mut found = mention(doc, at, name, class, "Name nach einer Anrede")?;
    found.title = Some(title);
    // What stands after the name speaks of it; what stands before may still speak of somebody else.
    found.label = combine(label, found.label.take())
        .or_else(|| role_before(doc, index))
        .or_else(|| (title == Title::Familie).then(|| "Familie".to_owned()));
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
    let name = name_at(doc, at, First::NotOrdinary)?;
    let class = if name.given {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    let mut found = mention(doc, at, name, class, "Name nach einem Verwandtschaftswort")?;
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
    let name = name_at(doc, at, First::NotOrdinary)?;
    let strange = !name.ordinary && !name.daring;
    let class = if name.given || strange {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    let mut found = mention(doc, at, name, class, "Name nach einer Rolle")?;
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
    let name = name_at(doc, at, First::NotOrdinary)?;
    let class = if name.given || on_behalf {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    mention(
        doc,
        at,
        name,
        class,
        "Name nach „heißt“, „Name:“ oder „gez.“",
    )
}

/// The salutation and the signature of a mail.
fn in_mail(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index)?;
    let word = token.folded.as_str();
    let next = doc.near(index, 1)?;
    let salutation = token.line_start
        && matches!(
            word,
            "hallo" | "hi" | "liebe" | "lieber" | "moin" | "hey" | "salam" | "guten"
        )
        && !next.line_start;
    let farewell = matches!(word, "gruesse" | "gruessen" | "gruss" | "mfg" | "lg" | "vg")
        && (next.line_start || (word == "mfg" && token.line_start));
    if !salutation && !farewell {
        return None;
    }
    let name = name_at(doc, index + 1, First::NotOrdinary)?;
    let class = if name.given || farewell {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    mention(
        doc,
        index + 1,
        name,
        class,
        "Name in Anrede oder Gruß einer Nachricht",
    )
}

/// "Kaya (ABH): …" and "Samer: …" at the begin of a line of minutes.
fn speaker(doc: &Doc, index: usize) -> Option<Mention> {
    doc.tokens
        .get(index)
        .filter(|t| t.line_start && !is_attendance(&t.folded) && t.end - t.start > 2)?;
    let name = name_at(doc, index, First::NotOrdinary)?;
    let after = doc.normal.slice(name.end, name.end + 24);
    // "Vereinbart:" alone on its line is a heading; somebody who speaks says something.
    let speaks = |rest: &str| rest.chars().next().is_some_and(|c| c == ' ');
    let tag = after.strip_prefix(':').is_some_and(speaks)
        || after
            .strip_prefix(" (")
            .is_some_and(|rest| rest.contains("): "));
    if !tag {
        return None;
    }
    mention(
        doc,
        index,
        name,
        SpanClass::Ask,
        "Name vor einem Redebeitrag",
    )
}

/// A given name of the list, with a surname if one follows.
fn listed_name(doc: &Doc, index: usize) -> Option<Mention> {
    let token = doc.tokens.get(index).filter(|t| t.is_capital_word())?;
    if !words::is_given_name(&token.folded) || words::is_ordinary(&token.folded) {
        return None;
    }
    let name = name_at(doc, index, First::NotOrdinary)?;
    let mut found = mention(
        doc,
        index,
        name,
        SpanClass::Ask,
        "steht in der Liste der Vornamen",
    )?;
    found.announced = false;
    Some(found)
}

/// Stage 6: a word that is in no list and is no place.
fn unknown_word(doc: &Doc, index: usize) -> Option<Mention> {
    let before = doc.near(index, -1);
    let placed =
        before.is_some_and(|b| places::is_place_preposition(doc, b) || places::is_court(&b.folded));
    if placed || !unknown::is_unknown(doc, index) {
        return None;
    }
    let name = name_at(doc, index, First::NotOrdinary)?;
    let reason = "kein bekanntes deutsches Wort";
    let mut found = mention(doc, index, name, SpanClass::Ask, reason)?;
    found.announced = false;
    Some(found)
}

/// "Anwesend: Kaya, Samer, M. Yilmaz (ABH)".
fn attendance(doc: &Doc) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut open = false;
    let mut skip_to = 0;
    for (index, token) in doc.tokens.iter().enumerate() {
        if is_attendance(&token.folded) && doc.char_after(token) == Some(':') {
            open = true;
            continue;
        }
        let before = doc.near(index, -1);
        let gap = before
            .map(|b| doc.normal.slice(b.end, token.start))
            .unwrap_or_default();
        // The list ends with its line, its sentence, or the next heading.
        let initial = before.is_some_and(|b| b.end - b.start == 1);
        if token.line_start || gap.starts_with(". ") && !initial {
            open = false;
        }
        let entry = gap.contains([',', ';', ':']) || before.is_some_and(|b| b.folded == "und");
        if !open || !entry || index < skip_to || doc.char_after(token) == Some(':') {
            continue;
        }
        let Some(name) = name_at(doc, index, First::NotOrdinary) else {
            continue;
        };
        skip_to = name.next;
        let class = if name.given {
            SpanClass::Certain
        } else {
            SpanClass::Ask
        };
        out.extend(mention(
            doc,
            index,
            name,
            class,
            "Name in einer Anwesenheitsliste",
        ));
    }
    out
}

/// Headings of a list of people; no one is called so.
fn is_attendance(folded: &str) -> bool {
    matches!(
        folded,
        "anwesend"
            | "anwesende"
            | "teilnehmende"
            | "teilnehmer"
            | "beteiligte"
            | "verteiler"
            | "dabei"
    )
}

/// "… dem Cousin. Wohnt weiterhin …": what follows a full stop speaks of something else.
fn ends_sentence(doc: &Doc, at: usize) -> bool {
    let (Some(before), Some(token)) = (doc.near(at, -1), doc.tokens.get(at)) else {
        return true;
    };
    let stop = doc
        .normal
        .slice(before.end, token.start)
        .starts_with(['.', '!', '?']);
    stop && before.end - before.start > 3
}

fn near(token: &Token) -> bool {
    token.gap != Gap::Hard
}

fn is_naming(folded: &str) -> bool {
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

fn skip_naming(doc: &Doc, index: usize) -> usize {
    let skipped = doc
        .tokens
        .get(index)
        .filter(|t| near(t) && is_naming(&t.folded));
    if skipped.is_some() { index + 1 } else { index }
}

/// A role or office shortly before the title: "Sachbearbeiterin im Jobcenter, Frau Kaya".
fn role_before(doc: &Doc, index: usize) -> Option<String> {
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
        label = combine(here, label);
    }
    label
}

/// A role or office right after the name: "(ABH)", ", Klassenlehrerin", "vom Jobcenter".
fn role_after(doc: &Doc, next: usize) -> Option<String> {
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
fn combine(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) if first == "Fachkraft" && second.starts_with("Fachkraft") => {
            Some(second)
        }
        (Some(first), _) => Some(first),
        (None, second) => second,
    }
}
