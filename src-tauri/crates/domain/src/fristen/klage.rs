//! Klage and Widerspruch: the period runs from Zustellung or Bekanntgabe, by the kind of the decision.

use chrono::NaiveDate;

use super::ergebnis::{Due, Ergebnis};
use super::kalender::{end_after_months, end_after_weeks};
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Entscheidung, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "klage",
    label: "Frist für Klage oder Widerspruch",
    basis: "§ 74 Abs. 1 AsylG; §§ 58, 70, 74 VwGO; §§ 187 Abs. 1, 188 Abs. 2 und 3 BGB",
    explanation: "Zwei Wochen, eine Woche, ein Monat oder ohne Belehrung ein Jahr nach der Zustellung, je nach Art des \
                  Bescheids. Der Tag der Zustellung zählt nicht mit.",
    hint: "Frist läuft, Rechtsberatung! Maßgeblich sind die Belehrung im Bescheid und das Datum auf dem gelben Umschlag. Bei \
           einer Woche muss meist auch ein Eilantrag gestellt werden. Ist die Frist versäumt, sofort nach Wiedereinsetzung \
           fragen (§ 60 VwGO: zwei Wochen, spätestens ein Jahr).",
    lead_days: &[14, 7, 3, 1],
    nature: Nature::Declaration,
    at_once: true,
    fades_after: Some(366),
    compute,
    ..USUAL
};

/// How long there is from Zustellung on.
#[derive(Clone, Copy)]
enum Period {
    Weeks(u32),
    Months(u32),
}

impl Period {
    fn of(bescheid: &Entscheidung) -> Option<Self> {
        match bescheid.kind.as_str() {
            "asyl_zwei_wochen" => Some(Self::Weeks(2)),
            "asyl_eine_woche" => Some(Self::Weeks(1)),
            "auslaenderbehoerde_klage" | "widerspruch_ein_monat" => Some(Self::Months(1)),
            "ohne_belehrung" => Some(Self::Months(12)),
            _ => None,
        }
    }

    fn end(self, served_on: NaiveDate) -> NaiveDate {
        match self {
            Self::Weeks(weeks) => end_after_weeks(served_on, weeks),
            Self::Months(months) => end_after_months(served_on, months),
        }
    }
}

fn compute(facts: &Sachlage, _: &Frame) -> Vec<Ergebnis> {
    let all = facts.bescheide.iter().enumerate();
    all.map(|(index, bescheid)| {
        Ergebnis::new(due(bescheid), "Zustellung")
            .from_entry(Part::Bescheid, index)
            .about("bescheidart", &bescheid.kind)
            .settled(bescheid.contested_on)
    })
    .collect()
}

/// The last day of a decision.
pub(super) fn due(bescheid: &Entscheidung) -> Due {
    match (Period::of(bescheid), bescheid.served_on) {
        (Some(period), Some(served_on)) => Due::Day(period.end(served_on)),
        (Some(period), None) => Due::between(
            "Das Datum der Zustellung fehlt; die Frist kann schon laufen",
            bescheid.dated_on.map(|dated_on| period.end(dated_on)),
            None,
        ),
        (None, served_on) => Due::between(
            "Die Art des Bescheids ist nicht eingetragen; die Frist steht in der Belehrung",
            served_on.map(|served_on| Period::Weeks(1).end(served_on)),
            None,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let served = |kind, day| lage().bescheid(kind, None, Some(day));
        check(
            &REGEL,
            &[
                // Served on a Tuesday: ends on the Tuesday after the next.
                (
                    served("asyl_zwei_wochen", "2026-11-10"),
                    "2026-11-22",
                    "2026-11-24",
                ),
                (
                    served("asyl_eine_woche", "2026-11-20"),
                    "2026-11-22",
                    "2026-11-27",
                ),
                // The raw day stays even on Christmas; the hint beside it names the next working day.
                (
                    served("asyl_zwei_wochen", "2026-12-11"),
                    "2026-12-12",
                    "2026-12-25",
                ),
                (
                    served("auslaenderbehoerde_klage", "2026-10-31"),
                    "2026-11-22",
                    "2026-11-30",
                ),
                (
                    served("widerspruch_ein_monat", "2027-01-29"),
                    "2027-02-01",
                    "2027-02-28",
                ),
                (
                    served("widerspruch_ein_monat", "2028-01-31"),
                    "2028-02-01",
                    "2028-02-29",
                ),
                (
                    served("ohne_belehrung", "2024-02-29"),
                    "2024-03-01",
                    "2025-02-28",
                ),
                (
                    lage().bescheid("asyl_zwei_wochen", Some("2026-11-02"), None),
                    "2026-11-22",
                    "?2026-11-16..",
                ),
                (
                    lage().bescheid("asyl_zwei_wochen", None, None),
                    "2026-11-22",
                    "?",
                ),
                (
                    served("anderer", "2026-11-10"),
                    "2026-11-22",
                    "?2026-11-17..",
                ),
                (
                    served("asyl_zwei_wochen", "2026-11-10").contested("2026-11-19", None),
                    "2026-11-22",
                    "2026-11-24 erledigt 2026-11-19",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
