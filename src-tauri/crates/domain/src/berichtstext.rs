//! Own wording for the report of Strukturhemmnisse: one sentence for a kind of obstacle, written for others to read.
//!
//! It stands for a kind, never for a Fall, and nothing links it to one. Whether it names somebody is looked at by the
//! crate `falluebergabe`; that somebody has read it is what the tick says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// Longest wording in characters: a short paragraph.
pub const LONGEST: usize = 600;

/// The wording for one kind of obstacle.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Berichtstext {
    /// List `strukturhemmnis`.
    pub kind: Code,
    /// The wording.
    pub text: String,
    /// Day on which somebody read it and said that it names nobody; only then it leaves.
    #[serde(default)]
    pub reviewed_on: Option<NaiveDate>,
}

crate::silent_debug!(Berichtstext);
