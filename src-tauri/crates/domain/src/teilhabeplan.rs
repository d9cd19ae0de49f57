//! Bedarfe and Teilhabeplan: what is needed, what was agreed, who does what until when.
//!
//! A Bedarf is rated again and again, each time with its date; the newest rating of a Handlungsfeld holds. Steps belong
//! to their Ziel and are saved with it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// How much help is needed in one Handlungsfeld, on a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bedarf {
    /// Day of the rating.
    pub date: NaiveDate,
    /// List `handlungsfeld`.
    pub handlungsfeld: Code,
    /// List `bedarfsstufe`.
    #[serde(default)]
    pub rating: Code,
    /// What stands behind it, resources first.
    #[serde(default)]
    pub remark: String,
}

/// A goal that was agreed with the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ziel {
    /// Day on which it was agreed.
    pub set_on: NaiveDate,
    /// List `handlungsfeld`.
    pub handlungsfeld: Code,
    /// The goal in the person's words.
    pub wording: String,
    /// List `prioritaet`.
    #[serde(default)]
    pub priority: Code,
    /// List `zielstand`.
    #[serde(default)]
    pub state: Code,
    /// Day on which it will be looked at again.
    #[serde(default)]
    pub review_on: Option<NaiveDate>,
    /// Day on which it was reached or given up.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
    /// Steps towards it, in the order in which they are shown.
    #[serde(default)]
    pub steps: Vec<Schritt>,
}

/// One step towards a Ziel.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schritt {
    /// What is done.
    pub what: String,
    /// Who does it, list `zustaendigkeit`.
    #[serde(default)]
    pub who: Code,
    /// Name, when it is somebody else.
    #[serde(default)]
    pub who_name: String,
    /// Until when.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// List `schrittstand`.
    #[serde(default)]
    pub state: Code,
    /// Day on which it was done.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
}

crate::silent_debug!(Bedarf, Ziel, Schritt);

/// Bedarfe and Ziele together, as the exchange format carries them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Teilhabeplan {
    /// Ratings over time.
    pub bedarfe: Vec<Bedarf>,
    /// Goals with their steps.
    pub ziele: Vec<Ziel>,
}

crate::silent_debug!(Teilhabeplan);
