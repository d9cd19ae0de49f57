//! The forms themselves: one pattern for each kind of number, address or name in a network.
//!
//! What speaks against a finding is decided in `patterns`.

use super::super::wire::SpanClass::{Ask, Certain, Generalised};
use super::super::wire::{SpanClass, SpanKind};
use regex::Regex;
use std::sync::OnceLock;

/// A form, ready to be searched.
pub(super) struct Rule {
    pub(super) pattern: Regex,
    pub(super) kind: SpanKind,
    pub(super) class: SpanClass,
    pub(super) reason: &'static str,
}

/// Pattern (the group `v` is what is replaced, else the whole), kind, class and reason.
pub(super) const RULES: &[(&str, SpanKind, SpanClass, &str)] = &[
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
        r"(?i)(?-u:\b)(?:DE\s?[0-9](?:[\s.-]?[0-9]){19}|[A-Z]{2}\s?[0-9]{2}(?:[\s.-]?[0-9]{4}){3,7}(?:[\s.-]?[0-9]{1,3})?)(?-u:\b)",
        SpanKind::BankAccount,
        Certain,
        "Kontonummer (IBAN)",
    ),
    (
        r"(?i)(?-u:\b)IBAN\s?:?\s?(?<v>[A-Z]{2}(?:[\s.-]?[0-9]){12,30})(?-u:\b)",
        SpanKind::BankAccount,
        Certain,
        "Kontonummer (IBAN)",
    ),
    (
        r"(?i)(?-u:\b)(?:geb\.?|geboren|geburtstag|geburtsdatum)\s?:?\s?(?:(?:ist|war|an|am|zu)\s){0,2}(?<v>(?:heilig(?:er|en|er\s|en\s)?\s?abend|weihnachten|silvester|neujahr(?:stag)?|nikolaus(?:tag)?|valentinstag|ostern|pfingsten|nowruz|newroz)(?:\s[0-9]{4})?)(?-u:\b)",
        SpanKind::BirthDate,
        Certain,
        "Feiertag als Geburtstag",
    ),
    (
        r"(?i)(?-u:\b)(?:(?:wird|wurde)\s(?:an|zu|am)\s(?<v>(?:heilig(?:er|en)?\s?abend|weihnachten|silvester|neujahr(?:stag)?|nikolaus(?:tag)?|valentinstag|ostern|pfingsten|nowruz|newroz)\s[0-9]{2}))(?-u:\b)",
        SpanKind::BirthDate,
        Ask,
        "sieht aus wie ein Geburtstag an einem Feiertag",
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
        r"(?i)(?-u:\b)(?:azr-?(?:nummer|nr\.?)?|aktenzeichen|az(?:\.|(?-u:\b))|gz(?:\.|(?-u:\b))|geschäftszeichen|kundennummer|kunden-?nr\.?|kd\.?-?nr\.?|bg-?(?:nummer|nr\.?)|vorgangs-?(?:nummer|nr\.?)|ausweis-?(?:nummer|nr\.?)|pass-?(?:nummer|nr\.?)|reisepass\s?nr\.?|steuer-?id(?:nr\.?|entifikationsnummer)?|steuer-?nr\.?|sozialversicherungs-?(?:nummer|nr\.?)|sv-?(?:nummer|nr\.?)|rv-?(?:nummer|nr\.?)|versicherten-?(?:nummer|nr\.?)|personal-?(?:nummer|nr\.?)|zeichen|mitglieds-?(?:nummer|nr\.?)|akten-?nr\.?|fall-?(?:nummer|nr\.?)|bamf-?az\.?|matrikel-?(?:nummer|nr\.?))\s*(?:lautet|ist)?\s*:?\s*(?<v>[A-Za-z0-9]{0,8}(?:[./ -]{0,2}[A-Za-z]{0,4}[0-9]+)+(?:[./-]?[A-Za-z0-9]+)*)",
        SpanKind::FileNumber,
        Certain,
        "Nummer nach ihrer Bezeichnung",
    ),
    (
        r"(?i)(?-u:\b)(?:az|gz)[0-9]+(?:[./-]?[A-Za-z0-9]+)*(?-u:\b)",
        SpanKind::FileNumber,
        Certain,
        "Nummer nach ihrer Bezeichnung",
    ),
    (
        r"(?-u:\b)(?i:kennzeichen|auto|wagen|pkw|fahrzeug|roller)(?i:\s(?:mit|dem|kennzeichen)){0,3}:?\s(?<v>[A-ZÄÖÜ]{1,3}\s?-\s?[A-Z]{1,2}\s?[0-9]{2,4}[EH]?)(?-u:\b)",
        SpanKind::Plate,
        Certain,
        "Kennzeichen eines Fahrzeugs",
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

pub(super) fn rules() -> &'static [Rule] {
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
