//! A Ziel has a day on which it is looked at again.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Nature, Regel, Source, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "plan_ueberpruefung",
    label: "Ziel überprüfen",
    basis: "Teilhabeplan",
    text_of: day(2026, 11, 22),
    explanation: "Der Tag, an dem ein Ziel wieder angesehen wird, bis es endet.",
    hint: "",
    lead_days: &[7],
    nature: Nature::Reminder,
    source: Source::Plan,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let all = facts.ziele.iter().enumerate();
    all.filter_map(|(index, ziel)| {
        let answer = Ergebnis::new(Due::Day(ziel.review_on?), "Tag der Überprüfung");
        Some(answer.from_entry(Part::Ziel, index).settled(ziel.ended_on))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, d, lage};
    use crate::fristen::sachlage::Zieltage;

    fn ziel(review_on: Option<&str>, ended_on: Option<&str>) -> Sachlage {
        let mut facts = lage();
        facts.ziele.push(Zieltage {
            review_on: review_on.map(d),
            ended_on: ended_on.map(d),
            steps: Vec::new(),
        });
        facts
    }

    #[test]
    fn worked_examples() {
        check(
            &REGEL,
            &[
                (ziel(Some("2028-02-29"), None), "2026-11-22", "2028-02-29"),
                (
                    ziel(Some("2026-12-06"), Some("2026-11-20")),
                    "2026-11-22",
                    "2026-12-06 erledigt 2026-11-20",
                ),
                (ziel(None, None), "2026-11-22", ""),
            ],
        );
    }
}
