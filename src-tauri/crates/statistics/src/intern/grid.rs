//! Small hands for building tables: a table, a row, a sum, a tally.
//!
//! Not here: what is counted.

use crate::plan::Level;
use crate::sheet::{Chart, SheetCell, SheetRow, SheetTable};

/// A table without columns and rows.
pub(super) fn table(id: String, chapter: &str, title: String, definition: String) -> SheetTable {
    SheetTable {
        id,
        chapter: chapter.to_owned(),
        title,
        definition,
        run: String::new(),
        stub: String::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        hidden_because: String::new(),
        chart: Chart::None,
    }
}

/// A row that is drawn.
pub(super) fn row(label: &str, cells: Vec<u64>) -> SheetRow {
    SheetRow {
        label: label.to_owned(),
        cells: cells.into_iter().map(SheetCell::Number).collect(),
        total: false,
    }
}

/// A sum or a footnote: it is not drawn beside the others.
pub(super) fn total(label: &str, cells: Vec<u64>) -> SheetRow {
    SheetRow {
        total: true,
        ..row(label, cells)
    }
}

/// Stands where a number would mean nothing.
pub(super) fn cross() -> SheetCell {
    SheetCell::Sign("x".to_owned())
}

/// How many values fall into each group of a rung.
pub(super) fn tally<'v>(level: &Level, values: impl Iterator<Item = &'v str>) -> Vec<u64> {
    let mut counts = vec![0; level.groups.len()];
    for value in values {
        if let Some(count) = counts.get_mut(level.group_of(value)) {
            *count += 1;
        }
    }
    counts
}

/// One row for each group, from the tallies of the columns.
pub(super) fn group_rows(level: &Level, columns: &[Vec<u64>]) -> Vec<SheetRow> {
    let cells = |place: usize| {
        let column = columns.iter();
        column
            .map(|counts| counts.get(place).copied().unwrap_or(0))
            .collect()
    };
    let groups = level.groups.iter().enumerate();
    groups
        .map(|(place, group)| row(&group.label, cells(place)))
        .collect()
}

/// The sums of columns whose groups exclude each other.
pub(super) fn sums(columns: &[Vec<u64>]) -> Vec<u64> {
    columns.iter().map(|counts| counts.iter().sum()).collect()
}
