//! Every release, hash-chained: what the public already knows. An entry holds released numbers only, so it may be
//! stored (encrypted, by the store) and handed to the auditor. The ledger also says which periods are open for
//! release.
//!
//! A block that failed is rolled over: the next release tries it for everything since it was last shown.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::block_rule::{Flaw, Rule};
use crate::{Period, Question, StatisticsError};

/// One release in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LedgerEntry {
    /// 1 for the first release, then one more each.
    pub sequence: u64,
    /// Hash of the entry before; 64 zeros for the first.
    pub previous_hash: String,
    /// SHA-256 over this entry with an empty `hash`, in hexadecimal.
    pub hash: String,
    /// Code of the programme.
    pub programme: String,
    /// The released period.
    pub period: Period,
    /// The day of the Bestand.
    pub stichtag: NaiveDate,
    /// Hash of the plan.
    pub plan_hash: String,
    /// The minimum count in persons.
    pub k: u32,
    /// How small counts are protected.
    pub mode: Mode,
    /// SHA-256 of the report's JSON, in hexadecimal; empty until the report is written.
    pub report_sha256: String,
    /// The day of evaluation.
    pub released_on: NaiveDate,
    /// Every published block by its id.
    pub blocks: BTreeMap<String, PublicBlock>,
}

/// How small counts are protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Mode {
    /// Exact numbers in blocks that are shown completely or not at all.
    #[default]
    Blockregel,
    /// Every number rounded to the nearest multiple of five, each on its own, as Destatis does since 2020.
    Runden5,
}

/// Numbers that were published together.
///
/// Ids and values: `joined/BAUSTEIN` (empty for the programme) all who were there before or joined up to this release, in
/// the first release perhaps with those who were there before in front; `left/BAUSTEIN` all who left; `teilnahmen` the sum
/// of `joined` over the Bausteine; `stichtag` persons on a Stichtag inside the period; `korrekturen` how many of those who joined and left with this release were recorded late, corrected or erased; `eintritte/MERKMAL`,
/// `austritte/MERKMAL`, `bestand/MERKMAL` the groups of a rung; `eintritte/MERKMAL*hub` the cells row by row of the hub;
/// `ereignisse/CODE` persons (or events, where the plan counts events alone), `ereignisse/CODE#` the events beside persons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublicBlock {
    /// First release whose bookings it covers. Smaller than the entry's number when it was rolled over.
    pub since: u64,
    /// The chosen rungs, counted from 0; for a crossed table the hub's first.
    pub levels: Vec<usize>,
    /// The numbers, in the order of the plan.
    pub values: Vec<u64>,
}

/// The hash in front of the first entry.
const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Checks that no entry was changed, removed from the middle or moved. (Removal at the end shows only against a
/// count kept elsewhere.)
///
/// # Errors
/// `LedgerBroken` with the first entry that does not fit.
pub fn verify_chain(entries: &[LedgerEntry]) -> Result<(), StatisticsError> {
    let mut previous = NO_HASH;
    for (entry, sequence) in entries.iter().zip(1_u64..) {
        let fits = entry.sequence == sequence
            && entry.previous_hash == previous
            && entry.hash == entry.compute_hash()?;
        if !fits {
            return Err(StatisticsError::LedgerBroken { sequence });
        }
        previous = &entry.hash;
    }
    Ok(())
}

impl LedgerEntry {
    /// The entry that follows the ledger of the question; without the hash of a report it is not yet sealed.
    pub(crate) fn next(question: &Question, blocks: BTreeMap<String, PublicBlock>) -> Self {
        let last = question.ledger.last();
        Self {
            sequence: question.next_sequence(),
            previous_hash: last.map_or_else(|| NO_HASH.to_owned(), |entry| entry.hash.clone()),
            hash: String::new(),
            programme: question.plan.programme().to_owned(),
            period: question.period,
            stichtag: question.stichtag,
            plan_hash: question.plan.hash().to_owned(),
            k: question.k.get(),
            mode: question.mode,
            report_sha256: String::new(),
            released_on: question.today,
            blocks,
        }
    }

    /// Seals the entry for this report.
    pub(crate) fn seal(mut self, json: &[u8]) -> Result<Self, StatisticsError> {
        self.report_sha256 = hex::encode(Sha256::digest(json));
        self.hash = self.compute_hash()?;
        Ok(self)
    }

    fn compute_hash(&self) -> Result<String, StatisticsError> {
        let body = Self {
            hash: String::new(),
            ..self.clone()
        };
        let bytes = serde_json::to_vec(&body).map_err(|_| StatisticsError::Encoding)?;
        Ok(hex::encode(Sha256::digest(bytes)))
    }
}

/// What the public knows from some releases of one programme, oldest first.
#[derive(Clone, Default)]
pub(crate) struct Public<'a> {
    entries: Vec<&'a LedgerEntry>,
    /// First release by the plan in force.
    plan_since: u64,
}

