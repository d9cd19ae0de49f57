//! § 25b AufenthG: as a rule six years of uninterrupted stay, four with a minor child in the household.

use super::ergebnis::Ergebnis;
use super::kalender::first_day_after_months;
use super::regel::{Frame, Nature, Regel, USUAL};
use super::sachlage::{DULDUNG, Sachlage};

/// The rule.
pub const REGEL: Regel = Regel {
    code: "p25b_aufenthalt",
    label: "Sechs Jahre Aufenthalt (§ 25b)",
    basis: "§ 25b Abs. 1 S. 2 Nr. 1 AufenthG",
    explanation: "Bei Duldung: der Tag, an dem sechs Jahre ununterbrochener Aufenthalt (erlaubt, geduldet oder gestattet) \
                  voll sind.",
    hint: "Mit minderjährigem Kind im Haushalt genügen vier Jahre; wie Zeiten nach § 60b zählen, ist zu prüfen. Daneben: \
           Lebensunterhalt überwiegend durch Arbeit, mündlich A2, Grundkenntnisse der Rechts- und Gesellschaftsordnung.",
    lead_days: &[182, 91],
    nature: Nature::FirstDay,
    fades_after: Some(91),
    compute,
    ..USUAL
};

const MONTHS: u32 = 72;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let stay = facts
        .stay(frame.today)
        .filter(|_| facts.has_status(frame.today, DULDUNG));
    let due = stay.map(|stay| stay.map(|first| first_day_after_months(first, MONTHS)));
    due.map(|due| Ergebnis::new(due, "ununterbrochener Aufenthalt"))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, year};

    #[test]
    fn worked_examples() {
        let history = || {
            lage()
                .status("gestattung", "2021-02-28", Some("2024-03-31"))
                .status("duldung_60a", "2024-04-01", None)
        };
        check(
            &REGEL,
            &[
                (history().entry("2021-02-20"), "2026-11-22", "2027-02-28"),
                (
                    lage()
                        .status("duldung_60a", "2020-02-29", None)
                        .entry("2020-02-29"),
                    "2025-11-22",
                    "2026-03-01",
                ),
                (
                    history().entry("2019-05-01"),
                    "2026-11-22",
                    "?2025-05-01..2027-02-28",
                ),
                (history(), "2026-11-22", "?..2027-02-28"),
                (
                    history().with_entry(year("2020")),
                    "2026-11-22",
                    "?2026-01-01..2027-02-28",
                ),
                (
                    lage()
                        .status("gestattung", "2021-02-28", None)
                        .entry("2021-02-20"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
