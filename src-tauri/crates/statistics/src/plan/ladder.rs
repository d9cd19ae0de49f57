//! The rules a plan must keep: codes and labels that can be read, rungs that are partitions and only get coarser, a
//! star of tables.
//!
//! What a plan is and how its hash is made stands in `plan`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Level, Plan, Stream};
use crate::error::PlanFault;

/// Stands for every value that no group names.
const REST: &str = "*";

pub(super) fn check(plan: &Plan) -> Result<(), PlanFault> {
    check_text(&[&plan.programme, &plan.title])?;
    let bausteine = plan.bausteine.iter();
    check_codes(bausteine.map(|one| (one.code.as_str(), one.label.as_str())))?;
    if !plan.bausteine.iter().any(|one| one.code == plan.basis) {
        return Err(PlanFault::UnknownBasis);
    }
    let merkmale = plan.merkmale.iter();
    let merkmale = merkmale.map(|one| (one.code.as_str(), one.label.as_str()));
    let ereignisse = plan.ereignisse.iter();
    let ereignisse = ereignisse.map(|one| (one.code.as_str(), one.label.as_str()));
    check_codes(merkmale.chain(ereignisse))?;
    for merkmal in &plan.merkmale {
        check_text(&[&merkmal.source, &merkmal.definition])?;
        check_ladder(&merkmal.levels)?;
    }
    for ereignis in &plan.ereignisse {
        check_text(&[&ereignis.definition])?;
        check_ladder(&ereignis.levels)?;
    }
    check_star(plan)
}

/// One hub, and only people who enter have it: persons of the Austritte are the same persons, and a Merkmal told of
/// both would be told of those who stay.
fn check_star(plan: &Plan) -> Result<(), PlanFault> {
    let hubs = plan.merkmale.iter().filter(|one| one.hub);
    let of_entries = plan
        .merkmale
        .iter()
        .filter(|one| one.of == Stream::Eintritte);
    let sources: BTreeSet<&str> = of_entries.map(|one| one.source.as_str()).collect();
    let twice = |one: &&super::Merkmal| {
        one.of == Stream::Austritte && sources.contains(one.source.as_str())
    };
    let star = hubs.clone().count() <= 1
        && hubs.clone().all(|one| one.of == Stream::Eintritte)
        && !plan.merkmale.iter().any(|one| twice(&one));
    if star {
        Ok(())
    } else {
        Err(PlanFault::NotAStar)
    }
}

/// A list is not empty, and no code is in it twice.
fn check_codes<'a>(list: impl Iterator<Item = (&'a str, &'a str)>) -> Result<(), PlanFault> {
    let mut seen = BTreeSet::new();
    for (code, label) in list {
        check_text(&[code, label])?;
        // Codes are joined to ids of tables with these two.
        if code.contains(['/', '*']) {
            return Err(PlanFault::BadText);
        }
        if !seen.insert(code) {
            return Err(PlanFault::DuplicateCode);
        }
    }
    if seen.is_empty() {
        return Err(PlanFault::NotThePlanFormat);
    }
    Ok(())
}

/// Every text says something and holds no control character.
fn check_text(texts: &[&str]) -> Result<(), PlanFault> {
    let bad = |text: &&str| text.trim().is_empty() || text.chars().any(char::is_control);
    if texts.iter().any(bad) {
        Err(PlanFault::BadText)
    } else {
        Ok(())
    }
}

/// Each rung must be a partition of the values and must not split a group of the rung before.
fn check_ladder(levels: &[Level]) -> Result<(), PlanFault> {
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
    before.map(|_| ()).ok_or(PlanFault::NotThePlanFormat)
}

/// Value to group, for one rung.
fn homes(level: &Level) -> Result<BTreeMap<&str, &str>, PlanFault> {
    let mut codes = BTreeSet::new();
    let mut home = BTreeMap::new();
    for group in &level.groups {
        check_text(&[&group.code, &group.label])?;
        if !codes.insert(&group.code) {
            return Err(PlanFault::DuplicateCode);
        }
        for value in values(group) {
            if home.insert(value, group.code.as_str()).is_some() {
                return Err(PlanFault::NotAPartition);
            }
        }
    }
    if home.contains_key(REST) {
        Ok(home)
    } else {
        Err(PlanFault::NotAPartition)
    }
}

fn values(group: &Group) -> impl Iterator<Item = &str> {
    let named = group.values.iter().map(String::as_str);
    named.chain(group.rest.then_some(REST))
}

fn check_coarser(
    finer: &BTreeMap<&str, &str>,
    coarser: &BTreeMap<&str, &str>,
) -> Result<(), PlanFault> {
    let mut target: BTreeMap<&str, &str> = BTreeMap::new();
    for (value, fine_group) in finer {
        let coarse_group = coarser
            .get(value)
            .copied()
            .ok_or(PlanFault::NotAPartition)?;
        if *target.entry(fine_group).or_insert(coarse_group) != coarse_group {
            return Err(PlanFault::NotCoarser);
        }
    }
    Ok(())
}
