//! A report as CSV for a German Excel, in long form: one line for each value. That is what a pivot table wants, and it
//! stays readable whatever columns a table has.
//!
//! Not here: JSON and CSV of the released report, which are the bytes that may be sent (`export.rs`).

use super::line;
use crate::{Sheet, SheetTable};

/// The headings of the long form.
const COLUMNS: [&str; 6] = ["Kapitel", "Tabelle", "Zeitraum", "Zeile", "Spalte", "Wert"];

/// The report as CSV: UTF-8 with byte order mark, semicolons, CRLF. First the mark and the head, then a line for each
/// value, then the definitions, the answers and the notes. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front.
#[must_use]
pub fn sheet_csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from('\u{feff}');
    if let Some(mark) = sheet.mark {
        line(&mut out, &[mark]);
    }
    line(&mut out, &["Bericht", &sheet.title]);
    for (name, value) in &sheet.head {
        line(&mut out, &[name, value]);
    }
    line(&mut out, &[]);
    line(&mut out, &COLUMNS);
    for table in &sheet.tables {
        values(&mut out, table);
    }
    line(&mut out, &[]);
    for table in &sheet.tables {
        line(&mut out, &["Definition", &table.title, &table.definition]);
        if !table.hidden_because.is_empty() {
            line(
                &mut out,
                &["Ohne Zahlen", &table.title, &table.hidden_because],
            );
        }
    }
    for answer in &sheet.answers {
        for paragraph in &answer.paragraphs {
            line(&mut out, &["Antwort", &answer.question, paragraph]);
        }
    }
    for note in &sheet.notes {
        line(&mut out, &["Hinweis", note]);
    }
    out.into_bytes()
}

fn values(out: &mut String, table: &SheetTable) {
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let place = [&table.chapter, &table.title, &table.run, &row.label, column];
            let [chapter, title, run, label, column] = place.map(String::as_str);
            line(out, &[chapter, title, run, label, column, &cell.text()]);
        }
    }
}
