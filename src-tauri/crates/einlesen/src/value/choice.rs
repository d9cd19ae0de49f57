//! Values of lists as people type them: by code, by label, by known words, and with a letter wrong.

use fallmappe_domain::code::{Code, KEINE_ANGABE};

use super::blank::{Blank, blank};
use super::{Reading, Seen};
use crate::lexicon::Lexicon;
use crate::table::Cell;
use crate::words::key;

/// The spreadsheet itself could not compute the cell.
pub const BROKEN: &str = "Die Zelle enthält einen Fehler der Tabelle (z. B. #BEZUG!).";
/// Not in the list.
pub const NOT_IN_LIST: &str =
    "Dieser Wert wurde nicht verstanden; bitte einen Wert aus der Liste eintragen.";
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
    if let Some(code) = words.find(list, &typed) {
        return Ok(Some(Seen::plain(code)));
    }
    match blank(&text) {
        Some(Blank::NotAsked) => Ok(None),
        Some(Blank::NoAnswer) => Ok(Some(Seen::plain(Code::new(KEINE_ANGABE)))),
        None => match words.nearest(list, &typed) {
            Some(code) => Ok(Some(Seen::hinted(code, SIMILAR))),
            None => Err(NOT_IN_LIST),
        },
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
        assert_eq!(chosen("geschlecht", "Müller"), Err(NOT_IN_LIST));
        assert_eq!(
            chosen("staatsangehoerigkeit", "kongolesisch"),
            Err(NOT_IN_LIST)
        );
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
