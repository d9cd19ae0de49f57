//! A table with headings: what every format becomes, and how the headings are found among titles and empty rows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::error::ReadError;
use crate::target::Target;
use crate::value::date;

/// Most rows below the headings.
pub const MAX_ROWS: usize = 20_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 200;
/// Rows from the top in which the headings are looked for.
const HEADING_ROWS: usize = 30;
/// Longest heading in characters; a longer one is cut.
const MAX_TITLE: usize = 120;

/// One cell.
#[derive(Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text without white space around it.
    Text(String),
    /// A number that no format makes a date.
    Number(f64),
    /// A date.
    Day(NaiveDate),
    /// Ticked or not.
    Flag(bool),
    /// An error of the spreadsheet, e.g. `#REF!`.
    Broken,
}

impl Cell {
    /// A text as people typed it.
    pub fn text(text: &str) -> Self {
        let text = text.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ");
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }

    /// The cell as people read it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => {
                whole(*number).map_or_else(|| number.to_string(), |n| n.to_string())
            }
            Self::Day(day) => fallmappe_domain::dates::german_date(*day),
            Self::Flag(true) => "ja".to_owned(),
            Self::Flag(false) => "nein".to_owned(),
            Self::Broken => "#FEHLER".to_owned(),
        }
    }
}

/// A number without decimals, if it is one.
pub(crate) fn whole(number: f64) -> Option<i64> {
    // Beyond 2^53 not every whole number exists as a float.
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// A column.
#[derive(Clone, PartialEq)]
pub struct Column {
    /// Heading, unique in the table: the second `Datum` is `Datum (2)`, a column without heading `Spalte C`.
    pub title: String,
}

/// A row with content.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Number as in the table, counted from 1.
    pub number: u32,
    /// The cells; missing ones at the end are empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| **cell != Cell::Empty)
            .count()
    }
}

/// A table with headings.
#[derive(Clone, PartialEq)]
pub struct Table {
    /// Sheets of the workbook that are not hidden; empty for CSV.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: String,
    /// How it was read, German.
    pub format: String,
    /// Row of the headings, counted from 1.
    pub header_row: u32,
    /// The columns.
    pub columns: Vec<Column>,
    /// Rows with content below the headings.
    pub rows: Vec<Row>,
    /// Cells that got their value from a merged cell above: row number and column.
    pub(crate) merged: BTreeSet<(u32, usize)>,
    /// What the file holds beside the table, German sentences: other sheets, hidden rows, comments.
    pub(crate) aside: Vec<String>,
}

/// Rows with content as a file holds them, before anybody knows which of them is the headings.
pub(crate) struct Sheet {
    pub sheets: Vec<String>,
    pub sheet: String,
    pub format: String,
    pub rows: Vec<Row>,
    /// Merged cells over several rows.
    pub merges: Vec<Merge>,
    /// What the file holds beside the sheet.
    pub aside: Aside,
}

/// What a file holds beside the rows that are read.
#[derive(Default)]
pub(crate) struct Aside {
    /// Other sheets with their rows.
    pub other_sheets: Vec<(String, usize)>,
    /// Hidden rows of the sheet; they are read like the others.
    pub hidden_rows: BTreeSet<u32>,
    /// Comments at cells.
    pub comments: usize,
}

impl Aside {
    fn said(self, rows: &[Row]) -> Vec<String> {
        let sheets = self
            .other_sheets
            .iter()
            .map(|(name, rows)| format!("Das Blatt „{name}“ ({rows} Zeilen) wurde nicht gelesen."));
        let hidden: Vec<String> = rows
            .iter()
            .filter(|row| self.hidden_rows.contains(&row.number))
            .map(|row| row.number.to_string())
            .collect();
        let hidden = (!hidden.is_empty()).then(|| {
            format!(
                "Ausgeblendete Zeilen werden gelesen wie alle anderen: {}.",
                hidden.join(", ")
            )
        });
        let comments = (self.comments > 0).then(|| {
            format!(
                "{} Kommentare an Zellen werden nicht übernommen.",
                self.comments
            )
        });
        sheets.chain(hidden).chain(comments).collect()
    }
}

/// A merged cell: rows counted from 1, columns from 0.
#[derive(Clone, Copy)]
pub(crate) struct Merge {
    pub first_row: u32,
    pub last_row: u32,
    pub column: usize,
}

