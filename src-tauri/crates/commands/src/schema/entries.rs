//! Entries of a Fall: each part with its own type, so that no part can be saved as another.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId, UebergabeId};
pub use fallmappe_domain::part::Part;
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct, UebergabeState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! entry {
    ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
        /// An entry of one part of a Fall.
        #[derive(Clone, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase", tag = "part", content = "value")]
        #[allow(clippy::large_enum_variant, reason = "lives for one request")]
        pub enum Entry {
            $(#[doc = $german] $variant($type),)+
        }
    };
}

fallmappe_domain::with_parts!(entry);

/// Add an entry, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveEntry {
    /// The Fall.
    pub fall: FallId,
    /// The entry to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<EntryId>,
    /// The entry.
    pub entry: Entry,
    /// Draft that becomes this entry and is dropped with it; empty when there is none.
    #[serde(default)]
    pub draft: String,
}

/// Remove an entry; it can be taken back out of the bin.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveEntry {
    /// The Fall.
    pub fall: FallId,
    /// The part it belongs to.
    pub part: Part,
    /// The entry.
    pub id: EntryId,
}

/// An entry with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryRow<T> {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: T,
}

/// A Fallübergabe that was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabeRow {
    /// Id.
    pub id: UebergabeId,
    /// Who received it.
    pub stelle: String,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// What was handed over.
    pub product: UebergabeProduct,
    /// Form of a packet.
    pub form: PacketForm,
    /// List `uebergabeart`.
    pub kind: Code,
    /// Where it stands today.
    pub state: UebergabeState,
    /// Last day on which an answer is awaited.
    pub valid_until: NaiveDate,
    /// Pseudonym of the packet; empty for the named product.
    pub pseudonym: String,
    /// SHA-256 of the packet file; empty without one.
    pub packet_sha256: String,
}

/// An entry was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedEntry {
    /// Id.
    pub id: EntryId,
    /// Number of the change, for undoing it.
    #[ts(type = "number")]
    pub change: u64,
    /// What to read again.
    pub changed: Vec<Changed>,
}
