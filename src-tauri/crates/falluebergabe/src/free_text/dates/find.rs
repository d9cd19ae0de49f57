//! Where dates stand in a note: ISO, German with dots, with the month's name, and without a year.
//!
//! What becomes of them is decided next door, in `dates`.

use super::super::normal::{Umlaut, fold};
use super::super::tokens::Doc;
use super::super::words;
use regex::{Captures, Regex};
use std::sync::OnceLock;

/// A date as it stands in a note. A month is always known, day or year may be missing.
pub(super) struct FoundDate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: Option<u32>,
    pub(super) month: u32,
    pub(super) day: Option<u32>,
}

/// Every date of a note; the longer form is read first.
pub(super) fn find_dates(doc: &Doc) -> Vec<FoundDate> {
    static NUMBERS: OnceLock<Option<Regex>> = OnceLock::new();
    static ISO: OnceLock<Option<Regex>> = OnceLock::new();
    static WORDS: OnceLock<Option<Regex>> = OnceLock::new();
    static SHORT: OnceLock<Option<Regex>> = OnceLock::new();
    let rules = [
        (
            pattern(
                &ISO,
                r"(?-u:\b)(?<y>(?:19|20)[0-9][0-9])[-/](?<m>[0-9][0-9]?)[-/](?<d>[0-9][0-9]?)(?-u:\b)",
            ),
            false,
        ),
        (
            pattern(
                &NUMBERS,
                r"(?-u:\b)(?<d>[0-9][0-9]?)\s?[./-]\s?(?<m>[0-9][0-9]?)\s?[./-]\s?(?<y>(?:19|20)[0-9][0-9]|[0-9][0-9])(?-u:\b)",
            ),
            false,
        ),
        (
            pattern(
                &WORDS,
                r"(?-u:\b)(?<d>[0-9][0-9]?)\.?\s?(?<w>[A-Za-zäÄ]{3,9})(?-u:\b)\.?(?:\s?(?<y>(?:19|20)[0-9][0-9]|'?[0-9][0-9](?-u:\b)))?",
            ),
            false,
        ),
        (
            pattern(&SHORT, r"(?-u:\b)(?<d>[0-9][0-9]?)\.\s?(?<m>[0-9][0-9]?)\."),
            true,
        ),
    ];
    let mut found: Vec<FoundDate> = Vec::new();
    for (rule, short) in rules {
        let Some(rule) = rule else { continue };
        for captures in rule.captures_iter(doc.normal.as_str()) {
            let Some(date) = read(doc, &captures, short) else {
                continue;
            };
            if !found
                .iter()
                .any(|other| other.start < date.end && date.start < other.end)
            {
                found.push(date);
            }
        }
    }
    found
}

fn read(doc: &Doc, captures: &Captures<'_>, short: bool) -> Option<FoundDate> {
    let whole = captures.get(0)?;
    let number = |name: &str| {
        captures
            .name(name)?
            .as_str()
            .trim_start_matches('\'')
            .parse::<u32>()
            .ok()
    };
    let month = match captures.name("w") {
        Some(word) => words::month(&fold(word.as_str(), Umlaut::Expanded))?,
        None => number("m")?,
    };
    let date = FoundDate {
        start: doc.normal.char_index(whole.start()),
        end: doc.normal.char_index(whole.end()),
        year: number("y"),
        month,
        day: number("d"),
    };
    let before = date
        .start
        .checked_sub(1)
        .and_then(|at| doc.normal.char_at(at));
    let after = doc.normal.char_at(date.end);
    let digit_beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let inside_number = digit_beside(after) || before.is_some_and(|c| matches!(c, '.' | '/' | ','));
    let plausible =
        (1..=12).contains(&month) && date.day.is_some_and(|day| (1..=31).contains(&day));
    let law = short && is_place_in_law(doc, date.start);
    (plausible && !inside_number && !law).then_some(date)
}

/// "§ 25a Abs. 1.2." is a place in a law, no day.
fn is_place_in_law(doc: &Doc, start: usize) -> bool {
    let before = doc.normal.slice(start.saturating_sub(12), start);
    let word = before
        .trim_end_matches([' ', '.'])
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    matches!(
        word,
        "§" | "§§" | "Abs" | "Absatz" | "Art" | "Artikel" | "Nr" | "Nummer" | "Satz" | "Anlage"
    )
}

/// A pattern that is compiled once; `None` for one that does not compile.
pub(super) fn pattern(
    cell: &'static OnceLock<Option<Regex>>,
    text: &str,
) -> Option<&'static Regex> {
    cell.get_or_init(|| Regex::new(text).ok()).as_ref()
}
