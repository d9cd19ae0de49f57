//! Verbleib: where somebody is at the Austritt and 3, 6 and 12 months later.
//!
//! An answer, not an event; that is a Vermittlung.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Verbleib {
    /// The Austritt that it looks back to.
    pub austritt: NaiveDate,
    /// List `verbleibszeitpunkt`: `austritt`, `monat_3`, `monat_6`, `monat_12`.
    pub point: Code,
    /// Day of the answer.
    pub date: NaiveDate,
    /// List `verbleib`.
    #[serde(default)]
    pub kind: Code,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

crate::silent_debug!(Verbleib);
