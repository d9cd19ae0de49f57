//! A table and what its columns mean become Fallakten, or notes that say why not.
//!
//! All rows are looked at, whatever the first one says: somebody repairs a list once, not row by row.

mod repeated;
mod swapped;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::preset::Presets;

use crate::lexicon::Lexicon;
use crate::note::{Note, NoteKind};
use crate::row;
use crate::table::{Cell, Row, Table};
use crate::target::Target;
use crate::value::name::LOST_LETTER;
use crate::words::key;

/// From so many names on, lost letters are a mistake of the file.
const MANY_LOST: usize = 3;
/// What makes no sense without a Baustein.
pub(crate) const TEILNAHME: [Target; 4] = [
    Target::Eintritt,
    Target::Austritt,
    Target::AustrittReason,
    Target::Traeger,
];

/// What one column means.
#[derive(Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Heading.
    pub title: String,
    /// Code of the target.
    pub target: String,
}

/// What a table says.
#[derive(Default)]
pub struct Understood {
    /// Row numbers and the Fälle they become; rows with errors are missing.
    pub akten: Vec<(u32, Fallakte)>,
    /// Rows with errors as far as they were read: only to be compared with others.
    pub refused: Vec<(u32, Fallakte)>,
    /// Rows left out on purpose.
    pub skipped: u32,
    /// Everything that was noticed.
    pub notes: Vec<Note>,
}

/// Which columns feed which target.
pub(crate) type Plan = BTreeMap<Target, Vec<usize>>;

/// Reads every row. `skip` names rows to leave out, as counted in the table; `today` is the day of the import.
pub fn understand(
    table: &Table,
    assignments: &[Assignment],
    skip: &[u32],
    lists: &Presets,
    today: NaiveDate,
) -> Understood {
    let mut done = Understood::default();
    let plan = plan(table, assignments, &mut done.notes);
    let is_wrong = !done.notes.is_empty();
    // Without a name every row would only say that it has none.
    if is_wrong && !names_somebody(&plan) {
        return done;
    }
    done.notes.extend(remarks(table, &plan, today));
    let words = Lexicon::new(lists);
    let skip: BTreeSet<u32> = skip.iter().copied().collect();
    for row in &table.rows {
        if skip.contains(&row.number) {
            done.skipped += 1;
        } else if let Some(message) = no_person(table, row) {
            done.notes
                .push(Note::new(row.number, NoteKind::Error, "", message));
        } else {
            let read = row::read(table, &plan, row, &words, today);
            let list = if read.failed || is_wrong {
                &mut done.refused
            } else {
                &mut done.akten
            };
            list.push((row.number, read.akte));
            done.notes.extend(read.notes);
        }
    }
    numbers_twice(table, &plan, &mut done);
    let family = plan
        .get(&Target::FamilyName)
        .and_then(|columns| table.columns.get(*columns.first()?));
    if let Some(column) = family {
        done.notes
            .extend(swapped::notes(&done.akten, &column.title));
    }
    done.notes.extend(lost_letters(table, &done.notes));
    repeated::name_values(table, &plan, &mut done.notes);
    if table.rows.is_empty() {
        let message = "Unter den Überschriften steht nichts.";
        done.notes
            .push(Note::new(table.header_row, NoteKind::Error, "", message));
    }
    done
}

/// The columns of each target. A mapping that makes no sense is noted at the headings.
fn plan(table: &Table, assignments: &[Assignment], notes: &mut Vec<Note>) -> Plan {
    let mut plan = Plan::new();
    let mut wrong = |column: &str, message: &str| {
        notes.push(Note::new(
            table.header_row,
            NoteKind::Error,
            column,
            message,
        ));
    };
    for Assignment { title, target } in assignments {
        let Some(column) = table.column(title) else {
            // The title comes from outside the table and is not repeated.
            wrong(
                "",
                "Eine Spalte der Zuordnung gibt es in dieser Tabelle nicht.",
            );
            continue;
        };
        let Some(target) = Target::of_code(target) else {
            wrong(title, "Dieses Ziel gibt es nicht.");
            continue;
        };
        let columns = plan.entry(target).or_default();
        if columns.contains(&column) || (!columns.is_empty() && !target.may_repeat()) {
            wrong(title, "Zwei Spalten haben dasselbe Ziel.");
        }
        columns.push(column);
    }
    let has = |target: Target| plan.contains_key(&target);
    if !has(Target::Name) && !has(Target::FamilyName) && !has(Target::GivenName) {
        wrong("", "Keiner Spalte ist der Name zugeordnet.");
    }
    if has(Target::Name) && (has(Target::FamilyName) || has(Target::GivenName)) {
        wrong(
            "",
            "Der Name ist doppelt zugeordnet: in einer Spalte und in zweien.",
        );
    }
    if has(Target::Address) && (has(Target::Street) || has(Target::Town)) {
        wrong(
            "",
            "Die Anschrift ist doppelt zugeordnet: in einer Spalte und in mehreren.",
        );
    }
    if !has(Target::Baustein) && TEILNAHME.into_iter().any(has) {
        wrong(
            "",
            "Für die Teilnahme fehlt die Spalte mit Programm und Baustein.",
        );
        plan.retain(|target, _| !TEILNAHME.contains(target));
    }
    plan
}

