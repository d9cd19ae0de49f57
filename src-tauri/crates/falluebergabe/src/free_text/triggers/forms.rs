//! Names that the form of a text gives away: mails, minutes, lists of who was there.

use super::super::names::{First, name_at};
use super::super::tokens::Doc;
use super::super::wire::SpanClass;
use super::context::role_after;
use super::{Mention, mention, position};

/// The salutation and the signature of a mail.
pub(super) fn in_mail(doc: &Doc, index: usize) -> Option<Mention> {
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
        && (next.line_start
            || (word == "mfg" && token.line_start)
            || doc.normal.slice(token.end, next.start) == ", ");
    if !salutation && !farewell {
        return None;
    }
    let reason = "Name in Anrede oder Gruß einer Nachricht";
    let Some(name) = name_at(doc, index + 1, First::NotOrdinary) else {
        return position::announced(doc, index + 1, reason);
    };
    let class = if name.given || farewell {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    mention(doc, index + 1, name, class, reason)
}

/// "Kaya (ABH): …" and "Samer: …" at the begin of a line of minutes.
pub(super) fn speaker(doc: &Doc, index: usize) -> Option<Mention> {
    doc.tokens
        .get(index)
        .filter(|t| t.line_start && !is_attendance(&t.folded) && t.end - t.start > 2)?;
    let reason = "Name vor einem Redebeitrag";
    let Some(name) = name_at(doc, index, First::NotOrdinary) else {
        return word_that_speaks(doc, index, reason);
    };
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
    // "Kaya (ABH):" speaks for an office.
    let class = if role_after(doc, name.next).is_some() {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    mention(doc, index, name, class, reason)
}

/// "Koch: Er muss kommen": a surname that is a word, and a sentence behind it.
fn word_that_speaks(doc: &Doc, index: usize, reason: &'static str) -> Option<Mention> {
    let found = position::announced(doc, index, reason)?;
    let after = doc.normal.slice(found.end, found.end + 3);
    let mut signs = after.chars();
    let colon = signs.next() == Some(':') && signs.next() == Some(' ');
    (colon && signs.next().is_some_and(char::is_uppercase)).then_some(found)
}

/// "Anwesend: Kaya, Samer, M. Yilmaz (ABH)".
pub(super) fn attendance(doc: &Doc) -> Vec<Mention> {
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
        let reason = "Name in einer Anwesenheitsliste";
        let Some(name) = name_at(doc, index, First::NotOrdinary) else {
            out.extend(position::announced(doc, index, reason));
            continue;
        };
        skip_to = name.next;
        let class = if name.given {
            SpanClass::Certain
        } else {
            SpanClass::Ask
        };
        out.extend(mention(doc, index, name, class, reason));
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
