//! § 4 Abs. 1 DeuFöV: a Berufssprachkurs with a Duldung after six months, at once with an Ermessensduldung.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Sachlage, VORDULDUNG};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "berufssprachkurs",
    label: "Berufssprachkurs mit Duldung möglich",
    basis: "§ 4 Abs. 1 S. 2 DeuFöV",
    explanation: "Der Tag, an dem sechs Monate Duldung voll sind. Bei einer Ermessensduldung (§ 60a Abs. 2 S. 3 AufenthG) \
                  gibt es keine Wartezeit.",
    hint: "Die Person muss arbeitsuchend gemeldet, beschäftigt oder in Ausbildung sein; Einstieg in der Regel ab B1. Zeiten \
           nach § 60b sind hier nicht mitgerechnet; ob sie zählen, beim Bundesamt klären.",
    lead_days: &[28],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 6;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    if facts.has_status(frame.today, &["duldung_erm"]) {
        return Vec::new();
    }
    let since = facts.unbroken(frame.today, VORDULDUNG);
    let found = since.zip(facts.status_index(frame.today));
    let answer = |(since, index)| {
        let due = Due::Day(first_day_after_months(since, MONTHS));
        Ergebnis::new(due, "Beginn der Duldung").from_entry(Part::Status, index)
    };
    found.map(answer).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        check(
            &REGEL,
            &[
                (
                    lage().status("duldung_60a", "2026-09-10", None),
                    "2026-11-22",
                    "2027-03-10",
                ),
                (
                    lage().status("duldung_60a", "2026-08-31", None),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    lage().status("duldung_60a", "2027-08-29", None),
                    "2027-11-22",
                    "2028-02-29",
                ),
                (
                    lage().status("duldung_erm", "2026-09-10", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("duldung_60b", "2026-09-10", None),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("gestattung", "2026-09-10", None),
                    "2026-11-22",
                    "",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
