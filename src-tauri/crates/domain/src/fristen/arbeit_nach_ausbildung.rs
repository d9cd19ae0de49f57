//! § 16g Abs. 5 S. 2, § 60c Abs. 6 S. 2 AufenthG: after passing there are six months to find fitting work.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::end_after_months;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "arbeit_nach_ausbildung",
    label: "Passende Arbeit nach der Ausbildung (sechs Monate)",
    basis: "§ 16g Abs. 5 S. 2 und Abs. 8, § 60c Abs. 6 S. 2, § 19d Abs. 1a AufenthG",
    explanation: "Bei § 16g oder § 60c: sechs Monate nach bestandener Ausbildung.",
    hint: "Wer im Betrieb bleibt oder passende Arbeit hat: Aufenthaltserlaubnis für zwei Jahre beantragen (§ 16g Abs. 8, § 19d \
           Abs. 1a). Sonst die sechs Monate zur Suche beantragen; sie werden nicht verlängert.",
    lead_days: &[91, 56, 28],
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 6;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let fits = facts.has_status(frame.today, &["ae_16g", "duldung_60c"]);
    let all = facts.ausbildungen.iter().enumerate().filter(|_| fits);
    all.filter_map(|(index, ausbildung)| {
        let due = Due::Day(end_after_months(ausbildung.passed_on?, MONTHS));
        Some(Ergebnis::new(due, "bestandene Ausbildung").from_entry(Part::Ausbildung, index))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let passed = |kind, on| {
            lage()
                .status(kind, "2023-08-01", None)
                .ausbildung("qualifiziert", "2023-08-01")
                .passed(on)
        };
        check(
            &REGEL,
            &[
                (passed("ae_16g", "2026-07-15"), "2026-11-22", "2027-01-15"),
                (
                    passed("duldung_60c", "2026-08-31"),
                    "2026-11-22",
                    "2027-02-28",
                ),
                (passed("ae_16g", "2027-08-31"), "2027-11-22", "2028-02-29"),
                (passed("ae_19d", "2026-07-15"), "2026-11-22", ""),
                (
                    lage().status("ae_16g", "2023-08-01", None),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
