//! Fristen: computed, typed in, ticked off; their rules; the day at a glance.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::part::Part;

use super::faelle::FallRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Read Fristen, the nearest first.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListFristen {
    /// Only of this Fall. Of closed Fälle and ended rules everything is shown only when the Fall is named; without a
    /// name closed Fälle have their follow-ups alone.
    #[serde(default)]
    pub fall: Option<FallId>,
    /// Only what is due until this day; missing for all.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Also those that are done.
    #[serde(default)]
    pub include_done: bool,
}

/// Tick a computed Frist off.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompleteFrist {
    /// The Fall.
    pub fall: FallId,
    /// Code of the rule.
    pub rule: Code,
    /// The day that was computed.
    pub due_on: NaiveDate,
    /// How it was settled.
    #[serde(default)]
    pub remark: String,
}

/// Write a calendar without names.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportFristen {
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
    /// Only what is due until this day.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Name of the file, ending in `.ics`; missing for one with the moment in it.
    #[serde(default)]
    #[ts(optional)]
    pub file_name: Option<String>,
}

/// Fristen, the nearest first; those without a sure day at the end.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FristenList {
    /// The rows.
    pub rows: Vec<FristRow>,
}

/// Where a Frist stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FristState {
    /// Its day has passed.
    Ueberfaellig,
    /// Its day is near: within the longest lead time, or within 14 days without one.
    Bald,
    /// Its day is further away.
    Spaeter,
    /// A date it needs is missing or not precise; no alarm, but a question.
    Unklar,
    /// It was ticked off.
    Erledigt,
}

/// Where a Frist comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FristSource {
    /// Computed by a rule.
    Regel,
    /// Typed in.
    Eingetragen,
    /// The next step of a Kontakt.
    Wiedervorlage,
    /// A step or review of the Teilhabeplan, an agreement of a Fallkonferenz.
    Plan,
}

/// One Frist.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FristRow {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name of the person.
    pub name: String,
    /// Where it comes from.
    pub source: FristSource,
    /// Code of the rule, for computed ones.
    pub rule: Option<Code>,
    /// The part of the entry it comes from, if it is one entry.
    pub part: Option<Part>,
    /// That entry.
    pub entry: Option<EntryId>,
    /// What is due, one line.
    pub title: String,
    /// What to look at, worded as a hint; empty for typed ones.
    pub hint: String,
    /// Paragraph; empty for typed ones without one.
    pub basis: String,
    /// Date of the text of the law.
    pub text_of: Option<NaiveDate>,
    /// The day; missing when it is not sure.
    pub due_on: Option<NaiveDate>,
    /// The day as people read it; a span or the missing fact when it is not sure.
    pub due_label: String,
    /// Days from today; negative when it has passed.
    pub days: Option<i32>,
    /// Where it stands.
    pub state: FristState,
    /// The rule has ended and speaks for old cases only.
    pub ended_rule: bool,
    /// Hint on weekends and holidays (§ 193 BGB), if the day is one.
    pub weekend_hint: String,
}

/// The rules with what the office has set.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FristRules {
    /// The rules.
    pub rows: Vec<FristRuleRow>,
    /// The sentence under every hint.
    pub disclaimer: String,
}

/// A rule.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FristRuleRow {
    /// Code.
    pub code: Code,
    /// Name.
    pub label: String,
    /// What it looks at, in words.
    pub explanation: String,
    /// Paragraph.
    pub basis: String,
    /// Date of the text.
    pub text_of: NaiveDate,
    /// Last day on which the rule applied; missing while it does.
    pub ended_on: Option<NaiveDate>,
    /// It is switched on.
    pub on: bool,
    /// Days before the day on which it reminds, longest first.
    pub lead_days: Vec<u32>,
    /// What it comes with.
    pub default_lead_days: Vec<u32>,
}

/// What the office sets for a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FristRuleSetting {
    /// Code of the rule.
    pub code: Code,
    /// It is switched on.
    pub on: bool,
    /// Days before; at most eight, each at most 1,100.
    pub lead_days: Vec<u32>,
}

/// Replace what the office has set.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveFristRules {
    /// One for each rule that differs from what it comes with.
    pub rules: Vec<FristRuleSetting>,
}

/// The day at a glance.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Heute {
    /// Today.
    pub today: NaiveDate,
    /// Overdue and near, the most urgent first.
    pub fristen: Vec<FristRow>,
    /// How many Fristen have no sure day.
    pub unclear: u32,
    /// Fälle without a Kontakt for as long as the settings say, longest first; at most 20.
    pub without_kontakt: Vec<FallRow>,
    /// How many there are.
    pub without_kontakt_total: u32,
    /// Days after which a Fall counts as without Kontakt.
    pub no_kontakt_days: u32,
    /// Reports that wait in the outbox.
    pub unsent: u32,
    /// Drafts that were not saved.
    pub drafts: u32,
    /// Fälle whose retention has ended.
    pub retention_due: u32,
}
