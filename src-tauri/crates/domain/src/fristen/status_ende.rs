//! A status that was given for a time ends on its last day, if no other has followed.

use super::ergebnis::{Due, Ergebnis};
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "status_ende",
    label: "Aufenthaltsstatus endet",
    basis: "§§ 7, 8, 60a Abs. 4, 81 Abs. 3 bis 5 AufenthG",
    explanation: "Der eingetragene letzte Tag des neuesten Aufenthaltsstatus. § 104c hat eine eigene Regel.",
    hint: "Die Verlängerung vor diesem Tag beantragen; nach dem Ablauf wirkt der Antrag anders (§ 81 Abs. 3 und 4 \
           AufenthG). Prüfen, ob inzwischen ein anderer Status möglich ist.",
    fades_after: Some(365),
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let newest = facts.status.iter().enumerate().max_by_key(|(_, s)| s.since);
    let Some((index, status)) = newest.filter(|(_, s)| s.kind.as_str() != "ae_104c") else {
        return Vec::new();
    };
    let ends = status.until.map(|until| {
        Ergebnis::new(Due::Day(until), "eingetragenes Ende des Aufenthaltsstatus")
            .from_entry(Part::Status, index)
            .about("aufenthaltsstatus", &status.kind)
    });
    ends.into_iter().collect()
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
                    lage().status("ae_25_5", "2026-01-01", Some("2027-06-30")),
                    "2026-11-22",
                    "2027-06-30",
                ),
                (
                    lage()
                        .status("ae_25_5", "2026-01-01", Some("2027-06-30"))
                        .status("ae_25b", "2026-10-01", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage()
                        .status("ae_16g", "2026-08-01", Some("2028-02-29"))
                        .status("duldung_60a", "2024-01-01", Some("2026-07-31")),
                    "2026-11-22",
                    "2028-02-29",
                ),
                (
                    lage().status("gestattung", "2026-01-01", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("ae_104c", "2025-10-01", Some("2027-03-31")),
                    "2026-11-22",
                    "",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
