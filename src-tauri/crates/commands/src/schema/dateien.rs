//! Scans and files: take in, look at, give out on purpose.

use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Take a file in.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddDatei {
    /// The Fall.
    pub fall: FallId,
    /// Handle of the file.
    pub file: String,
    /// What people call it.
    pub title: String,
    /// List `dateiart`.
    #[serde(default)]
    pub kind: Code,
    /// Day; today when missing.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Remark.
    #[serde(default)]
    pub remark: String,
}

/// A file was taken in.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedDatei {
    /// Id.
    pub id: EntryId,
    /// What was taken out of it, German; empty when nothing.
    pub removed: String,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Look at a page of a file.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowDatei {
    /// The Fall.
    pub fall: FallId,
    /// The file.
    pub id: EntryId,
    /// Page, counted from 1; images have one.
    #[serde(default)]
    pub page: u32,
    /// Widest picture that helps, in pixels; 0 means 1,200.
    #[serde(default)]
    pub width: u32,
}

/// A page of a file.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DateiView {
    /// Pages in all; 0 when there is no preview.
    pub pages: u32,
    /// Media type of the picture.
    pub media_type: String,
    /// The picture in Base64; empty when there is no preview.
    pub picture: String,
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// Why there is no preview, German; empty when there is one.
    pub message: String,
}

/// Write a file out of the vault, on purpose.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportDatei {
    /// The Fall.
    pub fall: FallId,
    /// The file.
    pub id: EntryId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}
