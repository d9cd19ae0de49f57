//! When each Fall begins, joins, leaves and ends.
//!
//! Eintritte are spread evenly over the quarters, so that a protected report of one quarter has something to show;
//! real caseloads arrive in waves.

use chrono::NaiveDate;

use super::chance::{Chance, before, later};
use super::persons::Row;
use super::{SEED, TODAY, day};

/// Quarters in which people join the Case Management: first and last day.
const QUARTERS: [(NaiveDate, NaiveDate); 8] = [
    (day(2025, 1, 7), day(2025, 3, 28)),
    (day(2025, 4, 1), day(2025, 6, 27)),
    (day(2025, 7, 1), day(2025, 9, 26)),
    (day(2025, 10, 1), day(2025, 12, 12)),
    (day(2026, 1, 7), day(2026, 3, 27)),
    (day(2026, 4, 1), day(2026, 6, 26)),
    (day(2026, 7, 1), day(2026, 9, 25)),
    (day(2026, 10, 1), day(2026, 10, 30)),
];

/// One way through the programmes.
pub struct Plan<'a> {
    /// Who.
    pub row: &'a Row,
    /// First day of the Fall.
    pub opened_on: NaiveDate,
    /// Last day, if it ended.
    pub closed_on: Option<NaiveDate>,
    /// Day the person joined the present Baustein.
    pub eintritt: NaiveDate,
    /// Day the person left it.
    pub austritt: Option<NaiveDate>,
    /// Somebody who began with Beratung and went on to Case Management.
    pub by_way_of_beratung: bool,
    /// Position among those who start alike.
    pub serial: usize,
}

impl Plan<'_> {
    /// Last day on which anything can have happened.
    pub fn last_day(&self) -> NaiveDate {
        self.closed_on.unwrap_or(before(TODAY, 2))
    }

    /// Whether the person is in Case Management, not only in Beratung.
    pub fn in_case_management(&self) -> bool {
        self.row.start != "bt"
    }

    /// Whether the present paper allows work at all (§ 60b Abs. 5 AufenthG, § 61 AsylG, text of 19.08.2026).
    pub fn may_work(&self) -> bool {
        !matches!(
            self.row.way,
            "duldung_60b" | "gueb" | "ohne_papier" | "ankunft"
        )
    }
}

/// The plan of every person, in the order of the table.
pub fn plans(rows: &[Row]) -> Vec<Plan<'_>> {
    let mut chance = Chance::new(SEED, u64::MAX);
    let (mut case_management, mut beratung) = (0, 0);
    rows.iter()
        .map(|row| {
            let counter = if row.start == "bt" {
                &mut beratung
            } else {
                &mut case_management
            };
            *counter += 1;
            plan(row, *counter - 1, &mut chance)
        })
        .collect()
}

fn plan<'a>(row: &'a Row, serial: usize, chance: &mut Chance) -> Plan<'a> {
    let (first, last) = QUARTERS
        .get(serial % QUARTERS.len())
        .copied()
        .unwrap_or((TODAY, TODAY));
    let entered = row
        .entry
        .bounds()
        .map_or(first, |(_, last)| later(last, 15));
    let eintritt = chance.workday(first.max(entered), last.max(entered));
    let austritt =
        leaves(row, serial).then(|| chance.workday(later(eintritt, 100), later(eintritt, 330)));
    let austritt = austritt.filter(|day| *day < before(TODAY, 10));
    let by_way_of_beratung = row.start == "cm" && serial % 10 == 3;
    let opened_on = match row.start {
        "ds" => chance.workday(day(2020, 6, 2), day(2022, 2, 25)),
        _ if by_way_of_beratung => chance.workday(before(eintritt, 70), before(eintritt, 40)),
        _ => chance.workday(before(eintritt, 12).max(entered), eintritt),
    };
    let closed_on = austritt
        .filter(|_| serial % 4 != 1)
        .map(|day| chance.workday(day, later(day, 9)));
    Plan {
        row,
        opened_on,
        closed_on,
        eintritt,
        austritt,
        by_way_of_beratung,
        serial,
    }
}

/// Who leaves: two of five in Case Management, half of those in Beratung.
fn leaves(row: &Row, serial: usize) -> bool {
    if row.start == "bt" {
        serial.is_multiple_of(2)
    } else {
        matches!(serial % 5, 1 | 3)
    }
}
