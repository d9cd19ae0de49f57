//! What happened: Vermittlungen, Statuswechsel, Kontakte, Fallkonferenzen, Übergaben, Nachbetreuung (domain.md 2.4, tables
//! 3 to 5), and where every person stands.
//!
//! Not here: where people are after the Austritt; that is an answer, not an event.

use chrono::NaiveDate;

use super::crossed;
use super::desk::{Desk, View};
use super::grid::{group_rows, row, table, total};
use super::texts;
use crate::Period;
use crate::plan::{Ereignis, Level};
use crate::sheet::{Chart, SheetRow, SheetTable};
use crate::texts::{EREIGNISSE, range};

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
    tables.extend(crossed::statuswechsel(desk));
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
#[derive(Clone, Copy, Default)]
struct Tally {
    last: Option<usize>,
    persons: u64,
    events: u64,
    minutes: u64,
}

impl Tally {
    fn add(&mut self, person: usize, minutes: u64) {
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

/// The groups of a rung, and all together.
struct Tallies {
    groups: Vec<Tally>,
    all: Tally,
}

fn events(desk: &Desk<'_>, ereignis: &Ereignis, level: &Level, finest: bool) -> SheetTable {
    let minutes = ereignis.code == KONTAKTE && !desk.request.minutes.is_empty();
    let tallies = desk.views().map(|view| tally(desk, ereignis, level, view));
    let tallies: Vec<Tallies> = tallies.collect();
    let beside = |pick: &dyn Fn(&Tallies) -> Option<Tally>| -> Vec<u64> {
        let picked = tallies.iter().filter_map(pick);
        picked.flat_map(|tally| tally.cells(minutes)).collect()
    };
    let groups = level.groups.iter().enumerate();
    let mut rows: Vec<SheetRow> = groups
        .map(|(place, group)| row(&group.label, beside(&|one| one.groups.get(place).copied())))
        .collect();
    if level.groups.len() > 1 {
        rows.push(total("insgesamt", beside(&|one| Some(one.all))));
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

fn tally(desk: &Desk<'_>, ereignis: &Ereignis, level: &Level, view: View) -> Tallies {
    let mut groups = vec![Tally::default(); level.groups.len()];
    let mut all = Tally::default();
    let events = desk.events(&ereignis.code).iter();
    for event in events.filter(|event| view.period.contains(event.date)) {
        let minutes = desk.request.minutes.get(&event.entry);
        let minutes = minutes.copied().unwrap_or(0);
        all.add(event.person, minutes);
        if let Some(group) = groups.get_mut(level.group_of(event.kind)) {
            group.add(event.person, minutes);
        }
    }
    Tallies { groups, all }
}

/// Every person who came until the Stichtag in exactly one row; so that what is left over can be read and is right.
fn standing(desk: &Desk<'_>, ereignis: &Ereignis) -> Option<SheetTable> {
    let level = ereignis.levels.get(1).or(ereignis.levels.first())?;
    let day = desk.request.stichtag;
    let none = level.groups.len();
    let mut counts = vec![vec![0_u64; none + 1]; 2];
    let first = first_groups(desk, ereignis, level, day);
    let came = desk.persons.iter();
    for person in came.filter(|one| one.last_stretch(day).is_some()) {
        let place = first.get(person.place).copied().flatten().unwrap_or(none);
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
        run: since_begin(desk, day),
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

/// For each person the first group in the order of the plan that an event until a day falls into.
fn first_groups(
    desk: &Desk<'_>,
    ereignis: &Ereignis,
    level: &Level,
    day: NaiveDate,
) -> Vec<Option<usize>> {
    let mut first: Vec<Option<usize>> = vec![None; desk.persons.len()];
    let events = desk.events(&ereignis.code).iter();
    for event in events.filter(|event| event.date <= day) {
        let group = level.group_of(event.kind);
        if let Some(known) = first.get_mut(event.person) {
            *known = Some(known.map_or(group, |known| known.min(group)));
        }
    }
    first
}

/// The days of a table that tells all time until a Stichtag.
fn since_begin(desk: &Desk<'_>, day: NaiveDate) -> String {
    let begin = desk.begin.filter(|begin| *begin <= day);
    let period = begin.and_then(|begin| Period::new(begin, day).ok());
    period.map_or_else(String::new, range)
}
