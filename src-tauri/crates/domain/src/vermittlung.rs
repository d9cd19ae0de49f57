//! Vermittlungen: dated events, not a final state; one person can have several.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One placement into an offer, a job or an Ausbildung.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vermittlung {
    /// Day of the Vermittlung.
    pub date: NaiveDate,
    /// List `vermittlungsart`.
    pub kind: Code,
    /// Offer, employer or school.
    #[serde(default)]
    pub offer: String,
    /// Result in words.
    #[serde(default)]
    pub result: String,
    /// Last day, if it ended.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Why it ended, in words.
    #[serde(default)]
    pub end_reason: String,
}

crate::silent_debug!(Vermittlung);
