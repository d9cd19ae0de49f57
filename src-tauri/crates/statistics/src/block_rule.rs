//! The whole protection: which exact numbers may be shown. Nothing else in this crate decides that, and nothing but
//! the counts of a block, its public totals and the public history enters a decision.
//!
//! Words: k is the minimum count. A *block* is a set of numbers that is published together or not at all. A *hidden*
//! figure is one nobody can read off, not even somebody who has this program. The promise: a hidden figure keeps an
//! interval of at least k (largest minus smallest possible value), and nothing below k is ever shown. Zero is below
//! k.
//!
//! Why "above k" nearly everywhere and not "from k on": a block that failed is rolled over, and a later release may
//! rule out the upper end of its hidden range. What is left is 0..k, which still has width k.
//!
//! 1. **Personen** J, all who were there before or joined since the books began. First release: shown from k on; below,
//!    only "weniger als k". Later: shown when more than k joined since J was last shown. Eintritte are the difference
//!    of two shown J. In the first release J is split into Bestand before and Eintritte when both are above k; when
//!    the programme began with the period, nobody can have been there before, and nothing is hidden.
//! 2. **Austritte** L, all who left: shown when more than k left since L was last shown, and when more than k of the
//!    shown J remain. Bestand = J - L, where both are shown.
//! 3. **Baustein**: the same inside the programme, and only in releases that show the programme's own J (L): the rest
//!    of the programme's J (Bestand) must be above k too. So the programme is the hub of a star; no leaf meets another.
//! 4. The **basis** Baustein and the sum of **Teilnahmen** are one block: shown when every Baustein is, when the basis
//!    passes 3, and when (Teilnahmen - Personen) divided by the number of other Bausteine is above k. Otherwise the
//!    sum minus the shown Bausteine would be the basis, and the difference to the persons would bound those in several
//!    (a person in all m Bausteine adds m - 1 to it).
//! 5. **Merkmale** of those who entered or left, since the table was last shown: the finest rung at which every group
//!    is above k. Only in releases that show their sum. **Hub x leaf**: the first pair of rungs of the fixed chain at
//!    which every cell is above k, no finer than what both show alone.
//! 6. **Merkmale of the Bestand**: the finest rung at which every group is above k, at most once a quarter, and only if
//!    every group that both releases tell changed by at least k; else the old table stands with its date.
//! 7. **Events**: the finest rung at which every group has above k *persons* and above k persons of the period have
//!    none. The events beside them only if in every group events - persons is above k. Where the plan counts events
//!    alone, persons stay untold: the events are shown when every group has above k persons and at least 2k + 1 events,
//!    and the period at least 2k + 1 persons, so that the untold number of persons keeps its room.
//!
//! Worked examples, k = 5:
//! * Leverkusen's coaching table: five persons, one in Ausbildung, two in Beschäftigung, two in intensive support.
//!   Shown: 5 Personen. Every rung has a group below 5 (and nobody is left without), so nothing of the outcome is
//!   shown.
//! * 255 persons, 253 in Baustein 6: the rest is 2, so Baustein 6 stays hidden.
//! * Bestand 40 shown at the end of June; July to December 18 Eintritte, 10 Austritte: Personen 58, Eintritte 18,
//!   Austritte 10, Bestand 48. With 3 Eintritte instead, "43" would say "3": Eintritte are rolled over.
//!
//! Sources: minimum count 3 for every value, Statistische Geheimhaltung der Bundesagentur für Arbeit, read in November
//! 2026. Why nothing can be computed back is said in the crate's documentation; the tests try it on all small tables.
//!
//! Not here: protection against somebody who knows all persons but one, or against another publisher's figures.

use std::collections::BTreeMap;

use chrono::Months;

use crate::books::{Counts, EventCount, UnitCount, block_id, chain, pair_id};
use crate::ledger::{Public, PublicBlock};
use crate::plan::{CountOf, Ereignis, Merkmal, Stream};
use crate::{MinCount, Question};

/// The published blocks of one release by their ids.
pub(crate) type Blocks = BTreeMap<String, PublicBlock>;