impl Table {
    /// Finds the headings of a sheet.
    pub(crate) fn of(sheet: Sheet) -> Result<Self, ReadError> {
        let Sheet {
            sheets,
            sheet,
            format,
            mut rows,
            merges,
            aside,
        } = sheet;
        rows.retain(|row| row.filled() > 0);
        let index = heading_row(&rows)?;
        let mut below = rows.split_off(index);
        let heading = below.remove(0);
        let width = below
            .iter()
            .map(last_filled)
            .max()
            .unwrap_or(0)
            .max(last_filled(&heading));
        if below.len() > MAX_ROWS || width > MAX_COLUMNS {
            return Err(ReadError::TooManyCells);
        }
        let merged = fill_merged(&mut below, &merges, heading.number);
        Ok(Self {
            sheets,
            sheet,
            format,
            header_row: heading.number,
            columns: titles(&heading, &below, width),
            aside: aside.said(&below),
            rows: below,
            merged,
        })
    }

    /// The column with this heading.
    pub fn column(&self, title: &str) -> Option<usize> {
        let named = |column: &Column| !title.is_empty() && column.title == title;
        self.columns.iter().position(named)
    }

    /// Whether a cell got its value from a merged cell above.
    pub(crate) fn is_merged(&self, row: u32, column: usize) -> bool {
        self.merged.contains(&(row, column))
    }
}

fn last_filled(row: &Row) -> usize {
    row.cells
        .iter()
        .rposition(|cell| *cell != Cell::Empty)
        .map_or(0, |last| last + 1)
}

/// The row with the most words that we know as headings; without any, the first that is as full as the fullest half.
fn heading_row(rows: &[Row]) -> Result<usize, ReadError> {
    let top = rows.get(..HEADING_ROWS.min(rows.len())).unwrap_or_default();
    let known = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| is_known_heading(cell))
            .count()
    };
    let best = top
        .iter()
        .enumerate()
        .rev()
        .max_by_key(|(_, row)| known(row));
    match best {
        None => Err(ReadError::Empty),
        Some((index, row)) if known(row) > 1 || (known(row) == 1 && row.filled() == 1) => Ok(index),
        Some(_) => {
            let most = top.iter().map(Row::filled).max().unwrap_or(0);
            let first = top
                .iter()
                .position(|row| row.filled() * 2 >= most && row.filled() > 1);
            first
                .filter(|index| top.get(*index).is_some_and(looks_like_headings))
                .ok_or(ReadError::NoHeadings)
        }
    }
}

fn is_known_heading(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if Target::of_heading(text).is_some())
}

fn looks_like_headings(row: &Row) -> bool {
    row.cells.iter().all(|cell| match cell {
        Cell::Empty => true,
        Cell::Text(text) => {
            let has_letter = text.contains(char::is_alphabetic);
            has_letter && !date::looks_like_date(text) && !text.contains('@')
        }
        _ => false,
    })
}

/// One column each, with headings that are unique. A column with neither heading nor value gets one too: positions stay.
fn titles(heading: &Row, below: &[Row], width: usize) -> Vec<Column> {
    let mut taken: Vec<String> = Vec::new();
    for index in 0..width {
        let shown = heading.cell(index).shown();
        let words: Vec<&str> = shown.split_whitespace().collect();
        let mut title: String = words.join(" ").chars().take(MAX_TITLE).collect();
        if title.is_empty() && below.iter().any(|row| *row.cell(index) != Cell::Empty) {
            title = format!("Spalte {}", letters(index));
        }
        let unique = (2..).map(|n| format!("{title} ({n})"));
        let first = std::iter::once(title.clone()).chain(unique);
        let free = first
            .into_iter()
            .find(|name| title.is_empty() || !taken.contains(name));
        taken.push(free.unwrap_or_default());
    }
    taken.into_iter().map(|title| Column { title }).collect()
}

/// Name of a column as spreadsheets show it: A … Z, AA …
pub(crate) fn letters(index: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    match index.checked_sub(26) {
        None => letter(index).to_string(),
        Some(rest) => format!("{}{}", letters(rest / 26), letter(index)),
    }
}

/// A cell merged over several rows holds for each of them. Gives the cells that were filled this way.
fn fill_merged(rows: &mut [Row], merges: &[Merge], heading: u32) -> BTreeSet<(u32, usize)> {
    let mut filled = BTreeSet::new();
    let below = |merge: &&Merge| merge.first_row > heading && merge.column < MAX_COLUMNS;
    for merge in merges.iter().filter(below) {
        let first = rows.partition_point(|row| row.number < merge.first_row);
        let end = rows.partition_point(|row| row.number <= merge.last_row);
        let Some([source, rest @ ..]) = rows.get_mut(first..end) else {
            continue;
        };
        let value = source.cell(merge.column).clone();
        if source.number != merge.first_row || value == Cell::Empty {
            continue;
        }
        for row in rest
            .iter_mut()
            .filter(|row| *row.cell(merge.column) == Cell::Empty)
        {
            if row.cells.len() <= merge.column {
                row.cells.resize(merge.column + 1, Cell::Empty);
            }
            if let Some(cell) = row.cells.get_mut(merge.column) {
                cell.clone_from(&value);
            }
            filled.insert((row.number, merge.column));
        }
    }
    filled
}
