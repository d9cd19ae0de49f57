//! Lists that a programme defines, as data: `assets/presets/*.json`.
//!
//! A preset belongs to one programme (`durchstarten`, `kim`). The common lists (status, documents, housing …) stand in
//! `gemeinsam.json` and belong to every programme. Entries carry a validity so that an ended value stays readable.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::{Code, KEINE_ANGABE, NICHT_ERHOBEN};

/// The presets that come with the program: the common lists first, then one file per programme, the running one
/// before the ended one, because forms offer the first.
const SHIPPED: [&str; 3] = [
    include_str!("../../../../assets/presets/gemeinsam.json"),
    include_str!("../../../../assets/presets/kim.json"),
    include_str!("../../../../assets/presets/durchstarten.json"),
];

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListEntry {
    /// What is stored.
    pub code: Code,
    /// What people read, German.
    pub label: String,
    /// Coarser group for reports; empty when the list has none.
    #[serde(default)]
    pub group: String,
    /// First day on which the value could be chosen.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it could be chosen; older entries keep it.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
}

/// A list with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodeList {
    /// Where the values come from, with the date of the text.
    pub source: String,
    /// The values in the order in which screens show them.
    pub entries: Vec<ListEntry>,
}

/// One preset file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Fallmappe: Listen eines Programms")]
pub struct Preset {
    /// Code of the programme; `gemeinsam` for the common lists.
    pub code: Code,
    /// What people read.
    pub label: String,
    /// Who hands it out; empty for those that come with the program.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issued_by: String,
    /// Day it was handed out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<NaiveDate>,
    /// Lists by name.
    pub lists: BTreeMap<String, CodeList>,
}

/// Every list that is in force, common ones and those of all programmes.
#[derive(Debug, Clone)]
pub struct Presets {
    presets: Vec<Preset>,
}

/// The presets that come with the program.
pub fn shipped() -> &'static Presets {
    static PRESETS: OnceLock<Presets> = OnceLock::new();
    PRESETS.get_or_init(|| Presets {
        // The files are compiled in and read by a test, so an unreadable one cannot be released.
        presets: SHIPPED
            .iter()
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect(),
    })
}

impl Presets {
    /// These presets and, behind them, those that an office was handed by its KI.
    pub fn with(&self, own: &[Preset]) -> Self {
        let presets = self.presets.iter().chain(own).cloned().collect();
        Self { presets }
    }

    /// The presets, common lists first.
    pub fn all(&self) -> &[Preset] {
        &self.presets
    }

    /// Codes of the programmes.
    pub fn programmes(&self) -> impl Iterator<Item = &Preset> {
        self.presets
            .iter()
            .filter(|p| p.lists.contains_key("baustein"))
    }

    /// Values of a list over all presets, e.g. every Baustein of every programme.
    pub fn entries<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a ListEntry> {
        self.presets
            .iter()
            .filter_map(move |p| p.lists.get(list))
            .flat_map(|l| &l.entries)
    }

    /// Whether a list holds a code. "keine Angabe" and "nicht erhoben" belong to every list.
    pub fn contains(&self, list: &str, code: &Code) -> bool {
        matches!(code.as_str(), KEINE_ANGABE | NICHT_ERHOBEN)
            || self.entries(list).any(|entry| entry.code == *code)
    }

    /// Whether a programme has a Baustein of this code.
    pub fn has_baustein(&self, programme: &Code, baustein: &Code) -> bool {
        self.presets
            .iter()
            .filter(|p| p.code == *programme)
            .filter_map(|p| p.lists.get("baustein"))
            .any(|l| l.entries.iter().any(|entry| entry.code == *baustein))
    }

    /// What people read for a code; the code itself when no list knows it.
    pub fn label(&self, list: &str, code: &Code) -> String {
        match code.as_str() {
            KEINE_ANGABE => "keine Angabe".to_owned(),
            NICHT_ERHOBEN => "nicht erhoben".to_owned(),
            other => self
                .entries(list)
                .find(|entry| entry.code == *code)
                .map_or_else(|| other.to_owned(), |entry| entry.label.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_preset_can_be_read() {
        for text in SHIPPED {
            serde_json::from_str::<Preset>(text).unwrap();
        }
        assert_eq!(shipped().all().len(), SHIPPED.len());
    }

    #[test]
    fn every_list_names_its_source_and_has_no_code_twice() {
        for preset in shipped().all() {
            for (name, list) in &preset.lists {
                assert!(!list.source.trim().is_empty(), "{name} names no source");
                let mut codes: Vec<_> = list.entries.iter().map(|e| e.code.clone()).collect();
                codes.sort();
                codes.dedup();
                assert_eq!(codes.len(), list.entries.len(), "{name} has a code twice");
                assert!(
                    list.entries.iter().all(|e| !e.label.trim().is_empty()),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn the_lists_that_records_refer_to_exist() {
        for list in crate::check::LISTS_IN_USE {
            assert!(shipped().entries(list).count() > 1, "{list} is missing");
        }
    }
}
