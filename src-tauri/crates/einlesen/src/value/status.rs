//! Aufenthaltsstatus as people type it: a word (`geduldet`), a paragraph (`§ 60a`, `AE 25 V`), with or without a date.
//!
//! Paragraphs of the AufenthG unless the AsylG is named; text of 19.08.2026.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;

use super::choice::{self, BROKEN, not_in_list};
use super::date::{self, About};
use super::{Reading, Seen};
use crate::lexicon::Lexicon;
use crate::table::Cell;
use crate::words::key;

/// § 25 has five Absätze with different statuses.
pub const WHICH_ABSATZ: &str = "Bei § 25 AufenthG bitte den Absatz nennen (z. B. § 25 Abs. 5).";
/// A title without its paragraph.
pub const WHICH_TITLE: &str =
    "Bitte den Paragraphen der Aufenthaltserlaubnis nennen (z. B. § 25a).";
/// A plain Duldung.
pub const WHICH_DULDUNG: &str =
    "Als allgemeine Duldung (§ 60a) gelesen; bitte prüfen, ob es eine besondere ist.";
/// Two paragraphs in one cell.
pub const TWO_STATUSES: &str =
    "Die Zelle nennt mehrere Paragraphen; bitte nur den heutigen Status eintragen.";

/// An application, a refusal or the past beside a paragraph.
pub const NOT_TODAYS: &str = "Daneben steht, dass dieser Status beantragt oder vergangen ist; bitte nur den heutigen eintragen.";
/// A procedure is no paper.
pub const FROM_PROCEDURE: &str =
    "Aus dem laufenden Asylverfahren wurde Aufenthaltsgestattung; bitte prüfen.";
/// Somebody was not sure.
pub const QUESTIONED: &str = choice::QUESTIONED;

/// Beginnings of words that take a status back, folded.
const NOT_TODAY: [&str; 14] = [
    "frueher",
    "vorher",
    "ehem",
    "bisher",
    "beantragt",
    "antrag",
    "abgelehnt",
    "erlosch",
    "abgelauf",
    "widerruf",
    "kein",
    "nicht",
    "mehr",
    "geplant",
];

/// A status, and dates that stand in the same cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Code of the list `aufenthaltsstatus`.
    pub code: Code,
    /// `… seit 01.02.2023`.
    pub since: Option<NaiveDate>,
    /// `… bis 31.12.2026`: what is printed on the paper.
    pub valid_until: Option<NaiveDate>,
}

/// Reads a status.
pub fn status(cell: &Cell, words: &Lexicon<'_>, today: NaiveDate) -> Reading<Status> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken => return Err(BROKEN),
        other => other.shown(),
    };
    let (text, since) = split_date(&text, &[" seit ", " ab ", " vom "], today);
    let (text, valid_until) = split_date(&text, &[" gültig bis ", " gueltig bis ", " bis "], today);
    let seen = match paragraph(&text)? {
        Some(_) if is_taken_back(&text) => return Err(NOT_TODAYS),
        Some(code) => {
            let mut seen = Seen::plain(Code::new(code));
            seen.hints.extend(text.contains('?').then_some(QUESTIONED));
            Some(seen)
        }
        None => by_word(&text, words)?,
    };
    Ok(seen.map(|seen| {
        seen.map(|code| Status {
            code,
            since,
            valid_until,
        })
    }))
}

/// Whether words beside the paragraph say that it does not hold today. What stands behind `jetzt` does hold.
fn is_taken_back(text: &str) -> bool {
    let text = text.to_lowercase();
    let today = text
        .split_once("jetzt")
        .map_or(text.as_str(), |(_, now)| now);
    today
        .split(|c: char| !c.is_alphabetic())
        .map(key)
        .any(|word| NOT_TODAY.iter().any(|start| word.starts_with(start)))
}

fn by_word(text: &str, words: &Lexicon<'_>) -> Reading<Code> {
    let typed = key(text);
    if matches!(
        typed.as_str(),
        "ae" | "aufenthaltserlaubnis" | "aufenthaltstitel" | "at"
    ) {
        return Err(WHICH_TITLE);
    }
    let mut seen = choice::choose(&Cell::text(text), "aufenthaltsstatus", words)?;
    if let Some(seen) = &mut seen
        && seen.value.as_str() == "duldung_60a"
    {
        seen.hints.push(WHICH_DULDUNG);
    }
    if let Some(seen) = &mut seen
        && seen.value.as_str() == "gestattung"
        && typed.contains("verf")
    {
        seen.hints.push(FROM_PROCEDURE);
    }
    Ok(seen)
}

