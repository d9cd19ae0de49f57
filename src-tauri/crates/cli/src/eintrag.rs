//! `eintrag …`: every part of a Fall, one entry at a time, in the words of the exchange format.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use fallmappe_commands::schema::{Entry, FallView, OfFall, Part, RemoveEntry, SaveEntry};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::ids::EntryId;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::output::{Failure, print};

/// Largest entry that is read; a note has at most 100,000 characters.
const MAX_BYTES: u64 = 4 << 20;

#[derive(Subcommand)]
pub enum EintragVerb {
    /// Einträge eines Falls zeigen, im Wortlaut des Austauschformats
    List {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Nur dieser Teil, z. B. kontakt, ziel, sprachstand
        #[arg(long, value_name = "TEIL")]
        part: Option<String>,
    },
    /// Eintrag hinzufügen
    Add {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Teil, z. B. kontakt, ziel, sprachstand
        #[arg(long, value_name = "TEIL")]
        part: String,
        /// Datei mit dem Eintrag als JSON-Objekt; „-“ liest die Standardeingabe
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
    },
    /// Eintrag ersetzen; der frühere Stand bleibt im Verlauf
    Change {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Teil
        #[arg(long, value_name = "TEIL")]
        part: String,
        /// Nummer des Eintrags (aus `eintrag list`)
        #[arg(long, value_name = "ID")]
        id: i64,
        /// Datei mit dem Eintrag als JSON-Objekt; „-“ liest die Standardeingabe
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
    },
    /// Eintrag in den Papierkorb legen
    Remove {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Teil
        #[arg(long, value_name = "TEIL")]
        part: String,
        /// Nummer des Eintrags
        #[arg(long, value_name = "ID")]
        id: i64,
    },
}

pub fn run(desk: &mut Desk, verb: EintragVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        EintragVerb::List { fall, part } => list(desk, &fall, part.as_deref()),
        EintragVerb::Add { fall, part, file } => save(desk, &fall, &part, None, &file),
        EintragVerb::Change {
            fall,
            part,
            id,
            file,
        } => save(desk, &fall, &part, Some(EntryId(id)), &file),
        EintragVerb::Remove { fall, part, id } => {
            let part = part_named(&part)?;
            let fall = desk.fall(&fall)?;
            let id = EntryId(id);
            let done = desk.call(command::remove_entry, RemoveEntry { fall, part, id })?;
            print(desk.global.json, &done, |_| {
                vec!["In den Papierkorb gelegt.".to_owned()]
            })
        }
    }
}

fn list(desk: &mut Desk, number: &str, part: Option<&str>) -> Result<(), Failure> {
    let only = part.map(part_named).transpose()?;
    let fall = desk.fall(number)?;
    let view = desk.call(command::open_fall, OfFall { fall })?;
    let entries = entries(&view, only)?;
    print(desk.global.json, &entries, |entries| {
        entries
            .iter()
            .map(|(part, id, value)| format!("{}\t{id}\t{value}", part.code()))
            .collect()
    })
}

/// The entries of a view: part, id, and the value as the exchange format writes it.
fn entries(view: &FallView, only: Option<Part>) -> Result<Vec<(Part, EntryId, Value)>, Failure> {
    let mut all = Vec::new();
    macro_rules! collect {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {$(
            if only.is_none_or(|part| part == Part::$variant) {
                for row in &view.$field {
                    let value = serde_json::to_value(&row.value).map_err(|_| ErrorCode::Internal)?;
                    all.push((Part::$variant, row.id, value));
                }
            }
        )+};
    }
    fallmappe_domain::with_parts!(collect);
    Ok(all)
}

fn save(
    desk: &mut Desk,
    number: &str,
    part: &str,
    id: Option<EntryId>,
    file: &Path,
) -> Result<(), Failure> {
    let part = part_named(part)?;
    let value: Value = serde_json::from_str(&read(file)?)
        .map_err(|_| Failure::usage("Die Datei enthält kein JSON-Objekt."))?;
    let part = serde_json::to_value(part).map_err(|_| ErrorCode::Internal)?;
    // Only the key is told: a value may name somebody.
    let entry: Entry =
        serde_json::from_value(json!({ "part": part, "value": value })).map_err(|_| {
            Failure::usage(
                "Der Eintrag passt nicht zu diesem Teil: Schlüssel und Arten stehen in \
                 assets/schemas/fall.schema.json.",
            )
        })?;
    let fall = desk.fall(number)?;
    let request = SaveEntry {
        fall,
        id,
        entry,
        draft: String::new(),
    };
    let saved = desk.call(command::save_entry, request)?;
    print(desk.global.json, &saved, |saved| {
        vec![format!(
            "Gespeichert: Eintrag {} (Änderung {}).",
            saved.id, saved.change
        )]
    })
}

/// A part by the word of the tables, e.g. `sprachstand`.
pub fn part_named(name: &str) -> Result<Part, Failure> {
    let found = Part::from_code(name).or(match name {
        "status" => Some(Part::Status),
        "dokument" => Some(Part::Dokument),
        "gesundheit" => Some(Part::Gesundheit),
        _ => None,
    });
    found.ok_or_else(|| {
        let all: Vec<&str> = Part::ALL.iter().map(|part| part.code()).collect();
        Failure::usage(&format!(
            "Diesen Teil gibt es nicht. Es gibt: {}.",
            all.join(", ")
        ))
    })
}

fn read(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = |from: &mut dyn Read, text: &mut String| {
        from.take(MAX_BYTES + 1)
            .read_to_string(text)
            .map_err(|_| ErrorCode::UnreadableFile)
    };
    if file.as_os_str() == "-" {
        read(&mut std::io::stdin().lock(), &mut text)?;
    } else {
        let mut opened = std::fs::File::open(file).map_err(|_| ErrorCode::UnreadableFile)?;
        read(&mut opened, &mut text)?;
    }
    if text.len() as u64 > MAX_BYTES {
        return Err(ErrorCode::UnreadableFile.into());
    }
    Ok(text)
}
