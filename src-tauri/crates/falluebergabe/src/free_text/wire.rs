//! The shape of the pseudonymiser's own door: one note in, one note out, as JSON lines.
//!
//! The field names are a public contract (`fallmappe-cli freitext pseudonymise`). How the spans are found is in the
//! sibling files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One note of a Fall with what the record knows about the persons in it.
///
/// `Debug` is deliberately not derived: a note must not end up in a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteIn {
    /// Id of the note, handed back unchanged.
    pub id: String,
    /// Notes with the same id are one case: one person, one code.
    pub fall_id: String,
    /// What the record knows. The values of all notes of one case are used for each of them.
    #[serde(default)]
    pub known: Vec<Known>,
    /// The text as it was typed.
    pub text: String,
}

/// One value of the record that must not leave.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    /// Groups the values of one person, for example `klient` or `p2`.
    #[serde(default)]
    pub person: String,
    /// Free word for the relation: `klient`, `vater`, `anwalt`, `fachkraft`.
    #[serde(default)]
    pub relation: String,
    /// What kind of value it is.
    pub kind: KnownKind,
    /// The value as the record spells it.
    pub value: String,
}

impl Known {
    /// A value of the record.
    #[must_use]
    pub fn new(person: &str, relation: &str, kind: KnownKind, value: &str) -> Self {
        Self {
            person: person.to_owned(),
            relation: relation.to_owned(),
            kind,
            value: value.to_owned(),
        }
    }
}

/// The kinds of values a record can know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KnownKind {
    /// Given name or names.
    GivenName,
    /// Family name or names.
    FamilyName,
    /// Rufname or a further spelling.
    Alias,
    /// Birth date in ISO form; year or year and month alone are allowed.
    BirthDate,
    /// Place of birth or origin.
    BirthPlace,
    /// Telephone number in any spelling.
    Phone,
    /// E-mail address.
    Email,
    /// Street and house number.
    Street,
    /// Postcode.
    Postcode,
    /// Municipality.
    Municipality,
    /// Nationality: ISO 3166-1 alpha-3 code, country or adjective.
    Nationality,
    /// A language that shall not be named.
    Language,
    /// Employer.
    Employer,
    /// School or course provider.
    School,
    /// Name of the accommodation.
    Accommodation,
    /// File, customer or document number.
    FileNumber,
    /// Anything else that identifies.
    Other,
}

impl KnownKind {
    /// Whether the value is a part of a person's name.
    #[must_use]
    pub fn is_name(self) -> bool {
        matches!(self, Self::GivenName | Self::FamilyName | Self::Alias)
    }

    /// Whether the value is replaced by a coarser word rather than by a code.
    #[must_use]
    pub fn is_generalised(self) -> bool {
        matches!(
            self,
            Self::BirthPlace
                | Self::Municipality
                | Self::Nationality
                | Self::Language
                | Self::Employer
                | Self::School
                | Self::Accommodation
        )
    }
}

/// One note as it would leave, with every span replaced, also those of class `ask`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteOut {
    /// Id of the note as handed in.
    pub id: String,
    /// The pseudonymised text.
    pub text: String,
    /// What was replaced, in order, never overlapping.
    pub spans: Vec<Span>,
    /// Sentences that tell something rare, in order. They stand in `text` as they are: somebody should read
    /// them. Missing where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Hint>,
}

/// A sentence by which somebody could be known without a name. Offsets count Unicode code points of the input text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hint {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What it tells, in German, without the words of the sentence.
    pub reason: String,
}

/// One replaced stretch. Offsets count Unicode code points of the input text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What was found.
    pub kind: SpanKind,
    /// The person it belongs to, as named in `known`, or `u1`, `u2` … for persons found in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub person: Option<String>,
    /// What stands in the outgoing text.
    pub replacement: String,
    /// How sure the finding is.
    pub class: SpanClass,
    /// Why it was replaced, in German, without the value.
    pub reason: String,
}

/// What a span is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum SpanKind {
    /// Name of a person.
    Person,
    /// Birth date.
    BirthDate,
    /// Another exact date.
    Date,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// Name in a messenger or network.
    Handle,
    /// Internet address.
    Url,
    /// Street, house number or postcode.
    Address,
    /// Municipality or place of origin.
    Place,
    /// Nationality.
    Nationality,
    /// Language.
    Language,
    /// Employer, school or accommodation.
    Organisation,
    /// File, customer, insurance or document number.
    FileNumber,
    /// Bank account.
    BankAccount,
    /// Number plate.
    Plate,
    /// Anything else the record names.
    Other,
}

/// How sure a finding is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum SpanClass {
    /// A value of the record or a form that leaves no doubt.
    Certain,
    /// A guess: a person has to look at it.
    Ask,
    /// Replaced by a coarser word.
    Generalised,
}
