//! Lists of programmes: those that come with the program, those of the KI.

use chrono::NaiveDate;
use fallmappe_domain::check::Problem;
use fallmappe_domain::code::Code;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A preset file of the KI.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PresetFile {
    /// Handle of the file.
    pub file: String,
}

/// Take a preset of the KI out again.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemovePreset {
    /// Its code.
    pub code: Code,
}

/// The presets.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PresetsList {
    /// The rows.
    pub rows: Vec<PresetRow>,
}

/// A preset.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PresetRow {
    /// Code.
    pub code: Code,
    /// What people read.
    pub label: String,
    /// Who handed it out; empty for those that come with the program.
    pub issued_by: String,
    /// Day it was handed out.
    pub issued_on: Option<NaiveDate>,
    /// It comes with the program.
    pub shipped: bool,
    /// Lists in it.
    pub lists: u32,
    /// Values in them.
    pub values: u32,
}

/// What a preset file is worth.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PresetVerdict {
    /// It can be used.
    pub accepted: bool,
    /// What it is; missing when it cannot be read at all.
    pub preset: Option<PresetRow>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}
