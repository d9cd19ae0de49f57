//! The rules a plan must keep: codes and labels that can be read, rungs that are partitions and only get coarser.
//!
//! What a plan is and how its hash is made stands in `plan`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Labelled, Level, VermittlungFile};
use crate::error::PlanFault;

/// The ladder with its finest rung in front: one group per kind.
pub(super) fn with_finest(file: VermittlungFile) -> Vec<Level> {
    let groups = file
        .kinds
        .into_iter()
        .map(|kind| Group {
            kinds: vec![kind.code.clone()],
            code: kind.code,
            label: kind.label,
        })
        .collect();
    let finest = Level {
        code: "fein".to_owned(),
        label: "Einzelne Arten".to_owned(),
        groups,
    };
    std::iter::once(finest).chain(file.ladder).collect()
}

/// A list is not empty, and no code is in it twice.
pub(super) fn check_codes(list: &[Labelled]) -> Result<(), PlanFault> {
    if list.is_empty() {
        return Err(PlanFault::NotThePlanFormat);
    }
    let mut seen = BTreeSet::new();
    for entry in list {
        check_text(&[&entry.code, &entry.label])?;
        if !seen.insert(&entry.code) {
            return Err(PlanFault::DuplicateCode);
        }
    }
    Ok(())
}

/// Every text says something and holds no control character.
pub(super) fn check_text(texts: &[&str]) -> Result<(), PlanFault> {
    let bad = |text: &&str| text.trim().is_empty() || text.chars().any(char::is_control);
    if texts.iter().any(bad) {
        Err(PlanFault::BadText)
    } else {
        Ok(())
    }
}

/// Each rung must be a partition of the kinds and must not split a group of the rung before.
pub(super) fn check_ladder(levels: &[Level]) -> Result<(), PlanFault> {
    let mut before: Option<BTreeMap<&str, &str>> = None;
    for level in levels {
        check_text(&[&level.code, &level.label])?;
        let home = homes(level)?;
        if let Some(finer) = before {
            if !finer.keys().eq(home.keys()) {
                return Err(PlanFault::NotAPartition);
            }
            check_coarser(&finer, &home)?;
        }
        before = Some(home);
    }
    Ok(())
}

/// Kind to group, for one rung.
fn homes(level: &Level) -> Result<BTreeMap<&str, &str>, PlanFault> {
    let mut codes = BTreeSet::new();
    let mut home = BTreeMap::new();
    for group in &level.groups {
        check_text(&[&group.code, &group.label])?;
        if !codes.insert(&group.code) {
            return Err(PlanFault::DuplicateCode);
        }
        if group.kinds.is_empty() {
            return Err(PlanFault::NotAPartition);
        }
        for kind in &group.kinds {
            if home.insert(kind.as_str(), group.code.as_str()).is_some() {
                return Err(PlanFault::NotAPartition);
            }
        }
    }
    Ok(home)
}

fn check_coarser(
    finer: &BTreeMap<&str, &str>,
    coarser: &BTreeMap<&str, &str>,
) -> Result<(), PlanFault> {
    let mut target: BTreeMap<&str, &str> = BTreeMap::new();
    for (kind, fine_group) in finer {
        let coarse_group = coarser.get(kind).copied().ok_or(PlanFault::NotAPartition)?;
        if *target.entry(fine_group).or_insert(coarse_group) != coarse_group {
            return Err(PlanFault::NotCoarser);
        }
    }
    Ok(())
}
