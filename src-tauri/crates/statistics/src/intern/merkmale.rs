//! Who the persons are: every Merkmal of the plan at its finest rung, and who is looked at on which day (domain.md 2.4,
//! table 2).
//!
//! Not here: crossed tables, municipalities, and what became of those who left.

use chrono::NaiveDate;

use super::AgeAt;
use super::crossed;
use super::desk::{Desk, Person, View};
use super::gemeinden::gemeinden;
use super::grid::{group_rows, sums, table, tally, total};
use super::texts;
use crate::plan::{Group, Level, Merkmal, Plan, Stream};
use crate::sheet::{Chart, SheetRow, SheetTable};

/// Source of the age.
pub(super) const ALTER: &str = "alter";

/// The tables in the order they are read.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<SheetTable> {
    let known = of_persons(desk.plan).into_iter();
    let mut tables: Vec<SheetTable> = known
        .filter_map(|merkmal| merkmal_table(desk, merkmal))
        .collect();
    tables.extend(crossed::tables(desk));
    tables.push(gemeinden(desk));
    tables.extend(crossed::sprache(desk));
    tables
}

/// A Merkmal of persons by what it reads.
pub(super) fn by_source<'p>(plan: &'p Plan, source: &str) -> Option<&'p Merkmal> {
    let found = of_persons(plan).into_iter();
    found.into_iter().find(|merkmal| merkmal.source == source)
}

/// Label without the day it speaks of: one table here tells several days.
pub(super) fn plain_label(merkmal: &Merkmal) -> &str {
    let label = merkmal.label.as_str();
    let plain = label.strip_suffix(" beim Eintritt");
    plain
        .or_else(|| label.strip_suffix(" am Stichtag"))
        .unwrap_or(label)
}

/// The first Merkmal of each source, those of the Austritte left out.
fn of_persons(plan: &Plan) -> Vec<&Merkmal> {
    let mut found: Vec<&Merkmal> = Vec::new();
    for merkmal in plan.merkmale() {
        let known = found.iter().any(|one| one.source == merkmal.source);
        if merkmal.of != Stream::Austritte && !known {
            found.push(merkmal);
        }
    }
    found
}

/// Somebody, looked at on a day.
pub(super) type Looked<'d> = (&'d Person, NaiveDate);

/// Who counts in each of the three columns, and on which day.
fn cohorts<'d>(desk: &'d Desk<'_>, source: &str, view: View) -> [Vec<Looked<'d>>; 3] {
    let entered = desk.persons.iter().flat_map(|person| {
        let stretches = person.programme.iter();
        let inside = stretches.filter(move |one| one.entered_in(view.period));
        inside.map(move |one| (person, one.start))
    });
    let here = desk
        .persons
        .iter()
        .filter(|person| person.is_there(view.stichtag));
    [
        entered.collect(),
        of_period(desk, source, view),
        here.map(|person| (person, view.stichtag)).collect(),
    ]
}

/// The persons of a period with the day on which they are looked at.
pub(super) fn of_period<'d>(desk: &'d Desk<'_>, source: &str, view: View) -> Vec<Looked<'d>> {
    let at_stichtag = source == ALTER && desk.request.age_at == AgeAt::Stichtag;
    let persons = desk.persons.iter();
    let touching = persons.filter(|person| person.touches(view.period));
    let looked = touching.filter_map(|person| {
        let last = person.last_stretch(view.period.to())?;
        let day = if at_stichtag {
            view.stichtag
        } else {
            last.start
        };
        Some((person, day))
    });
    looked.collect()
}

/// What was known of somebody on the day.
pub(super) fn value<'d>(desk: &Desk<'d>, (person, day): Looked<'_>, source: &str) -> &'d str {
    desk.histories.on(source, person.place, day)
}

fn merkmal_table(desk: &Desk<'_>, merkmal: &Merkmal) -> Option<SheetTable> {
    let (level, source) = (merkmal.levels.first()?, merkmal.source.as_str());
    let columns = columns_of(desk, source);
    let tallies = columns
        .iter()
        .map(|values| tally(level, values.iter().copied()));
    let tallies: Vec<Vec<u64>> = tallies.collect();
    let mut rows = group_rows(level, &tallies);
    rows.push(total("insgesamt", sums(&tallies)));
    rows.extend(not_asked(&columns, level));
    let label = plain_label(merkmal);
    let text = if source == ALTER && desk.request.age_at == AgeAt::Stichtag {
        texts::ALTER_AT_STICHTAG
    } else {
        texts::MERKMAL
    };
    Some(SheetTable {
        stub: label.to_owned(),
        columns: desk.columns(&["Eintritte", "Personen", "Bestand"]),
        rows,
        chart: Chart::Grouped,
        ..table(
            format!("merkmal_{source}"),
            texts::MERKMALE,
            label.to_owned(),
            text.to_owned(),
        )
    })
}

/// The values of a source in each column.
pub(super) fn columns_of<'d>(desk: &'d Desk<'_>, source: &str) -> Vec<Vec<&'d str>> {
    let cohorts = desk.views().flat_map(|view| cohorts(desk, source, view));
    let values = |cohort: Vec<Looked<'d>>| {
        let cohort = cohort.into_iter();
        cohort.map(|looked| value(desk, looked, source)).collect()
    };
    cohorts.map(values).collect()
}

/// How many of each column have no value: a measure of how far the figures carry. Nothing where the rung has a group of
/// its own for them.
fn not_asked(columns: &[Vec<&str>], level: &Level) -> Option<SheetRow> {
    let alone = |group: &Group| group.rest && group.values.is_empty();
    if level.groups.iter().any(alone) {
        return None;
    }
    let empty = columns.iter().map(|values| {
        let without = values.iter().filter(|value| value.is_empty());
        without.count() as u64
    });
    Some(total("davon nicht erhoben", empty.collect()))
}
