//! Workbooks: .xlsx and .ods, read by calamine behind limits.
//!
//! Of formulas the value counts that the spreadsheet saved last. The parser is foreign code on foreign bytes: should it
//! ever panic, the file counts as damaged and the program goes on.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    CellErrorType, Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Sheet as Info, SheetType,
    SheetVisible, Xlsx, XlsxError,
};
use chrono::NaiveDate;

use super::archive::{self, Workbook};
use super::text::MAX_CELL;
use super::{ods_limits, xlsx_aside};
use crate::error::ReadError;
use crate::table::{Aside, Cell, MAX_COLUMNS, MAX_ROWS, Merge, Row, Sheet};

/// Last row of a sheet that is looked at: titles above the table and totals below come on top.
const LAST_ROW: u32 = MAX_ROWS as u32 + 500;
/// Last column of a sheet that is looked at.
const LAST_COLUMN: u32 = MAX_COLUMNS as u32 + 60;

/// Most other sheets that are named.
const MOST_OTHERS: usize = 10;

/// Reads a sheet of a workbook; the first visible one with rows when `wanted` is empty.
pub fn sheet(bytes: &[u8], wanted: &str) -> Result<Sheet, ReadError> {
    let kind = archive::inspect(bytes)?;
    let parse = || match kind {
        Workbook::Xlsx => from_xlsx(bytes, wanted),
        Workbook::Ods => from_ods(bytes, wanted),
    };
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or(Err(ReadError::Damaged))
}

fn from_xlsx(bytes: &[u8], wanted: &str) -> Result<Sheet, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_error(&error))?;
    let sheets = Sheets::of(book.sheets_metadata());
    let mut chosen = String::new();
    let mut rows = Vec::new();
    for name in sheets.candidates(wanted)? {
        rows = xlsx_rows(&mut book, &name)?;
        chosen = name;
        if !rows.is_empty() {
            break;
        }
    }
    let merges = book.merge_cells_by_sheet_name(&chosen).unwrap_or_default();
    let merges = merges
        .into_iter()
        .filter(|area| area.end.0 > area.start.0 && area.end.0 < LAST_ROW)
        .map(|area| Merge {
            first_row: area.start.0 + 1,
            last_row: area.end.0 + 1,
            column: area.start.1 as usize,
        })
        .collect();
    let (hidden_rows, comments) = xlsx_aside::of(bytes, &chosen);
    let mut other_sheets = Vec::new();
    for name in sheets.others(&chosen) {
        // A sheet that cannot be read is not the one that was asked for.
        let rows = xlsx_rows(&mut book, &name).map_or(0, |rows| rows.len());
        other_sheets.push((name, rows));
    }
    let aside = Aside {
        other_sheets,
        hidden_rows,
        comments,
    };
    Ok(sheets.sheet("Excel (.xlsx)", chosen, rows, merges, aside))
}

fn xlsx_rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, ReadError> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|error| xlsx_error(&error))?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|error| xlsx_error(&error))? {
        let value = match cell.get_value() {
            DataRef::Int(number) => Cell::Number(*number as f64),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::String(text) => Cell::text(short(text)?),
            DataRef::SharedString(text) => Cell::text(short(text)?),
            DataRef::Bool(flag) => Cell::Flag(*flag),
            DataRef::DateTime(moment) => day(moment),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
            DataRef::Error(error) => broken(error),
            DataRef::Empty => Cell::Empty,
        };
        put(&mut rows, cell.get_position(), value)?;
    }
    Ok(numbered(rows))
}

fn from_ods(bytes: &[u8], wanted: &str) -> Result<Sheet, ReadError> {
    let mut known = ods_limits::check(bytes)?;
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| ods_error(&error))?;
    let sheets = Sheets::of(book.sheets_metadata());
    let mut chosen = String::new();
    let mut rows = Vec::new();
    for name in sheets.candidates(wanted)? {
        rows = ods_rows(&mut book, &name)?;
        chosen = name;
        if !rows.is_empty() {
            break;
        }
    }
    let mut other_sheets = Vec::new();
    for name in sheets.others(&chosen) {
        let rows = ods_rows(&mut book, &name).map_or(0, |rows| rows.len());
        other_sheets.push((name, rows));
    }
    let known = known.remove(&chosen).unwrap_or_default();
    let aside = Aside {
        other_sheets,
        hidden_rows: known.hidden_rows,
        comments: known.comments,
    };
    Ok(sheets.sheet("OpenDocument (.ods)", chosen, rows, known.merges, aside))
}

