//! Angebote: what a Stelle offers, with its places. Facts about bodies, never about persons in care.
//!
//! Not here: how many persons need something; that is a matter of the cases, and its protection one of the crate
//! `statistics`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;
use crate::ids::StelleId;

/// An offer in the directory.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Angebot {
    /// What it is called.
    pub title: String,
    /// Who offers it.
    pub stelle: StelleId,
    /// List `handlungsfeld`, at least one.
    pub handlungsfelder: Vec<Code>,
    /// List `vermittlungsart`: what a Vermittlung into it counts as.
    #[serde(default)]
    pub kind: Code,
    /// Places in all; `None` when not known. An offer without a limit has no number either.
    #[serde(default)]
    pub places: Option<u32>,
    /// Places that were free on the day `free_as_of`; `None` when not known.
    #[serde(default)]
    pub free_places: Option<u32>,
    /// Day on which the free places were asked for.
    #[serde(default)]
    pub free_as_of: Option<NaiveDate>,
    /// First day; `None` when it has always been there.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day; `None` without an end.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// List `sprachniveau`: the level that is asked for; `None` when none is.
    #[serde(default)]
    pub language_level: Option<Code>,
    /// Who can come, in words.
    #[serde(default)]
    pub requirements: String,
    /// Anything else about the offer.
    #[serde(default)]
    pub remark: String,
}

crate::silent_debug!(Angebot);

impl Angebot {
    /// Whether the offer holds on a day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests;
