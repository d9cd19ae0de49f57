//! § 104c AufenthG: the easier way into §§ 25a, 25b is open for applications until 30.06.2027.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "p104c_antrag",
    label: "Letzter Tag für § 25a oder § 25b aus § 104c",
    basis: "§ 104c Abs. 3, §§ 25a, 25b AufenthG; Wegfall der Sonderregeln zum 01.07.2027",
    explanation: "Wer § 104c hat: Anträge nach den Sonderregeln sind bis zum 30.06.2027 möglich, auch wenn der Titel länger \
                  zu gelten scheint.",
    hint: "Der frühere Tag zählt: dieser oder das Ende des eigenen Titels. Nach § 5 Abs. 1 Nr. 1a AufenthG muss die Identität \
           geklärt sein; früh beginnen.",
    ended_on: None,
    lead_days: &[182, 91, 28],
    nature: Nature::Declaration,
    fades_after: Some(90),
    compute,
    ..USUAL
};

const LAST_DAY: chrono::NaiveDate = day(2027, 6, 30);

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let index = facts.status_index(frame.today);
    let index = index.filter(|_| facts.has_status(frame.today, &["ae_104c"]));
    let answer = |index| {
        Ergebnis::new(Due::Day(LAST_DAY), "Aufenthaltsstatus nach § 104c")
            .from_entry(Part::Status, index)
    };
    index.map(answer).into_iter().collect()
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
                    "2027-06-30",
                ),
                (
                    lage().status("ae_104c", "2025-12-31", None),
                    "2026-11-22",
                    "2027-06-30",
                ),
                (
                    lage().status("ae_104c", "2025-01-01", Some("2026-06-30")),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("duldung_60a", "2025-10-01", None),
                    "2026-11-22",
                    "",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
