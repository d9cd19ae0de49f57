//! The bytes of a report: JSON for the KI's program, CSV for a German Excel. The preview and the sent file come
//! from the same functions, and the same report gives the same bytes. CSV and spreadsheet of a [`Sheet`](crate::Sheet)
//! stand in `sheet_csv.rs` and `xlsx.rs`; PDF is made in the crate `letters`.

mod sheet_csv;
mod sheet_name;
mod xlsx;

use crate::texts::german_date;
use crate::{Cell, ReleasedReport};
pub use sheet_csv::sheet_csv;
pub use xlsx::sheet_xlsx;

/// The report as JSON: UTF-8, two spaces, keys in fixed order, a line feed at the end.
#[must_use]
pub fn to_json(report: &ReleasedReport) -> Vec<u8> {
    report.json().to_vec()
}

/// The report as CSV for a German Excel: UTF-8 with byte order mark, semicolons, CRLF. Signs instead of numbers:
/// `.` protected, `x` not shown by plan. A text that a spreadsheet would take for a formula gets an apostrophe in
/// front.
#[must_use]
pub fn to_csv(report: &ReleasedReport) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    for (name, value) in head_lines(report) {
        line(&mut text, &[name, &value]);
    }
    line(&mut text, &[]);
    line(
        &mut text,
        &["Tabelle", "Gliederung", "Code", "Kategorie", "Wert"],
    );
    for table in report.tables() {
        for row in table.rows() {
            let value = match row.cell() {
                Cell::Shown(value) => value.to_string(),
                Cell::Hidden(_) => row.sign(),
            };
            let level = table.level().unwrap_or_default();
            line(
                &mut text,
                &[table.title(), level, row.code(), row.label(), &value],
            );
        }
    }
    line(&mut text, &[]);
    for table in report.tables() {
        line(&mut text, &[table.title(), table.definition()]);
    }
    for note in report.notes() {
        line(&mut text, &["Hinweis", note]);
    }
    text.into_bytes()
}

fn head_lines(report: &ReleasedReport) -> Vec<(&'static str, String)> {
    let head = report.head();
    let period = head.period();
    let range = format!(
        "{} bis {}",
        german_date(period.from()),
        german_date(period.to())
    );
    vec![
        (
            "Bericht",
            "Geschützter Bericht, zur Veröffentlichung geeignet".to_owned(),
        ),
        ("Programm", head.programme_title().to_owned()),
        ("Berichtszeitraum", range),
        ("Stichtag", german_date(head.stichtag())),
        ("Ausgewertet am", german_date(head.evaluated())),
        ("Mindestzahl", head.k().to_string()),
        ("Schutzregel", head.rule().to_owned()),
        ("Tabellenplan", head.plan_hash().to_owned()),
        ("Programmversion", head.program_version().to_owned()),
    ]
}

fn line(text: &mut String, fields: &[&str]) {
    let fields: Vec<String> = fields.iter().map(|field| escape(field)).collect();
    text.push_str(&fields.join(";"));
    text.push_str("\r\n");
}

/// What a spreadsheet takes for the start of a formula (OWASP, CSV injection, read 2026-01).
const STARTERS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet could take the text for a formula. The sign `-` alone is none.
fn looks_like_formula(text: &str) -> bool {
    if text == "-" {
        return false;
    }
    text.starts_with(STARTERS) || text.trim_start().starts_with(STARTERS) || text.starts_with('\n')
}

/// Neutralises formulas (OWASP: `=`, `+`, `-`, `@`, tab, carriage return and their full-width forms, after blanks
/// too), then quotes.
fn escape(field: &str) -> String {
    let safe = if looks_like_formula(field) {
        format!("'{field}")
    } else {
        field.to_owned()
    };
    if safe.contains([';', '"', '\r', '\n', '\'']) {
        return format!("\"{}\"", safe.replace('"', "\"\""));
    }
    safe
}

#[cfg(test)]
mod sheet_tests;
#[cfg(test)]
mod tests;
