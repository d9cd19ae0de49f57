//! The table plan of a programme: which Bausteine and kinds exist, and the ladder from fine to coarse. It is fixed
//! in advance by people who know the field and never chosen by looking at the data; its hash stands in every
//! report. How a level is chosen is in `block_rule`, which plans are refused in `ladder`.

mod ladder;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::StatisticsError;
use crate::error::PlanFault;
use ladder::{check_codes, check_ladder, check_text, with_finest};

/// Part of the plan hash: a report made by another rule is another release.
pub(crate) const RULE_VERSION: &str = "block-rule/1";

/// A validated plan.
///
/// The JSON of a plan (unknown keys are refused; the finest level, one category per kind, is implied):
///
/// ```
/// let plan = fallmappe_statistics::Plan::from_json(r#"{
///   "format": "fallmappe-plan", "version": 1,
///   "programme": "kim", "title": "KIM Case Management", "basis": "cm",
///   "bausteine": [
///     {"code": "cm", "label": "Case Management"},
///     {"code": "beratung", "label": "Beratung"}],
///   "vermittlungen": {
///     "kinds": [
///       {"code": "ausbildung", "label": "Ausbildung"},
///       {"code": "ehrenamt", "label": "Ehrenamt"}],
///     "ladder": [
///       {"code": "gesamt", "label": "Alle Arten", "groups": [
///         {"code": "alle", "label": "Vermittlungen insgesamt", "kinds": ["ausbildung", "ehrenamt"]}]}]}
/// }"#).unwrap();
/// assert_eq!(plan.programme(), "kim");
/// ```
///
/// `basis` is the Baustein nearly every person is in. Its own figure is shown only together with the sum of all
/// Teilnahmen; "253 of 255 persons in Baustein 6" would otherwise be a count of two persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    programme: String,
    title: String,
    basis: String,
    bausteine: Vec<Labelled>,
    levels: Vec<Level>,
    hash: String,
}

/// A code of the preset with its German label.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// Stable ASCII code.
    pub code: String,
    /// What people read.
    pub label: String,
}

/// One rung of the ladder of kinds: a partition of all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable code.
    pub code: String,
    /// What people read.
    pub label: String,
    /// The kinds it holds.
    pub kinds: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    format: String,
    version: u32,
    programme: String,
    title: String,
    basis: String,
    bausteine: Vec<Labelled>,
    vermittlungen: VermittlungFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VermittlungFile {
    kinds: Vec<Labelled>,
    ladder: Vec<Level>,
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
        let file: PlanFile = serde_json::from_str(text).map_err(|_| PlanFault::NotThePlanFormat)?;
        if file.format != "fallmappe-plan" || file.version != 1 {
            return Err(PlanFault::OtherVersion);
        }
        check_codes(&file.bausteine)?;
        check_codes(&file.vermittlungen.kinds)?;
        check_text(&[&file.programme, &file.title])?;
        if !file
            .bausteine
            .iter()
            .any(|baustein| baustein.code == file.basis)
        {
            return Err(PlanFault::UnknownBasis);
        }
        let levels = with_finest(file.vermittlungen);
        check_ladder(&levels)?;
        let mut plan = Self {
            programme: file.programme,
            title: file.title,
            basis: file.basis,
            bausteine: file.bausteine,
            levels,
            hash: String::new(),
        };
        plan.hash = plan.canonical_hash();
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

    /// The rungs for kinds of Vermittlung, finest first.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// SHA-256 over the canonical form of everything that decides what is shown, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub(crate) fn knows_kind(&self, kind: &str) -> bool {
        self.levels
            .first()
            .is_some_and(|finest| finest.groups.iter().any(|group| group.code == kind))
    }

    /// Every text with its length in front: two different plans cannot have the same canonical form.
    fn canonical_hash(&self) -> String {
        let mut hasher = Sha256::new();
        let mut put = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        };
        for text in [RULE_VERSION, &self.programme, &self.title, &self.basis] {
            put(text);
        }
        put(&self.bausteine.len().to_string());
        for baustein in &self.bausteine {
            put(&baustein.code);
            put(&baustein.label);
        }
        for level in &self.levels {
            put(&level.code);
            put(&level.label);
            put(&level.groups.len().to_string());
            for group in &level.groups {
                put(&group.code);
                put(&group.label);
                put(&group.kinds.len().to_string());
                group.kinds.iter().for_each(|kind| put(kind));
            }
        }
        hex::encode(hasher.finalize())
    }
}

#[cfg(test)]
mod tests;