/// The text before one of these words and the date behind it; the whole text when there is no date.
fn split_date(text: &str, words: &[&str], today: NaiveDate) -> (String, Option<NaiveDate>) {
    let found = words.iter().find_map(|word| {
        let (before, after) = text.split_once(word)?;
        let end = after.find([',', ';', ')']).unwrap_or(after.len());
        let (date_text, rest) = after.split_at_checked(end)?;
        // A second date may follow: "seit 1.2.2023 bis 1.2.2026".
        let (date_text, tail) = date_text
            .split_once(" bis ")
            .map_or((date_text, String::new()), |(d, t)| {
                (d, format!(" bis {t}"))
            });
        let seen = date::exact(&Cell::text(date_text), About::Any, today)
            .ok()
            .flatten()?;
        Some((format!("{before}{tail}{rest}"), Some(seen.value)))
    });
    found.unwrap_or_else(|| (text.to_owned(), None))
}

/// A paragraph: number, letter, and the Absatz and Satz behind it.
#[derive(Debug, PartialEq, Eq)]
struct Paragraph {
    number: u32,
    letter: char,
    absatz: u32,
    satz: u32,
}

/// The status that a paragraph in the text stands for.
fn paragraph(text: &str) -> Result<Option<&'static str>, &'static str> {
    let named = text.contains('§') || text.to_lowercase().contains("par");
    let mut found: Option<&'static str> = None;
    let mut missing = false;
    for part in text
        .split(['§', '+', ';', '\n'])
        .filter(|part| !part.trim().is_empty())
    {
        let Some(paragraph) = first_paragraph(part) else {
            continue;
        };
        if paragraph.number == 25 && paragraph.letter == ' ' && paragraph.absatz == 0 {
            missing = true;
            continue;
        }
        match (status_of(&paragraph), found) {
            (None, _) if named => return Err(not_in_list("aufenthaltsstatus")),
            (Some(code), Some(other)) if code != other => return Err(TWO_STATUSES),
            (code, _) => found = found.or(code),
        }
    }
    match found {
        None if missing => Err(WHICH_ABSATZ),
        found => Ok(found),
    }
}

fn status_of(paragraph: &Paragraph) -> Option<&'static str> {
    Some(
        match (paragraph.number, paragraph.letter, paragraph.absatz) {
            (63, 'a', _) => "ankunft",
            (55 | 63, ' ', _) => "gestattung",
            (60, 'a', 2) if paragraph.satz == 3 => "duldung_erm",
            (60, 'a', _) => "duldung_60a",
            (60, 'b', _) => "duldung_60b",
            (60, 'c', _) => "duldung_60c",
            (60, 'd', _) => "duldung_60d",
            (16, 'g', _) => "ae_16g",
            (19, 'd', _) => "ae_19d",
            (23, ' ', _) => "ae_23",
            (24, ' ', _) => "ae_24",
            (25, ' ', 1) => "ae_25_1",
            (25, ' ', 2) => "ae_25_2",
            (25, ' ', 3) => "ae_25_3",
            (25, ' ', 5) => "ae_25_5",
            (25, 'a', _) => "ae_25a",
            (25, 'b', _) => "ae_25b",
            (104, 'c', _) => "ae_104c",
            (9, ' ', _) => "niederlassungserlaubnis",
            (81, ' ', _) => "fiktion",
            _ => return None,
        },
    )
}

/// The first paragraph in a text: `60a Abs. 2 S. 3`, `25 V`, `25.5`, `25 (5)`, `25Abs5`.
fn first_paragraph(text: &str) -> Option<Paragraph> {
    let tokens = tokens(text);
    let start = tokens.iter().position(|token| {
        token
            .parse::<u32>()
            .is_ok_and(|n| matches!(n, 9 | 16 | 19 | 23..=25 | 55 | 60 | 63 | 81 | 104))
    })?;
    let number = tokens.get(start)?.parse().ok()?;
    let mut rest = tokens
        .get(start + 1..)?
        .iter()
        .map(String::as_str)
        .peekable();
    let letter =
        rest.next_if(|token| token.len() == 1 && matches!(*token, "a" | "b" | "c" | "d" | "g"));
    let absatz = counted(&mut rest, &["abs", "absatz", "a"]);
    let satz = counted(&mut rest, &["s", "satz"]);
    Some(Paragraph {
        number,
        letter: letter.and_then(|l| l.chars().next()).unwrap_or(' '),
        absatz,
        satz,
    })
}

