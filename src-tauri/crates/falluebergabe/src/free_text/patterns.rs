//! Stage 3: things that have a shape of their own: e-mail, account, numbers of offices, number plates, addresses.
//!
//! Checksums are deliberately not used to reject: a mistyped IBAN still identifies.

use super::candidate::{Candidate, Voice, neutral_word};
use super::tokens::Doc;
use super::wire::SpanClass::{Ask, Certain, Generalised};
use super::wire::{SpanClass, SpanKind};
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
        r"(?i)[\p{L}\d][\p{L}\d._%+-]*\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}",
        SpanKind::Email,
        Certain,
        "E-Mail-Adresse",
    ),
    (
        r"(?i)\b(?:https?://|www\.)[^\s<>()]*[\p{L}\d/]",
        SpanKind::Url,
        Certain,
        "Internetadresse",
    ),
    (
        r"(?:^|[\s(:,])(?<v>@[\p{L}\d_.]{2,}[\p{L}\d_])",
        SpanKind::Handle,
        Certain,
        "Benutzername",
    ),
    (
        r"(?i)\b(?:instagram|insta|tiktok|telegram|snapchat|facebook)(?:-?name)?\s*:\s*(?<v>[\p{L}\d_.@-]{3,})",
        SpanKind::Handle,
        Certain,
        "Benutzername",
    ),
    (
        r"\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?\b",
        SpanKind::BankAccount,
        Certain,
        "Kontonummer (IBAN)",
    ),
    (
        r"(?:\+|\b00)\s?\d{1,3}[\s/.-]?(?:\(0\)\s?)?\d(?:[\s/().-]{0,2}\d){5,13}\b",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"\b\(?0[1-9]\d{1,4}\)?\s?[/ -]\s?\d(?:[\s/-]?\d){3,10}\b",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"\b01[5-7]\d(?:[\s/-]?\d){6,9}\b",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"\b0[2-9]\d{7,11}\b",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"(?i)\b(?:tel|telefon|handy|mobil|fax|durchwahl|whatsapp|rufnummer|handynr|telefonnr)\w*\.?(?:\s?[:.-])?\s*(?:nr\.?\s*)?(?<v>\+?\d(?:[\s/().-]{0,2}\d){2,14})\b",
        SpanKind::Phone,
        Certain,
        "Telefonnummer",
    ),
    (
        r"\b\d{3}[A-Z]\d{6}\b",
        SpanKind::FileNumber,
        Certain,
        "Kundennummer",
    ),
    (
        r"\b\d{5}\s?(?:BG|//)\s?\d{5,7}\b",
        SpanKind::FileNumber,
        Certain,
        "Nummer der Bedarfsgemeinschaft",
    ),
    (
        r"\b\d{2}\s?[0-3]\d[01]\d\d{2}\s?[A-Z]\s?\d{3}\b",
        SpanKind::FileNumber,
        Certain,
        "Versicherungsnummer",
    ),
    (
        r"\b[A-Z]\d{9}\b",
        SpanKind::FileNumber,
        Certain,
        "Versichertennummer",
    ),
    (
        r"\b\d{2}\s?\d{3}\s?\d{3}\s?\d{3}\b",
        SpanKind::FileNumber,
        Certain,
        "Steuer-Identifikationsnummer",
    ),
    (
        r"\b\d{7,8}\s?-\s?\d{3}\b",
        SpanKind::FileNumber,
        Certain,
        "Aktenzeichen des BAMF",
    ),
    (
        r"\b\d{1,3}\s?[A-Z]{1,2}\s?\d{1,5}/\d{2}(?:\.[A-Z]{1,2})?\b",
        SpanKind::FileNumber,
        Certain,
        "Aktenzeichen eines Gerichts",
    ),
    (
        r"\b\d{9,14}\b",
        SpanKind::FileNumber,
        Certain,
        "lange Nummer",
    ),
    (
        r"(?i)\b(?:aktenzeichen|az\.?|gz\.?|geschäftszeichen|kundennummer|kunden-?nr\.?|kd\.?-?nr\.?|bg-?(?:nummer|nr\.?)|azr-?(?:nummer|nr\.?)?|vorgangs-?(?:nummer|nr\.?)|ausweis-?(?:nummer|nr\.?)|pass-?(?:nummer|nr\.?)|reisepass\s?nr\.?|steuer-?id(?:nr\.?|entifikationsnummer)?|steuer-?nr\.?|sozialversicherungs-?(?:nummer|nr\.?)|sv-?(?:nummer|nr\.?)|rv-?(?:nummer|nr\.?)|versicherten-?(?:nummer|nr\.?)|personal-?(?:nummer|nr\.?)|zeichen|mitglieds-?(?:nummer|nr\.?)|akten-?nr\.?|fall-?(?:nummer|nr\.?)|bamf-?az\.?|matrikel-?(?:nummer|nr\.?))\s*(?:lautet|ist)?\s*:?\s*(?<v>[\p{L}\d]*(?:[./ -]{0,2}[\p{L}\d]*\d[\p{L}\d]*)+(?:[./-][\p{L}\d]+)*)",
        SpanKind::FileNumber,
        Certain,
        "Nummer nach ihrer Bezeichnung",
    ),
    (
        r"\b[A-ZÄÖÜ]{1,3}\s?-\s?[A-Z]{1,2}\s?\d{2,4}[EH]?\b",
        SpanKind::Plate,
        Ask,
        "sieht aus wie ein Kennzeichen",
    ),
    (
        r"\b(?:(?:An der|An den|Am|Im|In der|Zum|Zur|Auf dem|Auf der|Alte|Alter|Neue|Große|Kleine)\s)?(?:\p{Lu}[\p{L}.-]*[\s-]){0,2}?(?:\p{Lu}[\p{L}-]*)?(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Rr]ing|[Dd]amm|[Uu]fer|[Mm]arkt|[Ss]tieg|[Gg]raben|[Hh]of|[Bb]erg|[Cc]haussee|[Pp]fad|[Ww]all)\s?\d{1,3}\s?[a-z]?\b",
        SpanKind::Address,
        Certain,
        "Straße mit Hausnummer",
    ),
    (
        r"\b(?:D-)?\d{5}\s+\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?\b",
        SpanKind::Address,
        Certain,
        "Postleitzahl mit Ort",
    ),
    (
        r"(?i)\bPLZ\s*:?\s*(?<v>\d{5})\b",
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

/// Finds everything with a shape of its own.
pub(crate) fn scan(doc: &Doc) -> Vec<Candidate> {
    let mut out = Vec::new();
    for rule in rules() {
        for found in rule.pattern.captures_iter(doc.normal.as_str()) {
            let Some(value) = found.name("v").or_else(|| found.get(0)) else {
                continue;
            };
            let start = doc.normal.char_index(value.start());
            let end = doc.normal.char_index(value.end());
            if is_ordinary_number(doc, rule.kind, start, end) {
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
