//! `fall …`

use fallmappe_commands::schema::{
    ExportFall, FaelleFilter, FaelleList, FallView, ImportFaelle, ImportSource, ListFaelle,
};
use fallmappe_commands::{CommandError, ErrorCode, command};
use fallmappe_domain::check::Problem;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::exchange::NEWER_VERSION;
use fallmappe_domain::preset;

use crate::args::FallVerb;
use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

pub fn run(desk: &mut Desk, verb: FallVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let json = desk.global.json;
    match verb {
        FallVerb::Import { file, dry_run } => {
            let source = ImportSource::File(handle(&file)?);
            let report = desk.call(command::import_faelle, ImportFaelle { source, dry_run })?;
            if !report.errors.is_empty() {
                let newer = report
                    .errors
                    .iter()
                    .any(|error| error.message == NEWER_VERSION);
                let code = if newer {
                    ErrorCode::NewerFile
                } else {
                    ErrorCode::ImportRejected
                };
                let problems = report.errors.into_iter().map(|error| Problem {
                    key: match error.key.as_str() {
                        "" => format!("Zeile {}", error.line),
                        key => format!("Zeile {}, {key}", error.line),
                    },
                    message: error.message,
                });
                return Err(CommandError::with_problems(code, problems.collect()).into());
            }
            print(json, &report, |report| {
                let what = if report.taken {
                    "eingelesen"
                } else {
                    "geprüft, nichts übernommen"
                };
                vec![format!("{} Fälle {what}.", report.count)]
            })
        }
        FallVerb::List { search, limit } => {
            let list = list(desk, search, limit)?;
            print(json, &list, |list| {
                let rows = list.rows.iter().map(|row| {
                    format!(
                        "{}\t{}\t{}\t{}",
                        row.number, row.name, row.birth_date, row.status
                    )
                });
                rows.chain([format!("{} von {} Fällen", list.rows.len(), list.total)])
                    .collect()
            })
        }
        FallVerb::Show { number } => {
            let view = desk.open_fall(&number)?;
            print(json, &view, lines)
        }
        FallVerb::Export { number, out } => {
            let fall = desk.fall(&number)?;
            let written = desk.call(
                command::export_fall,
                ExportFall {
                    fall,
                    folder: handle(&out)?,
                },
            )?;
            print(json, &written, |written| {
                written
                    .files
                    .iter()
                    .map(|file| format!("{}: {}", file.label, file.place))
                    .collect()
            })
        }
    }
}

/// As many rows as were asked for; the command gives them page by page.
fn list(desk: &mut Desk, search: String, limit: u32) -> Result<FaelleList, Failure> {
    let mut request = ListFaelle {
        search,
        filter: FaelleFilter::default(),
        offset: 0,
        limit,
    };
    let mut list = desk.call(command::list_faelle, request.clone())?;
    loop {
        request.offset = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
        request.limit = limit.saturating_sub(request.offset);
        if request.limit == 0 || request.offset >= list.total {
            return Ok(list);
        }
        let more = desk.call(command::list_faelle, request.clone())?.rows;
        if more.is_empty() {
            return Ok(list);
        }
        list.rows.extend(more);
    }
}

fn lines(view: &FallView) -> Vec<String> {
    let label = |list: &str, code| preset::shipped().label(list, code);
    let mut lines = vec![
        format!("Fall {}  {}", view.fall.number, view.person.display_name()),
        format!("Beginn {}", german_date(view.fall.opened_on)),
    ];
    lines.extend(
        view.fall
            .closed_on
            .map(|day| format!("Ende {}", german_date(day))),
    );
    lines.extend(view.status.iter().map(|row| {
        format!(
            "Aufenthalt seit {}: {}",
            german_date(row.value.since),
            label("aufenthaltsstatus", &row.value.kind)
        )
    }));
    lines.extend(view.teilnahmen.iter().map(|row| {
        format!(
            "Teilnahme seit {}: {}",
            german_date(row.value.eintritt),
            label("baustein", &row.value.baustein)
        )
    }));
    lines.extend(view.vermittlungen.iter().map(|row| {
        format!(
            "Vermittlung am {}: {}",
            german_date(row.value.date),
            label("vermittlungsart", &row.value.kind)
        )
    }));
    lines.extend(view.einwilligungen.iter().map(|row| {
        format!(
            "Einwilligung vom {}: {} {}",
            german_date(row.value.given_on),
            label("einwilligungsart", &row.value.kind),
            row.value.stelle
        )
    }));
    lines.extend(view.kontakte.iter().map(|row| {
        format!(
            "{} {}: {}",
            german_date(row.value.date),
            label("kontaktart", &row.value.kind),
            row.value.text
        )
    }));
    lines
}
