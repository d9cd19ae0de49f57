//! What a column can be, with the headings under which people keep it.
//!
//! Health, offences and reasons for asylum are no targets on purpose (domain rule; Art. 9, 10 DSGVO, § 87 AufenthG).

use crate::words::key;

macro_rules! targets {
    ($(
        $(#[$doc:meta])*
        $name:ident = $code:literal, $group:literal, $label:literal, $shape:ident, [$($word:literal),*];
    )+) => {
        /// Something a column can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Target { $($(#[$doc])* $name,)+ }

        impl Target {
            /// Every target, in the order of a form.
            pub const ALL: &[Target] = &[$(Target::$name),+];

            /// The code that a mapping stores.
            pub fn code(self) -> &'static str {
                match self { $(Target::$name => $code,)+ }
            }

            /// Group in a select, German.
            pub fn group(self) -> &'static str {
                match self { $(Target::$name => $group,)+ }
            }

            /// What people read, German.
            pub fn label(self) -> &'static str {
                match self { $(Target::$name => $label,)+ }
            }

            pub(crate) fn shape(self) -> Shape {
                match self { $(Target::$name => Shape::$shape,)+ }
            }

            /// Headings, reduced to their letters.
            fn words(self) -> &'static [&'static str] {
                match self { $(Target::$name => &[$($word),*],)+ }
            }
        }
    };
}

/// What stands in a column of a target; for proposals from values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A date.
    Date,
    /// A value of a list.
    List,
    /// Anything.
    Text,
}

