//! `projektende …`

use std::path::PathBuf;

use clap::Subcommand;
use fallmappe_commands::command;
use fallmappe_commands::schema::{
    IntoFolder, KeptPassphrase, NotePassphrases, Nothing, PlanProjektende, ProjektendePlan,
    ProjektendeProgress, ProjektendeRow, ProjektendeRun, RunProjektende,
};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};
use crate::uebergabe::words::{Form, Produkt};

#[derive(Subcommand)]
pub enum ProjektendeVerb {
    /// Alle offenen Fälle mit Plan, Einwilligung, nächster Frist und Stand
    List,
    /// Für Fälle festlegen, wer sie bekommt
    Plan {
        /// Fallnummern; ohne Angabe alle offenen Fälle ohne Plan
        #[arg(long, value_name = "N,…", value_delimiter = ',')]
        fall: Vec<String>,
        /// Name der Stelle
        #[arg(long, value_name = "STELLE", required_unless_present = "clear")]
        an: Option<String>,
        /// Was übergeben wird
        #[arg(long, value_enum, default_value_t = Produkt::Paket)]
        produkt: Produkt,
        /// Form des Pakets
        #[arg(long, value_enum, default_value_t = Form::Schluessel)]
        form: Form,
        /// Art der Übergabe: vollstaendig, mitbetreuung oder verweisung
        #[arg(long, value_name = "ART", default_value = "vollstaendig")]
        art: String,
        /// Den Plan wegnehmen
        #[arg(long, conflicts_with = "an")]
        clear: bool,
    },
    /// Den Plan ausführen; nach einer Unterbrechung einfach noch einmal
    Run {
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Höchstens so viele Fälle; ohne Angabe alle
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        /// Alle offenen Vorschläge annehmen; sonst bleiben solche Fälle liegen
        #[arg(long)]
        accept_suggestions: bool,
    },
    /// Passwörter verschlossener Pakete, die noch niemand notiert hat
    Passwoerter {
        /// Sie sind notiert: aus dem Tresor löschen
        #[arg(long)]
        notiert: bool,
    },
    /// Stand für das KI schreiben, nur Zahlen
    Report {
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

pub fn run(desk: &mut Desk, verb: ProjektendeVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        ProjektendeVerb::List => {
            let view = desk.call(command::get_projektende, Nothing {})?;
            print(desk.global.json, &view, |view| {
                let rows = view.rows.iter().map(row);
                rows.chain([progress(&view.progress)]).collect()
            })
        }
        ProjektendeVerb::Plan {
            fall,
            an,
            produkt,
            form,
            art,
            ..
        } => {
            let plan = match an {
                Some(an) => Some(ProjektendePlan {
                    stelle: desk.stelle(&an)?,
                    product: produkt.into(),
                    form: form.into(),
                    kind: Code(art),
                }),
                None => None,
            };
            plan_faelle(desk, &fall, plan)
        }
        ProjektendeVerb::Run {
            out,
            limit,
            accept_suggestions,
        } => carry_on(desk, &handle(&out)?, limit, accept_suggestions),
        ProjektendeVerb::Passwoerter { notiert } => passwoerter(desk, notiert),
        ProjektendeVerb::Report { out } => {
            let folder = handle(&out)?;
            let written = desk.call(command::write_projektende, IntoFolder { folder })?;
            print(desk.global.json, &written, |written| {
                let file = |file: &fallmappe_commands::schema::WrittenFile| {
                    format!("{}: {}", file.label, file.place)
                };
                written.files.iter().map(file).collect()
            })
        }
    }
}

fn plan_faelle(
    desk: &mut Desk,
    numbers: &[String],
    plan: Option<ProjektendePlan>,
) -> Result<(), Failure> {
    let mut faelle = Vec::new();
    for number in numbers {
        faelle.push(desk.fall(number)?);
    }
    if numbers.is_empty() {
        let view = desk.call(command::get_projektende, Nothing {})?;
        let meant = |row: &&ProjektendeRow| row.plan.is_none() == plan.is_some();
        faelle = view.rows.iter().filter(meant).map(|row| row.fall).collect();
    }
    let count = faelle.len();
    let done = desk.call(command::plan_projektende, PlanProjektende { faelle, plan })?;
    print(desk.global.json, &done, |_| {
        vec![format!("Plan für {count} Fälle gespeichert.")]
    })
}

/// Fall by Fall, so that an interruption costs one of them at most.
fn carry_on(
    desk: &mut Desk,
    folder: &str,
    limit: Option<u32>,
    accept_suggestions: bool,
) -> Result<(), Failure> {
    let mut left_to_make = limit.unwrap_or(u32::MAX);
    let mut whole: Option<ProjektendeRun> = None;
    let mut after = None;
    while left_to_make > 0 {
        let request = RunProjektende {
            folder: folder.to_owned(),
            limit: 1,
            after,
            accept_suggestions,
        };
        let step = desk.call(command::run_projektende, request)?;
        left_to_make -= 1;
        after = step.last;
        let done = step.left == 0;
        if !desk.global.json {
            print(false, &step, step_lines)?;
        }
        whole = Some(match whole {
            Some(before) => joined(before, step),
            None => step,
        });
        if done {
            break;
        }
    }
    match whole {
        Some(run) if desk.global.json => print(true, &run, |_| Vec::new()),
        Some(run) => print(false, &run, |run| vec![progress(&run.progress)]),
        None => Ok(()),
    }
}

/// Shows what waits, or forgets exactly what would be shown.
fn passwoerter(desk: &mut Desk, notiert: bool) -> Result<(), Failure> {
    let kept = desk.call(command::list_passphrases, Nothing {})?;
    if !notiert {
        return print(desk.global.json, &kept, |kept| {
            kept.rows.iter().map(kept_line).collect()
        });
    }
    let uebergaben: Vec<_> = kept.rows.iter().map(|row| row.uebergabe).collect();
    let count = uebergaben.len();
    let done = desk.call(command::note_passphrases, NotePassphrases { uebergaben })?;
    print(desk.global.json, &done, |_| {
        vec![format!("Passwörter aus dem Tresor gelöscht: {count}")]
    })
}

fn kept_line(row: &KeptPassphrase) -> String {
    format!(
        "{}\t{}\t{}\tPasswort: {}",
        row.number, row.stelle, row.packet, row.passphrase
    )
}

fn joined(mut before: ProjektendeRun, step: ProjektendeRun) -> ProjektendeRun {
    before.made.extend(step.made);
    before.passed_over.extend(step.passed_over);
    before.changed.extend(step.changed);
    ProjektendeRun {
        last: step.last,
        left: step.left,
        progress: step.progress,
        ..before
    }
}

fn step_lines(step: &ProjektendeRun) -> Vec<String> {
    let made = step.made.iter().map(|made| {
        let files: Vec<&str> = made.files.iter().map(|file| file.place.as_str()).collect();
        let passphrase = made.passphrase.iter();
        let passphrase: String = passphrase
            .map(|words| format!("\tPasswort: {words}"))
            .collect();
        format!("{}\t{}{passphrase}", made.number, files.join("\t"))
    });
    let passed = step
        .passed_over
        .iter()
        .map(|passed| format!("{}\tübergangen: {}", passed.number, passed.problem));
    made.chain(passed).collect()
}

fn row(row: &ProjektendeRow) -> String {
    let plan = if row.plan.is_some() {
        "geplant"
    } else {
        "ohne Plan"
    };
    let state = row.state.map_or(plan, |state| state.german());
    let frist = row.frist_on.map_or_else(String::new, |day| {
        format!("{} {}", german_date(day), row.frist)
    });
    format!(
        "{}\t{state}\t{}\t{frist}\t{}",
        row.number, row.consent, row.problem
    )
}

fn progress(progress: &ProjektendeProgress) -> String {
    format!(
        "{} Fälle: {} geplant ({} ohne Einwilligung), {} erstellt, {} ausgehändigt, {} übernommen, {} nicht übernommen",
        progress.faelle,
        progress.planned,
        progress.without_consent,
        progress.made,
        progress.handed_out,
        progress.accepted,
        progress.failed
    )
}
