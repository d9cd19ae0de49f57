//! One period. Programme and one Baustein with all their movement; and overlapping Bausteine with the basis.

use super::*;

/// Where a person was: in the programme at the start, at the end; in the Baustein at all, at the start, at the end.
/// In the Baustein at an edge of the period but not in the programme is impossible.
fn states() -> Vec<[u64; 5]> {
    let mut states = Vec::new();
    for (start, end) in [(1, 1), (1, 0), (0, 1), (0, 0)] {
        states.push([start, end, 0, 0, 0]);
        for (inner_start, inner_end) in [(1, 1), (1, 0), (0, 1), (0, 0)] {
            if inner_start <= start && inner_end <= end {
                states.push([start, end, 1, inner_start, inner_end]);
            }
        }
    }
    states
}

fn movements(table: &[u64], states: &[[u64; 5]]) -> (Movement, Movement) {
    let sum = |place: usize| {
        table
            .iter()
            .zip(states)
            .map(|(n, state)| n * state[place])
            .sum()
    };
    (
        movement(sum(0), table.iter().sum(), sum(1)),
        movement(sum(3), sum(2), sum(4)),
    )
}

fn leaks(rule: Rule, total: u64) -> (usize, bool) {
    let states = states();
    assert_eq!(states.len(), 13);
    let mut classes = Classes::new();
    let mut all_open = false;
    all_tables(states.len(), total, &mut |table| {
        let (outer, inner) = movements(table, &states);
        let programme = rule.programme(outer, Past::First);
        let baustein = rule.baustein(inner, Past::First, &programme);
        let mut figures = table.to_vec();
        for unit in [outer, inner] {
            figures.extend([unit.before, unit.during, unit.end]);
            figures.extend([unit.during - unit.before, unit.during - unit.end]);
        }
        figures.extend([outer.during - inner.during, outer.before - inner.before]);
        figures.push(outer.end - inner.end);
        classes.add((programme, baustein), &figures);
        all_open |= baustein.arrivals.is_some() && baustein.end.is_some();
    });
    let too_few = |told: &(UnitShown, UnitShown)| told.0.during.is_none();
    (classes.leaks(rule.k, too_few), all_open)
}

#[test]
fn a_baustein_and_the_programme_do_not_betray_each_other() {
    for (k, total) in (1..=8).map(|total| (1, total)).chain([(2, 9)]) {
        let (leaks, all_open) = leaks(sound(k), total);
        assert_eq!(leaks, 0, "k={k}, {total} persons");
        assert!(
            total < 8 || all_open,
            "k={k}: the blocks never opened all at once"
        );
    }
}

#[test]
fn flawed_rules_are_caught_in_one_period() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::ComplementUnchecked,
        Flaw::BestandWithoutAustritte,
    ] {
        assert!(leaks(flawed(1, flaw), 6).0 > 0, "{flaw:?} went unnoticed");
    }
}

/// Cells are the non-empty subsets of {basis, b, c}: everybody of the period is somewhere.
fn overlap_leaks(rule: Rule, total: u64) -> (usize, bool) {
    let mut classes = Classes::new();
    let mut opened = false;
    all_tables(7, total, &mut |table| {
        let sum = |chosen: &dyn Fn(usize) -> bool| -> u64 {
            (1..)
                .zip(table)
                .filter(|(set, _)| chosen(*set))
                .map(|(_, n)| n)
                .sum()
        };
        let of = |mask: usize| sum(&|set| set & mask != 0);
        let both = |mask: usize| sum(&|set| set & mask == mask);
        let units = [("basis", 1), ("b", 2), ("c", 4)];
        let counts = Counts {
            programme: movement(0, total, 0),
            bausteine: units
                .map(|(code, bit)| (code.to_owned(), movement(0, of(bit), 0)))
                .into(),
            ..Counts::default()
        };
        let shown = rule.protect(&counts, "basis", true, &first());
        opened |= shown.teilnahmen.is_some();
        let mut figures = table.to_vec();
        figures.extend([1, 2, 4].map(of));
        figures.extend([1, 2, 4].map(|bit| total - of(bit)));
        figures.extend([3, 5, 6].map(both));
        figures.push(of(1) + of(2) + of(4) - total);
        classes.add(shown, &figures);
    });
    (classes.leaks(rule.k, |shown| shown.fewer_than_k), opened)
}

#[test]
fn the_sum_of_teilnahmen_does_not_betray_who_is_in_several_bausteine() {
    for (k, totals) in [(1, 1..=10), (2, 9..=12), (3, 12..=14)] {
        let mut opened = false;
        for total in totals {
            let (leaks, open) = overlap_leaks(sound(k), total);
            assert_eq!(leaks, 0, "k={k}, {total} persons");
            opened |= open;
        }
        assert!(opened, "k={k}: the sum was never shown");
    }
}

#[test]
fn an_unchecked_sum_is_caught() {
    assert!(overlap_leaks(flawed(1, Flaw::SumUnchecked), 7).0 > 0);
    assert!(overlap_leaks(flawed(2, Flaw::SumUnchecked), 9).0 > 0);
}

/// A Stichtag inside the period: cells say who was there at the start, on the Stichtag and at the end.
#[test]
fn a_stichtag_inside_the_period_does_not_betray_the_movement() {
    for (k, total) in [(1, 6), (1, 9), (2, 9), (3, 9)] {
        let mut classes = Classes::new();
        let mut opened = false;
        all_tables(8, total, &mut |table| {
            let on = |bit: usize| -> u64 {
                (0..)
                    .zip(table)
                    .filter(|(set, _): &(usize, _)| set & bit != 0)
                    .map(|(_, n)| n)
                    .sum()
            };
            let counts = Counts {
                programme: movement(on(1), total, on(4)),
                at_stichtag: on(2),
                ..Counts::default()
            };
            let shown = sound(k).protect(&counts, "basis", false, &first());
            opened |= shown.at_stichtag.and(shown.programme.end).is_some();
            let mut figures = table.to_vec();
            figures.extend([1, 2, 4].map(on));
            figures.extend([1, 2, 4].map(|bit| total - on(bit)));
            classes.add(shown, &figures);
        });
        assert_eq!(
            classes.leaks(u64::from(k), |shown| shown.fewer_than_k),
            0,
            "k={k}"
        );
        assert!(
            opened,
            "k={k}: Stichtag and movement were never shown together"
        );
    }
}
