//! What became of those who left: every Merkmal of the Austritte, and the Verbleib 3, 6 and 12 months later (domain.md
//! 2.4, table 3).
//!
//! A value belongs to the Austritt whose day it carries: it is dated from the day of the Eintritt to the day of the
//! Austritt, so an answer about an earlier stay never stands for a later one.
//!
//! Not here: the talks after the Austritt as events.

use chrono::{Months, NaiveDate};

use super::desk::{Desk, Person, Stretch, View};
use super::grid::{group_rows, row, sums, table, tally, total};
use super::texts;
use crate::plan::{Level, Merkmal, Stream};
use crate::sheet::{Chart, SheetTable};

/// Source of the Verbleib at the Austritt.
const VERBLEIB: &str = "verbleib";
/// Months after the Austritt, source, heading.
const LATER: [(u32, &str, &str); 3] = [
    (3, "verbleib_monat_3", "nach 3 Monaten"),
    (6, "verbleib_monat_6", "nach 6 Monaten"),
    (12, "verbleib_monat_12", "nach 12 Monaten"),
];

/// The tables in the order they are read.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<SheetTable> {
    let of_austritte = desk.plan.merkmale().iter();
    let of_austritte = of_austritte.filter(|merkmal| merkmal.of == Stream::Austritte);
    let mut tables = Vec::new();
    for merkmal in of_austritte {
        tables.extend(at_austritt(desk, merkmal));
        if merkmal.source == VERBLEIB {
            tables.extend(later(desk, merkmal));
        }
    }
    tables
}

/// Somebody who left, with the stay that ended.
type Left<'d> = (&'d Person, Stretch, NaiveDate);

fn left<'d>(desk: &'d Desk<'_>, view: View) -> Vec<Left<'d>> {
    let persons = desk.persons.iter();
    let left = persons.flat_map(|person| {
        let stretches = person.programme.iter();
        let ended = stretches.filter(move |one| one.left_in(view.period));
        ended.filter_map(move |one| Some((person, *one, one.end?)))
    });
    left.collect()
}

fn value<'d>(desk: &Desk<'d>, (person, stretch, day): &Left<'_>, source: &str) -> &'d str {
    let mut history = desk.histories.of(source, person.place);
    let of_stay = history.rfind(|(since, _)| (stretch.start..=*day).contains(since));
    of_stay.map_or("", |(_, value)| value)
}

fn counted(desk: &Desk<'_>, level: &Level, cohort: &[Left<'_>], source: &str) -> Vec<u64> {
    tally(level, cohort.iter().map(|one| value(desk, one, source)))
}

fn without(desk: &Desk<'_>, cohort: &[Left<'_>], source: &str) -> u64 {
    let empty = cohort
        .iter()
        .filter(|one| value(desk, one, source).is_empty());
    empty.count() as u64
}

fn at_austritt(desk: &Desk<'_>, merkmal: &Merkmal) -> Option<SheetTable> {
    let level = merkmal.levels.first()?;
    let source = merkmal.source.as_str();
    let cohorts: Vec<Vec<Left<'_>>> = desk.views().map(|view| left(desk, view)).collect();
    let columns = cohorts
        .iter()
        .map(|cohort| counted(desk, level, cohort, source));
    let columns: Vec<Vec<u64>> = columns.collect();
    let mut rows = group_rows(level, &columns);
    rows.push(total("Austritte", sums(&columns)));
    let empty = cohorts.iter().map(|cohort| without(desk, cohort, source));
    rows.push(total("davon nicht erhoben", empty.collect()));
    Some(SheetTable {
        stub: merkmal.label.clone(),
        columns: desk.columns(&["Austritte"]),
        rows,
        chart: Chart::Bars,
        ..table(
            format!("merkmal_{source}"),
            texts::VERBLEIB,
            merkmal.label.clone(),
            texts::AUSTRITTE.to_owned(),
        )
    })
}

/// The Austritte of the period at four points of time.
fn later(desk: &Desk<'_>, merkmal: &Merkmal) -> Option<SheetTable> {
    let level = merkmal.levels.first()?;
    let all = left(desk, desk.views().next()?);
    let today = desk.request.today;
    let mut columns = vec![counted(desk, level, &all, VERBLEIB)];
    let (mut waiting, mut empty) = (vec![0], vec![without(desk, &all, VERBLEIB)]);
    for (months, source, _) in LATER {
        let answered = |one: &&Left<'_>| !value(desk, one, source).is_empty();
        let due: Vec<Left<'_>> = all
            .iter()
            .filter(|one| is_due(one.2, months, today) || answered(one))
            .copied()
            .collect();
        waiting.push((all.len() - due.len()) as u64);
        empty.push(without(desk, &due, source));
        columns.push(counted(desk, level, &due, source));
    }
    let mut rows = group_rows(level, &columns);
    let austritte = sums(&columns).into_iter().zip(&waiting).map(|(a, b)| a + b);
    let austritte = austritte.collect();
    rows.push(row("noch nicht fällig", waiting));
    rows.push(total("Austritte", austritte));
    rows.push(total("davon fällig und nicht erhoben", empty));
    let headings = LATER.iter().map(|(.., heading)| *heading);
    let headings = std::iter::once("beim Austritt").chain(headings);
    Some(SheetTable {
        stub: "Verbleib".to_owned(),
        columns: headings.map(str::to_owned).collect(),
        rows,
        chart: Chart::Grouped,
        ..table(
            "verbleib_verlauf".to_owned(),
            texts::VERBLEIB,
            "Verbleib nach 3, 6 und 12 Monaten".to_owned(),
            texts::SPAETER.to_owned(),
        )
    })
}

/// False as well where the calendar ends.
fn is_due(austritt: NaiveDate, months: u32, today: NaiveDate) -> bool {
    let due = austritt.checked_add_months(Months::new(months));
    due.is_some_and(|day| day <= today)
}
