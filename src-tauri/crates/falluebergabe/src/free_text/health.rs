//! Words that speak of somebody's health (Art. 9 GDPR): asked about in notes as long as health is not let out. Those that
//! speak of crime (Art. 10 GDPR) are always asked about.
//!
//! The list is data (`assets/lists/words-health.txt`). Neighbouring words are one question: "Asthma und Depression".
//! Whether health may leave at all is decided by consent and profile, not here.

use super::candidate::{Candidate, Voice};
use super::normal::{Umlaut, fold};
use super::recall;
use super::sentences;
use super::tokens::{Doc, Gap, Token};
use super::wire::{SpanClass, SpanKind};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A list of words: whole ones, beginnings ("psychiatr*") and endings ("*schmerzen").
#[derive(Default)]
struct Terms {
    whole: BTreeSet<String>,
    begins: Vec<String>,
    ends: Vec<String>,
    /// Words that tell something only together: "hört_stimmen".
    phrases: Vec<Vec<String>>,
}

impl Terms {
    fn read(file: &str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let mut terms = Self::default();
        let folded = |word: &str| fold(word, Umlaut::Expanded);
        for word in lines.flat_map(str::split_whitespace) {
            let plain = folded(word.trim_matches('*'));
            match (word.starts_with('*'), word.ends_with('*')) {
                _ if word.contains('_') => {
                    terms.phrases.push(word.split('_').map(folded).collect())
                }
                (true, _) => terms.ends.push(plain),
                (_, true) => terms.begins.push(plain),
                _ => {
                    terms.whole.insert(plain);
                }
            }
        }
        terms
    }

    fn has(&self, word: &str) -> bool {
        let stems = ["", "s", "n", "en", "e", "er", "em", "es"];
        let mut stems = stems.iter().filter_map(|end| word.strip_suffix(end));
        stems.any(|stem| stem.len() > 1 && self.whole.contains(stem))
            || self
                .begins
                .iter()
                .any(|begin| word.starts_with(begin.as_str()))
            || self.ends.iter().any(|end| word.ends_with(end.as_str()))
    }
}

fn terms() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    let file = include_str!("../../../../../assets/lists/words-health.txt");
    TERMS.get_or_init(|| Terms::read(file))
}

fn offences() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    let file = include_str!("../../../../../assets/lists/words-offences.txt");
    TERMS.get_or_init(|| Terms::read(file))
}

/// Every word of a note that speaks of crime and punishment (Art. 10 GDPR): always a question, with or without consent.
pub(super) fn scan_offences(doc: &Doc) -> Vec<Candidate> {
    let words = doc.tokens.iter().filter(|t| !t.digits);
    words
        .filter(|token| offences().has(&token.folded))
        .map(|token| {
            let word = if token.capital || doc.is_lower {
                "Angabe zu einer Strafsache"
            } else {
                "(Angabe zu einer Strafsache)"
            };
            Candidate::plain(token.start, token.end, SpanKind::Other, Voice::Coarse)
                .class(SpanClass::Ask)
                .replaced_by(word.to_owned())
                .reason("spricht von Straftaten oder Strafen")
        })
        .collect()
}

/// Words that speak of health only together: "hört Stimmen", "trinkt zu viel".
fn phrases(doc: &Doc) -> Vec<Candidate> {
    let at = |index: usize, phrase: &&Vec<String>| {
        let tokens = doc.tokens.get(index..index + phrase.len());
        tokens.is_some_and(|tokens| {
            tokens
                .iter()
                .zip(*phrase)
                .all(|(t, word)| t.folded == *word)
        })
    };
    let mut out = Vec::new();
    for (index, token) in doc.tokens.iter().enumerate() {
        let phrase = terms().phrases.iter().find(|phrase| at(index, phrase));
        let last = phrase.and_then(|phrase| doc.tokens.get(index + phrase.len() - 1));
        out.extend(last.map(|last| {
            Candidate::plain(token.start, last.end, SpanKind::Other, Voice::Coarse)
                .class(SpanClass::Ask)
                .replaced_by("(Gesundheitsangabe)".to_owned())
                .reason("spricht von Gesundheit, die hier nicht freigegeben ist")
        }));
    }
    out
}

