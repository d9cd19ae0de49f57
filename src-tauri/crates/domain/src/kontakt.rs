//! Kontakte: what was talked about, when, for how long, and what comes next.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One talk, visit, call or letter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Kontakt {
    /// Day of the Kontakt.
    pub date: NaiveDate,
    /// List `kontaktart`.
    pub kind: Code,
    /// Length in minutes; 0 when not noted.
    #[serde(default)]
    pub minutes: u32,
    /// List `sprachmittlung`.
    #[serde(default)]
    pub interpreter: Code,
    /// The person did not come.
    #[serde(default)]
    pub no_show: bool,
    /// Handlungsfelder talked about, list `handlungsfeld`.
    #[serde(default)]
    pub subjects: Vec<Code>,
    /// The note.
    #[serde(default)]
    pub text: String,
    /// Next step in words; empty when none.
    #[serde(default)]
    pub next_step: String,
    /// Day of the next step (Wiedervorlage).
    #[serde(default)]
    pub next_step_on: Option<NaiveDate>,
    /// A structural obstacle shows here (KIM: fallübergreifendes Thema).
    #[serde(default)]
    pub structural: bool,
}

crate::silent_debug!(Kontakt);
