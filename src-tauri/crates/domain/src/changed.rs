//! What a write made stale, so that screens refresh by fact and not by guess.

use serde::Serialize;
use ts_rs::TS;

use crate::ids::FallId;

/// One thing that a screen may show and that is no longer current.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "what", content = "fall")]
pub enum Changed {
    /// The list of Fälle.
    Faelle,
    /// One Fall.
    Fall(FallId),
    /// The list of Stellen.
    Stellen,
    /// The directory of offers.
    Angebote,
    /// The tally of people spoken to.
    Ansprachen,
    /// Wordings of the report of Strukturhemmnisse.
    Berichtstexte,
    /// The Übergaben of one Fall.
    Uebergaben(FallId),
    /// Packets of others.
    Eingang,
    /// The plan of the end of the project.
    Projektende,
    /// Released reports.
    Berichte,
    /// The outbox.
    Outbox,
    /// Settings.
    Settings,
    /// Drafts.
    Drafts,
    /// The bin.
    Bin,
    /// The lists behind the forms.
    Lists,
}
