//! § 16g, § 60c AufenthG: out of a Duldung, nothing is given earlier than six months before the Ausbildung begins.

use super::ausbildung_antrag::planned;
use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_within_months_before;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "ausbildung_erteilung",
    label: "Erteilung für die Ausbildung möglich (§ 16g, § 60c)",
    basis: "§ 16g Abs. 3 S. 2, § 60c Abs. 3 S. 2 AufenthG",
    explanation: "Aus der Duldung: frühester Tag der Erteilung, sechs Monate vor Ausbildungsbeginn. Fehlt der Tag im Monat, \
                  gilt der erste des nächsten.",
    hint: "Ist noch nicht entschieden, bei der Ausländerbehörde nachfragen. Bis zur Entscheidung schützt der Antrag allein \
           nicht vor Maßnahmen; bei Anzeichen dafür sofort Rechtsberatung.",
    lead_days: &[28, 14],
    nature: Nature::FirstDay,
    compute,
    ..USUAL
};

const MONTHS_BEFORE: u32 = 6;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    planned(facts, frame)
        .map(|(index, ausbildung)| {
            let first = first_day_within_months_before(ausbildung.starts_on, MONTHS_BEFORE);
            Ergebnis::new(Due::Day(first), "Ausbildungsbeginn")
                .from_entry(Part::Ausbildung, index)
                .until(ausbildung.starts_on)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let from = |kind, starts_on| {
            lage()
                .status(kind, "2024-01-10", None)
                .ausbildung("helfer_assistenz", starts_on)
        };
        check(
            &REGEL,
            &[
                (
                    from("duldung_60a", "2027-08-01"),
                    "2026-11-22",
                    "2027-02-01",
                ),
                (
                    from("duldung_60a", "2027-08-31"),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    from("duldung_60a", "2028-08-29"),
                    "2026-11-22",
                    "2028-02-29",
                ),
                (
                    from("duldung_60a", "2027-08-29"),
                    "2026-11-22",
                    "2027-03-01",
                ),
                // Case No. 1 (begun in the asylum procedure) has no such limit.
                (from("gestattung", "2027-08-01"), "2026-11-22", ""),
                (from("ae_16g", "2027-08-01"), "2026-11-22", ""),
            ],
        );
    }
}