fn names_somebody(plan: &Plan) -> bool {
    let has = |target: Target| plan.contains_key(&target);
    has(Target::Name) != (has(Target::FamilyName) || has(Target::GivenName))
}

/// Many names with a question mark are one mistake of the file, said once.
fn lost_letters(table: &Table, notes: &[Note]) -> Option<Note> {
    let rows: BTreeSet<u32> = notes
        .iter()
        .filter(|note| note.message == LOST_LETTER)
        .map(|note| note.row)
        .collect();
    let message = format!(
        "In {} Namen steht ein Fragezeichen: Beim Speichern gingen Buchstaben verloren. Bitte die Liste als .xlsx oder als „CSV UTF-8“ speichern und noch einmal einlesen.",
        rows.len()
    );
    (rows.len() >= MANY_LOST).then(|| Note::new(table.header_row, NoteKind::Hint, "", &message))
}

/// What holds for the whole table, said once.
fn remarks(table: &Table, plan: &Plan, today: NaiveDate) -> Vec<Note> {
    let has = |target: Target| plan.contains_key(&target);
    let hint =
        |column: &str, message: &str| Note::new(table.header_row, NoteKind::Hint, column, message);
    let mut notes = Vec::new();
    if !has(Target::OpenedOn) && !has(Target::Eintritt) {
        let message = format!(
            "Keine Spalte sagt, wann ein Fall begann; als Beginn gilt überall der {}.",
            german_date(today)
        );
        notes.push(hint("", &message));
    }
    if has(Target::Status) && !has(Target::StatusSince) {
        notes.push(hint(
            "",
            "Keine Spalte sagt, seit wann der Status gilt; als Beginn gilt der Beginn des Falls.",
        ));
    }
    if has(Target::GermanLevel) || has(Target::School) || has(Target::Vocation) {
        let message = format!(
            "Niveau und Abschlüsse gelten als am {} bekannt.",
            german_date(today)
        );
        notes.push(hint("", &message));
    }
    let left_out: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(index, _)| !plan.values().any(|columns| columns.contains(index)))
        .filter(|(index, _)| {
            let filled = |row: &Row| *row.cell(*index) != Cell::Empty;
            table.rows.iter().any(filled)
        })
        .map(|(_, column)| format!("„{}“", column.title))
        .collect();
    if !left_out.is_empty() {
        let message = format!(
            "Diese Spalten werden nicht übernommen: {}.",
            left_out.join(", ")
        );
        notes.push(hint("", &message));
    }
    notes.extend(table.aside.iter().map(|message| hint("", message)));
    notes
}

/// How many rows may be persons.
pub fn persons(table: &Table) -> usize {
    let rows = table.rows.iter();
    rows.filter(|row| no_person(table, row).is_none()).count()
}

/// Rows that are no person: totals, footnotes, headings once more.
fn no_person(table: &Table, row: &Row) -> Option<&'static str> {
    const TOTALS: [&str; 10] = [
        "davon",
        "darunter",
        "uebertrag",
        "summe",
        "gesamt",
        "insgesamt",
        "total",
        "anzahl",
        "zwischensumme",
        "gesamtsumme",
    ];
    let filled: Vec<(usize, &Cell)> = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| **cell != Cell::Empty)
        .collect();
    let first = filled
        .first()
        .map(|(_, cell)| cell.shown())
        .unwrap_or_default();
    let first_word = key(first.split([' ', ':', '=']).next().unwrap_or_default());
    let rest_counts = filled.iter().skip(1).all(|(_, cell)| is_count(cell));
    if TOTALS.contains(&first_word.as_str()) && rest_counts {
        return Some(
            "Das sieht nach einer Summe aus, nicht nach einer Person. Bitte die Zeile auslassen.",
        );
    }
    let title = |index: usize| {
        table
            .columns
            .get(index)
            .map(|column| key(&column.title))
            .unwrap_or_default()
    };
    let repeated = filled
        .iter()
        .filter(|(index, cell)| !title(*index).is_empty() && key(&cell.shown()) == title(*index));
    if repeated.count() * 2 > filled.len() {
        return Some("Das sind die Überschriften noch einmal. Bitte die Zeile auslassen.");
    }
    let named = table
        .columns
        .iter()
        .filter(|column| !column.title.is_empty())
        .count();
    if filled.len() == 1 && named > 3 {
        return Some(
            "Hier ist nur eine Zelle gefüllt, vielleicht eine Fußnote. Bitte die Zeile auslassen oder ergänzen.",
        );
    }
    None
}

fn is_count(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => text.parse::<f64>().is_ok(),
        _ => false,
    }
}

/// Fallnummern that stand twice in the table.
fn numbers_twice(table: &Table, plan: &Plan, done: &mut Understood) {
    let column = plan
        .get(&Target::Number)
        .and_then(|columns| table.columns.get(*columns.first()?));
    let Some(column) = column else {
        return;
    };
    let mut seen = BTreeMap::new();
    for (row, akte) in &done.akten {
        let Some(number) = &akte.number else {
            continue;
        };
        if let Some(first) = seen.insert(number.clone(), *row) {
            let message = format!("Diese Fallnummer steht schon in Zeile {first}.");
            done.notes
                .push(Note::new(*row, NoteKind::Error, &column.title, &message));
        }
    }
}

#[cfg(test)]
mod tests;
