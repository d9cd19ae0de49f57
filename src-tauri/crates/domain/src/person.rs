//! Who somebody is. Everything here is identity; counting and handing over never take these types by accident.
//!
//! Not here: what happens in the Fall. Offences, asylum reasons and facts under § 87 AufenthG have no field on purpose
//! (domain rule; Art. 10 DSGVO, § 87 AufenthG, text of 19.08.2026).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;
use crate::dates::ImpreciseDate;

/// A person as the documents and the person name them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Person {
    /// Family name as in the document; many documents carry only one name, which stands here.
    pub family_name: String,
    /// Given name as in the document; empty when there is none.
    pub given_name: String,
    /// Name the person wants to be called by (Rufname).
    pub call_name: String,
    /// Further spellings found in other documents.
    pub aliases: Vec<String>,
    /// Birth date with its precision.
    pub birth_date: Option<ImpreciseDate>,
    /// Geschlecht, list `geschlecht`.
    pub gender: Code,
    /// ISO 3166-1 alpha-3 in capitals, or `staatenlos`, `ungeklaert`, `keine_angabe`, `nicht_erhoben`.
    pub nationality: Code,
    /// Languages, the best for talking first.
    pub languages: Vec<Language>,
    /// How the person can be reached.
    pub reachability: Reachability,
    /// Where the person lives.
    pub address: Address,
    /// Date of entry into Germany with its precision.
    pub entry_date: Option<ImpreciseDate>,
    /// Third persons who matter for the Fall.
    pub dritte: Vec<DrittePerson>,
}

/// A language the person speaks.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Language {
    /// Name of the language in German, e.g. `Tigrinya`.
    pub name: String,
    /// Script the person reads it in, in German; empty when unknown.
    pub script: String,
}

/// How somebody can be reached.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Reachability {
    /// Telephone numbers as written down.
    pub phones: Vec<String>,
    /// Messenger names or numbers.
    pub messengers: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Best time to call, in words.
    pub best_time: String,
    /// Whether talks need an interpreter.
    pub needs_interpreter: bool,
}

/// Where somebody lives.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Address {
    /// Street and house number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub municipality: String,
    /// Amtlicher Gemeindeschlüssel, eight digits; empty when unknown.
    pub ags: String,
    /// Kind of housing, list `wohnen`.
    pub housing: Code,
}

/// Somebody beside the person: family, a volunteer, an official.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DrittePerson {
    /// Name as known.
    pub name: String,
    /// Relation in words, e.g. `Bruder`, `Vormund`, `Sachbearbeiterin`.
    pub relation: String,
    /// Telephone, e-mail or address; empty when unknown.
    pub contact: String,
}

crate::silent_debug!(Person, Language, Reachability, Address, DrittePerson);

impl Person {
    /// How lists show the person: `Familienname, Vorname` or the one name there is.
    pub fn display_name(&self) -> String {
        match (self.family_name.trim(), self.given_name.trim()) {
            ("", given) => given.to_owned(),
            (family, "") => family.to_owned(),
            (family, given) => format!("{family}, {given}"),
        }
    }
}
