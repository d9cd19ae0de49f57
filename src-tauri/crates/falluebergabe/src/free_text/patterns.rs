//! Stage 3: things that have a shape of their own: e-mail, account, numbers of offices, number plates, addresses.
//!
//! Word boundaries are the ASCII ones: beside digits they mean the same, and the regex engine stays in its fast path on
//! text with umlauts. Checksums are deliberately not used to reject: a mistyped IBAN still identifies.

mod rules;

use super::candidate::{Candidate, Voice, neutral_word};
use super::lexicon;
use super::sentences;
use super::tokens::{Doc, Token};
use super::wire::SpanClass::{Ask, Certain};
use super::wire::SpanKind;
use super::words;
use rules::rules;

/// A text without capitals is read as if nouns began with one, and numbers of offices had theirs. Both copies have the
/// bytes of the text at the same places.
struct Readings {
    nouns: String,
    upper: String,
}

impl Readings {
    fn new(doc: &Doc) -> Self {
        let small = |token: &&Token| {
            if matches!(
                token.folded.as_str(),
                "am" | "im" | "zum" | "zur" | "an" | "auf" | "in"
            ) {
                return false;
            }
            token.digits
                || words::is_determiner(&token.folded)
                || lexicon::word(&token.folded).is_some_and(|entry| !entry.noun)
        };
        let mut starts = doc
            .tokens
            .iter()
            .filter(|t| !small(t))
            .map(|t| t.start)
            .peekable();
        let text = doc.normal.as_str();
        let mut nouns = String::with_capacity(text.len());
        for (index, c) in text.chars().enumerate() {
            let first = starts.next_if_eq(&index).is_some();
            nouns.push(if first { raised(c) } else { c });
        }
        let upper = text.chars().map(raised).collect();
        Self { nouns, upper }
    }

    fn of(&self, kind: SpanKind) -> &str {
        match kind {
            SpanKind::Address => &self.nouns,
            _ => &self.upper,
        }
    }
}

/// The capital of a letter, if it takes as many bytes.
fn raised(c: char) -> char {
    let mut upper = c.to_uppercase();
    let same = upper.next().filter(|u| u.len_utf8() == c.len_utf8());
    same.filter(|_| upper.next().is_none()).unwrap_or(c)
}

/// Finds everything with a shape of its own.
pub(crate) fn scan(doc: &Doc) -> Vec<Candidate> {
    let mut out = Vec::new();
    let readings = doc.is_lower.then(|| Readings::new(doc));
    for rule in rules() {
        let plain = matches!(
            rule.kind,
            SpanKind::Email | SpanKind::Url | SpanKind::Handle | SpanKind::Phone
        );
        let read = readings.as_ref().filter(|_| !plain);
        let text = read.map_or(doc.normal.as_str(), |readings| readings.of(rule.kind));
        for found in rule.pattern.captures_iter(text) {
            let Some(value) = found.name("v").or_else(|| found.get(0)) else {
                continue;
            };
            let start = doc.normal.char_index(value.start());
            let end = doc.normal.char_index(value.end());
            // "Er kommt zum Termin. Kölner Straße 5 …": a street begins after the full stop.
            let sentence = sentences::last_begin(doc, start, end);
            let start = sentence
                .filter(|_| rule.kind == SpanKind::Address)
                .unwrap_or(start);
            let counted = rule.class == Ask
                && rule.kind == SpanKind::Address
                && counts_things(doc, start, end);
            if counted || is_ordinary_number(doc, rule.kind, start, end) {
                continue;
            }
            let housed = rule.kind == SpanKind::Address && speaks_of_housing(doc, start);
            let class = if housed { Certain } else { rule.class };
            let candidate = Candidate::plain(start, end, rule.kind, Voice::Form)
                .class(class)
                .replaced_by(neutral_word(rule.kind).to_owned())
                .reason(rule.reason);
            out.push(candidate);
        }
    }
    out
}

