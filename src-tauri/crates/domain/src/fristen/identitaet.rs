//! § 16g, § 60c AufenthG: who entered after 31.12.2019 has to clear the identity within six months.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::{day, end_after_months};
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::{DULDUNG, Sachlage};

/// The rule.
pub const REGEL: Regel = Regel {
    code: "identitaet",
    label: "Identität binnen sechs Monaten nach der Einreise klären",
    basis: "§ 16g Abs. 2 Nr. 3 Buchst. c, § 60c Abs. 2 Nr. 3 Buchst. c AufenthG",
    explanation: "Bei Duldung und Einreise nach dem 31.12.2019, solange kein Pass oder Ausweis eingetragen ist. Im \
                  Asylverfahren wird nicht erinnert (§ 60b Abs. 2 S. 2 AufenthG).",
    hint: "Die Frist ist auch gewahrt, wenn in dieser Zeit alle zumutbaren Schritte getan sind und die Identität ohne \
           eigenes Verschulden später geklärt wird: Schritte belegen. Danach nur noch nach Ermessen (§ 16g Abs. 6, § 60c \
           Abs. 7 AufenthG). Vor dem Gang zur Botschaft klären, ob das gefahrlos und zumutbar ist.",
    fades_after: Some(365),
    compute,
    ..USUAL
};

const MONTHS: u32 = 6;
/// First day of entry for which the six months hold.
const FIRST_ENTRY: chrono::NaiveDate = day(2020, 1, 1);

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    if !needs_identity(facts, frame) {
        return Vec::new();
    }
    let entry = Due::of(facts.entry.as_ref(), "Das Einreisedatum");
    let (from, until) = entry.bounds();
    if until.is_some_and(|until| until < FIRST_ENTRY) {
        return Vec::new();
    }
    let due = if from.is_some_and(|from| from < FIRST_ENTRY) {
        // Another rule holds for the first part of the span, with another last day.
        Due::between(
            "Das Einreisedatum ist nicht genau; für Einreisen bis zum 31.12.2019 galt ein anderer Tag",
            None,
            until.map(|until| end_after_months(until, MONTHS)),
        )
    } else {
        entry.map(|entry| end_after_months(entry, MONTHS))
    };
    vec![Ergebnis::new(due, "Einreisedatum")]
}

/// Geduldet, and no paper of the state of origin is written down.
pub(super) fn needs_identity(facts: &Sachlage, frame: &Frame) -> bool {
    facts.has_status(frame.today, DULDUNG) && !facts.has_identity_paper()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, month, year};

    #[test]
    fn worked_examples() {
        let geduldet = || lage().status("duldung_60a", "2026-06-01", None);
        check(
            &REGEL,
            &[
                (geduldet().entry("2026-05-12"), "2026-06-10", "2026-11-12"),
                (geduldet().entry("2025-08-31"), "2026-06-10", "2026-02-28"),
                (geduldet().entry("2023-08-30"), "2026-06-10", "2024-02-29"),
                (geduldet().entry("2020-01-01"), "2026-06-10", "2020-07-01"),
                (geduldet().entry("2019-12-31"), "2026-06-10", ""),
                (geduldet(), "2026-06-10", "?"),
                (
                    geduldet().with_entry(month("2026-02")),
                    "2026-06-10",
                    "?2026-08-01..2026-08-28",
                ),
                (geduldet().with_entry(year("2019")), "2026-06-10", ""),
                (
                    geduldet()
                        .entry("2026-05-12")
                        .papier("reisepass", None, None),
                    "2026-06-10",
                    "",
                ),
                (
                    lage()
                        .status("gestattung", "2026-06-01", None)
                        .entry("2026-05-12"),
                    "2026-06-10",
                    "",
                ),
            ],
        );
        let estimate = crate::dates::ImpreciseDate {
            value: "2019".to_owned(),
            precision: crate::dates::Precision::Geschaetzt,
        };
        check(
            &REGEL,
            &[(geduldet().with_entry(estimate), "2026-06-10", "")],
        );
    }
}
