use super::*;
use crate::ledger::PublicBlock;
use crate::{Period, Question};

mod histories;
mod planted;

/// Releases of neighbouring quarters that show exactly these blocks, whatever rule chose them.
pub(super) fn ledger(plan: &Plan, mode: Mode, releases: &[Blocks<'_>]) -> Vec<LedgerEntry> {
    let entry = |(place, blocks): (usize, &Blocks<'_>)| {
        let period = Period::quarter(2020 + place as i32 / 4, place as u32 % 4 + 1).unwrap();
        let today = "2040-01-01".parse().unwrap();
        let question = Question {
            mode,
            ..Question::new(plan.clone(), period, today, Vec::new())
        };
        let block = |(id, since, levels, values): &Block<'_>| {
            let block = PublicBlock {
                since: *since,
                levels: levels.to_vec(),
                values: values.to_vec(),
            };
            ((*id).to_owned(), block)
        };
        LedgerEntry {
            sequence: place as u64 + 1,
            ..LedgerEntry::next(&question, blocks.iter().map(block).collect())
        }
    };
    releases.iter().enumerate().map(entry).collect()
}

/// Id, since, levels, values.
pub(super) type Block<'a> = (&'a str, u64, &'a [usize], &'a [u64]);
pub(super) type Blocks<'a> = Vec<Block<'a>>;

pub(super) fn between(low: u64, high: u64) -> Interval {
    Interval {
        low,
        high: Some(high),
    }
}
