//! § 32 Abs. 2 and 3 BeschV: after four years of uninterrupted stay no consent of the Agentur für Arbeit is needed.

use super::ergebnis::Ergebnis;
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::Sachlage;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "arbeit_vier_jahre",
    label: "Arbeit ohne Zustimmung der Agentur nach vier Jahren",
    basis: "§ 32 Abs. 2 und 3 BeschV",
    explanation: "Bei Duldung oder Gestattung: der Tag, an dem vier Jahre ununterbrochener Aufenthalt (erlaubt, geduldet \
                  oder gestattet) voll sind.",
    hint: "Die Erlaubnis der Ausländerbehörde bleibt nötig, nur die Zustimmung der Agentur für Arbeit entfällt.",
    lead_days: &[56],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 48;
const KINDS: &[&str] = &["ankunft", "gestattung", "duldung_60a", "duldung_erm"];

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let stay = facts
        .stay(frame.today)
        .filter(|_| facts.has_status(frame.today, KINDS));
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
        let since = |day| lage().status("gestattung", day, None);
        check(
            &REGEL,
            &[
                (
                    since("2023-03-15").entry("2023-03-01"),
                    "2026-11-22",
                    "2027-03-15",
                ),
                (
                    since("2024-02-29").entry("2024-02-29"),
                    "2026-11-22",
                    "2028-02-29",
                ),
                (
                    since("2023-03-15").entry("2022-12-01"),
                    "2026-11-22",
                    "?2026-12-01..2027-03-15",
                ),
                (
                    since("2023-03-15").with_entry(month("2023-03")),
                    "2026-11-22",
                    "2027-03-15",
                ),
                (since("2023-03-15"), "2026-11-22", "?..2027-03-15"),
                (
                    lage()
                        .status("ae_25_2", "2023-03-15", None)
                        .entry("2023-03-01"),
                    "2026-11-22",
                    "",
                ),
                (
                    lage()
                        .status("duldung_60b", "2023-03-15", None)
                        .entry("2023-03-01"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
