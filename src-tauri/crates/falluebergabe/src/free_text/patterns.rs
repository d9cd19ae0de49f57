//! Stage 3: things that have a shape of their own: e-mail, account, numbers of offices, number plates, addresses.
//!
//! Word boundaries are the ASCII ones: beside digits they mean the same, and the regex engine stays in its fast path on
//! text with umlauts. Checksums are deliberately not used to reject: a mistyped IBAN still identifies.

use super::candidate::{Candidate, Voice, neutral_word};
use super::lexicon;
use super::sentences;
use super::tokens::{Doc, Token};
use super::wire::SpanClass::{Ask, Certain, Generalised};
use super::wire::{SpanClass, SpanKind};
use super::words;
use regex::Regex;
use std::sync::OnceLock;

struct Rule {
    pattern: Regex,
    kind: SpanKind,
    class: SpanClass,
    reason: &'static str,
}

/// Pattern (the group `v` is what is replaced, else the whole), kind, class and reason.
const RULES: &[(&str, SpanKind, SpanClass, &str)] = &[
    (
        r"(?i)[\p{L}0-9][\p{L}0-9._%+-]*\s?(?:@|\(at\)|\[at\])\s?[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)*\.\p{L}{2,}",
        SpanKind::Email,
        Certain,
        "E-Mail-Adresse",
    ),
    (
        r"(?i)(?-u:\b)(?:https?://|www\.)[^\s<>()]*[\p{L}0-9/]",
        SpanKind::Url,
        Certain,
        "Internetadresse",
    ),
    (
        r"(?:^|[\s(:,])(?<v>@[\p{L}0-9_.]{2,}[\p{L}0-9_])",
        SpanKind::Handle,
        Certain,
        "Benutzername",
    ),
    (
        r"(?i)(?-u:\b)(?:instagram|insta|tiktok|telegram|snapchat|facebook)(?:-?name)?\s*:\s*(?<v>[\p{L}0-9_.@-]{3,})",
        SpanKind::Handle,
        Certain,
        "Benutzername",
    ),
    (
        r"(?-u:\b)[A-Z]{2}\s?[0-9]{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?(?-u:\b)",
        SpanKind::BankAccount,
        Certain,
        "Kontonummer (IBAN)",
    ),
    (
        r"(?:\+|(?-u:\b)00)\s?[0-9]{1,3}[\s/.-]?(?:\(0\)\s?)?[0-9](?:[\s/().-]{0,2}[0-9]){5,13}(?-u:\b)",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"(?-u:\b)\(?0[1-9][0-9]{1,4}\)?\s?[/ -]\s?[0-9](?:[\s/-]?[0-9]){3,10}(?-u:\b)",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"(?-u:\b)01[5-7][0-9](?:[\s/-]?[0-9]){6,9}(?-u:\b)",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"(?-u:\b)0[2-9][0-9]{7,11}(?-u:\b)",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"(?i)(?-u:\b)(?:tel|telefon|handy|mobil|fax|durchwahl|whatsapp|rufnummer|handynr|telefonnr)\w*\.?(?:\s?[:.-])?\s*(?:nr\.?\s*)?(?<v>\+?[0-9](?:[\s/().-]{0,2}[0-9]){2,14})(?-u:\b)",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"(?-u:\b)[0-9]{3}[A-Z][0-9]{6}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Kundennummer",
    ),
    (
        r"(?-u:\b)[0-9]{5}\s?(?:BG|//)\s?[0-9]{5,7}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Nummer der Bedarfsgemeinschaft",
    ),
    (
        r"(?-u:\b)[0-9]{2}\s?[0-3][0-9][01][0-9][0-9]{2}\s?[A-Z]\s?[0-9]{3}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Versicherungsnummer",
    ),
    (
        r"(?-u:\b)[A-Z][0-9]{9}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Versichertennummer",
    ),
    (
        r"(?-u:\b)[0-9]{2}\s?[0-9]{3}\s?[0-9]{3}\s?[0-9]{3}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Steuer-Identifikationsnummer",
    ),
    (
        r"(?-u:\b)[0-9]{7,8}\s?-\s?[0-9]{3}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Aktenzeichen des BAMF",
    ),
    (
        r"(?-u:\b)[0-9]{1,4}\s?(?:U?Js|Gs|Cs|Ds|Ls|Ks|Kls|KLs|VRJs|OWi|[A-Z]{1,2})\s?[0-9]{1,5}/[0-9]{2,4}(?:\.[A-Z]{1,2})?(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Aktenzeichen eines Gerichts",
    ),
    (
        r"(?-u:\b)[0-9]{9,14}(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "lange Nummer",
    ),
    (
        r"(?i)(?-u:\b)(?:aktenzeichen|az\.?|gz\.?|geschäftszeichen|kundennummer|kunden-?nr\.?|kd\.?-?nr\.?|bg-?(?:nummer|nr\.?)|azr-?(?:nummer|nr\.?)?|vorgangs-?(?:nummer|nr\.?)|ausweis-?(?:nummer|nr\.?)|pass-?(?:nummer|nr\.?)|reisepass\s?nr\.?|steuer-?id(?:nr\.?|entifikationsnummer)?|steuer-?nr\.?|sozialversicherungs-?(?:nummer|nr\.?)|sv-?(?:nummer|nr\.?)|rv-?(?:nummer|nr\.?)|versicherten-?(?:nummer|nr\.?)|personal-?(?:nummer|nr\.?)|zeichen|mitglieds-?(?:nummer|nr\.?)|akten-?nr\.?|fall-?(?:nummer|nr\.?)|bamf-?az\.?|matrikel-?(?:nummer|nr\.?))\s*(?:lautet|ist)?\s*:?\s*(?<v>[A-Za-z0-9]{0,8}(?:[./ -]{0,2}[A-Za-z]{0,4}[0-9]+)+(?:[./-]?[A-Za-z0-9]+)*)",
        SpanKind::FileNumber,
        Certain,
        "Nummer nach ihrer Bezeichnung",
    ),
    (
        r"(?-u:\b)[A-ZÄÖÜ]{1,3}\s?-\s?[A-Z]{1,2}\s?[0-9]{2,4}[EH]?(?-u:\b)",
        SpanKind::Plate,
        Ask,
        "sieht aus wie ein Kennzeichen",
    ),
    (
        r"(?:(?:(?:An der|An den|Am|Im|In der|Zum|Zur|Auf dem|Auf der)\s)?\p{Lu}[\p{L}-]*?-?(?:[Ss]traße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|markt|stieg|graben|hof|berg|chaussee|pfad|wall)|(?:(?:An der|An den|Am|Im|In der|Zum|Zur|Auf dem|Auf der)\s(?:\p{Lu}\p{L}*\s)?|(?:\p{Lu}[\p{L}.-]+[\s-]){1,2})(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Markt|Stieg|Graben|Hof|Berg|Chaussee|Pfad|Wall))\s?[0-9]{1,3}(?:\s?[a-z](?-u:\b))?(?-u:\b)",
        SpanKind::Address,
        Certain,
        "Straße mit Hausnummer",
    ),
    (
        r"(?-u:\b)(?:(?:[Aa]m|Im|Zum|Zur|Beim|Hinterm|Unterm|[Aa]n der|[Aa]n den|[Aa]n dem|In der|In den|[Aa]uf der|[Aa]uf dem|[Aa]uf den|Hinter der|Hinter dem|Vor der|Vor dem|Unter den|Neben der|Bei der|Op de[mnr]?)\s(?:\p{L}+[\s-]){0,2}|(?:Lange|Kurze|Hohe|Alte|Neue|Krumme|Große|Kleine|Breite|Grüne|Untere|Obere|Hintere|Vordere|Tiefe|Schöne)[rns]?\s)\p{Lu}\p{L}{2,}\s[0-9]{1,3}(?:\s?[a-z](?-u:\b))?(?-u:\b)",
        SpanKind::Address,
        Ask,
        "sieht aus wie eine Straße mit Hausnummer",
    ),
    (
        r"(?i)(?-u:\b)(?:wohnhaft(?:\s(?:in|im))?|anschrift|adresse|wohnadresse)\s?:?\s(?<v>\p{L}[\p{L}.-]*(?:\s\p{L}[\p{L}.-]*){0,3}\s[0-9]{1,3}(?:\s?[a-z](?-u:\b))?)(?-u:\b)",
        SpanKind::Address,
        Certain,
        "Anschrift nach ihrer Bezeichnung",
    ),
    (
        r"(?-u:\b)(?:D-)?[0-9]{5}\s+\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?(?-u:\b)",
        SpanKind::Address,
        Certain,
        "Postleitzahl mit Ort",
    ),
    (
        r"(?i)(?-u:\b)PLZ\s*:?\s*(?<v>[0-9]{5})(?-u:\b)",
        SpanKind::Address,
        Generalised,
        "Postleitzahl",
    ),
];

fn rules() -> &'static [Rule] {
    static COMPILED: OnceLock<Vec<Rule>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let compile = |(text, kind, class, reason): &(&str, SpanKind, SpanClass, &'static str)| {
            let pattern = Regex::new(text).ok()?;
            Some(Rule {
                pattern,
                kind: *kind,
                class: *class,
                reason,
            })
        };
        RULES.iter().filter_map(compile).collect()
    })
}

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
            let candidate = Candidate::plain(start, end, rule.kind, Voice::Form)
                .class(rule.class)
                .replaced_by(neutral_word(rule.kind).to_owned())
                .reason(rule.reason);
            out.push(candidate);
        }
    }
    out
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
        assert_eq!(rules().len(), RULES.len());
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
