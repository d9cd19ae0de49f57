//! Finding: hits in their sentence, saved views, likely duplicates, merging.

use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;

use super::faelle::FaelleFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Search as you type.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// Most hits, at most 200; 0 means 30.
    #[serde(default)]
    pub limit: u32,
}

/// What was found, best first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHits {
    /// There are more.
    pub more: bool,
    /// The hits.
    pub rows: Vec<SearchHit>,
}

/// One place where it stands.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name as lists show it.
    pub name: String,
    /// The part; missing for the person and the number.
    pub part: Option<Part>,
    /// The entry.
    pub entry: Option<EntryId>,
    /// What it is, German, with its day: `Kontakt vom 03.04.2026`, `Person`.
    pub what: String,
    /// The sentence around it, in pieces.
    pub pieces: Vec<Piece>,
}

/// A piece of a sentence.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The words.
    pub text: String,
    /// This is what was searched for.
    pub hit: bool,
}

/// A view that somebody saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SavedView {
    /// Name; unique.
    pub name: String,
    /// Words.
    #[serde(default)]
    pub search: String,
    /// Conditions.
    #[serde(default)]
    pub filter: FaelleFilter,
}

/// Save a view, new or under a known name.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveView {
    /// The view.
    pub view: SavedView,
}

/// Remove a view.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveView {
    /// Its name.
    pub name: String,
}

/// Saved views by name.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewsList {
    /// The views.
    pub rows: Vec<SavedView>,
}

/// Who could be the same person.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindDuplicates {
    /// The person, typed or stored.
    pub person: Person,
    /// The Fall it is stored in; missing for a new one.
    #[serde(default)]
    pub fall: Option<FallId>,
}

/// Likely duplicates, likeliest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Duplicates {
    /// The rows.
    pub rows: Vec<DuplicateRow>,
}

/// A Fall that may be about the same person.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateRow {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name.
    pub name: String,
    /// Birth date as people read it.
    pub birth_date: String,
    /// It is closed.
    pub closed: bool,
    /// Why, German sentences.
    pub reasons: Vec<String>,
}

/// Remember that two Fälle are about two persons.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MarkDifferent {
    /// One Fall.
    pub fall: FallId,
    /// The other.
    pub other: FallId,
}

/// Put two Fälle about one person together; can be undone.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeFaelle {
    /// The Fall that stays.
    pub keep: FallId,
    /// The Fall whose entries move; it goes into the bin.
    pub absorb: FallId,
}
