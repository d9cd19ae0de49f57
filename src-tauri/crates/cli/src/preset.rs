//! `preset …`: lists of programmes that a KI hands out.

use std::path::PathBuf;

use clap::Subcommand;
use fallmappe_commands::schema::{Nothing, PresetFile, RemovePreset};
use fallmappe_commands::{CommandError, ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

#[derive(Subcommand)]
pub enum PresetVerb {
    /// Listen zeigen: die des Programms und die des KI
    List,
    /// Eine Listendatei des KI prüfen
    Check {
        /// Datei (.json)
        file: PathBuf,
    },
    /// Eine Listendatei des KI übernehmen oder erneuern
    Add {
        /// Datei (.json)
        file: PathBuf,
    },
    /// Eine Liste des KI entfernen, wenn kein Fall sie benutzt
    Remove {
        /// Code der Liste
        code: String,
    },
}

pub fn run(desk: &mut Desk, verb: PresetVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let json = desk.global.json;
    match verb {
        PresetVerb::List => {
            let list = desk.call(command::list_presets, Nothing {})?;
            print(json, &list, |list| {
                let rows = list.rows.iter().map(|row| {
                    let from = match row.issued_on {
                        Some(day) => format!("{}, {}", row.issued_by, german_date(day)),
                        None => "mit dem Programm".to_owned(),
                    };
                    format!(
                        "{}\t{}\t{from}\t{} Listen, {} Werte",
                        row.code.as_str(),
                        row.label,
                        row.lists,
                        row.values
                    )
                });
                rows.collect()
            })
        }
        PresetVerb::Check { file } => {
            let file = handle(&file)?;
            let verdict = desk.call(command::check_preset, PresetFile { file })?;
            if !verdict.accepted {
                let code = ErrorCode::PresetRejected;
                return Err(CommandError::with_problems(code, verdict.problems).into());
            }
            print(json, &verdict, |_| {
                vec!["Die Datei passt zum Schema.".to_owned()]
            })
        }
        PresetVerb::Add { file } => {
            let file = handle(&file)?;
            let done = desk.call(command::save_preset, PresetFile { file })?;
            print(json, &done, |_| vec!["Liste übernommen.".to_owned()])
        }
        PresetVerb::Remove { code } => {
            let code = Code(code);
            let done = desk.call(command::remove_preset, RemovePreset { code })?;
            print(json, &done, |_| vec!["Liste entfernt.".to_owned()])
        }
    }
}
