//! § 52 SGB III: berufsvorbereitende Bildungsmaßnahmen after 15 months with a Gestattung, nine with a Duldung, three
//! with a Duldung and an entry before 01.08.2019.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::{day, first_day_after_months};
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{ASYL, DULDUNG, Sachlage};
use crate::dates::ImpreciseDate;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "bvb",
    label: "Berufsvorbereitende Maßnahme möglich (BvB)",
    basis: "§ 52 Abs. 2 SGB III",
    explanation: "Ununterbrochener Aufenthalt: 15 Monate mit Gestattung, 9 Monate mit Duldung, 3 Monate mit Duldung bei \
                  Einreise vor dem 01.08.2019.",
    hint: "Daneben verlangt: Schulkenntnisse und Deutsch, die den Übergang in eine Ausbildung erwarten lassen, und eine \
           mögliche Arbeitserlaubnis. Mit der Berufsberatung der Agentur für Arbeit klären.",
    lead_days: &[56, 28],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const GESTATTUNG_MONTHS: u32 = 15;
const DULDUNG_MONTHS: u32 = 9;
const EARLY_ENTRY_MONTHS: u32 = 3;
/// Who entered before this day waits shorter.
const EARLY_ENTRY: chrono::NaiveDate = day(2019, 8, 1);

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let months = if facts.has_status(frame.today, ASYL) {
        Some((GESTATTUNG_MONTHS, GESTATTUNG_MONTHS))
    } else if facts.has_status(frame.today, DULDUNG) {
        Some(duldung_months(facts.entry.as_ref()))
    } else {
        None
    };
    let due = facts
        .stay(frame.today)
        .zip(months)
        .map(|(stay, (least, most))| wait(stay, least, most));
    due.map(|due| Ergebnis::new(due, "ununterbrochener Aufenthalt"))
        .into_iter()
        .collect()
}

/// Least and most months to wait; they differ when the entry date leaves it open.
fn duldung_months(entry: Option<&ImpreciseDate>) -> (u32, u32) {
    let bounds = entry.and_then(ImpreciseDate::bounds);
    let least = bounds.is_none_or(|(first, _)| first < EARLY_ENTRY);
    let most = bounds.is_some_and(|(_, last)| last < EARLY_ENTRY);
    let months = |early| {
        if early {
            EARLY_ENTRY_MONTHS
        } else {
            DULDUNG_MONTHS
        }
    };
    (months(least), months(most))
}

fn wait(stay: Due, least: u32, most: u32) -> Due {
    match stay {
        Due::Day(first) if least == most => Due::Day(first_day_after_months(first, least)),
        other => {
            let question = match &other {
                Due::Unclear { question, .. } => question.clone(),
                Due::Day(_) => "Das Einreisedatum ist nicht genau".to_owned(),
            };
            let (from, until) = other.bounds();
            Due::Unclear {
                question,
                from: from.map(|from| first_day_after_months(from, least)),
                until: until.map(|until| first_day_after_months(until, most)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, year};

    #[test]
    fn worked_examples() {
        let status = |kind, since| lage().status(kind, since, None);
        check(
            &REGEL,
            &[
                (
                    status("gestattung", "2025-10-31").entry("2025-10-20"),
                    "2026-11-22",
                    "2027-01-31",
                ),
                (
                    status("gestattung", "2025-11-30").entry("2025-11-20"),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    status("duldung_60a", "2026-05-31").entry("2026-05-31"),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    status("duldung_60a", "2019-07-31").entry("2019-07-31"),
                    "2019-08-22",
                    "2019-10-31",
                ),
                (
                    status("duldung_60a", "2019-08-01").entry("2019-08-01"),
                    "2019-08-22",
                    "2020-05-01",
                ),
                (
                    status("duldung_60a", "2019-08-20").with_entry(year("2019")),
                    "2019-08-22",
                    "?2019-04-01..2020-05-20",
                ),
                (
                    status("duldung_60a", "2026-05-31"),
                    "2026-11-22",
                    "?..2027-03-01",
                ),
                (
                    status("ae_25_2", "2026-05-31").entry("2026-05-31"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
