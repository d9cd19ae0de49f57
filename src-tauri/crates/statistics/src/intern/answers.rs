//! The standing questions of councils, answered with exact figures from the tables of the internal sheet. The questions
//! are those of the protected report, word for word; a test holds them together.
//!
//! Not here: what may be published.

use super::desk::Desk;
use super::ereignisse::VERMITTLUNGEN;
use crate::sheet::{INTERNAL_MARK, SheetAnswer, SheetCell, SheetTable};
use crate::texts::{RESUEMEE, range};

/// Answers in the order of the questions; each begins with the mark, because answers are copied out of the sheet.
pub(super) fn answers(desk: &Desk<'_>, tables: &[SheetTable]) -> Vec<SheetAnswer> {
    let vermittlungen = desk.plan.ereignisse().iter();
    let vermittlungen = vermittlungen.filter(|one| one.code == VERMITTLUNGEN);
    let middle = vermittlungen.filter_map(|one| one.levels.get(1)).next();
    let middle = middle.map_or_else(String::new, |level| format!("_{}", level.code));
    vec![
        answer(
            "Wie viele Personen haben in welchem Baustein mit welchem Erfolg teilgenommen?",
            [
                movement(desk, tables),
                sentence(
                    "Personen je Baustein seit Programmbeginn",
                    figures(tables, "bausteine", "Personen seit Programmbeginn"),
                ),
                sentence(
                    "Stand der Vermittlung am Stichtag (jede Person einmal)",
                    figures(tables, "vermittlungsstand", "Personen"),
                ),
                sentence(
                    "Verbleib beim Austritt",
                    figures(tables, "merkmal_verbleib", "Austritte"),
                ),
            ],
        ),
        answer(
            "Wie viele Personen haben eine Ausbildung oder Arbeit aufgenommen und wie werden sie weiter begleitet?",
            [
                sentence(
                    "Vermittelte Personen im Zeitraum",
                    figures(
                        tables,
                        &format!("ereignisse_vermittlungen{middle}"),
                        "Personen",
                    ),
                ),
                sentence(
                    "Nachbetreuung nach dem Austritt",
                    figures(tables, "ereignisse_nachbetreuung", "Ereignisse"),
                ),
                sentence(
                    "Kontakte im Zeitraum",
                    figures(tables, "ereignisse_kontakte", "Ereignisse"),
                ),
            ],
        ),
        answer(
            "Welches Resümee ziehen Sie, und wie arbeiten die Ämter zusammen?",
            [
                sentence("Zusammenarbeit in Zahlen", cooperation(tables)),
                Some(RESUEMEE.to_owned()),
            ],
        ),
    ]
}

fn answer<const N: usize>(question: &str, paragraphs: [Option<String>; N]) -> SheetAnswer {
    let mark = std::iter::once(format!("Genaue Zahlen: {INTERNAL_MARK}."));
    SheetAnswer {
        question: question.to_owned(),
        paragraphs: mark.chain(paragraphs.into_iter().flatten()).collect(),
    }
}

fn sentence(what: &str, figures: Option<String>) -> Option<String> {
    figures.map(|figures| format!("{what}: {figures}."))
}

/// `Ausbildung 22; Beschäftigung 16`; `None` when the plan has no such table.
fn figures(tables: &[SheetTable], id: &str, column: &str) -> Option<String> {
    let table = tables.iter().find(|table| table.id == id)?;
    let column = table.columns.iter().position(|one| one == column)?;
    let rows = table.rows.iter().filter(|row| !row.total);
    let listed = rows.filter_map(|row| match row.cells.get(column)? {
        SheetCell::Number(value) => Some(format!("{} {value}", row.label)),
        SheetCell::Sign(_) => None,
    });
    let listed: Vec<String> = listed.collect();
    (!listed.is_empty()).then(|| listed.join("; "))
}

fn movement(desk: &Desk<'_>, tables: &[SheetTable]) -> Option<String> {
    let when = format!("Zeitraum {}", range(desk.request.period));
    sentence(&when, figures(tables, "gesamt", "Anzahl"))
}

fn cooperation(tables: &[SheetTable]) -> Option<String> {
    let of = |id: &str| figures(tables, id, "Ereignisse");
    let both = of("ereignisse_fallkonferenzen")
        .into_iter()
        .chain(of("ereignisse_uebergaben"));
    let both: Vec<String> = both.collect();
    (!both.is_empty()).then(|| both.join("; "))
}
