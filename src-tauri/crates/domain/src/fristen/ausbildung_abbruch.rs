//! § 82 Abs. 6 AufenthG: who holds a title for an Ausbildung tells the Ausländerbehörde within two weeks that it ended.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::end_after_weeks;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Ausbildungszeit, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "ausbildung_abbruch",
    label: "Ende der Ausbildung mitteilen (zwei Wochen)",
    basis: "§ 82 Abs. 6, § 16g Abs. 4, § 60c Abs. 5 AufenthG",
    explanation: "Bei § 16g oder § 60c: zwei Wochen nach dem Tag, an dem die Ausbildung abgebrochen wurde.",
    hint: "Die Mitteilungspflicht trifft die Person mit § 16g ab Kenntnis; daneben meldet die Bildungseinrichtung in der Regel \
           binnen zwei Wochen. Vor der Mitteilung beraten lassen: zugleich die sechs Monate zur Suche beantragen.",
    lead_days: &[14, 7, 3],
    nature: Nature::Declaration,
    at_once: true,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const WEEKS: u32 = 2;
const KINDS: &[&str] = &["ae_16g", "duldung_60c"];

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    broken_off(facts, frame)
        .map(|(index, _, on)| {
            let due = Due::Day(end_after_weeks(on, WEEKS));
            Ergebnis::new(due, "Abbruch der Ausbildung").from_entry(Part::Ausbildung, index)
        })
        .collect()
}

/// Ausbildungen that were broken off while the stay hung on them.
pub(super) fn broken_off<'a>(
    facts: &'a Sachlage,
    frame: &Frame,
) -> impl Iterator<Item = (usize, &'a Ausbildungszeit, chrono::NaiveDate)> {
    let fits = facts.has_status(frame.today, KINDS);
    let all = facts.ausbildungen.iter().enumerate();
    all.filter(move |_| fits)
        .filter_map(|(index, ausbildung)| Some((index, ausbildung, ausbildung.broken_off_on?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let broken = |kind, on| {
            lage()
                .status(kind, "2026-08-01", None)
                .ausbildung("qualifiziert", "2026-08-01")
                .broken_off(on)
        };
        check(
            &REGEL,
            &[
                (broken("ae_16g", "2026-11-10"), "2026-11-22", "2026-11-24"),
                (
                    broken("duldung_60c", "2026-12-20"),
                    "2026-12-22",
                    "2027-01-03",
                ),
                (broken("ae_16g", "2028-02-20"), "2028-02-22", "2028-03-05"),
                (broken("duldung_60a", "2026-11-10"), "2026-11-22", ""),
                (
                    lage()
                        .status("ae_16g", "2026-08-01", None)
                        .ausbildung("qualifiziert", "2026-08-01"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
