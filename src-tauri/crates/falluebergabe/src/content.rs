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
    /// Kind of handover (list `uebergabeart`): who leads the Fall afterwards.
    pub kind: Option<Coded>,
    /// Last day on which an answer is awaited.
    pub answer_by: Option<NaiveDate>,
    /// The nearest deadlines, the most urgent first.
    pub fristen: Vec<FristOut>,
    /// Who it is about, in coarse strokes.
    pub person: PersonOut,
    /// Status and papers.
    pub aufenthalt: AufenthaltOut,
    /// The newest rating of each Handlungsfeld, resources first.
    pub bedarfe: Vec<BedarfOut>,
    /// School, vocation, languages, work, benefits.
    pub bildung: BildungOut,
    /// Goals, the running ones first, each with its open steps.
    pub ziele: Vec<ZielOut>,
    /// Chosen Kontakte, oldest first.
    pub kontakte: Vec<KontaktOut>,
    /// Teilnahmen, oldest first.
    pub teilnahmen: Vec<TeilnahmeOut>,
    /// Vermittlungen, oldest first.
    pub vermittlungen: Vec<VermittlungOut>,
    /// Verbleib, oldest first.
    pub verbleib: Vec<VerbleibOut>,
    /// What Fallkonferenzen agreed, oldest first.
    pub vereinbarungen: Vec<VereinbarungOut>,
    /// Who else is there.
    pub netzwerk: NetzwerkOut,
    /// Help that is needed because of somebody's health; empty without its own consent.
    pub gesundheit: Vec<GesundheitOut>,
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
    /// Kind of municipality: `kreisfreie Stadt` or `kreisangehörige Gemeinde`.
    pub area: Option<String>,
    /// Family by role.
    pub family: Vec<FamilyOut>,
    /// Year of entry.
    pub entry_year: Option<i32>,
}

/// A deadline, told from the day of the packet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FristOut {
    /// What is due, pseudonymised.
    pub title: String,
    /// When, counted from `createdOn`, for example `in etwa 3 Wochen`.
    pub due: String,
}

/// Relatives of one role.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FamilyOut {
    /// Role, for example `Bruder`.
    pub role: String,
    /// How many; 0 where that stays away.
    pub count: u32,
    /// Ages of children in bands, the youngest first: `unter 3`, `3–6`, `schulpflichtig`.
    pub ages: Vec<String>,
}

/// How much help is needed in one Handlungsfeld.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BedarfOut {
    /// Handlungsfeld.
    pub handlungsfeld: Coded,
    /// Rating (list `bedarfsstufe`).
    pub rating: Coded,
    /// Month of the rating.
    pub month: Month,
    /// What stands behind it, pseudonymised; empty where it stays away.
    pub remark: String,
}

/// Bildung, Sprache, Arbeit and Leistungsbezug, each as last known.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BildungOut {
    /// School.
    pub schule: Option<SchuleOut>,
    /// Vocation.
    pub beruf: Option<BerufOut>,
    /// The newest level of each language.
    pub sprachen: Vec<SprachstandOut>,
    /// Work that holds on `createdOn`.
    pub arbeit: Option<ArbeitOut>,
    /// Ausbildungen, oldest first.
    pub ausbildungen: Vec<AusbildungOut>,
    /// Benefits that hold on `createdOn`.
    pub leistungen: Vec<LeistungOut>,
}

/// School without its name and country.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SchuleOut {
    /// Degree (list `schulabschluss`).
    pub level: Coded,
    /// Years at school; 0 when not known or kept back.
    pub years: u32,
    /// Whether a foreign degree was recognised.
    pub recognised: bool,
}

/// Vocation without its country.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BerufOut {
    /// Degree (list `berufsabschluss`).
    pub level: Coded,
    /// Occupation, pseudonymised; empty where it stays away.
    pub occupation: String,
    /// Whether a foreign degree was recognised.
    pub recognised: bool,
}

/// Level of a language.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SprachstandOut {
    /// Language, or its family where few speak it.
    pub language: String,
    /// Level (list `sprachniveau`).
    pub level: Coded,
    /// How it is known (list `sprachnachweis`).
    pub proof: Option<Coded>,
    /// Month of the proof.
    pub month: Month,
}

/// Work without the employer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArbeitOut {
    /// List `erwerbsstatus`.
    pub status: Coded,
    /// Month of its begin.
    pub since: Month,
    /// What the person does, pseudonymised; empty where it stays away.
    pub occupation: String,
    /// Hours a week; 0 when not known or kept back.
    pub hours_per_week: u32,
}

/// An Ausbildung without the employer or school.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AusbildungOut {
    /// List `ausbildungsart`.
    pub kind: Coded,
    /// Occupation, pseudonymised; empty where it stays away.
    pub occupation: String,
    /// Month of its begin.
    pub starts: Month,
    /// Month of its end.
    pub ends: Option<Month>,
    /// `geplant`, `läuft`, `bestanden`, `abgebrochen` or `beendet`.
    pub state: String,
}

/// A benefit without the paying body.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeistungOut {
    /// List `leistungsbezug`.
    pub kind: Coded,
    /// Month of its begin.
    pub since: Month,
}

/// A goal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ZielOut {
    /// Handlungsfeld.
    pub handlungsfeld: Coded,
    /// The goal, pseudonymised; empty where it stays away.
    pub wording: String,
    /// List `zielstand`.
    pub state: Coded,
    /// List `prioritaet`.
    pub priority: Option<Coded>,
    /// Month in which it was agreed.
    pub set: Month,
    /// Month in which it will be looked at again.
    pub review: Option<Month>,
    /// Open steps towards it.
    pub steps: Vec<SchrittOut>,
}

/// An open step.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SchrittOut {
    /// What is done, pseudonymised.
    pub what: String,
    /// Who does it, as a role (list `zustaendigkeit`).
    pub who: Coded,
    /// Month until which it is due.
    pub due: Option<Month>,
    /// List `schrittstand`.
    pub state: Coded,
}

/// Where somebody was after an Austritt.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerbleibOut {
    /// List `verbleibszeitpunkt`.
    pub point: Coded,
    /// List `verbleib`.
    pub kind: Coded,
    /// Month of the answer.
    pub month: Month,
}

/// Something that a Fallkonferenz agreed; who sat at the table is not said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VereinbarungOut {
    /// Month of the Fallkonferenz.
    pub month: Month,
    /// What, pseudonymised.
    pub what: String,
    /// Who, pseudonymised.
    pub who: String,
    /// Month until which it is due.
    pub due: Option<Month>,
    /// Whether it was done.
    pub done: bool,
}

/// Who else is there: roles and kinds, no names.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NetzwerkOut {
    /// People who help, by role.
    pub personen: Vec<RolleOut>,
    /// Kinds of bodies that the person lets receive data on `createdOn`.
    pub stellen: Vec<Coded>,
    /// Who else leads the Fall (list `fallfuehrung`).
    pub fallfuehrung: Option<Coded>,
}

/// People of one role.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RolleOut {
    /// Role, for example `Vormund`.
    pub role: String,
    /// How many.
    pub count: u32,
}

/// What help is needed because of somebody's health.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GesundheitOut {
    /// Month of the note.
    pub month: Month,
    /// What help is needed, pseudonymised.
    pub text: String,
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
