//! Clearing: how somebody came, whether the programme is for them, and who else already leads the case.
//!
//! The check warns and never blocks: exceptions are allowed "in begründeten Einzelfällen" (FAQ of durchstarten.nrw). An
//! Ausschluss is noted as checked, never with its reason: offences have no field (Art. 10 DSGVO).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One Clearing; somebody who comes back gets a new one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clearing {
    /// Day of the Clearing.
    pub date: NaiveDate,
    /// List `zugangsweg`.
    #[serde(default)]
    pub access: Code,
    /// Whether the person belongs to the target group, list `zielgruppe`.
    #[serde(default)]
    pub target_group: Code,
    /// Why an exception was made, in words.
    #[serde(default)]
    pub exception_reason: String,
    /// Who else leads the case, list `fallfuehrung`.
    #[serde(default)]
    pub other_fallfuehrung: Code,
    /// Name of that body; empty when there is none.
    #[serde(default)]
    pub other_body: String,
    /// Day on which reasons for exclusion were checked.
    #[serde(default)]
    pub exclusion_checked_on: Option<NaiveDate>,
    /// Result of that check, list `ausschluss`; never a reason.
    #[serde(default)]
    pub exclusion: Code,
    /// The person takes part of free will.
    #[serde(default)]
    pub voluntary: bool,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

crate::silent_debug!(Clearing);
