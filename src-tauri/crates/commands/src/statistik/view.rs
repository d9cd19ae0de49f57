//! A report as the screen shows it: printed cells, never a raw number.

use fallmappe_statistics::chart::{self, Palette};
use fallmappe_statistics::{Sheet, SheetTable};

use crate::schema::{BerichtView, HeadLine, StandingAnswer, TablePreview, TableRow};

pub(super) fn view(sheet: &Sheet) -> BerichtView {
    let head = sheet.head.iter().map(|(name, value)| HeadLine {
        name: name.clone(),
        value: value.clone(),
    });
    let answers = sheet.answers.iter().map(|answer| StandingAnswer {
        question: answer.question.clone(),
        paragraphs: answer.paragraphs.clone(),
    });
    BerichtView {
        title: sheet.title.clone(),
        mark: sheet.mark.unwrap_or_default().to_owned(),
        head: head.collect(),
        answers: answers.collect(),
        tables: sheet.tables.iter().map(table).collect(),
        notes: sheet.notes.clone(),
    }
}

fn table(table: &SheetTable) -> TablePreview {
    let rows = table.rows.iter().map(|row| TableRow {
        label: row.label.clone(),
        cells: row
            .cells
            .iter()
            .map(fallmappe_statistics::SheetCell::text)
            .collect(),
        total: row.total,
    });
    TablePreview {
        id: table.id.clone(),
        chapter: table.chapter.clone(),
        title: table.title.clone(),
        definition: table.definition.clone(),
        run: table.run.clone(),
        stub: table.stub.clone(),
        columns: table.columns.clone(),
        rows: rows.collect(),
        hidden_because: table.hidden_because.clone(),
        chart: chart::svg(table, Palette::Screen).unwrap_or_default(),
    }
}
