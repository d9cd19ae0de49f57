//! Teilnahmen: a person in a Baustein, with course start and personal Eintritt as two dates.
//!
//! Group courses pay from the course start, people join later (Richtlinie Durchstarten 5.5.3, 16.04.2020), hence both.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One participation. Somebody who comes back gets a new one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Teilnahme {
    /// Code of the programme, i.e. of a preset: `durchstarten`, `kim`.
    pub programme: Code,
    /// Baustein, list `baustein` of the preset.
    pub baustein: Code,
    /// Träger that runs it.
    #[serde(default)]
    pub traeger: String,
    /// Day the course began, if it is a course.
    #[serde(default)]
    pub course_start: Option<NaiveDate>,
    /// Day the person joined (Eintritt).
    pub eintritt: NaiveDate,
    /// Day the person left (Austritt); `None` while it runs.
    #[serde(default)]
    pub austritt: Option<NaiveDate>,
    /// List `austrittsgrund`; `None` while it runs.
    #[serde(default)]
    pub austritt_reason: Option<Code>,
}

crate::silent_debug!(Teilnahme);
