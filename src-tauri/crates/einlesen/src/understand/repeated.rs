//! Naming a value that a list did not know and that stands in several rows, so that somebody repairs it once.
//!
//! Only in columns of lists, and only when the list knows at least half of the column: under a wrong heading there may
//! be names. A value that stands in one row only is found by its row.

use std::collections::{BTreeMap, BTreeSet};

use crate::note::{Note, NoteKind};
use crate::table::{Cell, Table};
use crate::target::Shape;
use crate::understand::Plan;

/// Characters of the longest value that is named.
const LONGEST: usize = 24;

/// Puts the value in front of the messages about it.
pub fn name_values(table: &Table, plan: &Plan, notes: &mut [Note]) {
    for (target, columns) in plan {
        if target.shape() == Shape::List {
            columns
                .iter()
                .for_each(|column| in_column(table, *column, notes));
        }
    }
}

fn in_column(table: &Table, column: usize, notes: &mut [Note]) {
    let Some(title) = table.columns.get(column).map(|column| &column.title) else {
        return;
    };
    let is_about = |note: &Note| {
        matches!(note.kind, NoteKind::Error | NoteKind::Dropped) && note.column == *title
    };
    let refused: BTreeSet<u32> = notes
        .iter()
        .filter(|note| is_about(note))
        .map(|note| note.row)
        .collect();
    let mut filled = 0;
    let mut values: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in &table.rows {
        if *row.cell(column) != Cell::Empty {
            filled += 1;
            if let Some(value) =
                nameable(row.cell(column)).filter(|_| refused.contains(&row.number))
            {
                values.entry(value).or_default().push(row.number);
            }
        }
    }
    if refused.len() * 2 > filled {
        return;
    }
    values.retain(|_, rows| rows.len() > 1);
    for note in notes.iter_mut().filter(|note| is_about(note)) {
        let named = values.iter().find(|(_, rows)| rows.contains(&note.row));
        if let Some((value, _)) = named {
            note.message = format!("„{value}“: {}", note.message);
        }
    }
}

fn nameable(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) if text.chars().count() <= LONGEST && !text.contains(char::is_control) => {
            Some(text.clone())
        }
        _ => None,
    }
}
