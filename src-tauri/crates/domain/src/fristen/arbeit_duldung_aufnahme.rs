//! § 61 Abs. 1 AsylG: Geduldete in an Aufnahmeeinrichtung should be allowed to work after six months of Duldung.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Sachlage, VORDULDUNG};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "arbeit_duldung_aufnahme",
    label: "Arbeitserlaubnis mit Duldung in der Aufnahmeeinrichtung",
    basis: "§ 61 Abs. 1 AsylG in der seit 12.06.2026 geltenden Fassung",
    explanation: "Wohnt die Person in einer Landeseinrichtung: sechs Monate nach dem Beginn der Duldung.",
    hint: "Schon nach drei Monaten, wenn die Voraussetzungen des § 60c Abs. 1 S. 1 Nr. 2 AufenthG vorliegen oder ein \
           gültiger Pass die Identität klärt; sofort, wenn im Asylverfahren schon Arbeit erlaubt war.",
    lead_days: &[28, 14],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 6;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    if !facts.in_aufnahmeeinrichtung() {
        return Vec::new();
    }
    let since = facts.unbroken(frame.today, VORDULDUNG);
    let found = since.zip(facts.status_index(frame.today));
    let answer = |(since, index)| {
        let due = Due::Day(first_day_after_months(since, MONTHS));
        Ergebnis::new(due, "Beginn der Duldung").from_entry(Part::Status, index)
    };
    found.map(answer).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let there = || lage().housing("landeseinrichtung");
        check(
            &REGEL,
            &[
                (
                    there().status("duldung_60a", "2026-10-05", None),
                    "2026-11-22",
                    "2027-04-05",
                ),
                (
                    there().status("duldung_60a", "2026-08-31", None),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    there().status("duldung_60a", "2027-08-29", None),
                    "2027-11-22",
                    "2028-02-29",
                ),
                (
                    there().status("duldung_60b", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
                (
                    there().status("gestattung", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().housing("gemeinschaftsunterkunft").status(
                        "duldung_60a",
                        "2026-10-05",
                        None,
                    ),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
