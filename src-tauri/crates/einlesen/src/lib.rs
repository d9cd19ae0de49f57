//! Lists of others become Fälle: bytes, then a table, then what its columns mean, then Fallakten and notes.
//!
//! [`read`] turns the bytes of a file (.xlsx, .ods, .csv) into a [`Table`]; [`propose`] says what each column may be;
//! [`understand`] reads every row and says what it could not read, without ever repeating a value. Foreign files are
//! limited before a parser sees them.
//!
//! Not here: files and handles (hosts), the vault, saved mappings and undoing (`commands`), the program's own exchange
//! format (`domain::exchange`).

mod duplicate;
mod error;
mod file;
mod lexicon;
mod note;
mod propose;
mod row;
mod table;
mod target;
mod understand;
mod value;
mod words;

pub use duplicate::{KnownPerson, duplicates};
pub use error::ReadError;
pub use file::{MAX_BYTES, read};
pub use note::{Note, NoteKind, limited};
pub use propose::{Proposal, propose};
pub use table::{Cell, Column, MAX_COLUMNS, MAX_ROWS, Row, Table};
pub use target::Target;
pub use understand::{Assignment, Understood, persons, understand};
