//! The table plan of a programme: which Bausteine, Merkmale and kinds of events exist, and for each the ladder from
//! fine to coarse. It is fixed in advance by people who know the field and never chosen by looking at the data; its
//! hash stands in every report. How a rung is chosen is in `block_rule`, which plans are refused in `ladder`.
//!
//! The tables of a plan form a star: one Merkmal of the Eintritte is the hub, the others are leaves. There is no
//! table of two leaves, because a cycle of tables gives single persons away.

mod ladder;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::StatisticsError;
use crate::error::PlanFault;

/// Part of the plan hash: a report made by another rule is another release.
pub(crate) const RULE_VERSION: &str = "block-rule/2";

/// A validated plan.
///
/// The JSON of a plan (unknown keys are refused):
///
/// ```
/// let plan = fallmappe_statistics::Plan::from_json(r#"{
///   "format": "fallmappe-plan", "version": 2,
///   "programme": "kim", "title": "KIM Case Management", "basis": "cm",
///   "bausteine": [
///     {"code": "cm", "label": "Case Management"},
///     {"code": "beratung", "label": "Beratung"}],
///   "merkmale": [
///     {"code": "geschlecht", "label": "Geschlecht", "source": "geschlecht", "of": "eintritte", "hub": true,
///      "definition": "Geschlecht beim Eintritt.",
///      "levels": [{"code": "zwei", "label": "zwei Gruppen", "groups": [
///        {"code": "weiblich", "label": "weiblich", "values": ["weiblich"]},
///        {"code": "andere", "label": "nicht weiblich", "values": ["maennlich", "divers"], "rest": true}]}]}],
///   "ereignisse": [
///     {"code": "vermittlungen", "label": "Vermittlungen", "count": "personen",
///      "definition": "Vermittlungen im Zeitraum.",
///      "levels": [{"code": "gesamt", "label": "alle Arten", "groups": [
///        {"code": "alle", "label": "Vermittlungen insgesamt", "values": [], "rest": true}]}]}]
/// }"#).unwrap();
/// assert_eq!(plan.programme(), "kim");
/// ```
///
/// `begins` is the first day anybody could join; a Bestand before it is impossible, so that nobody has to hide it.
/// `basis` is the Baustein nearly every person is in. Its own figure is shown only together with the sum of all
/// Teilnahmen; "253 of 255 persons in Baustein 6" would otherwise be a count of two persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    format: String,
    version: u32,
    programme: String,
    title: String,
    #[serde(default)]
    begins: Option<NaiveDate>,
    basis: String,
    bausteine: Vec<Labelled>,
    merkmale: Vec<Merkmal>,
    ereignisse: Vec<Ereignis>,
    #[serde(skip)]
    hash: String,
}

/// A code of the preset with its German label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// Stable ASCII code.
    pub code: String,
    /// What people read.
    pub label: String,
}

/// A property by which persons are told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Merkmal {
    /// Stable code, part of the ids of its tables.
    pub code: String,
    /// What people read.
    pub label: String,
    /// Which of the facts' properties it reads.
    pub source: String,
    /// Whose property, and on which day.
    pub of: Stream,
    /// True for the one Merkmal that the others are crossed with.
    #[serde(default)]
    pub hub: bool,
    /// What is counted, German.
    pub definition: String,
    /// The ladder, finest rung first.
    pub levels: Vec<Level>,
}

/// Who is in a table of a Merkmal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stream {
    /// Everybody who entered, as on the day of the Eintritt.
    Eintritte,
    /// Everybody who left, as on the day of the Austritt.
    Austritte,
    /// Everybody who is there on the last day, as on that day.
    Bestand,
}

/// Events that are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ereignis {
    /// Stable code; facts name it.
    pub code: String,
    /// What people read.
    pub label: String,
    /// Whether persons are told.
    pub count: CountOf,
    /// What is counted, German.
    pub definition: String,
    /// The ladder, finest rung first.
    pub levels: Vec<Level>,
}

/// What a table of events tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CountOf {
    /// How many persons had one, and how many there were.
    Personen,
    /// Only how many there were.
    Ereignisse,
}

/// One rung of a ladder: a partition of all values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Stable code of the rung, for example `mittel`.
    pub code: String,
    /// What people read.
    pub label: String,
    /// The groups, in the order they are shown. Never sorted by size.
    pub groups: Vec<Group>,
}

/// One category of a rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable code.
    pub code: String,
    /// What people read.
    pub label: String,
    /// The values it holds.
    pub values: Vec<String>,
    /// True for the one group of a rung that takes every value nobody names, "nicht erhoben" included.
    #[serde(default)]
    pub rest: bool,
}

impl Plan {
    /// Reads and checks a plan.
    ///
    /// # Errors
    /// `InvalidPlan` with the broken rule.
    pub fn from_json(text: &str) -> Result<Self, StatisticsError> {
        Self::read(text).map_err(StatisticsError::InvalidPlan)
    }

    fn read(text: &str) -> Result<Self, PlanFault> {
        let mut plan: Self = serde_json::from_str(text).map_err(|_| PlanFault::NotThePlanFormat)?;
        if plan.format != "fallmappe-plan" || plan.version != 2 {
            return Err(PlanFault::OtherVersion);
        }
        ladder::check(&plan)?;
        // The written form has its keys in the order of the types, whatever the file had.
        let canonical = serde_json::to_vec(&plan).map_err(|_| PlanFault::NotThePlanFormat)?;
        let mut hasher = Sha256::new();
        hasher.update(RULE_VERSION);
        hasher.update([0]);
        hasher.update(canonical);
        plan.hash = hex::encode(hasher.finalize());
        Ok(plan)
    }

    /// Code of the programme.
    #[must_use]
    pub fn programme(&self) -> &str {
        &self.programme
    }

    /// Name of the programme as people read it.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// First day anybody could join, if the programme has one.
    #[must_use]
    pub fn begins(&self) -> Option<NaiveDate> {
        self.begins
    }

    /// Code of the Baustein nearly everybody is in.
    #[must_use]
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// The Bausteine in the order they are shown.
    #[must_use]
    pub fn bausteine(&self) -> &[Labelled] {
        &self.bausteine
    }

    /// The Merkmale in the order they are shown.
    #[must_use]
    pub fn merkmale(&self) -> &[Merkmal] {
        &self.merkmale
    }

    /// The Merkmal that the others are crossed with.
    #[must_use]
    pub fn hub(&self) -> Option<&Merkmal> {
        self.merkmale.iter().find(|merkmal| merkmal.hub)
    }

    /// The events in the order they are shown.
    #[must_use]
    pub fn ereignisse(&self) -> &[Ereignis] {
        &self.ereignisse
    }

    /// SHA-256 over the canonical form of everything that decides what is shown, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

impl Level {
    /// Where a value is counted.
    #[must_use]
    pub fn group_of(&self, value: &str) -> usize {
        let named = |group: &Group| group.values.iter().any(|one| one == value);
        let place = self.groups.iter().position(named);
        place
            .or_else(|| self.groups.iter().position(|group| group.rest))
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
