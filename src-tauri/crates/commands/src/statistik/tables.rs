//! Released tables as the screen shows them: printed cells, never a raw number.

use fallmappe_statistics::{Cell, ReleasedTable};

use crate::schema::{TablePreview, TableRow};

/// One table with its cells as printed.
pub(super) fn table(table: &ReleasedTable) -> TablePreview {
    let shown = |cell: Cell| matches!(cell, Cell::Shown(_));
    let hidden = !table.rows().iter().any(|row| shown(row.cell()));
    TablePreview {
        id: table.id().to_owned(),
        title: match table.level() {
            Some(level) => format!("{} ({level})", table.title()),
            None => table.title().to_owned(),
        },
        definition: table.definition().to_owned(),
        columns: vec!["Anzahl".to_owned()],
        rows: table
            .rows()
            .iter()
            .map(|row| TableRow {
                label: row.label().to_owned(),
                cells: vec![match row.cell() {
                    Cell::Shown(value) => value.to_string(),
                    Cell::Hidden(_) => row.sign(),
                }],
            })
            .collect(),
        hidden_because: if hidden {
            "Die Zahlen dieser Tabelle sind zu klein und bleiben geschützt.".to_owned()
        } else {
            String::new()
        },
    }
}
