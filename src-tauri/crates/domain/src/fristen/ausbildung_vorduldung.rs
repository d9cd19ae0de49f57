//! § 16g, § 60c AufenthG, each Abs. 1 S. 1 No. 2: a Duldung has to be held for three months at the application.

use super::ausbildung_antrag::planned;
use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Sachlage, VORDULDUNG};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "ausbildung_vorduldung",
    label: "Drei Monate Duldung vor dem Antrag (§ 16g, § 60c)",
    basis: "§ 16g Abs. 1 S. 1 Nr. 2 und Abs. 2 Nr. 2, § 60c Abs. 1 S. 1 Nr. 2 und Abs. 2 Nr. 2, § 60b Abs. 5 S. 1 AufenthG",
    explanation: "Bei geplanter Ausbildung aus der Duldung: der Tag, an dem drei Monate Duldung voll sind. Zeiten nach \
                  § 60b zählen nicht.",
    hint: "Vor diesem Tag kann der Antrag an der Vorduldungszeit scheitern; ob Zeiten nach § 60b sie unterbrechen, ist \
           streitig. Wurde im Asylverfahren eine Ausbildung begonnen (Nr. 1), gilt die Wartezeit nicht.",
    lead_days: &[28],
    nature: Nature::FirstDay,
    fades_after: Some(28),
    compute,
    ..USUAL
};

const MONTHS: u32 = 3;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let is_planned = planned(facts, frame).any(|(_, a)| a.starts_on > frame.today);
    let since = facts.unbroken(frame.today, VORDULDUNG);
    let Some((since, index)) = since
        .zip(facts.status_index(frame.today))
        .filter(|_| is_planned)
    else {
        return Vec::new();
    };
    let due = Due::Day(first_day_after_months(since, MONTHS));
    vec![Ergebnis::new(due, "Beginn der Duldung").from_entry(Part::Status, index)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let plan = |facts: Sachlage| facts.ausbildung("qualifiziert", "2027-08-01");
        check(
            &REGEL,
            &[
                (
                    plan(lage().status("duldung_60a", "2026-10-15", None)),
                    "2026-11-22",
                    "2027-01-15",
                ),
                // Three months that began on 30.11. are over on 01.03., because February has no 30th.
                (
                    plan(lage().status("duldung_60a", "2026-11-30", None)),
                    "2026-12-01",
                    "2027-03-01",
                ),
                // Time under § 60b does not count.
                (
                    plan(
                        lage()
                            .status("duldung_60b", "2025-01-01", Some("2026-09-30"))
                            .status("duldung_60a", "2026-10-01", None),
                    ),
                    "2026-11-22",
                    "2027-01-01",
                ),
                // Two Duldungen without a gap are one.
                (
                    plan(
                        lage()
                            .status("duldung_60a", "2026-08-29", Some("2026-10-31"))
                            .status("duldung_erm", "2026-11-01", None),
                    ),
                    "2026-11-22",
                    "2026-11-29",
                ),
                (
                    plan(lage().status("duldung_60b", "2026-10-15", None)),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("duldung_60a", "2026-10-15", None),
                    "2026-11-22",
                    "",
                ),
                (
                    plan(lage().status("gestattung", "2026-10-15", None)),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
