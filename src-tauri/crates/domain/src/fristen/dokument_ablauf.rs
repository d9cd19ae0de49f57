//! A paper expires on the day printed on it. Only the newest of a kind counts, and of the papers that prove a status
//! only the newest of all. The printed day is never computed.

use super::ergebnis::{Due, Ergebnis};
use super::regel::{Frame, Regel, USUAL};
use super::sachlage::{ASYL, Papier, Sachlage};
use crate::part::Part;

/// The rule.
pub const REGEL: Regel = Regel {
    code: "dokument_ablauf",
    label: "Dokument läuft ab",
    basis: "§§ 3, 48, 60a Abs. 4, 78 AufenthG; § 63 AsylG",
    explanation: "Das aufgedruckte Ende jedes gültigen Dokuments; von jeder Art zählt nur das neueste. Im Asylverfahren \
                  wird nicht an einen Pass erinnert (§ 60b Abs. 2 S. 2 AufenthG).",
    hint: "Rechtzeitig einen Termin zur Verlängerung vereinbaren. Ein Aufenthaltstitel gilt nur dann bis zur Entscheidung \
           fort, wenn die Verlängerung vor seinem Ablauf beantragt ist (§ 81 Abs. 4 AufenthG). Läuft eine Duldung ab, kann \
           die Person trotzdem noch geduldet sein.",
    compute,
    ..USUAL
};

/// Papers that prove a status: a newer one takes the place of every older one.
const STATUS_PAPERS: &[&str] = &[
    "ankunftsnachweis",
    "gestattung_bescheinigung",
    "duldung_bescheinigung",
    "aufenthaltstitel",
    "fiktionsbescheinigung",
    "grenzuebertrittsbescheinigung",
];
/// Papers of the state of origin.
const PASSPORTS: &[&str] = &["reisepass", "personalausweis"];
/// Papers that always carry an end.
const WITH_END: &[&str] = &[
    "gestattung_bescheinigung",
    "duldung_bescheinigung",
    "fiktionsbescheinigung",
    "reisepass",
];

fn compute(facts: &Sachlage, frame: &Frame) -> Vec<Ergebnis> {
    let in_procedure = facts.has_status(frame.today, ASYL);
    let papers = facts.dokumente.iter().enumerate();
    papers
        .filter(|(_, paper)| !(in_procedure && is_one_of(paper, PASSPORTS)))
        .filter(|(index, paper)| !is_replaced(facts, *index, paper))
        .filter_map(|(index, paper)| {
            let due = match paper.valid_until {
                Some(until) => Due::Day(until),
                None if is_one_of(paper, WITH_END) => Due::missing("Die Gültigkeit fehlt"),
                None => return None,
            };
            let answer = Ergebnis::new(due, "aufgedrucktes Ende der Gültigkeit");
            Some(
                answer
                    .from_entry(Part::Dokument, index)
                    .about("aufenthaltsdokument", &paper.kind),
            )
        })
        .collect()
}

fn is_one_of(paper: &Papier, kinds: &[&str]) -> bool {
    kinds.contains(&paper.kind.as_str())
}

fn is_replaced(facts: &Sachlage, index: usize, paper: &Papier) -> bool {
    let others = facts.dokumente.iter().enumerate();
    others
        .filter(|(other_index, _)| *other_index != index)
        .filter(|(_, other)| {
            other.kind == paper.kind && paper.kind.as_str() != "sonstiges"
                || is_one_of(other, STATUS_PAPERS) && is_one_of(paper, STATUS_PAPERS)
        })
        .any(|(other_index, other)| is_newer(other, paper, other_index > index))
}

/// By day of issue, else by printed end; what says nothing about itself counts as older.
fn is_newer(other: &Papier, paper: &Papier, stands_later: bool) -> bool {
    let by_issue = other.issued_on.zip(paper.issued_on);
    match by_issue {
        Some((other_day, day)) if other_day != day => other_day > day,
        _ => match (other.valid_until, paper.valid_until) {
            (Some(other_end), Some(end)) if other_end != end => other_end > end,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            _ => stands_later,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{check, lage};

    #[test]
    fn worked_examples() {
        let pass = |facts: Sachlage| facts.papier("reisepass", None, Some("2027-02-28"));
        check(
            &REGEL,
            &[
                (pass(lage()), "2026-11-22", "2027-02-28"),
                (
                    pass(lage()).papier("reisepass", None, Some("2031-03-01")),
                    "2026-11-22",
                    "2031-03-01",
                ),
                (
                    lage()
                        .papier(
                            "duldung_bescheinigung",
                            Some("2026-01-10"),
                            Some("2026-07-10"),
                        )
                        .papier(
                            "duldung_bescheinigung",
                            Some("2026-07-09"),
                            Some("2026-10-09"),
                        ),
                    "2026-07-20",
                    "2026-10-09",
                ),
                // A Duldung takes the place of the Gestattung, even with an earlier printed end.
                (
                    lage()
                        .papier(
                            "gestattung_bescheinigung",
                            Some("2025-06-01"),
                            Some("2026-06-01"),
                        )
                        .papier(
                            "duldung_bescheinigung",
                            Some("2026-02-01"),
                            Some("2026-05-01"),
                        ),
                    "2026-03-01",
                    "2026-05-01",
                ),
                (
                    lage().papier("duldung_bescheinigung", Some("2026-01-10"), None),
                    "2026-11-22",
                    "?",
                ),
                (
                    lage().papier("geburtsurkunde", None, None),
                    "2026-11-22",
                    "",
                ),
                (
                    pass(lage().status("gestattung", "2026-01-01", None)),
                    "2026-11-22",
                    "",
                ),
                (
                    pass(lage().status("duldung_60b", "2026-01-01", None)),
                    "2026-11-22",
                    "2027-02-28",
                ),
                (lage(), "2026-11-22", ""),
            ],
        );
    }
}
