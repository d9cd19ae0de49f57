//! Fälle: list, open, make, change, import, export.

use super::entries::{EntryRow, UebergabeRow};
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
    /// What else must hold.
    #[serde(default)]
    pub filter: FaelleFilter,
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most rows to give, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// What must hold for a Fall in a list; conditions join with "and".
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FaelleFilter {
    /// Leave out closed Fälle.
    pub only_open: bool,
    /// No Kontakt on or after the day this many days ago; 0 does not ask.
    pub no_kontakt_days: u32,
    /// The newest printed validity of a document ends within this many days, or has ended; 0 does not ask.
    pub document_expires_days: u32,
    /// No Einwilligung of any kind holds today.
    pub without_einwilligung: bool,
    /// Closed or leaving (an Austritt for reason `uebergabe`) without a Fallübergabe that was made.
    pub open_uebergabe: bool,
    /// A Teilnahme in this programme runs today; empty does not ask.
    pub programme: String,
    /// The present status has this code; empty does not ask.
    pub status: String,
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
    /// Fälle that looked alike and are somebody else; remembered.
    #[serde(default)]
    pub different_from: Vec<FallId>,
    /// Draft that becomes this Fall and is dropped with it; empty when there is none.
    #[serde(default)]
    pub draft: String,
}

/// Replace what is known of the person.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePerson {
    /// The Fall.
    pub fall: FallId,
    /// Everything about the person, changed or not.
    pub person: Person,
    /// Draft that becomes this change and is dropped with it; empty when there is none.
    #[serde(default)]
    pub draft: String,
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

macro_rules! fall_view {
    ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
        /// Everything in a Fall; every part newest first.
        #[derive(Clone, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub struct FallView {
            /// Id.
            pub id: FallId,
            /// Number and dates.
            pub fall: Fall,
            /// Who it is about.
            pub person: Person,
            $(
                #[doc = $german]
                pub $field: Vec<EntryRow<$type>>,
            )+
            /// Übergaben, newest first.
            pub uebergaben: Vec<UebergabeRow>,
        }
    };
}

fallmappe_domain::with_parts!(fall_view);

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
