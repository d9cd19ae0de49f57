//! Need and supply by Handlungsfeld: exact for the own desk, and as it may be told.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use serde::Serialize;
use ts_rs::TS;

/// Need and supply, on the own desk and as it may be told.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BedarfView {
    /// Day of the exact numbers and of the directory.
    pub stichtag: NaiveDate,
    /// What must stand beside the exact numbers wherever they are shown, German.
    pub mark: String,
    /// Persons that the exact numbers are about.
    pub persons: u32,
    /// Exact numbers, for the own desk.
    pub rows: Vec<BedarfRow>,
    /// As it may be told; exactly what `write_bedarf` writes.
    pub told: ToldBedarf,
    /// What is counted, German sentences.
    pub definitions: Vec<String>,
}

/// Exact numbers of one Handlungsfeld.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BedarfRow {
    /// The Handlungsfeld.
    pub code: Code,
    /// As people read it.
    pub label: String,
    /// Persons with an open Bedarf.
    pub need: u32,
    /// What the directory offers.
    pub supply: Supply,
}

/// What the directory offers in one Handlungsfeld today. Public facts.
#[derive(Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Supply {
    /// Offers that hold today.
    pub offers: u32,
    /// Places of the offers whose number is known; missing when none is.
    pub places: Option<u32>,
    /// Free places of the offers whose number is known; missing when none is.
    pub free_places: Option<u32>,
    /// The oldest day that one of these free places was asked for.
    pub free_as_of: Option<NaiveDate>,
}

/// Need and supply as it may be told.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToldBedarf {
    /// Day of the numbers of need.
    pub stichtag: NaiveDate,
    /// Smallest number of persons that is told.
    pub k: u32,
    /// Persons in all; `.` when they are too few.
    pub persons: String,
    /// The table of this quarter was written already and is repeated.
    pub repeated: bool,
    /// The rows.
    pub rows: Vec<ToldBedarfRow>,
    /// How the numbers are protected, German sentences.
    pub notes: Vec<String>,
}

/// One Handlungsfeld as it may be told.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToldBedarfRow {
    /// As people read it.
    pub label: String,
    /// Persons with an open Bedarf; `.` when hidden.
    pub need: String,
    /// The day that the number is of; missing when it is hidden.
    pub stichtag: Option<NaiveDate>,
    /// What the directory offers.
    pub supply: Supply,
}
