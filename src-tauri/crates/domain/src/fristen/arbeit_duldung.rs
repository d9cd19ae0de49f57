//! § 60a Abs. 5b AufenthG, § 32 Abs. 1 BeschV: with a Duldung outside the Aufnahmeeinrichtung, the Agentur für Arbeit
//! can agree after three months.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{ASYL, Sachlage, VORDULDUNG};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "arbeit_duldung",
    label: "Arbeitserlaubnis mit Duldung (§ 60a Abs. 5b)",
    basis: "§ 60a Abs. 5b und 6 AufenthG; § 32 Abs. 1 BeschV",
    explanation: "Außerhalb der Aufnahmeeinrichtung: drei Monate nach dem Beginn der lückenlos eingetragenen Duldungs- und \
                  Gestattungszeiten.",
    hint: "Die Erlaubnis soll dann gegeben werden, außer die Abschiebung steht konkret bevor. Verbote nach § 60a Abs. 6 \
           prüfen. Ohne Zustimmung der Agentur für Arbeit: Ausbildung, bestimmte Praktika, nach vier Jahren jede Arbeit \
           (§ 32 Abs. 2 BeschV).",
    lead_days: &[28, 14],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 3;
/// Duldungen that need a permit for each job; §§ 60c and 60d bring their own.
const NEEDS_PERMIT: &[&str] = &["duldung_60a", "duldung_erm"];

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    if !facts.has_status(frame.today, NEEDS_PERMIT) || facts.in_aufnahmeeinrichtung() {
        return Vec::new();
    }
    let counted = [ASYL, VORDULDUNG].concat();
    let since = facts.unbroken(frame.today, &counted);
    let found = since.zip(facts.status_index(frame.today));
    let answer = |(since, index)| {
        let due = Due::Day(first_day_after_months(since, MONTHS));
        Ergebnis::new(due, "Beginn von Gestattung oder Duldung").from_entry(Part::Status, index)
    };
    found.map(answer).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        check(
            &REGEL,
            &[
                (
                    lage().status("duldung_60a", "2026-10-05", None),
                    "2026-11-22",
                    "2027-01-05",
                ),
                (
                    lage()
                        .status("gestattung", "2026-08-31", Some("2026-10-04"))
                        .status("duldung_60a", "2026-10-05", None),
                    "2026-11-22",
                    "2026-12-01",
                ),
                (
                    lage().status("duldung_60b", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("duldung_60c", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage()
                        .status("duldung_60a", "2026-10-05", None)
                        .housing("landeseinrichtung"),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("gestattung", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
