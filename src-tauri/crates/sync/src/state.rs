//! The states of an outbox entry. Pure: the store keeps them, [`push`](crate::push()) reports what
//! happened.
//!
//! The rule behind the table: an event may come twice or late, because the program can stop between
//! an act and its record; what cannot have happened is refused instead of guessed.

use crate::State;

/// What happened to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// A delivery begins. Recorded before the first byte leaves.
    Started,
    /// The inbox has the bytes, read back.
    Delivered,
    /// The delivery failed for a reason that time or a cable can cure.
    Interrupted,
    /// The inbox will never take this entry.
    Rejected,
    /// The KI confirmed by receipt, by whatever way the bytes came to it.
    Confirmed,
    /// A person asks for another delivery, for instance because a stick was lost.
    Repeated,
}

impl Event {
    /// All events.
    pub const ALL: [Self; 6] = [
        Self::Started,
        Self::Delivered,
        Self::Interrupted,
        Self::Rejected,
        Self::Confirmed,
        Self::Repeated,
    ];
}

/// The state after an event, or `None` if the event cannot belong to this state.
pub fn next(state: State, event: Event) -> Option<State> {
    match (state, event) {
        // A receipt counts in any state: the file may have travelled by hand.
        (_, Event::Confirmed) => Some(State::Confirmed),
        // Nothing undoes a confirmation; the end of a delivery under way may be recorded after it.
        (State::Confirmed, Event::Delivered | Event::Interrupted | Event::Rejected) => {
            Some(State::Confirmed)
        }
        (State::Confirmed, _) => None,
        // "Sending" at a start means that the program stopped in between: begin again.
        (State::Queued | State::Sending, Event::Started) => Some(State::Sending),
        (State::Sending, Event::Delivered) => Some(State::Stored),
        (State::Sending, Event::Interrupted) => Some(State::Queued),
        (State::Sending, Event::Rejected) => Some(State::Refused),
        // Recorded twice.
        (State::Stored, Event::Delivered) => Some(State::Stored),
        (State::Refused, Event::Rejected) => Some(State::Refused),
        (_, Event::Repeated) => Some(State::Queued),
        _ => None,
    }
}
