//! A report as a spreadsheet: a worksheet for each table, and around them an overview, the answers, the definitions and
//! the notes. Counts are numbers, signs and everything else are text; there is no formula, no link and no macro.
//!
//! The day of making is a parameter, so that the same report gives the same bytes.

use super::looks_like_formula;
use super::sheet_name::sheet_name;
use crate::{Sheet, SheetCell, SheetTable, StatisticsError};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

/// The largest number that a spreadsheet keeps exactly (2^53).
const EXACT: u64 = 1 << 53;
/// The most characters of a text in a header or footer line; Excel allows 255 in all.
const FOOTER: usize = 100;
/// A4.
const PAPER: u8 = 9;

/// The report as XLSX, made on the day `created`.
///
/// # Errors
/// [`StatisticsError::Encoding`] when a text is longer than a cell may be (32,767 characters).
pub fn sheet_xlsx(sheet: &Sheet, created: NaiveDate) -> Result<Vec<u8>, StatisticsError> {
    write(sheet, created).map_err(|_| StatisticsError::Encoding)
}

fn write(sheet: &Sheet, created: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(sheet, created)?);
    let names = sheet.tables.iter().enumerate();
    let names = names.map(|(index, table)| sheet_name(index + 1, &table.title));
    let names = names.collect::<Vec<_>>();
    overview(&mut book, sheet, &names)?;
    answers(&mut book, sheet)?;
    for (table, name) in sheet.tables.iter().zip(&names) {
        self::table(&mut book, sheet, table, name)?;
    }
    definitions(&mut book, sheet)?;
    if !sheet.notes.is_empty() {
        let mut page = Page::new(&mut book, sheet, "Hinweise", &[94.0])?;
        page.row(&[("Hinweise", Look::Head)])?;
        for note in &sheet.notes {
            page.row(&[(note, Look::Text)])?;
        }
    }
    book.save_to_buffer()
}

fn properties(sheet: &Sheet, created: NaiveDate) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(created.year()).unwrap_or_default();
    let month = u8::try_from(created.month()).unwrap_or_default();
    let day = u8::try_from(created.day()).unwrap_or_default();
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    let properties = DocProperties::new()
        .set_title(&sheet.title)
        .set_comment(sheet.mark.unwrap_or_default())
        .set_creation_datetime(&made);
    Ok(properties)
}

fn overview(book: &mut Workbook, sheet: &Sheet, names: &[String]) -> Result<(), XlsxError> {
    let mut page = Page::new(book, sheet, "Übersicht", &[34.0, 60.0])?;
    page.row(&[(&sheet.title, Look::Title)])?;
    for (name, value) in &sheet.head {
        page.row(&[(name, Look::Strong), (value, Look::Text)])?;
    }
    page.skip();
    page.row(&[("Blatt", Look::Head), ("Tabelle", Look::Head)])?;
    for (name, table) in names.iter().zip(&sheet.tables) {
        page.row(&[(name, Look::Text), (&table.title, Look::Text)])?;
    }
    Ok(())
}

fn answers(book: &mut Workbook, sheet: &Sheet) -> Result<(), XlsxError> {
    if sheet.answers.is_empty() {
        return Ok(());
    }
    let mut page = Page::new(book, sheet, "Antworten", &[94.0])?;
    for answer in &sheet.answers {
        page.row(&[(&answer.question, Look::Strong)])?;
        for paragraph in &answer.paragraphs {
            page.row(&[(paragraph, Look::Text)])?;
        }
        page.skip();
    }
    Ok(())
}

fn table(
    book: &mut Workbook,
    sheet: &Sheet,
    table: &SheetTable,
    name: &str,
) -> Result<(), XlsxError> {
    let mut page = Page::new(book, sheet, name, &widths(table))?;
    page.row(&[(&table.title, Look::Title)])?;
    for text in [&table.run, &table.hidden_because] {
        if !text.is_empty() {
            page.row(&[(text, Look::Plain)])?;
        }
    }
    let columns = table
        .columns
        .iter()
        .map(|column| (column.as_str(), Look::HeadRight));
    let head = std::iter::once((table.stub.as_str(), Look::Head)).chain(columns);
    page.row(&head.collect::<Vec<_>>())?;
    page.freeze()?;
    for row in &table.rows {
        let (text, number) = match row.total {
            true => (Look::Strong, Look::StrongNumber),
            false => (Look::Text, Look::Number),
        };
        page.text(0, &row.label, text)?;
        for (column, cell) in (1_u16..).zip(&row.cells) {
            page.cell(column, cell, number)?;
        }
        page.skip();
    }
    Ok(())
}

