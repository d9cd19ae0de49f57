//! What proves a grant is kept for years after the Verwendungsnachweis was handed in, and then erased.

use super::aufbewahrung::NachweisClock;
use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "foerdernachweis",
    label: "Aufbewahrung des Fördernachweises endet",
    basis: "ANBest-I Nr. 6.3, ANBest-G Nr. 7.5 NRW (ältere Druckfassung); der Zuwendungsbescheid entscheidet",
    text_of: day(2026, 11, 22),
    explanation: "Nach dem Abschluss: so viele Jahre nach der Vorlage des Verwendungsnachweises, wie in den Einstellungen stehen \
                  (üblich fünf).",
    hint: "Bis dahin Name, Teilnahmezeiten und Baustein aufheben. ESF und Steuerrecht können länger verlangen: den \
           Zuwendungsbescheid ansehen.",
    lead_days: &[28],
    when_closed: true,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let due = match facts.clocks(frame).map(|clocks| clocks.nachweis) {
        None | Some(NachweisClock::Nothing) => return Vec::new(),
        Some(NachweisClock::Until(day)) => Due::Day(day),
        Some(NachweisClock::Unclear(why)) => Due::missing(why.trim_end_matches('.')),
    };
    vec![Ergebnis::new(due, "Vorlage des Verwendungsnachweises")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use crate::fristen::aufbewahrung::Nachweis;
    use crate::fristen::beispiel::{answers, d, lage};

    #[test]
    fn worked_examples() {
        let frame = Frame {
            nachweise: vec![Nachweis {
                programme: Code::new("kim"),
                until: d("2025-12-31"),
                submitted_on: d("2024-02-29"),
            }],
            ..Frame::on(d("2026-11-22"))
        };
        let left = |austritt| {
            lage()
                .teilnahme("kim", "2024-01-01", austritt)
                .closed("2026-01-31")
        };
        for (facts, expected) in [
            (left(Some("2025-12-31")), "2029-02-28"),
            (left(Some("2026-01-01")), "?"),
            (left(None), "?"),
            (lage().closed("2026-01-31"), ""),
            (
                lage().teilnahme("kim", "2024-01-01", Some("2025-12-31")),
                "",
            ),
        ] {
            assert_eq!(answers(&REGEL, &facts, &frame), expected);
        }
    }
}
