//! The second mode: every number rounded to the nearest multiple of five, each on its own, totals too, as Destatis does
//! in its social statistics since 2020. A table is withheld when the rounded numbers together would still give one away
//! exactly, or surely as 1 to 4.
//!
//! Whether they do is recomputed here for every table from the told numbers alone: an exact count lies at most 2 from
//! the told one, is never negative, and the groups of every table of a release sum to the same persons. That a table
//! is withheld says something too, so small ones are not even tried. For the same reason nothing is rolled over, and
//! hub and leaf are not crossed: bounds of crossed tables need a solver.
//!
//! The sum of the Teilnahmen is left out; beside the Bausteine it would bound who is in several.

use crate::Question;
use crate::block_rule::Blocks;
use crate::books::{Counts, EventCount, UnitCount, block_id};
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
        release: question.next_sequence(),
        blocks: Blocks::new(),
        tables: Vec::new(),
    };
    rounded.unit(
        "",
        counts.programme.opening,
        counts.programme.joined,
        counts.programme.left,
    );
    rounded.bausteine(counts);
    if question.stichtag != question.period.to() {
        rounded.put("stichtag", vec![], &[counts.at_stichtag]);
    }
    for merkmal in question.plan.merkmale() {
        rounded.merkmal(merkmal, counts);
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
            let persons = values(|group| group.persons);
            rounded.put(&id, vec![0], &persons);
            // Beside a told 0 more events would say: 1 or 2 persons.
            if persons.iter().all(|persons| round(*persons) > 0) {
                rounded.put(&format!("{id}#"), vec![0], &events);
            }
        }
    }
    rounded.blocks
}

/// Smallest and largest possible value.
type Bounds = (u64, u64);

struct Rounded<'a> {
    past: &'a Public<'a>,
    /// Nothing is rolled over: each table covers its own release.
    release: u64,
    blocks: Blocks,
    /// The told tables by their stream.
    tables: Vec<(Stream, Vec<Bounds>)>,
}

impl Rounded<'_> {
    fn put(&mut self, id: &str, levels: Vec<usize>, values: &[u64]) {
        let block = PublicBlock {
            since: self.release,
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

    /// All Bausteine or none: everybody is in at least one, so too small numbers would be bounded from below.
    fn bausteine(&mut self, counts: &Counts) {
        let enough = |all: u64, of: fn(&UnitCount) -> u64| {
            let told: Vec<Bounds> = counts
                .bausteine
                .values()
                .map(|unit| around(round(of(unit))))
                .collect();
            let high: u64 = told.iter().map(|(_, high)| high).sum();
            let least = around(round(all)).0;
            told.iter().all(|(low, own)| high - own + low >= least)
        };
        let all = &counts.programme;
        let vague = enough(all.joined, |unit| unit.joined)
            && enough(all.opening, |unit| unit.opening)
            && enough(all.left, |unit| unit.left);
        if vague && round(all.joined) >= 2 * PER_GROUP {
            for (code, unit) in &counts.bausteine {
                self.unit(code, unit.opening, unit.joined, unit.left);
            }
        }
    }

    /// What the told numbers leave possible for the sum of a table: now and before.
    fn totals(&self, of: Stream) -> (Bounds, Bounds) {
        let now = |id: &str| {
            let block = self.blocks.get(id).and_then(|block| block.values.last());
            around(block.copied().unwrap_or(0))
        };
        let before = |id: &str| self.past.total(id).map_or((0, 0), around);
        match of {
            Stream::Eintritte => (now("joined/"), before("joined/")),
            Stream::Austritte => (now("left/"), before("left/")),
            Stream::Bestand => (now("joined/"), now("left/")),
        }
    }

    fn merkmal(&mut self, merkmal: &Merkmal, counts: &Counts) {
        let levels = counts.merkmale.get(&merkmal.code);
        let levels = levels.map(Vec::as_slice).unwrap_or_default();
        let (now, before) = self.totals(merkmal.of);
        let open = |cells: &[u64]| {
            let least = now.0.saturating_sub(before.1);
            let large = least >= PER_GROUP * cells.len() as u64;
            // The smaller figure must not be pinned to 1 to 4 by the sum of the groups.
            large && (before == (0, 0) || before.0 >= PER_GROUP) && self.fits(merkmal.of, cells)
        };
        let safe = levels.iter().enumerate().find(|(_, cells)| open(cells));
        if let Some((level, cells)) = safe {
            let told = cells.iter().map(|cell| around(round(*cell))).collect();
            self.tables.push((merkmal.of, told));
            self.put(&block_id(merkmal), vec![level], cells);
        }
    }

    /// With one table more, are all of this release still vague? They have the same sum.
    fn fits(&self, of: Stream, cells: &[u64]) -> bool {
        let own: Vec<Bounds> = cells.iter().map(|cell| around(round(*cell))).collect();
        let others = self.tables.iter().filter(|(stream, _)| *stream == of);
        let tables: Vec<&Vec<Bounds>> = others.map(|(_, table)| table).chain([&own]).collect();
        let (now, before) = self.totals(of);
        let mut sum = (
            now.0.saturating_sub(before.1),
            now.1.saturating_sub(before.0),
        );
        for table in &tables {
            let low = table.iter().map(|(low, _)| low).sum();
            let high = table.iter().map(|(_, high)| high).sum();
            sum = (sum.0.max(low), sum.1.min(high));
        }
        let later = (now.0.max(before.0 + sum.0), now.1.min(before.1 + sum.1));
        let earlier = (
            before.0.max(now.0.saturating_sub(sum.1)),
            before.1.min(now.1.saturating_sub(sum.0)),
        );
        let figures = tables.iter().flat_map(|table| within(table, sum));
        figures.chain([later]).all(is_vague) && (before == (0, 0) || is_vague(earlier))
    }
}

/// The sum of a table must be so large that a withheld one says little.
const PER_GROUP: u64 = 10;

/// The possible true values of a told number.
fn around(told: u64) -> Bounds {
    (told.saturating_sub(2), told.saturating_add(2))
}

/// Bounds of each number, given the bounds of their sum.
fn within(bounds: &[Bounds], (least, most): Bounds) -> Vec<Bounds> {
    let low: u64 = bounds.iter().map(|(low, _)| low).sum();
    let high: u64 = bounds.iter().map(|(_, high)| high).sum();
    let tight = |(one_low, one_high): &Bounds| {
        let others = (low - one_low, high - one_high);
        (
            (*one_low).max(least.saturating_sub(others.1)),
            (*one_high).min(most.saturating_sub(others.0)),
        )
    };
    bounds.iter().map(tight).collect()
}

fn is_vague((low, high): Bounds) -> bool {
    low < high && !(low >= 1 && high <= 4)
}

#[cfg(test)]
mod tests;
