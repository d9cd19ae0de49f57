//! The whole protection: which exact numbers may be shown. Nothing else in this crate decides that, and nothing but
//! the counts of the block, its public totals and the public history enters a decision.
//!
//! Words: k is the minimum count. A *split* divides persons into "yes" and "no"; both sides are cells. A *hidden*
//! figure is one nobody can read off, not even somebody who has this program. The promise: a hidden figure keeps an
//! interval of at least k (largest minus smallest possible value), and nothing below k is ever shown. Zero is below
//! k.
//!
//! 1. **Personen** N (persons of the period): shown from k on; below, only "weniger als k".
//! 2. **Austritte and Bestand** (N = Bestand at the end + Austritte) are one block: both shown or none, and both
//!    must be *above* k. Why above and not from k on: the next period may rule out the upper end of the hidden
//!    range; what is left is 0..k, which still has width k.
//! 3. **Eintritte** (N = Bestand before + Eintritte), first release: a split like 2. Later releases: the Bestand
//!    before is what the last release showed or hid.
//!    * It was shown: N gives away the Eintritte, so Personen and Eintritte are one block, shown when Eintritte are
//!      above k. Otherwise all movement of this period stays hidden and the old Bestand is repeated with its date.
//!    * It was hidden: the Eintritte stay hidden, always. N minus Eintritte would be the Bestand the last release
//!      hid.
//!    * Days lie between the periods: Eintritte stay hidden; N must differ from the old Bestand by more than k.
//! 4. **Baustein figures** are yes/no splits of the persons: Personen of the Baustein and everybody else, both from
//!    k on; then 2 and 3 inside the Baustein, with everybody else of the programme's Bestand above k too. They open
//!    only when the programme's own block is open, so that the programme's totals are the hub of a star (no leaf
//!    meets another leaf).
//! 5. The **basis** Baustein and the sum of **Teilnahmen** are one block: shown when every Baustein is, when the
//!    basis is a good split too, and when Teilnahmen - Personen, divided by the number of other Bausteine, is above
//!    k. Otherwise the sum minus the shown Bausteine would be the basis, and the difference to the persons would
//!    bound those in several (a person in all m Bausteine adds m - 1 to it).
//! 6. **Vermittlungen**: the finest rung of the ladder at which every group has above k *persons* (on the last
//!    rung: from k on) and at least k persons without. All or nothing. Above k, because a person may have two
//!    kinds: that ab is shown but a and b are not says that at most k persons have both, which leaves 0..k. The
//!    events beside them only if in every group events - persons is above k.
//!
//! Worked examples, k = 5:
//! * Leverkusen's coaching table: five persons, one in Ausbildung, two in Beschäftigung, two in intensive support.
//!   Shown: 5 Personen. Every rung has a group below 5 (and nobody is left without), so nothing of the outcome is
//!   shown.
//! * 255 persons, 253 in Baustein 6: the "no" side is 2, so Baustein 6 stays hidden.
//! * Bestand 40 shown at the end of June; July to December 18 Eintritte, 10 Austritte: Personen 58, Eintritte 18,
//!   Austritte 10, Bestand 48. With 3 Eintritte instead, 43 Personen would say "3": nothing but "40 on 30 June" is
//!   shown.
//!
//! Source of the minimum count: Statistische Geheimhaltung der Bundesagentur für Arbeit (3 for every value), read
//! in November 2026. Why nothing can be computed back is said in the crate's documentation; the tests try it on all
//! small tables.
//!
//! Not here: protection against somebody who knows all persons but one, or against another publisher's figures.

use std::collections::BTreeMap;

use crate::MinCount;
use crate::count::{Counts, GroupCount, Movement};

/// What the public knows of the Bestand on the eve of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Past {
    /// Nothing was ever released.
    First,
    /// The last release kept it hidden.
    Hidden,
    /// The last release gave it away, on the eve of this period (`direct`) or some days earlier.
    Stock { value: u64, direct: bool },
}

/// The public history of every unit. A Baustein that is not listed has the past `otherwise`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct History {
    pub programme: Past,
    pub bausteine: BTreeMap<String, Past>,
    pub otherwise: Past,
}

/// The figures of one unit that may be shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct UnitShown {
    pub during: Option<u64>,
    pub arrivals: Option<u64>,
    pub leavers: Option<u64>,
    pub end: Option<u64>,
    /// The Bestand before, if it can be read off.
    pub before: Option<u64>,
}

/// The rung of the ladder that may be shown, with persons and perhaps events of its groups.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct LevelShown {
    pub level: usize,
    pub persons: Vec<u64>,
    pub events: Option<Vec<u64>>,
}

