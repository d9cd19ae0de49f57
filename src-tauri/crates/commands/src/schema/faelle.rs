//! Fälle: list, open, make, change, import, export.

use super::entries::{
    DokumentRow, EinwilligungRow, KontaktRow, NebenbestimmungRow, StatusRow, TeilnahmeRow,
    UebergabeRow, VermittlungRow,
};
use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::exchange::LineError;
use fallmappe_domain::fall::{Fall, FallNumber};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::person::Person;
use fallmappe_domain::preset::ListEntry;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Find Fälle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListFaelle {
    /// Words to find in names, numbers and notes; empty for all.
    #[serde(default)]
    pub search: String,
    /// Leave out closed Fälle.
    #[serde(default)]
    pub only_open: bool,
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most rows to give, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// One Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfFall {
    /// Its id.
    pub fall: FallId,
}

/// Look a Fall up by the number people use.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindFall {
    /// Fallnummer.
    pub number: FallNumber,
}

/// Make a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateFall {
    /// Who it is about.
    pub person: Person,
    /// First day; today when missing.
    #[serde(default)]
    pub opened_on: Option<NaiveDate>,
}

/// Replace what is known of the person.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePerson {
    /// The Fall.
    pub fall: FallId,
    /// Everything about the person, changed or not.
    pub person: Person,
}

/// Change first and last day of a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeFall {
    /// The Fall.
    pub fall: FallId,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day; missing while it runs.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

/// Where cases to import come from.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "from", content = "file")]
pub enum ImportSource {
    /// A file in the exchange format; a handle of the host.
    File(String),
    /// The made-up cases that come with the program; practice vaults only.
    Sample,
}

/// Take Fälle in: all or nothing.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportFaelle {
    /// Where they come from.
    pub source: ImportSource,
    /// Only report what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

/// Write a readable copy of a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportFall {
    /// The Fall.
    pub fall: FallId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Every list for the forms.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lists {
    /// Common lists by name.
    pub lists: BTreeMap<String, Vec<ListEntry>>,
    /// Programmes with their Bausteine.
    pub programmes: Vec<Programme>,
}

/// A programme with its Bausteine.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Code.
    pub code: Code,
    /// What people read.
    pub label: String,
    /// Its Bausteine.
    pub bausteine: Vec<ListEntry>,
}

/// A page of Fälle.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FaelleList {
    /// How many fit the search.
    pub total: u32,
    /// The rows of this page, by name.
    pub rows: Vec<FallRow>,
}

/// A Fall in a list.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FallRow {
    /// Id.
    pub id: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name as lists show it.
    pub name: String,
    /// Birth date as people read it; empty when unknown.
    pub birth_date: String,
    /// Present status as people read it; empty when none is noted.
    pub status: String,
    /// Printed last day of the newest document.
    pub document_valid_until: Option<NaiveDate>,
    /// Day of the last Kontakt.
    pub last_kontakt_on: Option<NaiveDate>,
    /// Nearest open next step.
    pub next_step_on: Option<NaiveDate>,
    /// Last day of the Fall, if it is closed.
    pub closed_on: Option<NaiveDate>,
}

/// The Fall that was looked up.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundFall {
    /// Id.
    pub fall: FallId,
}

/// Everything in a Fall.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FallView {
    /// Id.
    pub id: FallId,
    /// Number and dates.
    pub fall: Fall,
    /// Who it is about.
    pub person: Person,
    /// Legal status, newest first.
    pub status: Vec<StatusRow>,
    /// Papers, newest first.
    pub dokumente: Vec<DokumentRow>,
    /// Conditions, newest first.
    pub nebenbestimmungen: Vec<NebenbestimmungRow>,
    /// Kontakte, newest first.
    pub kontakte: Vec<KontaktRow>,
    /// Teilnahmen, newest first.
    pub teilnahmen: Vec<TeilnahmeRow>,
    /// Vermittlungen, newest first.
    pub vermittlungen: Vec<VermittlungRow>,
    /// Einwilligungen, newest first.
    pub einwilligungen: Vec<EinwilligungRow>,
    /// Übergaben, newest first.
    pub uebergaben: Vec<UebergabeRow>,
}

/// A Fall was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedFall {
    /// Id.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// What an import did or would do.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// Fälle in the file.
    pub count: u32,
    /// They are in the vault now.
    pub taken: bool,
    /// Why nothing was taken.
    pub errors: Vec<LineError>,
    /// What to read again.
    pub changed: Vec<Changed>,
}
