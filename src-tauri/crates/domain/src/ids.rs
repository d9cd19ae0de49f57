//! One type per kind of row number, so that two ids cannot be swapped by mistake.
//!
//! Numbers are given by the store and never reused. They are not the Fallnummer that people see: that is
//! [`crate::fall::FallNumber`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// A Fall in this vault.
    FallId,
    /// One dated entry of a Fall: a Kontakt, a Teilnahme, one line of a history.
    EntryId,
    /// A receiving body.
    StelleId,
    /// An offer of a body.
    AngebotId,
    /// A line of the tally of people spoken to.
    AnspracheId,
    /// A Fallübergabe that was made.
    UebergabeId,
    /// A packet of somebody else that was opened here.
    EingangId,
    /// A released report.
    BerichtId,
    /// An entry of the outbox.
    OutboxId,
}