/// A known-bad change of the rule. The tests turn one on to show that they would notice it; in the product none
/// exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flaw {
    /// An empty cell counts as safe.
    ZeroNotSmall,
    /// `<=` where `<` belongs: one person too few is enough.
    OneTooLow,
    /// The rest beside a figure is not looked at.
    ComplementUnchecked,
    /// Every release is decided as if it were the first.
    LedgerIgnored,
    /// A released period may be released again.
    PeriodRepublished,
    /// A Baustein is shown although the total it belongs to is hidden.
    PartsWithoutTotal,
    /// The Austritte are shown although too few remain.
    BestandUnchecked,
    /// The sum of Teilnahmen is shown however few persons are in several Bausteine.
    SumUnchecked,
    /// A rung is shown when one of its groups is large enough.
    LevelByData,
    /// "From k on" where "above k" belongs: what is rolled over keeps less than k.
    FromKOn,
    /// A table that was rolled over is shown however few persons came last.
    RolledOverUnchecked,
}

/// The rule with its minimum count.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    k: u64,
    #[cfg(test)]
    flaw: Option<Flaw>,
}

impl Rule {
    pub(crate) fn new(k: MinCount) -> Self {
        Self {
            k: u64::from(k.get()),
            #[cfg(test)]
            flaw: None,
        }
    }

    #[cfg(test)]
    pub(crate) fn flawed(k: MinCount, flaw: Flaw) -> Self {
        Self {
            flaw: Some(flaw),
            ..Self::new(k)
        }
    }

    /// Always false outside the tests.
    pub(crate) fn has(&self, flaw: Flaw) -> bool {
        #[cfg(test)]
        let on = self.flaw == Some(flaw);
        #[cfg(not(test))]
        let on = {
            let _ = flaw;
            false
        };
        on
    }

    /// Applies the rule to the counts of one period. `past` is what the public knows.
    pub(crate) fn protect(
        &self,
        counts: &Counts,
        question: &Question,
        past: &Public<'_>,
    ) -> Blocks {
        let nothing = Public::default();
        let past = if self.has(Flaw::LedgerIgnored) {
            &nothing
        } else {
            past
        };
        let mut blocks = Decision {
            rule: *self,
            past,
            blocks: Blocks::new(),
        };
        blocks.programme(counts.programme, began_here(question, counts));
        let basis = question.plan.basis();
        for (code, unit) in counts.bausteine.iter().filter(|(code, _)| *code != basis) {
            blocks.baustein(code, *unit, counts.programme);
        }
        if let Some(unit) = counts.bausteine.get(basis) {
            blocks.basis(basis, *unit, counts);
        }
        blocks.stichtag(counts.at_stichtag, question);
        for merkmal in question.plan.merkmale() {
            blocks.merkmal(merkmal, counts, question);
        }
        blocks.pairs(counts, question);
        for ereignis in question.plan.ereignisse() {
            let levels = counts.events.get(&ereignis.code).map(Vec::as_slice);
            blocks.events(ereignis, levels.unwrap_or_default());
        }
        blocks.blocks
    }

    /// From k on: only where nothing was told before and nothing is told of the rest.
    fn enough(&self, persons: u64) -> bool {
        persons >= self.k
            || self.has(Flaw::ZeroNotSmall) && persons == 0
            || self.has(Flaw::OneTooLow) && persons.saturating_add(1) >= self.k
    }

    /// Above k: the usual test.
    pub(crate) fn above(&self, persons: u64) -> bool {
        persons > self.k
            || self.has(Flaw::ZeroNotSmall) && persons == 0
            || self.has(Flaw::OneTooLow) && persons.saturating_add(1) >= self.k
            || self.has(Flaw::FromKOn) && persons >= self.k
    }

    /// The rest beside a figure.
    fn room(&self, all: u64, part: u64) -> bool {
        self.has(Flaw::ComplementUnchecked) || part <= all && self.above(all.saturating_sub(part))
    }

    /// All cells of a block.
    pub(crate) fn all_above(&self, cells: &[u64]) -> bool {
        if self.has(Flaw::LevelByData) {
            return cells.iter().any(|cell| self.above(*cell));
        }
        !cells.is_empty() && cells.iter().all(|cell| self.above(*cell))
    }

