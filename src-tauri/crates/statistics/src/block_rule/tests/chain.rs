//! Several periods. The unknowns are the persons in each period and the Bestand between the periods.

use super::*;

/// What the next release knows from this one.
fn next_past(shown: &UnitShown, direct: bool) -> Past {
    shown
        .end
        .map_or(Past::Hidden, |value| Past::Stock { value, direct })
}

/// Calls `visit` with Bestand, persons, Bestand, persons, …, Bestand of three periods, at most `cap` each.
fn all_chains(cap: u64, visit: &mut dyn FnMut(&[u64; 7])) {
    fn fill(chain: &mut [u64; 7], place: usize, cap: u64, visit: &mut dyn FnMut(&[u64; 7])) {
        let Some(before) = place.checked_sub(1).map(|before| chain[before]) else {
            return (0..=cap).for_each(|value| {
                chain[0] = value;
                fill(chain, 1, cap, visit);
            });
        };
        if place == chain.len() {
            return visit(chain);
        }
        let values = if place % 2 == 1 {
            before..=cap
        } else {
            0..=before
        };
        for value in values {
            chain[place] = value;
            fill(chain, place + 1, cap, visit);
        }
    }
    fill(&mut [0; 7], 0, cap, visit);
}

/// Publications of three periods in a row.
fn programme_leaks(rule: Rule, cap: u64, direct: bool) -> (usize, usize) {
    let mut classes = Classes::new();
    let mut chained = 0;
    all_chains(cap, &mut |chain| {
        let [b0, n1, b1, n2, b2, n3, b3] = *chain;
        let one = rule.programme(movement(b0, n1, b1), Past::First);
        let two = rule.programme(movement(b1, n2, b2), next_past(&one, direct));
        let three = rule.programme(movement(b2, n3, b3), next_past(&two, direct));
        chained += usize::from(two.end.and(three.end).is_some());
        let moved = [n1 - b0, n1 - b1, n2 - b1, n2 - b2, n3 - b2, n3 - b3];
        let figures: Vec<u64> = chain.iter().chain(&moved).copied().collect();
        classes.add([one, two, three], &figures);
    });
    (
        classes.leaks(rule.k, |told| not_judged(told, rule.k, cap)),
        chained,
    )
}

/// "Fewer than k" is all there is to know of such a period; and a range that the cap of the test cuts off proves
/// nothing.
fn not_judged(told: &[UnitShown], k: u64, cap: u64) -> bool {
    let mut stock = None;
    told.iter().any(|unit| {
        let too_few = unit.during.is_none() && stock.is_none();
        stock = unit.end;
        too_few || stock.is_some_and(|stock| stock + k > cap)
    })
}

#[test]
fn three_periods_do_not_betray_each_other() {
    for (k, cap) in [(1, 7), (2, 9)] {
        let (leaks, chained) = programme_leaks(sound(k), cap, true);
        assert_eq!(leaks, 0, "k={k}");
        assert!(chained > 0, "k={k}: no chain of shown releases was tried");
    }
}

/// A gap of one day in which nothing happened is the worst gap: the outsider may as well assume it.
#[test]
fn a_gap_between_periods_does_not_open_a_back_door() {
    let (leaks, chained) = programme_leaks(sound(1), 7, false);
    assert_eq!(leaks, 0);
    assert!(chained > 0, "no chain of shown releases was tried");
}

#[test]
fn flawed_rules_are_caught_over_time() {
    for flaw in [Flaw::ZeroNotSmall, Flaw::OneTooLow, Flaw::LedgerIgnored] {
        assert!(
            programme_leaks(flawed(1, flaw), 6, true).0 > 0,
            "{flaw:?} went unnoticed"
        );
    }
}

/// All (persons, Bestand at the end, persons of the Baustein, Bestand of the Baustein at the end).
fn all_periods(cap: u64) -> Vec<[u64; 4]> {
    let mut all = Vec::new();
    for n in 0..=cap {
        for b in 0..=n {
            for p in 0..=n {
                all.extend((0..=p.min(b)).map(|s| [n, b, p, s]));
            }
        }
    }
    all
}

/// Two periods with a Baustein; what was before the first one is unknown and stays so.
fn baustein_leaks(rule: Rule, cap: u64) -> (usize, usize) {
    let mut classes = Classes::new();
    let mut chained = 0;
    let periods = all_periods(cap);
    for [n1, b1, p1, s1] in periods.iter().copied() {
        let one = rule.programme(movement(0, n1, b1), Past::Hidden);
        let inner_one = rule.baustein(movement(0, p1, s1), Past::Hidden, &one);
        for [n2, b2, p2, s2] in periods
            .iter()
            .copied()
            .filter(|[n, _, p, _]| b1 <= *n && s1 <= *p)
        {
            // Whoever of the Baustein is new in it was either in the programme before or is new there too.
            if n2 < p2 {
                continue;
            }
            let two = rule.programme(movement(b1, n2, b2), next_past(&one, true));
            let inner_two = rule.baustein(movement(s1, p2, s2), next_past(&inner_one, true), &two);
            chained += usize::from(inner_two.arrivals.is_some());
            let told = [one, inner_one, two, inner_two];
            let moved = [n1 - b1, p1 - s1, n2 - b1, n2 - b2, p2 - s1, p2 - s2];
            let others = [n1 - p1, b1 - s1, n2 - p2, b2 - s2];
            let figures = [&[n1, b1, p1, s1, n2, b2, p2, s2][..], &moved, &others].concat();
            classes.add(told, &figures);
        }
    }
    let leaks = classes.leaks(rule.k, |told| not_judged(&[told[0], told[2]], rule.k, cap));
    (leaks, chained)
}

#[test]
fn two_periods_of_a_baustein_do_not_betray_each_other() {
    let (leaks, chained) = baustein_leaks(sound(1), 8);
    assert_eq!(leaks, 0);
    assert!(chained > 0, "no chain of shown releases was tried");
}

#[test]
fn flawed_bausteine_are_caught_over_time() {
    for flaw in [Flaw::LedgerIgnored, Flaw::PartsWithoutTotal] {
        assert!(
            baustein_leaks(flawed(1, flaw), 7).0 > 0,
            "{flaw:?} went unnoticed"
        );
    }
}
