//! Bildung, Sprache und Arbeit: each a history of its own, so that "since when, before that what" has an answer.
//!
//! What an Ausbildung means for the stay is not here; that is a rule of [`crate::fristen`].

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// School education as known on a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schulbildung {
    /// Day from which this is known.
    pub date: NaiveDate,
    /// List `schulabschluss`.
    pub level: Code,
    /// Country of the school, list `staatsangehoerigkeit`.
    #[serde(default)]
    pub country: Code,
    /// Years at school; 0 when not known.
    #[serde(default)]
    pub years: u32,
    /// Day on which a foreign degree was recognised.
    #[serde(default)]
    pub recognised_on: Option<NaiveDate>,
    /// Body that recognised it.
    #[serde(default)]
    pub authority: String,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// Vocational education as known on a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Berufsbildung {
    /// Day from which this is known.
    pub date: NaiveDate,
    /// List `berufsabschluss`.
    pub level: Code,
    /// Occupation as named in the paper.
    #[serde(default)]
    pub occupation: String,
    /// Country of the training, list `staatsangehoerigkeit`.
    #[serde(default)]
    pub country: Code,
    /// Day on which a foreign degree was recognised.
    #[serde(default)]
    pub recognised_on: Option<NaiveDate>,
    /// Body that recognised it.
    #[serde(default)]
    pub authority: String,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// Level of a language on a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sprachstand {
    /// Day of the certificate, the test or the talk.
    pub date: NaiveDate,
    /// Name of the language in German.
    pub language: String,
    /// List `sprachniveau` (GER).
    pub level: Code,
    /// How it is known, list `sprachnachweis`.
    #[serde(default)]
    pub proof: Code,
    /// Who tested or certified.
    #[serde(default)]
    pub provider: String,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// A stretch of working life.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Arbeitssituation {
    /// First day.
    pub since: NaiveDate,
    /// Last day.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// List `erwerbsstatus`.
    pub status: Code,
    /// Employer; empty when there is none.
    #[serde(default)]
    pub employer: String,
    /// What the person does.
    #[serde(default)]
    pub occupation: String,
    /// Hours a week; 0 when not known.
    #[serde(default)]
    pub hours_per_week: u32,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// A stretch of receiving benefits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Leistungsbezug {
    /// First day.
    pub since: NaiveDate,
    /// Last day.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// List `leistungsbezug`.
    pub kind: Code,
    /// Paying body.
    #[serde(default)]
    pub authority: String,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// An Ausbildung, planned, running or ended.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ausbildung {
    /// First day of the Ausbildung, as in the contract.
    pub starts_on: NaiveDate,
    /// Last day, as in the contract.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    /// List `ausbildungsart`.
    pub kind: Code,
    /// Occupation.
    #[serde(default)]
    pub occupation: String,
    /// Employer or school.
    #[serde(default)]
    pub employer: String,
    /// Day on which the contract was signed.
    #[serde(default)]
    pub contract_on: Option<NaiveDate>,
    /// Day on which the contract was registered with the chamber, or registration applied for.
    #[serde(default)]
    pub registered_on: Option<NaiveDate>,
    /// Day on which it was broken off.
    #[serde(default)]
    pub broken_off_on: Option<NaiveDate>,
    /// Day on which it was passed.
    #[serde(default)]
    pub passed_on: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

crate::silent_debug!(
    Schulbildung,
    Berufsbildung,
    Sprachstand,
    Arbeitssituation,
    Leistungsbezug,
    Ausbildung
);

/// The histories together, as the exchange format carries them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Bildung {
    /// School.
    pub schule: Vec<Schulbildung>,
    /// Vocational education.
    pub beruf: Vec<Berufsbildung>,
    /// Languages.
    pub sprache: Vec<Sprachstand>,
    /// Work.
    pub arbeit: Vec<Arbeitssituation>,
    /// Benefits.
    pub leistungen: Vec<Leistungsbezug>,
    /// Ausbildungen.
    pub ausbildungen: Vec<Ausbildung>,
}

crate::silent_debug!(Bildung);
