//! The internal sheet counts to the person what towns published, and the protected report on the same facts shows what
//! the rule allows and says why the rest is hidden.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the helpers of a test may fail loudly"
)]

use chrono::NaiveDate;
use fallmappe_statistics::{
    AgeAt, Books, EreignisFact, Facts, INTERNAL_MARK, InternalRequest, MinCount, Period,
    PersonFact, Plan, Question, ReleasedReport, Sheet, SheetCell, SheetTable, StatisticsError,
    TeilnahmeFact, internal_sheet, release,
};

mod cases;
#[path = "intern/counting.rs"]
mod counting;
#[path = "intern/never.rs"]
mod never;
#[path = "intern/towns.rs"]
mod towns;

fn sheet(facts: &Facts, request: &InternalRequest) -> Sheet {
    internal_sheet(facts, &cases::plan(), request).unwrap()
}

/// The sheet of a period long after it ended.
fn sheet_of(facts: &Facts, period: Period) -> Sheet {
    sheet(
        facts,
        &InternalRequest::new(period, cases::day("2030-01-01")),
    )
}

fn table<'s>(sheet: &'s Sheet, id: &str) -> &'s SheetTable {
    let found = sheet.tables.iter().find(|table| table.id == id);
    found.unwrap_or_else(|| panic!("no table {id}"))
}

/// The number in a row and column by their headings.
fn number(sheet: &Sheet, id: &str, row: &str, column: &str) -> u64 {
    let table = table(sheet, id);
    let place = table.columns.iter().position(|one| one == column);
    let place = place.unwrap_or_else(|| panic!("no column {column} in {:?}", table.columns));
    let row = table.rows.iter().find(|one| one.label == row);
    match &row.unwrap_or_else(|| panic!("no row in {id}")).cells[place] {
        SheetCell::Number(value) => *value,
        SheetCell::Sign(sign) => panic!("{sign} in {id}"),
    }
}

/// A column of the rows that are no sums.
fn column(sheet: &Sheet, id: &str, column: &str) -> Vec<(String, u64)> {
    let rows = table(sheet, id).rows.iter().filter(|row| !row.total);
    rows.map(|row| (row.label.clone(), number(sheet, id, &row.label, column)))
        .collect()
}

fn sum(sheet: &Sheet, id: &str, name: &str) -> u64 {
    column(sheet, id, name).iter().map(|(_, value)| value).sum()
}

/// The protected report on the same facts.
fn protected(facts: &Facts, period: Period, k: u32) -> ReleasedReport {
    let mut question = Question::new(cases::plan(), period, cases::day("2030-01-01"), Vec::new());
    question.k = MinCount::new(k).unwrap();
    release(facts, &Books::default(), &question).unwrap().report
}
