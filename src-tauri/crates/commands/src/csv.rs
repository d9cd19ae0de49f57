//! A table for spreadsheets: UTF-8 with a byte order mark, semicolons, and no text that a spreadsheet takes for a
//! formula.
//!
//! Not here: reports of statistics; their tables come from the crate `statistics`.

/// Characters that begin a formula (OWASP, CSV injection), and their full-width forms.
const STARTERS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The bytes of a table.
pub(crate) fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    let head = head.iter().map(|name| (*name).to_owned()).collect();
    for row in [head].into_iter().chain(rows) {
        let fields: Vec<String> = row.iter().map(|field| escape(field)).collect();
        text.push_str(&fields.join(";"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// An apostrophe before what would be a formula, also behind blanks; then quotes where they are needed.
fn escape(field: &str) -> String {
    let formula = field.starts_with(STARTERS)
        || field.trim_start().starts_with(STARTERS)
        || field.starts_with('\n');
    let safe = if formula {
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
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_ever_a_formula() {
        for cell in [
            "=1+1",
            "  @SUM(A1)",
            "\t-2",
            "＝HYPERLINK(1)",
            "\n=2",
            "+49 171",
        ] {
            assert!(
                escape(cell).trim_start_matches('"').starts_with('\''),
                "{cell:?}"
            );
        }
        assert_eq!(escape("Kurs; erst \"bald\""), "\"Kurs; erst \"\"bald\"\"\"");
        assert_eq!(escape("Wartezeit - lang"), "Wartezeit - lang");
    }

    #[test]
    fn a_table_begins_with_its_mark_and_has_one_line_a_row() {
        let bytes = table(
            &["Art", "Zahl"],
            [vec!["Öffnung".to_owned(), "3".to_owned()]],
        );
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{feff}Art;Zahl\r\nÖffnung;3\r\n");
    }
}