fn ods_rows(book: &mut Ods<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, ReadError> {
    let range = book
        .worksheet_range(name)
        .map_err(|error| ods_error(&error))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = BTreeMap::new();
    for (row, column, value) in range.used_cells() {
        let value = match value {
            Data::Int(number) => Cell::Number(*number as f64),
            Data::Float(number) => Cell::Number(*number),
            Data::String(text) => Cell::text(short(text)?),
            Data::Bool(flag) => Cell::Flag(*flag),
            Data::DateTime(moment) => day(moment),
            Data::DateTimeIso(text) | Data::DurationIso(text) => iso(text),
            Data::Error(error) => broken(error),
            Data::Empty => Cell::Empty,
        };
        let at = |offset: u32, index: usize| {
            offset.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
        };
        put(&mut rows, (at(top, row), at(left, column)), value)?;
    }
    Ok(numbered(rows))
}

/// Puts a cell into its place. What lies far outside must be empty.
fn put(
    rows: &mut BTreeMap<u32, Vec<Cell>>,
    (row, column): (u32, u32),
    value: Cell,
) -> Result<(), ReadError> {
    if value == Cell::Empty {
        return Ok(());
    }
    if row >= LAST_ROW || column >= LAST_COLUMN {
        return Err(ReadError::TooManyCells);
    }
    let cells = rows.entry(row + 1).or_default();
    let index = column as usize;
    if cells.len() <= index {
        cells.resize(index + 1, Cell::Empty);
    }
    if let Some(cell) = cells.get_mut(index) {
        *cell = value;
    }
    Ok(())
}

fn numbered(rows: BTreeMap<u32, Vec<Cell>>) -> Vec<Row> {
    rows.into_iter()
        .map(|(number, cells)| Row { number, cells })
        .collect()
}

fn short(text: &str) -> Result<&str, ReadError> {
    if text.len() > MAX_CELL {
        Err(ReadError::CellTooLong)
    } else {
        Ok(text)
    }
}

/// The day of a date cell. A mere time of day is no date.
fn day(moment: &ExcelDateTime) -> Cell {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Cell::Text(String::from("Uhrzeit"));
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
        .map_or(Cell::Broken, Cell::Day)
}

fn iso(text: &str) -> Cell {
    let date = text.get(..10).and_then(|date| date.parse().ok());
    date.map_or_else(|| Cell::text(text), Cell::Day)
}

/// `#N/A` is what people type into a list for "not known"; the other errors are mistakes.
fn broken(error: &CellErrorType) -> Cell {
    match error {
        CellErrorType::NA => Cell::Text("#NV".to_owned()),
        _ => Cell::Broken,
    }
}

/// The worksheets of a workbook in their order.
struct Sheets {
    visible: Vec<String>,
    hidden: Vec<String>,
}

impl Sheets {
    fn of(sheets: &[Info]) -> Self {
        let tables = sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (visible, hidden): (Vec<&Info>, Vec<&Info>) =
            tables.partition(|sheet| sheet.visible == SheetVisible::Visible);
        let names =
            |sheets: Vec<&Info>| sheets.into_iter().map(|sheet| sheet.name.clone()).collect();
        Self {
            visible: names(visible),
            hidden: names(hidden),
        }
    }

    /// The sheets to look into, one after the other. A hidden one is read only when it is asked for.
    fn candidates(&self, wanted: &str) -> Result<Vec<String>, ReadError> {
        if wanted.is_empty() {
            return Ok(self.visible.clone());
        }
        let known = self
            .visible
            .iter()
            .chain(&self.hidden)
            .any(|name| name == wanted);
        if known {
            Ok(vec![wanted.to_owned()])
        } else {
            Err(ReadError::NoSuchSheet)
        }
    }

    /// Visible sheets that are not read, up to a number that somebody reads.
    fn others(&self, chosen: &str) -> Vec<String> {
        let others = self.visible.iter().filter(|name| *name != chosen);
        others.take(MOST_OTHERS).cloned().collect()
    }

    fn sheet(
        self,
        format: &str,
        sheet: String,
        rows: Vec<Row>,
        merges: Vec<Merge>,
        aside: Aside,
    ) -> Sheet {
        let format = match self.hidden.len() {
            0 => format.to_owned(),
            1 => format!("{format}, ein ausgeblendetes Blatt übergangen"),
            more => format!("{format}, {more} ausgeblendete Blätter übergangen"),
        };
        Sheet {
            sheets: self.visible,
            sheet,
            format,
            rows,
            merges,
            aside,
        }
    }
}

fn xlsx_error(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Password,
        _ => ReadError::Damaged,
    }
}

fn ods_error(error: &OdsError) -> ReadError {
    match error {
        OdsError::Password => ReadError::Password,
        OdsError::CellLimitExceeded { .. } => ReadError::TooManyCells,
        _ => ReadError::Damaged,
    }
}
