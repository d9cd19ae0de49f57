//! § 2 Abs. 1 AsylbLG: benefits like those of SGB XII after 36 months without a substantial gap.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Leistungszeit, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "analogleistungen",
    label: "Analogleistungen nach 36 Monaten (§ 2 AsylbLG)",
    basis: "§ 2 Abs. 1 AsylbLG",
    explanation: "Solange Grundleistungen eingetragen sind: 36 Monate nach der Einreise.",
    hint: "Die Leistungen werden umgestellt, wenn der Aufenthalt ohne wesentliche Unterbrechung war und seine Dauer nicht \
           rechtsmissbräuchlich beeinflusst ist. Fehlt die Umstellung, beim Sozialamt nachfragen.",
    lead_days: &[28],
    nature: Nature::FirstDay,
    compute,
    ..USUAL
};

const MONTHS: u32 = 36;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let runs = |time: &Leistungszeit| {
        time.since <= frame.today && time.until.is_none_or(|until| until >= frame.today)
    };
    let basic = facts
        .leistungen
        .iter()
        .position(|time| time.kind.as_str() == "asylblg_grund" && runs(time));
    let answer = |index| {
        let due = Due::of(facts.entry.as_ref(), "Das Einreisedatum")
            .map(|entry| first_day_after_months(entry, MONTHS));
        Ergebnis::new(due, "Einreisedatum").from_entry(Part::Leistungsbezug, index)
    };
    basic.map(answer).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, month};

    #[test]
    fn worked_examples() {
        let basic = || lage().leistung("asylblg_grund", "2024-03-01", None);
        check(
            &REGEL,
            &[
                (basic().entry("2024-02-20"), "2026-11-22", "2027-02-20"),
                (basic().entry("2024-02-29"), "2026-11-22", "2027-03-01"),
                (
                    basic().with_entry(month("2024-02")),
                    "2026-11-22",
                    "?2027-02-01..2027-03-01",
                ),
                (basic(), "2026-11-22", "?"),
                (
                    lage()
                        .leistung("asylblg_grund", "2024-03-01", Some("2026-06-30"))
                        .leistung("sgb_ii", "2026-07-01", None)
                        .entry("2024-02-20"),
                    "2026-11-22",
                    "",
                ),
                (
                    lage()
                        .leistung("asylblg_analog", "2024-03-01", None)
                        .entry("2024-02-20"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
