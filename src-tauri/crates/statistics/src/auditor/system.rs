//! Whole-number unknowns with bounds on their differences, closed by shortest paths, and relations of several
//! differences that are worked in until nothing moves.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::Interval;

/// The unknown that is always zero.
pub(super) const ZERO: usize = 0;

/// No bound. Far from overflow when some are added.
pub(super) const FREE: i64 = i64::MAX / 64;

/// Working in relations ends here at the latest; stopping early only makes the intervals wider.
const ROUNDS: usize = 16;

/// `whole` minus `part`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Difference {
    pub whole: usize,
    pub part: usize,
}

/// The added differences minus the others lie between two bounds.
pub(super) struct Relation {
    pub plus: Vec<Difference>,
    pub minus: Vec<Difference>,
    pub low: i64,
    pub high: i64,
}

impl Relation {
    fn terms(&self) -> impl Iterator<Item = (Difference, i64)> {
        let plus = self.plus.iter().map(|of| (*of, 1));
        plus.chain(self.minus.iter().map(|of| (*of, -1)))
    }
}

#[derive(Default)]
pub(super) struct System {
    size: usize,
    /// By unknown: those that are at most so much larger.
    edges: Vec<Vec<(usize, i64)>>,
    relations: Vec<Relation>,
    /// Shortest paths, row by row.
    closed: Vec<i64>,
}

impl System {
    pub(super) fn new() -> Self {
        Self {
            size: 1,
            edges: vec![Vec::new()],
            ..Self::default()
        }
    }

    /// A new unknown; never negative.
    pub(super) fn node(&mut self) -> usize {
        self.edges.push(Vec::new());
        self.size += 1;
        let node = self.size - 1;
        self.at_most(ZERO, node, 0);
        node
    }

    /// `first` minus `second` is at most `bound`.
    pub(super) fn at_most(&mut self, first: usize, second: usize, bound: i64) {
        if let Some(edges) = self.edges.get_mut(second) {
            edges.push((first, bound));
        }
    }

    /// A difference lies between two bounds.
    pub(super) fn between(&mut self, of: Difference, (low, high): (i64, i64)) {
        self.at_most(of.whole, of.part, high);
        self.at_most(of.part, of.whole, -low);
    }

    pub(super) fn relate(&mut self, relation: Relation) {
        self.relations.push(relation);
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
            for (of, bounds) in tighter {
                self.between(of, bounds);
            }
        }
        self.close()
    }

    /// The interval of a difference; figures are never below zero.
    pub(super) fn interval(&self, of: Difference) -> Interval {
        let (low, high) = self.bounds(of);
        Interval {
            low: u64::try_from(low).unwrap_or(0),
            high: u64::try_from(high).ok().filter(|_| high < FREE),
        }
    }

    fn bounds(&self, of: Difference) -> (i64, i64) {
        (-self.path(of.whole, of.part), self.path(of.part, of.whole))
    }

    /// The bounds of a sum without one of its terms.
    fn without(&self, relation: &Relation, term: usize) -> (i64, i64) {
        let mut sums = (0, 0);
        for (place, (of, sign)) in relation.terms().enumerate() {
            if place != term {
                let (low, high) = self.bounds(of);
                let (low, high) = if sign > 0 { (low, high) } else { (-high, -low) };
                sums = (add_low(sums.0, low), add_high(sums.1, high));
            }
        }
        sums
    }

    fn path(&self, from: usize, to: usize) -> i64 {
        let place = from * self.size + to;
        self.closed.get(place).copied().unwrap_or(FREE)
    }

    /// One conclusion for each term of each relation that says more than is known.
    fn tighter(&self) -> Vec<(Difference, (i64, i64))> {
        let mut found = Vec::new();
        for relation in &self.relations {
            for (place, (of, sign)) in relation.terms().enumerate() {
                let others = self.without(relation, place);
                let new = (
                    add_low(relation.low, -others.1),
                    add_high(relation.high, -others.0),
                );
                let new = if sign > 0 { new } else { (-new.1, -new.0) };
                found.extend(narrowed(of, self.bounds(of), new));
            }
        }
        found
    }

    /// Potentials first (a negative circle means that nothing fits), then shortest paths from every unknown.
    fn close(&mut self) -> bool {
        let Some(potential) = self.potentials() else {
            return false;
        };
        let rows = (0..self.size).map(|from| self.from(from, &potential));
        self.closed = rows.flatten().collect();
        true
    }

    fn potentials(&self) -> Option<Vec<i64>> {
        let mut potential = vec![0_i64; self.size];
        let mut visits = vec![0_usize; self.size];
        let mut waiting = vec![true; self.size];
        let mut queue: VecDeque<usize> = (0..self.size).collect();
        while let Some(node) = queue.pop_front() {
            let here = *potential.get(node)?;
            *waiting.get_mut(node)? = false;
            for (next, bound) in self.edges.get(node)? {
                let there = potential.get_mut(*next)?;
                if here + bound < *there {
                    *there = here + bound;
                    let times = visits.get_mut(*next)?;
                    *times += 1;
                    if *times > self.size {
                        return None;
                    }
                    if !std::mem::replace(waiting.get_mut(*next)?, true) {
                        queue.push_back(*next);
                    }
                }
            }
        }
        Some(potential)
    }

    /// Dijkstra over the bounds, which the potentials make non-negative.
    fn from(&self, source: usize, potential: &[i64]) -> Vec<i64> {
        let mut best = vec![FREE; self.size];
        let mut heap = BinaryHeap::from([Reverse((0_i64, source))]);
        let height = |node: usize| potential.get(node).copied().unwrap_or(0);
        if let Some(own) = best.get_mut(source) {
            *own = 0;
        }
        while let Some(Reverse((length, node))) = heap.pop() {
            if best.get(node).is_none_or(|known| *known < length) {
                continue;
            }
            for (next, bound) in self.edges.get(node).map(Vec::as_slice).unwrap_or_default() {
                let longer = length + bound + height(node) - height(*next);
                if let Some(known) = best.get_mut(*next).filter(|known| longer < **known) {
                    *known = longer;
                    heap.push(Reverse((longer, *next)));
                }
            }
        }
        for (node, length) in best.iter_mut().enumerate() {
            if *length < FREE {
                *length += height(node) - height(source);
            }
        }
        best
    }
}

/// Lower bounds: none stays none.
fn add_low(one: i64, other: i64) -> i64 {
    if one <= -FREE || other <= -FREE {
        -FREE
    } else {
        one.saturating_add(other)
    }
}

/// Upper bounds: none stays none.
fn add_high(one: i64, other: i64) -> i64 {
    if one >= FREE || other >= FREE {
        FREE
    } else {
        one.saturating_add(other)
    }
}

fn narrowed(
    of: Difference,
    (low, high): (i64, i64),
    new: (i64, i64),
) -> Option<(Difference, (i64, i64))> {
    (new.0 > low || new.1 < high).then_some((of, (new.0.max(low), new.1.min(high))))
}
