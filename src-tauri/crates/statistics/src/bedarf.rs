//! How many persons need what, as it may be told: a stock that is split once by each Handlungsfeld.
//!
//! Every Handlungsfeld is a yes/no split of the same persons and is decided alone. A number is told when both sides
//! reach the minimum count; otherwise it is hidden, and zero counts as small. Handlungsfelder overlap, so there is never
//! a sum over them.
//!
//! # Time
//!
//! The persons change from one telling to the next. So a table is told once in a calendar quarter and repeated in it,
//! and from quarter to quarter:
//!
//! * A number that was told is replaced only when both sides, the persons with the need and those without, have moved
//!   by at least the minimum count; else it stays with its old day. Were the other side left out, five who join and five
//!   more with the need would say what each of the five needs.
//! * A number that was told is never taken back into hiding: the day on which it disappears would tell that it fell to
//!   nearly nobody. It stays with its old day as well.
//! * A hidden number may open. Before, it was anything from none to below the minimum count, so no step is known.
//!
//! What is deliberately not here: who has a need (that is read from the Fälle in `commands`), offers and places (public
//! facts, told exactly), and keeping what was told.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::MinCount;

/// Exact numbers on a day. Neither `Debug` nor `Serialize`: raw counts are not for logs and do not leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Need {
    /// Day on which it was counted.
    pub stichtag: NaiveDate,
    /// Persons in all.
    pub persons: u32,
    /// Persons with the need, by code of the Handlungsfeld; one that nobody needs stands here with 0.
    pub fields: BTreeMap<String, u32>,
}

/// A number that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldNeed {
    /// Persons with the need.
    pub count: u32,
    /// Persons in all on that day.
    pub persons: u32,
    /// The day that the number is of.
    pub stichtag: NaiveDate,
}

/// The table as it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedTable {
    /// Day on which it was counted.
    pub stichtag: NaiveDate,
    /// Minimum count that it was made with.
    pub k: u32,
    /// Persons in all; `None` when they are fewer than the minimum count.
    pub persons: Option<u32>,
    /// A number for each Handlungsfeld, or `None` where it is hidden.
    pub fields: BTreeMap<String, Option<ToldNeed>>,
}

/// The calendar quarter of a day, e.g. `2026-Q4`; later ones sort behind earlier ones.
#[must_use]
pub fn quarter(day: NaiveDate) -> String {
    format!("{:04}-Q{}", day.year(), day.month0() / 3 + 1)
}

/// The table that may be told on the day of `need`, after `last` was told. In the quarter of `last`, and on a day before
/// it, that is `last` itself.
#[must_use]
pub fn protect_need(need: &Need, k: MinCount, last: Option<&NeedTable>) -> NeedTable {
    if let Some(last) = last
        && quarter(need.stichtag) <= quarter(last.stichtag)
    {
        return last.clone();
    }
    let told = |field: &str| last.and_then(|last| last.fields.get(field).copied().flatten());
    let fields = need.fields.iter().map(|(field, count)| {
        let now = ToldNeed {
            count: *count,
            persons: need.persons,
            stichtag: need.stichtag,
        };
        (field.clone(), tell(now, told(field), k.get()))
    });
    NeedTable {
        stichtag: need.stichtag,
        k: k.get(),
        persons: (need.persons >= k.get()).then_some(need.persons),
        fields: fields.collect(),
    }
}

/// Whether a yes/no split of persons may be told: both sides reach the minimum count.
#[must_use]
pub fn split_is_free(yes: u32, persons: u32, k: MinCount) -> bool {
    yes >= k.get() && persons.saturating_sub(yes) >= k.get()
}

fn tell(now: ToldNeed, before: Option<ToldNeed>, k: u32) -> Option<ToldNeed> {
    let free = now.count >= k && rest(now) >= k;
    match before {
        None => free.then_some(now),
        Some(before) => {
            let moved =
                now.count.abs_diff(before.count) >= k && rest(now).abs_diff(rest(before)) >= k;
            Some(if free && moved { now } else { before })
        }
    }
}

fn rest(told: ToldNeed) -> u32 {
    told.persons.saturating_sub(told.count)
}

#[cfg(test)]
mod tests;
