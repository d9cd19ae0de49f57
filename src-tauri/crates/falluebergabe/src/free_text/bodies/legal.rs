//! Companies and clubs that a legal form gives away: "Metallbau Wittkop GmbH", "Kulturbrücke e. V.".

use super::{body, head_word};
use crate::free_text::candidate::Candidate;
use crate::free_text::lexicon;
use crate::free_text::tokens::{Doc, Gap};
use crate::free_text::words;

/// "Metallbau Wittkop GmbH": the legal form, and the capitalised words before it.
pub(super) fn scan(doc: &Doc, index: usize) -> Option<Candidate> {
    legal_end(doc, index)?;
    let mut first = index;
    let mut word = "Arbeitgeber";
    while first > 0 && index - first < 4 {
        let (token, before) = (doc.tokens.get(first)?, doc.tokens.get(first - 1)?);
        let close = matches!(token.gap, Gap::Space | Gap::Joined);
        // "Für Elektro Tombült GmbH": a small word has its capital from the sentence.
        let common = lexicon::word(&before.folded).is_some_and(|entry| entry.rarity == 0);
        let small = common && words::is_listed_word(&before.folded);
        let named = before.is_capital_word() && !small && words::title(&before.folded).is_none();
        if !close || !named {
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
pub(super) fn legal_end(doc: &Doc, index: usize) -> Option<usize> {
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
