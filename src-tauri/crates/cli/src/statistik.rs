//! `statistik …`

use std::path::{Path, PathBuf};

use fallmappe_commands::host::NewFile;
use fallmappe_commands::schema::{ReleaseStatistik, StatistikPreview, StatistikRequest};
use fallmappe_commands::{ErrorCode, Host, command};
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
    let written = write(desk, &out, &seen)?;
    if !preview {
        let request = ReleaseStatistik {
            request,
            expected_sha256: seen.sha256.clone(),
        };
        // A period is released once. So the files come first and go again when the release is refused; the other way
        // round a full disk would leave a report that nobody can be given any more.
        desk.call(command::release_statistik, request)
            .inspect_err(|_| desk.session.host().remove_files(&written))?;
    }
    let files: Vec<String> = written
        .iter()
        .map(|path| path.display().to_string())
        .collect();
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
fn write(desk: &Desk, out: &Path, seen: &StatistikPreview) -> Result<Vec<PathBuf>, Failure> {
    let folder = std::path::absolute(out).map_err(|_| ErrorCode::NoPermission)?;
    let file = |name: &str, text: &str| NewFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = [
        file("bericht.json", &seen.json),
        file("bericht.csv", &seen.csv),
    ];
    Ok(desk.session.host().write_new_files(&folder, &files)?)
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
    // Without the key to the signs a dot could be taken for a zero.
    let signs = seen.notes.iter().filter(|note| note.starts_with("Zeichen"));
    lines.extend(signs.cloned());
    lines
}