targets! {
    /// Family name and given name in one cell.
    Name = "name", "Person", "Name, Vorname (eine Spalte)", Text, [
        "namevorname", "nachnamevorname", "familiennamevorname", "vornamename", "vornamenachname",
        "vorundnachname", "vorundzuname", "namenvornamen", "vollername", "klient", "klientin",
        "klientinnen", "klienten", "teilnehmer", "teilnehmerin", "teilnehmende",
        "teilnehmendeperson", "tn", "person", "kunde", "kundin", "ratsuchende", "ratsuchender",
        "fullname"
    ];
    /// Family name.
    FamilyName = "family_name", "Person", "Familienname", Text, [
        "name", "nachname", "familienname", "zuname", "lastname", "surname", "familyname"
    ];
    /// Given name.
    GivenName = "given_name", "Person", "Vorname", Text, [
        "vorname", "vornamen", "firstname", "givenname"
    ];
    /// Name the person wants to be called by.
    CallName = "call_name", "Person", "Rufname", Text, ["rufname", "spitzname", "genannt"];
    /// Further spellings.
    Aliases = "aliases", "Person", "Weitere Schreibweisen", Text, [
        "alias", "aliasname", "aliasnamen", "aliaspersonalien", "schreibweise", "schreibweisen",
        "andereschreibweise", "weitereschreibweisen", "geburtsname"
    ];
    /// Birth date.
    BirthDate = "birth_date", "Person", "Geburtsdatum", Date, [
        "geburtsdatum", "gebdatum", "gebdat", "geb", "geboren", "geborenam", "gebam", "geburtstag",
        "gebtag", "geburtstagdatum", "birthdate", "dateofbirth", "dob"
    ];
    /// Geschlecht.
    Gender = "gender", "Person", "Geschlecht", List, [
        "geschlecht", "geschl", "mw", "mwd", "wmd", "gender", "sex", "anrede"
    ];
    /// Staatsangehörigkeit.
    Nationality = "nationality", "Person", "Staatsangehörigkeit", List, [
        "staatsangehoerigkeit", "staatsang", "staatsangeh", "sta", "nationalitaet", "herkunftsland",
        "herkunft", "land", "stang", "nation", "staat", "heimatland", "kommtaus", "herkommen",
        "nationality", "country"
    ];
    /// Languages.
    Languages = "languages", "Person", "Sprachen", Text, [
        "sprache", "sprachen", "muttersprache", "muttersprachen", "herkunftssprache",
        "gesprochenesprachen", "sprachkenntnisse", "languages"
    ];
    /// Talks need an interpreter.
    Interpreter = "interpreter", "Person", "Sprachmittlung nötig (ja/nein)", Text, [
        "dolmetscher", "dolmetschernoetig", "dolmetscherbenoetigt", "dolmetscherin",
        "sprachmittlung", "sprachmittler", "sprachmittlungnoetig", "uebersetzer"
    ];
    /// Day of entry.
    EntryDate = "entry_date", "Person", "Einreise", Date, [
        "einreise", "einreiseam", "einreisedatum", "einreisein", "eingereist", "eingereistam",
        "indeutschlandseit", "ankunft", "entrydate"
    ];
    /// Telephone.
    Phones = "phones", "Erreichbarkeit", "Telefon", Text, [
        "telefon", "telefonnummer", "telefonnr", "tel", "telnr", "handy", "handynummer", "handynr",
        "mobil", "mobilnummer", "mobiltelefon", "rufnummer", "phone", "kontaktnummer", "festnetz",
        "erreichbarunter", "erreichbar"
    ];
    /// Messenger.
    Messengers = "messengers", "Erreichbarkeit", "Messenger", Text, [
        "messenger", "whatsapp", "signal", "telegram"
    ];
    /// E-mail.
    Emails = "emails", "Erreichbarkeit", "E-Mail", Text, [
        "email", "mail", "emailadresse", "mailadresse", "emails"
    ];
    /// Whole address in one cell.
    Address = "address", "Anschrift", "Anschrift (eine Spalte)", Text, [
        "adresse", "anschrift", "wohnanschrift", "wohnadresse", "address", "meldeadresse",
        "wohntin", "wohnhaft", "wohnhaftin"
    ];
    /// Street.
    Street = "street", "Anschrift", "Straße und Hausnummer", Text, [
        "strasse", "str", "strassehausnummer", "strassehausnr", "strassenr", "strasseundhausnummer",
        "strassehnr", "street"
    ];
    /// House number, when it has a column of its own.
    HouseNumber = "house_number", "Anschrift", "Hausnummer", Text, ["hausnummer", "hausnr", "hnr"];
    /// Postcode.
    Postcode = "postcode", "Anschrift", "Postleitzahl", Text, [
        "plz", "postleitzahl", "postcode", "zip"
    ];
    /// Town.
    Town = "town", "Anschrift", "Ort", Text, [
        "ort", "wohnort", "stadt", "gemeinde", "kommune", "plzort", "plzundort", "town", "city"
    ];
    /// Kind of housing.
    Housing = "housing", "Anschrift", "Wohnsituation", List, [
        "wohnsituation", "wohnform", "wohnen", "unterbringung", "unterkunft", "unterkunftsart"
    ];
    /// Fallnummer.
    Number = "number", "Fall", "Fallnummer (JJJJ-NNNN)", Text, [
        "fallnummer", "fallnr", "fallno", "aktennummer", "aktenzeichen", "az", "fallid"
    ];
    /// First day of the Fall.
    OpenedOn = "opened_on", "Fall", "Beginn des Falls", Date, [
        "fallbeginn", "beginn", "aufnahme", "aufnahmedatum", "aufnahmeam", "aufgenommenam",
        "erstkontakt", "erstgespraech", "erstgespraecham", "beratungsbeginn", "betreuungsbeginn",
        "seitwann", "dabeiseit", "improjektseit", "beginndatum", "fallaufnahme", "datumaufnahme"
    ];
    /// Last day of the Fall.
    ClosedOn = "closed_on", "Fall", "Ende des Falls", Date, [
        "fallende", "ende", "abgeschlossen", "abgeschlossenam", "abschluss", "abschlussdatum",
        "fallabschluss", "beratungsende", "betreuungsende", "beendet", "beendetam"
    ];
    /// Zugangsweg.
    Access = "access", "Fall", "Zugangsweg", List, [
        "zugang", "zugangsweg", "zugangueber", "vermitteltdurch", "vermitteltvon",
        "vermittlungdurch", "zuweisung", "zugewiesendurch", "empfehlung", "quelle", "gemeldetdurch"
    ];
    /// Remark.
    Remark = "remark", "Fall", "Bemerkung", Text, [
        "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "sonstiges", "kommentar", "hinweis",
        "hinweise", "info", "besonderheiten"
    ];
    /// Status.
    Status = "status", "Aufenthalt", "Aufenthaltsstatus", List, [
        "status", "papiere", "aufenthaltspapiere", "aufenthaltsstatus", "aufenthaltstitel", "aufenthalt", "titel", "aufstatus",
        "rechtsstatus", "auslaenderrechtlicherstatus"
    ];
    /// First day of the status.
    StatusSince = "status_since", "Aufenthalt", "Status seit", Date, [
        "statusseit", "aufenthaltsstatusseit", "duldungseit", "titelseit", "statusab", "erteiltam"
    ];
    /// Last day of the status.
    StatusUntil = "status_until", "Aufenthalt", "Status bis", Date, [
        "statusbis", "aufenthaltsstatusbis", "statusende"
    ];
    /// Kind of document.
    Document = "document", "Aufenthalt", "Art des Dokuments", List, [
        "dokument", "dokumentenart", "ausweis", "ausweisdokument", "papier", "ausweisart"
    ];
    /// Printed validity.
    DocumentValidUntil = "document_valid_until", "Aufenthalt", "Dokument gültig bis", Date, [
        "gueltigbis", "gueltig", "dokumentgueltigbis", "duldungbis", "duldunggueltigbis",
        "gestattungbis", "gestattunggueltigbis", "ablauf", "ablaufdatum", "laeuftabam",
        "titelgueltigbis", "aufenthaltbis", "ausweisgueltigbis", "aufenthaltstitelbis",
        "befristetbis", "papierlaeuftab", "papierelaufenab", "laeuftab", "papierbis", "gueltigkeit", "ablaufam"
    ];
    /// Programme and Baustein.
    Baustein = "baustein", "Teilnahme", "Programm und Baustein", List, [
        "baustein", "bausteine", "programm", "massnahme", "foerderbaustein", "modul", "projekt",
        "angebot"
    ];
    /// Träger.
    Traeger = "traeger", "Teilnahme", "Träger", Text, [
        "traeger", "massnahmetraeger", "kurstraeger", "bildungstraeger"
    ];
    /// Eintritt.
    Eintritt = "eintritt", "Teilnahme", "Eintritt", Date, [
        "eintritt", "eintrittsdatum", "eintrittam", "teilnahmebeginn", "teilnahmeab", "kursbeginn",
        "start", "startdatum"
    ];
    /// Austritt.
    Austritt = "austritt", "Teilnahme", "Austritt", Date, [
        "austritt", "austrittsdatum", "austrittam", "teilnahmeende", "teilnahmebis"
    ];
    /// Reason of the Austritt.
    AustrittReason = "austritt_reason", "Teilnahme", "Austrittsgrund", List, [
        "austrittsgrund", "grund", "abbruchgrund", "grundaustritt", "grunddesaustritts",
        "beendigungsgrund", "grundfueraustritt", "abgangsgrund"
    ];
    /// Level of German.
    GermanLevel = "german_level", "Bildung", "Deutschniveau", List, [
        "deutsch", "deutschniveau", "sprachniveau", "deutschkenntnisse", "sprachstand", "niveau",
        "ger", "gerniveau", "deutschstand", "niveaudeutsch", "dtniveau"
    ];
    /// School degree.
    School = "school", "Bildung", "Schulabschluss", List, [
        "schulabschluss", "schule", "schulbildung", "hoechsterschulabschluss", "schulischebildung"
    ];
    /// Vocational degree.
    Vocation = "vocation", "Bildung", "Berufsabschluss", List, [
        "berufsabschluss", "beruf", "berufsausbildung", "ausbildung", "berufsbildung"
    ];
    /// Day of the last Kontakt.
    LastContact = "last_contact", "Kontakt", "Letzter Kontakt", Date, [
        "letzterkontakt", "letzterkontaktam", "kontaktam", "kontaktdatum", "letztesgespraech",
        "letztergespraechstermin", "lastcontact", "letztkontakt"
    ];
    /// Note of the last Kontakt.
    Note = "note", "Kontakt", "Notiz zum letzten Kontakt", Text, [
        "notiz", "notizen", "gespraechsnotiz", "kontaktnotiz", "verlauf", "inhalt",
        "gespraechsinhalt", "sachstand"
    ];
    /// Next step.
    NextStep = "next_step", "Kontakt", "Nächster Schritt", Text, [
        "naechsterschritt", "naechsteschritte", "todo", "aufgabe", "aufgaben", "zuerledigen",
        "nochzutun"
    ];
    /// Day of the next step.
    NextStepOn = "next_step_on", "Kontakt", "Wiedervorlage am", Date, [
        "wiedervorlage", "wiedervorlageam", "wv", "wvam", "naechstertermin", "termin", "frist",
        "naechsterschrittam"
    ];
}

