//! One round of delivery: entry by entry, in order, each step recorded.
//!
//! The end of a delivery is recorded after it, so a crash in between leaves "sending" behind; the
//! next round delivers again, and the transport finds the bytes there. So each entry arrives once,
//! however often it is tried.

use crate::state::Event;
use crate::transport::{Delivery, Transport, TransportError};
use crate::{OutboxId, State};

/// An entry as the outbox holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Row of the outbox.
    pub id: OutboxId,
    /// Where it stands. Only queued and sending entries are delivered; the others are passed over.
    pub state: State,
    /// File name, as made by [`make_envelope`](crate::make_envelope).
    pub name: String,
    /// The sealed bytes, as made once.
    pub bytes: Vec<u8>,
}

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pushed {
    /// Entries that lie in the inbox now.
    pub delivered: u32,
    /// How many of these had arrived with an earlier try.
    pub already_there: u32,
    /// Entries that the inbox will never take.
    pub refused: u32,
    /// Entries that still wait.
    pub waiting: u32,
    /// Why the round ended early, if it did.
    pub stopped: Option<TransportError>,
}

/// Delivers what waits, in the given order (oldest first).
///
/// `record` must have kept the event durably when it returns: [`Event::Started`] before bytes
/// leave, then how it ended. A failure that would hit every further entry ends the round.
///
/// # Errors
/// The error of `record`, at once: without a record nothing more may be sent. The entry stays
/// "sending" and is taken up again by the next round.
pub fn push<E>(
    entries: &[Entry],
    transport: &dyn Transport,
    record: &mut dyn FnMut(OutboxId, Event) -> Result<(), E>,
) -> Result<Pushed, E> {
    let mut pushed = Pushed::default();
    for entry in entries.iter().filter(|entry| waits(entry)) {
        if pushed.stopped.is_some() {
            pushed.waiting += 1;
            continue;
        }
        record(entry.id, Event::Started)?;
        let answer = transport.deliver(&entry.name, &entry.bytes);
        record(entry.id, event(answer))?;
        pushed.count(answer);
    }
    Ok(pushed)
}

impl Pushed {
    fn count(&mut self, answer: Result<Delivery, TransportError>) {
        match answer {
            Ok(delivery) => {
                self.delivered += 1;
                self.already_there += u32::from(delivery == Delivery::AlreadyThere);
            }
            Err(error) if error.hits_all() => {
                self.waiting += 1;
                self.stopped = Some(error);
            }
            Err(_) => self.refused += 1,
        }
    }
}

fn waits(entry: &Entry) -> bool {
    matches!(entry.state, State::Queued | State::Sending)
}

fn event(answer: Result<Delivery, TransportError>) -> Event {
    match answer {
        Ok(_) => Event::Delivered,
        Err(error) if error.hits_all() => Event::Interrupted,
        Err(_) => Event::Rejected,
    }
}