/// A number behind one of these words, or without a word; also in Roman digits. 0 when there is none.
fn counted<'a>(
    rest: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
    words: &[&str],
) -> u32 {
    rest.next_if(|token| words.contains(token));
    let digit = |token: &str| match token {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        "v" => Some(5),
        other => other.parse().ok().filter(|number| (1..10).contains(number)),
    };
    rest.next_if(|token| digit(token).is_some())
        .and_then(digit)
        .unwrap_or(0)
}

/// Runs of digits and runs of letters, lower case.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.to_lowercase().chars() {
        let same = (c.is_ascii_digit() && last.is_ascii_digit())
            || (c.is_alphabetic() && last.is_alphabetic());
        match tokens.last_mut() {
            Some(token) if same => token.push(c),
            _ if c.is_ascii_digit() || c.is_alphabetic() => tokens.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::preset::shipped;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
    }

    fn code(text: &str) -> Result<Option<String>, &'static str> {
        Ok(
            status(&Cell::text(text), &Lexicon::new(shipped()), today())?
                .map(|seen| seen.value.code.0),
        )
    }

    #[test]
    fn statuses_are_understood_as_people_type_them() {
        for (text, expected) in [
            ("Duldung", "duldung_60a"),
            ("geduldet", "duldung_60a"),
            ("§60a", "duldung_60a"),
            ("§ 60 a AufenthG", "duldung_60a"),
            ("Duldung § 60a Abs. 2 S. 3", "duldung_erm"),
            ("Ausbildungsduldung", "duldung_60c"),
            ("Duldung 60c", "duldung_60c"),
            ("Duldung (§60b)", "duldung_60b"),
            ("Gestattung", "gestattung"),
            ("Aufenthaltsgestattung", "gestattung"),
            ("§ 55 AsylG", "gestattung"),
            ("AE §25a", "ae_25a"),
            ("AE 25b", "ae_25b"),
            ("§ 25 Abs. 5", "ae_25_5"),
            ("25 V", "ae_25_5"),
            ("25.3", "ae_25_3"),
            ("§25 (2)", "ae_25_2"),
            ("AE § 25 Abs. 2 Alt. 2", "ae_25_2"),
            ("Chancenaufenthalt", "ae_104c"),
            ("Chancen-Aufenthaltsrecht § 104c", "ae_104c"),
            ("BüMA", "ankunft"),
            ("subsidiärer Schutz", "ae_25_2"),
            ("Fiktionsbescheinigung", "fiktion"),
            ("Gestatung", "gestattung"),
            ("unbekannt", "unbekannt"),
            ("Gest.", "gestattung"),
            ("Aufenthaltsgest.", "gestattung"),
            ("Asylverf. läuft", "gestattung"),
            ("Chancen-AE", "ae_104c"),
            ("104c", "ae_104c"),
            ("AE §25 III", "ae_25_3"),
            ("vorher Duldung, jetzt AE §25b", "ae_25b"),
        ] {
            assert_eq!(code(text), Ok(Some(expected.to_owned())), "{text}");
        }
        assert_eq!(code("-"), Ok(None));
        assert_eq!(code("AE"), Err(WHICH_TITLE));
        assert_eq!(code("§ 25"), Err(WHICH_ABSATZ));
        assert_eq!(code("AE 25"), Err(WHICH_ABSATZ));
        assert_eq!(code("§ 18b"), Err(not_in_list("aufenthaltsstatus")));
        assert_eq!(code("§ 60a, jetzt § 25a"), Err(TWO_STATUSES));
        assert_eq!(code("Müller"), Err(not_in_list("aufenthaltsstatus")));
    }

    #[test]
    fn a_status_that_is_gone_or_asked_for_is_not_taken() {
        for text in [
            "keine Duldung mehr",
            "keine § 60a mehr",
            "früher § 60a",
            "§ 25a beantragt",
            "Antrag § 25b abgelehnt",
            "§ 60c abgelaufen",
            "Duldung/Gestattung?",
        ] {
            assert!(code(text).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_in_the_same_cell_are_kept() {
        let read = |text: &str| {
            status(&Cell::text(text), &Lexicon::new(shipped()), today())
                .unwrap()
                .unwrap()
                .value
        };
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let seen = read("Duldung seit 01.02.2023 bis 31.12.26");
        assert_eq!(
            (seen.code.as_str(), seen.since, seen.valid_until),
            ("duldung_60a", day(2023, 2, 1), day(2026, 12, 31))
        );
        let seen = read("Duldung (§ 60a, gültig bis 3.4.2027)");
        assert_eq!(
            (seen.code.as_str(), seen.since, seen.valid_until),
            ("duldung_60a", None, day(2027, 4, 3))
        );
    }
}
