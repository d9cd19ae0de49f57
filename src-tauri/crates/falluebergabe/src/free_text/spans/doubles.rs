//! Words that would stand there twice: "Bruder Bruder 1", "Cousin (Cousin)", "E-Mail E-Mail-Adresse".
//!
//! The span takes the word beside it in. The word somebody wrote wins, because its case and article are right.

use super::{Fitted, token_at};
use crate::free_text::candidate::neutral_word;
use crate::free_text::tokens::{Doc, Gap, Token};
use crate::free_text::wire::SpanKind;
use crate::free_text::words;

/// The role before a name and the role in brackets after it.
pub(super) fn beside_a_name(doc: &Doc, fitted: &mut Fitted, room: (usize, usize)) {
    let code = fitted.replacement.clone();
    if let Some(end) = bracket_after(doc, fitted, &code).filter(|end| *end <= room.1) {
        fitted.end = end;
    }
    under_a_name(doc, fitted, room);
    let Some(before) = word_before(doc, fitted.start, room.0) else {
        return;
    };
    let word = doc.normal.slice(before.start, before.end);
    if code == word
        || code
            .strip_prefix(&word)
            .is_some_and(|rest| rest.starts_with(' '))
    {
        fitted.start = before.start;
    } else if before.capital && says_the_same(&before.folded, &code) {
        fitted.start = before.start;
        fitted.replacement = if label_of(&code) == code && role_of(&before.folded) == Some(&code) {
            word
        } else {
            format!("{word} ({code})")
        };
    }
}

/// "Telefon 0176 …", "E-Mail a@b.de", "die alte Adresse Musterweg 7".
pub(super) fn beside_a_value(doc: &Doc, kind: SpanKind, fitted: &mut Fitted, from: usize) {
    if kind == SpanKind::FileNumber {
        fitted.start = with_glued_label(doc, fitted.start, from);
    }
    let Some(before) = word_before(doc, fitted.start, from) else {
        return;
    };
    let word = doc.normal.slice(before.start, before.end);
    if word.to_lowercase() == fitted.replacement.to_lowercase() {
        fitted.start = before.start;
        return;
    }
    if fitted.replacement != neutral_word(kind) {
        return;
    }
    match (kind, before.folded.as_str()) {
        (SpanKind::Phone, "telefon" | "tel" | "nummer" | "rufnummer" | "telefonnr")
            if !stands_in_a_phrase(doc, before) =>
        {
            fitted.start = before.start;
        }
        (SpanKind::Email, "mail" | "email" | "mailadresse") => {
            let start = email_start(doc, before);
            if !stands_in_a_phrase(doc, before) && start >= from {
                fitted.start = start;
            }
        }
        (SpanKind::Address, "adresse" | "wohnadresse" | "meldeadresse" | "postadresse")
        | (SpanKind::FileNumber, "az" | "kundennummer" | "passnummer" | "nummer") => {
            fitted.start = before.start;
            fitted.replacement = word;
        }
        _ => {}
    }
}

/// "unter „Klient“ beantragt" is no German: "unter dem Namen von Klient".
fn under_a_name(doc: &Doc, fitted: &mut Fitted, room: (usize, usize)) {
    let Some(index) = token_at(doc, fitted.start) else {
        return;
    };
    let Some(under) = doc.near(index, -1).filter(|t| t.folded == "unter") else {
        return;
    };
    let between = doc.normal.slice(under.end, fitted.start);
    let marks = |c: char| matches!(c, '„' | '“' | '”' | '"' | '‚' | '‘' | '»' | '«' | '\'');
    let quoted = between.chars().nth(1).is_some_and(marks)
        && doc.normal.char_at(fitted.end).is_some_and(marks)
        && fitted.end < room.1;
    let known = token_at(doc, fitted.end).and_then(|at| doc.tokens.get(at));
    let known = known.is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "gemeldet"
                | "gespeichert"
                | "registriert"
                | "gefuehrt"
                | "erfasst"
                | "angemeldet"
                | "bekannt"
                | "beantragt"
        )
    });
    if quoted && between.chars().count() == 2 {
        (fitted.start, fitted.end) = (fitted.start - 1, fitted.end + 1);
    } else if between != " " || !known {
        return;
    }
    fitted.replacement = format!("dem Namen von {}", fitted.replacement);
}

