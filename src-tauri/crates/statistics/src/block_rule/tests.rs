//! The rule on *all* small tables, against the intruder who has the program: all worlds with the same publications are
//! the class, and the smallest to the largest true value of a hidden figure is all she can know.
//!
//! A figure is safe with k of room, or when it is exactly known and at least k: then it is a told one, or the difference
//! of two. Where the first releases said "fewer than k", that is all there is to know, and k - 1 of room is asked.

use std::collections::BTreeMap;

use super::*;
use crate::{LedgerEntry, Period, Plan};

mod events;
mod ladder;
mod overlap;
mod pairs;
mod stock;
mod streams;
mod worked;

/// Releases in the making: every path of publications is a node, numbered from 0 (nothing published).
pub(super) struct Tree {
    rule: Rule,
    plan: Plan,
    paths: Vec<Vec<LedgerEntry>>,
    /// By node and exact counts the node after the release.
    steps: BTreeMap<(usize, Vec<u64>), usize>,
    told: BTreeMap<(usize, Blocks), usize>,
    /// The most persons that a run of the test lets join in each release, where it limits them.
    caps: Vec<u64>,
}

impl Tree {
    pub(super) fn new(rule: Rule, plan: &Plan) -> Self {
        Self {
            rule,
            plan: plan.clone(),
            paths: vec![Vec::new()],
            steps: BTreeMap::new(),
            told: BTreeMap::new(),
            caps: Vec::new(),
        }
    }

    /// What the next release counts together: the first release whose bookings a block covers.
    pub(super) fn since(&self, node: usize, id: &str) -> usize {
        Public::new(self.paths[node].iter(), 1).since(id) as usize
    }

    /// Publishes the next release. `key` stands for the counts: equal keys at one node mean equal counts.
    pub(super) fn release(
        &mut self,
        node: usize,
        key: &[u64],
        counts: impl FnOnce(&Self) -> Counts,
    ) -> usize {
        let step = (node, key.to_vec());
        if let Some(next) = self.steps.get(&step) {
            return *next;
        }
        let counts = counts(self);
        let question = question(&self.plan, self.paths[node].len());
        let past = Public::new(self.paths[node].iter(), 1);
        let blocks = self.rule.protect(&counts, &question, &past);
        let entry = LedgerEntry {
            sequence: self.paths[node].len() as u64 + 1,
            ..LedgerEntry::next(&question, blocks.clone())
        };
        let fresh = self.paths.len();
        let next = *self.told.entry((node, blocks)).or_insert(fresh);
        if next == fresh {
            let path = self.paths[node].iter().cloned().chain([entry]).collect();
            self.paths.push(path);
        }
        self.steps.insert(step, next);
        next
    }

    pub(super) fn path(&self, node: usize) -> &[LedgerEntry] {
        &self.paths[node]
    }

    pub(super) fn with_caps(self, caps: &[u64]) -> Self {
        Self {
            caps: caps.to_vec(),
            ..self
        }
    }

    /// After a hidden total everybody may have come in the last release: more than the test tried.
    fn is_cut_off(&self, path: &[LedgerEntry]) -> bool {
        let (mut before, mut hidden) = (0, false);
        path.iter().zip(&self.caps).any(|(entry, cap)| {
            let Some(joined) = last_of(entry, "joined/") else {
                hidden = true;
                return false;
            };
            let cut_off = hidden && joined - before > *cap;
            (before, hidden) = (joined, false);
            cut_off
        })
    }

    /// A leak in words, for the failing test.
    pub(super) fn words(&self, leak: Option<&Leak>, names: &[String]) -> String {
        let Some((node, place, range)) = leak else {
            return String::new();
        };
        let brief = |entry: &LedgerEntry| {
            let blocks = entry.blocks.iter();
            let words =
                blocks.map(|(id, block)| format!("{id}{:?}{:?}", block.levels, block.values));
            words.collect::<Vec<_>>().join(" ")
        };
        let blocks: Vec<_> = self.path(*node).iter().map(brief).collect();
        let name = names
            .get(*place)
            .cloned()
            .unwrap_or_else(|| place.to_string());
        format!("{name} in {range:?} after {blocks:?}")
    }

