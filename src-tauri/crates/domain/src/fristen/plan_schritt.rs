//! Steps of the Teilhabeplan have a day until which they are done.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Nature, Regel, Source, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "plan_schritt",
    label: "Schritt im Teilhabeplan",
    basis: "Teilhabeplan",
    text_of: day(2026, 11, 22),
    explanation: "Der vereinbarte Tag jedes Schritts, bis er erledigt oder entfallen ist oder das Ziel endet.",
    hint: "",
    lead_days: &[7],
    nature: Nature::Reminder,
    source: Source::Plan,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let mut answers = Vec::new();
    for (index, ziel) in facts.ziele.iter().enumerate() {
        for (row, step) in ziel.steps.iter().enumerate() {
            let Some(due) = step.due_on else { continue };
            answers.push(
                Ergebnis::new(Due::Day(due), "vereinbarter Tag")
                    .from_row(Part::Ziel, index, row)
                    .settled(step.done_on.or(ziel.ended_on)),
            );
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use crate::fristen::beispiel::{check, d, lage};
    use crate::fristen::sachlage::Zieltage;
    use crate::teilhabeplan::{Schritt, Ziel};

    fn with_step(
        due: Option<&str>,
        state: &str,
        done: Option<&str>,
        ended: Option<&str>,
    ) -> Sachlage {
        let ziel = Ziel {
            set_on: d("2026-10-01"),
            handlungsfeld: Code::new("arbeit"),
            wording: "Ich möchte Tischlerin werden.".to_owned(),
            priority: Code::default(),
            state: Code::default(),
            review_on: None,
            ended_on: ended.map(d),
            remark: String::new(),
            steps: vec![Schritt {
                what: "Praktikum suchen".to_owned(),
                who: Code::default(),
                who_name: String::new(),
                due_on: due.map(d),
                state: Code::new(state),
                done_on: done.map(d),
            }],
        };
        let mut facts = lage();
        facts.ziele.push(Zieltage::from(&ziel));
        facts
    }

    #[test]
    fn worked_examples() {
        check(
            &REGEL,
            &[
                (
                    with_step(Some("2026-12-01"), "offen", None, None),
                    "2026-11-22",
                    "2026-12-01",
                ),
                (
                    with_step(Some("2026-12-01"), "erledigt", Some("2026-11-20"), None),
                    "2026-11-22",
                    "2026-12-01 erledigt 2026-11-20",
                ),
                (
                    with_step(Some("2026-12-01"), "entfallen", None, None),
                    "2026-11-22",
                    "",
                ),
                (
                    with_step(Some("2026-12-01"), "offen", None, Some("2026-11-19")),
                    "2026-11-22",
                    "2026-12-01 erledigt 2026-11-19",
                ),
                (with_step(None, "offen", None, None), "2026-11-22", ""),
            ],
        );
    }
}
