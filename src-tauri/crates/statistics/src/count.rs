//! Counting: from facts to exact numbers. These numbers are raw: no `Serialize`, no `Display`, never outside the
//! crate. What of them may be shown is decided in `block_rule` alone.
//!
//! Everything is counted in persons at the two edges of the period, so that one person is at most one in every
//! cell. Only the second column of the Vermittlungen counts events.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{Facts, Period, Plan, Question, StatisticsError, TeilnahmeFact, VermittlungFact};

/// Persons of the programme or of one Baustein, at the edges of the period and in it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Movement {
    /// There on the day before the period began.
    pub before: u64,
    /// There on at least one day of the period.
    pub during: u64,
    /// Still there when the last day of the period was over.
    pub end: u64,
}

/// One category of Vermittlungen in the period.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct GroupCount {
    /// Different persons.
    pub persons: u64,
    /// Events; never fewer than persons.
    pub events: u64,
}

/// The raw numbers of one period.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    pub programme: Movement,
    /// Persons of the programme on the Stichtag.
    pub at_stichtag: u64,
    /// Every Baustein of the plan, those without persons included.
    pub bausteine: BTreeMap<String, Movement>,
    /// For each rung of the ladder its groups in the order of the plan.
    pub levels: Vec<Vec<GroupCount>>,
}

/// Counts the facts for a question.
pub(crate) fn count(facts: &Facts, question: &Question) -> Result<Counts, StatisticsError> {
    check(facts, &question.plan)?;
    let period = &question.period;
    let movement = |baustein: Option<&str>| {
        let chosen: Vec<&TeilnahmeFact> = facts
            .teilnahmen
            .iter()
            .filter(|fact| baustein.is_none_or(|code| fact.baustein == code))
            .collect();
        count_movement(&chosen, period)
    };
    let mut bausteine = BTreeMap::new();
    for baustein in question.plan.bausteine() {
        bausteine.insert(baustein.code.clone(), movement(Some(&baustein.code))?);
    }
    Ok(Counts {
        programme: movement(None)?,
        at_stichtag: persons(&facts.teilnahmen, |fact| is_there(fact, question.stichtag)),
        bausteine,
        levels: count_levels(&facts.vermittlungen, &question.plan, period),
    })
}

fn check(facts: &Facts, plan: &Plan) -> Result<(), StatisticsError> {
    let known: BTreeSet<&str> = plan.bausteine().iter().map(|b| b.code.as_str()).collect();
    for fact in &facts.teilnahmen {
        if !known.contains(fact.baustein.as_str()) {
            return Err(StatisticsError::UnknownBaustein);
        }
        if fact
            .austritt
            .is_some_and(|austritt| austritt < fact.eintritt)
        {
            return Err(StatisticsError::ExitBeforeEntry);
        }
    }
    if facts
        .vermittlungen
        .iter()
        .any(|fact| !plan.knows_kind(&fact.kind))
    {
        return Err(StatisticsError::UnknownVermittlungKind);
    }
    Ok(())
}

/// Entered on or before the day, and not left on or before it.
fn is_there(fact: &TeilnahmeFact, day: NaiveDate) -> bool {
    fact.eintritt <= day && fact.austritt.is_none_or(|austritt| austritt > day)
}

fn was_there_before(fact: &TeilnahmeFact, period: &Period) -> bool {
    fact.eintritt < period.from()
        && fact
            .austritt
            .is_none_or(|austritt| austritt >= period.from())
}

fn touches(fact: &TeilnahmeFact, period: &Period) -> bool {
    fact.eintritt <= period.to()
        && fact
            .austritt
            .is_none_or(|austritt| austritt >= period.from())
}

fn persons<'a>(
    facts: impl IntoIterator<Item = &'a TeilnahmeFact>,
    chosen: impl Fn(&TeilnahmeFact) -> bool,
) -> u64 {
    let who: BTreeSet<u64> = facts
        .into_iter()
        .filter(|fact| chosen(fact))
        .map(|fact| fact.person)
        .collect();
    who.len() as u64
}

fn count_movement(facts: &[&TeilnahmeFact], period: &Period) -> Result<Movement, StatisticsError> {
    check_balance(facts, period)?;
    let all = || facts.iter().copied();
    Ok(Movement {
        before: persons(all(), |fact| was_there_before(fact, period)),
        during: persons(all(), |fact| touches(fact, period)),
        end: persons(all(), |fact| is_there(fact, period.to())),
    })
}

/// Bestand after = Bestand before + Eintritte - Austritte, checked on the single Teilnahmen by their dates.
fn check_balance(facts: &[&TeilnahmeFact], period: &Period) -> Result<(), StatisticsError> {
    let tally =
        |chosen: &dyn Fn(&TeilnahmeFact) -> bool| facts.iter().filter(|fact| chosen(fact)).count();
    let before = tally(&|fact| was_there_before(fact, period));
    let eintritte = tally(&|fact| period.contains(fact.eintritt));
    let austritte = tally(&|fact| fact.austritt.is_some_and(|day| period.contains(day)));
    let end = tally(&|fact| is_there(fact, period.to()));
    if before + eintritte == end + austritte {
        Ok(())
    } else {
        Err(StatisticsError::CountsDoNotBalance)
    }
}

fn count_levels(facts: &[VermittlungFact], plan: &Plan, period: &Period) -> Vec<Vec<GroupCount>> {
    let in_period: Vec<&VermittlungFact> = facts
        .iter()
        .filter(|fact| period.contains(fact.date))
        .collect();
    let count_group = |kinds: &[String]| {
        let of_group: Vec<u64> = in_period
            .iter()
            .filter(|fact| kinds.contains(&fact.kind))
            .map(|fact| fact.person)
            .collect();
        let different: BTreeSet<&u64> = of_group.iter().collect();
        GroupCount {
            persons: different.len() as u64,
            events: of_group.len() as u64,
        }
    };
    plan.levels()
        .iter()
        .map(|level| {
            level
                .groups
                .iter()
                .map(|group| count_group(&group.kinds))
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests;
