//! Tables of two Merkmale at once: sex and age by status, German at the Eintritt and now, status before and after
//! (domain.md 2.4, tables 2 and 5). The protected report has no such table of two leaves.
//!
//! Not here: who is looked at on which day.

use super::AgeAt;
use super::desk::{Desk, Person};
use super::grid::{row, table, total};
use super::merkmale::{ALTER, by_source, of_period, plain_label, value};
use super::texts;
use crate::plan::{Level, Merkmal};
use crate::sheet::{SheetRow, SheetTable};
use crate::texts::EREIGNISSE;

/// Source of the sex.
const GESCHLECHT: &str = "geschlecht";
/// Source of the reporting group of the Aufenthaltsstatus.
const STATUS: &str = "status";
/// Source of the level of German.
const SPRACHE: &str = "sprache";

/// Sex and age by status.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<SheetTable> {
    let sources = [GESCHLECHT, ALTER].into_iter();
    let tables = sources.filter_map(|source| {
        let (rows, columns) = (by_source(desk.plan, source)?, by_source(desk.plan, STATUS)?);
        crossed(desk, rows, columns)
    });
    tables.collect()
}

fn crossed(desk: &Desk<'_>, rows: &Merkmal, columns: &Merkmal) -> Option<SheetTable> {
    let view = desk.views().next()?;
    let pairs: Vec<(&str, &str)> = of_period(desk, &rows.source, view)
        .into_iter()
        .zip(of_period(desk, &columns.source, view))
        .map(|(one, other)| {
            (
                value(desk, one, &rows.source),
                value(desk, other, &columns.source),
            )
        })
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
fn cross_table(
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
pub(super) fn sprache(desk: &Desk<'_>) -> Option<SheetTable> {
    let merkmal = by_source(desk.plan, SPRACHE)?;
    let view = desk.views().next()?;
    let level = merkmal.levels.first()?;
    let pairs = of_period(desk, SPRACHE, view).into_iter().map(|looked| {
        let (person, day) = looked;
        let left = person
            .last_stretch(view.period.to())
            .and_then(|one| one.end);
        let now = left.map_or(view.stichtag, |left| left.min(view.stichtag));
        (
            value(desk, looked, SPRACHE),
            value(desk, (person, now.max(day)), SPRACHE),
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

/// From which reporting group to which.
pub(super) fn statuswechsel(desk: &Desk<'_>) -> Option<SheetTable> {
    let merkmal = by_source(desk.plan, STATUS)?;
    let level = merkmal.levels.first()?;
    let persons = desk.persons.iter();
    let pairs = persons.flat_map(|person| changes(desk, person, level));
    let pairs: Vec<(&str, &str)> = pairs.collect();
    let frame = table(
        "statuswechsel_verlauf".to_owned(),
        EREIGNISSE,
        format!("{}: Wechsel von und zu", plain_label(merkmal)),
        texts::STATUSWECHSEL.to_owned(),
    );
    Some(SheetTable {
        stub: "vorher / nachher".to_owned(),
        ..cross_table(frame, (level, level), &pairs)
    })
}

fn changes<'d>(desk: &Desk<'d>, person: &Person, level: &Level) -> Vec<(&'d str, &'d str)> {
    let Some(first) = person.programme.first() else {
        return Vec::new();
    };
    let period = desk.request.period;
    let history = desk.histories.of(STATUS, person.place);
    let known = history.filter(|(_, value)| !value.is_empty());
    let later = known.clone().skip(1);
    let pairs = known.zip(later).filter(|((_, before), (day, after))| {
        let other = level.group_of(before) != level.group_of(after);
        other && period.contains(*day) && *day >= first.start
    });
    pairs
        .map(|((_, before), (_, after))| (before, after))
        .collect()
}