impl<'a> Public<'a> {
    /// `plan_since` is the first release by the plan in force.
    pub(crate) fn new(entries: impl Iterator<Item = &'a LedgerEntry>, plan_since: u64) -> Self {
        let entries = entries.collect();
        Self {
            entries,
            plan_since,
        }
    }

    pub(crate) fn entries(&self) -> &[&'a LedgerEntry] {
        &self.entries
    }

    /// The last release that showed a block.
    pub(crate) fn last(&self, id: &str) -> Option<(&'a LedgerEntry, &'a PublicBlock)> {
        let mut newest = self.entries.iter().rev();
        newest.find_map(|entry| Some((*entry, entry.blocks.get(id)?)))
    }

    /// The last number of the block when it was last shown: what is cumulated so far.
    pub(crate) fn total(&self, id: &str) -> Option<u64> {
        self.last(id)
            .and_then(|(_, block)| block.values.last().copied())
    }

    /// First release that a block covers if it is shown now. Nothing is rolled over into another plan: its groups
    /// may cut through the old ones.
    pub(crate) fn since(&self, id: &str) -> u64 {
        let shown = self.last(id).map_or(0, |(entry, _)| entry.sequence);
        shown.saturating_add(1).max(self.plan_since)
    }

    /// True when an earlier release could have shown what the block would cover, and did not.
    pub(crate) fn is_rolled_over(&self, id: &str) -> bool {
        let since = self.since(id);
        self.entries.iter().any(|entry| entry.sequence >= since)
    }

    /// True when the release just before this one showed the block, or there was none.
    pub(crate) fn is_fresh(&self, id: &str) -> bool {
        self.entries
            .last()
            .is_none_or(|entry| entry.blocks.contains_key(id))
    }
}

/// Refuses a period that may not be released.
pub(crate) fn admit(question: &Question, rule: &Rule) -> Result<(), StatisticsError> {
    if !question.period.is_closed(question.today) {
        return Err(StatisticsError::PeriodNotClosed);
    }
    if !question.period.contains(question.stichtag) {
        return Err(StatisticsError::StichtagOutsidePeriod);
    }
    verify_chain(&question.ledger)?;
    if rule.has(Flaw::PeriodRepublished) {
        return Ok(());
    }
    question
        .earlier()
        .try_for_each(|entry| refuse_same_persons(question, entry))
}

fn refuse_same_persons(question: &Question, entry: &LedgerEntry) -> Result<(), StatisticsError> {
    let sequence = entry.sequence;
    let same_rule = entry.plan_hash == question.plan.hash()
        && entry.mode == question.mode
        && entry.k == question.k.get()
        && entry.stichtag == question.stichtag;
    match entry.period == question.period {
        true if same_rule => Err(StatisticsError::AlreadyReleased { sequence }),
        true => Err(StatisticsError::ReleasedDifferently { sequence }),
        false if entry.period.overlaps(&question.period) => {
            Err(StatisticsError::PeriodOverlaps { sequence })
        }
        false if question.period.to() < entry.period.from() => {
            Err(StatisticsError::PeriodBeforeLastRelease {
                last_day: entry.period.to(),
            })
        }
        // A rounded number minus an exact one is no number at all.
        false if entry.mode != question.mode => Err(StatisticsError::ModeChanged { sequence }),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests;