    /// The last told total of the programme.
    pub(super) fn joined(&self, node: usize) -> Option<u64> {
        Public::new(self.paths[node].iter(), 1).total("joined/")
    }

    /// What a class must have: k, less by one where "fewer than k" was said, and nothing where the worlds that were
    /// tried end before the possible ones do.
    pub(super) fn judged(&self, node: usize, cap: u64) -> u64 {
        let k = self.rule.k;
        let told = |entry: &LedgerEntry| entry.blocks.contains_key("joined/");
        let path = self.path(node);
        let open_end = path.last().is_some_and(|last| !told(last));
        match self.joined(node) {
            _ if self.is_cut_off(path) => 0,
            Some(last) if open_end && last + k > cap => 0,
            None if k > cap => 0,
            _ if path.first().is_some_and(|first| !told(first)) => k - 1,
            _ => k,
        }
    }
}

/// Quarters in a row, so that stocks may be told each time.
fn question(plan: &Plan, place: usize) -> Question {
    let period = Period::quarter(2020 + place as i32 / 4, place as u32 % 4 + 1).unwrap();
    let today = "2030-01-01".parse().unwrap();
    Question::new(plan.clone(), period, today, Vec::new())
}

/// A publication, a figure and its range.
pub(super) type Leak = (usize, usize, (u64, u64));

/// The ranges of all figures by what was published.
#[derive(Default)]
pub(super) struct Classes {
    ranges: BTreeMap<usize, Vec<(u64, u64)>>,
    pub(super) worlds: usize,
}

impl Classes {
    pub(super) fn add(&mut self, publication: usize, figures: &[u64]) {
        self.worlds += 1;
        let fresh = || figures.iter().map(|figure| (*figure, *figure)).collect();
        let ranges = self.ranges.entry(publication).or_insert_with(fresh);
        for (range, figure) in ranges.iter_mut().zip(figures) {
            *range = (range.0.min(*figure), range.1.max(*figure));
        }
    }

    /// Publications with a figure that is known too well: which one, and its range. `room` says what must be left.
    pub(super) fn leaks(&self, k: u64, room: impl Fn(usize) -> u64) -> Vec<Leak> {
        let mut found = Vec::new();
        for (publication, ranges) in &self.ranges {
            for (place, (low, high)) in ranges.iter().enumerate() {
                if high - low < room(*publication) && !(low == high && *low >= k) {
                    found.push((*publication, place, (*low, *high)));
                }
            }
        }
        found
    }

    pub(super) fn publications(&self) -> impl Iterator<Item = usize> {
        self.ranges.keys().copied()
    }
}

/// What a run over all worlds found.
pub(super) struct Tried {
    pub leaks: usize,
    pub worlds: usize,
    /// The ids that were ever told, with the number of the release.
    pub told: std::collections::BTreeSet<(usize, String)>,
    pub first: String,
}

impl Tried {
    pub(super) fn of(tree: &Tree, classes: &Classes, cap: u64, names: &[String]) -> Self {
        let leaks = classes.leaks(tree.rule.k, |node| tree.judged(node, cap));
        let told = classes.publications().flat_map(|node| {
            let path = tree.path(node).iter().enumerate();
            path.flat_map(|(place, entry)| {
                entry.blocks.keys().map(move |id| (place + 1, id.clone()))
            })
        });
        Self {
            leaks: leaks.len(),
            worlds: classes.worlds,
            told: told.collect(),
            first: tree.words(leaks.first(), names),
        }
    }

