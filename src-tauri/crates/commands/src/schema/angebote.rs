//! The directory of offers, and the tally of people who were spoken to.

use chrono::NaiveDate;
use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::ansprache::Ansprache;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{AngebotId, AnspracheId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Add an offer, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveAngebot {
    /// The offer to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<AngebotId>,
    /// The offer.
    pub angebot: Angebot,
}

/// One offer.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfAngebot {
    /// The offer.
    pub id: AngebotId,
}

/// Every offer by title.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AngeboteList {
    /// The rows.
    pub rows: Vec<AngebotRow>,
}

/// An offer with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AngebotRow {
    /// Id.
    pub id: AngebotId,
    /// The offer.
    pub angebot: Angebot,
    /// Name of the Stelle.
    pub stelle: String,
    /// It holds today.
    pub valid: bool,
}

/// An offer was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedAngebot {
    /// Its id.
    pub id: AngebotId,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Lines of the tally.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ListAnsprachen {
    /// First day; missing for all.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// Lines of the tally, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnsprachenList {
    /// The rows.
    pub rows: Vec<AnspracheRow>,
    /// Persons spoken to in all rows. Whoever was spoken to twice counts twice: the tally knows nobody.
    pub reached: u32,
    /// Persons who wanted to hear more.
    pub interested: u32,
}

/// A line of the tally with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnspracheRow {
    /// Id.
    pub id: AnspracheId,
    /// The line.
    pub ansprache: Ansprache,
}

/// Add a line to the tally, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveAnsprache {
    /// The line to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<AnspracheId>,
    /// The line.
    pub ansprache: Ansprache,
}

/// One line of the tally.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfAnsprache {
    /// The line.
    pub id: AnspracheId,
}

/// A line of the tally was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedAnsprache {
    /// Its id.
    pub id: AnspracheId,
    /// What to read again.
    pub changed: Vec<Changed>,
}
