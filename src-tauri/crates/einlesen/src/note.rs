//! What was noticed while a table was understood. A note names row and column and never repeats a value that is about
//! one person. Only a value of a list column that stands in several rows is named, so that somebody repairs it once.

/// How bad it is; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// The row cannot be taken like this.
    Error,
    /// A cell cannot be taken; the person comes in without it.
    Dropped,
    /// The person may be there already.
    Duplicate,
    /// It was understood in a way worth a look.
    Hint,
}

/// One thing that was noticed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Row as in the table, counted from 1.
    pub row: u32,
    /// How bad it is.
    pub kind: NoteKind,
    /// Heading of the column; empty for the whole row.
    pub column: String,
    /// German sentence.
    pub message: String,
}

impl Note {
    /// A note on a cell, or on a whole row when `column` is empty.
    pub fn new(row: u32, kind: NoteKind, column: &str, message: &str) -> Self {
        Self {
            row,
            kind,
            column: column.to_owned(),
            message: message.to_owned(),
        }
    }
}

/// Most notes that are shown; more than that nobody reads.
const MAX_NOTES: usize = 2_000;

/// Notes by row, at most 2,000. What is left out is the mildest, and the last note says so.
pub fn limited(mut notes: Vec<Note>) -> Vec<Note> {
    let left_out = notes.len().saturating_sub(MAX_NOTES);
    if left_out > 0 {
        notes.sort_by_key(|note| (note.kind, note.row));
        notes.truncate(MAX_NOTES);
    }
    notes.sort();
    notes.dedup();
    if left_out > 0 {
        let last = notes.last().map_or(0, |note| note.row);
        let message = format!("Dazu kommen {left_out} weitere Meldungen.");
        notes.push(Note::new(last, NoteKind::Hint, "", &message));
    }
    notes
}
