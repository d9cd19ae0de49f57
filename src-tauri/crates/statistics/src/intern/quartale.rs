//! Eintritte, Austritte and Bestand by calendar quarter, for the programme and for each Baustein (domain.md 2.4, table 1).
//!
//! Not here: the figures of the whole period.

use chrono::Datelike;

use super::desk::{Desk, View};
use super::grid::{row, table, total};
use super::movement::{Movement, count};
use super::texts;
use crate::Period;
use crate::sheet::{Chart, SheetRow, SheetTable};
use crate::texts::{BEWEGUNG, range};

/// Persons of the programme and of each Baustein that had anybody in the period, then the Teilnahmen.
pub(super) fn quarters(desk: &Desk<'_>) -> Vec<SheetTable> {
    let quarters = quarters_of(desk.request.period);
    let views = quarters.iter().map(|period| View {
        period: *period,
        stichtag: period.to(),
    });
    let moved = count(desk, views);
    let programme: Vec<Movement> = moved.iter().map(|one| one.programme).collect();
    let mut tables = vec![quarter_table("programm", "Personen", &quarters, &programme)];
    for (place, baustein) in desk.plan.bausteine().iter().enumerate() {
        let of_baustein = moved.iter().filter_map(|one| one.bausteine.get(place));
        let movements: Vec<Movement> = of_baustein.copied().collect();
        if movements.iter().any(|one| one.stays > 0) {
            let (code, label) = (&baustein.code, &baustein.label);
            tables.push(quarter_table(code, label, &quarters, &movements));
        }
    }
    let all = moved.iter().map(|one| Movement {
        joined: one.sum(|part| part.joined),
        left: one.sum(|part| part.left),
        end: one.sum(|part| part.end),
        ..Movement::default()
    });
    let all: Vec<Movement> = all.collect();
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
