//! Who was spoken to, who came, left and was there: the programme, the Bausteine, the quarters, and the check that the
//! figures add up (domain.md 2.2 and 2.4, table 1).
//!
//! Not here: properties of the persons.

use chrono::{Datelike, NaiveDate};

use super::desk::{Desk, Person, Stretch, View};
use super::grid::{cross, row, table, total};
use super::texts;
use crate::Period;
use crate::sheet::{Chart, SheetCell, SheetRow, SheetTable};
use crate::texts::{BEWEGUNG, balance, german_date, range};

/// The tables in the order they are read.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<SheetTable> {
    let mut tables = vec![spoken_to(desk), programme(desk)];
    tables.extend(desk.views().map(|view| bausteine(desk, view)));
    tables.extend(quarters(desk));
    tables
}

/// The checks in words.
pub(super) fn balances(desk: &Desk<'_>) -> Vec<String> {
    desk.views().map(|view| checked(desk, view)).collect()
}

/// Of a programme, or of one Baustein.
#[derive(Clone, Copy, Default)]
struct Movement {
    before: u64,
    joined: u64,
    left: u64,
    end: u64,
    stichtag: u64,
    /// Stretches with a day in the period.
    stays: u64,
    /// Persons with a day in the period.
    persons: u64,
    /// Stretches that began on or before the last day.
    stays_ever: u64,
    /// Persons who came on or before the last day.
    persons_ever: u64,
}

impl Movement {
    fn of<'p>(persons: impl Iterator<Item = &'p [Stretch]>, view: View) -> Self {
        let mut movement = Self::default();
        for stretches in persons {
            movement.add(stretches, view);
        }
        movement
    }

    fn add(&mut self, stretches: &[Stretch], view: View) {
        let View { period, stichtag } = view;
        let count = |fits: &dyn Fn(&Stretch) -> bool| {
            let fitting = stretches.iter().filter(|one| fits(one));
            fitting.count() as u64
        };
        let stays = count(&|one| one.touches(period));
        let ever = count(&|one| one.start <= period.to());
        self.before += count(&|one| one.covers_before(period));
        self.joined += count(&|one| one.entered_in(period));
        self.left += count(&|one| one.left_in(period));
        self.end += count(&|one| one.covers(period.to()));
        self.stichtag += count(&|one| one.covers(stichtag));
        self.stays += stays;
        self.persons += stays.min(1);
        self.stays_ever += ever;
        self.persons_ever += ever.min(1);
    }

    fn balances(&self) -> bool {
        self.before + self.joined == self.end + self.left
    }

    /// The cells of the tables of Bausteine.
    fn cells(&self) -> Vec<u64> {
        vec![
            self.before,
            self.joined,
            self.left,
            self.end,
            self.stichtag,
            self.stays,
            self.persons,
            self.persons_ever,
        ]
    }
}

fn of_programme(desk: &Desk<'_>, view: View) -> Movement {
    let persons = desk.persons.iter();
    Movement::of(persons.map(|person| person.programme.as_slice()), view)
}

fn of_baustein(desk: &Desk<'_>, place: usize, view: View) -> Movement {
    let persons = desk.persons.iter();
    let stretches = persons.filter_map(|person| person.bausteine.get(place));
    Movement::of(stretches.map(Vec::as_slice), view)
}

/// Every Baustein of the plan, in its order.
fn of_bausteine(desk: &Desk<'_>, view: View) -> Vec<Movement> {
    let places = 0..desk.plan.bausteine().len();
    places.map(|place| of_baustein(desk, place, view)).collect()
}

fn spoken_to(desk: &Desk<'_>) -> SheetTable {
    let sum = |pick: &dyn Fn(&(NaiveDate, u64, u64)) -> u64| {
        desk.beside(|view| {
            let days = desk.request.ansprachen.iter();
            let inside = days.filter(|(day, ..)| view.period.contains(*day));
            vec![inside.map(pick).sum()]
        })
    };
    SheetTable {
        stub: "Erstkontakte".to_owned(),
        columns: desk.columns(&["Anzahl"]),
        rows: vec![
            row("Angesprochen", sum(&|(_, spoken, _)| *spoken)),
            row("davon wollten mehr wissen", sum(&|(.., more)| *more)),
        ],
        ..table(
            "angesprochen".to_owned(),
            BEWEGUNG,
            "Angesprochen".to_owned(),
            texts::ANGESPROCHEN.to_owned(),
        )
    }
}

