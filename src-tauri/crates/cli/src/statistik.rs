//! `statistik …`

use std::path::{Path, PathBuf};

use fallmappe_commands::schema::{
    AuditStatistik, BerichtView, CombineStatistik, InternRequest, Nachrechnung, Nothing,
    ReleaseStatistik, Schutz, StatistikRequest, WriteBericht, WriteCombined, WriteIntern,
    WriteVorschau, WrittenFiles,
};
use fallmappe_commands::{Host, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::BerichtId;
use serde_json::json;

use crate::args::StatistikVerb;
use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

pub fn run(desk: &mut Desk, verb: StatistikVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        StatistikVerb::Release {
            von,
            bis,
            stichtag,
            preset,
            min_count,
            out,
            runden,
            preview,
        } => {
            let request = StatistikRequest {
                programme: Code(preset),
                from: von,
                to: bis,
                stichtag,
                min_count,
                schutz: if runden {
                    Schutz::Runden5
                } else {
                    Schutz::Blockregel
                },
            };
            release(desk, request, &out, preview)
        }
        StatistikVerb::List => list(desk),
        StatistikVerb::Write { bericht, out } => {
            let request = WriteBericht {
                bericht: BerichtId(bericht),
                folder: handle(&out)?,
            };
            let written = desk.call(command::write_bericht, request)?;
            print_files(desk, &written)
        }
        StatistikVerb::Combine {
            von,
            bis,
            preset,
            out,
        } => {
            let request = CombineStatistik {
                programme: Code(preset),
                from: von,
                to: bis,
            };
            let request = WriteCombined {
                request,
                folder: handle(&out)?,
            };
            let written = desk.call(command::write_combined, request)?;
            print_files(desk, &written)
        }
        StatistikVerb::Audit { preset } => {
            let request = AuditStatistik {
                programme: Code(preset),
            };
            let audit = desk.call(command::audit_statistik, request)?;
            print(desk.global.json, &audit, audit_lines)
        }
        StatistikVerb::Intern {
            von,
            bis,
            stichtag,
            vergleich_von,
            vergleich_bis,
            alter_am_stichtag,
            preset,
            out,
        } => {
            let request = InternRequest {
                programme: Code(preset),
                from: von,
                to: bis,
                stichtag,
                compare_from: vergleich_von,
                compare_to: vergleich_bis,
                age_at_stichtag: alter_am_stichtag,
            };
            let request = WriteIntern {
                request,
                folder: handle(&out)?,
            };
            let written = desk.call(command::write_intern, request)?;
            print_files(desk, &written)
        }
    }
}

fn release(
    desk: &mut Desk,
    request: StatistikRequest,
    out: &Path,
    preview: bool,
) -> Result<(), Failure> {
    let seen = desk.call(command::preview_statistik, request.clone())?;
    let vorschau = WriteVorschau {
        request: request.clone(),
        before_release: !preview,
        folder: handle(out)?,
    };
    let written = desk.call(command::write_vorschau, vorschau)?;
    let files: Vec<String> = written
        .files
        .iter()
        .map(|file| file.place.clone())
        .collect();
    if !preview {
        let request = ReleaseStatistik {
            request,
            expected_sha256: seen.sha256.clone(),
        };
        // The files come first and go again when the release is refused, so that no folder holds a report that nobody
        // released.
        let paths: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        desk.call(command::release_statistik, request)
            .inspect_err(|_| desk.session.host().remove_files(&paths))?;
    }
    let answer = json!({
        "released": !preview, "sha256": seen.sha256, "files": files, "nachrechnung": seen.nachrechnung,
    });
    print(desk.global.json, &answer, |_| {
        let what = if preview {
            "Vorschau, nichts eingefroren."
        } else {
            "Bericht freigegeben; er wartet auf Zustellung."
        };
        let audit = audit_lines(&seen.nachrechnung);
        [
            vec![what.to_owned()],
            table_lines(&seen.view),
            audit,
            files.clone(),
        ]
        .concat()
    })
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let list = desk.call(command::list_berichte, Nothing {})?;
    print(desk.global.json, &list, |list| {
        let row = |row: &fallmappe_commands::schema::BerichtRow| {
            format!(
                "{}\t{}\t{} bis {}\tfreigegeben {}",
                row.id,
                row.programme,
                row.from,
                row.to,
                row.released_at.date()
            )
        };
        list.rows.iter().map(row).collect()
    })
}

fn print_files(desk: &Desk, written: &WrittenFiles) -> Result<(), Failure> {
    print(desk.global.json, written, |written| {
        written
            .files
            .iter()
            .map(|file| format!("{}: {}", file.label, file.place))
            .collect()
    })
}

fn audit_lines(audit: &Nachrechnung) -> Vec<String> {
    let releases = match audit.releases {
        1 => "eine Freigabe".to_owned(),
        several => format!("{several} Freigaben zusammen"),
    };
    let head = format!(
        "Nachgerechnet: {releases}, {} Zahlen geprüft.",
        audit.figures
    );
    let result = match (audit.consistent, audit.weak.len()) {
        (false, _) => "Die Freigaben widersprechen einander.".to_owned(),
        (true, 0) => "Keine kleine Zahl lässt sich errechnen.".to_owned(),
        (true, 1) => "Eine Zahl lässt sich zu genau errechnen:".to_owned(),
        (true, weak) => format!("{weak} Zahlen lassen sich zu genau errechnen:"),
    };
    let weak = audit.weak.iter().map(|one| {
        let high = one
            .high
            .map_or_else(|| "unbegrenzt".to_owned(), |high| high.to_string());
        format!("  {} liegt zwischen {} und {high}", one.figure, one.low)
    });
    [head, result].into_iter().chain(weak).collect()
}

fn table_lines(view: &BerichtView) -> Vec<String> {
    let mut lines = Vec::new();
    for table in &view.tables {
        lines.push(table.title.clone());
        if !table.run.is_empty() {
            lines.push(format!("  ({})", table.run));
        }
        if table.columns.len() > 1 {
            lines.push(format!("  {:<60} {}", "", table.columns.join(" | ")));
        }
        let rows = table.rows.iter();
        lines.extend(rows.map(|row| format!("  {:<60} {}", row.label, row.cells.join("  "))));
    }
    // Without the key to the signs a dot could be taken for a zero.
    let signs = view.notes.iter().filter(|note| note.starts_with("Zeichen"));
    lines.extend(signs.cloned());
    lines
}
