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
//!    After the first release also: where the Bestand of the Baustein was shown before, the persons of the period who
//!    are not in it must be above k; where not, those who are new in it must be no more than the programme's new ones
//!    (or, unless rolled over, all who were ever in it no more than the persons of the period), so that nothing follows
//!    for the Bestand, or for those who joined when it was hidden.
//! 4. The **basis** Baustein and the sum of **Teilnahmen** are one block, shown when every Baustein is and the basis
//!    passes 3. Those in several Bausteine, (sum - programme), are a stream of their own and pass 1 and 2 with k times
//!    the number of other Bausteine (a person in all m adds m - 1): joined, left, still there, each since last shown.
//!    The basis has a lower bound even when hidden, since whoever is in no other Baustein is in it; so it is shown only
//!    above that bound by as much, and the Austritte of the others only if they leave it as much room.
//! 5. **Merkmale** of those who entered or left, since the table was last shown: the finest rung at which every group
//!    is above k. Only in releases that show their sum. If the table failed before and was rolled over: all groups but
//!    the largest together are no more than those who came last, so that everybody before may have been of the largest.
//!    **Hub x leaf**: the first pair of rungs of the fixed chain at which every cell is above k, no finer than what both
//!    show alone; only when hub and leaf cover the same releases. It is not rolled over alone: with margins told for
//!    each release, hub, leaf and time would be a cycle. Rolled over with both, the same holds for the cells, the
//!    largest taken in the hub's largest group.
//! 6. **Merkmale of the Bestand**: the finest rung at which every group is above k, at most once a quarter, and only if
//!    every group that both releases tell changed by at least k, and more than k left beyond those by whom groups
//!    shrank (else the change says who came and who left); else the old table stands with its date. After a try that
//!    failed, the same is asked from that try on, as if then no group but the largest had changed.
//! 7. **Events**: the finest rung at which every group has above k *persons* and above k persons of the period have
//!    none. Where the persons of the period are not told, what the public knows as their bound stands for them, with k
//!    less. The events beside them only if in every group events - persons is above k. Where the plan counts events
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

use crate::books::{Counts, UnitCount};
use crate::ledger::{Public, PublicBlock};
use crate::plan::Merkmal;
use crate::{LedgerEntry, MinCount, Question};

mod bausteine;
mod stock;
mod tables;

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
    /// Two stocks are shown although nobody but those who explain their difference joined or left.
    StockFlowsUnchecked,
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
        blocks.corrections(counts);
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

    /// Persons of the period, if the public can read them off: those who remained and those who joined.
    pub(crate) fn persons_of_period(&self) -> Option<u64> {
        let all = self.now("joined/")?;
        let gone = self.past.total("left/").unwrap_or(0);
        let known = self.past.is_fresh("left/") && self.past.is_fresh("joined/");
        known.then(|| all.saturating_sub(gone))
    }

    /// Where the persons of the period are not told: what the public knows as their bound, with k less. Whoever does not
    /// know how many they are does not know how many had no event, and that room is kept below the bound.
    pub(crate) fn persons_at_most(&self) -> Option<u64> {
        let all = self.told("joined/")?;
        let gone = self.past.total("left/").unwrap_or(0);
        all.checked_sub(gone)?.checked_sub(self.rule.k)
    }

    /// The Bestand that this release tells.
    fn told_bestand(&self) -> Option<u64> {
        self.now("joined/")?.checked_sub(self.now("left/")?)
    }
}

fn last_of(entry: &LedgerEntry, id: &str) -> Option<u64> {
    entry.blocks.get(id)?.values.last().copied()
}

/// The Bestand, where a release told it.
fn bestand(entry: &LedgerEntry) -> Option<u64> {
    last_of(entry, "joined/")?.checked_sub(last_of(entry, "left/")?)
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
