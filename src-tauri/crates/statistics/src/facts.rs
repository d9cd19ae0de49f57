//! What is counted, and what earlier releases counted already. No type here can be serialised or printed: raw facts
//! never leave by this crate.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// Everything that may be counted, for one programme.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The persons who ever took part.
    pub persons: Vec<PersonFact>,
}

/// One person as counting needs it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PersonFact {
    /// Opaque number of the person; it is never put out.
    pub person: u64,
    /// All Teilnahmen of the programme, those outside the period included.
    pub teilnahmen: Vec<TeilnahmeFact>,
    /// All events that belong to the programme.
    pub ereignisse: Vec<EreignisFact>,
    /// Properties by their source; each since a day, oldest first. Before the first day nothing was recorded.
    pub merkmale: BTreeMap<String, Vec<(NaiveDate, String)>>,
}

/// One Teilnahme.
#[derive(Clone, PartialEq, Eq)]
pub struct TeilnahmeFact {
    /// Code of the Baustein in the plan.
    pub baustein: String,
    /// First day of the Teilnahme.
    pub eintritt: NaiveDate,
    /// Day of leaving, if the person left. On this day the Teilnahme no longer counts to the Bestand.
    pub austritt: Option<NaiveDate>,
}

/// One event, for example a Vermittlung.
#[derive(Clone, PartialEq, Eq)]
pub struct EreignisFact {
    /// Opaque number of the record; unique among the events of its code.
    pub entry: u64,
    /// Code of the events in the plan.
    pub ereignis: String,
    /// Value that the plan's ladder groups.
    pub kind: String,
    /// Day of the event.
    pub date: NaiveDate,
}

/// What earlier releases counted, with the persons behind it, so that late entries and corrections are booked into
/// the running period and nobody is counted twice. It stays in the vault.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Books {
    /// Every booked move, oldest first.
    pub moves: Vec<Move>,
    /// Every event that was published or left out for good.
    pub events: Vec<BookedEvent>,
}

/// Somebody was counted as joining or leaving.
#[derive(Clone, PartialEq, Eq)]
pub struct Move {
    /// Number of the release that counted it.
    pub release: u64,
    /// Code of the Baustein; empty for the programme.
    pub unit: String,
    /// The person; `None` once the Fall was erased. The count stays.
    pub person: Option<u64>,
    /// What was counted.
    pub step: Step,
}

/// What a move counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Was there before the first release began.
    Opening,
    /// Eintritt.
    Joined,
    /// Austritt.
    Left,
}

/// An event that was counted.
#[derive(Clone, PartialEq, Eq)]
pub struct BookedEvent {
    /// Number of the release that counted it.
    pub release: u64,
    /// Code of the events in the plan.
    pub ereignis: String,
    /// The record.
    pub entry: u64,
}

impl PersonFact {
    /// The property on a day; empty when nothing was recorded until then.
    #[must_use]
    pub fn merkmal(&self, source: &str, day: NaiveDate) -> &str {
        let history = self.merkmale.get(source).map(Vec::as_slice);
        let known = history.unwrap_or_default().iter();
        let last = known.take_while(|(since, _)| *since <= day).last();
        last.map_or("", |(_, value)| value.as_str())
    }
}
