//! Points 3 and 4: a Baustein inside the programme, the basis, and those who are in several.
//!
//! Not here: the programme itself, and the tables of Merkmale.

use super::{Decision, Flaw, last_of};
use crate::books::{Counts, UnitCount};

impl Decision<'_> {
    /// Point 3.
    pub(super) fn baustein(&mut self, code: &str, unit: UnitCount, outer: UnitCount) {
        if let Some(values) = self.joining(code, unit, outer) {
            self.put(&format!("joined/{code}"), vec![], values);
        }
        self.leaving_baustein(code, unit.left);
    }

    /// The values of `joined/` of a Baustein, if they may be shown.
    fn joining(&self, code: &str, unit: UnitCount, outer: UnitCount) -> Option<Vec<u64>> {
        let hub = self.blocks.get("joined/");
        let hub = hub.map(|block| block.values.as_slice());
        let all = match hub {
            Some(values) => *values.last()?,
            None if self.rule.has(Flaw::PartsWithoutTotal) => u64::MAX,
            None => return None,
        };
        let old = self.past.total(&format!("joined/{code}"));
        let new = unit.joined.saturating_sub(old.unwrap_or(0));
        if !self.rule.above(new) || !self.rule.room(all, unit.joined) {
            return None;
        }
        if !self.movement_hides(code, (unit.joined, new), all) {
            return None;
        }
        let arrivals = unit.joined.saturating_sub(unit.opening);
        let hub_split = hub.is_some_and(|values| values.len() == 2) && old.is_none();
        let split = outer.opening == 0
            || self.rule.above(unit.opening)
                && self.rule.above(arrivals)
                && self.rule.room(outer.opening, unit.opening);
        if hub_split && split {
            return Some(vec![unit.opening, unit.joined]);
        }
        Some(vec![unit.joined])
    }

    /// What follows from those who were there in this period. Where the Baustein's own Bestand before is told, the rest of
    /// the period's persons is a figure. Where not, all who joined may be newcomers; or, if nothing was rolled over, all who ever joined still there.
    fn movement_hides(&self, code: &str, (joined, new): (u64, u64), all: u64) -> bool {
        if self.past.entries().is_empty() || self.rule.has(Flaw::RolledOverUnchecked) {
            return true;
        }
        let gone = self.past.total("left/").unwrap_or(0);
        let at_least = all.saturating_sub(gone).saturating_sub(self.rule.k);
        let here = self.persons_of_period().unwrap_or(at_least);
        let (own_joined, own_left) = (format!("joined/{code}"), format!("left/{code}"));
        if self.past.is_fresh(&own_joined) && self.past.is_fresh(&own_left) {
            let own = joined.saturating_sub(self.past.total(&own_left).unwrap_or(0));
            return self.rule.room(here, own);
        }
        let newcomers = all.saturating_sub(self.past.total("joined/").unwrap_or(0));
        let rolled = self.past.is_rolled_over(&own_joined);
        new <= newcomers || !rolled && joined <= here
    }

    /// The Bestand of the Baustein is compared with the programme's, so both are told together.
    fn leaving_baustein(&mut self, code: &str, left: u64) {
        let bestand = |joined: Option<u64>, left: Option<u64>| Some(joined?.saturating_sub(left?));
        let unknown = self.rule.has(Flaw::PartsWithoutTotal).then_some(u64::MAX);
        let outer = bestand(self.now("joined/"), self.now("left/")).or(unknown);
        let inner = bestand(self.now(&format!("joined/{code}")), Some(left));
        if let (Some(outer), Some(inner)) = (outer, inner)
            && self.rule.room(outer, inner)
        {
            self.leaving(&format!("left/{code}"), &format!("joined/{code}"), left);
        }
    }

    /// Point 4. Those in several Bausteine are a stream of their own: (sum over the Bausteine) - (programme).
    pub(super) fn basis(&mut self, code: &str, unit: UnitCount, counts: &Counts) {
        let several = self.several("joined/", counts, code, unit.joined);
        let Some((sum, several, before)) = several else {
            return;
        };
        let floor = self.floor("joined/", code, counts);
        if !self.overlap(counts, several.saturating_sub(before))
            || !self.overlap(counts, unit.joined.saturating_sub(floor))
        {
            return;
        }
        let Some(mut values) = self.joining(code, unit, counts.programme) else {
            return;
        };
        if values.len() == 2 && !self.split_overlaps(code, counts) {
            values.remove(0);
        }
        let first = |id: &str| self.blocks.get(id)?.values.first().copied();
        let before = self.above_the_others(&first, "joined/", code, counts);
        if values.len() == 1 && !self.overlap(counts, unit.joined.saturating_sub(before)) {
            return;
        }
        self.put(&format!("joined/{code}"), vec![], values);
        self.put("teilnahmen", vec![], vec![sum]);
        self.basis_left(code, unit, counts, several);
    }

    fn basis_left(&mut self, code: &str, unit: UnitCount, counts: &Counts, several: u64) {
        let Some((sum, stopped, before)) = self.several("left/", counts, code, unit.left) else {
            return;
        };
        let floor = self.floor("left/", code, counts);
        if self.overlap(counts, stopped.saturating_sub(before))
            && self.overlap(counts, several.saturating_sub(stopped))
            && self.overlap(counts, unit.left.saturating_sub(floor))
        {
            self.leaving_baustein(code, unit.left);
        }
        if self.now(&format!("left/{code}")).is_some() {
            return;
        }
        // Hidden, it lies between what the others leave of the programme: of those who left, and of those still there.
        let others = sum.saturating_sub(unit.left);
        let gone = self.now("left/").unwrap_or(0).saturating_sub(others);
        let last = self.past.total(&format!("left/{code}")).unwrap_or(0);
        let most = several.saturating_add(self.now("left/").unwrap_or(0));
        let room = most.saturating_sub(others).min(unit.joined);
        if !self.overlap(counts, room.saturating_sub(gone.max(last))) {
            for other in counts.bausteine.keys().filter(|other| *other != code) {
                self.blocks.remove(&format!("left/{other}"));
            }
        }
    }

    /// The sum of a figure over all Bausteine, what it is above the programme, and what that was when the basis was last
    /// told. `None` when another Baustein is not told.
    fn several(
        &self,
        figure: &str,
        counts: &Counts,
        basis: &str,
        own: u64,
    ) -> Option<(u64, u64, u64)> {
        let codes = || counts.bausteine.keys().filter(|other| *other != basis);
        let mut sum = own;
        for other in codes() {
            sum = sum.saturating_add(self.now(&format!("{figure}{other}"))?);
        }
        let several = sum.saturating_sub(self.now(figure)?);
        let id = format!("{figure}{basis}");
        let before = self.past.last(&id).map_or(0, |(entry, own)| {
            let others = codes().filter_map(|other| last_of(entry, &format!("{figure}{other}")));
            let own = own.values.last().copied().unwrap_or(0);
            (own + others.sum::<u64>()).saturating_sub(last_of(entry, figure).unwrap_or(0))
        });
        Some((sum, several, before))
    }

    /// What the basis must have had at least when it was not told: who is in no other Baustein is in it.
    fn floor(&self, figure: &str, basis: &str, counts: &Counts) -> u64 {
        let since = self.past.since(&format!("{figure}{basis}"));
        let hidden = self.past.entries().iter();
        let floors = hidden.filter(|entry| entry.sequence >= since).map(|entry| {
            let first = |id: &str| entry.blocks.get(id)?.values.first().copied();
            let before = self.above_the_others(&first, figure, basis, counts);
            let last = |id: &str| last_of(entry, id);
            let there = |id: &str| {
                let unit = id.strip_prefix("joined/")?;
                last(id)?.checked_sub(last(&format!("left/{unit}"))?)
            };
            before
                .max(self.above_the_others(&last, figure, basis, counts))
                .max(self.above_the_others(&there, figure, basis, counts))
        });
        floors.max().unwrap_or(0)
    }

    /// The programme's figure above the sum of the other Bausteine, by the numbers that `told` knows.
    fn above_the_others(
        &self,
        told: &dyn Fn(&str) -> Option<u64>,
        figure: &str,
        basis: &str,
        counts: &Counts,
    ) -> u64 {
        let codes = counts.bausteine.keys().filter(|other| *other != basis);
        let others: Option<u64> = codes.map(|other| told(&format!("{figure}{other}"))).sum();
        let above = told(figure).zip(others);
        above.map_or(0, |(all, others)| all.saturating_sub(others))
    }

    /// A person in all m Bausteine adds m - 1 to the sum.
    fn overlap(&self, counts: &Counts, several: u64) -> bool {
        let others = counts.bausteine.len().saturating_sub(1).max(1) as u64;
        self.rule.has(Flaw::SumUnchecked) || self.rule.above(several / others)
    }

    /// Those in several before the books and since, where every Baustein tells both.
    fn split_overlaps(&self, basis: &str, counts: &Counts) -> bool {
        let others = counts.bausteine.keys().filter(|other| *other != basis);
        let split = |other: &String| {
            let block = self.blocks.get(&format!("joined/{other}"));
            block.is_some_and(|block| block.values.len() == 2)
        };
        let sum = |of: fn(&UnitCount) -> u64| counts.bausteine.values().map(of).sum::<u64>();
        let before = sum(|unit| unit.opening).saturating_sub(counts.programme.opening);
        let all = sum(|unit| unit.joined).saturating_sub(counts.programme.joined);
        let begun = counts.programme.opening == 0;
        others.into_iter().all(split)
            && (begun || self.overlap(counts, before))
            && self.overlap(counts, all.saturating_sub(before))
    }
}