/// All that may be shown of one period.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Shown {
    pub fewer_than_k: bool,
    pub programme: UnitShown,
    pub at_stichtag: Option<u64>,
    pub bausteine: BTreeMap<String, UnitShown>,
    pub basis: Option<u64>,
    pub teilnahmen: Option<u64>,
    pub vermittlungen: Option<LevelShown>,
}

/// A known-bad change of the rule. The tests turn one on to show that they would notice it; in the product none
/// exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flaw {
    /// An empty cell counts as safe.
    ZeroNotSmall,
    /// `<=` where `<` belongs: one person too few is enough.
    OneTooLow,
    /// The "no" side of a split is not looked at.
    ComplementUnchecked,
    /// Every release is decided as if it were the first.
    LedgerIgnored,
    /// A released period may be released again.
    PeriodRepublished,
    /// A Baustein is shown although the total it belongs to is hidden.
    PartsWithoutTotal,
    /// The Bestand is shown although the Austritte are too few.
    BestandWithoutAustritte,
    /// The sum of Teilnahmen is shown however few persons are in several Bausteine.
    SumUnchecked,
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

    /// Applies the rule to the counts of one period. `basis` is the plan's basis Baustein.
    pub(crate) fn protect(
        &self,
        counts: &Counts,
        basis: &str,
        stichtag_is_end: bool,
        history: &History,
    ) -> Shown {
        let programme = self.programme(counts.programme, history.programme);
        let mut shown = Shown {
            fewer_than_k: self.is_fewer_than_k(counts.programme, history.programme),
            programme,
            at_stichtag: self.at_stichtag(counts, &programme, stichtag_is_end),
            ..Shown::default()
        };
        for (code, movement) in counts.bausteine.iter().filter(|(code, _)| *code != basis) {
            let past = history
                .bausteine
                .get(code)
                .copied()
                .unwrap_or(history.otherwise);
            let unit = self.baustein(*movement, past, &programme);
            shown.bausteine.insert(code.clone(), unit);
        }
        if let Some(movement) = counts.bausteine.get(basis) {
            (shown.basis, shown.teilnahmen) = self.basis(movement.during, &shown);
        }
        shown.vermittlungen = self.vermittlungen(counts, &programme, history.programme);
        shown
    }

    /// Points 1 to 3.
    pub(crate) fn programme(&self, unit: Movement, past: Past) -> UnitShown {
        match self.public(past) {
            Past::First | Past::Hidden if !self.enough(unit.during) => UnitShown::default(),
            Past::First => self.exits(unit, self.first_entries(unit)),
            Past::Hidden => self.exits(unit, only_persons(unit)),
            Past::Stock { value, direct } => self.exits(unit, self.later(unit, value, direct)),
        }
    }

    /// Point 4. `outer` is what the programme shows.
    pub(crate) fn baustein(&self, unit: Movement, past: Past, outer: &UnitShown) -> UnitShown {
        let unknown = self.has(Flaw::PartsWithoutTotal).then_some(u64::MAX);
        let Some(everybody) = outer.during.or(unknown) else {
            return UnitShown::default();
        };
        if !self.enough(unit.during) || !self.room(everybody, unit.during) {
            return UnitShown::default();
        }
        let beside = |whole: Option<u64>, part: u64| {
            whole.is_some_and(|all| {
                self.has(Flaw::ComplementUnchecked) || self.above(all.saturating_sub(part))
            })
        };
        let mut shown = match self.public(past) {
            Past::First if beside(outer.before, unit.before) => self.first_entries(unit),
            Past::First | Past::Hidden => only_persons(unit),
            Past::Stock { value, direct } => self.later(unit, value, direct),
        };
        if beside(outer.end, unit.end) {
            shown = self.exits(unit, shown);
        }
        shown
    }

    fn first_entries(&self, unit: Movement) -> UnitShown {
        let arrivals = unit.during.saturating_sub(unit.before);
        let old_too = self.has(Flaw::ComplementUnchecked) || self.above(unit.before);
        if self.above(arrivals) && old_too {
            let (arrivals, before) = (Some(arrivals), Some(unit.before));
            return UnitShown {
                arrivals,
                before,
                ..only_persons(unit)
            };
        }
        only_persons(unit)
    }

    /// A release after one that gave the Bestand away: what is new is everything beyond it, late entries included.
    fn later(&self, unit: Movement, stock: u64, direct: bool) -> UnitShown {
        let arrivals = unit.during.saturating_sub(stock);
        match (self.above(arrivals), direct) {
            (false, _) => UnitShown::default(),
            (true, false) => only_persons(unit),
            (true, true) => UnitShown {
                arrivals: Some(arrivals),
                before: Some(stock),
                ..only_persons(unit)
            },
        }
    }

    /// Point 2, on top of what is already shown of the unit.
    fn exits(&self, unit: Movement, shown: UnitShown) -> UnitShown {
        let leavers = unit.during.saturating_sub(unit.end);
        if self.has(Flaw::BestandWithoutAustritte) && self.above(unit.end) {
            return UnitShown {
                end: Some(unit.end),
                ..shown
            };
        }
        if shown.during.is_none() || !self.above(leavers) || !self.above(unit.end) {
            return shown;
        }
        UnitShown {
            leavers: Some(leavers),
            end: Some(unit.end),
            ..shown
        }
    }

    fn public(&self, past: Past) -> Past {
        if self.has(Flaw::LedgerIgnored) {
            Past::First
        } else {
            past
        }
    }

    /// The Stichtag inside the period is a split of its own; on the last day it is the Bestand of point 2.
    fn at_stichtag(&self, counts: &Counts, programme: &UnitShown, is_end: bool) -> Option<u64> {
        if is_end {
            return programme.end;
        }
        let here = counts.at_stichtag;
        programme
            .during
            .filter(|all| self.enough(here) && self.room(*all, here))
            .map(|_| here)
    }

    /// Point 5: the persons of the basis and the sum of Teilnahmen, both or none.
    pub(crate) fn basis(&self, in_basis: u64, shown: &Shown) -> (Option<u64>, Option<u64>) {
        let hidden = (None, None);
        let Some(all) = shown.programme.during else {
            return hidden;
        };
        let others: Option<u64> = shown.bausteine.values().map(|unit| unit.during).sum();
        let Some(sum) = others.and_then(|others| others.checked_add(in_basis)) else {
            return hidden;
        };
        let several = sum.saturating_sub(all) / (shown.bausteine.len() as u64).max(1);
        let open = self.enough(in_basis)
            && self.room(all, in_basis)
            && (self.has(Flaw::SumUnchecked) || self.above(several));
        if open {
            (Some(in_basis), Some(sum))
        } else {
            hidden
        }
    }

    /// Point 6.
    fn vermittlungen(
        &self,
        counts: &Counts,
        programme: &UnitShown,
        past: Past,
    ) -> Option<LevelShown> {
        let all = match (programme.during, past) {
            (Some(all), _) => all,
            (None, Past::Stock { value, .. }) => value,
            (None, _) => return None,
        };
        let coarsest = counts.levels.len().saturating_sub(1);
        let open = |level: usize, groups: &[GroupCount]| {
            groups
                .iter()
                .all(|group| self.group(group.persons, all, level == coarsest))
        };
        counts
            .levels
            .iter()
            .enumerate()
            .find(|(level, groups)| open(*level, groups))
            .map(|(level, groups)| LevelShown {
                level,
                persons: groups.iter().map(|group| group.persons).collect(),
                events: self.events(groups),
            })
    }

    fn group(&self, persons: u64, all: u64, coarsest: bool) -> bool {
        let many = if coarsest {
            self.enough(persons)
        } else {
            self.above(persons)
        };
        many && self.room(all, persons)
    }

    fn events(&self, groups: &[GroupCount]) -> Option<Vec<u64>> {
        let open = groups.iter().all(|group| {
            self.above(group.persons) && self.above(group.events.saturating_sub(group.persons))
        });
        open.then(|| groups.iter().map(|group| group.events).collect())
    }

    fn is_fewer_than_k(&self, unit: Movement, past: Past) -> bool {
        !matches!(past, Past::Stock { .. }) && unit.during < self.k
    }

    /// The test for a split: from k on.
    fn enough(&self, persons: u64) -> bool {
        persons >= self.k
            || self.has(Flaw::ZeroNotSmall) && persons == 0
            || self.has(Flaw::OneTooLow) && persons.saturating_add(1) >= self.k
    }

    /// The test where a hidden figure may be known to lie at the lower end: above k.
    fn above(&self, persons: u64) -> bool {
        persons > self.k
            || self.has(Flaw::ZeroNotSmall) && persons == 0
            || self.has(Flaw::OneTooLow) && persons >= self.k
    }

    /// The "no" side of a split.
    fn room(&self, all: u64, part: u64) -> bool {
        self.has(Flaw::ComplementUnchecked) || part <= all && self.enough(all.saturating_sub(part))
    }
}

fn only_persons(unit: Movement) -> UnitShown {
    UnitShown {
        during: Some(unit.during),
        ..UnitShown::default()
    }
}

#[cfg(test)]
mod tests;
