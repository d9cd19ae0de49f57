//! "Nachrechnen": what an outsider can derive from everything released so far. It knows nothing of the rule, only what
//! the figures mean (see `PublicBlock`), that persons are whole and never negative, and that nobody returns (which
//! only helps the outsider).
//!
//! How exact the intervals are:
//! * Joined and left of one unit over time are differences of whole numbers in one order, a system of difference
//!   constraints. It is totally unimodular, so its shortest paths are the exact integer bounds (`system`).
//! * What binds several units (the Bestand of a Baustein is part of the programme's, everybody is in some Baustein) is
//!   worked in until nothing moves. Each such step is a valid conclusion, so no interval is too narrow; the tests
//!   compare them with every small history.
//! * A table over several releases has two told margins; a cell and two leaves on one hub are decomposable. Their exact
//!   bounds are closed formulas (Dobra and Fienberg, PNAS 2000) (`tables`).
//!
//! Not here: the intruder who also knows the program. That one needs all worlds with the same publication and is tried
//! in the tests of `block_rule`.

use std::collections::BTreeMap;

use crate::{LedgerEntry, Mode, Plan};

mod streams;
mod system;
mod tables;

/// The possible values of a figure, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Smallest possible number.
    pub low: u64,
    /// Largest possible number; `None` when nothing bounds it.
    pub high: Option<u64>,
}

impl Interval {
    /// True when only one number is possible.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.high == Some(self.low)
    }

    /// A figure is weak when it can be pinned down to less than k of room. An exact number from k on is what the rule
    /// shows anyway and is not weak.
    #[must_use]
    pub fn is_weak(&self, k: u64) -> bool {
        let narrow = self
            .high
            .is_some_and(|high| high.saturating_sub(self.low) < k);
        narrow && !(self.is_exact() && self.low >= k)
    }

    /// In the rounding mode every number is known to 4 persons; weak is what is known exactly, or surely 1 to 4.
    #[must_use]
    pub fn is_weak_rounded(&self) -> bool {
        self.is_exact() || self.low >= 1 && self.high.is_some_and(|high| high <= 4)
    }
}

/// What can be derived from a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audit {
    /// Every figure and every remainder by `release/id/cell`, the told ones included.
    pub figures: BTreeMap<String, Interval>,
    /// Releases that were looked at.
    pub releases: usize,
    /// False when no cases at all fit the releases; then the intervals mean nothing.
    pub consistent: bool,
    rounded: bool,
}

impl Audit {
    /// The figures that can be pinned down. Empty when the releases betray nobody.
    pub fn weak(&self, k: u64) -> impl Iterator<Item = (&str, Interval)> {
        let weak = move |one: &Interval| {
            if self.rounded {
                one.is_weak_rounded()
            } else {
                one.is_weak(k)
            }
        };
        let figures = self.figures.iter();
        figures
            .filter(move |(_, interval)| weak(interval))
            .map(|(name, interval)| (name.as_str(), *interval))
    }

    /// The smallest room that a figure which is not exactly known keeps; `None` when there is none.
    #[must_use]
    pub fn narrowest(&self) -> Option<u64> {
        let open = self.figures.values().filter(|one| !one.is_exact());
        open.filter_map(|one| Some(one.high?.saturating_sub(one.low)))
            .min()
    }

    fn put(&mut self, entry: &LedgerEntry, name: &str, interval: Interval) {
        self.figures
            .insert(format!("{}/{name}", entry.sequence), interval);
    }
}

/// Derives the interval of every figure of the plan from all releases of its programme, oldest first.
#[must_use]
pub fn audit(plan: &Plan, entries: &[LedgerEntry]) -> Audit {
    let own = entries
        .iter()
        .filter(|entry| entry.programme == plan.programme());
    let entries: Vec<&LedgerEntry> = own.collect();
    let mut audit = Audit {
        releases: entries.len(),
        consistent: true,
        rounded: entries.iter().any(|entry| entry.mode == Mode::Runden5),
        ..Audit::default()
    };
    let streams = streams::solve(plan, &entries, &mut audit);
    tables::describe(plan, &entries, &streams, &mut audit);
    audit
}

/// What a told number leaves possible: itself, or two to both sides where it was rounded.
fn told(entry: &LedgerEntry, value: u64) -> (i64, i64) {
    let value = i64::try_from(value).unwrap_or(system::FREE);
    match entry.mode {
        Mode::Blockregel => (value, value),
        Mode::Runden5 => ((value - 2).max(0), value + 2),
    }
}

#[cfg(test)]
mod tests;
