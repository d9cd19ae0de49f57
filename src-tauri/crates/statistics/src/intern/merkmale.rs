//! Who the persons are: every Merkmal of the plan at its finest rung, sex and age by status, municipality, and German
//! at the Eintritt and now (domain.md 2.4, table 2).
//!
//! Not here: what became of those who left.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::AgeAt;
use super::desk::{Desk, Person, View};
use super::grid::{group_rows, row, sums, table, tally, total};
use super::texts;
use crate::plan::{Level, Merkmal, Plan, Stream};
use crate::sheet::{Chart, SheetRow, SheetTable};
use crate::texts::range;

/// Source of the age.
const ALTER: &str = "alter";
/// Source of the sex.
const GESCHLECHT: &str = "geschlecht";
/// Source of the reporting group of the Aufenthaltsstatus.
pub(super) const STATUS: &str = "status";
/// Source of the level of German.
const SPRACHE: &str = "sprache";
/// Source of the municipality; its values are what was typed.
const GEMEINDE: &str = "gemeinde";
/// What stands where nothing was recorded.
const NOT_ASKED: &str = "nicht erhoben";

/// The tables in the order they are read.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<SheetTable> {
    let known = of_persons(desk.plan).into_iter();
    let mut tables: Vec<SheetTable> = known
        .filter_map(|merkmal| merkmal_table(desk, merkmal))
        .collect();
    tables.extend([GESCHLECHT, ALTER].iter().filter_map(|source| {
        let (rows, columns) = (by_source(desk.plan, source)?, by_source(desk.plan, STATUS)?);
        crossed(desk, rows, columns)
    }));
    tables.push(gemeinden(desk));
    tables.extend(by_source(desk.plan, SPRACHE).and_then(|merkmal| sprache(desk, merkmal)));
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

/// A value of somebody on a day.
type Looked<'d> = (&'d Person<'d>, NaiveDate);

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
fn of_period<'d>(desk: &'d Desk<'_>, source: &str, view: View) -> Vec<Looked<'d>> {
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

fn value<'d>((person, day): Looked<'d>, source: &str) -> &'d str {
    person.fact.merkmal(source, day)
}

