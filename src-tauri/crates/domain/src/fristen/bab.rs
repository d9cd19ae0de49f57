//! § 60 Abs. 3 SGB III: Berufsausbildungsbeihilfe with a Duldung after 15 months of uninterrupted stay.

use super::ergebnis::Ergebnis;
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{DULDUNG, Sachlage};

/// The rule.
pub const REGEL: Regel = Regel {
    code: "bab",
    label: "Berufsausbildungsbeihilfe möglich (BAB)",
    basis: "§ 60 Abs. 3 SGB III",
    explanation: "Bei Duldung: der Tag, an dem 15 Monate ununterbrochener Aufenthalt voll sind. Mit Gestattung gibt es keine \
                  BAB.",
    hint: "Nur während einer betrieblichen Ausbildung. Früh beantragen: BAB gibt es nicht rückwirkend vor dem Monat \
           des Antrags.",
    lead_days: &[56, 28],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 15;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let stay = facts
        .stay(frame.today)
        .filter(|_| facts.has_status(frame.today, DULDUNG));
    let due = stay.map(|stay| stay.map(|first| first_day_after_months(first, MONTHS)));
    due.map(|due| Ergebnis::new(due, "ununterbrochener Aufenthalt"))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, month};

    #[test]
    fn worked_examples() {
        let geduldet = |since| lage().status("duldung_60a", since, None);
        check(
            &REGEL,
            &[
                (
                    geduldet("2025-11-15").entry("2025-11-01"),
                    "2026-11-22",
                    "2027-02-15",
                ),
                (
                    geduldet("2025-11-30").entry("2025-11-30"),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    geduldet("2022-11-29").entry("2022-11-29"),
                    "2023-11-22",
                    "2024-02-29",
                ),
                (
                    geduldet("2025-11-15").with_entry(month("2025-06")),
                    "2026-11-22",
                    "?2026-09-01..2027-02-15",
                ),
                (geduldet("2025-11-15"), "2026-11-22", "?..2027-02-15"),
                (
                    lage()
                        .status("gestattung", "2025-11-15", None)
                        .entry("2025-11-01"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
