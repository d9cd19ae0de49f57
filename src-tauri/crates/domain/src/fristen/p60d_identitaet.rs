//! § 60d AufenthG: who entered in 2017 to 2022 had to clear the identity by 31.12.2024. The day has passed; it stays
//! for old cases.

use super::ergebnis::Ergebnis;
use super::identitaet::needs_identity;
use super::identitaet_altfall::fixed_day;
use super::kalender::day;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "p60d_identitaet",
    label: "Beschäftigungsduldung: Identität bis 31.12.2024 (§ 60d)",
    basis: "§ 60d Abs. 1 Nr. 1 AufenthG",
    explanation: "Bei Duldung und Einreise vom 01.01.2017 bis zum 31.12.2022: Klärung der Identität bis zum 31.12.2024. \
                  Bei Einreise bis Ende 2016 genügt sie bis zur Antragstellung; wer später eingereist ist, kann \
                  § 60d nicht nutzen.",
    hint: "Der Tag ist vorbei. Er ist auch gewahrt, wenn bis dahin alle zumutbaren Schritte getan waren. Daneben zu prüfen: \
           zwölf Monate Duldung, zwölf Monate sozialversicherungspflichtige Arbeit mit mindestens 20 Stunden, Lebensunterhalt, \
           mündlich A2.",
    ended_on: Some(LAST_DAY),
    compute,
    ..USUAL
};

const LAST_DAY: chrono::NaiveDate = day(2024, 12, 31);

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    if !needs_identity(facts, frame) {
        return Vec::new();
    }
    let (first, last) = (day(2017, 1, 1), day(2022, 12, 31));
    fixed_day(facts, first, last, LAST_DAY)
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, year};

    #[test]
    fn worked_examples() {
        let geduldet = || lage().status("duldung_60a", "2023-06-01", None);
        check(
            &REGEL,
            &[
                (geduldet().entry("2017-01-01"), "2026-11-22", "2024-12-31"),
                (geduldet().entry("2022-12-31"), "2026-11-22", "2024-12-31"),
                (geduldet().entry("2023-01-01"), "2026-11-22", ""),
                (geduldet().entry("2016-12-31"), "2026-11-22", ""),
                (
                    geduldet().with_entry(year("2022")),
                    "2026-11-22",
                    "2024-12-31",
                ),
                (geduldet(), "2026-11-22", ""),
                (
                    lage()
                        .status("gestattung", "2023-06-01", None)
                        .entry("2022-01-05"),
                    "2026-11-22",
                    "",
                ),
            ],
        );
    }
}
