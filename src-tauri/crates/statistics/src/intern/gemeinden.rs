//! Municipalities: one row for each name found in the facts, because no list can know them all.
//!
//! Not here: Merkmale with groups.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::grid::{row, table, total};
use super::merkmale::columns_of;
use super::texts;
use crate::sheet::{Chart, SheetTable};

/// Source of the municipality.
const GEMEINDE: &str = "gemeinde";
/// What stands where nothing was recorded.
const NOT_ASKED: &str = "nicht erhoben";

/// One row for each name found in the facts.
pub(super) fn gemeinden(desk: &Desk<'_>) -> SheetTable {
    let columns = columns_of(desk, GEMEINDE);
    let mut found: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for (place, values) in columns.iter().enumerate() {
        for name in values {
            let cells = found.entry(name);
            let cells = cells.or_insert_with(|| vec![0; columns.len()]);
            if let Some(cell) = cells.get_mut(place) {
                *cell += 1;
            }
        }
    }
    let all = columns.iter().map(|cohort| cohort.len() as u64).collect();
    let without = found.remove("");
    let mut named: Vec<(&str, Vec<u64>)> = found.into_iter().collect();
    named.sort_by_cached_key(|(name, _)| sort_key(name));
    let named = named.into_iter().map(|(name, cells)| row(name, cells));
    let without = without.into_iter().map(|cells| row(NOT_ASKED, cells));
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
