//! What is asked: the facts to count, the period, the plan, the minimum count, and what was released before. No
//! type here can be serialised: raw facts never leave by this crate.

use chrono::NaiveDate;

use crate::{LedgerEntry, Period, Plan, StatisticsError};

/// One Teilnahme as counting needs it.
#[derive(Clone, PartialEq, Eq)]
pub struct TeilnahmeFact {
    /// Opaque number of the person inside this request; it is never put out.
    pub person: u64,
    /// Code of the Baustein in the plan.
    pub baustein: String,
    /// First day of the Teilnahme.
    pub eintritt: NaiveDate,
    /// Day of leaving, if the person left. On this day the Teilnahme no longer counts to the Bestand.
    pub austritt: Option<NaiveDate>,
}

/// One Vermittlung as counting needs it: an event, not a final state.
#[derive(Clone, PartialEq, Eq)]
pub struct VermittlungFact {
    /// The same opaque number as in the person's Teilnahmen.
    pub person: u64,
    /// Code of the kind in the plan.
    pub kind: String,
    /// Day of the event.
    pub date: NaiveDate,
}

/// Everything that may be counted, for one programme. Neither `Debug` nor `Serialize`: facts are not for logs.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// All Teilnahmen of the programme, those outside the period included.
    pub teilnahmen: Vec<TeilnahmeFact>,
    /// All Vermittlungen of the programme.
    pub vermittlungen: Vec<VermittlungFact>,
}

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
    /// The day of evaluation.
    pub today: NaiveDate,
    /// Every earlier release of this vault, oldest first.
    pub ledger: Vec<LedgerEntry>,
}

impl Question {
    /// The usual question: Stichtag is the last day of the period, the minimum count is 5.
    #[must_use]
    pub fn new(plan: Plan, period: Period, today: NaiveDate, ledger: Vec<LedgerEntry>) -> Self {
        Self {
            plan,
            period,
            stichtag: period.to(),
            k: MinCount::default(),
            today,
            ledger,
        }
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
