//! What is asked: the period, the plan, the minimum count, the mode of protection, and what was released before.

use chrono::NaiveDate;

use crate::{LedgerEntry, Mode, Period, Plan, StatisticsError};

/// The smallest number of persons that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MinCount(u32);

impl MinCount {
    /// The lowest minimum count: the rule of the Bundesagentur für Arbeit for its tables.
    pub const LOWEST: u32 = 3;

    /// A minimum count of `k` persons.
    ///
    /// # Errors
    /// `MinCountTooSmall` when `k` is below 3.
    pub fn new(k: u32) -> Result<Self, StatisticsError> {
        if k < Self::LOWEST {
            return Err(StatisticsError::MinCountTooSmall);
        }
        Ok(Self(k))
    }

    /// The number itself.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }

    /// Below the floor: small enough that every table of a shape can be tried.
    #[cfg(test)]
    pub(crate) fn tiny(k: u32) -> Self {
        Self(k)
    }
}

impl Default for MinCount {
    fn default() -> Self {
        Self(5)
    }
}

/// One request for a release.
#[derive(Debug, Clone)]
pub struct Question {
    /// What is counted and in which steps it may be coarsened.
    pub plan: Plan,
    /// The closed period.
    pub period: Period,
    /// The day of the Bestand; usually the last day of the period.
    pub stichtag: NaiveDate,
    /// The minimum count.
    pub k: MinCount,
    /// How small counts are protected.
    pub mode: Mode,
    /// The day of evaluation.
    pub today: NaiveDate,
    /// Every earlier release of this vault, oldest first.
    pub ledger: Vec<LedgerEntry>,
}

impl Question {
    /// The usual question: Stichtag is the last day of the period, the minimum count is 5, the block rule.
    #[must_use]
    pub fn new(plan: Plan, period: Period, today: NaiveDate, ledger: Vec<LedgerEntry>) -> Self {
        Self {
            plan,
            period,
            stichtag: period.to(),
            k: MinCount::default(),
            mode: Mode::default(),
            today,
            ledger,
        }
    }

    /// The releases of the same programme, oldest first.
    pub(crate) fn earlier(&self) -> impl DoubleEndedIterator<Item = &LedgerEntry> + Clone {
        let programme = self.plan.programme();
        self.ledger
            .iter()
            .filter(move |entry| entry.programme == programme)
    }

    /// The releases by the plan in force, oldest first, back to the last change of plan.
    pub(crate) fn by_this_plan(&self) -> impl Iterator<Item = &LedgerEntry> {
        let changed = self
            .earlier()
            .rfind(|entry| entry.plan_hash != self.plan.hash());
        let changed = changed.map_or(0, |entry| entry.sequence);
        self.earlier().filter(move |entry| entry.sequence > changed)
    }

    /// The first release by the plan in force; this one when the plan is new.
    pub(crate) fn plan_since(&self) -> u64 {
        self.by_this_plan()
            .next()
            .map_or(self.next_sequence(), |entry| entry.sequence)
    }

    /// The number that this release would have.
    pub(crate) fn next_sequence(&self) -> u64 {
        self.ledger
            .last()
            .map_or(1, |entry| entry.sequence.saturating_add(1))
    }

    /// Last day of the period of a release; of this one when the ledger does not know it.
    pub(crate) fn end_of(&self, release: u64) -> NaiveDate {
        let known = self.ledger.iter().find(|entry| entry.sequence == release);
        known.map_or(self.period.to(), |entry| entry.period.to())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_persons_are_never_enough() {
        assert_eq!(MinCount::new(2), Err(StatisticsError::MinCountTooSmall));
        assert_eq!(MinCount::new(3).unwrap().get(), 3);
        assert_eq!(MinCount::default().get(), 5);
    }
}
