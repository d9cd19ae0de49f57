use std::collections::BTreeMap;

use super::*;
use crate::books::UnitCount;
use crate::{LedgerEntry, Mode, Period, Plan};

#[test]
fn two_goes_down_and_three_goes_up() {
    let rounded: Vec<u64> = [0, 1, 2, 3, 5, 7, 8, 12, 13]
        .into_iter()
        .map(round)
        .collect();
    assert_eq!(rounded, [0, 0, 0, 5, 5, 5, 10, 10, 15]);
}

fn plan(groups: usize, bausteine: &[&str]) -> Plan {
    let group = |place: usize| {
        let rest = if place == 0 { r#","rest":true"# } else { "" };
        format!(r#"{{"code":"g{place}","label":"g","values":["v{place}"]{rest}}}"#)
    };
    let groups: Vec<String> = (0..groups).map(group).collect();
    let merkmal = |code: &str, hub: bool| {
        format!(
            r#"{{"code":"{code}","label":"M","source":"{code}","of":"eintritte","hub":{hub},"definition":"D.",
            "levels":[{{"code":"l","label":"l","groups":[{}]}}]}}"#,
            groups.join(",")
        )
    };
    let bausteine: Vec<String> = bausteine
        .iter()
        .map(|code| format!(r#"{{"code":"{code}","label":"{code}"}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"fallmappe-plan","version":2,"programme":"p","title":"P","basis":"b","bausteine":[{}],
        "merkmale":[{},{}],"ereignisse":[{{"code":"e","label":"e","count":"ereignisse","definition":"D.","levels":[
        {{"code":"l","label":"l","groups":[{{"code":"a","label":"a","values":[],"rest":true}}]}}]}}]}}"#,
        bausteine.join(","),
        merkmal("h", true),
        merkmal("f", false)
    );
    Plan::from_json(&text).unwrap()
}

/// All worlds by publication: how many figures of how many are known exactly, or known to be 1 to 4.
#[derive(Default)]
struct Classes(BTreeMap<Vec<Blocks>, Vec<(u64, u64)>>);

impl Classes {
    fn add(&mut self, told: Vec<Blocks>, figures: &[u64]) {
        let fresh = || figures.iter().map(|one| (*one, *one)).collect();
        let ranges = self.0.entry(told).or_insert_with(fresh);
        for (range, one) in ranges.iter_mut().zip(figures) {
            *range = (range.0.min(*one), range.1.max(*one));
        }
    }

    /// `cap` is the most persons that were tried; what may be more proves nothing.
    fn weak(&self, cap: u64) -> Vec<String> {
        let complete = self.0.iter().filter(|(told, _)| {
            let last = told.iter().rev().find_map(|blocks| blocks.get("joined/"));
            last.and_then(|block| block.values.last())
                .is_some_and(|joined| joined + 2 <= cap)
        });
        let mut weak = Vec::new();
        for (told, ranges) in complete {
            for (place, (low, high)) in ranges.iter().enumerate() {
                if low == high || *low >= 1 && *high <= 4 {
                    let brief: Vec<Vec<(&String, &Vec<u64>)>> = told
                        .iter()
                        .map(|blocks| {
                            blocks
                                .iter()
                                .map(|(id, block)| (id, &block.values))
                                .collect()
                        })
                        .collect();
                    weak.push(format!("{place} in {low}..{high} after {brief:?}"));
                }
            }
        }
        weak
    }
}

fn question(plan: &Plan, place: u32) -> Question {
    let period = Period::quarter(2020, place + 1).unwrap();
    let today = "2030-01-01".parse().unwrap();
    Question {
        mode: Mode::Runden5,
        ..Question::new(plan.clone(), period, today, Vec::new())
    }
}

fn tell(plan: &Plan, past: &[LedgerEntry], counts: &Counts) -> (Blocks, LedgerEntry) {
    let question = question(plan, past.len() as u32);
    let blocks = protect(counts, &question, &Public::new(past.iter(), 1));
    let entry = LedgerEntry {
        sequence: past.len() as u64 + 1,
        ..LedgerEntry::next(&question, blocks.clone())
    };
    (blocks, entry)
}

