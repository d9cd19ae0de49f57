//! § 60c AufenthG: who entered in 2017 to 2019 had to clear the identity by 30.06.2020. The day has passed; it stays
//! for old cases.

use super::ergebnis::{Due, Ergebnis};
use super::identitaet::needs_identity;
use super::kalender::day;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::Sachlage;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "identitaet_altfall",
    label: "Identität bei Einreise 2017 bis 2019 (bis 30.06.2020)",
    basis: "§ 16g Abs. 2 Nr. 3 Buchst. b, § 60c Abs. 2 Nr. 3 Buchst. b AufenthG",
    explanation: "Bei Duldung und Einreise vom 01.01.2017 bis zum 31.12.2019: bis zur Antragstellung, spätestens am \
                  30.06.2020. Bei Einreise bis zum 31.12.2016 genügt die Klärung bis zur Antragstellung.",
    hint: "Der Tag ist vorbei. Gewahrt ist er auch, wenn bis dahin alle zumutbaren Schritte getan waren; sonst kommt nur \
           noch Ermessen in Betracht (§ 16g Abs. 6, § 60c Abs. 7 AufenthG). Belege suchen.",
    ended_on: Some(LAST_DAY),
    compute,
    ..USUAL
};

const LAST_DAY: chrono::NaiveDate = day(2020, 6, 30);

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    if !needs_identity(facts, frame) {
        return Vec::new();
    }
    let (first, last) = (day(2017, 1, 1), day(2019, 12, 31));
    fixed_day(facts, first, last, LAST_DAY)
        .into_iter()
        .collect()
}

/// A day that holds for entries in a span; a question when the entry may lie in it or beside it.
pub(super) fn fixed_day(
    facts: &Sachlage,
    first: chrono::NaiveDate,
    last: chrono::NaiveDate,
    due: chrono::NaiveDate,
) -> Option<Ergebnis> {
    let (from, until) = facts.entry.as_ref()?.bounds()?;
    if until < first || from > last {
        return None;
    }
    let due = if from >= first && until <= last {
        Due::Day(due)
    } else {
        let question = "Das Einreisedatum ist nicht genau; ob die Regel gilt, hängt davon ab";
        Due::between(question, None, Some(due))
    };
    Some(Ergebnis::new(due, "Einreisedatum"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, year};

    #[test]
    fn worked_examples() {
        let geduldet = || lage().status("duldung_60a", "2019-06-01", None);
        let estimate = crate::dates::ImpreciseDate {
            value: "2016".to_owned(),
            precision: crate::dates::Precision::Geschaetzt,
        };
        check(
            &REGEL,
            &[
                (geduldet().entry("2017-01-01"), "2026-11-22", "2020-06-30"),
                (geduldet().entry("2019-12-31"), "2026-11-22", "2020-06-30"),
                (geduldet().entry("2016-12-31"), "2026-11-22", ""),
                (geduldet().entry("2020-01-01"), "2026-11-22", ""),
                // Every day of 2018 leads to the same one, so the year is enough.
                (
                    geduldet().with_entry(year("2018")),
                    "2026-11-22",
                    "2020-06-30",
                ),
                (geduldet().with_entry(estimate), "2026-11-22", ""),
                // Without an entry date the newer rule asks; one question is enough.
                (geduldet(), "2026-11-22", ""),
            ],
        );
    }
}
