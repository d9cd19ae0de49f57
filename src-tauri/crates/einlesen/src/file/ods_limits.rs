//! A look at an OpenDocument table before the parser expands it; its merged cells, hidden rows and comments.
//!
//! The format repeats cells and rows by a number in an attribute: a few bytes can stand for millions of cells. And the
//! parser waits for closing tags, so a table that is cut off must not reach it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::error::ReadError;
use crate::table::{MAX_COLUMNS, MAX_ROWS, Merge};

/// Titles above the table, totals below.
const SPARE_ROWS: u64 = 500;
/// Columns that are filled by mistake.
const SPARE_COLUMNS: u64 = 60;
/// Most spaces that one element stands for.
const MAX_SPACES: u64 = 10_000;
/// Deepest nesting; office programs stay far below.
const MAX_DEPTH: usize = 100;

/// What the parser does not tell about a sheet.
#[derive(Default)]
pub struct Known {
    /// Merged cells over several rows.
    pub merges: Vec<Merge>,
    /// Hidden rows, counted from 1.
    pub hidden_rows: BTreeSet<u32>,
    /// Comments at cells.
    pub comments: usize,
}

/// What is known by sheet, or why the table is not expanded.
pub fn check(bytes: &[u8]) -> Result<BTreeMap<String, Known>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let manifest = archive
        .by_name("META-INF/manifest.xml")
        .map_err(|_| ReadError::Damaged)?;
    Scan::default().run(BufReader::new(manifest))?;
    let content = archive
        .by_name("content.xml")
        .map_err(|_| ReadError::Damaged)?;
    let mut scan = Scan::default();
    scan.run(BufReader::new(content))?;
    Ok(scan.known)
}

#[derive(Default)]
struct Scan {
    known: BTreeMap<String, Known>,
    sheet: String,
    depth: usize,
    row: u64,
    rows_repeated: u64,
    column: u64,
    /// The cell that is open: how often it is repeated.
    cell: Option<u64>,
}

impl Scan {
    fn run(&mut self, input: impl BufRead) -> Result<(), ReadError> {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().check_end_names = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader
                .read_event_into(&mut buffer)
                .map_err(|_| ReadError::Damaged)?
            {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(ReadError::Damaged);
                    }
                    self.open(&element)?;
                }
                Event::Empty(element) => {
                    self.open(&element)?;
                    self.close(element.name().as_ref())?;
                }
                Event::End(element) => {
                    self.depth = self.depth.checked_sub(1).ok_or(ReadError::Damaged)?;
                    self.close(element.name().as_ref())?;
                }
                Event::DocType(_) => return Err(ReadError::Damaged),
                Event::Eof if self.depth == 0 => return Ok(()),
                Event::Eof => return Err(ReadError::Damaged),
                _ => {}
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        match element.name().as_ref() {
            "table:table" => {
                self.sheet = text(element, "table:name");
                self.row = 0;
            }
            "table:table-row" => {
                self.rows_repeated = number(element, "table:number-rows-repeated")?;
                self.column = 0;
                let shown = text(element, "table:visibility");
                if matches!(shown.as_str(), "collapse" | "filter") {
                    self.hide();
                }
            }
            "office:annotation" => self.sheet_known().comments += 1,
            "table:table-cell" | "table:covered-table-cell" => self.open_cell(element)?,
            "text:s" if number(element, "text:c")? > MAX_SPACES => {
                return Err(ReadError::CellTooLong);
            }
            name if name.starts_with("text:") => self.fill()?,
            _ => {}
        }
        Ok(())
    }

    fn sheet_known(&mut self) -> &mut Known {
        self.known.entry(self.sheet.clone()).or_default()
    }

    /// The open rows are hidden. Beyond the last row of a list nobody misses any.
    fn hide(&mut self) {
        let most = MAX_ROWS as u64 + SPARE_ROWS;
        let end = self.row.saturating_add(self.rows_repeated).min(most);
        let rows = (self.row..end).filter_map(|row| u32::try_from(row + 1).ok());
        let rows: Vec<u32> = rows.collect();
        self.sheet_known().hidden_rows.extend(rows);
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.cell = Some(number(element, "table:number-columns-repeated")?);
        let rows = number(element, "table:number-rows-spanned")?;
        let columns = number(element, "table:number-columns-spanned")?;
        if rows > 1 && self.row < u64::from(u32::MAX / 2) {
            let column = self.column;
            let first = u32::try_from(self.row + 1).unwrap_or(u32::MAX / 2);
            let merges = &mut self.sheet_known().merges;
            let until = column.saturating_add(columns).min(MAX_COLUMNS as u64);
            merges.extend((column..until).take(1).map(|column| Merge {
                first_row: first,
                last_row: first.saturating_add(u32::try_from(rows - 1).unwrap_or(0)),
                column: usize::try_from(column).unwrap_or(MAX_COLUMNS),
            }));
        }
        let valued = element
            .attributes()
            .with_checks(false)
            .flatten()
            .any(|attribute| {
                let key = attribute.key.as_ref();
                key.starts_with("office:") && key.ends_with("value-type") || key == "table:formula"
            });
        if valued { self.fill() } else { Ok(()) }
    }

    /// The open cell holds something: it and everything before it will be expanded.
    fn fill(&mut self) -> Result<(), ReadError> {
        let Some(repeated) = self.cell else {
            return Ok(());
        };
        let last_column = self.column.saturating_add(repeated);
        let last_row = self.row.saturating_add(self.rows_repeated);
        let fits = last_column <= MAX_COLUMNS as u64 + SPARE_COLUMNS
            && last_row <= MAX_ROWS as u64 + SPARE_ROWS;
        if fits {
            Ok(())
        } else {
            Err(ReadError::TooManyCells)
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "table:table-row" => self.row = self.row.saturating_add(self.rows_repeated),
            "table:table-cell" | "table:covered-table-cell" => {
                let repeated = self.cell.take().unwrap_or(1);
                self.column = self.column.saturating_add(repeated);
            }
            _ => {}
        }
        Ok(())
    }
}

fn text(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.try_get_attribute(name).ok().flatten();
    found
        .map(|attribute| attribute.value.into_owned())
        .unwrap_or_default()
}

/// A repetition; 1 when it is not given.
fn number(element: &BytesStart<'_>, name: &str) -> Result<u64, ReadError> {
    match element
        .try_get_attribute(name)
        .map_err(|_| ReadError::Damaged)?
    {
        None => Ok(1),
        Some(attribute) => match attribute.value.parse() {
            Ok(0) | Err(_) => Err(ReadError::Damaged),
            Ok(number) => Ok(number),
        },
    }
}