/// Headings of what has no place here, reduced to their letters.
const REFUSED: &[&str] = &[
    "gesundheit",
    "krankheit",
    "krankheiten",
    "diagnose",
    "diagnosen",
    "behinderung",
    "psyche",
    "religion",
    "konfession",
    "straftat",
    "straftaten",
    "vorstrafen",
    "asylgrund",
    "asylgruende",
    "fluchtgrund",
    "fluchtgruende",
    "ethnie",
    "volkszugehoerigkeit",
    "politik",
];

/// Headings of running numbers, which are no Fallnummer.
const RUNNING: &[&str] = &[
    "nr",
    "lfd",
    "lfdnr",
    "lfdnummer",
    "laufendenummer",
    "pos",
    "zeile",
    "nummer",
    "id",
];

impl Target {
    /// The target with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|target| target.code() == code)
    }

    /// The target whose headings hold this one.
    pub(crate) fn of_heading(heading: &str) -> Option<Self> {
        let heading = key(heading);
        Self::ALL
            .iter()
            .copied()
            .find(|target| target.words().contains(&heading.as_str()))
    }

    /// The target with a heading like this one, at most one or two letters apart.
    pub(crate) fn like_heading(heading: &str) -> Option<Self> {
        let heading = key(heading);
        let near = |word: &&str| {
            heading.len() > 4 && strsim::normalized_damerau_levenshtein(word, &heading) >= 0.8
        };
        let fitting = |target: &Target| target.words().iter().any(near);
        let mut found = Self::ALL.iter().copied().filter(fitting);
        // Two targets at the same distance are a guess, and a guess is no proposal.
        found.next().filter(|_| found.next().is_none())
    }

    /// The target that a heading begins or ends with, e.g. `Geburtsdatum (TT.MM.JJJJ)`, `Klient: Vorname`.
    pub(crate) fn within_heading(heading: &str) -> Option<Self> {
        let heading = key(heading);
        let within =
            |word: &str| word.len() > 4 && (heading.starts_with(word) || heading.ends_with(word));
        let longest = |target: Target| {
            target
                .words()
                .iter()
                .filter(|word| within(word))
                .map(|word| word.len())
                .max()
        };
        Self::ALL
            .iter()
            .filter_map(|target| Some((longest(*target)?, *target)))
            .max_by_key(|(length, target)| (*length, std::cmp::Reverse(*target)))
            .map(|(_, target)| target)
    }

    /// Several columns may have this target; their values are put together.
    pub(crate) fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Aliases
                | Self::Languages
                | Self::Phones
                | Self::Messengers
                | Self::Emails
                | Self::Remark
                | Self::Note
                | Self::NextStep
        )
    }
}