fn programme(desk: &Desk<'_>) -> SheetTable {
    let views: Vec<(View, Movement, u64, u64)> = desk
        .views()
        .map(|view| {
            let parts = of_bausteine(desk, view);
            let stays = parts.iter().map(|one| one.stays).sum();
            let ever = parts.iter().map(|one| one.stays_ever).sum();
            (view, of_programme(desk, view), stays, ever)
        })
        .collect();
    let line = |label: &str, pick: &dyn Fn(&(View, Movement, u64, u64)) -> u64| {
        row(label, views.iter().map(pick).collect())
    };
    let stichtag = format!("Bestand am Stichtag {}", german_date(desk.request.stichtag));
    SheetTable {
        stub: "Programm".to_owned(),
        columns: desk.columns(&["Anzahl"]),
        rows: vec![
            line("Bestand davor", &|(_, one, ..)| one.before),
            line("Eintritte", &|(_, one, ..)| one.joined),
            line("Austritte", &|(_, one, ..)| one.left),
            line("Bestand am Ende", &|(_, one, ..)| one.end),
            line(&stichtag, &|(_, one, ..)| one.stichtag),
            line("Personen im Zeitraum", &|(_, one, ..)| one.persons),
            line("Teilnahmen im Zeitraum", &|(.., stays, _)| *stays),
            line("Personen seit Programmbeginn", &|(_, one, ..)| {
                one.persons_ever
            }),
            line("Teilnahmen seit Programmbeginn", &|(.., ever)| *ever),
        ],
        chart: Chart::Bars,
        ..table(
            "gesamt".to_owned(),
            BEWEGUNG,
            "Programm insgesamt".to_owned(),
            texts::gesamt(desk.begin),
        )
    }
}

/// A table of its own for each view: nine columns beside nine others nobody reads.
fn bausteine(desk: &Desk<'_>, view: View) -> SheetTable {
    let parts = of_bausteine(desk, view);
    let labels = desk.plan.bausteine().iter();
    let mut rows: Vec<SheetRow> = labels
        .zip(&parts)
        .map(|(baustein, movement)| row(&baustein.label, movement.cells()))
        .collect();
    rows.push(sum_of(&parts));
    rows.push(total("Personen", of_programme(desk, view).cells()));
    rows.push(in_several(desk, view));
    let own = view.period == desk.request.period;
    let columns = [
        "Bestand davor",
        "Eintritte",
        "Austritte",
        "Bestand am Ende",
        "Bestand am Stichtag",
        "Teilnahmen im Zeitraum",
        "Personen im Zeitraum",
        "Personen seit Programmbeginn",
    ];
    let (id, run) = if own {
        ("bausteine", String::new())
    } else {
        ("bausteine_vorzeitraum", range(view.period))
    };
    SheetTable {
        run,
        stub: "Baustein".to_owned(),
        columns: columns.map(str::to_owned).into(),
        rows,
        ..table(
            id.to_owned(),
            BEWEGUNG,
            "Bausteine".to_owned(),
            texts::BAUSTEINE.to_owned(),
        )
    }
}

/// The sum over the Bausteine are Teilnahmen; persons do not add up.
fn sum_of(parts: &[Movement]) -> SheetRow {
    let sum = |pick: fn(&Movement) -> u64| SheetCell::Number(parts.iter().map(pick).sum());
    SheetRow {
        label: "Teilnahmen".to_owned(),
        cells: vec![
            sum(|one| one.before),
            sum(|one| one.joined),
            sum(|one| one.left),
            sum(|one| one.end),
            sum(|one| one.stichtag),
            sum(|one| one.stays),
            cross(),
            cross(),
        ],
        total: true,
    }
}

