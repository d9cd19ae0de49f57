//! Packets of others: open, look at, take over, answer. What is opened lies in the session until it is taken over.

use super::WrittenFile;
use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EingangId, FallId};
use fallmappe_domain::uebergabe::UebergabeEventKind;
use fallmappe_falluebergabe::content::UebergabeContent;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The keys that others need to hand a Fall over to this vault, and to know its packets.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnKeys {
    /// `age1…`: packets for this office are sealed for it.
    pub recipient: String,
    /// minisign public key (`RW…`): packets of this office are signed with it.
    pub signing_key: String,
    /// The signing key in groups, to be compared on the telephone.
    pub fingerprint: String,
}

/// Open a packet of another body.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenPacket {
    /// Handle of the file (`.age` or `.html`).
    pub file: String,
    /// The passphrase of a locked packet; empty to open with the keys of this vault.
    #[serde(default)]
    pub passphrase: String,
}

/// A packet that was opened and verified.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncomingPacket {
    /// Its row in the list of packets of others.
    pub id: EingangId,
    /// What it says.
    pub content: UebergabeContent,
    /// SHA-256 of the sealed packet.
    pub packet_sha256: String,
    /// Last day on which an answer is awaited.
    pub valid_until: NaiveDate,
    /// It replaces a packet that was opened here before.
    pub replaces: Option<EingangId>,
    /// Who made it.
    pub sender: PacketSender,
    /// Files in it.
    pub files: Vec<PacketFile>,
    /// The Fall that was made from it; missing while it was not taken over.
    pub fall: Option<FallId>,
    /// Answers that may be given now.
    pub possible: Vec<UebergabeEventKind>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Who signed a packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PacketSender {
    /// The key in groups, to be compared on the telephone.
    pub fingerprint: String,
    /// What the key is called here; empty for a key that was never seen before.
    pub name: String,
    /// Packets of this key that were opened here before.
    pub packets_before: u32,
}

/// A file of a packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PacketFile {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// One packet of another body.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfEingang {
    /// Its id.
    pub id: EingangId,
}

/// Give the key of a sender a name.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameSender {
    /// A packet of that sender.
    pub id: EingangId,
    /// The name; empty takes it away.
    pub name: String,
}

/// Packets of others, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EingangList {
    /// The rows.
    pub rows: Vec<EingangRow>,
}

/// A packet of another body.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EingangRow {
    /// Its id.
    pub id: EingangId,
    /// Code of the person.
    pub pseudonym: String,
    /// What it may be used for.
    pub purpose: String,
    /// When it was opened.
    pub opened_at: NaiveDateTime,
    /// Who made it; the key in groups where it has no name.
    pub sender: String,
    /// Last day on which an answer is awaited.
    pub valid_until: NaiveDate,
    /// The Fall that was made from it.
    pub fall: Option<FallId>,
    /// The last answer; missing when none was given.
    pub answer: Option<UebergabeEventKind>,
}

/// Write the files of a packet.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteIncoming {
    /// The packet; it must be open in this session.
    pub id: EingangId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Make a Fall from a packet that is open in this session.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeOverPacket {
    /// The packet.
    pub id: EingangId,
}

/// Make the receipt for a packet.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MakeReceipt {
    /// The packet.
    pub id: EingangId,
    /// The answer: received, accepted, partlyAccepted, rejected or returned.
    pub answer: UebergabeEventKind,
    /// List `quittungsgrund`.
    #[serde(default)]
    pub reason: Code,
    /// Remark in words, at most 500 characters.
    #[serde(default)]
    pub remark: String,
    /// Who answers; empty for the office of the settings.
    #[serde(default)]
    pub by: String,
    /// From this day on this office leads the Fall.
    #[serde(default)]
    pub leads_from: Option<NaiveDate>,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// A receipt was written.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MadeReceipt {
    /// The file.
    pub files: Vec<WrittenFile>,
    /// What to read again.
    pub changed: Vec<Changed>,
}
