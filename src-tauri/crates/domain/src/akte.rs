//! A Fall with everything in it, as the exchange format carries it: one object a line.
//!
//! This is the contract of `assets/schemas/fall.schema.json`. Row numbers of a vault are not in it; a list is in the
//! order in which the vault shows it (by date).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::aufenthalt::Aufenthalt;
use crate::einwilligung::Einwilligung;
use crate::fall::FallNumber;
use crate::kontakt::Kontakt;
use crate::person::Person;
use crate::teilnahme::Teilnahme;
use crate::vermittlung::Vermittlung;

/// Version of the exchange format that this program writes.
pub const VERSION: u32 = 1;

/// One Fall in the exchange format.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Fallmappe: Austauschformat, ein Fall je Zeile")]
pub struct Fallakte {
    /// Version of the format, at present 1.
    pub version: u32,
    /// Fallnummer; the vault gives one when it is missing.
    #[serde(default)]
    pub number: Option<FallNumber>,
    /// First day of the Fall.
    pub opened_on: NaiveDate,
    /// Last day; missing while it runs.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
    /// Who it is about.
    pub person: Person,
    /// Status, documents and conditions over time.
    #[serde(default)]
    pub aufenthalt: Aufenthalt,
    /// Kontakte.
    #[serde(default)]
    pub kontakte: Vec<Kontakt>,
    /// Teilnahmen.
    #[serde(default)]
    pub teilnahmen: Vec<Teilnahme>,
    /// Vermittlungen.
    #[serde(default)]
    pub vermittlungen: Vec<Vermittlung>,
    /// Einwilligungen.
    #[serde(default)]
    pub einwilligungen: Vec<Einwilligung>,
}

crate::silent_debug!(Fallakte);
