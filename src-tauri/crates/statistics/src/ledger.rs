//! Every release, hash-chained: what the public already knows. An entry holds released numbers only, so it may be
//! stored (encrypted, by the store) and handed to the auditor. The ledger also says which periods are open for
//! release.
//!
//! Blocks that failed stay hidden; nothing is rolled over into the next period. `bestand_ende` says for each unit
//! whether its Bestand is public, which is all a roll-over needs to begin from.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::block_rule::{Flaw, History, Past, Rule, Shown};
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
    /// SHA-256 of the report's JSON, in hexadecimal.
    pub report_sha256: String,
    /// The day of evaluation.
    pub released_on: NaiveDate,
    /// Every shown number, by `table/row`.
    pub shown: BTreeMap<String, u64>,
    /// The programme's Bestand on the last day, if the release gives it away.
    pub bestand_ende: Option<u64>,
    /// The same for each Baustein whose Bestand the release gives away.
    pub bausteine_ende: BTreeMap<String, u64>,
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
    fn compute_hash(&self) -> Result<String, StatisticsError> {
        let body = Self {
            hash: String::new(),
            ..self.clone()
        };
        let bytes = serde_json::to_vec(&body).map_err(|_| StatisticsError::Encoding)?;
        Ok(hex::encode(Sha256::digest(bytes)))
    }
}

/// Writes the entry that follows the ledger of the question.
pub(crate) fn next_entry(
    question: &Question,
    shown: &Shown,
    cells: BTreeMap<String, u64>,
    json: &[u8],
) -> Result<LedgerEntry, StatisticsError> {
    let last = question.ledger.last();
    let bausteine_ende = shown
        .bausteine
        .iter()
        .filter_map(|(code, unit)| Some((code.clone(), unit.end?)))
        .collect();
    let mut entry = LedgerEntry {
        sequence: last.map_or(1, |entry| entry.sequence.saturating_add(1)),
        previous_hash: last.map_or_else(|| NO_HASH.to_owned(), |entry| entry.hash.clone()),
        hash: String::new(),
        programme: question.plan.programme().to_owned(),
        period: question.period,
        stichtag: question.stichtag,
        plan_hash: question.plan.hash().to_owned(),
        k: question.k.get(),
        report_sha256: hex::encode(Sha256::digest(json)),
        released_on: question.today,
        shown: cells,
        bestand_ende: shown.programme.end,
        bausteine_ende,
    };
    entry.hash = entry.compute_hash()?;
    Ok(entry)
}

/// Refuses a period that may not be released, else says what the public knows already.
pub(crate) fn admit(question: &Question, rule: &Rule) -> Result<History, StatisticsError> {
    if !question.period.is_closed(question.today) {
        return Err(StatisticsError::PeriodNotClosed);
    }
    if !question.period.contains(question.stichtag) {
        return Err(StatisticsError::StichtagOutsidePeriod);
    }
    verify_chain(&question.ledger)?;
    if !rule.has(Flaw::PeriodRepublished) {
        earlier(question).try_for_each(|entry| refuse_same_persons(question, entry))?;
    }
    Ok(history(question))
}

/// The releases of the same programme, oldest first.
pub(crate) fn earlier(question: &Question) -> impl DoubleEndedIterator<Item = &LedgerEntry> {
    question
        .ledger
        .iter()
        .filter(|entry| entry.programme == question.plan.programme())
}

fn refuse_same_persons(question: &Question, entry: &LedgerEntry) -> Result<(), StatisticsError> {
    let sequence = entry.sequence;
    let same_rule = entry.plan_hash == question.plan.hash()
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
        false => Ok(()),
    }
}

fn history(question: &Question) -> History {
    let Some(last) = earlier(question).next_back() else {
        let bausteine = BTreeMap::new();
        return History {
            programme: Past::First,
            bausteine,
            otherwise: Past::First,
        };
    };
    let direct = question.period.follows_directly(&last.period);
    let stock = |value: u64| Past::Stock { value, direct };
    let bausteine = last
        .bausteine_ende
        .iter()
        .map(|(code, value)| (code.clone(), stock(*value)))
        .collect();
    let programme = last.bestand_ende.map_or(Past::Hidden, stock);
    History {
        programme,
        bausteine,
        otherwise: Past::Hidden,
    }
}

#[cfg(test)]
mod tests;
