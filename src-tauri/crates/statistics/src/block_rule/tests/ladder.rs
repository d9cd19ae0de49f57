//! Vermittlungen: three kinds, a person may have any of them; rungs a | b | c, then ab | c, then abc. And the
//! events.

use std::collections::BTreeSet;

use super::*;

/// Cells are the eight subsets of {a, b, c}.
fn groups(table: &[u64]) -> Vec<Vec<GroupCount>> {
    let of = |mask: usize| {
        let chosen = table.iter().enumerate().filter(|(set, _)| set & mask != 0);
        let persons = chosen.map(|(_, n)| n).sum();
        GroupCount {
            persons,
            events: persons,
        }
    };
    vec![vec![of(1), of(2), of(4)], vec![of(3), of(4)], vec![of(7)]]
}

fn leaks(rule: Rule, total: u64) -> (usize, usize) {
    let mut classes = Classes::new();
    all_tables(8, total, &mut |table| {
        let levels = groups(table);
        let mut figures = table.to_vec();
        for count in levels.iter().flatten() {
            figures.extend([count.persons, total - count.persons]);
        }
        let programme = UnitShown {
            during: Some(total),
            ..UnitShown::default()
        };
        let counts = Counts {
            levels,
            ..Counts::default()
        };
        let shown = rule.vermittlungen(&counts, &programme, Past::First);
        classes.add(shown, &figures);
    });
    let rungs: BTreeSet<_> = classes
        .publications()
        .map(|shown| shown.as_ref().map(|shown| shown.level))
        .collect();
    (classes.leaks(rule.k, |_| false), rungs.len())
}

#[test]
fn no_rung_betrays_a_kind_of_vermittlung() {
    for (k, total, rungs) in [(1, 8, 4), (2, 9, 4), (3, 9, 4)] {
        assert_eq!(leaks(sound(k), total), (0, rungs), "k={k}, {total} persons");
    }
}

#[test]
fn flawed_ladders_are_caught() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::ComplementUnchecked,
    ] {
        assert!(leaks(flawed(2, flaw), 8).0 > 0, "{flaw:?} went unnoticed");
    }
}

/// One group; cells are persons with none, one, two, three, … events. Told are all persons and what the rule shows.
#[test]
fn events_beside_persons_do_not_count_those_with_several() {
    for (k, total, cells) in [(1, 6, 8), (2, 9, 6)] {
        let mut classes = Classes::new();
        let mut opened = false;
        all_tables(cells, total, &mut |table| {
            let persons = total - table[0];
            let events = (0..).zip(table).map(|(each, n)| each * n).sum();
            let several = persons - table[1];
            let group = GroupCount { persons, events };
            let programme = UnitShown {
                during: Some(total),
                ..UnitShown::default()
            };
            let counts = Counts {
                levels: vec![vec![group]],
                ..Counts::default()
            };
            let shown = sound(k).vermittlungen(&counts, &programme, Past::First);
            let events = shown.as_ref().and_then(|shown| shown.events.clone());
            opened |= events.is_some();
            // The table ends at a number of events per person; above it the class is cut off and proves nothing.
            let cut_off = events.is_some_and(|events| events[0] - persons + 1 >= cells as u64);
            classes.add((cut_off, shown), &[persons, several]);
        });
        assert!(opened, "k={k}: events were never shown");
        assert_eq!(
            classes.leaks(u64::from(k), |(cut_off, _)| *cut_off),
            0,
            "k={k}"
        );
    }
}
