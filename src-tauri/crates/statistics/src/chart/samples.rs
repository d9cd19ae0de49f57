//! Made-up reports for the tests of charts and spreadsheets: long words, umlauts, hidden cells, texts that look like
//! formulas.

use crate::{Chart, INTERNAL_MARK, Sheet, SheetAnswer, SheetCell, SheetRow, SheetTable};

pub fn cell(text: &str) -> SheetCell {
    text.parse()
        .map_or_else(|_| SheetCell::Sign(text.to_owned()), SheetCell::Number)
}

/// A table from `label: value value` lines; a label that begins with `Σ` is a sum.
pub fn table(
    id: &str,
    title: &str,
    chart: Chart,
    columns: &[&str],
    rows: &[(&str, &[&str])],
) -> SheetTable {
    let rows = rows.iter().map(|(label, values)| SheetRow {
        label: label.trim_start_matches("Σ ").to_owned(),
        cells: values.iter().map(|value| cell(value)).collect(),
        total: label.starts_with("Σ "),
    });
    SheetTable {
        id: id.to_owned(),
        chapter: "Teilnahmen".to_owned(),
        title: title.to_owned(),
        definition: "Personen, die im Berichtszeitraum an dem Baustein teilnahmen.".to_owned(),
        run: String::new(),
        stub: "Merkmal".to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows: rows.collect(),
        hidden_because: String::new(),
        chart,
    }
}

pub fn bausteine() -> SheetTable {
    table(
        "bausteine",
        "Teilnahmen je Baustein",
        Chart::Bars,
        &["Personen"],
        &[
            ("Coaching", &["140"]),
            ("Hauptschulabschluss & Vorbereitung", &["14"]),
            ("Sprachförderung", &["."]),
            ("Übergang <U25>", &["x"]),
            ("Alphabetisierung", &["-"]),
            ("Σ zusammen", &["188"]),
        ],
    )
}

pub fn geschlecht() -> SheetTable {
    let mut table = table(
        "merkmal_geschlecht",
        "Vermittelte Personen nach Art der Vermittlung und Geschlecht",
        Chart::Grouped,
        &["Frauen", "Männer", "Divers oder keine Angabe"],
        &[
            ("Ausbildung", &["12345", "9", "."]),
            (
                "Donaudampfschifffahrtsgesellschaftskapitänspatent",
                &["0", "31", "<5"],
            ),
        ],
    );
    table.run = "01.07.2025 bis 30.06.2026".to_owned();
    table
}

pub fn hidden() -> SheetTable {
    let mut hidden = table(
        "herkunft",
        "Herkunft: Eintritte / [Stand]?",
        Chart::Bars,
        &["Personen"],
        &[("Westafrika", &["."]), ("Südasien", &["."])],
    );
    hidden.hidden_because = "Geschützt: mindestens eine Gruppe ist kleiner als 5.".to_owned();
    hidden
}

pub fn report() -> Sheet {
    let mut evil = table(
        "evil",
        "=1+1",
        Chart::None,
        &["@SUM(A1)", "+49"],
        &[
            ("=HYPERLINK(\"http://x\")", &["7", "-"]),
            ("-2", &["8", "x"]),
        ],
    );
    evil.definition = "＝cmd|' /C calc'!A0".to_owned();
    let empty = table("leer", "Schule", Chart::Bars, &["Personen"], &[]);
    Sheet {
        title: "Bericht für den Rat & die Öffentlichkeit".to_owned(),
        mark: None,
        head: vec![
            ("Programm".to_owned(), "Gemeinsam klappt’s".to_owned()),
            (
                "Berichtszeitraum".to_owned(),
                "01.01.2026 bis 30.06.2026".to_owned(),
            ),
        ],
        answers: vec![SheetAnswer {
            question: "Wie viele Menschen haben teilgenommen?".to_owned(),
            paragraphs: vec!["188 Personen nahmen teil.".to_owned()],
        }],
        tables: vec![bausteine(), geschlecht(), hidden(), evil, empty],
        notes: vec!["Zeichen: . = geschützt.".to_owned(), "+ Hinweis".to_owned()],
    }
}

pub fn internal() -> Sheet {
    Sheet {
        mark: Some(INTERNAL_MARK),
        ..report()
    }
}
