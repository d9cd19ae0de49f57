//! Point 6: a table of the Bestand beside the one that was told before.
//!
//! Not here: which rung of the new table has groups that are large enough.

use chrono::Months;

use super::{Decision, Flaw, bestand, coarsened, last_of};
use crate::books::block_id;
use crate::{LedgerEntry, Question};

impl Decision<'_> {
    /// A quarter has passed, every group that both tables tell moved by at least k, and people moved enough.
    pub(super) fn stock_changed(
        &self,
        id: &str,
        levels: &[Vec<u64>],
        level: usize,
        question: &Question,
    ) -> bool {
        let after = |level: usize| levels.get(level).map(Vec::as_slice).unwrap_or_default();
        let failed = self.failed_stock(id, question);
        let Some((entry, old)) = self.past.last(id) else {
            return failed.is_none_or(|failed| {
                let all_in_largest = lump(after(level), bestand(failed));
                self.stock_flows(failed, &all_in_largest, after(level))
            });
        };
        if !is_due(entry, question.period.to()) || entry.plan_hash != question.plan.hash() {
            return false;
        }
        let merkmale = question.plan.merkmale().iter();
        let Some(plan) = merkmale.into_iter().find(|one| block_id(one) == id) else {
            return false;
        };
        let old_level = old.levels.first().copied().unwrap_or(0);
        let common = level.max(old_level);
        let before = coarsened(plan, &old.values, old_level, common);
        let after = after(common);
        let change = |(old, new): (&u64, &u64)| self.rule.enough(old.abs_diff(*new));
        if before.len() != after.len() || !before.iter().zip(after).all(change) {
            return false;
        }
        match failed {
            None => self.stock_flows(entry, &before, after),
            Some(failed) => unchanged_but_largest(&before, bestand(failed))
                .is_some_and(|then| self.stock_flows(failed, &then, after)),
        }
    }

    /// The last release since the table was told that could have told it and did not.
    fn failed_stock(&self, id: &str, question: &Question) -> Option<&LedgerEntry> {
        let told = self.past.last(id).map(|(entry, _)| entry);
        let attempts = self.past.entries().iter().rev().filter(|entry| {
            bestand(entry).is_some()
                && entry.plan_hash == question.plan.hash()
                && told.is_none_or(|told| {
                    entry.sequence > told.sequence && is_due(told, entry.period.to())
                })
        });
        attempts.into_iter().next().copied()
    }

    /// More than k left (and so also joined) since then beyond those who explain the change of the groups.
    fn stock_flows(&self, then: &LedgerEntry, before: &[u64], after: &[u64]) -> bool {
        let (Some(old), Some(new)) = (last_of(then, "left/"), self.now("left/")) else {
            return false;
        };
        let shrunk = before.iter().zip(after);
        let shrunk: u64 = shrunk.map(|(old, new)| old.saturating_sub(*new)).sum();
        let left = new.saturating_sub(old);
        self.rule.has(Flaw::StockFlowsUnchecked) || self.rule.above(left.saturating_sub(shrunk))
    }
}

fn is_due(told: &LedgerEntry, day: chrono::NaiveDate) -> bool {
    let quarter = told.period.to().checked_add_months(Months::new(3));
    quarter.is_some_and(|due| day >= due)
}

fn largest(cells: &[u64]) -> Option<usize> {
    let places = cells.iter().enumerate();
    places
        .max_by_key(|(_, cell)| **cell)
        .map(|(place, _)| place)
}

/// Everybody in the group that is the largest now.
fn lump(cells: &[u64], bestand: Option<u64>) -> Vec<u64> {
    let place = largest(cells);
    let here = |one: usize| {
        if Some(one) == place {
            bestand.unwrap_or(0)
        } else {
            0
        }
    };
    (0..cells.len()).map(here).collect()
}

/// The table of a failed release as it may have been: no group but the largest had changed.
fn unchanged_but_largest(told: &[u64], bestand: Option<u64>) -> Option<Vec<u64>> {
    let place = largest(told)?;
    let mut then = told.to_vec();
    let own = then.get_mut(place)?;
    let others = told.iter().sum::<u64>().saturating_sub(*own);
    *own = bestand?.checked_sub(others)?;
    Some(then)
}