    /// Nothing leaked, and the test was not empty: these blocks were told.
    pub(super) fn is_sound(&self, what: &str, told: &[(usize, &str)]) {
        assert_eq!(self.leaks, 0, "{what}: {}", self.first);
        for (release, id) in told {
            let seen = self.told.contains(&(*release, (*id).to_owned()));
            assert!(seen, "{what}: {id} was never told in release {release}");
        }
        println!("{what}: {} worlds", self.worlds);
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

/// Every table with at most `cap` persons.
pub(super) fn tables_up_to(cells: usize, cap: u64) -> Vec<Vec<u64>> {
    let mut tables = Vec::new();
    for total in 0..=cap {
        all_tables(cells, total, &mut |table| tables.push(table.to_vec()));
    }
    tables
}

/// Everything that can be counted of `persons` persons, each in one of the states: the sums of their vectors.
pub(super) fn reachable(states: &[Vec<u8>], persons: usize) -> Vec<Vec<u8>> {
    let width = states.first().map_or(0, Vec::len);
    let mut sums = vec![vec![0; width]];
    for _ in 0..persons {
        let mut next: Vec<Vec<u8>> = Vec::with_capacity(sums.len() * 4);
        for sum in &sums {
            for state in states {
                next.push(
                    sum.iter()
                        .zip(state)
                        .map(|(one, other)| one + other)
                        .collect(),
                );
            }
        }
        next.sort_unstable();
        next.dedup();
        sums = next;
    }
    sums
}

pub(super) fn sound(k: u32) -> Rule {
    Rule::new(MinCount::tiny(k))
}

pub(super) fn flawed(k: u32, flaw: Flaw) -> Rule {
    Rule::flawed(MinCount::tiny(k), flaw)
}

/// A plan with these Bausteine (the first is the basis), Merkmale and kinds of events as JSON.
pub(super) fn plan(bausteine: &[&str], merkmale: &str, ereignisse: &str) -> Plan {
    let bausteine: Vec<String> = bausteine
        .iter()
        .map(|code| format!(r#"{{"code":"{code}","label":"{code}"}}"#))
        .collect();
    let ereignisse = if ereignisse.is_empty() {
        event("nichts", "personen", &[&["a"]])
    } else {
        ereignisse.to_owned()
    };
    let text = format!(
        r#"{{"format":"fallmappe-plan","version":2,"programme":"p","title":"P","basis":"b",
        "bausteine":[{}],"merkmale":[{merkmale}],"ereignisse":[{ereignisse}]}}"#,
        bausteine.join(",")
    );
    Plan::from_json(&text).unwrap()
}

/// A ladder: every rung is a list of groups, every group a word of one-letter values. The first group takes the rest.
fn rungs(levels: &[&[&str]]) -> String {
    let rung = |(number, groups): (usize, &&[&str])| {
        let group = |(place, word): (usize, &&str)| {
            let values: Vec<String> = word.chars().map(|value| format!("\"{value}\"")).collect();
            let rest = if place == 0 { r#","rest":true"# } else { "" };
            format!(
                r#"{{"code":"g{place}","label":"{word}","values":[{}]{rest}}}"#,
                values.join(",")
            )
        };
        let groups: Vec<String> = groups.iter().enumerate().map(group).collect();
        format!(
            r#"{{"code":"l{number}","label":"l","groups":[{}]}}"#,
            groups.join(",")
        )
    };
    let rungs: Vec<String> = levels.iter().enumerate().map(rung).collect();
    rungs.join(",")
}

pub(super) fn merkmal(code: &str, of: &str, hub: bool, levels: &[&[&str]]) -> String {
    format!(
        r#"{{"code":"{code}","label":"{code}","source":"{code}","of":"{of}","hub":{hub},"definition":"D.","levels":[{}]}}"#,
        rungs(levels)
    )
}

pub(super) fn event(code: &str, count: &str, levels: &[&[&str]]) -> String {
    format!(
        r#"{{"code":"{code}","label":"{code}","count":"{count}","definition":"D.","levels":[{}]}}"#,
        rungs(levels)
    )
}

/// The finest rung of a ladder on every rung.
pub(super) fn on_every_rung(merkmal: &Merkmal, fine: &[u64]) -> Vec<Vec<u64>> {
    (0..merkmal.levels.len())
        .map(|level| coarsened(merkmal, fine, 0, level))
        .collect()
}

pub(super) fn unit(opening: u64, joined: u64, left: u64) -> UnitCount {
    UnitCount {
        opening,
        joined,
        left,
    }
}
