//! Mappings that were saved: the list that comes every month needs to be mapped once.

use std::collections::BTreeSet;

use fallmappe_domain::check::{MAX_SHORT, Problem};
use fallmappe_domain::op::Op;
use fallmappe_einlesen::{MAX_COLUMNS, Table, Target};
use fallmappe_store::Store;

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{Done, Mapping, MappingsList, Nothing, RemoveMapping, SaveMapping};
use crate::session::Session;

const NAME: &str = "list_mappings";
/// Most mappings that are kept.
const MOST: usize = 100;

pub fn list_mappings<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<MappingsList> {
    Ok(MappingsList {
        rows: load(&session.vault()?.store)?,
    })
}

pub fn save_mapping<H: Host>(session: &mut Session<H>, request: SaveMapping) -> Answer<Done> {
    let mut saved = load(&session.vault()?.store)?;
    let mut mapping = request.mapping;
    mapping.name = mapping.name.trim().to_owned();
    let problems = problems(&mapping, &saved);
    if !problems.is_empty() {
        return Err(CommandError::with_problems(ErrorCode::Invalid, problems));
    }
    saved.retain(|other| other.name != mapping.name);
    saved.push(mapping);
    saved.sort_by(|a, b| a.name.cmp(&b.name));
    store(session, &saved)
}

pub fn remove_mapping<H: Host>(session: &mut Session<H>, request: RemoveMapping) -> Answer<Done> {
    let mut saved = load(&session.vault()?.store)?;
    let before = saved.len();
    saved.retain(|mapping| mapping.name != request.name);
    if saved.len() == before {
        return Err(ErrorCode::NotFound.into());
    }
    store(session, &saved)
}

/// The saved mappings by name.
pub fn load(store: &Store) -> Answer<Vec<Mapping>> {
    match store.reader().setting(NAME)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| ErrorCode::Damaged.into()),
        None => Ok(Vec::new()),
    }
}

/// The mapping whose headings all stand in the table; of several the one with most columns.
pub fn fitting<'a>(table: &Table, saved: &'a [Mapping]) -> Option<&'a Mapping> {
    let fits = |mapping: &&Mapping| {
        mapping
            .columns
            .iter()
            .all(|column| table.column(&column.title).is_some())
    };
    saved
        .iter()
        .rev()
        .filter(fits)
        .max_by_key(|mapping| mapping.columns.len())
}

/// What a mapping says about a heading: the code of the target and the reason.
pub fn target_in(mapping: &Mapping, title: &str) -> (String, &'static str) {
    match mapping.columns.iter().find(|column| column.title == title) {
        Some(column) => (
            column.target.0.clone(),
            "So steht es in der gespeicherten Zuordnung.",
        ),
        None => (
            String::new(),
            "In der gespeicherten Zuordnung bleibt die Spalte weg.",
        ),
    }
}

fn problems(mapping: &Mapping, saved: &[Mapping]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong = |key: String, message: &str| {
        problems.push(Problem {
            key,
            message: message.to_owned(),
        })
    };
    let short = |text: &str| {
        !text.trim().is_empty()
            && text.chars().count() <= MAX_SHORT
            && !text.contains(char::is_control)
    };
    if !short(&mapping.name) {
        wrong(
            "name".to_owned(),
            "Bitte der Zuordnung einen kurzen Namen geben.",
        );
    }
    if mapping.columns.is_empty() || mapping.columns.len() > MAX_COLUMNS {
        wrong(
            "columns".to_owned(),
            "Eine Zuordnung hat 1 bis 200 Spalten.",
        );
    }
    let known = saved.iter().any(|other| other.name == mapping.name);
    if !known && saved.len() >= MOST {
        wrong(
            "name".to_owned(),
            "Es sind schon 100 Zuordnungen gespeichert; bitte eine alte löschen.",
        );
    }
    let mut titles = BTreeSet::new();
    for (index, column) in mapping.columns.iter().enumerate().take(MAX_COLUMNS) {
        if !short(&column.title) || !titles.insert(&column.title) {
            wrong(
                format!("columns[{index}].title"),
                "Die Überschrift fehlt, ist zu lang oder steht zweimal da.",
            );
        }
        if Target::of_code(column.target.as_str()).is_none() {
            wrong(
                format!("columns[{index}].target"),
                "Dieses Ziel gibt es nicht.",
            );
        }
    }
    problems
}

fn store<H: Host>(session: &mut Session<H>, saved: &[Mapping]) -> Answer<Done> {
    let text = serde_json::to_string(saved).map_err(|_| ErrorCode::Internal)?;
    let now = session.now();
    let done = session
        .vault_mut()?
        .store
        .transact(Op::SaveOffice, None, now, |tx| tx.put_setting(NAME, &text))?;
    Ok(Done {
        changed: done.changed,
    })
}
