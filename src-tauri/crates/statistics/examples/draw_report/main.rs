//! Writes the charts, the spreadsheet and the long list of a made-up report into the folder named as argument: for
//! looking at them.

#[allow(
    dead_code,
    reason = "the tests use more of the samples than this picture does"
)]
#[path = "../../src/chart/samples.rs"]
mod samples;

use fallmappe_statistics::chart::{Palette, svg};
use fallmappe_statistics::{
    Chart, INTERNAL_MARK, Sheet, SheetAnswer, SheetCell, SheetRow, SheetTable, sheet_csv,
    sheet_xlsx,
};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let report = samples::internal();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 7, 3).unwrap_or_default();
    std::fs::write(folder.join("bericht.xlsx"), sheet_xlsx(&report, day)?)?;
    std::fs::write(folder.join("bericht.csv"), sheet_csv(&report))?;
    for table in &report.tables {
        for (name, palette) in [("papier", Palette::Paper), ("fenster", Palette::Screen)] {
            if let Some(chart) = svg(table, palette) {
                let file = format!("{}_{name}.svg", table.id);
                std::fs::write(folder.join(file), chart)?;
            }
        }
    }
    Ok(())
}
