//! Dateien: scans and files of a Fall. Here what is known about a file; its bytes lie in the store, in pieces.
//!
//! The exchange format carries the bytes with the file, so that a Fall can travel as one line.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::code::Code;

/// One file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Datei {
    /// What people call it.
    pub title: String,
    /// List `dateiart`.
    #[serde(default)]
    pub kind: Code,
    /// Day on which it was taken in.
    pub date: NaiveDate,
    /// Name the file had.
    #[serde(default)]
    pub file_name: String,
    /// Media type found in the bytes, e.g. `image/jpeg`.
    #[serde(default)]
    pub media_type: String,
    /// Size in bytes.
    #[serde(default)]
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of the bytes as they are kept, lower case hex.
    #[serde(default)]
    pub sha256: String,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
    /// The bytes in Base64 (RFC 4648, with padding); only in the exchange format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(skip)]
    pub content: Option<String>,
}

crate::silent_debug!(Datei);

/// Largest file that is taken in: 50 MiB.
pub const MAX_BYTES: u64 = 50 << 20;

impl Datei {
    /// The bytes that the exchange format carries, if they are what size and checksum say; `None` without content.
    pub fn bytes_of_content(&self) -> Option<Vec<u8>> {
        let bytes = STANDARD.decode(self.content.as_ref()?).ok()?;
        let fits = u64::try_from(bytes.len()) == Ok(self.bytes)
            && hex::encode(Sha256::digest(&bytes)) == self.sha256;
        fits.then_some(bytes)
    }

    /// Whether there is no content, or one that fits size and checksum.
    pub fn content_fits(&self) -> bool {
        self.content.is_none() || self.bytes_of_content().is_some()
    }

    /// Puts bytes into the record, with size and checksum, for the exchange format.
    pub fn with_content(self, bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len() as u64,
            sha256: hex::encode(Sha256::digest(bytes)),
            content: Some(STANDARD.encode(bytes)),
            ..self
        }
    }
}
