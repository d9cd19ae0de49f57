//! The second mode: every number rounded to the nearest multiple of five, each on its own, totals too, as Destatis does
//! in its social statistics since 2020. Nothing is hidden for being small; a table is withheld when the rounded numbers
//! together would still give a small one away.
//!
//! Whether they do is recomputed here for every table: an exact count lies at most 2 from the told one, is never
//! negative, and the groups of a table sum to its total.

use crate::Question;
use crate::block_rule::Blocks;
use crate::books::{Counts, EventCount, block_id, chain, pair_id};
use crate::ledger::{Public, PublicBlock};
use crate::plan::{CountOf, Merkmal, Stream};

/// Rounds to the nearest multiple of five; 2 goes down, 3 goes up.
pub(crate) fn round(value: u64) -> u64 {
    value.saturating_add(2) / 5 * 5
}

/// Rounds the counts of one period.
pub(crate) fn protect(counts: &Counts, question: &Question, past: &Public<'_>) -> Blocks {
    let mut rounded = Rounded {
        past,
        blocks: Blocks::new(),
    };
    rounded.unit(
        "",
        counts.programme.opening,
        counts.programme.joined,
        counts.programme.left,
    );
    for (code, unit) in &counts.bausteine {
        rounded.unit(code, unit.opening, unit.joined, unit.left);
    }
    let sum = counts.bausteine.values().map(|unit| unit.joined).sum();
    rounded.put("teilnahmen", vec![], &[sum]);
    if question.stichtag != question.period.to() {
        rounded.put("stichtag", vec![], &[counts.at_stichtag]);
    }
    for merkmal in question.plan.merkmale() {
        rounded.merkmal(merkmal, counts);
    }
    if let Some(hub) = question.plan.hub() {
        rounded.pairs(hub, counts, question);
    }
    for ereignis in question.plan.ereignisse() {
        let groups = counts
            .events
            .get(&ereignis.code)
            .and_then(|levels| levels.first());
        let values = |of: fn(&EventCount) -> u64| -> Vec<u64> {
            groups.into_iter().flatten().map(of).collect()
        };
        let id = format!("ereignisse/{}", ereignis.code);
        let events = values(|group| group.events);
        if ereignis.count == CountOf::Ereignisse {
            rounded.put(&id, vec![0], &events);
        } else {
            rounded.put(&id, vec![0], &values(|group| group.persons));
            rounded.put(&format!("{id}#"), vec![0], &events);
        }
    }
    rounded.blocks
}

struct Rounded<'a> {
    past: &'a Public<'a>,
    blocks: Blocks,
}

impl Rounded<'_> {
    fn put(&mut self, id: &str, levels: Vec<usize>, values: &[u64]) {
        let block = PublicBlock {
            since: self.past.since(id),
            levels,
            values: values.iter().map(|value| round(*value)).collect(),
        };
        self.blocks.insert(id.to_owned(), block);
    }

    fn unit(&mut self, code: &str, opening: u64, joined: u64, left: u64) {
        let id = format!("joined/{code}");
        if self.past.total(&id).is_none() {
            self.put(&id, vec![], &[opening, joined]);
        } else {
            self.put(&id, vec![], &[joined]);
        }
        self.put(&format!("left/{code}"), vec![], &[left]);
    }

    fn merkmal(&mut self, merkmal: &Merkmal, counts: &Counts) {
        let levels = counts
            .merkmale
            .get(&merkmal.code)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let safe = levels
            .iter()
            .enumerate()
            .find(|(_, cells)| betrays_nothing(cells));
        if let Some((level, cells)) = safe {
            self.put(&block_id(merkmal), vec![level], cells);
        }
    }

    fn pairs(&mut self, hub: &Merkmal, counts: &Counts, question: &Question) {
        let leaves = question.plan.merkmale().iter();
        for leaf in leaves.filter(|one| one.of == Stream::Eintritte && !one.hub) {
            let told = |merkmal: &Merkmal| {
                let block = self.blocks.get(&block_id(merkmal));
                block.and_then(|block| block.levels.first().copied())
            };
            let (Some(outer), Some(inner)) = (told(hub), told(leaf)) else {
                continue;
            };
            let tables = counts.pairs.get(&leaf.code);
            let width = |level: usize| leaf.levels.get(level).map_or(0, |level| level.groups.len());
            let safe = chain(hub, leaf)
                .into_iter()
                .filter(|(row, column)| *row >= outer && *column >= inner)
                .filter_map(|pair| Some((pair, tables?.get(&pair)?)))
                .find(|((_, column), cells)| table_betrays_nothing(cells, width(*column)));
            if let Some(((row, column), cells)) = safe {
                let cells = cells.clone();
                self.put(&pair_id(leaf), vec![row, column], &cells);
            }
        }
    }
}

/// The possible true values of a told number.
fn around(told: u64) -> (u64, u64) {
    (told.saturating_sub(2), told.saturating_add(2))
}

/// True when no count of the line is known exactly, or known to be 1 to 4, from the rounded counts and their rounded sum.
pub(crate) fn betrays_nothing(cells: &[u64]) -> bool {
    let told: Vec<u64> = cells.iter().map(|cell| round(*cell)).collect();
    let total = around(round(cells.iter().sum()));
    line(&told, total).iter().all(|bounds| is_vague(*bounds))
}

/// The same for a table with rounded sums of its rows and columns.
pub(crate) fn table_betrays_nothing(cells: &[u64], width: usize) -> bool {
    if width == 0 {
        return false;
    }
    let rows = cells.chunks(width).all(betrays_nothing);
    let column = |place: usize| {
        cells
            .iter()
            .skip(place)
            .step_by(width)
            .copied()
            .collect::<Vec<_>>()
    };
    rows && (0..width).all(|place| betrays_nothing(&column(place)))
}

/// Bounds of each number of a line, given the bounds of its sum.
fn line(told: &[u64], (least, most): (u64, u64)) -> Vec<(u64, u64)> {
    let bounds: Vec<(u64, u64)> = told.iter().map(|one| around(*one)).collect();
    let low: u64 = bounds.iter().map(|(low, _)| low).sum();
    let high: u64 = bounds.iter().map(|(_, high)| high).sum();
    let tight = |(one_low, one_high): &(u64, u64)| {
        let others_high = high - one_high;
        let others_low = low - one_low;
        (
            (*one_low).max(least.saturating_sub(others_high)),
            (*one_high).min(most.saturating_sub(others_low)),
        )
    };
    bounds.iter().map(tight).collect()
}

fn is_vague((low, high): (u64, u64)) -> bool {
    low < high && !(low >= 1 && high <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_goes_down_and_three_goes_up() {
        let rounded: Vec<u64> = [0, 1, 2, 3, 5, 7, 8, 12, 13]
            .into_iter()
            .map(round)
            .collect();
        assert_eq!(rounded, [0, 0, 0, 5, 5, 5, 10, 10, 15]);
    }

    /// Four times 2 is told as 0, 0, 0, 0 and 10: each must be 2.
    #[test]
    fn a_sum_that_gives_its_parts_away_withholds_the_table() {
        assert!(!betrays_nothing(&[2, 2, 2, 2]));
        assert!(betrays_nothing(&[5, 9, 12]));
        assert!(!betrays_nothing(&[3, 3, 3, 3, 3, 3]) || !table_betrays_nothing(&[2, 2, 2, 2], 2));
    }
}
