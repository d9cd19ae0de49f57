//! Where a sentence ends, so that no finding reaches over a full stop.
//!
//! A full stop after a single letter, a title or another short form ends nothing: "A. Issa", "Dr. Kaya", "Bonner Str. 5".

use super::tokens::{Doc, Token};
use super::words;

/// Whether a sentence ends between two neighbouring words.
pub(super) fn ends_between(doc: &Doc, before: &Token, next: &Token) -> bool {
    let between = doc.normal.slice(before.end, next.start);
    let mut signs = between
        .chars()
        .skip_while(|c| !matches!(c, '.' | '!' | '?'));
    let stop = signs.next().is_some() && signs.next().is_some();
    let begins = next.capital || doc.is_lower && !next.digits;
    stop && begins && !is_short_form(doc, before)
}

/// Whether a sentence ends anywhere between two places of a note.
pub(super) fn ends_inside(doc: &Doc, start: usize, end: usize) -> bool {
    last_begin(doc, start, end).is_some()
}

/// Where the last sentence begins that begins after `start` and before `end`.
pub(super) fn last_begin(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let first = doc.tokens.partition_point(|token| token.start < start);
    let inside = doc.tokens.get(first..).unwrap_or_default();
    let inside = inside.iter().take_while(|token| token.start < end);
    let pairs = inside.clone().zip(inside.skip(1));
    let begins = pairs.filter(|(before, next)| ends_between(doc, before, next));
    begins.map(|(_, next)| next.start).last()
}

/// Words that are written with a full stop of their own.
fn is_short_form(doc: &Doc, token: &Token) -> bool {
    const SHORT: &[&str] = &[
        "tel", "abs", "art", "bzw", "ggf", "usw", "evtl", "geb", "inkl", "hrn", "fam", "std",
        "verw", "drs", "med", "jur", "phil", "dipl", "soz", "paed", "prof", "familien",
    ];
    let word = token.folded.as_str();
    let full = matches!(
        word,
        "herr" | "herrn" | "frau" | "familie" | "eheleute" | "ehepaar"
    );
    let title = words::title(word).is_some() && !full;
    let ends = matches!(
        word,
        "an" | "ab" | "zu" | "da" | "er" | "es" | "so" | "ja" | "um" | "ob" | "ei"
    );
    token.digits
        || token.end - token.start <= 2 && !ends
        || title
        || SHORT.contains(&word)
        // Folded, "Straße" ends like "Str."; what was typed decides.
        || doc.normal.slice(token.start, token.end).to_lowercase().ends_with("str")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_end_no_sentence() {
        for (text, ends) in [
            ("über Issa. Mahmoud", true),
            ("eine Frau. Alaa", true),
            ("A. Issa", false),
            ("Dr. Kaya", false),
            ("Bonner Str. Nord", false),
            ("am 3. Mai", false),
            ("Issa.pdf", false),
            ("Issa! Er", true),
            ("ruft an. Mit", true),
            ("ca. Mai", false),
        ] {
            let doc = Doc::new(text);
            assert_eq!(
                ends_inside(&doc, 0, doc.normal.chars().len()),
                ends,
                "{text}"
            );
        }
    }
}
