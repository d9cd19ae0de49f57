//! Values of lists as people type them: by code, by label, by known words, and with a letter wrong.

use fallmappe_domain::code::{Code, KEINE_ANGABE};

use super::blank::{Blank, blank};
use super::{Reading, Seen};
use crate::lexicon::Lexicon;
use crate::table::Cell;
use crate::words::key;

/// The list in which words are often cut short.
const COUNTRIES: &str = "staatsangehoerigkeit";

/// The spreadsheet itself could not compute the cell.
pub const BROKEN: &str = "Die Zelle enthält einen Fehler der Tabelle (z. B. #BEZUG!).";
/// A question mark stands beside it.
pub const QUESTIONED: &str = "Mit Fragezeichen eingetragen; bitte prüfen.";
/// Two letters are a sign that few people know by heart.
pub const ISO_SIGN: &str = "Als Länderkürzel nach ISO 3166 gelesen; bitte prüfen.";

/// What can stand in a column of a list, for somebody whose value is not in it.
pub fn not_in_list(list: &str) -> &'static str {
    match list {
        "geschlecht" => "Nicht verstanden. Möglich sind: männlich, weiblich, divers, k. A.",
        "staatsangehoerigkeit" => {
            "Nicht verstanden. Möglich sind: Land (Afghanistan), Eigenschaftswort (afghanisch, afgh.), ISO-Kürzel (AFG), staatenlos, ungeklärt."
        }
        "sprachniveau" => {
            "Nicht verstanden. Möglich sind: kein Deutsch, Alphabetisierung, A1, A2, B1, B2, C1, C2."
        }
        "aufenthaltsstatus" => {
            "Nicht verstanden. Möglich sind ein Wort (Duldung, Gestattung, Fiktion, Chancenaufenthalt) oder der Paragraph (§ 60a, § 25 Abs. 3, § 104c)."
        }
        "baustein" => {
            "Nicht verstanden. Möglich sind die Bausteine der Programme (z. B. F1, F3, KIM Case Management)."
        }
        _ => {
            "Nicht verstanden. Möglich sind die Werte, die das Formular des Falls in diesem Feld anbietet."
        }
    }
}
/// Neither yes nor no.
pub const YES_OR_NO: &str = "Erwartet wird ja oder nein.";
/// A letter is wrong.
pub const SIMILAR: &str = "Nur ähnlich geschrieben wie ein bekannter Wert; bitte prüfen.";

/// Reads a value of a list. Nothing typed is nothing; "k.A." is `keine_angabe`.
pub fn choose(cell: &Cell, list: &str, words: &Lexicon<'_>) -> Reading<Code> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    let typed = key(&text);
    if let Some(code) = abbreviated(&text, list, words) {
        return code.map(|code| Some(Seen::plain(code)));
    }
    if let Some(code) = words.find(list, &typed) {
        let mut seen = Seen::plain(code);
        seen.hints.extend(text.contains('?').then_some(QUESTIONED));
        seen.hints
            .extend((list == COUNTRIES && typed.len() == 2).then_some(ISO_SIGN));
        return Ok(Some(seen));
    }
    match blank(&text) {
        Some(Blank::NotAsked) => Ok(None),
        Some(Blank::NoAnswer) => Ok(Some(Seen::plain(Code::new(KEINE_ANGABE)))),
        None => match words.nearest(list, &typed) {
            Some(code) => Ok(Some(Seen::hinted(code, SIMILAR))),
            None => Err(not_in_list(list)),
        },
    }
}

