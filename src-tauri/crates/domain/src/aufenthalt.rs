//! Aufenthalt: status, document and Nebenbestimmung are three histories, decisions a fourth (AufenthG, AsylG; text of
//! 19.08.2026).
//!
//! A status is legal, a document is paper: a Duldung can lapse while its bearer is still geduldet. No end date of a
//! document is ever computed; the printed one is typed in.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One stretch of the legal status.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Aufenthaltsstatus {
    /// List `aufenthaltsstatus`, e.g. `gestattung`, `duldung_60a`.
    pub kind: Code,
    /// Legal basis as printed, e.g. `§ 60a Abs. 2 S. 1 AufenthG`; empty when the kind says it.
    #[serde(default)]
    pub basis: String,
    /// First day.
    pub since: NaiveDate,
    /// Last day, if it ended or is limited.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// One paper that proves a status or an identity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Aufenthaltsdokument {
    /// List `aufenthaltsdokument`.
    pub kind: Code,
    /// Number on the paper; empty when not written down.
    #[serde(default)]
    pub number: String,
    /// Day of issue.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// Printed last day of validity.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// Issuing authority.
    #[serde(default)]
    pub authority: String,
}

/// One condition printed into a document.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Nebenbestimmung {
    /// List `nebenbestimmung`: work, Wohnsitzauflage, räumliche Beschränkung.
    pub kind: Code,
    /// The wording as printed.
    pub wording: String,
    /// First day.
    pub since: NaiveDate,
    /// Last day, if it ended.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// A decision of an authority that can be fought. What it says about reasons has no field on purpose.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bescheid {
    /// List `bescheidart`; it says how long a Rechtsbehelf is possible.
    pub kind: Code,
    /// Day printed on the letter.
    #[serde(default)]
    pub dated_on: Option<NaiveDate>,
    /// Day of Zustellung or Bekanntgabe, as on the yellow envelope; the Frist runs from here.
    #[serde(default)]
    pub served_on: Option<NaiveDate>,
    /// Authority.
    #[serde(default)]
    pub authority: String,
    /// Aktenzeichen.
    #[serde(default)]
    pub reference: String,
    /// Day on which Klage, Antrag or Widerspruch was lodged.
    #[serde(default)]
    pub contested_on: Option<NaiveDate>,
    /// Day on which the reasons were handed in.
    #[serde(default)]
    pub reasoned_on: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
}

/// The histories together, as the exchange format carries them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Aufenthalt {
    /// Legal status over time.
    pub status: Vec<Aufenthaltsstatus>,
    /// Papers over time.
    pub dokumente: Vec<Aufenthaltsdokument>,
    /// Conditions over time.
    pub nebenbestimmungen: Vec<Nebenbestimmung>,
    /// Decisions over time.
    pub bescheide: Vec<Bescheid>,
}

crate::silent_debug!(
    Aufenthaltsstatus,
    Aufenthaltsdokument,
    Nebenbestimmung,
    Bescheid,
    Aufenthalt
);

impl Aufenthalt {
    /// The status that holds on a day: the one that began last and has not ended.
    pub fn status_on(&self, day: NaiveDate) -> Option<&Aufenthaltsstatus> {
        self.status
            .iter()
            .filter(|s| s.since <= day && s.until.is_none_or(|until| until >= day))
            .max_by_key(|s| s.since)
    }
}
