//! Fallkonferenzen: why, with whom, and what was agreed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One Fallkonferenz.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fallkonferenz {
    /// Day.
    pub date: NaiveDate,
    /// Why it was called.
    #[serde(default)]
    pub occasion: String,
    /// Question to answer.
    #[serde(default)]
    pub question: String,
    /// The person was talked about under a pseudonym.
    #[serde(default)]
    pub pseudonymised: bool,
    /// Who took part.
    #[serde(default)]
    pub participants: Vec<Teilnehmende>,
    /// What was agreed.
    #[serde(default)]
    pub agreements: Vec<Vereinbarung>,
    /// Result in words.
    #[serde(default)]
    pub result: String,
}

/// Somebody at the table.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Teilnehmende {
    /// Name; empty when only the body matters.
    #[serde(default)]
    pub name: String,
    /// Body.
    #[serde(default)]
    pub stelle: String,
}

/// Something that was agreed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vereinbarung {
    /// What.
    pub what: String,
    /// Who.
    #[serde(default)]
    pub who: String,
    /// Until when.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Day on which it was done.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
}

crate::silent_debug!(Fallkonferenz, Teilnehmende, Vereinbarung);
