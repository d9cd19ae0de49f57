//! Whole-number unknowns with upper bounds on their differences, closed by shortest paths (Floyd and Warshall).

use std::collections::BTreeMap;

use super::Interval;
use crate::LedgerEntry;

/// The unknown that is always zero.
pub(super) const ZERO: usize = 0;

/// No bound. Far from overflow when two are added.
const FREE: i64 = i64::MAX / 4;

/// Tightening by sums ends at the latest after so many rounds; stopping early only makes the bounds wider.
const ROUNDS: usize = 32;

#[derive(Default)]
pub(super) struct System {
    names: BTreeMap<(u64, &'static str, String), usize>,
    /// Relations as they are told: first minus second is at most third.
    told: Vec<(usize, usize, i64)>,
    sums: Vec<Sum>,
    /// Closed bounds, row by row.
    bounds: Vec<i64>,
}

/// The persons of the Bausteine together: every person of the period is in at least one.
struct Sum {
    parts: Vec<usize>,
    at_least: usize,
    exactly: Option<i64>,
}

impl System {
    /// The unknown of that name, new or known.
    pub(super) fn node(&mut self, entry: &LedgerEntry, role: &'static str, code: &str) -> usize {
        let next = self.names.len() + 1;
        let node = *self
            .names
            .entry((entry.sequence, role, code.to_owned()))
            .or_insert(next);
        self.told.push((ZERO, node, 0));
        node
    }

    pub(super) fn at_most(&mut self, small: usize, large: usize) {
        self.told.push((small, large, 0));
    }

    /// `whole` minus `part` is exactly `value`.
    pub(super) fn equals(&mut self, whole: usize, part: usize, value: u64) {
        let value = i64::try_from(value).unwrap_or(FREE);
        self.told.push((whole, part, value));
        self.told.push((part, whole, -value));
    }

    pub(super) fn sum(&mut self, parts: Vec<usize>, at_least: usize, exactly: Option<u64>) {
        let exactly = exactly.and_then(|value| i64::try_from(value).ok());
        self.sums.push(Sum {
            parts,
            at_least,
            exactly,
        });
    }

    /// Closes the bounds. False when no whole numbers fit.
    pub(super) fn solve(&mut self) -> bool {
        for _ in 0..ROUNDS {
            if !self.close() {
                return false;
            }
            let tighter = self.tighter();
            if tighter.is_empty() {
                return true;
            }
            self.told.extend(tighter);
        }
        self.close()
    }

    /// The bounds of `whole` minus `part`; never below zero.
    pub(super) fn interval(&self, whole: usize, part: usize) -> Interval {
        let high = self.bound(whole, part);
        let low = -self.bound(part, whole);
        Interval {
            low: u64::try_from(low).unwrap_or(0),
            high: u64::try_from(high).ok().filter(|_| high < FREE),
        }
    }

    fn size(&self) -> usize {
        self.names.len() + 1
    }

    fn bound(&self, first: usize, second: usize) -> i64 {
        self.bounds
            .get(first * self.size() + second)
            .copied()
            .unwrap_or(FREE)
    }

    fn lower(&mut self, first: usize, second: usize, bound: i64) {
        let place = first * self.size() + second;
        if let Some(old) = self.bounds.get_mut(place) {
            *old = bound.min(*old);
        }
    }

    fn close(&mut self) -> bool {
        let size = self.size();
        self.bounds = vec![FREE; size * size];
        (0..size).for_each(|node| self.lower(node, node, 0));
        for (first, second, bound) in std::mem::take(&mut self.told) {
            self.lower(first, second, bound);
            self.told.push((first, second, bound));
        }
        for middle in 0..size {
            for first in 0..size {
                let head = self.bound(first, middle);
                if head >= FREE {
                    continue;
                }
                for second in 0..size {
                    let tail = self.bound(middle, second);
                    if tail < FREE {
                        self.lower(first, second, head + tail);
                    }
                }
            }
        }
        (0..size).all(|node| self.bound(node, node) >= 0)
    }

    /// Relations that follow from the sums and are tighter than what is closed already.
    fn tighter(&self) -> Vec<(usize, usize, i64)> {
        self.sums
            .iter()
            .flat_map(|sum| self.tighter_by(sum))
            .collect()
    }

    fn tighter_by(&self, sum: &Sum) -> Vec<(usize, usize, i64)> {
        let least = |node: usize| (-self.bound(ZERO, node)).max(0);
        let most = |node: usize| self.bound(node, ZERO);
        let mut found = Vec::new();
        for part in &sum.parts {
            let others = || sum.parts.iter().copied().filter(|other| other != part);
            let others_most = others().map(most).fold(0, |all, one| (all + one).min(FREE));
            let others_least: i64 = others().map(least).sum();
            let total = sum.exactly.unwrap_or_else(|| least(sum.at_least));
            if others_most < FREE && total - others_most > least(*part) {
                found.push((ZERO, *part, others_most - total));
            }
            if let Some(exactly) = sum.exactly.filter(|all| all - others_least < most(*part)) {
                found.push((*part, ZERO, exactly - others_least));
            }
        }
        found
    }
}
