//! A report as files: long list, spreadsheet, paper. All are made from the one sheet, so they carry the same numbers.

use chrono::NaiveDate;
use fallmappe_letters::content::{
    Anchor as PaperAnchor, Drawing, NumberRow, Pattern as PaperPattern, Shape as PaperShape,
};
use fallmappe_letters::kinds::{Antwort, Statistikbericht, Zahlentafel};
use fallmappe_letters::render_report;
use fallmappe_seal::sha256_hex;
use fallmappe_statistics::chart::{self, Anchor, Pattern, Shape};
use fallmappe_statistics::{Sheet, SheetCell, SheetTable, sheet_csv, sheet_xlsx};

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::NewFile;

/// Longest drawing that fits under its table, in tenths of a millimetre.
const TALLEST: i32 = 2_000;

/// The three files of a sheet, with labels for people.
pub(super) fn files(
    sheet: &Sheet,
    name: &str,
    day: NaiveDate,
) -> Answer<Vec<(&'static str, NewFile)>> {
    let file = |label, ending: &str, bytes| {
        (
            label,
            NewFile {
                name: format!("{name}.{ending}"),
                bytes,
            },
        )
    };
    Ok(vec![
        file("Bericht (PDF)", "pdf", pdf(sheet, day)?),
        file("Bericht (Excel)", "xlsx", xlsx(sheet, day)?),
        file("Bericht (CSV für Excel)", "csv", sheet_csv(sheet)),
    ])
}

pub(super) fn xlsx(sheet: &Sheet, day: NaiveDate) -> Answer<Vec<u8>> {
    sheet_xlsx(sheet, day).map_err(|_| ErrorCode::Internal.into())
}

pub(super) fn pdf(sheet: &Sheet, day: NaiveDate) -> Answer<Vec<u8>> {
    let answers = sheet.answers.iter().map(|answer| Antwort {
        question: answer.question.clone(),
        paragraphs: answer.paragraphs.clone(),
    });
    let bericht = Statistikbericht {
        title: sheet.title.clone(),
        mark: sheet.mark.unwrap_or_default().to_owned(),
        head: sheet.head.clone(),
        answers: answers.collect(),
        tables: sheet.tables.iter().map(table).collect(),
        notes: sheet.notes.clone(),
        date: day,
        document_id: document_id(sheet, day),
    };
    Ok(render_report(&bericht.report()?)?)
}

/// The same report is the same file, so its identifier comes from what it says.
fn document_id(sheet: &Sheet, day: NaiveDate) -> [u8; 16] {
    let hash = sha256_hex(&[sheet_csv(sheet), day.to_string().into_bytes()].concat());
    let mut id = [0; 16];
    id.copy_from_slice(hash.as_bytes().get(..16).unwrap_or(&[0; 16]));
    id
}

fn table(table: &SheetTable) -> Zahlentafel {
    let rows = table.rows.iter().map(|row| NumberRow {
        label: row.label.clone(),
        cells: row.cells.iter().map(printed).collect(),
        total: row.total,
    });
    let charts = chart::layout_within(table, TALLEST);
    Zahlentafel {
        chapter: table.chapter.clone(),
        title: table.title.clone(),
        definition: table.definition.clone(),
        run: table.run.clone(),
        stub: table.stub.clone(),
        columns: table.columns.clone(),
        rows: rows.collect(),
        hidden_because: table.hidden_because.clone(),
        charts: charts.iter().map(drawing).collect(),
    }
}

/// With the point that German puts into large numbers.
fn printed(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Number(value) => chart::german_number(*value),
        SheetCell::Sign(sign) => sign.clone(),
    }
}

/// Tenths of a millimetre become millimetres.
fn drawing(drawing: &chart::Drawing) -> Drawing {
    Drawing {
        width: millimetres(drawing.width),
        height: millimetres(drawing.height),
        shapes: drawing.shapes.iter().map(shape).collect(),
        alt: drawing.description.clone(),
    }
}

fn shape(shape: &Shape) -> PaperShape {
    match shape {
        Shape::Area {
            x,
            y,
            width,
            height,
            fill,
        } => PaperShape::Area {
            x: millimetres(*x),
            y: millimetres(*y),
            width: millimetres(*width),
            height: millimetres(*height),
            pattern: pattern(fill.pattern()),
            colour: fill.colour(),
            outlined: fill.is_outlined(),
        },
        Shape::Text {
            x,
            y,
            size,
            anchor,
            text,
            ..
        } => PaperShape::Text {
            x: millimetres(*x),
            y: millimetres(*y),
            size: millimetres(*size),
            anchor: match anchor {
                Anchor::Start => PaperAnchor::Start,
                Anchor::Middle => PaperAnchor::Middle,
                Anchor::End => PaperAnchor::End,
            },
            text: text.clone(),
        },
    }
}

fn pattern(pattern: Pattern) -> PaperPattern {
    match pattern {
        Pattern::Plain => PaperPattern::Plain,
        Pattern::Stripes => PaperPattern::Stripes,
        Pattern::Dots => PaperPattern::Dots,
        Pattern::BackStripes => PaperPattern::BackStripes,
        Pattern::Lines => PaperPattern::Lines,
        Pattern::Hatched => PaperPattern::Hatched,
        Pattern::Empty => PaperPattern::Empty,
    }
}

fn millimetres(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}