/// "AZ12345/25": the label goes with its number where nothing stands between them.
fn with_glued_label(doc: &Doc, start: usize, from: usize) -> usize {
    let index = token_at(doc, start);
    let first = index.and_then(|at| doc.tokens.get(at));
    let glued = first.is_some_and(|t| t.start == start && t.gap == Gap::Glued);
    let before = index.and_then(|at| doc.near(at, -1));
    let label = before.filter(|t| glued && !t.digits && t.start >= from);
    label.map_or(start, |t| t.start)
}

/// The word right before a place, joined by a space (or the full stop of "Tel."), outside of the span before.
fn word_before(doc: &Doc, start: usize, from: usize) -> Option<&Token> {
    let index = token_at(doc, start)?;
    let before = doc
        .near(index, -1)
        .filter(|t| t.start >= from && !t.digits)?;
    let between = doc.normal.slice(before.end, start);
    let abbreviated = before.end - before.start <= 3 && between == ". ";
    let first = doc.tokens.get(index)?;
    let plus = between == " +" || between == " (";
    let close = first.start == start && first.gap == Gap::Space || abbreviated || between == " ";
    (close && !plus && !first.line_start).then_some(before)
}

/// "am Telefon", "per Mail": the way somebody was reached, no label of a number.
fn stands_in_a_phrase(doc: &Doc, token: &Token) -> bool {
    let index = token_at(doc, token.start);
    let before = index.and_then(|index| doc.near(index, -1));
    let joined = before.filter(|t| t.folded == "e" && t.end + 1 == token.start);
    let before = match joined {
        Some(e) => token_at(doc, e.start).and_then(|index| doc.near(index, -1)),
        None => before,
    };
    let close = before.filter(|t| doc.normal.slice(t.end, token.start).starts_with(' '));
    close.is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "am" | "per"
                | "ans"
                | "vom"
                | "beim"
                | "das"
                | "zum"
                | "im"
                | "sein"
                | "dem"
                | "mit"
                | "via"
                | "ein"
        )
    })
}

/// "E-Mail" is two tokens.
fn email_start(doc: &Doc, mail: &Token) -> usize {
    let index = token_at(doc, mail.start);
    let before = index.and_then(|index| doc.near(index, -1));
    let e = before.filter(|t| t.folded == "e" && mail.gap == Gap::Joined);
    e.map_or(mail.start, |token| token.start)
}

/// End of " (Cousin)" after a name whose code says so already.
fn bracket_after(doc: &Doc, fitted: &Fitted, code: &str) -> Option<usize> {
    let index = token_at(doc, fitted.end)?;
    let token = doc.tokens.get(index)?;
    let bare =
        doc.normal.slice(fitted.end, token.start) == " (" && doc.char_after(token) == Some(')');
    let same = role_of(&token.folded) == Some(label_of(code))
        || words::office(&token.folded).is_some_and(|office| code.ends_with(&format!(" {office}")));
    (bare && same).then_some(token.end + 1)
}

fn role_of(folded: &str) -> Option<&'static str> {
    words::kinship(folded).or_else(|| words::role(folded))
}

/// "Rechtsanwältin" before "Rechtsbeistand": one person, said twice. Several are not one.
fn says_the_same(folded: &str, code: &str) -> bool {
    let plural = matches!(
        folded,
        "brueder" | "schwestern" | "soehne" | "toechter" | "kollegen"
    );
    let label = label_of(code);
    let role = role_of(folded).filter(|_| !plural);
    role.is_some_and(|role| {
        label == role
            || label
                .strip_prefix(role)
                .is_some_and(|rest| rest.starts_with(' '))
    })
}

/// The code without its number.
fn label_of(code: &str) -> &str {
    let number = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
    code.rsplit_once(' ')
        .filter(|(_, rest)| number(rest))
        .map_or(code, |(label, _)| label)
}
