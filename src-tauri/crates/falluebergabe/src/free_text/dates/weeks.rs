//! Calendar weeks: "in KW 49" becomes "im Dezember". Beside the day of the packet a week tells nearly a day.

use super::find::pattern;
use crate::free_text::candidate::{Candidate, Voice};
use crate::free_text::tokens::Doc;
use crate::free_text::wire::{SpanClass, SpanKind};
use fallmappe_domain::dates::german_month;
use regex::{Captures, Regex};
use std::sync::OnceLock;

/// Every calendar week of a note as its month.
pub(super) fn scan(doc: &Doc) -> Vec<Candidate> {
    static WEEK: OnceLock<Option<Regex>> = OnceLock::new();
    let said = |word: &str| word == "kw" || word.starts_with("kalenderwoche");
    if !doc.tokens.iter().any(|token| said(&token.folded)) {
        return Vec::new();
    }
    let Some(rule) = pattern(
        &WEEK,
        r"(?i)(?-u:\b)(?:(?<p>in|ab|bis|seit)\s(?:(?:zur|der)\s)?)?(?:(?:KW|Kalenderwoche)\s?(?<n>[0-9]{1,2})(?:\s?[/–-]\s?[0-9]{1,2})?|(?<m>[0-9]{1,2})\.\s?(?:KW|Kalenderwoche))(?:\s?/?\s?(?<y>20[0-9]{2}))?(?-u:\b)",
    ) else {
        return Vec::new();
    };
    let found = rule.captures_iter(doc.normal.as_str());
    found.filter_map(|week| coarser(doc, &week)).collect()
}

fn coarser(doc: &Doc, week: &Captures<'_>) -> Option<Candidate> {
    let whole = week.get(0)?;
    let number = week.name("n").or_else(|| week.name("m"))?;
    let month = german_month(month_of(number.as_str().parse().ok()?)?)?;
    let before = match week.name("p").map(|p| p.as_str()) {
        Some("in") => "im ",
        Some("In") => "Im ",
        Some(word) => &format!("{word} "),
        None => "",
    };
    let year = week.name("y").map(|y| format!(" {}", y.as_str()));
    let words = format!("{before}{month}{}", year.unwrap_or_default());
    let (start, end) = (
        doc.normal.char_index(whole.start()),
        doc.normal.char_index(whole.end()),
    );
    let found = Candidate::plain(start, end, SpanKind::Date, Voice::Coarse);
    Some(
        found
            .class(SpanClass::Generalised)
            .replaced_by(words)
            .reason("Kalenderwoche, vergröbert auf den Monat"),
    )
}

/// The month in which the Thursday of a week mostly lies (ISO 8601: week 1 is that of the first Thursday, on average
/// the 4th of January).
fn month_of(week: u32) -> Option<u32> {
    const ENDS: [u32; 12] = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 366];
    let day = (7 * week).checked_sub(3).filter(|_| week <= 53)?;
    let at = ENDS.iter().position(|end| day <= *end).unwrap_or(11);
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_become_months() {
        for (text, expected) in [
            ("Prüfung in KW 49", "im Dezember"),
            ("ab KW 50/51 frei", "ab Dezember"),
            ("Kurs in der 12. KW 2026", "im März 2026"),
            ("KW3: Termin", "Januar"),
        ] {
            let found = scan(&Doc::new(text));
            let words = found.first().and_then(|c| c.replacement.clone());
            assert_eq!(words.as_deref(), Some(expected), "{text}");
        }
        assert!(scan(&Doc::new("Anlage mit 50 KW, KW 77, KW folgt")).is_empty());
    }
}
