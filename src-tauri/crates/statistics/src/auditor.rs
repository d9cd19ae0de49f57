//! Recomputes what an outsider can derive from everything released so far. It knows nothing of the rule: only what
//! the figures mean, and that persons are whole and never negative.
//!
//! All relations but one compare two figures (nobody leaves who was not there, a Baustein has no more persons than
//! the programme), so the exact bounds over whole numbers are shortest paths (a system of difference constraints is
//! totally unimodular). The one other relation, the sum over the Bausteine, tightens these bounds step by step
//! until nothing moves. Assumption in the intruder's favour: whoever was placed is among the persons of the period.
//!
//! Not here: the intruder who also knows the program. That one needs all tables with the same publication and is
//! tried in the tests of `block_rule`.

use std::collections::BTreeMap;

use crate::{LedgerEntry, Plan};

mod system;

use system::{System, ZERO};

/// The possible values of a figure, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Smallest possible number of persons.
    pub low: u64,
    /// Largest possible number of persons; `None` when nothing bounds it.
    pub high: Option<u64>,
}

impl Interval {
    /// A figure is weak when it can be pinned down to less than k persons of room. An exact number from k on is
    /// what the rule shows anyway and is not weak.
    #[must_use]
    pub fn is_weak(&self, k: u64) -> bool {
        let exact_and_large = self.high == Some(self.low) && self.low >= k;
        let narrow = self
            .high
            .is_some_and(|high| high.saturating_sub(self.low) < k);
        narrow && !exact_and_large
    }
}

/// What can be derived from a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Every figure and every remainder by `release/table/row`, the shown ones included.
    pub figures: BTreeMap<String, Interval>,
    /// False when no cases at all fit the releases; then the bounds mean nothing.
    pub consistent: bool,
}

impl Audit {
    /// The figures that can be pinned down. Empty when the releases betray nobody.
    pub fn weak(&self, k: u64) -> impl Iterator<Item = (&str, Interval)> {
        self.figures
            .iter()
            .filter(move |(_, interval)| interval.is_weak(k))
            .map(|(name, interval)| (name.as_str(), *interval))
    }
}

/// Derives the bounds of every figure of the plan from all its releases, oldest first.
#[must_use]
pub fn audit(plan: &Plan, entries: &[LedgerEntry]) -> Audit {
    let mut system = System::default();
    let mut figures = Vec::new();
    let mut before: Option<&LedgerEntry> = None;
    for entry in entries
        .iter()
        .filter(|entry| entry.programme == plan.programme())
    {
        let direct = before.filter(|last| entry.period.follows_directly(&last.period));
        figures.extend(describe(plan, entry, direct, &mut system));
        before = Some(entry);
    }
    let consistent = system.solve();
    let figures = figures
        .into_iter()
        .map(|figure| (figure.name, system.interval(figure.whole, figure.part)));
    Audit {
        figures: figures.collect(),
        consistent,
    }
}

/// A figure is always "persons of the whole, without those of the part".
struct Figure {
    name: String,
    whole: usize,
    part: usize,
}

/// Puts the unknowns of one release, their relations and the shown numbers into the system.
fn describe(
    plan: &Plan,
    entry: &LedgerEntry,
    direct: Option<&LedgerEntry>,
    system: &mut System,
) -> Vec<Figure> {
    let stock_is_end = entry.stichtag == entry.period.to();
    let mut figures = Vec::new();
    let programme = Unit::new(system, entry, direct, "");
    programme.figures(
        &mut figures,
        entry,
        "gesamt",
        ["personen", "eintritte", "austritte"],
    );
    let stock = if stock_is_end {
        programme.end
    } else {
        system.node(entry, "stichtag", "")
    };
    system.at_most(stock, programme.during);
    push(&mut figures, entry, "gesamt/bestand", stock, ZERO);
    let mut parts = Vec::new();
    for baustein in plan.bausteine() {
        let code = baustein.code.as_str();
        let unit = Unit::new(system, entry, direct, code);
        unit.inside(&programme, system);
        for (table, whole, part) in unit.tables(&programme) {
            push(&mut figures, entry, &format!("{table}/{code}"), whole, part);
        }
        parts.push(unit.during);
    }
    for key in entry
        .shown
        .keys()
        .filter(|key| key.starts_with("vermittlungen_personen/"))
    {
        let placed = system.node(entry, "placed", key);
        system.at_most(placed, programme.during);
        push(&mut figures, entry, key, placed, ZERO);
        push(
            &mut figures,
            entry,
            &format!("{key}/uebrige"),
            programme.during,
            placed,
        );
    }
    for figure in &figures {
        let key = figure.name.split_once('/').map_or("", |(_, key)| key);
        if let Some(value) = entry.shown.get(key) {
            system.equals(figure.whole, figure.part, *value);
        }
    }
    system.sum(
        parts,
        programme.during,
        entry.shown.get("gesamt/teilnahmen").copied(),
    );
    figures
}

fn push(figures: &mut Vec<Figure>, entry: &LedgerEntry, key: &str, whole: usize, part: usize) {
    figures.push(Figure {
        name: format!("{}/{key}", entry.sequence),
        whole,
        part,
    });
}

/// The three unknowns of the programme or a Baustein in one release.
struct Unit {
    before: usize,
    during: usize,
    end: usize,
}

impl Unit {
    fn new(
        system: &mut System,
        entry: &LedgerEntry,
        direct: Option<&LedgerEntry>,
        code: &str,
    ) -> Self {
        let before = match direct {
            Some(last) => system.node(last, "end", code),
            None => system.node(entry, "before", code),
        };
        let during = system.node(entry, "during", code);
        let end = system.node(entry, "end", code);
        system.at_most(before, during);
        system.at_most(end, during);
        Self {
            before,
            during,
            end,
        }
    }

    fn inside(&self, outer: &Self, system: &mut System) {
        system.at_most(self.before, outer.before);
        system.at_most(self.during, outer.during);
        system.at_most(self.end, outer.end);
    }

    fn figures(&self, list: &mut Vec<Figure>, entry: &LedgerEntry, table: &str, rows: [&str; 3]) {
        let pairs = [
            (self.during, ZERO),
            (self.during, self.before),
            (self.during, self.end),
        ];
        for (row, (whole, part)) in rows.into_iter().zip(pairs) {
            push(list, entry, &format!("{table}/{row}"), whole, part);
        }
    }

    /// The tables by Baustein, and what is left of the programme beside each.
    fn tables(&self, outer: &Self) -> [(&'static str, usize, usize); 7] {
        [
            ("bausteine_personen", self.during, ZERO),
            ("bausteine_eintritte", self.during, self.before),
            ("bausteine_austritte", self.during, self.end),
            ("bausteine_bestand", self.end, ZERO),
            ("uebrige_personen", outer.during, self.during),
            ("uebrige_davor", outer.before, self.before),
            ("uebrige_bestand", outer.end, self.end),
        ]
    }
}

#[cfg(test)]
mod tests;