    /// Of a table that was rolled over: everybody told before may have been of the largest group.
    fn newcomers_explain(&self, cells: &[u64], newcomers: u64) -> bool {
        let all: u64 = cells.iter().sum();
        let largest = cells.iter().max().copied().unwrap_or(0);
        self.has(Flaw::RolledOverUnchecked) || all.saturating_sub(largest) <= newcomers
    }
}

/// The programme began with the period, so that a Bestand before is impossible.
fn began_here(question: &Question, counts: &Counts) -> bool {
    let begins = question.plan.begins();
    begins.is_some_and(|day| day >= question.period.from()) && counts.programme.opening == 0
}

/// A release in the making.
pub(crate) struct Decision<'a> {
    pub rule: Rule,
    pub past: &'a Public<'a>,
    pub blocks: Blocks,
}

impl Decision<'_> {
    fn put(&mut self, id: &str, levels: Vec<usize>, values: Vec<u64>) {
        let since = self.past.since(id);
        self.blocks.insert(
            id.to_owned(),
            PublicBlock {
                since,
                levels,
                values,
            },
        );
    }

    /// What is told of a figure, in this release or an earlier one.
    fn told(&self, id: &str) -> Option<u64> {
        self.now(id).or_else(|| self.past.total(id))
    }

    /// What this release tells of a figure.
    fn now(&self, id: &str) -> Option<u64> {
        self.blocks
            .get(id)
            .and_then(|block| block.values.last().copied())
    }

    /// Points 1 and 2.
    pub(crate) fn programme(&mut self, unit: UnitCount, began_here: bool) {
        let arrivals = unit.joined.saturating_sub(unit.opening);
        let split = began_here || self.rule.above(unit.opening) && self.rule.above(arrivals);
        match self.past.total("joined/") {
            None if !self.rule.enough(unit.joined) => {}
            None if split => self.put("joined/", vec![], vec![unit.opening, unit.joined]),
            None => self.put("joined/", vec![], vec![unit.joined]),
            Some(old) if self.rule.above(unit.joined.saturating_sub(old)) => {
                self.put("joined/", vec![], vec![unit.joined]);
            }
            Some(_) => {}
        }
        self.leaving("left/", "joined/", unit.left);
    }

    fn leaving(&mut self, id: &str, joined: &str, left: u64) {
        let before = self.past.total(id).unwrap_or(0);
        let Some(all) = self.told(joined) else { return };
        let remain =
            self.rule.has(Flaw::BestandUnchecked) || self.rule.above(all.saturating_sub(left));
        if self.rule.above(left.saturating_sub(before)) && left <= all && remain {
            self.put(id, vec![], vec![left]);
        }
    }

    /// Point 3.
    pub(crate) fn baustein(&mut self, code: &str, unit: UnitCount, outer: UnitCount) {
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
        let newcomers = all.saturating_sub(self.past.total("joined/").unwrap_or(0));
        let here = self.persons_of_period();
        let all_now = new <= newcomers || here.is_some_and(|here| unit.joined <= here);
        let rolled = self.past.is_rolled_over(&format!("joined/{code}"));
        if rolled && !all_now && !self.rule.has(Flaw::RolledOverUnchecked) {
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

    /// Point 4.
    pub(crate) fn basis(&mut self, code: &str, unit: UnitCount, counts: &Counts) {
        let others = counts.bausteine.keys().filter(|other| *other != code);
        let shown: Option<Vec<u64>> = others
            .map(|other| self.now(&format!("joined/{other}")))
            .collect();
        let (Some(all), Some(shown)) = (self.now("joined/"), shown) else {
            return;
        };
        let sum = shown.iter().sum::<u64>().saturating_add(unit.joined);
        let several = sum.saturating_sub(all) / (shown.len() as u64).max(1);
        let overlap = self.rule.has(Flaw::SumUnchecked) || self.rule.above(several);
        if let Some(values) = self.joining(code, unit, counts.programme)
            && overlap
        {
            self.put(&format!("joined/{code}"), vec![], values);
            self.put("teilnahmen", vec![], vec![sum]);
            self.leaving_baustein(code, unit.left);
        }
    }

    /// Persons of the period, if the public can read them off: those who remained and those who joined.
    pub(crate) fn persons_of_period(&self) -> Option<u64> {
        let all = self.now("joined/")?;
        let gone = self.past.total("left/").unwrap_or(0);
        let known = self.past.is_fresh("left/") && self.past.is_fresh("joined/");
        known.then(|| all.saturating_sub(gone))
    }

    /// A Stichtag inside the period is a split of the persons of the period.
    fn stichtag(&mut self, here: u64, question: &Question) {
        if question.stichtag == question.period.to() {
            return;
        }
        let open = |all: u64| self.rule.above(here) && self.rule.room(all, here);
        if self.persons_of_period().is_some_and(open) {
            self.put("stichtag", vec![], vec![here]);
        }
    }

    /// Points 5 and 6.
    fn merkmal(&mut self, merkmal: &Merkmal, counts: &Counts, question: &Question) {
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

    /// A quarter has passed and every group that both tables tell moved by at least k.
    fn stock_changed(
        &self,
        id: &str,
        levels: &[Vec<u64>],
        level: usize,
        question: &Question,
    ) -> bool {
        let Some((entry, old)) = self.past.last(id) else {
            return true;
        };
        let quarter = entry.period.to().checked_add_months(Months::new(3));
        if quarter.is_none_or(|day| question.period.to() < day) {
            return false;
        }
        let old_level = old.levels.first().copied().unwrap_or(0);
        let plan = question
            .plan
            .merkmale()
            .iter()
            .find(|one| block_id(one) == id);
        let Some(plan) = plan.filter(|_| entry.plan_hash == question.plan.hash()) else {
            return false;
        };
        let common = level.max(old_level);
        let before = coarsened(plan, &old.values, old_level, common);
        let after = levels.get(common).map(Vec::as_slice).unwrap_or_default();
        before.len() == after.len()
            && before
                .iter()
                .zip(after)
                .all(|(old, new)| self.rule.enough(old.abs_diff(*new)))
    }

    fn pairs(&mut self, counts: &Counts, question: &Question) {
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
            let open = allowed
                .filter_map(|pair| Some((pair, tables.get(&pair)?)))
                .find(|(_, cells)| self.rule.all_above(cells));
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
    fn events(&mut self, ereignis: &Ereignis, levels: &[Vec<EventCount>]) {
        let Some(all) = self.persons_of_period() else {
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

    pub(crate) fn persons_open(&self, groups: &[EventCount], all: u64) -> bool {
        let persons: Vec<u64> = groups.iter().map(|group| group.persons).collect();
        self.rule.all_above(&persons) && persons.iter().all(|part| self.rule.room(all, *part))
    }

    pub(crate) fn events_open(&self, groups: &[EventCount], all: u64) -> bool {
        let wide = self.rule.k.saturating_mul(2).saturating_add(1);
        let persons: Vec<u64> = groups.iter().map(|group| group.persons).collect();
        self.rule.all_above(&persons)
            && all >= wide
            && groups.iter().all(|group| group.events >= wide)
    }
}

/// A table of a Merkmal on a coarser rung.
pub(crate) fn coarsened(merkmal: &Merkmal, values: &[u64], from: usize, to: usize) -> Vec<u64> {
    let (Some(fine), Some(coarse)) = (merkmal.levels.get(from), merkmal.levels.get(to)) else {
        return Vec::new();
    };
    coarsened_groups(fine, coarse, values)
}

/// The same for the rungs of any ladder.
pub(crate) fn coarsened_groups(
    fine: &crate::plan::Level,
    coarse: &crate::plan::Level,
    values: &[u64],
) -> Vec<u64> {
    let mut sums = vec![0; coarse.groups.len()];
    for (group, value) in fine.groups.iter().zip(values) {
        // A group's values lie together on every coarser rung; the rest has none of its own.
        let place = match group.values.first() {
            Some(value) => Some(coarse.group_of(value)),
            None => coarse.groups.iter().position(|group| group.rest),
        };
        if let Some(sum) = place.and_then(|place| sums.get_mut(place)) {
            *sum += value;
        }
    }
    sums
}

#[cfg(test)]
mod tests;