fn definitions(book: &mut Workbook, sheet: &Sheet) -> Result<(), XlsxError> {
    let mut page = Page::new(book, sheet, "Definitionen", &[30.0, 56.0, 22.0])?;
    let head = ["Tabelle", "Was gezählt wird", "Zeitraum"];
    page.row(&head.map(|heading| (heading, Look::Head)))?;
    page.freeze()?;
    for table in &sheet.tables {
        page.row(&[
            (&table.title, Look::Strong),
            (&table.definition, Look::Text),
            (&table.run, Look::Text),
        ])?;
    }
    Ok(())
}

/// Widths that hold the labels and the headings, in characters.
fn widths(table: &SheetTable) -> Vec<f64> {
    let long = |text: &str| u16::try_from(text.chars().count()).map_or(60.0, f64::from);
    let labels = table.rows.iter().map(|row| long(&row.label));
    let label = labels.fold(long(&table.stub), f64::max) + 2.0;
    let columns = table
        .columns
        .iter()
        .map(|column| (long(column) + 2.0).clamp(12.0, 24.0));
    std::iter::once(label.clamp(24.0, 60.0))
        .chain(columns)
        .collect()
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Title,
    Head,
    HeadRight,
    Strong,
    StrongNumber,
    Number,
    /// Wrapped at the width of its column.
    Text,
    /// Runs over the columns to its right.
    Plain,
}

impl Look {
    fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Look::Title => format.set_bold().set_font_size(14),
            Look::Head => head(format),
            Look::HeadRight => head(format).set_align(FormatAlign::Right),
            Look::Strong => format.set_bold().set_text_wrap(),
            Look::StrongNumber => number(format).set_bold(),
            Look::Number => number(format),
            Look::Text => format.set_text_wrap(),
            Look::Plain => format,
        }
    }
}

fn head(format: Format) -> Format {
    format
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0xE6_EC_F2))
        .set_border_bottom(FormatBorder::Thin)
}

fn number(format: Format) -> Format {
    format.set_num_format("#,##0").set_align(FormatAlign::Right)
}

/// A worksheet that is filled from the top.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    next: u32,
}

impl<'a> Page<'a> {
    /// A worksheet that begins with the mark, which is printed at the head of each of its pages too.
    fn new(
        book: &'a mut Workbook,
        report: &Sheet,
        name: &str,
        widths: &[f64],
    ) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        let title = report.title.chars().take(FOOTER).collect::<String>();
        sheet.set_footer(format!("&L{}&RSeite &P von &N", header_text(&title)));
        let mut page = Page { sheet, next: 0 };
        if let Some(mark) = report.mark {
            page.sheet.set_header(format!("&C&B{}", header_text(mark)));
            page.row(&[(mark, Look::Title)])?;
        }
        Ok(page)
    }

    fn row(&mut self, cells: &[(&str, Look)]) -> Result<(), XlsxError> {
        for (column, (text, look)) in (0_u16..).zip(cells) {
            self.text(column, text, *look)?;
        }
        self.skip();
        Ok(())
    }

    /// Writes a string, never a formula: whoever edits the cell later does not make one of it either.
    fn text(&mut self, column: u16, text: &str, look: Look) -> Result<(), XlsxError> {
        let format = match looks_like_formula(text) {
            true => look.format().set_quote_prefix(),
            false => look.format(),
        };
        self.sheet
            .write_string_with_format(self.next, column, text, &format)?;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &SheetCell, look: Look) -> Result<(), XlsxError> {
        match cell {
            SheetCell::Number(value) if *value <= EXACT => {
                let value = *value as f64;
                self.sheet
                    .write_number_with_format(self.next, column, value, &look.format())?;
                Ok(())
            }
            _ => self.text(column, &cell.text(), look),
        }
    }

    fn skip(&mut self) {
        self.next += 1;
    }

    /// Keeps the rows so far in sight, and repeats the last of them on every printed page.
    fn freeze(&mut self) -> Result<(), XlsxError> {
        let head = self.next.saturating_sub(1);
        self.sheet.set_freeze_panes(self.next, 0)?;
        self.sheet.set_repeat_rows(head, head)?;
        Ok(())
    }
}

/// Text in a header line, where `&` begins a command.
fn header_text(text: &str) -> String {
    text.replace('&', "&&")
}