/// "Umzug aus der Hinterm Busch 54": where somebody lives, what looks like a street is one.
fn speaks_of_housing(doc: &Doc, start: usize) -> bool {
    const REACH: usize = 30;
    let before = doc
        .normal
        .slice(start.saturating_sub(REACH), start)
        .to_lowercase();
    let sentence = before
        .rsplit(['.', '!', '?', '\n'])
        .next()
        .unwrap_or_default();
    let words = [
        "wohnt",
        "wohnhaft",
        "umzug",
        "zieht",
        "gezogen",
        "zustellung",
        "gemeldet",
        "schläft",
    ];
    words.iter().any(|word| sentence.contains(word))
}

/// "Im Raum 214", "Am Montag 12 Uhr", "Zum Termin 3": no street, but a thing with a number.
fn counts_things(doc: &Doc, start: usize, end: usize) -> bool {
    let inside = |t: &&Token| t.start >= start && t.end <= end && !t.digits;
    let last = doc
        .tokens
        .iter()
        .rfind(|t| inside(t) && t.end - t.start > 1);
    let ordinary = last.is_some_and(|t| {
        words::is_time(&t.folded)
            || words::is_listed_word(&t.folded) && !words::is_also_name(&t.folded)
            || lexicon::word(&t.folded).is_some_and(|entry| entry.rarity <= 2)
    });
    let after = doc.normal.slice(end, end + 8).trim_start().to_lowercase();
    let unit = [
        "uhr", "€", "euro", "%", "tage", "woche", "monat", "jahr", "stunde", ".", ":",
    ];
    ordinary
        || unit
            .iter()
            .any(|unit| after.starts_with(unit) && !after.starts_with(". "))
}

/// Amounts and paragraphs have digits too: "12 345 €", "§ 25a Abs. 1", "5 GmbH 2".
fn is_ordinary_number(doc: &Doc, kind: SpanKind, start: usize, end: usize) -> bool {
    if !matches!(
        kind,
        SpanKind::FileNumber | SpanKind::Plate | SpanKind::Phone
    ) {
        return false;
    }
    let before = doc.normal.slice(start.saturating_sub(3), start);
    let after = doc.normal.slice(end, end + 6).trim_start().to_lowercase();
    before.contains('§')
        || ["€", "eur", "ue ", "uhr", "%"]
            .iter()
            .any(|unit| after.starts_with(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<SpanKind> {
        let mut kinds: Vec<SpanKind> = scan(&Doc::new(text)).iter().map(|c| c.kind).collect();
        kinds.dedup();
        kinds
    }

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(rules().len(), rules::RULES.len());
    }

    #[test]
    fn finds_each_form() {
        for (text, kind) in [
            (
                "schreibt von m.yilmaz-kaya@stadt-musterhausen.de",
                SpanKind::Email,
            ),
            ("siehe www.beispiel.de/termin", SpanKind::Url),
            ("auf Insta: samer_99", SpanKind::Handle),
            ("IBAN DE89 3704 0044 0532 0130 00", SpanKind::BankAccount),
            ("erreichbar unter 0176 / 123 456 78", SpanKind::Phone),
            ("erreichbar unter +49 (0) 221 123456", SpanKind::Phone),
            ("Durchwahl: 4711", SpanKind::Phone),
            ("BG-Nr. 35702//0012345", SpanKind::FileNumber),
            ("Kundennummer 357D123456", SpanKind::FileNumber),
            ("BAMF-Az. 7654321-475", SpanKind::FileNumber),
            ("VG Köln 12 K 3456/22.A", SpanKind::FileNumber),
            ("AZR-Nr.: 051012345678", SpanKind::FileNumber),
            ("Auto K-AB 1234", SpanKind::Plate),
            ("wohnt Am Alten Markt 12 a", SpanKind::Address),
            ("wohnt Kölner Str. 5", SpanKind::Address),
            ("in 51373 Leverkusen", SpanKind::Address),
        ] {
            assert!(kinds(text).contains(&kind), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn leaves_laws_levels_times_and_amounts() {
        for text in [
            "Duldung nach § 60a Abs. 2 AufenthG, Antrag nach § 25a",
            "Niveau B1 bestanden, Prüfung B2 im Mai um 14:30 Uhr",
            "Er bekommt 1.234,56 € und 300 UE",
            "Von 10 bis 12 Uhr in Raum 214, 3 Termine",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
        }
    }
}
