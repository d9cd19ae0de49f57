//! § 104c AufenthG: the title holds for 18 months and cannot be renewed as such.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::{earlier, first_day_after_months};
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "p104c_ende",
    label: "Chancen-Aufenthaltsrecht endet (§ 104c)",
    basis: "§ 104c Abs. 1 und 3 AufenthG; keine neuen Titel seit 31.12.2025",
    explanation: "Der eingetragene letzte Tag; fehlt er, 18 Monate nach dem Beginn.",
    hint: "Nicht verlängerbar. Vor dem Ende § 25a oder § 25b beantragen: nur ein solcher Antrag lässt den Titel \
           fortgelten. Das Datum auf dem Titel entscheidet.",
    lead_days: &[182, 91],
    fades_after: Some(365),
    compute,
    ..USUAL
};

const MONTHS: u32 = 18;

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    // The newest status counts even after its last day: that is when it hurts most.
    let newest = facts.status.iter().enumerate().max_by_key(|(_, s)| s.since);
    let Some((index, status)) = newest.filter(|(_, s)| s.kind.as_str() == "ae_104c") else {
        return Vec::new();
    };
    let (day, fact, remark) = match status.until {
        Some(until) => (until, "eingetragenes Ende des Titels", ""),
        None => (
            earlier(first_day_after_months(status.since, MONTHS), 1),
            "Beginn des Titels",
            "Gerechnet, weil kein Ende eingetragen ist; bitte mit dem Titel vergleichen.",
        ),
    };
    let answer = Ergebnis::new(Due::Day(day), fact).from_entry(Part::Status, index);
    vec![answer.saying(remark)]
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
                    lage().status("ae_104c", "2025-10-01", Some("2027-03-31")),
                    "2026-11-22",
                    "2027-03-31",
                ),
                (
                    lage().status("ae_104c", "2025-10-01", None),
                    "2026-11-22",
                    "2027-03-31",
                ),
                (
                    lage().status("ae_104c", "2025-08-31", None),
                    "2026-11-22",
                    "2027-02-28",
                ),
                (
                    lage().status("ae_104c", "2025-12-30", None),
                    "2026-11-22",
                    "2027-06-29",
                ),
                (
                    lage()
                        .status("ae_104c", "2025-01-01", Some("2026-06-30"))
                        .status("ae_25b", "2026-05-01", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("duldung_60a", "2025-01-01", None),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
