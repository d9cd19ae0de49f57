//! The auditor's intervals against every small history: the smallest and largest true value among all that fit the
//! told numbers.

use std::collections::BTreeMap;

use super::*;

const PLAN: &str = r#"{"format":"fallmappe-plan","version":2,"programme":"p","title":"P","basis":"b",
    "bausteine":[{"code":"b","label":"b"},{"code":"x","label":"x"}],
    "merkmale":[{"code":"m","label":"m","source":"m","of":"eintritte","definition":"D.","levels":[{"code":"l","label":"l",
    "groups":[{"code":"a","label":"a","values":["a"]},{"code":"c","label":"c","values":["c"]},
    {"code":"d","label":"d","values":["d"],"rest":true}]}]}],
    "ereignisse":[{"code":"e","label":"e","count":"personen","definition":"D.","levels":[{"code":"l","label":"l","groups":[
    {"code":"a","label":"a","values":[],"rest":true}]}]}]}"#;

type Named = BTreeMap<String, u64>;
type Told = Vec<(String, Vec<u64>)>;
type Ranges<'a> = BTreeMap<&'a str, (u64, u64)>;

/// Programme over two releases: opening, joined, left, joined, left.
fn programmes(cap: u64) -> Vec<[u64; 5]> {
    let mut all = Vec::new();
    for opening in 0..=cap {
        for first in 0..=cap - opening {
            for gone in 0..=opening + first {
                for second in 0..=cap - opening - first {
                    let there = opening + first + second - gone;
                    all.extend((0..=there).map(|left| [opening, first, gone, second, left]));
                }
            }
        }
    }
    all
}

fn figures([opening, first, gone, second, left]: [u64; 5]) -> Named {
    let joined = opening + first;
    let list = [
        ("1/davor/", opening),
        ("1/joined/", joined),
        ("1/eintritte/", first),
        ("1/left/", gone),
        ("1/austritte/", gone),
        ("1/bestand/", joined - gone),
        ("2/joined/", joined + second),
        ("2/eintritte/", second),
        ("2/left/", gone + left),
        ("2/austritte/", left),
        ("2/bestand/", joined + second - gone - left),
    ];
    list.map(|(name, value)| (name.to_owned(), value)).into()
}

/// What is told: bit by bit the opening with the first total, the totals, those who left.
fn told_blocks(mask: u32, named: &Named) -> Vec<Told> {
    let value = |name: &str| named[name];
    let mut first = Vec::new();
    let mut second = Vec::new();
    match mask & 3 {
        1 => first.push(("joined/".to_owned(), vec![value("1/joined/")])),
        2 | 3 => first.push((
            "joined/".to_owned(),
            vec![value("1/davor/"), value("1/joined/")],
        )),
        _ => {}
    }
    if mask & 4 != 0 {
        first.push(("left/".to_owned(), vec![value("1/left/")]));
    }
    if mask & 8 != 0 {
        second.push(("joined/".to_owned(), vec![value("2/joined/")]));
    }
    if mask & 16 != 0 {
        second.push(("left/".to_owned(), vec![value("2/left/")]));
    }
    vec![first, second]
}

fn entries(plan: &Plan, blocks: &[Told]) -> Vec<LedgerEntry> {
    let releases: Vec<Blocks<'_>> = blocks
        .iter()
        .map(|release| {
            release
                .iter()
                .map(|(id, values)| block(id, values))
                .collect()
        })
        .collect();
    ledger(plan, Mode::Blockregel, &releases)
}

fn block<'a>(id: &'a str, values: &'a [u64]) -> Block<'a> {
    (id, 1, &[], values)
}

