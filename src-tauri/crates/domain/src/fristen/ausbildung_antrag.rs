//! § 16g, § 60c AufenthG: the application is possible seven months before the Ausbildung begins, not earlier.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_within_months_before;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{Ausbildungszeit, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "ausbildung_antrag",
    label: "Antrag für die Ausbildung möglich (§ 16g, § 60c)",
    basis: "§ 16g Abs. 3 S. 1, § 60c Abs. 3 S. 1 AufenthG",
    explanation: "Frühester Tag für den Antrag: sieben Monate vor Ausbildungsbeginn. Fehlt der Tag im Monat, gilt der erste \
                  des nächsten.",
    hint: "Zum Antrag muss der Ausbildungsvertrag eingetragen oder die Eintragung beantragt sein. Prüfen: geklärte \
           Identität oder alle zumutbaren Schritte, drei Monate Duldung, kein Ausschlussgrund.",
    lead_days: &[28, 14],
    nature: Nature::FirstDay,
    compute,
    ..USUAL
};

const MONTHS_BEFORE: u32 = 7;
/// Kinds of Ausbildung for which a stay can be given.
const KINDS: &[&str] = &["qualifiziert", "helfer_assistenz"];
/// A Duldung that is not yet one for the Ausbildung.
const FROM: &[&str] = &["duldung_60a", "duldung_erm", "duldung_60b", "duldung_60d"];

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    planned(facts, frame)
        .map(|(index, ausbildung)| {
            let first = first_day_within_months_before(ausbildung.starts_on, MONTHS_BEFORE);
            Ergebnis::new(Due::Day(first), "Ausbildungsbeginn")
                .from_entry(Part::Ausbildung, index)
                .until(ausbildung.starts_on)
        })
        .collect()
}

/// Ausbildungen that a stay can be given for, as long as the status asks for one.
pub(super) fn planned<'a>(
    facts: &'a Sachlage,
    frame: &Frame,
) -> impl Iterator<Item = (usize, &'a Ausbildungszeit)> {
    let fits = facts.has_status(frame.today, FROM);
    let all = facts.ausbildungen.iter().enumerate().filter(move |_| fits);
    all.filter(|(_, a)| a.broken_off_on.is_none() && a.passed_on.is_none())
        .filter(|(_, a)| KINDS.contains(&a.kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let from = |kind, starts_on| {
            lage()
                .status(kind, "2024-01-10", None)
                .ausbildung("qualifiziert", starts_on)
        };
        check(
            &REGEL,
            &[
                (
                    from("duldung_60a", "2027-08-01"),
                    "2026-11-22",
                    "2027-01-01",
                ),
                (
                    from("duldung_erm", "2027-09-01"),
                    "2026-11-22",
                    "2027-02-01",
                ),
                // With a Gestattung an Ausbildung needs no title, only leave to work.
                (from("gestattung", "2027-09-01"), "2026-11-22", ""),
                // There is no 30.02. and no 31.09.: the first of the next month, never too early.
                (
                    from("duldung_60a", "2027-09-30"),
                    "2026-11-22",
                    "2027-03-01",
                ),
                (
                    from("duldung_60a", "2028-09-29"),
                    "2026-11-22",
                    "2028-02-29",
                ),
                (
                    from("duldung_60a", "2027-01-31"),
                    "2026-05-01",
                    "2026-07-01",
                ),
                (from("duldung_60c", "2027-08-01"), "2026-11-22", ""),
                (from("ae_25_2", "2027-08-01"), "2026-11-22", ""),
                (
                    from("duldung_60a", "2027-08-01").broken_off("2026-11-01"),
                    "2026-11-22",
                    "",
                ),
                (
                    lage()
                        .status("duldung_60a", "2024-01-10", None)
                        .ausbildung("einstiegsqualifizierung", "2027-08-01"),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().ausbildung("qualifiziert", "2027-08-01"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
