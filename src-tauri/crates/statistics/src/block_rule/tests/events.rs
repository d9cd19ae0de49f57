//! Events: persons of groups that overlap, events beside persons, and events whose persons stay untold.

use super::*;
use crate::books::EventCount;

const LEVELS: &[&[&str]] = &[&["a", "b", "c"], &["ab", "c"], &["abc"]];

/// Cells are the subsets of {a, b, c}: what a person had. Told are all persons.
fn persons(rule: Rule, total: u64) -> Tried {
    let plan = plan(&["b"], "", &event("v", "personen", LEVELS));
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    all_tables(8, total, &mut |table| {
        let of = |mask: usize| {
            let chosen = table.iter().enumerate().filter(|(set, _)| set & mask != 0);
            let persons = chosen.map(|(_, n)| n).sum();
            EventCount {
                persons,
                events: persons,
            }
        };
        let levels = vec![vec![of(1), of(2), of(4)], vec![of(3), of(4)], vec![of(7)]];
        let mut figures = table.to_vec();
        for count in levels.iter().flatten() {
            figures.extend([count.persons, total - count.persons]);
        }
        let node = tree.release(0, table, |_| Counts {
            programme: unit(0, total, 0),
            events: [("v".to_owned(), levels)].into(),
            ..Counts::default()
        });
        classes.add(node, &figures);
    });
    Tried::of(&tree, &classes, total, &[])
}

#[test]
fn no_rung_betrays_a_kind_of_event() {
    for (k, total) in [(1, 8), (1, 10), (2, 9)] {
        persons(sound(k), total).is_sound("kinds", &[(1, "ereignisse/v")]);
    }
}

#[test]
#[ignore = "long: run nightly"]
fn no_rung_betrays_a_kind_of_event_of_more_persons() {
    for (k, total) in [(2, 13), (3, 13)] {
        persons(sound(k), total).is_sound("kinds", &[(1, "ereignisse/v")]);
    }
}

#[test]
fn flawed_kinds_are_caught() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::ComplementUnchecked,
        Flaw::LevelByData,
    ] {
        assert!(
            persons(flawed(2, flaw), 8).leaks > 0,
            "{flaw:?} went unnoticed"
        );
    }
}

/// One group; cells are persons with none, one, two, three, ... events. `count` says what the plan tells.
fn several(rule: Rule, count: &str, total: u64, cells: usize) -> Tried {
    let plan = plan(&["b"], "", &event("v", count, &[&["a"]]));
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    let mut cut_off = std::collections::BTreeSet::new();
    all_tables(cells, total, &mut |table| {
        let persons = total - table[0];
        let events = (0..).zip(table).map(|(each, n)| each * n).sum();
        let node = tree.release(0, table, |_| Counts {
            programme: unit(0, total, 0),
            events: [("v".to_owned(), vec![vec![EventCount { persons, events }]])].into(),
            ..Counts::default()
        });
        // The table ends at a number of events per person; where one person could have had more, it proves nothing.
        let least = if count == "personen" { persons } else { 1 };
        let blocks = &tree.path(node)[0].blocks;
        let told = blocks.contains_key("ereignisse/v#") || count == "ereignisse";
        if told && blocks.contains_key("ereignisse/v") && events - least + 1 >= cells as u64 {
            cut_off.insert(node);
        }
        classes.add(node, &[persons, total - persons, persons - table[1]]);
    });
    let leaks = classes.leaks(rule.k, |node| {
        if cut_off.contains(&node) {
            0
        } else {
            tree.judged(node, total)
        }
    });
    let first = format!("{:?}", leaks.first());
    let mut tried = Tried::of(&tree, &classes, total, &[]);
    (tried.leaks, tried.first) = (leaks.len(), first);
    tried
}

#[test]
fn events_beside_persons_do_not_count_those_with_several() {
    several(sound(1), "personen", 6, 8).is_sound("beside, k = 1", &[(1, "ereignisse/v#")]);
    several(sound(2), "personen", 9, 7).is_sound("beside, k = 2", &[(1, "ereignisse/v#")]);
}

#[test]
fn events_alone_do_not_count_their_persons() {
    several(sound(1), "ereignisse", 6, 8).is_sound("alone, k = 1", &[(1, "ereignisse/v")]);
    several(sound(2), "ereignisse", 8, 8).is_sound("alone, k = 2", &[(1, "ereignisse/v")]);
}
