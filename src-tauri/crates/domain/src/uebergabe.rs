//! Where a Fallübergabe stands, and which answers may change that.
//!
//! The Fall stays with the sender until a receipt says otherwise. A packet that was replaced, revoked or given back is
//! closed: what comes later changes nothing. Whether it has expired is read from the calendar and stored nowhere.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// What is handed over.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    TS,
)]
#[serde(rename_all = "camelCase")]
pub enum UebergabeProduct {
    /// The pseudonymised packet with a letter that names nobody.
    #[default]
    Packet,
    /// The named letter with the named Übergabebogen.
    Named,
    /// The sheet without names for a Fallkonferenz.
    Konferenz,
}

/// In which form a packet leaves.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    TS,
)]
#[serde(rename_all = "camelCase")]
pub enum PacketForm {
    /// Sealed for the key of the Stelle.
    #[default]
    Key,
    /// Locked with a passphrase that goes another way.
    Passphrase,
    /// Locked with a passphrase, as a page that any browser opens without a network.
    Html,
}

/// Where a Fallübergabe stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum UebergabeState {
    /// Made, still here.
    Prepared,
    /// Given to the Stelle.
    HandedOut,
    /// The Stelle has it and has not decided.
    Received,
    /// The Stelle has taken the Fall over.
    Accepted,
    /// The Stelle has taken over a part.
    PartlyAccepted,
    /// The Stelle does not take the Fall over.
    Rejected,
    /// Nobody answered in time. Read from the calendar.
    Expired,
    /// A newer packet for the same Stelle stands in its place.
    Replaced,
    /// The person withdrew the consent.
    Revoked,
    /// The Stelle took it over and gave it back.
    Returned,
}

/// What can happen to a Fallübergabe.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum UebergabeEventKind {
    /// It was given to the Stelle.
    HandedOut,
    /// The Stelle has it.
    Received,
    /// The Stelle takes it over.
    Accepted,
    /// The Stelle takes a part over.
    PartlyAccepted,
    /// The Stelle does not take it over.
    Rejected,
    /// The Stelle gives it back.
    Returned,
    /// A newer packet was made.
    Replaced,
    /// The consent was withdrawn.
    Revoked,
}

/// How an event came to be known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum EventSource {
    /// A signed receipt file.
    Receipt,
    /// Somebody wrote it down: a telephone call, a paper.
    Manual,
    /// The program did it: a new packet, a withdrawal.
    Program,
}

/// One thing that happened to a Fallübergabe.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UebergabeEvent {
    /// What happened.
    pub kind: UebergabeEventKind,
    /// The day it happened, as the receipt or the person says.
    pub on: NaiveDate,
    /// How it is known.
    pub source: EventSource,
    /// List `quittungsgrund`; "nicht erhoben" where no reason was asked.
    #[serde(default)]
    pub reason: Code,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
    /// Who answered, as the receipt says; empty for anything else.
    #[serde(default)]
    pub by: String,
    /// From this day on the Stelle leads the Fall.
    #[serde(default)]
    pub leads_from: Option<NaiveDate>,
    /// SHA-256 of the receipt file, lower case hex; empty without one.
    #[serde(default)]
    pub receipt_sha256: String,
    /// Number of the receipt of this packet, from 1; 0 without one.
    #[serde(default)]
    pub receipt_number: u32,
}

crate::silent_debug!(UebergabeEvent);

/// Why an event changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EventRefused {
    /// The packet was replaced, revoked or given back.
    Closed,
    /// It cannot follow on what happened before.
    OutOfOrder,
    /// This very receipt was read in before.
    Repeated,
    /// A newer receipt of this packet was read in before.
    Outdated,
}

