//! The rule on *all* small tables, against the intruder who has the program: all tables with the same publication
//! are the class, and the smallest to the largest true value of a hidden figure is all she can know.

use std::collections::BTreeMap;

use super::*;

mod chain;
mod joint;
mod ladder;

/// Runs through all tables, groups them by publication and reports figures with less than k of room.
pub(super) struct Classes<P: Ord> {
    ranges: BTreeMap<P, Vec<(u64, u64)>>,
}

impl<P: Ord> Classes<P> {
    pub(super) fn new() -> Self {
        Self {
            ranges: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, publication: P, figures: &[u64]) {
        let ranges = self
            .ranges
            .entry(publication)
            .or_insert_with(|| figures.iter().map(|figure| (*figure, *figure)).collect());
        for (range, figure) in ranges.iter_mut().zip(figures) {
            *range = (range.0.min(*figure), range.1.max(*figure));
        }
    }

    /// Number of (publication, figure) pairs that are known too well. `exempt` leaves out what is not to be judged.
    ///
    /// A figure is safe with k of room, or when it is exactly known and at least k (then it is a shown one).
    pub(super) fn leaks(&self, k: u64, exempt: impl Fn(&P) -> bool) -> usize {
        self.ranges
            .iter()
            .filter(|(publication, _)| !exempt(publication))
            .flat_map(|(_, ranges)| ranges)
            .filter(|(low, high)| high - low < k && !(low == high && *low >= k))
            .count()
    }

    pub(super) fn publications(&self) -> impl Iterator<Item = &P> {
        self.ranges.keys()
    }
}

/// Calls `visit` with every way to put `total` persons into `cells` cells.
pub(super) fn all_tables(cells: usize, total: u64, visit: &mut dyn FnMut(&[u64])) {
    fn fill(table: &mut Vec<u64>, cells: usize, left: u64, visit: &mut dyn FnMut(&[u64])) {
        if table.len() + 1 == cells {
            table.push(left);
            visit(table);
            table.pop();
            return;
        }
        for here in 0..=left {
            table.push(here);
            fill(table, cells, left - here, visit);
            table.pop();
        }
    }
    fill(&mut Vec::new(), cells, total, visit);
}

pub(super) fn movement(before: u64, during: u64, end: u64) -> Movement {
    Movement {
        before,
        during,
        end,
    }
}

pub(super) fn first() -> History {
    History {
        programme: Past::First,
        bausteine: BTreeMap::new(),
        otherwise: Past::First,
    }
}

pub(super) fn sound(k: u32) -> Rule {
    Rule::new(MinCount::tiny(k))
}

pub(super) fn flawed(k: u32, flaw: Flaw) -> Rule {
    Rule::flawed(MinCount::tiny(k), flaw)
}

#[test]
fn leverkusen_coaching_shows_the_five_persons_and_nothing_else() {
    let one = |persons| GroupCount {
        persons,
        events: persons,
    };
    let counts = Counts {
        programme: movement(0, 5, 0),
        levels: vec![
            vec![one(1), one(2), one(2)],
            vec![one(3), one(2)],
            vec![one(5)],
        ],
        ..Counts::default()
    };
    for k in [3, 5] {
        let shown = sound(k).protect(&counts, "f6", true, &first());
        let all = UnitShown {
            during: Some(5),
            ..UnitShown::default()
        };
        assert_eq!(
            shown,
            Shown {
                programme: all,
                ..Shown::default()
            }
        );
    }
}

#[test]
fn two_of_255_outside_a_baustein_hide_it() {
    let outer = UnitShown {
        during: Some(255),
        ..UnitShown::default()
    };
    let f4 = |during| {
        sound(5)
            .baustein(movement(0, during, 0), Past::First, &outer)
            .during
    };
    assert_eq!(f4(253), None);
    assert_eq!(f4(250), Some(250));
    assert_eq!(f4(4), None);
}

#[test]
fn the_half_year_of_the_worked_example() {
    let past = Past::Stock {
        value: 40,
        direct: true,
    };
    let shown = sound(5).programme(movement(40, 58, 48), past);
    let figures = (shown.during, shown.arrivals, shown.leavers, shown.end);
    assert_eq!(figures, (Some(58), Some(18), Some(10), Some(48)));
    let quiet = sound(5).programme(movement(40, 43, 30), past);
    assert_eq!(quiet, UnitShown::default());
}