fn in_several(desk: &Desk<'_>, view: View) -> SheetRow {
    let View { period, stichtag } = view;
    let several = |fits: &dyn Fn(&Stretch) -> bool| {
        let persons = desk.persons.iter();
        let found = persons.filter(|person: &&Person<'_>| person.bausteine_with(fits) > 1);
        SheetCell::Number(found.count() as u64)
    };
    SheetRow {
        label: "davon in mehreren Bausteinen".to_owned(),
        cells: vec![
            several(&|one| one.covers_before(period)),
            cross(),
            cross(),
            several(&|one| one.covers(period.to())),
            several(&|one| one.covers(stichtag)),
            cross(),
            several(&|one| one.touches(period)),
            several(&|one| one.start <= period.to()),
        ],
        total: true,
    }
}

/// Persons of the programme and of each Baustein that had anybody in the period, then the Teilnahmen.
fn quarters(desk: &Desk<'_>) -> Vec<SheetTable> {
    let quarters = quarters_of(desk.request.period);
    let view = |period: Period| View {
        period,
        stichtag: period.to(),
    };
    let counted = |count: &dyn Fn(View) -> Movement| -> Vec<Movement> {
        quarters.iter().map(|period| count(view(*period))).collect()
    };
    let of_programme = counted(&|view| of_programme(desk, view));
    let mut tables = vec![quarter_table(
        "programm",
        "Personen",
        &quarters,
        &of_programme,
    )];
    let mut all = vec![Movement::default(); quarters.len()];
    for (place, baustein) in desk.plan.bausteine().iter().enumerate() {
        let movements = counted(&|view| of_baustein(desk, place, view));
        for (sum, one) in all.iter_mut().zip(&movements) {
            sum.joined += one.joined;
            sum.left += one.left;
            sum.end += one.end;
        }
        if movements.iter().any(|one| one.stays > 0) {
            let (code, label) = (&baustein.code, &baustein.label);
            tables.push(quarter_table(code, label, &quarters, &movements));
        }
    }
    tables.push(quarter_table("teilnahmen", "Teilnahmen", &quarters, &all));
    tables
}

fn quarter_table(
    code: &str,
    label: &str,
    quarters: &[Period],
    movements: &[Movement],
) -> SheetTable {
    let rows = quarters
        .iter()
        .zip(movements)
        .map(|(period, one)| row(&quarter_label(*period), vec![one.joined, one.left, one.end]));
    let mut rows: Vec<SheetRow> = rows.collect();
    let sum = |pick: fn(&Movement) -> u64| movements.iter().map(pick).sum();
    let end = movements.last().map_or(0, |one| one.end);
    rows.push(total(
        "Zeitraum",
        vec![sum(|one| one.joined), sum(|one| one.left), end],
    ));
    SheetTable {
        stub: "Quartal".to_owned(),
        columns: ["Eintritte", "Austritte", "Bestand am Ende"]
            .map(str::to_owned)
            .into(),
        rows,
        chart: Chart::Grouped,
        ..table(
            format!("quartale_{code}"),
            BEWEGUNG,
            format!("Quartale: {label}"),
            texts::QUARTALE.to_owned(),
        )
    }
}

/// The calendar quarters of a period, cut at its ends.
fn quarters_of(period: Period) -> Vec<Period> {
    let mut quarters = Vec::new();
    let mut day = Some(period.from());
    while let Some(from) = day.filter(|from| *from <= period.to()) {
        let quarter = Period::quarter(from.year(), from.month0() / 3 + 1).ok();
        let to = quarter.map_or(period.to(), |one| one.to().min(period.to()));
        quarters.extend(Period::new(from, to));
        day = to.succ_opt();
    }
    quarters
}

/// `3. Quartal 2021`, with its days when the period cuts it.
fn quarter_label(period: Period) -> String {
    let (year, number) = (period.from().year(), period.from().month0() / 3 + 1);
    let label = format!("{number}. Quartal {year}");
    if Period::quarter(year, number) == Ok(period) {
        return label;
    }
    format!("{label} ({})", range(period))
}

fn checked(desk: &Desk<'_>, view: View) -> String {
    let all = of_programme(desk, view);
    let parts = of_bausteine(desk, view);
    let text = balance(all.before, all.joined, all.left, all.end);
    let days = range(view.period);
    if all.balances() && parts.iter().all(Movement::balances) {
        format!("{days}. {text} {}", texts::BALANCED)
    } else {
        format!("{days}. {text} {}", texts::UNBALANCED)
    }
}
