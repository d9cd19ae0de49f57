//! The bytes of a report: JSON for the KI's program, CSV for a German Excel. The preview and the sent file come
//! from the same functions, and the same report gives the same bytes. CSV and spreadsheet of a [`Sheet`](crate::Sheet)
//! stand in `sheet_csv.rs` and `xlsx.rs`; PDF is made in the crate `letters`.

mod sheet_csv;
mod sheet_name;
mod xlsx;

use crate::ReleasedReport;
pub use sheet_csv::sheet_csv;
pub use xlsx::sheet_xlsx;

/// The report as JSON: UTF-8, two spaces, keys in fixed order, a line feed at the end.
#[must_use]
pub fn to_json(report: &ReleasedReport) -> Vec<u8> {
    report.json().to_vec()
}

/// The report as CSV: [`sheet_csv`] of its sheet.
#[must_use]
pub fn to_csv(report: &ReleasedReport) -> Vec<u8> {
    sheet_csv(&report.sheet())
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
