//! Dates in a note: the birth date in every German spelling, other exact dates made coarser, ages made to bands.
//!
//! Exact event dates become month and year (design: handover 5.4). Whether a date is a legal deadline is not decided
//! here; deadlines travel as fields of the packet, not in its notes. Where dates stand is found in `find`.

mod around;
mod find;
mod weeks;

use super::candidate::{Candidate, Voice};
use super::record::Record;
use super::tokens::Doc;
use super::wire::{SpanClass, SpanKind};
use fallmappe_domain::dates::german_month;
use find::{FoundDate, find_dates, pattern};
use regex::Regex;
use std::sync::OnceLock;

/// A birth date of the record; a year alone, or year and month, are allowed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct BirthDate {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
}

impl BirthDate {
    pub(crate) fn is_year_only(self) -> bool {
        self.month.is_none()
    }

    /// The date as it stands in forms without separators.
    pub(crate) fn digit_forms(self) -> Vec<String> {
        let (Some(month), Some(day)) = (self.month, self.day) else {
            return Vec::new();
        };
        let year = self.year;
        vec![
            format!("{year:04}{month:02}{day:02}"),
            format!("{day:02}{month:02}{year:04}"),
            format!("{day:02}{month:02}{:02}", year % 100),
        ]
    }

    fn is(self, found: &FoundDate) -> bool {
        let day = self.day.is_none() || self.day == found.day;
        let month = self.month == Some(found.month);
        let year = found
            .year
            .is_none_or(|year| year == self.year || (year < 100 && year == self.year % 100));
        let known_enough = self.day.is_some() || found.year.is_some();
        day && month && year && known_enough
    }
}

/// Reads the ISO form, or the German form with dots.
pub(crate) fn parse_birth_date(value: &str) -> Option<BirthDate> {
    let parts: Vec<&str> = value
        .trim()
        .split(['-', '.', '/'])
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Vec<u32> = parts
        .iter()
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let date = match (parts.first()?.len(), numbers.as_slice()) {
        (4, [year]) => BirthDate {
            year: *year,
            month: None,
            day: None,
        },
        (4, [year, month]) => BirthDate {
            year: *year,
            month: Some(*month),
            day: None,
        },
        (4, [year, month, day]) | (_, [day, month, year]) => BirthDate {
            year: *year,
            month: Some(*month),
            day: Some(*day),
        },
        _ => return None,
    };
    let plausible = date.month.is_none_or(|m| (1..=12).contains(&m))
        && date.day.is_none_or(|d| (1..=31).contains(&d));
    plausible.then_some(date)
}

/// Finds dates and ages in a note.
pub(crate) fn scan(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let mut found = find_dates(doc);
    found.sort_by_key(|date| date.start);
    let (born, others): (Vec<&FoundDate>, Vec<&FoundDate>) =
        found.iter().partition(|date| is_birth(doc, record, date));
    let mut out: Vec<Candidate> = born.iter().map(|date| judge(record, date)).collect();
    for coarser in around::coarser(doc, &others) {
        let candidate = Candidate::plain(coarser.start, coarser.end, SpanKind::Date, Voice::Coarse)
            .class(SpanClass::Generalised)
            .replaced_by(coarser.words)
            .reason("genaues Datum, vergröbert auf den Monat");
        out.push(candidate);
    }
    out.extend(weeks::scan(doc));
    out.extend(birth_years(doc));
    out.extend(ages(doc));
    out
}

/// Only the birth dates of the record: what the exit check looks for.
pub(crate) fn scan_birth_dates(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let known = |date: &FoundDate| record.birth_dates.iter().any(|(birth, _)| birth.is(date));
    find_dates(doc)
        .iter()
        .filter(|date| date.year.is_some() && date.day.is_some() && known(date))
        .map(|date| judge(record, date))
        .collect()
}

fn is_birth(doc: &Doc, record: &Record, date: &FoundDate) -> bool {
    record.birth_dates.iter().any(|(birth, _)| birth.is(date)) || after_birth_word(doc, date.start)
}

