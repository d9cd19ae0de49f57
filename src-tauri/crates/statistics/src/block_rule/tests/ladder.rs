//! One Merkmal of those who entered, alone and rolled over.

use super::*;

const FOUR: &[&[&str]] = &[&["a", "b", "c", "d"], &["ab", "c", "d"], &["ab", "cd"]];
const THREE: &[&[&str]] = &[&["a", "b", "c"], &["ab", "c"]];

/// All ways for `periods` periods, at most `caps[i]` persons in the i-th.
pub(super) fn leaks(rule: Rule, levels: &[&[&str]], caps: &[u64]) -> Tried {
    let plan = plan(&["b"], &merkmal("m", "eintritte", false, levels), "");
    let of = &plan.merkmale()[0].clone();
    let cells = of.levels[0].groups.len();
    let mut tree = Tree::new(rule, &plan).with_caps(caps);
    let mut classes = Classes::default();
    let tables: Vec<Vec<Vec<u64>>> = caps.iter().map(|cap| tables_up_to(cells, *cap)).collect();
    let mut world = Vec::new();
    walk(&mut tree, of, &tables, 0, &mut world, &mut classes);
    Tried::of(&tree, &classes, caps.iter().sum(), &[])
}

fn walk(
    tree: &mut Tree,
    of: &Merkmal,
    tables: &[Vec<Vec<u64>>],
    node: usize,
    world: &mut Vec<Vec<u64>>,
    classes: &mut Classes,
) {
    let Some(here) = tables.get(world.len()) else {
        let mut figures: Vec<u64> = Vec::new();
        for table in world.iter() {
            figures.extend(on_every_rung(of, table).concat());
            figures.push(table.iter().sum());
        }
        for pair in world.windows(2) {
            let both: Vec<u64> = pair[0].iter().zip(&pair[1]).map(|(a, b)| a + b).collect();
            figures.extend(on_every_rung(of, &both).concat());
        }
        return classes.add(node, &figures);
    };
    for table in here {
        world.push(table.clone());
        let since = tree.since(node, "eintritte/m");
        let mut run = vec![0; table.len()];
        for one in &world[since - 1..] {
            add(&mut run, one);
        }
        let joined = world.iter().flatten().sum();
        let key: Vec<u64> = run.iter().copied().chain([joined]).collect();
        let next = tree.release(node, &key, |_| Counts {
            programme: unit(0, joined, 0),
            merkmale: [("m".to_owned(), on_every_rung(of, &run))].into(),
            ..Counts::default()
        });
        walk(tree, of, tables, next, world, classes);
        world.pop();
    }
}

pub(super) fn add(sums: &mut [u64], values: &[u64]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

#[test]
fn a_ladder_alone_betrays_no_group() {
    for (k, cap) in [(1, 16), (2, 16), (3, 16)] {
        leaks(sound(k), FOUR, &[cap]).is_sound("ladder", &[(1, "eintritte/m")]);
    }
}

#[test]
fn a_ladder_rolled_over_betrays_no_group() {
    let told = [(1, "eintritte/m"), (2, "eintritte/m")];
    leaks(sound(1), FOUR, &[7, 6]).is_sound("two periods, four groups", &told);
    leaks(sound(2), THREE, &[10, 9]).is_sound("two periods, three groups", &told);
    leaks(sound(1), THREE, &[5, 4, 4]).is_sound("three periods", &[(3, "eintritte/m")]);
}

#[test]
#[ignore = "long: run nightly"]
fn larger_ladders_betray_no_group() {
    let told = [(2, "eintritte/m")];
    leaks(sound(1), FOUR, &[9, 9]).is_sound("two periods, four groups", &told);
    leaks(sound(2), FOUR, &[10, 9]).is_sound("two periods, four groups, k = 2", &told);
    leaks(sound(3), THREE, &[16, 14]).is_sound("two periods, k = 3", &told);
    leaks(sound(1), THREE, &[7, 6, 6]).is_sound("three periods", &[(3, "eintritte/m")]);
}

#[test]
fn flawed_ladders_are_caught() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::LevelByData,
        Flaw::FromKOn,
        Flaw::LedgerIgnored,
    ] {
        let found = leaks(flawed(2, flaw), THREE, &[7, 6]).leaks;
        assert!(found > 0, "{flaw:?} went unnoticed");
    }
    let parts = leaks(flawed(2, Flaw::PartsWithoutTotal), THREE, &[5, 4, 4]);
    assert!(parts.leaks > 0, "tables without their total went unnoticed");
}
