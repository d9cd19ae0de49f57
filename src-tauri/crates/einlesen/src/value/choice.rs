//! Values of lists as people type them: by code, by label, by known words, and with a letter wrong.

use fallmappe_domain::code::{Code, KEINE_ANGABE};
use fallmappe_domain::preset::Presets;

use super::blank::{Blank, blank};
use super::{Reading, Seen};
use crate::table::Cell;
use crate::words::{code_of, key, words_of};

/// The spreadsheet itself could not compute the cell.
pub const BROKEN: &str = "Die Zelle enthält einen Fehler der Tabelle (z. B. #BEZUG!).";
/// Not in the list.
pub const NOT_IN_LIST: &str =
    "Dieser Wert wurde nicht verstanden; bitte einen Wert aus der Liste eintragen.";
/// Neither yes nor no.
pub const YES_OR_NO: &str = "Erwartet wird ja oder nein.";
/// A letter is wrong.
pub const SIMILAR: &str = "Nur ähnlich geschrieben wie ein bekannter Wert; bitte prüfen.";

/// How near a word must be, from 0 to 1.
const NEAR: f64 = 0.84;

/// Reads a value of a list. Nothing typed is nothing; "k.A." is `keine_angabe`.
pub fn choose(cell: &Cell, list: &str, lists: &Presets) -> Reading<Code> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    let typed = key(&text);
    if let Some(code) = find(&typed, list, lists) {
        return Ok(Some(Seen::plain(code)));
    }
    match blank(&text) {
        Some(Blank::NotAsked) => Ok(None),
        Some(Blank::NoAnswer) => Ok(Some(Seen::plain(Code::new(KEINE_ANGABE)))),
        None => match nearest(&typed, list, lists) {
            Some(code) => Ok(Some(Seen::hinted(code, SIMILAR))),
            None => Err(NOT_IN_LIST),
        },
    }
}

/// The code for a folded word, if it stands for exactly one.
pub fn find(typed: &str, list: &str, lists: &Presets) -> Option<Code> {
    let own = lists.entries(list).find(|entry| {
        names(&entry.code, &entry.label)
            .iter()
            .any(|name| name == typed)
    });
    let own = own.map(|entry| entry.code.clone());
    own.or_else(|| {
        code_of(list, typed)
            .map(Code::new)
            .filter(|code| lists.contains(list, code))
    })
    .or_else(|| ending(typed, list, lists))
}

/// The folded words of an entry: its code, its label, the label without brackets, and behind a short sign (`F1 Coaching`).
fn names(code: &Code, label: &str) -> Vec<String> {
    let without_brackets = label.split('(').next().unwrap_or_default();
    let mut names = vec![key(code.as_str()), key(label), key(without_brackets)];
    if let Some((sign, rest)) = label.split_once(' ')
        && sign.len() == 2
        && sign.ends_with(|c: char| c.is_ascii_digit())
    {
        names.push(key(rest));
    }
    names
}

/// German endings: `syrische`, `Syrerin`, `Eritreerinnen`.
fn ending(typed: &str, list: &str, lists: &Presets) -> Option<Code> {
    ["innen", "in", "es", "er", "en", "em", "e", "s"]
        .iter()
        .find_map(|ending| {
            let stem = typed.strip_suffix(ending).filter(|stem| stem.len() > 4)?;
            code_of(list, stem)
                .map(Code::new)
                .filter(|code| lists.contains(list, code))
        })
}

/// The one value whose word is nearest, when no other value is as near.
fn nearest(typed: &str, list: &str, lists: &Presets) -> Option<Code> {
    if !(5..60).contains(&typed.len()) {
        return None;
    }
    let own = lists.entries(list).flat_map(|entry| {
        let words = names(&entry.code, &entry.label).into_iter();
        words.map(|word| (word, entry.code.as_str()))
    });
    let known = words_of(list).map(|(word, code)| (word.to_owned(), code));
    let near = own
        .chain(known)
        .filter(|(word, _)| word.len() > 4)
        .map(|(word, code)| (strsim::normalized_damerau_levenshtein(&word, typed), code));
    let mut near: Vec<(f64, &str)> = near.filter(|(nearness, _)| *nearness >= NEAR).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, code) = *near.first()?;
    let rival = near
        .iter()
        .any(|(nearness, other)| *nearness > best - 0.03 && *other != code);
    let code = Code::new(code);
    (!rival && lists.contains(list, &code)).then_some(code)
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
        Ok(choose(&Cell::text(text), list, shipped())?.map(|seen| seen.value.0))
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
