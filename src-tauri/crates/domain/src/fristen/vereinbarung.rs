//! What a Fallkonferenz agreed on has a day until which it is done.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Nature, Regel, Source, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "vereinbarung",
    label: "Vereinbarung der Fallkonferenz",
    basis: "Fallkonferenz",
    text_of: day(2026, 11, 22),
    explanation: "Der vereinbarte Tag jeder Vereinbarung, bis sie erledigt ist.",
    hint: "",
    lead_days: &[7],
    nature: Nature::Reminder,
    source: Source::Plan,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let mut answers = Vec::new();
    for (index, konferenz) in facts.fallkonferenzen.iter().enumerate() {
        for (row, agreed) in konferenz.agreements.iter().enumerate() {
            let Some(due) = agreed.due_on else { continue };
            answers.push(
                Ergebnis::new(Due::Day(due), "vereinbarter Tag")
                    .from_row(Part::Fallkonferenz, index, row)
                    .settled(agreed.done_on),
            );
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, d, lage};
    use crate::fristen::sachlage::{Konferenztage, Zusage};

    #[test]
    fn worked_examples() {
        let mut facts = lage();
        let agreed = |due: Option<&str>, done: Option<&str>| Zusage {
            due_on: due.map(d),
            done_on: done.map(d),
        };
        facts.fallkonferenzen.push(Konferenztage {
            agreements: vec![
                agreed(Some("2026-12-01"), None),
                agreed(None, None),
                agreed(Some("2026-11-01"), Some("2026-10-30")),
            ],
        });
        check(
            &REGEL,
            &[
                (
                    facts,
                    "2026-11-22",
                    "2026-12-01, 2026-11-01 erledigt 2026-10-30",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
