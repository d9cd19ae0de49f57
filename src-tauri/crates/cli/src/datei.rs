//! `datei …`: scans and files of a Fall into the vault and, on purpose, out of it.

use std::path::PathBuf;

use clap::Subcommand;
use fallmappe_commands::command;
use fallmappe_commands::schema::{AddDatei, EntryRow, ExportDatei};
use fallmappe_domain::code::Code;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::ids::EntryId;
use fallmappe_domain::preset;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

#[derive(Subcommand)]
pub enum DateiVerb {
    /// Datei aufnehmen, höchstens 50 MB; aus Fotos werden Ortsangaben entfernt
    Add {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Datei
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
        /// Wie die Datei heißen soll
        #[arg(long, value_name = "TEXT")]
        titel: String,
        /// Art, z. B. zeugnis, bescheid, foto
        #[arg(long, value_name = "ART")]
        art: Option<String>,
    },
    /// Dateien eines Falls auflisten
    List {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
    },
    /// Eine Datei unter neutralem Namen ausgeben; steht danach im Protokoll
    Export {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Nummer der Datei (aus `datei list`)
        #[arg(long, value_name = "ID")]
        nr: i64,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

pub fn run(desk: &mut Desk, verb: DateiVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let json = desk.global.json;
    match verb {
        DateiVerb::Add {
            fall,
            file,
            titel,
            art,
        } => {
            let request = AddDatei {
                fall: desk.fall(&fall)?,
                file: handle(&file)?,
                title: titel,
                kind: art.map(Code).unwrap_or_default(),
                date: None,
                remark: String::new(),
            };
            let added = desk.call(command::add_datei, request)?;
            print(json, &added, |added| {
                let kept = format!("Datei {} aufgenommen.", added.id.0);
                match added.removed.as_str() {
                    "" => vec![kept],
                    removed => vec![kept, format!("{removed}.")],
                }
            })
        }
        DateiVerb::List { fall } => {
            let rows = desk.open_fall(&fall)?.dateien;
            print(json, &rows, |rows| rows.iter().map(line).collect())
        }
        DateiVerb::Export { fall, nr, out } => {
            let request = ExportDatei {
                fall: desk.fall(&fall)?,
                id: EntryId(nr),
                folder: handle(&out)?,
            };
            let written = desk.call(command::export_datei, request)?;
            print(json, &written, |written| {
                let files = written.files.iter();
                files
                    .map(|file| format!("{}: {}", file.label, file.place))
                    .collect()
            })
        }
    }
}

fn line(row: &EntryRow<Datei>) -> String {
    let datei = &row.value;
    let kind = preset::shipped().label("dateiart", &datei.kind);
    format!(
        "{}\t{}\t{}\t{}\t{}\t{} Bytes",
        row.id.0,
        german_date(datei.date),
        datei.title,
        kind,
        datei.media_type,
        datei.bytes
    )
}
