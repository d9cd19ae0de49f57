//! Tables as text: which encoding, which separator, and rows numbered as a spreadsheet shows them.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::ReadError;
use crate::table::{Aside, Cell, MAX_COLUMNS, MAX_ROWS, Row, Sheet};

/// Longest cell in bytes; Excel's own limit is 32,767 characters.
pub const MAX_CELL: usize = 100_000;
/// Records that are looked at for the separator.
const SAMPLE: usize = 50;
const SEPARATORS: [(u8, &str); 4] = [
    (b';', "Semikolon"),
    (b'\t', "Tabulator"),
    (b',', "Komma"),
    (b'|', "Strich"),
];

/// Reads a table of text.
pub fn sheet(bytes: &[u8]) -> Result<Sheet, ReadError> {
    let (text, encoding) = decode(bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    // Excel's own hint, in the first line.
    let (hint, skipped) = match text.split_once('\n') {
        Some((first, _)) if first.len() == 5 && first.starts_with("sep=") => {
            (first.bytes().last(), 1)
        }
        _ => (None, 0),
    };
    let body = if skipped == 0 {
        text.as_str()
    } else {
        text.split_once('\n').map_or("", |(_, rest)| rest)
    };
    let separator = hint.unwrap_or_else(|| separator(body));
    let name = SEPARATORS
        .iter()
        .find(|(byte, _)| *byte == separator)
        .map_or("anderes Zeichen", |(_, name)| name);
    Ok(Sheet {
        sheets: Vec::new(),
        sheet: String::new(),
        format: format!("CSV, {name}, {encoding}"),
        rows: rows(body, separator, skipped)?,
        merges: Vec::new(),
        aside: Aside::default(),
    })
}

/// UTF-8 and UTF-16 are known by their mark or by being valid; everything else is Windows-1252, as Excel writes it here.
fn decode(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    let utf16 = |start: &[u8]| start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
    let (encoding, name) = match bytes {
        [0xff, 0xfe, ..] => (UTF_16LE, "UTF-16"),
        [0xfe, 0xff, ..] => (UTF_16BE, "UTF-16"),
        [_, 0, _, 0, ..] => (UTF_16LE, "UTF-16"),
        [0, _, 0, _, ..] => (UTF_16BE, "UTF-16"),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, "UTF-8"),
        _ => (WINDOWS_1252, "Windows-1252"),
    };
    let (text, _, broken) = encoding.decode(bytes);
    if broken && !utf16(bytes) {
        return Err(ReadError::NotATable);
    }
    if text.contains('\0') || text.chars().filter(|c| is_binary(*c)).count() > text.len() / 200 {
        return Err(ReadError::NotATable);
    }
    Ok((text.into_owned(), name))
}

fn is_binary(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// The separator that cuts most records into the same number of fields; the semicolon when none does.
fn separator(text: &str) -> u8 {
    let quality = |separator: u8| {
        let mut reader = reader(text, separator);
        let widths: Vec<usize> = reader
            .records()
            .take(SAMPLE)
            .flatten()
            .map(|record| record.len())
            .collect();
        let usual = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths
            .iter()
            .filter(|width| **width > 1)
            .map(|width| (usual(*width), *width))
            .max()
    };
    let best = SEPARATORS
        .iter()
        .rev()
        .filter_map(|(byte, _)| Some((quality(*byte)?, *byte)));
    best.max_by_key(|(quality, _)| *quality)
        .map_or(b';', |(_, byte)| byte)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

fn rows(text: &str, separator: u8, skipped: u32) -> Result<Vec<Row>, ReadError> {
    let mut reader = reader(text, separator);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut number = skipped;
    loop {
        let before = reader.position().line();
        if !reader
            .read_record(&mut record)
            .map_err(|_| ReadError::Damaged)?
        {
            return Ok(rows);
        }
        // The parser passes over empty lines; people and spreadsheets count them.
        let inside: usize = record.iter().map(|field| field.matches('\n').count()).sum();
        let lines = reader.position().line().saturating_sub(before);
        let empty = lines.saturating_sub(inside as u64 + 1);
        number = number.saturating_add(u32::try_from(empty).unwrap_or(0) + 1);
        let cells = cells(&record)?;
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
        if rows.len() > MAX_ROWS + 500 {
            return Err(ReadError::TooManyCells);
        }
    }
}

/// The cells of a record without empty ones at the end.
fn cells(record: &StringRecord) -> Result<Vec<Cell>, ReadError> {
    if record.iter().any(|field| field.len() > MAX_CELL) {
        return Err(ReadError::CellTooLong);
    }
    let mut cells: Vec<Cell> = record.iter().map(Cell::text).collect();
    while cells.last() == Some(&Cell::Empty) {
        cells.pop();
    }
    if cells.len() > MAX_COLUMNS + 60 {
        return Err(ReadError::TooManyCells);
    }
    Ok(cells)
}
