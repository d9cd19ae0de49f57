//! `verlauf …` and `papierkorb …`: what was changed, taking it back, what lies in the bin.

use clap::Subcommand;
use fallmappe_commands::command;
use fallmappe_commands::schema::{
    ChangeKind, ChangeRow, EmptyBin, FieldChange, ListChanges, Nothing, UndoChange,
};
use fallmappe_domain::ids::EntryId;
use serde_json::Value;

use crate::desk::Desk;
use crate::eintrag::part_named;
use crate::output::{Failure, print};

#[derive(Subcommand)]
pub enum VerlaufVerb {
    /// Änderungen zeigen, die neueste zuerst: seit wann, vorher was
    List {
        /// Nur dieser Fall
        #[arg(long, value_name = "N")]
        fall: Option<String>,
        /// Nur dieser Teil: person, fall oder z. B. kontakt
        #[arg(long, value_name = "TEIL")]
        part: Option<String>,
        /// Nur dieser Eintrag
        #[arg(long, value_name = "ID")]
        id: Option<i64>,
        /// Höchstens so viele Zeilen
        #[arg(long, default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=500))]
        limit: u32,
    },
    /// Eine Änderung mit allem, was dazugehört, zurücknehmen
    Undo {
        /// Nummer der Änderung (aus `verlauf list`)
        change: u64,
    },
}

#[derive(Subcommand)]
pub enum PapierkorbVerb {
    /// Zeigen, was im Papierkorb liegt
    List,
    /// Etwas aus dem Papierkorb zurückholen
    Restore {
        /// Nummer aus `papierkorb list`
        change: u64,
    },
    /// Endgültig leeren
    Empty {
        /// Nur was mindestens so viele Tage darin liegt
        #[arg(long, default_value_t = 0, value_name = "N")]
        tage: u32,
    },
}

pub fn run(desk: &mut Desk, verb: VerlaufVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        VerlaufVerb::List {
            fall,
            part,
            id,
            limit,
        } => {
            let fall = fall.map(|number| desk.fall(&number)).transpose()?;
            let part = match part.as_deref() {
                None => String::new(),
                Some(own @ ("person" | "fall")) => own.to_owned(),
                Some(name) => part_named(name)?.code().to_owned(),
            };
            let request = ListChanges {
                fall,
                part,
                entry: id.map(EntryId),
                offset: 0,
                limit,
            };
            let list = desk.call(command::list_changes, request)?;
            print(desk.global.json, &list, |list| {
                list.rows.iter().flat_map(lines).collect()
            })
        }
        VerlaufVerb::Undo { change } => undo(desk, change, "Änderung zurückgenommen."),
    }
}

pub fn run_bin(desk: &mut Desk, verb: PapierkorbVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        PapierkorbVerb::List => {
            let list = desk.call(command::list_bin, Nothing {})?;
            print(desk.global.json, &list, |list| {
                let rows = list.rows.iter().map(|row| {
                    format!(
                        "{}\t{}\t{}\t{}\t{}\t{}",
                        row.change,
                        row.removed_at.format("%d.%m.%Y %H:%M"),
                        row.number,
                        row.name,
                        row.what,
                        row.summary
                    )
                });
                rows.collect()
            })
        }
        PapierkorbVerb::Restore { change } => undo(desk, change, "Zurückgeholt."),
        PapierkorbVerb::Empty { tage } => {
            let request = EmptyBin {
                older_than_days: tage,
            };
            let done = desk.call(command::empty_bin, request)?;
            print(desk.global.json, &done, |_| {
                vec!["Papierkorb geleert.".to_owned()]
            })
        }
    }
}

/// Takes a change back.
pub fn undo(desk: &mut Desk, change: u64, told: &str) -> Result<(), Failure> {
    let done = desk.call(command::undo_change, UndoChange { change })?;
    print(desk.global.json, &done, |_| vec![told.to_owned()])
}

fn lines(row: &ChangeRow) -> Vec<String> {
    let kind = match row.kind {
        ChangeKind::Added => "hinzugefügt",
        ChangeKind::Changed => "geändert",
        ChangeKind::Removed => "entfernt",
    };
    let id = row.entry.map(|id| format!(" {id}")).unwrap_or_default();
    let mut lines = vec![format!(
        "{}\t{}\t{}\t{}{id} {kind}",
        row.change,
        row.at.format("%d.%m.%Y %H:%M"),
        row.number,
        row.part_label
    )];
    if row.kind == ChangeKind::Changed {
        lines.extend(row.fields.iter().map(field));
    }
    lines
}

fn field(field: &FieldChange) -> String {
    format!(
        "\t{}: {} → {}",
        field.key,
        shown(&field.before),
        shown(&field.after)
    )
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "(nichts)".to_owned(),
        Value::String(text) if text.is_empty() => "(leer)".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