/// The state after an event, or why there is none.
///
/// # Errors
/// [`EventRefused::Closed`] or [`EventRefused::OutOfOrder`].
pub fn next(
    state: UebergabeState,
    event: UebergabeEventKind,
) -> Result<UebergabeState, EventRefused> {
    use UebergabeEventKind as E;
    use UebergabeState as S;
    Ok(match (state, event) {
        (S::Replaced | S::Revoked | S::Returned, _) => return Err(EventRefused::Closed),
        // A late answer is still an answer.
        (S::Expired, event) => return next(S::HandedOut, event),
        (_, E::Revoked) => S::Revoked,
        (S::Prepared, E::HandedOut) => S::HandedOut,
        (S::Prepared | S::HandedOut, E::Received) => S::Received,
        (S::Prepared | S::HandedOut | S::Received | S::PartlyAccepted, E::Accepted) => S::Accepted,
        (S::Prepared | S::HandedOut | S::Received, E::PartlyAccepted) => S::PartlyAccepted,
        (S::Prepared | S::HandedOut | S::Received, E::Rejected) => S::Rejected,
        (S::Accepted | S::PartlyAccepted, E::Returned) => S::Returned,
        (S::Prepared | S::HandedOut | S::Received | S::PartlyAccepted, E::Replaced) => S::Replaced,
        _ => return Err(EventRefused::OutOfOrder),
    })
}

/// Where a Fallübergabe stands on a day, from its events in the order in which they were written down.
///
/// Shape: events that [`check`] let in; others are passed over. `valid_until` is the last day on which an answer is awaited.
pub fn state_on<'a>(
    events: impl IntoIterator<Item = &'a UebergabeEvent>,
    valid_until: NaiveDate,
    today: NaiveDate,
) -> UebergabeState {
    let state = events
        .into_iter()
        .fold(UebergabeState::Prepared, |state, event| {
            next(state, event.kind).unwrap_or(state)
        });
    let waits = matches!(
        state,
        UebergabeState::Prepared | UebergabeState::HandedOut | UebergabeState::Received
    );
    if waits && today > valid_until {
        UebergabeState::Expired
    } else {
        state
    }
}

/// Whether an event may be written down after those that were.
///
/// # Errors
/// Why it changes nothing. A receipt that was read in before is called repeated, whatever happened since.
pub fn check(
    events: &[UebergabeEvent],
    event: &UebergabeEvent,
) -> Result<UebergabeState, EventRefused> {
    if event.receipt_number > 0 {
        let same = |known: &UebergabeEvent| known.receipt_sha256 == event.receipt_sha256;
        let newest = events.iter().map(|known| known.receipt_number).max();
        if events.iter().any(same) {
            return Err(EventRefused::Repeated);
        }
        if newest.is_some_and(|newest| newest >= event.receipt_number) {
            return Err(EventRefused::Outdated);
        }
    }
    let state = state_on(events, NaiveDate::MAX, NaiveDate::MIN);
    next(state, event.kind)
}

impl UebergabeEventKind {
    /// What people read.
    #[must_use]
    pub fn german(self) -> &'static str {
        match self {
            Self::HandedOut => "ausgehändigt",
            Self::Received => "eingegangen",
            Self::Accepted => "übernommen",
            Self::PartlyAccepted => "teilweise übernommen",
            Self::Rejected => "abgelehnt",
            Self::Returned => "zurückgegeben",
            Self::Replaced => "durch ein neueres Paket ersetzt",
            Self::Revoked => "Einwilligung widerrufen",
        }
    }
}

impl UebergabeState {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Prepared,
        Self::HandedOut,
        Self::Received,
        Self::Accepted,
        Self::PartlyAccepted,
        Self::Rejected,
        Self::Expired,
        Self::Replaced,
        Self::Revoked,
        Self::Returned,
    ];

    /// What people read.
    #[must_use]
    pub fn german(self) -> &'static str {
        match self {
            Self::Prepared => "vorbereitet",
            Self::HandedOut => "ausgehändigt",
            Self::Received => "eingegangen",
            Self::Accepted => "übernommen",
            Self::PartlyAccepted => "teilweise übernommen",
            Self::Rejected => "abgelehnt",
            Self::Expired => "ohne Antwort abgelaufen",
            Self::Replaced => "ersetzt",
            Self::Revoked => "widerrufen",
            Self::Returned => "zurückgegeben",
        }
    }

    /// Whether an answer is still awaited.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Prepared
                | Self::HandedOut
                | Self::Received
                | Self::PartlyAccepted
                | Self::Expired
        )
    }
}

#[cfg(test)]
mod tests;
