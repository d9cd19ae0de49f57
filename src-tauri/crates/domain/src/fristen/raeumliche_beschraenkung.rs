//! § 59a AsylG, § 61 Abs. 1b AufenthG: the räumliche Beschränkung ends after three months.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{ASYL, Auflage, DULDUNG, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "raeumliche_beschraenkung",
    label: "Räumliche Beschränkung erlischt",
    basis: "§ 59a Abs. 1 AsylG; § 61 Abs. 1b und 1c AufenthG",
    explanation: "Drei Monate nach dem Beginn der lückenlos eingetragenen Gestattungs- und Duldungszeiten, wenn eine räumliche \
                  Beschränkung eingetragen ist. Nicht, solange die Person in der Aufnahmeeinrichtung wohnen muss.",
    hint: "Die Beschränkung erlischt von selbst; der Aufdruck im Papier kann stehen bleiben. Eine später eigens angeordnete \
           Beschränkung (§ 61 Abs. 1c) bleibt. Die Wohnsitzauflage ist etwas anderes.",
    lead_days: &[14],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 3;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let counted = [ASYL, DULDUNG].concat();
    let since = facts.unbroken(frame.today, &counted);
    let Some(since) = since.filter(|_| !facts.in_aufnahmeeinrichtung()) else {
        return Vec::new();
    };
    let first = first_day_after_months(since, MONTHS);
    let runs = |auflage: &Auflage| {
        auflage.kind.as_str() == "raeumliche_beschraenkung"
            && auflage.until.is_none_or(|until| until >= frame.today)
            // Ordered later, it is one of its own.
            && auflage.since < first
    };
    let all = facts.nebenbestimmungen.iter().enumerate();
    all.filter(|(_, auflage)| runs(auflage))
        .map(|(index, _)| {
            Ergebnis::new(Due::Day(first), "Beginn von Gestattung oder Duldung")
                .from_entry(Part::Nebenbestimmung, index)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let bound = |since, auflage| {
            lage().status("gestattung", since, None).auflage(
                "raeumliche_beschraenkung",
                auflage,
                None,
            )
        };
        check(
            &REGEL,
            &[
                (
                    bound("2026-10-05", "2026-10-05"),
                    "2026-11-22",
                    "2027-01-05",
                ),
                (
                    bound("2026-11-30", "2026-11-30"),
                    "2026-12-01",
                    "2027-03-01",
                ),
                (bound("2026-03-05", "2026-10-05"), "2026-11-22", ""),
                (
                    bound("2026-10-05", "2026-10-05").housing("landeseinrichtung"),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().status("gestattung", "2026-10-05", None).auflage(
                        "wohnsitzauflage",
                        "2026-10-05",
                        None,
                    ),
                    "2026-11-22",
                    "",
                ),
                (
                    lage().auflage("raeumliche_beschraenkung", "2026-10-05", None),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
