//! What stands around a date and changes with it: "am 23.10.2025" becomes "im Oktober 2025".
//!
//! Weekdays go, because with the month they would tell the day; days of the same month become one.

use super::coarse;
use super::find::{FoundDate, pattern};
use crate::free_text::sentences;
use crate::free_text::tokens::Doc;
use regex::{Captures, Regex};
use std::sync::OnceLock;

/// A stretch with one or two dates, and the words that stand there instead.
pub(super) struct Coarser {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: String,
}

/// Makes dates coarser that follow each other in a note.
pub(super) fn coarser(doc: &Doc, dates: &[&FoundDate]) -> Vec<Coarser> {
    let mut out: Vec<Coarser> = Vec::with_capacity(dates.len());
    let mut at = 0;
    while let Some(date) = dates.get(at) {
        let next = dates
            .get(at + 1)
            .filter(|next| is_one_month(doc, date, next));
        let last = next.unwrap_or(date);
        let from = out.last().map_or(0, |before| before.end);
        out.push(one(doc, date, last, from));
        at += if next.is_some() { 2 } else { 1 };
    }
    out
}

/// "3.4. bis 5.4.2026": both ends say the same month.
fn is_one_month(doc: &Doc, date: &FoundDate, next: &FoundDate) -> bool {
    let between = doc.normal.slice(date.end, next.start.max(date.end));
    let joined = matches!(
        between.trim(),
        "bis" | "bis zum" | "-" | "–" | "und" | "/" | "oder"
    );
    joined && date.month == next.month && (date.year.is_none() || date.year == next.year)
}

fn one(doc: &Doc, date: &FoundDate, last: &FoundDate, from: usize) -> Coarser {
    static BEFORE: OnceLock<Option<Regex>> = OnceLock::new();
    let rule = pattern(
        &BEFORE,
        r"(?i)(?:^|[\s(])(?<all>(?:(?<p>am|vom|bis\szum|bis|ab\sdem|ab|seit\sdem|seit|zum|auf\sden|für\sden|um\sden|den)\s+)?(?<w>(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)(?:\.?,?\s+(?:[-–]\s)?|/))+(?:de[nm]\s)?)?(?<d>[0-9]{1,2}\.\s?(?:und|bis|oder|auf\sden|auf|/|-|–)\s?)?)$",
    );
    let words = coarse(last);
    let whole = Coarser {
        start: date.start,
        end: last.end,
        words: words.clone(),
    };
    let begin = date.start.saturating_sub(REACH).max(from);
    let before = doc.normal.slice(begin, date.start);
    let Some(captures) = rule.and_then(|rule| rule.captures(&before)) else {
        return whole;
    };
    let is_range = date.start != last.start || captures.name("d").is_some();
    let taken = captures
        .name("all")
        .map_or(0, |all| all.as_str().chars().count());
    let begins = begins_sentence(doc, date.start - taken);
    let Some(word) = preposition(doc, &captures, last.end, (is_range, begins)) else {
        return whole;
    };
    Coarser {
        start: date.start - taken,
        words: format!("{word}{words}"),
        ..whole
    }
}

/// Whether a place is the begin of a line or a sentence.
fn begins_sentence(doc: &Doc, start: usize) -> bool {
    let index = doc.tokens.partition_point(|token| token.start < start);
    let (before, token) = (doc.near(index, -1), doc.tokens.get(index));
    let ends = before
        .zip(token)
        .is_none_or(|(b, t)| sentences::ends_between(doc, b, t));
    (ends || token.is_some_and(|t| t.line_start)) && !doc.is_lower
}

/// How far before a date its preposition can stand: "vom Donnerstag, den 3. auf den".
const REACH: usize = 40;

/// The preposition that fits the month; `None` where everything before the date may stay.
fn preposition(
    doc: &Doc,
    captures: &Captures<'_>,
    end: usize,
    (is_range, begins): (bool, bool),
) -> Option<String> {
    let said = captures.name("p").map(|p| p.as_str()).unwrap_or_default();
    let goes = captures.name("w").is_some() || captures.name("d").is_some();
    let opens = doc.normal.slice(end, end + 5).starts_with(" bis ");
    let word = match said.to_lowercase().as_str() {
        "am" | "den" | "um den" => "im ",
        "auf den" => "auf ",
        "für den" => "für ",
        "vom" if is_range => "im ",
        "vom" if opens => "von ",
        "bis zum" => "bis ",
        "ab dem" => "ab ",
        "seit dem" => "seit ",
        _ if !goes => return None,
        // "Kommt Mo 3.12. wieder": the day of the week stood without a preposition, a month does not.
        "" if captures.name("w").is_some() => "im ",
        "" => return Some(String::new()),
        _ => return Some(format!("{said} ")),
    };
    let capital = said.chars().next().is_some_and(char::is_uppercase) || said.is_empty() && begins;
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    let raised: String = if capital {
        first.flat_map(char::to_uppercase).chain(letters).collect()
    } else {
        word.to_owned()
    };
    Some(raised)
}
