//! A value from a list of a preset, e.g. `duldung_60a` or `ausbildung`.
//!
//! The lists themselves are data ([`crate::preset`]); code only knows the few codes that carry a meaning of their own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The person was asked and gave no answer. Not the same as [`NICHT_ERHOBEN`].
pub const KEINE_ANGABE: &str = "keine_angabe";
/// Nobody has asked yet.
pub const NICHT_ERHOBEN: &str = "nicht_erhoben";

/// A code out of a list, lower case ASCII with underscores.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Code(pub String);

impl Code {
    /// A code from a literal.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The code's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// "nicht erhoben": the value of a field nobody has asked about.
    pub fn not_asked() -> Self {
        Self::new(NICHT_ERHOBEN)
    }
}

impl Default for Code {
    fn default() -> Self {
        Self::not_asked()
    }
}
