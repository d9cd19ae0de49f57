//! `fall …`

use fallmappe_commands::command;
use fallmappe_commands::schema::{ExportFall, FallView};
use fallmappe_domain::dates::german_date;
use fallmappe_domain::preset;

use crate::args::FallVerb;
use crate::datenschutz;
use crate::desk::{Desk, handle};
use crate::import;
use crate::output::{Failure, print};
use crate::suche;

pub fn run(desk: &mut Desk, verb: FallVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let json = desk.global.json;
    match verb {
        FallVerb::Import(arguments) => import::run(desk, arguments),
        FallVerb::Imports => import::imports(desk),
        FallVerb::Undo { change } => import::undo(desk, change),
        FallVerb::List {
            conditions,
            ansicht,
            limit,
        } => suche::list(desk, &conditions, ansicht.as_deref(), limit),
        FallVerb::Search { text, limit } => suche::search(desk, text, limit),
        FallVerb::Duplicates { number } => suche::duplicates(desk, &number),
        FallVerb::Different { number, other } => suche::different(desk, &number, &other),
        FallVerb::Merge { keep, absorb } => suche::merge(desk, &keep, &absorb),
        FallVerb::Remove { number } => suche::remove(desk, &number),
        FallVerb::Erase { number, reason } => datenschutz::erase(desk, number, reason),
        FallVerb::Reduce { number } => datenschutz::reduce(desk, number),
        FallVerb::Retention => datenschutz::retention(desk),
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
