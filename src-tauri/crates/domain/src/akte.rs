//! A Fall with everything in it, as the exchange format carries it: one object a line.
//!
//! This is the contract of `assets/schemas/fall.schema.json`. Row numbers of a vault are not in it; a list is in the
//! order in which the vault shows it (by date).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::aufenthalt::Aufenthalt;
use crate::bildung::Bildung;
use crate::clearing::Clearing;
use crate::datei::Datei;
use crate::einwilligung::Einwilligung;
use crate::fall::FallNumber;
use crate::fallkonferenz::Fallkonferenz;
use crate::frist::{Frist, Fristerledigung};
use crate::gesundheit::Gesundheitsangabe;
use crate::kontakt::Kontakt;
use crate::person::Person;
use crate::strukturhemmnis::Strukturhemmnis;
use crate::teilhabeplan::Teilhabeplan;
use crate::teilnahme::Teilnahme;
use crate::verbleib::Verbleib;
use crate::vermittlung::Vermittlung;

/// Version of the exchange format that this program writes. It reads every older one: later versions only add keys.
pub const VERSION: u32 = 2;

/// One Fall in the exchange format.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Fallmappe: Austauschformat, ein Fall je Zeile")]
pub struct Fallakte {
    /// Version of the format, at present 2.
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
    /// Clearings.
    #[serde(default)]
    pub clearings: Vec<Clearing>,
    /// School, vocation, languages, work, benefits.
    #[serde(default)]
    pub bildung: Bildung,
    /// Bedarfe and Ziele.
    #[serde(default)]
    pub teilhabeplan: Teilhabeplan,
    /// Verbleib after an Austritt.
    #[serde(default)]
    pub verbleib: Vec<Verbleib>,
    /// Fallkonferenzen.
    #[serde(default)]
    pub fallkonferenzen: Vec<Fallkonferenz>,
    /// Scans and files.
    #[serde(default)]
    pub dateien: Vec<Datei>,
    /// Obstacles that are not the person's.
    #[serde(default)]
    pub strukturhemmnisse: Vec<Strukturhemmnis>,
    /// Health; empty unless the office keeps it and the person has consented in writing.
    #[serde(default)]
    pub gesundheit: Vec<Gesundheitsangabe>,
    /// Fristen that people typed.
    #[serde(default)]
    pub fristen: Vec<Frist>,
    /// Computed Fristen that were ticked off.
    #[serde(default)]
    pub fristerledigungen: Vec<Fristerledigung>,
}

crate::silent_debug!(Fallakte);

impl Fallakte {
    /// A new Fall of which nothing but the person is known.
    pub fn new(opened_on: NaiveDate, person: Person) -> Self {
        Self {
            version: VERSION,
            number: None,
            opened_on,
            closed_on: None,
            person,
            aufenthalt: Aufenthalt::default(),
            kontakte: Vec::new(),
            teilnahmen: Vec::new(),
            vermittlungen: Vec::new(),
            einwilligungen: Vec::new(),
            clearings: Vec::new(),
            bildung: Bildung::default(),
            teilhabeplan: Teilhabeplan::default(),
            verbleib: Vec::new(),
            fallkonferenzen: Vec::new(),
            dateien: Vec::new(),
            strukturhemmnisse: Vec::new(),
            gesundheit: Vec::new(),
            fristen: Vec::new(),
            fristerledigungen: Vec::new(),
        }
    }
}
