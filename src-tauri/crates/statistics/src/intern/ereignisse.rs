//! What happened: Vermittlungen, Statuswechsel, Kontakte, Fallkonferenzen, Übergaben, Nachbetreuung (domain.md 2.4, tables
//! 3 to 5), and where every person stands.
//!
//! Not here: where people are after the Austritt; that is an answer, not an event.

use chrono::NaiveDate;

use super::desk::{Desk, Person, View};
use super::grid::{group_rows, row, table, total};
use super::merkmale::{STATUS, by_source, cross_table, plain_label, until};
use super::texts;
use crate::Period;
use crate::facts::EreignisFact;
use crate::plan::{Ereignis, Level};
use crate::sheet::{Chart, SheetRow, SheetTable};
use crate::texts::EREIGNISSE;

/// Code of the Vermittlungen.
pub(super) const VERMITTLUNGEN: &str = "vermittlungen";
/// Code of the Kontakte, which have minutes.
const KONTAKTE: &str = "kontakte";

/// The tables in the order they are read.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<SheetTable> {
    let mut tables = Vec::new();
    for ereignis in desk.plan.ereignisse() {
        let levels = told(ereignis).into_iter().enumerate();
        tables.extend(levels.map(|(rung, level)| events(desk, ereignis, level, rung == 0)));
        if ereignis.code == VERMITTLUNGEN {
            tables.extend(standing(desk, ereignis));
        }
    }
    tables.extend(statuswechsel(desk));
    tables
}

/// The rungs with more than one group; the sum stands under each. The only rung of events without kinds.
fn told(ereignis: &Ereignis) -> Vec<&Level> {
    let mut levels: Vec<&Level> = ereignis.levels.iter().collect();
    if levels.first().is_some_and(|finest| finest.groups.len() > 1) {
        levels.retain(|level| level.groups.len() > 1);
    } else {
        levels.truncate(1);
    }
    levels
}

/// Events of one group, or of all. Persons come one after the other, so the last one is enough to know who counted.
#[derive(Clone, Default)]
struct Tally {
    last: Option<u64>,
    persons: u64,
    events: u64,
    minutes: u64,
}

impl Tally {
    fn add(&mut self, person: u64, minutes: u64) {
        self.persons += u64::from(self.last != Some(person));
        self.last = Some(person);
        self.events += 1;
        self.minutes += minutes;
    }

    fn cells(&self, minutes: bool) -> Vec<u64> {
        let mut cells = vec![self.persons, self.events];
        cells.extend(minutes.then_some(self.minutes));
        cells
    }
}

fn events(desk: &Desk<'_>, ereignis: &Ereignis, level: &Level, finest: bool) -> SheetTable {
    let minutes = ereignis.code == KONTAKTE && !desk.request.minutes.is_empty();
    let tallies = desk.views().map(|view| tally(desk, ereignis, level, view));
    let tallies: Vec<(Vec<Tally>, Tally)> = tallies.collect();
    let beside = |pick: &dyn Fn(&(Vec<Tally>, Tally)) -> Vec<u64>| -> Vec<u64> {
        tallies.iter().flat_map(pick).collect()
    };
    let groups = level.groups.iter().enumerate();
    let mut rows: Vec<SheetRow> = groups
        .map(|(place, group)| {
            let of_group = |(groups, _): &(Vec<Tally>, Tally)| {
                let tally = groups.get(place);
                tally.map_or_else(Vec::new, |one| one.cells(minutes))
            };
            row(&group.label, beside(&of_group))
        })
        .collect();
    if level.groups.len() > 1 {
        rows.push(total("insgesamt", beside(&|(_, all)| all.cells(minutes))));
    }
    let mut names = vec!["Personen", "Ereignisse"];
    names.extend(minutes.then_some("Minuten"));
    let (id, title) = if finest {
        (
            format!("ereignisse_{}", ereignis.code),
            ereignis.label.clone(),
        )
    } else {
        (
            format!("ereignisse_{}_{}", ereignis.code, level.code),
            format!("{} ({})", ereignis.label, level.label),
        )
    };
    let definition = format!("{} {}", ereignis.definition, texts::EVENTS);
    SheetTable {
        stub: ereignis.label.clone(),
        columns: desk.columns(&names),
        rows,
        // Minutes beside persons would dwarf them.
        chart: if minutes { Chart::Bars } else { Chart::Grouped },
        ..table(id, EREIGNISSE, title, definition)
    }
}

