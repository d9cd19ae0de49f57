//! The next step of a Kontakt has a day. It is done when somebody ticks it off, or by a Kontakt on or after that day.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Nature, Regel, Source, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "wiedervorlage",
    label: "Wiedervorlage",
    basis: "nächster Schritt eines Kontakts",
    text_of: day(2026, 11, 22),
    explanation: "Der Tag des nächsten Schritts; erledigt durch Abhaken oder durch einen Kontakt an diesem Tag oder danach.",
    hint: "",
    lead_days: &[3],
    nature: Nature::Reminder,
    source: Source::Wiedervorlage,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let all = facts.kontakte.iter().enumerate();
    all.filter_map(|(index, kontakt)| {
        let due = kontakt.next_step_on?;
        let later = facts.kontakte.iter().enumerate();
        let later = later.filter(|(other, k)| *other != index && k.date >= due);
        let answer = Ergebnis::new(Due::Day(due), "nächster Schritt");
        Some(
            answer
                .from_entry(Part::Kontakt, index)
                .settled(later.map(|(_, k)| k.date).min()),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let promised = || lage().kontakt("2026-11-02", Some("2026-11-16"));
        check(
            &REGEL,
            &[
                (promised(), "2026-11-22", "2026-11-16"),
                (
                    promised().kontakt("2026-11-15", None),
                    "2026-11-22",
                    "2026-11-16",
                ),
                (
                    promised().kontakt("2026-11-16", None),
                    "2026-11-22",
                    "2026-11-16 erledigt 2026-11-16",
                ),
                (
                    promised().kontakt("2026-11-20", Some("2026-12-01")),
                    "2026-11-22",
                    "2026-11-16 erledigt 2026-11-20, 2026-12-01",
                ),
                // A step for the day of the Kontakt itself is not done by that Kontakt.
                (
                    lage().kontakt("2026-11-22", Some("2026-11-22")),
                    "2026-11-22",
                    "2026-11-22",
                ),
                (lage().kontakt("2026-11-22", None), "2026-11-22", ""),
            ],
        );
    }
}