fn tables(cells: usize, total: u64) -> Vec<Vec<u64>> {
    if cells == 1 {
        return vec![vec![total]];
    }
    let mut all = Vec::new();
    for here in 0..=total {
        for mut rest in tables(cells - 1, total - here) {
            rest.insert(0, here);
            all.push(rest);
        }
    }
    all
}

fn unit(joined: u64) -> UnitCount {
    UnitCount {
        joined,
        ..UnitCount::default()
    }
}

fn one_way(cells: &[u64], joined: u64) -> Counts {
    Counts {
        programme: unit(joined),
        merkmale: [("h".to_owned(), vec![cells.to_vec()])].into(),
        ..Counts::default()
    }
}

#[test]
fn a_rounded_line_never_betrays_a_group() {
    let plan = plan(3, &["b"]);
    let mut classes = Classes::default();
    for total in 0..=42 {
        for table in tables(3, total) {
            let (blocks, _) = tell(&plan, &[], &one_way(&table, total));
            classes.add(vec![blocks], &[table.clone(), vec![total]].concat());
        }
    }
    let weak = classes.weak(42);
    assert!(weak.is_empty(), "{} weak: {}", weak.len(), weak[0]);
    let told = classes
        .0
        .keys()
        .filter(|told| told[0].contains_key("eintritte/h"));
    assert!(told.count() > 10);
}

#[test]
fn two_rounded_lines_never_betray_a_group() {
    let plan = plan(2, &["b"]);
    let mut classes = Classes::default();
    let all: Vec<Vec<u64>> = (0..=27).flat_map(|total| tables(2, total)).collect();
    for first in &all {
        let joined: u64 = first.iter().sum();
        let (one, entry) = tell(&plan, &[], &one_way(first, joined));
        for second in &all {
            let total = joined + second.iter().sum::<u64>();
            let both: Vec<u64> = first.iter().zip(second).map(|(a, b)| a + b).collect();
            let (two, _) = tell(&plan, std::slice::from_ref(&entry), &one_way(second, total));
            let figures = [
                first.clone(),
                second.clone(),
                both,
                vec![joined, total - joined],
            ];
            classes.add(vec![one.clone(), two], &figures.concat());
        }
    }
    let weak = classes.weak(27);
    assert!(weak.is_empty(), "{} weak: {}", weak.len(), weak[0]);
}

#[test]
fn two_rounded_lines_of_the_same_persons_never_betray_a_group() {
    let plan = plan(2, &["b"]);
    let mut classes = Classes::default();
    for total in 0..=40 {
        for table in tables(4, total) {
            let rows = vec![table[0] + table[1], table[2] + table[3]];
            let columns = vec![table[0] + table[2], table[1] + table[3]];
            let counts = Counts {
                programme: unit(total),
                merkmale: [
                    ("h".to_owned(), vec![rows.clone()]),
                    ("f".to_owned(), vec![columns.clone()]),
                ]
                .into(),
                ..Counts::default()
            };
            let (blocks, _) = tell(&plan, &[], &counts);
            classes.add(vec![blocks], &[rows, columns, vec![total]].concat());
        }
    }
    let weak = classes.weak(40);
    assert!(weak.is_empty(), "{} weak: {}", weak.len(), weak[0]);
    let told = classes
        .0
        .keys()
        .filter(|told| told[0].contains_key("eintritte/f"));
    assert!(told.count() > 10);
}

/// Everybody is in basis, x or both: the sums over the Bausteine are rounded too.
#[test]
fn rounded_bausteine_never_betray_each_other() {
    let plan = plan(2, &["b", "x"]);
    let mut classes = Classes::default();
    for total in 0..=30 {
        for table in tables(3, total) {
            let (basis, x) = (table[0] + table[2], table[1] + table[2]);
            let counts = Counts {
                programme: unit(total),
                bausteine: [("b".to_owned(), unit(basis)), ("x".to_owned(), unit(x))].into(),
                ..Counts::default()
            };
            let (blocks, _) = tell(&plan, &[], &counts);
            classes.add(
                vec![blocks],
                &[basis, x, total - basis, total - x, table[2], total],
            );
        }
    }
    let weak = classes.weak(30);
    assert!(weak.is_empty(), "{} weak: {}", weak.len(), weak[0]);
}
