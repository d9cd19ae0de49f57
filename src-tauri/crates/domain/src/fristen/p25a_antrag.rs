//! § 25a AufenthG: the application has to be made before somebody completes the 27th year of life.

use super::ergebnis::{Due, Ergebnis};
use super::kalender::last_day_before_age;
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::{ASYL, DULDUNG, Sachlage};
use crate::dates::ImpreciseDate;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "p25a_antrag",
    label: "Antrag nach § 25a vor dem 27. Geburtstag",
    basis: "§ 25a Abs. 1 AufenthG",
    explanation: "Bei Duldung, Gestattung oder § 104c: der letzte Tag vor Vollendung des 27. Lebensjahres, also der Tag vor \
                  dem 27. Geburtstag.",
    hint: "Der Antrag muss vorher gestellt sein. Prüfen: zwölf Monate Duldung (oder § 104c), drei Jahre ununterbrochener \
           Aufenthalt, in der Regel drei Jahre erfolgreicher Schulbesuch oder ein anerkannter Abschluss, \
           Identität. Zeiten nach § 60b zählen nicht als Vorduldung.",
    lead_days: &[365, 182, 91],
    fades_after: Some(90),
    compute,
    ..USUAL
};

const AGE: u32 = 27;

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let fits = facts.has_status(frame.today, ASYL)
        || facts.has_status(frame.today, DULDUNG)
        || facts.has_status(frame.today, &["ae_104c"]);
    if !fits {
        return Vec::new();
    }
    let due = Due::of(facts.birth.as_ref(), "Das Geburtsdatum")
        .map(|birth| last_day_before_age(birth, AGE));
    let remark = facts.birth.as_ref().filter(|birth| is_stand_in(birth));
    let remark = remark.map_or(
        "",
        |_| "Der 01.01. steht in Papieren oft für ein unbekanntes Geburtsdatum; bitte prüfen.",
    );
    vec![Ergebnis::new(due, "Geburtsdatum").saying(remark)]
}

fn is_stand_in(birth: &ImpreciseDate) -> bool {
    birth.exact().is_some() && birth.value.ends_with("-01-01")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage, month, year};
    use crate::fristen::regel::Frame;

    #[test]
    fn worked_examples() {
        let geduldet = || lage().status("duldung_60a", "2024-01-10", None);
        check(
            &REGEL,
            &[
                (geduldet().born("2000-05-17"), "2026-11-22", "2027-05-16"),
                // Born on 29.02.: complete with the end of 28.02. in a year without that day, and in one with it.
                (geduldet().born("2000-02-29"), "2026-11-22", "2027-02-28"),
                (geduldet().born("2001-03-01"), "2026-11-22", "2028-02-29"),
                // The day before the birthday can lie in the year before, and on a Sunday (21.11.2027).
                (geduldet().born("2001-01-01"), "2026-11-22", "2027-12-31"),
                (geduldet().born("2000-11-22"), "2026-11-22", "2027-11-21"),
                (geduldet(), "2026-11-22", "?"),
                (
                    geduldet().with_birth(year("2000")),
                    "2026-11-22",
                    "?2026-12-31..2027-12-30",
                ),
                (
                    geduldet().with_birth(month("2000-02")),
                    "2026-11-22",
                    "?2027-01-31..2027-02-28",
                ),
                (
                    lage()
                        .status("gestattung", "2026-01-01", None)
                        .born("2000-05-17"),
                    "2026-11-22",
                    "2027-05-16",
                ),
                (
                    lage()
                        .status("ae_25_2", "2026-01-01", None)
                        .born("2000-05-17"),
                    "2026-11-22",
                    "",
                ),
                (lage().born("2000-05-17"), "2026-11-22", ""),
            ],
        );
    }

    #[test]
    fn a_first_of_january_is_asked_about() {
        let facts = |day| lage().status("gestattung", "2026-01-01", None).born(day);
        let remark = |day| {
            let frame = Frame::on(crate::fristen::beispiel::d("2026-11-22"));
            compute(&facts(day), &frame)[0].remark.clone()
        };
        assert!(remark("2001-01-01").contains("01.01.") && remark("2001-01-02").is_empty());
    }
}