/// Whether a heading names something that must not be taken from a list.
pub(crate) fn is_refused(heading: &str) -> bool {
    REFUSED.contains(&key(heading).as_str())
}

/// Whether a heading names a running number.
pub(crate) fn is_running_number(heading: &str) -> bool {
    RUNNING.contains(&key(heading).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_belongs_to_two_targets() {
        let mut seen = std::collections::BTreeMap::new();
        for target in Target::ALL {
            assert_eq!(Target::of_code(target.code()), Some(*target));
            for word in target.words() {
                assert_eq!(key(word), *word, "{word} is not reduced");
                assert_eq!(seen.insert(*word, *target), None, "{word} stands twice");
            }
        }
        for word in REFUSED.iter().chain(RUNNING) {
            assert_eq!(seen.get(word), None, "{word}");
        }
    }

    #[test]
    fn headings_are_known_however_they_are_typed() {
        for (heading, target) in [
            ("Geb.-Datum", Some(Target::BirthDate)),
            ("GEBURTSDATUM", Some(Target::BirthDate)),
            ("Staatsangehörigkeit", Some(Target::Nationality)),
            ("Straße / Hausnr.", Some(Target::Street)),
            ("E-Mail", Some(Target::Emails)),
            ("Lieblingsfarbe", None),
        ] {
            assert_eq!(Target::of_heading(heading), target, "{heading}");
        }
        assert_eq!(Target::like_heading("Gebutsdatum"), Some(Target::BirthDate));
        assert_eq!(Target::like_heading("Schulabschlus"), Some(Target::School));
        assert_eq!(
            Target::within_heading("Geburtsdatum (TT.MM.JJJJ)"),
            Some(Target::BirthDate)
        );
        assert_eq!(Target::within_heading("Farbe"), None);
    }
}
