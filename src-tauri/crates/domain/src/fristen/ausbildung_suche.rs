//! § 16g Abs. 5, § 60c Abs. 6 AufenthG: after a break-off there are six months, once, to find another place.

use super::ausbildung_abbruch::broken_off;
use super::ergebnis::{Due, Ergebnis};
use super::kalender::end_after_months;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "ausbildung_suche",
    label: "Neuen Ausbildungsplatz finden (sechs Monate)",
    basis: "§ 16g Abs. 5 S. 1, § 60c Abs. 6 S. 1 AufenthG",
    explanation: "Bei § 16g oder § 60c: sechs Monate nach dem Abbruch, bis eine andere Ausbildung eingetragen ist.",
    hint: "Die sechs Monate gibt es nur einmal, und sie werden nicht verlängert. Maßgeblich ist die Dauer, die im Titel oder in \
           der Duldung steht; sie kann von diesem Tag abweichen.",
    lead_days: &[91, 56, 28],
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 6;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    broken_off(facts, frame)
        .map(|(index, _, on)| {
            let next = facts.ausbildungen.iter().map(|a| a.starts_on);
            let found = next.filter(|starts_on| *starts_on >= on).min();
            Ergebnis::new(
                Due::Day(end_after_months(on, MONTHS)),
                "Abbruch der Ausbildung",
            )
            .from_entry(Part::Ausbildung, index)
            .settled(found)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let broken = |on| {
            lage()
                .status("ae_16g", "2026-08-01", None)
                .ausbildung("qualifiziert", "2026-08-01")
                .broken_off(on)
        };
        check(
            &REGEL,
            &[
                (broken("2026-11-10"), "2026-11-22", "2027-05-10"),
                (broken("2026-08-31"), "2026-11-22", "2027-02-28"),
                (broken("2027-08-30"), "2027-09-01", "2028-02-29"),
                (
                    broken("2026-11-10").ausbildung("qualifiziert", "2027-02-01"),
                    "2026-11-22",
                    "2027-05-10 erledigt 2027-02-01",
                ),
                (
                    lage()
                        .ausbildung("qualifiziert", "2026-08-01")
                        .broken_off("2026-11-10"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
