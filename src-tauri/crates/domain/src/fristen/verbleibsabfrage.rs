//! After each Austritt people ask where the person is: at once, and after 3, 6 and 12 months.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::{day, end_after_months};
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::code::Code;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "verbleibsabfrage",
    label: "Verbleib erfragen",
    basis: "Nachbetreuung; Ratsanfrage Leverkusen 07.12.2023, ESF-Praxis",
    text_of: day(2026, 11, 22),
    explanation: "Nach jedem Austritt: beim Austritt und nach 3, 6 und 12 Monaten, bis der Verbleib eingetragen ist. Auch bei \
                  abgeschlossenen Fällen.",
    hint: "Kurz nachfragen, wo die Person steht, und den Verbleib eintragen; „unbekannt“ ist auch eine Antwort. Nur mit \
           Einwilligung weiter Kontakt halten.",
    lead_days: &[14],
    nature: Nature::Reminder,
    fades_after: Some(182),
    when_closed: true,
    compute,
    ..USUAL
};

/// Points in time, list `verbleibszeitpunkt`, with the months after the Austritt.
const POINTS: &[(&str, u32)] = &[
    ("austritt", 0),
    ("monat_3", 3),
    ("monat_6", 6),
    ("monat_12", 12),
];

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let mut seen = Vec::new();
    let mut answers = Vec::new();
    for (index, teilnahme) in facts.teilnahmen.iter().enumerate() {
        // Two Teilnahmen that ended on the same day have one Verbleib.
        let Some(austritt) = teilnahme.austritt.filter(|day| !seen.contains(day)) else {
            continue;
        };
        seen.push(austritt);
        for (point, months) in POINTS {
            let told = facts.verbleib.iter();
            let told = told.filter(|a| a.austritt == austritt && a.point.as_str() == *point);
            let due = Due::Day(end_after_months(austritt, *months));
            answers.push(
                Ergebnis::new(due, "Austritt")
                    .from_entry(Part::Teilnahme, index)
                    .about("verbleibszeitpunkt", &Code::new(point))
                    .settled(told.map(|a| a.date).min()),
            );
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let left = |on| lage().teilnahme("kim", "2025-01-01", Some(on));
        check(
            &REGEL,
            &[
                (
                    left("2026-06-15"),
                    "2026-11-22",
                    "2026-06-15, 2026-09-15, 2026-12-15, 2027-06-15",
                ),
                (
                    left("2025-11-30"),
                    "2026-11-22",
                    "2025-11-30, 2026-02-28, 2026-05-30, 2026-11-30",
                ),
                (
                    left("2024-02-29"),
                    "2026-11-22",
                    "2024-02-29, 2024-05-29, 2024-08-29, 2025-02-28",
                ),
                (
                    left("2026-06-15").antwort("2026-06-15", "austritt", "2026-06-16"),
                    "2026-11-22",
                    "2026-06-15 erledigt 2026-06-16, 2026-09-15, 2026-12-15, 2027-06-15",
                ),
                // An answer to another Austritt does not count.
                (
                    left("2026-06-15")
                        .teilnahme("kim", "2025-01-01", Some("2026-06-15"))
                        .antwort("2025-06-15", "austritt", "2026-06-16"),
                    "2026-11-22",
                    "2026-06-15, 2026-09-15, 2026-12-15, 2027-06-15",
                ),
                (
                    lage().teilnahme("kim", "2025-01-01", None),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
