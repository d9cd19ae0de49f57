//! `statistik …`

use std::path::Path;

use fallmappe_commands::command;
use fallmappe_commands::schema::{ReleaseStatistik, StatistikPreview, StatistikRequest};
use fallmappe_domain::code::Code;
use serde_json::json;

use crate::args::StatistikVerb;
use crate::desk::Desk;
use crate::output::{Failure, print};

pub fn run(desk: &mut Desk, verb: StatistikVerb) -> Result<(), Failure> {
    let StatistikVerb::Release {
        von,
        bis,
        stichtag,
        preset,
        min_count,
        out,
        preview,
    } = verb;
    desk.unlock()?;
    let request = StatistikRequest {
        programme: Code(preset),
        from: von,
        to: bis,
        stichtag,
        min_count,
    };
    let seen = desk.call(command::preview_statistik, request.clone())?;
    if !preview {
        let request = ReleaseStatistik {
            request,
            expected_sha256: seen.sha256.clone(),
        };
        desk.call(command::release_statistik, request)?;
    }
    let files = write(desk, &out, &seen)?;
    let answer = json!({ "released": !preview, "sha256": seen.sha256, "files": files });
    print(desk.global.json, &answer, |_| {
        let what = if preview {
            "Vorschau, nichts eingefroren."
        } else {
            "Bericht freigegeben; er wartet auf Zustellung."
        };
        [vec![what.to_owned()], table_lines(&seen), files.clone()].concat()
    })
}

/// The report as files; the same bytes that were released or previewed.
fn write(desk: &Desk, out: &Path, seen: &StatistikPreview) -> Result<Vec<String>, Failure> {
    let json = out.join("bericht.json");
    let csv = out.join("bericht.csv");
    desk.write_file(&json, seen.json.clone().into_bytes())?;
    desk.write_file(&csv, seen.csv.clone().into_bytes())?;
    Ok([json, csv]
        .iter()
        .map(|path| path.display().to_string())
        .collect())
}

fn table_lines(seen: &StatistikPreview) -> Vec<String> {
    let mut lines = Vec::new();
    for table in &seen.tables {
        lines.push(table.title.clone());
        lines.extend(
            table
                .rows
                .iter()
                .map(|row| format!("  {:<48} {}", row.label, row.cells.join("  "))),
        );
    }
    lines
}
