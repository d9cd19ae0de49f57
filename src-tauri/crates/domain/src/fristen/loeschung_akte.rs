//! A closed Fallakte has a last day; then it is erased or reduced to the Fördernachweis.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "loeschung_akte",
    label: "Aufbewahrung der Fallakte endet",
    basis: "Art. 5 Abs. 1 Buchst. e, Art. 17 DSGVO; Löschkonzept des Trägers",
    text_of: day(2026, 11, 22),
    explanation: "So viele Jahre nach dem Abschluss, wie in den Einstellungen stehen (üblich drei). Eine allgemeine \
                  gesetzliche Frist gibt es nicht; der Träger legt sie fest.",
    hint: "Danach löschen oder auf den Fördernachweis kürzen. Läuft noch ein Verfahren oder ein Widerspruch, den \
           Datenschutzbeauftragten fragen.",
    lead_days: &[28],
    when_closed: true,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let ends = facts
        .clocks(frame)
        .map(|clocks| Ergebnis::new(Due::Day(clocks.akte_until), "Abschluss des Falls"));
    ends.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::aufbewahrung::Years;
    use crate::fristen::beispiel::{answers, check, d, lage};

    #[test]
    fn worked_examples() {
        check(
            &REGEL,
            &[
                (lage().closed("2023-11-30"), "2026-11-22", "2026-11-30"),
                (lage().closed("2024-02-29"), "2026-11-22", "2027-02-28"),
                (lage(), "2026-11-22", ""),
            ],
        );
        let ten = Frame {
            years: Years::set(10, 0),
            ..Frame::on(d("2026-11-22"))
        };
        assert_eq!(
            answers(&REGEL, &lage().closed("2026-02-28"), &ten),
            "2036-02-28"
        );
    }
}
