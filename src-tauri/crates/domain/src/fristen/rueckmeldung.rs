//! A Stelle was asked to answer a Fallübergabe until a day. The Fall stays here until it does, so somebody has to ask.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::day;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::Sachlage;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "rueckmeldung",
    label: "Rückmeldung zur Übergabe",
    basis: "fachliche Praxis: Übernahmebestätigung mit Frist",
    text_of: day(2026, 11, 22),
    explanation: "Der letzte Tag, an dem die Antwort einer Stelle auf eine Übergabe erwartet wird; erledigt, wenn eine Antwort \
                  eingelesen oder eingetragen ist. Auch bei abgeschlossenen Fällen.",
    hint: "Bei der Stelle nachfragen. Bis zur Übernahme bleibt die Fallführung hier.",
    lead_days: &[7],
    nature: Nature::Reminder,
    when_closed: true,
    compute,
    ..USUAL
};

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let days = facts.rueckmeldungen.iter();
    days.map(|day| Ergebnis::new(Due::Day(*day), "letzter Tag der Antwort"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let asked = |days: &[&str]| {
            let mut lage = lage();
            let days = days.iter().map(|day| day.parse().unwrap());
            lage.rueckmeldungen = days.collect();
            lage
        };
        check(
            &REGEL,
            &[
                (asked(&[]), "2026-11-22", ""),
                (asked(&["2026-12-20"]), "2026-11-22", "2026-12-20"),
                // An answer that is late is still awaited.
                (
                    asked(&["2026-11-01", "2026-12-20"]),
                    "2026-11-22",
                    "2026-11-01, 2026-12-20",
                ),
            ],
        );
    }
}
