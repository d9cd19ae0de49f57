//! What a packet says: the one object that feeds the preview, the PDF and `uebergabe.json`.
//!
//! Its shape is a public contract (`assets/schemas/uebergabe.schema.json`). It holds no name, no birth date, no
//! address and no exact day by construction: there is no field for them. How it is filled is in `prepare`.

use crate::minimise::Omitted;
use crate::pseudonym::Pseudonym;
use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Name of the format, the same in every version.
pub const FORMAT: &str = "fallmappe-uebergabe";
/// Version of the format that this program writes and the newest it reads.
pub const VERSION: u32 = 1;

/// The content of a packet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Fallmappe: Inhalt einer pseudonymisierten Fallübergabe")]
pub struct UebergabeContent {
    /// Always `fallmappe-uebergabe`.
    pub format: String,
    /// Version of the format, at present 1.
    pub version: u32,
    /// The packet's own code.
    pub pseudonym: Pseudonym,
    /// What the recipient may use it for.
    pub purpose: String,
    /// Day on which the packet was made.
    pub created_on: NaiveDate,
    /// Kind of recipient the content was cut for.
    pub recipient_kind: Coded,
    /// Who it is about, in coarse strokes.
    pub person: PersonOut,
    /// Status and papers.
    pub aufenthalt: AufenthaltOut,
    /// Chosen Kontakte, oldest first.
    pub kontakte: Vec<KontaktOut>,
    /// Teilnahmen, oldest first.
    pub teilnahmen: Vec<TeilnahmeOut>,
    /// Vermittlungen, oldest first.
    pub vermittlungen: Vec<VermittlungOut>,
    /// What is deliberately not passed on.
    pub omitted: Vec<Omitted>,
}

/// A value of a list: the code for programs, the label for people.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Coded {
    /// Code of the list.
    pub code: Code,
    /// What people read.
    pub label: String,
}

/// A month as `YYYY-MM`.
pub type Month = String;

/// The person in coarse strokes.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PersonOut {
    /// Age band on `createdOn`, for example `18–20`.
    pub age_band: Option<String>,
    /// Geschlecht.
    pub gender: Option<Coded>,
    /// Country, only where the recipient needs it.
    pub nationality: Option<Coded>,
    /// Region of origin, where the country stays away.
    pub region: Option<String>,
    /// Languages, the best for talking first.
    pub languages: Vec<String>,
    /// Whether talks need an interpreter.
    pub needs_interpreter: Option<bool>,
    /// Kind of housing.
    pub housing: Option<Coded>,
    /// Year of entry.
    pub entry_year: Option<i32>,
}

/// Status, papers and conditions.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AufenthaltOut {
    /// The status that holds on `createdOn`.
    pub status: Option<StatusOut>,
    /// Papers without numbers.
    pub dokumente: Vec<DokumentOut>,
    /// Nebenbestimmungen that hold.
    pub nebenbestimmungen: Vec<NebenbestimmungOut>,
}

/// A status.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusOut {
    /// Kind of status.
    pub kind: Coded,
    /// Legal basis as printed; empty when the kind says it or it stays away.
    pub basis: String,
    /// Month of its begin.
    pub since: Month,
    /// Month of its end.
    pub until: Option<Month>,
}

/// A paper.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DokumentOut {
    /// Kind of paper.
    pub kind: Coded,
    /// Month up to which it is valid.
    pub valid_until: Option<Month>,
}

/// A condition.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NebenbestimmungOut {
    /// Kind of condition.
    pub kind: Coded,
    /// Wording, pseudonymised; empty where it stays away.
    pub wording: String,
}

/// A Kontakt.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KontaktOut {
    /// Month of the Kontakt.
    pub month: Month,
    /// Kind of Kontakt.
    pub kind: Coded,
    /// Handlungsfelder.
    pub subjects: Vec<Coded>,
    /// The note, pseudonymised; empty where it stays away.
    pub text: String,
    /// The next step, pseudonymised; empty where there is none or it stays away.
    pub next_step: String,
}

/// A Teilnahme without its Träger.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TeilnahmeOut {
    /// Programme.
    pub programme: Coded,
    /// Baustein.
    pub baustein: Coded,
    /// Month of Eintritt.
    pub eintritt: Month,
    /// Month of Austritt.
    pub austritt: Option<Month>,
    /// Why it ended.
    pub austritt_reason: Option<Coded>,
}

/// A Vermittlung without the offer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VermittlungOut {
    /// Month of the Vermittlung.
    pub month: Month,
    /// Kind of Vermittlung.
    pub kind: Coded,
    /// Result, pseudonymised; empty where it stays away.
    pub result: String,
    /// Month of its end.
    pub ended: Option<Month>,
    /// Why it ended, pseudonymised; empty where it stays away.
    pub end_reason: String,
}

/// A month as people write it: `03.2026`. Screen and paper show the same words.
#[must_use]
pub fn shown_month(month: &Month) -> String {
    month
        .split_once('-')
        .map_or_else(|| month.clone(), |(year, month)| format!("{month}.{year}"))
}

/// A day as month: exact days of events identify (design: handover 5.4).
#[must_use]
pub fn month(day: NaiveDate) -> Month {
    day.format("%Y-%m").to_string()
}
