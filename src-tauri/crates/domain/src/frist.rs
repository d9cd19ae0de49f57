//! Fristen that people type, and the note that a computed one is done. What the law says is computed in `fristen`.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// A Frist that somebody typed in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Frist {
    /// Last day.
    pub due_on: NaiveDate,
    /// What is due.
    pub title: String,
    /// Where it comes from, e.g. a letter or a paragraph.
    #[serde(default)]
    pub basis: String,
    /// Day on which it was done.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// A computed Frist that needs no more attention. It counts for this rule and this day only: when the facts move the
/// day, the Frist is open again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fristerledigung {
    /// Code of the rule.
    pub rule: Code,
    /// The day that was computed.
    pub due_on: NaiveDate,
    /// Day on which it was ticked off.
    pub done_on: NaiveDate,
    /// How it was settled, in words.
    #[serde(default)]
    pub remark: String,
}

crate::silent_debug!(Frist, Fristerledigung);
