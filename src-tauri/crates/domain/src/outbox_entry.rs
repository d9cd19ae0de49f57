//! What waits to be carried to the KI.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where an entry of the outbox stands. The transitions live in the crate `sync`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum OutboxState {
    /// Waits for a connection.
    Queued,
    /// A delivery has begun and its end is not recorded yet.
    Sending,
    /// The bytes lie in the KI's inbox and were read back.
    Stored,
    /// The KI has confirmed by receipt.
    Confirmed,
    /// The inbox refused for a reason that trying again cannot cure.
    Refused,
}
