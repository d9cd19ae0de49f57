//! What it means to deliver, whatever the way.
//!
//! The one way today is [`FolderInbox`](crate::FolderInbox). An HTTP transport would implement the
//! same trait in a file of its own: PUT to the content-derived name, the size read back afterwards,
//! 412 looked into instead of trusted, no redirects, 401 never repeated by itself.

use thiserror::Error;

/// A way into the inbox of the KI.
pub trait Transport {
    /// Brings these bytes into the inbox under this name, such that reading them back gave the
    /// same.
    ///
    /// Doing it again with the same entry must be harmless: nobody can know whether the last try
    /// succeeded just before the program stopped.
    ///
    /// # Errors
    /// See [`TransportError`]. After an error the bytes may or may not be there.
    fn deliver(&self, name: &str, bytes: &[u8]) -> Result<Delivery, TransportError>;
}

/// How a delivery went well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Written now.
    Stored,
    /// The same bytes were there already, from an earlier try.
    AlreadyThere,
}

/// Why a delivery did not go well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TransportError {
    /// The folder is not there: stick not plugged in, share not connected. It is never created.
    #[error("the inbox is not there")]
    InboxMissing,
    /// The inbox may not be written to.
    #[error("no permission to write to the inbox")]
    NoPermission,
    /// The inbox is full.
    #[error("no space left in the inbox")]
    NoSpace,
    /// Anything else that may pass: input and output errors, bytes that read back differently.
    #[error("the inbox is not available")]
    Unavailable,
    /// This entry can never be delivered: its name does not belong to its bytes.
    #[error("the entry is refused")]
    Refused,
}

impl TransportError {
    /// Whether the next entry would fail in the same way, so that trying it is pointless.
    pub fn hits_all(self) -> bool {
        self != Self::Refused
    }
}
