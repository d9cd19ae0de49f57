//! § 74 Abs. 2 AsylG: facts and evidence have to be named within a month after Zustellung.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::end_after_months;
use super::klage;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Entscheidung, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "klagebegruendung",
    label: "Begründung der Asylklage",
    basis: "§ 74 Abs. 2 S. 1 AsylG; §§ 187 Abs. 1, 188 Abs. 2 und 3 BGB",
    explanation: "Ein Monat nach der Zustellung eines Asylbescheids, wenn geklagt wurde oder noch geklagt werden kann.",
    hint: "Frist läuft, Rechtsberatung! Tatsachen und Beweismittel, die später kommen, kann das Gericht zurückweisen. Die \
           Begründung gehört in die Hand der Rechtsvertretung.",
    lead_days: &[14, 7, 3, 1],
    nature: Nature::Declaration,
    at_once: true,
    fades_after: Some(91),
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let all = facts.bescheide.iter().enumerate();
    all.filter(|(_, b)| matches!(b.kind.as_str(), "asyl_zwei_wochen" | "asyl_eine_woche"))
        .filter(|(_, b)| is_open_to_klage(b, frame))
        .map(|(index, bescheid)| {
            let due = match bescheid.served_on {
                Some(served_on) => Due::Day(end_after_months(served_on, 1)),
                None => Due::between(
                    "Das Datum der Zustellung fehlt; die Frist kann schon laufen",
                    bescheid
                        .dated_on
                        .map(|dated_on| end_after_months(dated_on, 1)),
                    None,
                ),
            };
            Ergebnis::new(due, "Zustellung")
                .from_entry(Part::Bescheid, index)
                .settled(bescheid.reasoned_on)
        })
        .collect()
}

/// Reasons without a Klage serve nobody.
fn is_open_to_klage(bescheid: &Entscheidung, frame: &Frame) -> bool {
    let is_late = klage::due(bescheid)
        .day()
        .is_some_and(|day| day < frame.today);
    bescheid.contested_on.is_some() || !is_late
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let served = |day| lage().bescheid("asyl_zwei_wochen", None, Some(day));
        check(
            &REGEL,
            &[
                (served("2026-11-10"), "2026-11-22", "2026-12-10"),
                (served("2027-01-30"), "2027-02-01", "2027-02-28"),
                (served("2026-10-10"), "2026-11-22", ""),
                (
                    served("2026-10-31").contested("2026-11-05", None),
                    "2026-11-22",
                    "2026-11-30",
                ),
                (
                    served("2026-10-31").contested("2026-11-05", Some("2026-11-20")),
                    "2026-11-22",
                    "2026-11-30 erledigt 2026-11-20",
                ),
                (
                    lage().bescheid("asyl_eine_woche", Some("2027-01-31"), None),
                    "2027-02-01",
                    "?2027-02-28..",
                ),
                (
                    lage().bescheid("auslaenderbehoerde_klage", None, Some("2026-11-10")),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
