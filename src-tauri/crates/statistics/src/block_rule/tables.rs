//! Points 5 and 7: tables of Merkmale, hub and leaf, events, and a Stichtag inside the period.
//!
//! Not here: what two tables of the Bestand say together.

use super::{Decision, Flaw, bestand};
use crate::Question;
use crate::books::{Counts, EventCount, block_id, chain, pair_id};
use crate::ledger::PublicBlock;
use crate::plan::{CountOf, Ereignis, Merkmal, Stream};

impl Decision<'_> {
    /// A Stichtag inside the period is a split of the persons of the period.
    pub(super) fn stichtag(&mut self, here: u64, question: &Question) {
        if question.stichtag == question.period.to() {
            return;
        }
        // The Bestand of another day is the same people but for those who came and went between.
        let ends = [
            self.told_bestand(),
            self.past.entries().last().and_then(|last| bestand(last)),
        ];
        let apart = ends
            .iter()
            .flatten()
            .all(|end| self.rule.above(end.abs_diff(here)));
        let open = |all: u64| self.rule.above(here) && self.rule.room(all, here);
        if apart && self.persons_of_period().is_some_and(open) {
            self.put("stichtag", vec![], vec![here]);
        }
    }

    /// Late entries and corrections are a split of what moved since the last release.
    pub(super) fn corrections(&mut self, counts: &Counts) {
        let moved = |id: &str| {
            let fresh = self
                .past
                .is_fresh(id)
                .then(|| self.past.total(id).unwrap_or(0))?;
            self.now(id)?.checked_sub(fresh)
        };
        let (Some(joined), Some(left)) = (moved("joined/"), moved("left/")) else {
            return;
        };
        let corrections = counts.corrections;
        if self.rule.above(corrections) && self.rule.room(joined + left, corrections) {
            self.put("korrekturen", vec![], vec![corrections]);
        }
    }

    /// Points 5 and 6.
    pub(super) fn merkmal(&mut self, merkmal: &Merkmal, counts: &Counts, question: &Question) {
        let Some(levels) = counts.merkmale.get(&merkmal.code) else {
            return;
        };
        let id = block_id(merkmal);
        let newcomers = match merkmal.of {
            Stream::Eintritte => self.newcomers("joined/", &id),
            Stream::Austritte => self.newcomers("left/", &id),
            Stream::Bestand => self.now("joined/").and(self.now("left/")),
        };
        let unchecked = self.rule.has(Flaw::PartsWithoutTotal);
        let Some(newcomers) = newcomers.or(unchecked.then_some(u64::MAX)) else {
            return;
        };
        let rolled = merkmal.of != Stream::Bestand && self.past.is_rolled_over(&id);
        let open = |cells: &[u64]| {
            self.rule.all_above(cells) && (!rolled || self.rule.newcomers_explain(cells, newcomers))
        };
        let finest = levels.iter().enumerate().find(|(_, cells)| open(cells));
        let Some((level, cells)) = finest else { return };
        if merkmal.of == Stream::Bestand && !self.stock_changed(&id, levels, level, question) {
            return;
        }
        self.put(&id, vec![level], cells.clone());
    }

    /// Persons that the figure told now has more than when it was last told. `None` when it is not told, or when the
    /// table would cover fewer releases than the figure: the difference would be those between.
    fn newcomers(&self, figure: &str, table: &str) -> Option<u64> {
        let now = self.now(figure)?;
        let since = self.past.since(table);
        let mut before = self.past.entries().iter().rev();
        let before = before.find(|entry| entry.sequence < since);
        before
            .is_none_or(|entry| entry.blocks.contains_key(figure))
            .then(|| now.saturating_sub(self.past.total(figure).unwrap_or(0)))
    }

    pub(super) fn pairs(&mut self, counts: &Counts, question: &Question) {
        let Some(hub) = question.plan.hub() else {
            return;
        };
        let leaves = question.plan.merkmale().iter();
        for leaf in leaves.filter(|one| one.of == Stream::Eintritte && !one.hub) {
            let Some(tables) = counts.pairs.get(&leaf.code) else {
                continue;
            };
            let Some((since, least, most)) = self.margins(hub, leaf) else {
                continue;
            };
            let allowed = chain(hub, leaf)
                .into_iter()
                .filter(|(outer, inner)| *outer >= least && *inner >= most);
            let newcomers = self.newcomers("joined/", &block_id(leaf)).unwrap_or(0);
            let rolled = self.past.is_rolled_over(&block_id(leaf));
            let width = |level: usize| leaf.levels.get(level).map_or(1, |level| level.groups.len());
            let open = allowed
                .filter_map(|pair| Some((pair, tables.get(&pair)?)))
                .find(|((_, inner), cells)| {
                    self.rule.all_above(cells)
                        && (!rolled || self.in_one_cell(cells, width(*inner), newcomers))
                });
            if let Some(((outer, inner), cells)) = open {
                let (levels, values) = (vec![outer, inner], cells.clone());
                let block = PublicBlock {
                    since,
                    levels,
                    values,
                };
                self.blocks.insert(pair_id(leaf), block);
            }
        }
    }

    /// Of a crossed table that was rolled over: everybody told before may have been in one cell of the hub's largest
    /// group. It is the same group for every leaf.
    fn in_one_cell(&self, cells: &[u64], width: usize, newcomers: u64) -> bool {
        let all: u64 = cells.iter().sum();
        let largest = cells
            .chunks(width.max(1))
            .max_by_key(|row| row.iter().sum::<u64>())
            .and_then(|row| row.iter().max().copied());
        self.rule.has(Flaw::RolledOverUnchecked)
            || all.saturating_sub(largest.unwrap_or(0)) <= newcomers
    }

    /// The releases that hub and leaf both cover now, and the rungs they show.
    fn margins(&self, hub: &Merkmal, leaf: &Merkmal) -> Option<(u64, usize, usize)> {
        let (outer, inner) = (
            self.blocks.get(&block_id(hub))?,
            self.blocks.get(&block_id(leaf))?,
        );
        let rungs = (*outer.levels.first()?, *inner.levels.first()?);
        if outer.since == inner.since {
            return Some((inner.since, rungs.0, rungs.1));
        }
        None
    }

    /// Point 7.
    pub(super) fn events(&mut self, ereignis: &Ereignis, levels: &[Vec<EventCount>]) {
        let Some(all) = self.persons_of_period().or_else(|| self.persons_at_most()) else {
            return;
        };
        let id = format!("ereignisse/{}", ereignis.code);
        let open = |groups: &[EventCount]| match ereignis.count {
            CountOf::Personen => self.persons_open(groups, all),
            CountOf::Ereignisse => self.events_open(groups, all),
        };
        let Some((level, groups)) = levels.iter().enumerate().find(|(_, groups)| open(groups))
        else {
            return;
        };
        let persons: Vec<u64> = groups.iter().map(|group| group.persons).collect();
        let events: Vec<u64> = groups.iter().map(|group| group.events).collect();
        match ereignis.count {
            CountOf::Ereignisse => self.put(&id, vec![level], events),
            CountOf::Personen => {
                let more = groups
                    .iter()
                    .map(|group| group.events.saturating_sub(group.persons));
                let both = more.clone().all(|more| self.rule.above(more));
                self.put(&id, vec![level], persons);
                if both {
                    self.put(&format!("{id}#"), vec![level], events);
                }
            }
        }
    }

    fn persons_open(&self, groups: &[EventCount], all: u64) -> bool {
        let persons: Vec<u64> = groups.iter().map(|group| group.persons).collect();
        self.rule.all_above(&persons) && persons.iter().all(|part| self.rule.room(all, *part))
    }

    fn events_open(&self, groups: &[EventCount], all: u64) -> bool {
        let wide = self.rule.k.saturating_mul(2).saturating_add(1);
        let persons: Vec<u64> = groups.iter().map(|group| group.persons).collect();
        self.rule.all_above(&persons)
            && all >= wide
            && groups.iter().all(|group| group.events >= wide)
    }
}
