//! Stellen: bodies that may receive a Fall.
//!
//! Not here: what a kind of Stelle may receive; that is a profile of the crate `falluebergabe`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// A receiving body with its address and, for packets, its age recipient.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stelle {
    /// Name of the body; unique in a vault.
    pub name: String,
    /// List `stellenart`; names the profile of what it may receive.
    pub kind: Code,
    /// Person to write to; empty when unknown.
    #[serde(default)]
    pub contact_person: String,
    /// Street and house number.
    #[serde(default)]
    pub street: String,
    /// Postcode and town.
    #[serde(default)]
    pub place: String,
    /// Public age key (`age1…`) that packets are sealed for; empty when not known yet.
    #[serde(default)]
    pub age_recipient: String,
}

crate::silent_debug!(Stelle);
