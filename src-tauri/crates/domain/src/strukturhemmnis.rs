//! Strukturhemmnisse: what stood in the way and is not the person's to change (KIM: fallübergreifendes Thema).
//!
//! Written without names, because these texts go to the coordination; § 9 TIntG NRW, kim.nrw, read 11/2026.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One obstacle.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Strukturhemmnis {
    /// Day on which it showed.
    pub date: NaiveDate,
    /// List `handlungsfeld`.
    #[serde(default)]
    pub handlungsfeld: Code,
    /// List `strukturhemmnis`.
    pub kind: Code,
    /// What happened, without names.
    #[serde(default)]
    pub text: String,
    /// Day on which it was passed on to the coordination.
    #[serde(default)]
    pub reported_on: Option<NaiveDate>,
}

crate::silent_debug!(Strukturhemmnis);