/// A date on which somebody was born.
fn judge(record: &Record, date: &FoundDate) -> Candidate {
    let born = |voice| Candidate::plain(date.start, date.end, SpanKind::BirthDate, voice);
    if !record.birth_dates.iter().any(|(birth, _)| birth.is(date)) {
        return born(Voice::Form).reason("Datum nach „geboren“");
    }
    let exact = date.year.is_some() && date.day.is_some();
    let class = if exact {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    born(Voice::Record)
        .class(class)
        .reason("Geburtsdatum aus der Akte")
}

/// Month and year in words; the month alone where nobody wrote a year.
fn coarse(date: &FoundDate) -> String {
    let month = german_month(date.month).unwrap_or("Datum");
    match date.year {
        Some(year) if year < 100 => format!("{month} {}", 2000 + year),
        Some(year) => format!("{month} {year}"),
        None => month.to_owned(),
    }
}

fn after_birth_word(doc: &Doc, start: usize) -> bool {
    let before = doc
        .normal
        .slice(start.saturating_sub(18), start)
        .to_lowercase();
    ["geb.", "geb ", "geboren", "geburtsdatum", "geburtstag", "*"]
        .iter()
        .any(|word| before.contains(word))
}

/// "Jahrgang 2003", "geb. 2003".
fn birth_years(doc: &Doc) -> Vec<Candidate> {
    static BORN: OnceLock<Option<Regex>> = OnceLock::new();
    let Some(rule) = pattern(
        &BORN,
        r"(?i)(?-u:\b)(?:geb\.?|geboren|jahrgang|jg\.?)(?:\s+im)?(?:\s+jahre?)?\s+(?<y>(?:19|20)[0-9][0-9])(?-u:\b)",
    ) else {
        return Vec::new();
    };
    let years = rule
        .captures_iter(doc.normal.as_str())
        .filter_map(|found| found.name("y"));
    years
        .map(|year| {
            let (start, end) = (
                doc.normal.char_index(year.start()),
                doc.normal.char_index(year.end()),
            );
            Candidate::plain(start, end, SpanKind::BirthDate, Voice::Form)
                .class(SpanClass::Certain)
                .replaced_by("Geburtsjahr".to_owned())
                .reason("Geburtsjahr")
        })
        .collect()
}

/// "19 Jahre alt", "19-jährig", "19-Jähriger".
fn ages(doc: &Doc) -> Vec<Candidate> {
    static AGE: OnceLock<Option<Regex>> = OnceLock::new();
    let Some(rule) = pattern(
        &AGE,
        r"(?i)(?-u:\b)(?<a>[0-9][0-9]?)(?:\s+jahre?\s+alt|[\s-]?j(?:ä|ae)hrig)",
    ) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for age in rule
        .captures_iter(doc.normal.as_str())
        .filter_map(|found| found.name("a"))
    {
        let Some(band) = age.as_str().parse().ok().map(age_band) else {
            continue;
        };
        let (start, end) = (
            doc.normal.char_index(age.start()),
            doc.normal.char_index(age.end()),
        );
        let candidate = Candidate::plain(start, end, SpanKind::Date, Voice::Coarse)
            .class(SpanClass::Generalised)
            .replaced_by(band.to_owned())
            .reason("genaues Alter, vergröbert auf eine Altersgruppe");
        out.push(candidate);
    }
    out
}

/// The age band of handover 5.4: 18-20, 21-23, 24-27; ages in whole years.
#[must_use]
pub fn age_band(age: u32) -> &'static str {
    match age {
        0..=2 => "unter 3",
        3..=6 => "3–6",
        7..=17 => "7–17",
        18..=20 => "18–20",
        21..=23 => "21–23",
        24..=27 => "24–27",
        28..=34 => "28–34",
        _ => "35 oder älter",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::free_text::people::People;
    use crate::free_text::wire::{Known, KnownKind};

    fn findings(text: &str) -> Vec<(String, SpanKind, String)> {
        let known = [Known::new(
            "klient",
            "klient",
            KnownKind::BirthDate,
            "2003-02-01",
        )];
        let record = Record::new(&known, &People::from_known(&known));
        let doc = Doc::new(text);
        let mut found = scan(&doc, &record);
        found.sort_by_key(|c| c.start);
        found
            .iter()
            .map(|c| {
                (
                    doc.normal.slice(c.start, c.end),
                    c.kind,
                    c.replacement.clone().unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn finds_the_birth_date_in_all_german_forms() {
        for form in [
            "01.02.2003",
            "1.2.2003",
            "1.2.03",
            "01. 02. 2003",
            "2003-02-01",
            "01-02-2003",
            "1/2/2003",
            "1. Februar 2003",
            "1.Feb. 2003",
            "01. Febr. 03",
            "1 Februar 2003",
        ] {
            let text = format!("Er ist am {form} zur Welt gekommen");
            let found = findings(&text);
            assert_eq!(found.len(), 1, "{form}");
            assert_eq!(found[0].1, SpanKind::BirthDate, "{form}");
            assert!(
                found[0].0.trim_end_matches('.').len() >= form.len() - 1,
                "{form}"
            );
        }
    }

    #[test]
    fn other_dates_become_months() {
        let found = findings(
            "Termin am 14.03.2026, Anruf 2. April, geb. 3.4.99, Rückruf am 12.5. und 1.234,56 € um 14:30",
        );
        let coarse: Vec<&str> = found.iter().map(|(_, _, out)| out.as_str()).collect();
        assert_eq!(coarse, ["im März 2026", "April", "Geburtsdatum", "im Mai"]);
    }

    #[test]
    fn a_capital_before_a_short_date_does_not_save_it() {
        for (text, month) in [
            ("Am 12.5. kam er allein", "Im Mai"),
            ("Anruf 12.5. ohne Antwort", "Mai"),
            ("Neuer Termin: 12.5., 14 Uhr", "Mai"),
        ] {
            let found = findings(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].2, month, "{text}");
        }
    }

    #[test]
    fn the_preposition_fits_the_month() {
        for (text, expected) in [
            (
                "Der Termin am 23.10.2025 um 9 Uhr",
                "Der Termin im Oktober 2025 um 9 Uhr",
            ),
            (
                "Frist bis 04.04.2026, danach",
                "Frist bis April 2026, danach",
            ),
            ("bis zum 4.4.26 einreichen", "bis April 2026 einreichen"),
            (
                "Praktikum vom 3.4. bis 5.6.2026",
                "Praktikum von April bis Juni 2026",
            ),
            ("Praktikum vom 3.4. bis 5.4.2026", "Praktikum im April 2026"),
            ("Seminar vom 3. bis 5.6.2026", "Seminar im Juni 2026"),
            ("Bescheid vom 3.4.2026", "Bescheid vom April 2026"),
            ("Am Montag, den 12.05.2026 kam er", "Im Mai 2026 kam er"),
            ("ab Montag, 12.5. krank", "ab Mai krank"),
            ("seit dem 2026-05-12 im Kurs", "seit Mai 2026 im Kurs"),
            ("zum 1. August 2026", "zum August 2026"),
            (
                "Termin: 08.09.2026, 13 Uhr",
                "Termin: September 2026, 13 Uhr",
            ),
            (
                "Er kam am 12.5. Dann ging er.",
                "Er kam im Mai. Dann ging er.",
            ),
            (
                "Er kam am 3. Mai. Die Frist läuft.",
                "Er kam im Mai. Die Frist läuft.",
            ),
            ("Prüfung am 12.5.", "Prüfung im Mai."),
        ] {
            let mut outgoing = text.to_owned();
            let doc = Doc::new(text);
            let mut found = scan(&doc, &Record::default());
            found.sort_by_key(|c| std::cmp::Reverse(c.start));
            for c in found {
                let bytes = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(b, _)| b);
                outgoing.replace_range(bytes(c.start)..bytes(c.end), &c.replacement.unwrap());
            }
            assert_eq!(outgoing, expected);
        }
    }

    #[test]
    fn laws_levels_and_amounts_are_no_dates() {
        assert!(
            findings(
                "§ 60a Abs. 2.1. AufenthG, Art. 6.1. DSGVO, Nr. 1.2., B1, 1.1 Kapitel, 25.000 Euro, Az. 12/3456, 10.30 Uhr"
            )
            .is_empty()
        );
    }

    #[test]
    fn ages_become_bands() {
        let found = findings("Sie ist 19 Jahre alt, der Bruder ein 24-Jähriger, 3 Jahre Schule");
        let coarse: Vec<&str> = found.iter().map(|(_, _, out)| out.as_str()).collect();
        assert_eq!(coarse, ["18–20", "24–27"]);
    }
}