fn merkmal_table(desk: &Desk<'_>, merkmal: &Merkmal) -> Option<SheetTable> {
    let (level, source) = (merkmal.levels.first()?, merkmal.source.as_str());
    let columns = columns_of(desk, source);
    let tallies = columns.iter().map(|cohort| tally_of(cohort, source, level));
    let tallies: Vec<Vec<u64>> = tallies.collect();
    let mut rows = group_rows(level, &tallies);
    rows.push(total("insgesamt", sums(&tallies)));
    rows.push(not_asked(&columns, source));
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

fn columns_of<'d>(desk: &'d Desk<'_>, source: &str) -> Vec<Vec<Looked<'d>>> {
    let views = desk.views();
    views.flat_map(|view| cohorts(desk, source, view)).collect()
}

fn tally_of(cohort: &[Looked<'_>], source: &str, level: &Level) -> Vec<u64> {
    tally(level, cohort.iter().map(|looked| value(*looked, source)))
}

/// How many of each column have no value: a measure of how far the figures carry.
fn not_asked(columns: &[Vec<Looked<'_>>], source: &str) -> SheetRow {
    let empty = columns.iter().map(|cohort| {
        let without = cohort.iter().filter(|one| value(**one, source).is_empty());
        without.count() as u64
    });
    total("davon nicht erhoben", empty.collect())
}

fn crossed(desk: &Desk<'_>, rows: &Merkmal, columns: &Merkmal) -> Option<SheetTable> {
    let view = desk.views().next()?;
    let pairs: Vec<(&str, &str)> = of_period(desk, &rows.source, view)
        .into_iter()
        .zip(of_period(desk, &columns.source, view))
        .map(|(one, other)| (value(one, &rows.source), value(other, &columns.source)))
        .collect();
    let (down, across) = (rows.levels.first()?, columns.levels.first()?);
    let (label, other) = (plain_label(rows), plain_label(columns));
    let by_stichtag = rows.source == ALTER && desk.request.age_at == AgeAt::Stichtag;
    Some(SheetTable {
        stub: label.to_owned(),
        ..cross_table(
            table(
                format!("merkmal_{}_{}", rows.source, columns.source),
                texts::MERKMALE,
                format!("{label} und {other}"),
                texts::crossed(by_stichtag),
            ),
            (down, across),
            &pairs,
        )
    })
}

/// Rows and columns with their sums.
pub(super) fn cross_table(
    frame: SheetTable,
    (down, across): (&Level, &Level),
    pairs: &[(&str, &str)],
) -> SheetTable {
    let width = across.groups.len();
    let mut cells = vec![0_u64; down.groups.len() * width];
    for (one, other) in pairs {
        let place = down.group_of(one) * width + across.group_of(other);
        if let Some(cell) = cells.get_mut(place) {
            *cell += 1;
        }
    }
    let with_sum = |mut line: Vec<u64>| {
        line.push(line.iter().sum());
        line
    };
    let lines = cells.chunks(width.max(1)).map(<[u64]>::to_vec);
    let labelled = down.groups.iter().zip(lines.clone());
    let mut rows: Vec<SheetRow> = labelled
        .map(|(group, line)| row(&group.label, with_sum(line)))
        .collect();
    let mut all = vec![0; width];
    for line in lines {
        for (sum, one) in all.iter_mut().zip(line) {
            *sum += one;
        }
    }
    rows.push(total("insgesamt", with_sum(all)));
    let labels = across.groups.iter().map(|group| group.label.clone());
    SheetTable {
        columns: labels.chain(["insgesamt".to_owned()]).collect(),
        rows,
        ..frame
    }
}

/// German at the Eintritt and now.
fn sprache(desk: &Desk<'_>, merkmal: &Merkmal) -> Option<SheetTable> {
    let view = desk.views().next()?;
    let level = merkmal.levels.first()?;
    let pairs = of_period(desk, SPRACHE, view).into_iter().map(|looked| {
        let (person, day) = looked;
        let left = person
            .last_stretch(view.period.to())
            .and_then(|one| one.end);
        let now = left.map_or(view.stichtag, |left| left.min(view.stichtag));
        (
            value(looked, SPRACHE),
            person.fact.merkmal(SPRACHE, now.max(day)),
        )
    });
    let pairs: Vec<(&str, &str)> = pairs.collect();
    Some(SheetTable {
        stub: "beim Eintritt / heute".to_owned(),
        ..cross_table(
            table(
                "sprache_verlauf".to_owned(),
                texts::MERKMALE,
                format!("{} beim Eintritt und heute", plain_label(merkmal)),
                texts::SPRACHE.to_owned(),
            ),
            (level, level),
            &pairs,
        )
    })
}

/// One row for each name found in the facts.
fn gemeinden(desk: &Desk<'_>) -> SheetTable {
    let columns = columns_of(desk, GEMEINDE);
    let mut found: BTreeMap<(String, &str), Vec<u64>> = BTreeMap::new();
    for (place, cohort) in columns.iter().enumerate() {
        for looked in cohort {
            let name = value(*looked, GEMEINDE);
            let cells = found
                .entry((sort_key(name), name))
                .or_insert_with(|| vec![0; columns.len()]);
            if let Some(cell) = cells.get_mut(place) {
                *cell += 1;
            }
        }
    }
    let all = columns.iter().map(|cohort| cohort.len() as u64).collect();
    // The empty name is the first key; people look for it at the end.
    let (without, named): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|((_, name), _)| name.is_empty());
    let named = named.into_iter().map(|((_, name), cells)| row(name, cells));
    let without = without.into_iter().map(|(_, cells)| row(NOT_ASKED, cells));
    let sum = std::iter::once(total("insgesamt", all));
    SheetTable {
        stub: "Gemeinde".to_owned(),
        columns: desk.columns(&["Eintritte", "Personen", "Bestand"]),
        rows: named.chain(without).chain(sum).collect(),
        chart: Chart::Grouped,
        ..table(
            "gemeinde".to_owned(),
            texts::MERKMALE,
            "Gemeinde".to_owned(),
            format!("{} {}", texts::GEMEINDE, texts::MERKMAL),
        )
    }
}

/// The order of DIN 5007-1: an umlaut sorts as its vowel.
fn sort_key(name: &str) -> String {
    let lower = name.to_lowercase();
    lower
        .replace('ä', "a")
        .replace('ö', "o")
        .replace('ü', "u")
        .replace('ß', "ss")
}

/// The days of a table that tells all time until a Stichtag.
pub(super) fn until(desk: &Desk<'_>, day: NaiveDate) -> String {
    let begin = desk.begin.filter(|begin| *begin <= day);
    let period = begin.and_then(|begin| crate::Period::new(begin, day).ok());
    period.map_or_else(String::new, range)
}
