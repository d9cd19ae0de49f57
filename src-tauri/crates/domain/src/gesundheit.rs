//! Gesundheit: its own section, off unless the office switches it on and the person has consented in writing.
//!
//! Data of special categories (Art. 9 Abs. 1 DSGVO; § 67b Abs. 2 SGB X, text of 19.08.2026). No diagnosis is asked for: what
//! help is needed is enough.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What help is needed because of somebody's health.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Gesundheitsangabe {
    /// Day of the note.
    pub date: NaiveDate,
    /// What help is needed.
    pub text: String,
}

crate::silent_debug!(Gesundheitsangabe);
