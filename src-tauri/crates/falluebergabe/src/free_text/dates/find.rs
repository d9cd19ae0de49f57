//! Where dates stand in a note: ISO, German with dots, with the month's name, and without a year.
//!
//! What becomes of them is decided next door, in `dates`.

use super::super::lexicon;
use super::super::normal::{Umlaut, fold};
use super::super::tokens::{Doc, Gap};
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
                r"(?-u:\b)(?<d>[0-9][0-9]?)(?:\.|s?te[nrs]?(?-u:\b))?\s?(?<w>[A-Za-zäÄ]{3,9})(?-u:\b)\.?(?:\s?(?<y>(?:19|20)[0-9][0-9]|'?[0-9][0-9](?-u:\b)))?",
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
    found.extend(spelt(doc));
    found
}

/// "am dritten Mai 2026": the day is written out.
fn spelt(doc: &Doc) -> Vec<FoundDate> {
    let mut out = Vec::new();
    for (index, month) in doc.tokens.iter().enumerate().skip(1) {
        let day = doc
            .near(index, -1)
            .filter(|t| month.gap == Gap::Space && !t.digits);
        let Some(day) = day.filter(|t| SPELT_ENDS.iter().any(|end| t.folded.ends_with(end))) else {
            continue;
        };
        let (Some(number), Some(of_year)) = (spelt_day(&day.folded), words::month(&month.folded))
        else {
            continue;
        };
        let year = doc
            .near(index, 1)
            .filter(|t| t.gap == Gap::Space && t.digits && t.end - t.start == 4);
        let written = year.map(|t| doc.normal.slice(t.start, t.end));
        let full = is_full_month(&month.folded);
        out.extend(full.then(|| FoundDate {
            start: day.start,
            end: year.map_or(month.end, |t| t.end),
            year: written.and_then(|year| year.parse().ok()),
            month: of_year,
            day: Some(number),
        }));
    }
    out
}

const SPELT_ENDS: [&str; 5] = ["te", "ten", "ter", "tes", "tem"];

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
    let end = doc.normal.char_index(whole.end());
    let full = captures
        .name("w")
        .is_some_and(|word| is_full_month(word.as_str()));
    let stop = whole.as_str().ends_with('.') && (full || ends_sentence(doc, end));
    let date = FoundDate {
        start: doc.normal.char_index(whole.start()),
        end: if stop { end - 1 } else { end },
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
    // "3./4.12." is two days, "3/4.12" is no date.
    let two_days =
        before == Some('/') && doc.normal.slice(date.start.saturating_sub(2), date.start) == "./";
    let inside_number =
        digit_beside(after) || !two_days && before.is_some_and(|c| matches!(c, '.' | '/' | ','));
    let plausible =
        (1..=12).contains(&month) && date.day.is_some_and(|day| (1..=31).contains(&day));
    let law = short && is_place_in_law(doc, date.start);
    (plausible && !inside_number && !law).then_some(date)
}

/// "3. Mai.": a month that is written out has no full stop of its own.
fn is_full_month(word: &str) -> bool {
    let folded = fold(word, Umlaut::Expanded);
    folded.len() > 4 || matches!(folded.as_str(), "mai" | "juni" | "juli")
}

/// Whether the full stop of "12.5." ends the sentence too: nothing follows, or a small word with a capital.
fn ends_sentence(doc: &Doc, end: usize) -> bool {
    let at = doc.tokens.partition_point(|token| token.start < end);
    let Some(next) = doc.tokens.get(at) else {
        return doc.normal.char_at(end) != Some(')');
    };
    let between = doc.normal.slice(end, next.start);
    let small =
        || lexicon::word(&next.folded).is_some_and(|entry| !entry.noun || entry.rarity == 0);
    !between.starts_with(')') && between.contains('\n')
        || between == " " && next.capital && !doc.is_lower && small()
}

/// The day of a month in words: "am dritten Mai".
fn spelt_day(folded: &str) -> Option<u32> {
    const DAYS: [&str; 31] = [
        "erste",
        "zweite",
        "dritte",
        "vierte",
        "fuenfte",
        "sechste",
        "siebte",
        "achte",
        "neunte",
        "zehnte",
        "elfte",
        "zwoelfte",
        "dreizehnte",
        "vierzehnte",
        "fuenfzehnte",
        "sechzehnte",
        "siebzehnte",
        "achtzehnte",
        "neunzehnte",
        "zwanzigste",
        "einundzwanzigste",
        "zweiundzwanzigste",
        "dreiundzwanzigste",
        "vierundzwanzigste",
        "fuenfundzwanzigste",
        "sechsundzwanzigste",
        "siebenundzwanzigste",
        "achtundzwanzigste",
        "neunundzwanzigste",
        "dreissigste",
        "einunddreissigste",
    ];
    let stem = folded.trim_end_matches(['n', 'r', 'm', 's']);
    let at = DAYS.iter().position(|day| *day == stem)?;
    u32::try_from(at + 1).ok()
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
