//! A Merkmal of the Bestand in two releases, while persons join and leave.

use super::*;

/// By group: there after the first release (of those who ever joined), joined and left in the second. Nobody changes
/// her group: the worst the reader can assume.
fn leaks(rule: Rule, levels: &[&[&str]], (first, joining, leaving): (u64, u64, u64)) -> Tried {
    let plan = plan(&["b"], &merkmal("s", "bestand", false, levels), "");
    let of = plan.merkmale()[0].clone();
    let cells = of.levels[0].groups.len();
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    let gone_before = rule.k + 1;
    for before in tables_up_to(cells, first) {
        let there: u64 = before.iter().sum();
        let one = tree.release(0, &before, |_| Counts {
            programme: unit(0, there + gone_before, gone_before),
            merkmale: [("s".to_owned(), on_every_rung(&of, &before))].into(),
            ..Counts::default()
        });
        for joined in tables_up_to(cells, joining) {
            for left in tables_up_to(cells, leaving) {
                let after: Option<Vec<u64>> = (0..cells)
                    .map(|cell| (before[cell] + joined[cell]).checked_sub(left[cell]))
                    .collect();
                let Some(after) = after else { continue };
                let (new, gone) = (joined.iter().sum::<u64>(), left.iter().sum::<u64>());
                let key: Vec<u64> = after.iter().copied().chain([there, new, gone]).collect();
                let node = tree.release(one, &key, |_| Counts {
                    programme: unit(0, there + gone_before + new, gone_before + gone),
                    merkmale: [("s".to_owned(), on_every_rung(&of, &after))].into(),
                    ..Counts::default()
                });
                let figures = [&before, &joined, &left, &after]
                    .map(|table| on_every_rung(&of, table).concat());
                classes.add(node, &figures.concat());
            }
        }
    }
    // Who joined may be cut off by the test where it is not told.
    let cap = gone_before + first + joining;
    let complete = |node: usize| {
        let told = |id: &str| {
            tree.path(node)
                .iter()
                .all(|entry| entry.blocks.contains_key(id))
        };
        told("joined/") && told("left/")
    };
    let leaks = classes.leaks(rule.k, |node| {
        if complete(node) {
            tree.judged(node, cap)
        } else {
            0
        }
    });
    let mut tried = Tried::of(&tree, &classes, cap, &[]);
    (tried.leaks, tried.first) = (leaks.len(), tree.words(leaks.first(), &[]));
    tried
}

#[test]
fn two_stocks_do_not_betray_who_joined_or_left() {
    let told = [(1, "bestand/s"), (2, "bestand/s")];
    leaks(sound(1), &[&["a", "b"]], (7, 7, 7)).is_sound("stocks of two groups, k = 1", &told);
}

#[test]
fn unchecked_flows_between_stocks_are_caught() {
    for flaw in [Flaw::StockFlowsUnchecked, Flaw::LedgerIgnored] {
        let found = leaks(flawed(1, flaw), &[&["a", "b"]], (7, 3, 3)).leaks;
        assert!(found > 0, "{flaw:?} went unnoticed");
    }
}

#[test]
#[ignore = "long: run nightly"]
fn larger_stocks_do_not_betray_who_joined_or_left() {
    let told = [(1, "bestand/s"), (2, "bestand/s")];
    leaks(sound(2), &[&["a", "b"]], (10, 8, 8)).is_sound("stocks of two groups, k = 2", &told);
    leaks(sound(1), &[&["a", "b", "c"], &["ab", "c"]], (7, 5, 5))
        .is_sound("three groups, k = 1", &told);
}
