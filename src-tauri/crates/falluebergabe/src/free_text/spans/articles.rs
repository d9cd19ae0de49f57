//! Articles before the coarser word for a body: "beim Boxclub" becomes "bei der Schule" where a Schule is meant.
//!
//! Only forms whose case is plain are changed; "die" and "der" can be two cases and stay. Words of the list of bodies
//! keep the gender of the word they stand for, so most articles are right already.

use super::{Fitted, doubles, token_at};
use crate::free_text::tokens::{Doc, Gap};
use crate::free_text::wire::SpanKind;

/// Takes the preposition or article before a finding in, where it does not fit the new word.
pub(super) fn agree(doc: &Doc, fitted: &mut Fitted, from: usize) {
    let Some(index) = token_at(doc, fitted.start) else {
        return;
    };
    let close = |at: usize| {
        doc.tokens
            .get(at)
            .is_some_and(|t| t.gap == Gap::Space && !t.line_start)
    };
    let Some(before) = doc
        .near(index, -1)
        .filter(|t| close(index) && t.start >= from)
    else {
        return;
    };
    let feminine = is_feminine(&fitted.replacement);
    let agreeing = feminine.then(|| to_feminine(&before.folded)).flatten();
    let Some(word) = agreeing.or_else(|| bare(&before.folded, feminine)) else {
        return;
    };
    let word = if before.capital && !doc.is_lower {
        raised(word)
    } else {
        word.to_owned()
    };
    fitted.start = before.start;
    fitted.replacement = format!("{word} {}", fitted.replacement);
}

/// "in Wohnort" needs an article: "im Wohnort".
pub(super) fn dative(doc: &Doc, fitted: &mut Fitted, from: usize) {
    if !matches!(fitted.replacement.as_str(), "Wohnort" | "Herkunftsort") {
        doubles::beside_a_value(doc, SpanKind::Place, fitted, from);
        return;
    }
    let Some(index) = token_at(doc, fitted.start) else {
        return;
    };
    let close = doc
        .tokens
        .get(index)
        .is_some_and(|t| t.gap == Gap::Space && !t.line_start);
    let Some(before) = doc.near(index, -1).filter(|t| close && t.start >= from) else {
        return;
    };
    let word = match before.folded.as_str() {
        "in" => "im",
        "aus" => "aus dem",
        "nach" => "in den",
        "bei" => "beim",
        "von" => "vom",
        "zu" => "zum",
        "ueber" => "über den",
        _ => return,
    };
    let word = if before.capital && !doc.is_lower {
        raised(word)
    } else {
        word.to_owned()
    };
    fitted.start = before.start;
    fitted.replacement = format!("{word} {}", fitted.replacement);
}

fn is_feminine(replacement: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "schule",
        "ei",
        "unterkunft",
        "einrichtung",
        "firma",
        "werkstatt",
        "klinik",
        "apotheke",
        "kita",
        "kanzlei",
        "praxis",
        "spedition",
        "gaststätte",
        "gruppe",
        "gemeinschaft",
        "anlage",
    ];
    let noun = replacement
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    ENDINGS.iter().any(|end| noun.ends_with(end))
}

fn to_feminine(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "im" => "in der",
        "am" => "an der",
        "beim" => "bei der",
        "vom" => "von der",
        "zum" => "zur",
        "ins" => "in die",
        "ans" => "an die",
        "dem" => "der",
        "das" => "die",
        "einem" => "einer",
        "einen" => "eine",
        "seinem" => "seiner",
        "ihrem" => "ihrer",
        "seinen" => "seine",
        "ihren" => "ihre",
        _ => return None,
    })
}

/// "bei Autohaus Tenbrock" has no article; "beim Kfz-Betrieb" needs one.
fn bare(folded: &str, feminine: bool) -> Option<&'static str> {
    Some(match (folded, feminine) {
        ("bei", false) => "beim",
        ("bei", true) => "bei der",
        ("von", true) => "von der",
        ("von", false) => "vom",
        ("zu", false) => "zum",
        ("zu", true) => "zur",
        _ => return None,
    })
}

fn raised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
