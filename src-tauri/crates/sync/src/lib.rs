//! The way of a released report to the KI: sealed envelope, outbox states, delivery.
//!
//! The only crate that may open a connection to another computer. Today it opens none: an inbox is
//! a folder (a network share or a USB stick). A connection over HTTP would be one more
//! [`Transport`] beside [`FolderInbox`], in this crate and nowhere else.
//!
//! Deliberately not here: the outbox table (the store keeps bytes and states, in the transaction
//! that releases the report), the clock, randomness, and German sentences.

mod envelope;
mod folder_inbox;
mod header;
mod padding;
mod push;
mod retry;
mod state;
mod transport;

pub use envelope::{
    Envelope, EnvelopeError, OpenedEnvelope, envelope_name, make_envelope, open_envelope,
};
pub use fallmappe_domain::ids::OutboxId;
pub use fallmappe_domain::outbox_entry::OutboxState as State;
pub use folder_inbox::FolderInbox;
pub use header::{EnvelopeHeader, HeaderField, NO_PREVIOUS, PURPOSE, VERSION};
pub use push::{Entry, Pushed, push};
pub use retry::{LONGEST_WAIT, SHORTEST_WAIT, is_due, next_attempt, wait};
pub use state::{Event, next};
pub use transport::{Delivery, Transport, TransportError};

#[cfg(test)]
mod tests;