/// `afgh.`: letters and a full stop that begin the words of exactly one country. `niger.` begins those of two, so it is
/// refused although Niger is one of them.
fn abbreviated(text: &str, list: &str, words: &Lexicon<'_>) -> Option<Result<Code, &'static str>> {
    let stem = text
        .trim()
        .strip_suffix('.')
        .filter(|_| list == COUNTRIES)?;
    let is_word = !stem.is_empty() && stem.chars().all(char::is_alphabetic);
    let codes = words.beginning(list, &key(stem));
    match codes.as_slice() {
        [one] if is_word && stem.chars().count() > 2 => Some(Ok((*one).clone())),
        [_, _, ..] if is_word => Some(Err(not_in_list(list))),
        _ => None,
    }
}

/// Reads yes or no. Nothing typed is no answer.
pub fn yes_or_no(cell: &Cell) -> Reading<bool> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    match key(&text).as_str() {
        "ja" | "j" | "x" | "yes" | "y" | "1" | "true" | "wahr" | "benoetigt" | "noetig"
        | "erforderlich" => Ok(Some(Seen::plain(true))),
        "nein" | "n" | "no" | "0" | "false" | "falsch" | "nichtnoetig" | "keine" | "kein"
        | "nichterforderlich" => Ok(Some(Seen::plain(false))),
        _ if text.trim() == "-" => Ok(Some(Seen::plain(false))),
        _ if matches!(text.trim(), "✓" | "✔" | "☑") => Ok(Some(Seen::plain(true))),
        _ if blank(&text).is_some() => Ok(None),
        _ => Err(YES_OR_NO),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::preset::shipped;

    fn chosen(list: &str, text: &str) -> Result<Option<String>, &'static str> {
        Ok(choose(&Cell::text(text), list, &Lexicon::new(shipped()))?.map(|seen| seen.value.0))
    }

    #[test]
    fn words_of_people_are_understood() {
        for (list, text, code) in [
            ("geschlecht", "m", "maennlich"),
            ("geschlecht", "männl.", "maennlich"),
            ("geschlecht", "Frau", "weiblich"),
            ("geschlecht", "D", "divers"),
            ("geschlecht", "k.A.", "keine_angabe"),
            ("staatsangehoerigkeit", "syrisch", "SYR"),
            ("staatsangehoerigkeit", "Syrerin", "SYR"),
            ("staatsangehoerigkeit", "syrische", "SYR"),
            ("staatsangehoerigkeit", "SY", "SYR"),
            ("staatsangehoerigkeit", "syr", "SYR"),
            ("staatsangehoerigkeit", "Arabische Republik Syrien", "SYR"),
            ("staatsangehoerigkeit", "Syria", "SYR"),
            ("staatsangehoerigkeit", "Afghansitan", "AFG"),
            ("staatsangehoerigkeit", "Türkei", "TUR"),
            ("staatsangehoerigkeit", "Tuerkei", "TUR"),
            ("staatsangehoerigkeit", "Elfenbeinküste", "CIV"),
            ("staatsangehoerigkeit", "ungeklärt", "ungeklaert"),
            ("staatsangehoerigkeit", "Guinea", "GIN"),
            ("wohnen", "GU", "gemeinschaftsunterkunft"),
            ("wohnen", "bei Verwandten", "verwandte"),
            ("schulabschluss", "FOR", "mittlerer_abschluss"),
            ("zugangsweg", "JC", "agentur_jobcenter"),
            ("austrittsgrund", "untergetaucht", "kontaktabbruch"),
            ("baustein", "F3", "f3"),
            ("baustein", "Coaching", "f1"),
        ] {
            assert_eq!(
                chosen(list, text),
                Ok(Some(code.to_owned())),
                "{list}: {text}"
            );
        }
        assert_eq!(chosen("geschlecht", "unbekannt"), Ok(None));
        assert_eq!(chosen("geschlecht", ""), Ok(None));
        assert_eq!(
            chosen("geschlecht", "Müller"),
            Err(not_in_list("geschlecht"))
        );
        assert_eq!(
            chosen("staatsangehoerigkeit", "kongolesisch"),
            Err(not_in_list("staatsangehoerigkeit"))
        );
    }

    #[test]
    fn a_country_cut_short_is_known_when_no_other_begins_like_it() {
        for (text, code) in [
            ("afgh.", "AFG"),
            ("Afgh.", "AFG"),
            ("eritr.", "ERI"),
            ("türk.", "TUR"),
            ("somal.", "SOM"),
            ("alban.", "ALB"),
            ("russ.", "RUS"),
            ("Russ. Föd.", "RUS"),
            ("kosov.", "XKX"),
            ("pakist.", "PAK"),
            ("serb.", "SRB"),
            ("syr.", "SYR"),
            ("iran.", "IRN"),
            ("irak.", "IRQ"),
            ("gamb.", "GMB"),
        ] {
            assert_eq!(
                chosen("staatsangehoerigkeit", text),
                Ok(Some(code.to_owned())),
                "{text}"
            );
        }
        for text in ["niger.", "guin.", "ind.", "ir.", "a.", "kongo.", "Kongo"] {
            assert!(chosen("staatsangehoerigkeit", text).is_err(), "{text}");
        }
        let hints = |list: &str, text: &str| {
            let seen = choose(&Cell::text(text), list, &Lexicon::new(shipped()));
            seen.unwrap().unwrap().hints
        };
        assert_eq!(hints("staatsangehoerigkeit", "IR"), [ISO_SIGN]);
        assert_eq!(hints("geschlecht", "m?"), [QUESTIONED]);
    }

    #[test]
    fn yes_and_no_have_many_faces() {
        let read =
            |text: &str| yes_or_no(&Cell::text(text)).map(|seen| seen.map(|seen| seen.value));
        for text in ["ja", "J", "x", "1", "✓"] {
            assert_eq!(read(text), Ok(Some(true)), "{text}");
        }
        for text in ["nein", "N", "0", "-"] {
            assert_eq!(read(text), Ok(Some(false)), "{text}");
        }
        assert_eq!(read("k.A."), Ok(None));
        assert_eq!(read("vielleicht"), Err(YES_OR_NO));
    }
}
