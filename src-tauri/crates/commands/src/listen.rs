//! Taking in lists of others: a look into the table, then all of it or nothing.
//!
//! What a table says is found out by `einlesen`. Here it meets the vault: who is there already, which mapping was saved
//! ([`mappings`]), and which imports can be taken back ([`imports`]).

mod imports;
mod mappings;

use std::collections::BTreeSet;

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::op::Op;
use fallmappe_einlesen::{
    Assignment, KnownPerson, Note, NoteKind, ReadError, Table, Target, Understood, duplicates,
    limited, persons, propose, read, understand,
};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{
    ImportList, ImportTarget, ListColumn, ListNote, ListNoteKind, ListPreview, ListReport, Mapping,
    ReadList,
};
use crate::session::Session;

pub use imports::list_imports;
pub use mappings::{list_mappings, remove_mapping, save_mapping};

/// Values of a column that are shown.
const SAMPLES: usize = 5;
/// Characters of such a value.
const SAMPLE_LENGTH: usize = 60;

pub fn read_list<H: Host>(session: &mut Session<H>, request: ReadList) -> Answer<ListPreview> {
    session.vault()?;
    let table = table(session, &request.file, &request.sheet)?;
    let saved = mappings::load(&session.vault()?.store)?;
    let mapping = mappings::fitting(&table, &saved);
    Ok(ListPreview {
        columns: columns(&table, mapping, session),
        mapping: mapping
            .map(|mapping| mapping.name.clone())
            .unwrap_or_default(),
        targets: ImportTarget::all(),
        header_row: table.header_row,
        rows: count(table.rows.len()),
        persons: count(persons(&table)),
        sheets: table.sheets,
        sheet: table.sheet,
        format: table.format,
    })
}

pub fn import_list<H: Host>(session: &mut Session<H>, request: ImportList) -> Answer<ListReport> {
    session.vault()?;
    let table = table(session, &request.file, &request.sheet)?;
    let assignments: Vec<Assignment> = request
        .mapping
        .columns
        .into_iter()
        .map(assignment)
        .collect();
    let Understood {
        akten,
        refused,
        skipped,
        mut notes,
    } = understand(
        &table,
        &assignments,
        &request.skip,
        session.lists(),
        session.today(),
    );
    notes.extend(taken_numbers(session, &table, &assignments, &akten)?);
    let ready = akten.len();
    // A row with a mistake is a person too, and may be the one who is there already.
    let mut everybody = akten.clone();
    everybody.extend(refused);
    everybody.sort_by_key(|(row, _)| *row);
    if !everybody.is_empty() {
        notes.extend(duplicates(&everybody, &known_persons(session, &everybody)?));
    }
    let failed = notes.iter().any(|note| note.kind == NoteKind::Error);
    let mut report = ListReport {
        ready: count(ready),
        skipped,
        taken: false,
        change: 0,
        notes: limited(notes).into_iter().map(note).collect(),
        changed: Vec::new(),
    };
    if failed || request.dry_run || ready == 0 {
        return Ok(report);
    }
    let now = session.now();
    let done = session
        .vault_mut()?
        .store
        .transact(Op::ImportFaelle, None, now, |tx| {
            akten
                .iter()
                .try_for_each(|(_, akte)| tx.add_fallakte(akte).map(|_| ()))
        })?;
    report.taken = true;
    report.change = done.sequence;
    report.changed = done.changed;
    Ok(report)
}

fn table<H: Host>(session: &Session<H>, file: &str, sheet: &str) -> Answer<Table> {
    let bytes = session
        .host
        .read_file(file, fallmappe_einlesen::MAX_BYTES)?;
    read(&bytes, sheet).map_err(refused)
}

/// A file that is no table: its own sentence says more than the code's.
fn refused(error: ReadError) -> CommandError {
    CommandError {
        message: error.message().to_owned(),
        remedy: error.remedy().to_owned(),
        ..ErrorCode::UnreadableFile.into()
    }
}

fn columns<H: Host>(
    table: &Table,
    mapping: Option<&Mapping>,
    session: &Session<H>,
) -> Vec<ListColumn> {
    let proposals = propose(table, session.lists(), session.today());
    let columns = table.columns.iter().zip(proposals).enumerate();
    columns
        .filter(|(_, (column, _))| !column.title.is_empty())
        .map(|(index, (column, proposal))| {
            let (target, reason) = match mapping {
                Some(mapping) => mappings::target_in(mapping, &column.title),
                None => (
                    proposal.target.map_or("", Target::code).to_owned(),
                    proposal.reason,
                ),
            };
            ListColumn {
                index: count(index),
                title: column.title.clone(),
                samples: samples(table, index),
                target: Code(target),
                reason: reason.to_owned(),
            }
        })
        .collect()
}

fn samples(table: &Table, column: usize) -> Vec<String> {
    let values = table.rows.iter().map(|row| row.cell(column).shown());
    let filled = values.filter(|value| !value.is_empty()).take(SAMPLES);
    filled
        .map(|value| value.chars().take(SAMPLE_LENGTH).collect())
        .collect()
}

impl ImportTarget {
    /// Everything that a column of a list can be, in the order of a form.
    pub fn all() -> Vec<Self> {
        Target::ALL.iter().map(|target| shown(*target)).collect()
    }
}

fn shown(target: Target) -> ImportTarget {
    ImportTarget {
        code: Code::new(target.code()),
        label: target.label().to_owned(),
        group: target.group().to_owned(),
    }
}

fn assignment(column: crate::schema::MappedColumn) -> Assignment {
    Assignment {
        title: column.title,
        target: column.target.0,
    }
}

fn note(note: Note) -> ListNote {
    ListNote {
        row: note.row,
        column: note.column,
        kind: match note.kind {
            NoteKind::Error => ListNoteKind::Fehler,
            NoteKind::Dropped => ListNoteKind::NichtUebernommen,
            NoteKind::Duplicate => ListNoteKind::Dublette,
            NoteKind::Hint => ListNoteKind::Hinweis,
        },
        message: note.message,
    }
}

/// Fallnummern that the vault has given already.
fn taken_numbers<H: Host>(
    session: &Session<H>,
    table: &Table,
    assignments: &[Assignment],
    akten: &[(u32, Fallakte)],
) -> Answer<Vec<Note>> {
    let reader = session.vault()?.store.reader();
    let mapped = assignments
        .iter()
        .find(|column| column.target == Target::Number.code());
    let title = mapped.filter(|column| table.column(&column.title).is_some());
    let title = title
        .map(|column| column.title.as_str())
        .unwrap_or_default();
    let mut notes = Vec::new();
    for (row, akte) in akten {
        let Some(number) = &akte.number else {
            continue;
        };
        if !reader.number_is_free(number)? {
            let message = "Diese Fallnummer ist schon vergeben.";
            notes.push(Note::new(*row, NoteKind::Error, title, message));
        }
    }
    Ok(notes)
}

/// Everybody in the vault who has enough in common with somebody in the table.
fn known_persons<H: Host>(
    session: &Session<H>,
    akten: &[(u32, Fallakte)],
) -> Answer<Vec<KnownPerson>> {
    let reader = session.vault()?.store.reader();
    let mut faelle = BTreeSet::new();
    for (_, akte) in akten {
        faelle.extend(reader.duplicate_candidates(&akte.person)?);
    }
    let mut known = Vec::new();
    for fall in faelle {
        known.push(KnownPerson {
            number: reader.fall(fall)?.number.0,
            person: reader.person(fall)?,
        });
    }
    Ok(known)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