/// Whether a folded word speaks of health.
pub(super) fn is_term(folded: &str) -> bool {
    recall::answer(folded, |w| &mut w.health, |word| terms().has(word))
}

/// Every stretch of a note that speaks of health.
pub(super) fn scan(doc: &Doc) -> Vec<Candidate> {
    let mut out = phrases(doc);
    let mut index = 0;
    while let Some(token) = doc.tokens.get(index) {
        if token.digits || !is_term(&token.folded) {
            index += 1;
            continue;
        }
        let last = last_of(doc, index);
        let end = doc.tokens.get(last).map_or(token.end, |t| t.end);
        // "psychisch belastet": an adjective leaves a gap in the sentence, a noun does not.
        let word = if token.capital || doc.is_lower {
            "Gesundheitsangabe"
        } else {
            "(Gesundheitsangabe)"
        };
        let found = Candidate::plain(token.start, end, SpanKind::Other, Voice::Coarse);
        out.push(
            found
                .class(SpanClass::Ask)
                .replaced_by(word.to_owned())
                .reason("spricht von Gesundheit, die hier nicht freigegeben ist"),
        );
        index = last + 1;
    }
    out
}

/// The last word of the stretch: further words about health, with "und", "wegen" or a comma between, and a dose.
fn last_of(doc: &Doc, first: usize) -> usize {
    let mut last = first;
    loop {
        let near = |at: usize| doc.tokens.get(at).filter(|t| goes_on(doc, at, t));
        let term = |at: usize| near(at).is_some_and(|t| !t.digits && is_term(&t.folded));
        let dose = near(last + 1).is_some_and(|t| t.digits)
            && near(last + 2).is_some_and(|t| matches!(t.folded.as_str(), "mg" | "ml" | "g"));
        let linked = near(last + 1).is_some_and(|t| is_link(&t.folded));
        last += match (term(last + 1), linked && term(last + 2), dose) {
            (true, ..) => 1,
            (_, true, _) | (.., true) => 2,
            _ => return last,
        };
    }
}

fn goes_on(doc: &Doc, at: usize, token: &Token) -> bool {
    let before = doc.near(at, -1);
    let ends = before.is_none_or(|before| sentences::ends_between(doc, before, token));
    token.gap != Gap::Hard && !token.line_start && !ends
}

fn is_link(folded: &str) -> bool {
    matches!(
        folded,
        "und"
            | "oder"
            | "wegen"
            | "mit"
            | "nach"
            | "bei"
            | "sowie"
            | "aufgrund"
            | "einer"
            | "durch"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let doc = Doc::new(text);
        let found = scan(&doc);
        found
            .iter()
            .map(|c| doc.normal.slice(c.start, c.end))
            .collect()
    }

    #[test]
    fn neighbouring_words_about_health_are_one_question() {
        for (text, expected) in [
            (
                "Er hat Asthma, Depressionen und nimmt Sertralin 50 mg.",
                &["Asthma, Depressionen", "Sertralin 50 mg"][..],
            ),
            (
                "Therapie wegen Schlafstörungen seit Mai",
                &["Therapie wegen Schlafstörungen"],
            ),
            (
                "Schwangerschaft. Diagnose folgt",
                &["Schwangerschaft", "Diagnose"],
            ),
            (
                "ist psychisch belastet, Rückenschmerzen",
                &["psychisch", "Rückenschmerzen"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn roles_insurance_and_searching_say_nothing_about_health() {
        for text in [
            "Termin beim Arzt, Krankenkasse und Krankenversicherung geklärt",
            "Sucht Arbeit als Pflegehelfer im Krankenhaus, hat Sehnsucht nach der Familie",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