fn tally(desk: &Desk<'_>, ereignis: &Ereignis, level: &Level, view: View) -> (Vec<Tally>, Tally) {
    let mut groups = vec![Tally::default(); level.groups.len()];
    let mut all = Tally::default();
    for person in &desk.persons {
        for event in events_of(person, ereignis) {
            if !view.period.contains(event.date) {
                continue;
            }
            let minutes = desk.request.minutes.get(&event.entry);
            let minutes = minutes.copied().unwrap_or(0);
            all.add(person.fact.person, minutes);
            if let Some(group) = groups.get_mut(level.group_of(&event.kind)) {
                group.add(person.fact.person, minutes);
            }
        }
    }
    (groups, all)
}

fn events_of<'p>(
    person: &'p Person<'_>,
    ereignis: &'p Ereignis,
) -> impl Iterator<Item = &'p EreignisFact> {
    let events = person.fact.ereignisse.iter();
    events.filter(|event| event.ereignis == ereignis.code)
}

/// Every person who came until the Stichtag in exactly one row; so that what is left over can be read and is right.
fn standing(desk: &Desk<'_>, ereignis: &Ereignis) -> Option<SheetTable> {
    let level = ereignis.levels.get(1).or(ereignis.levels.first())?;
    let day = desk.request.stichtag;
    let none = level.groups.len();
    let mut counts = vec![vec![0_u64; none + 1]; 2];
    for person in desk
        .persons
        .iter()
        .filter(|one| one.last_stretch(day).is_some())
    {
        let place = first_group(person, ereignis, level, day).unwrap_or(none);
        let running = person.is_there(day);
        for (column, counts_here) in counts.iter_mut().zip([true, running]) {
            if let Some(count) = column.get_mut(place).filter(|_| counts_here) {
                *count += 1;
            }
        }
    }
    let sums = |from: usize, to: usize| -> Vec<u64> {
        let range = |column: &Vec<u64>| column.iter().take(to).skip(from).sum();
        counts.iter().map(range).collect()
    };
    let mut rows = group_rows(level, &counts);
    rows.push(row("noch keine Vermittlung", sums(none, none + 1)));
    rows.push(total("davon vermittelt", sums(0, none)));
    rows.push(total("insgesamt", sums(0, none + 1)));
    Some(SheetTable {
        run: until(desk, day),
        stub: "Stand".to_owned(),
        columns: ["Personen", "davon im Bestand"].map(str::to_owned).into(),
        rows,
        chart: Chart::Grouped,
        ..table(
            "vermittlungsstand".to_owned(),
            EREIGNISSE,
            "Stand der Vermittlung am Stichtag".to_owned(),
            texts::STAND.to_owned(),
        )
    })
}

/// The first group in the order of the plan that an event until a day falls into.
fn first_group(
    person: &Person<'_>,
    ereignis: &Ereignis,
    level: &Level,
    day: NaiveDate,
) -> Option<usize> {
    let until = events_of(person, ereignis).filter(|event| event.date <= day);
    until.map(|event| level.group_of(&event.kind)).min()
}

/// From which reporting group to which.
fn statuswechsel(desk: &Desk<'_>) -> Option<SheetTable> {
    let merkmal = by_source(desk.plan, STATUS)?;
    let level = merkmal.levels.first()?;
    let persons = desk.persons.iter();
    let pairs = persons.flat_map(|person| changes(person, level, desk.request.period));
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

fn changes<'p>(person: &'p Person<'_>, level: &Level, period: Period) -> Vec<(&'p str, &'p str)> {
    let Some(first) = person.programme.first() else {
        return Vec::new();
    };
    let history = person.fact.merkmale.get(STATUS).into_iter().flatten();
    let known = history.filter(|(_, value)| !value.is_empty());
    let later = known.clone().skip(1);
    let pairs = known.zip(later).filter(|((_, before), (day, after))| {
        let other = level.group_of(before) != level.group_of(after);
        other && period.contains(*day) && *day >= first.start
    });
    pairs
        .map(|((_, before), (_, after))| (before.as_str(), after.as_str()))
        .collect()
}