#[test]
fn the_intervals_of_a_programme_are_exact() {
    let plan = Plan::from_json(PLAN).unwrap();
    let cap = 6;
    let worlds: Vec<Named> = programmes(cap).into_iter().map(figures).collect();
    let mut compared = 0;
    for mask in (0..32).filter(|mask| mask & 8 != 0 && mask & 3 != 3) {
        let mut classes: BTreeMap<_, Ranges<'_>> = BTreeMap::new();
        for world in &worlds {
            let class = classes.entry(told_blocks(mask, world)).or_default();
            for (name, value) in world {
                let range = class.entry(name.as_str()).or_insert((*value, *value));
                *range = (range.0.min(*value), range.1.max(*value));
            }
        }
        for (blocks, ranges) in classes {
            let audit = audit(&plan, &entries(&plan, &blocks));
            assert!(audit.consistent);
            for (name, (low, high)) in ranges {
                assert_eq!(
                    audit.figures[name],
                    between(low, high),
                    "{name} after {blocks:?}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}

/// One release of basis and x with those who left; cells are what a person was in, and what she left.
#[test]
fn the_intervals_of_overlapping_bausteine_hold_every_history() {
    let plan = Plan::from_json(PLAN).unwrap();
    // In the basis (1), in x (2), left the basis (4), left x (8).
    let states: Vec<u32> = (1..16_u32)
        .filter(|state| state & 3 != 0 && (state >> 2) & !state & 3 == 0)
        .collect();
    let mut worlds = Vec::new();
    for total in 0..=5 {
        spread(states.len(), total, &mut Vec::new(), &mut worlds);
    }
    let named = |world: &Vec<u64>| -> Named {
        let sum = |chosen: &dyn Fn(u32) -> bool| -> u64 {
            let both = states.iter().zip(world);
            both.filter(|(state, _)| chosen(**state))
                .map(|(_, n)| n)
                .sum()
        };
        let gone = |state: u32| state & 3 == state >> 2;
        let (all, left) = (sum(&|_| true), sum(&gone));
        let (basis, x) = (sum(&|state| state & 1 != 0), sum(&|state| state & 2 != 0));
        let (left_basis, left_x) = (sum(&|state| state & 4 != 0), sum(&|state| state & 8 != 0));
        let list = [
            ("1/joined/", all),
            ("1/left/", left),
            ("1/bestand/", all - left),
            ("1/joined/b", basis),
            ("1/joined/x", x),
            ("1/left/b", left_basis),
            ("1/left/x", left_x),
            ("1/bestand/b", basis - left_basis),
            ("1/bestand/x", x - left_x),
            ("1/joined/x/uebrige", all - x),
            ("1/bestand/x/uebrige", all - left - (x - left_x)),
            ("1/mehrere/joined", basis + x - all),
            ("1/mehrere/austritte", left_basis + left_x - left),
            (
                "1/mehrere/bestand",
                basis + x - left_basis - left_x - (all - left),
            ),
        ];
        list.map(|(name, value)| (name.to_owned(), value)).into()
    };
    let worlds: Vec<Named> = worlds.iter().map(named).collect();
    let ids = ["left/", "joined/b", "joined/x", "left/b", "left/x"];
    let (mut exact, mut wider) = (0, 0);
    for mask in 0..32_u32 {
        let mut classes: BTreeMap<Told, Ranges<'_>> = BTreeMap::new();
        for world in &worlds {
            let chosen = ids
                .iter()
                .enumerate()
                .filter(|(bit, _)| mask >> bit & 1 == 1);
            let chosen = chosen.map(|(_, id)| *id).chain(["joined/"]);
            let told = chosen
                .map(|id| (id.to_owned(), vec![world[&format!("1/{id}")]]))
                .collect();
            let class = classes.entry(told).or_default();
            for (name, value) in world {
                let range = class.entry(name.as_str()).or_insert((*value, *value));
                *range = (range.0.min(*value), range.1.max(*value));
            }
        }
        for (blocks, ranges) in classes {
            let audit = audit(&plan, &entries(&plan, std::slice::from_ref(&blocks)));
            assert!(audit.consistent);
            for (name, (low, high)) in ranges {
                let found = audit.figures[name];
                assert!(
                    found.low <= low && found.high.is_none_or(|most| most >= high),
                    "{name} {found:?} is narrower than {low} to {high} after {blocks:?}"
                );
                if found == between(low, high) {
                    exact += 1;
                } else {
                    wider += 1;
                }
            }
        }
    }
    println!("{exact} exact, {wider} wider");
    assert!(wider * 100 <= exact, "{wider} of {exact}");
}

fn spread(cells: usize, left: u64, table: &mut Vec<u64>, all: &mut Vec<Vec<u64>>) {
    if table.len() + 1 == cells {
        table.push(left);
        all.push(table.clone());
        table.pop();
        return;
    }
    for here in 0..=left {
        table.push(here);
        spread(cells, left - here, table, all);
        table.pop();
    }
}

/// Two releases, three groups: told are the persons of each and the groups of both together.
#[test]
fn the_intervals_of_a_table_over_two_releases_are_exact() {
    let plan = Plan::from_json(PLAN).unwrap();
    let mut classes: BTreeMap<Vec<u64>, Vec<(u64, u64)>> = BTreeMap::new();
    for (first, second) in (0..=4).flat_map(|first| (0..=4).map(move |second| (first, second))) {
        let (mut ones, mut twos) = (Vec::new(), Vec::new());
        spread(3, first, &mut Vec::new(), &mut ones);
        spread(3, second, &mut Vec::new(), &mut twos);
        for one in &ones {
            for two in &twos {
                let groups = one.iter().zip(two).map(|(a, b)| a + b);
                let told: Vec<u64> = groups.chain([first, second]).collect();
                let cells = || one.iter().chain(two);
                let ranges = classes
                    .entry(told)
                    .or_insert_with(|| cells().map(|cell| (*cell, *cell)).collect());
                for (range, cell) in ranges.iter_mut().zip(cells()) {
                    *range = (range.0.min(*cell), range.1.max(*cell));
                }
            }
        }
    }
    for (told, ranges) in classes {
        let (groups, persons) = told.split_at(3);
        let totals = [[persons[0]], [persons[0] + persons[1]]];
        let releases: Vec<Blocks<'_>> = vec![
            vec![("joined/", 1, &[], &totals[0])],
            vec![
                ("joined/", 2, &[], &totals[1]),
                ("eintritte/m", 1, &[0], groups),
            ],
        ];
        let audit = audit(&plan, &ledger(&plan, Mode::Blockregel, &releases));
        for (place, (low, high)) in ranges.into_iter().enumerate() {
            let name = format!(
                "{}/eintritte/m/{}",
                place / 3 + 1,
                ["a", "c", "d"][place % 3]
            );
            assert_eq!(
                audit.figures[&name],
                between(low, high),
                "{name} after {told:?}"
            );
        }
    }
}
