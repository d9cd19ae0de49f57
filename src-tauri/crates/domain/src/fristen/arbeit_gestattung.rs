//! § 61 AsylG (text in force since 12.06.2026): with a Gestattung, work is to be allowed three months after
//! registration, inside and outside the Aufnahmeeinrichtung.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{ASYL, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "arbeit_gestattung",
    label: "Arbeitserlaubnis mit Gestattung (§ 61 AsylG)",
    basis: "§ 61 Abs. 1 und 2 AsylG in der seit 12.06.2026 geltenden Fassung",
    explanation: "Drei Monate nach dem Beginn von Ankunftsnachweis oder Gestattung.",
    hint: "Die Frist läuft ab der Registrierung; die Ausländerbehörde hat die Erlaubnis dann in der Regel zu geben, wenn die \
           Agentur für Arbeit zustimmt oder nicht gefragt werden muss. Sechs Monate in der Aufnahmeeinrichtung, wenn ein \
           anderer Mitgliedstaat zuständig sein kann. Keine Erlaubnis im beschleunigten Verfahren und bei sicheren \
           Herkunftsstaaten (Antrag nach dem 31.08.2015). Ob die neue Fassung für Anträge vor dem 12.06.2026 gilt, \
           ist offen.",
    lead_days: &[28, 14],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 3;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let since = facts.unbroken(frame.today, ASYL);
    let found = since.zip(facts.status_index(frame.today));
    let answer = |(since, index)| {
        let due = Due::Day(first_day_after_months(since, MONTHS));
        Ergebnis::new(due, "Beginn von Ankunftsnachweis oder Gestattung")
            .from_entry(Part::Status, index)
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
                    lage().status("ankunft", "2026-10-05", None),
                    "2026-11-22",
                    "2027-01-05",
                ),
                // From registration on, not from the later certificate.
                (
                    lage()
                        .status("ankunft", "2026-10-05", Some("2026-11-01"))
                        .status("gestattung", "2026-11-02", None),
                    "2026-11-22",
                    "2027-01-05",
                ),
                (
                    lage().status("gestattung", "2026-11-30", None),
                    "2026-12-01",
                    "2027-03-01",
                ),
                (
                    lage()
                        .status("gestattung", "2023-11-29", None)
                        .housing("landeseinrichtung"),
                    "2024-01-01",
                    "2024-02-29",
                ),
                (
                    lage().status("duldung_60a", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
