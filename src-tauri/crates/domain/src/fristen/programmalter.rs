//! The age limit of a programme: "nicht älter als 27" in Durchstarten.
//!
//! Read here as: until the day before the 28th birthday. The Richtlinie does not say how it counts, so this is a
//! convention; exceptions are possible in justified single cases. KIM has no age limit.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::{day, last_day_before_age};
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "programmalter",
    label: "Altersgrenze des Programms",
    basis: "Richtlinie „Durchstarten in Ausbildung und Arbeit“ Nr. 1.1 (18.12.2019)",
    text_of: day(2019, 12, 18),
    explanation: "Bei laufender Teilnahme an Durchstarten: „nicht älter als 27“, gelesen als bis zum Tag vor dem 28. \
                  Geburtstag.",
    hint: "Wie die Richtlinie zählt, sagt sie nicht; im Zweifel die Bewilligungsbehörde fragen. Ausnahmen sind in begründeten \
           Einzelfällen möglich: Begründung festhalten. Die 27 in § 25a AufenthG ist eine andere.",
    ended_on: Some(day(2023, 6, 30)),
    lead_days: &[182, 91, 28],
    fades_after: Some(91),
    compute,
    ..USUAL
};

/// Programmes with the birthday that must not have come.
const FIRST_AGE_OUTSIDE: &[(&str, u32)] = &[("durchstarten", 28)];

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let running = facts.teilnahmen.iter().enumerate();
    let limited = running
        .filter(|(_, t)| t.austritt.is_none())
        .find_map(|(index, t)| Some((index, age_outside(t.programme.as_str())?)));
    let answer = |(index, age)| {
        let due = Due::of(facts.birth.as_ref(), "Das Geburtsdatum")
            .map(|birth| last_day_before_age(birth, age));
        Ergebnis::new(due, "Geburtsdatum").from_entry(Part::Teilnahme, index)
    };
    limited.map(answer).into_iter().collect()
}

fn age_outside(programme: &str) -> Option<u32> {
    let found = FIRST_AGE_OUTSIDE
        .iter()
        .find(|(code, _)| *code == programme);
    found.map(|(_, age)| *age)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, year};

    #[test]
    fn worked_examples() {
        let takes_part = || lage().teilnahme("durchstarten", "2021-03-01", None);
        check(
            &REGEL,
            &[
                (takes_part().born("1994-05-17"), "2022-01-10", "2022-05-16"),
                (takes_part().born("1996-02-29"), "2022-01-10", "2024-02-28"),
                (takes_part().born("1995-03-01"), "2022-01-10", "2023-02-28"),
                (
                    takes_part().with_birth(year("1995")),
                    "2022-01-10",
                    "?2022-12-31..2023-12-30",
                ),
                (takes_part(), "2022-01-10", "?"),
                (
                    lage()
                        .teilnahme("durchstarten", "2021-03-01", Some("2022-06-30"))
                        .born("1994-05-17"),
                    "2022-07-01",
                    "",
                ),
                (
                    lage()
                        .teilnahme("kim", "2021-03-01", None)
                        .born("1994-05-17"),
                    "2022-01-10",
                    "",
                ),
            ],
        );
    }
}
