//! Who was spoken to, who came, left and was there: the programme, the Bausteine, and the check that the figures add up
//! (domain.md 2.2).
//!
//! Not here: the quarters and properties of the persons.

use chrono::NaiveDate;

use super::desk::{Desk, Person, Stretch, View};
use super::grid::{cross, row, table, total};
use super::movement::{Movement, Movements};
use super::quartale::quarters;
use super::texts;
use crate::sheet::{Chart, SheetCell, SheetRow, SheetTable};
use crate::texts::{BEWEGUNG, balance, german_date, range};

/// The tables in the order they are read. `moved` are the views of the desk.
pub(super) fn tables(desk: &Desk<'_>, moved: &[Movements]) -> Vec<SheetTable> {
    let mut tables = vec![spoken_to(desk), programme(desk, moved)];
    let places = moved.iter().enumerate();
    tables.extend(places.map(|(place, one)| bausteine(desk, one, place > 0)));
    tables.extend(quarters(desk));
    tables
}

/// The checks in words.
pub(super) fn balances(moved: &[Movements]) -> Vec<String> {
    moved.iter().map(checked).collect()
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

fn programme(desk: &Desk<'_>, moved: &[Movements]) -> SheetTable {
    let line =
        |label: &str, pick: fn(&Movements) -> u64| row(label, moved.iter().map(pick).collect());
    let stichtag = format!(
        "Bestand am Stichtag ({})",
        german_date(desk.request.stichtag)
    );
    SheetTable {
        stub: "Programm".to_owned(),
        columns: desk.columns(&["Anzahl"]),
        rows: vec![
            line("Bestand davor", |one| one.programme.before),
            line("Eintritte", |one| one.programme.joined),
            line("Austritte", |one| one.programme.left),
            line("Bestand am Ende", |one| one.programme.end),
            line(&stichtag, |one| one.programme.stichtag),
            line("Personen im Zeitraum", |one| one.programme.persons),
            line("Teilnahmen im Zeitraum", |one| one.sum(|part| part.stays)),
            line("Personen seit Programmbeginn", |one| {
                one.programme.persons_ever
            }),
            line("Teilnahmen seit Programmbeginn", |one| {
                one.sum(|part| part.stays_ever)
            }),
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
fn bausteine(desk: &Desk<'_>, moved: &Movements, beside: bool) -> SheetTable {
    let labels = desk.plan.bausteine().iter();
    let mut rows: Vec<SheetRow> = labels
        .zip(&moved.bausteine)
        .map(|(baustein, movement)| row(&baustein.label, movement.cells()))
        .collect();
    rows.push(sum_of(moved));
    rows.push(total("Personen", moved.programme.cells()));
    rows.push(in_several(desk, moved.view));
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
    let (id, run) = if beside {
        ("bausteine_vorzeitraum", range(moved.view.period))
    } else {
        ("bausteine", String::new())
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
fn sum_of(moved: &Movements) -> SheetRow {
    let sum = |pick: fn(&Movement) -> u64| SheetCell::Number(moved.sum(pick));
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
        let found = persons.filter(|person: &&Person| person.bausteine_with(fits) > 1);
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

fn checked(moved: &Movements) -> String {
    let all = moved.programme;
    let text = balance(all.before, all.joined, all.left, all.end);
    let days = range(moved.view.period);
    if all.balances() && moved.bausteine.iter().all(Movement::balances) {
        format!("{days}. {text} {}", texts::BALANCED)
    } else {
        format!("{days}. {text} {}", texts::UNBALANCED)
    }
}
