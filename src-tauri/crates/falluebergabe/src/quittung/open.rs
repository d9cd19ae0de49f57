//! Reading receipts of strangers: size, age, shape, then the signature by the key that the sender kept.
//!
//! A receipt that opens is only well formed; it counts after [`OpenedQuittung::verify`].

use super::{Quittung, Signed, VERSION};
use fallmappe_seal::{
    Identity, Limits, OpenError, binary_form, open_with, parse_minisign_public_key, sha256_hex,
    verify_minisign,
};
use serde::Deserialize;
use thiserror::Error;

/// Largest receipt file in bytes.
const MAX_FILE: usize = 64 * 1024;

/// A receipt that could be read. Who signed it is not known before [`OpenedQuittung::verify`].
#[derive(Clone)]
pub struct OpenedQuittung {
    /// What it says.
    pub quittung: Quittung,
    /// SHA-256 of the binary age file.
    pub sha256: String,
    signed: String,
    minisig: String,
}

/// Why a receipt was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QuittungError {
    /// It is sealed for somebody else.
    #[error("the receipt is for somebody else")]
    WrongKey,
    /// No age file, one under a passphrase, or a changed or cut one.
    #[error("the receipt is damaged")]
    Damaged,
    /// Larger than any receipt.
    #[error("the receipt is larger than allowed")]
    TooLarge,
    /// Written by a newer program.
    #[error("the receipt is of version {version}, which this program does not know")]
    Newer {
        /// Its version.
        version: u32,
    },
    /// What is inside is no receipt.
    #[error("the receipt does not follow its schema")]
    Malformed,
    /// Not signed by somebody who opened the packet, or changed afterwards.
    #[error("the receipt is not signed by a reader of the packet")]
    BadSignature,
}

/// Opens a receipt with the vault's own identity.
///
/// # Errors
/// See [`QuittungError`]; all but [`QuittungError::BadSignature`].
pub fn open(file: &[u8], identity: &Identity) -> Result<OpenedQuittung, QuittungError> {
    let limits = Limits::packet_of(MAX_FILE);
    let sealed = binary_form(file, &limits)?;
    let plaintext = open_with(identity, &sealed, &limits)?;
    let signed: Signed =
        serde_json::from_slice(&plaintext).map_err(|_| QuittungError::Malformed)?;
    let quittung = read(&signed.quittung)?;
    Ok(OpenedQuittung {
        quittung,
        sha256: sha256_hex(&sealed),
        signed: signed.quittung,
        minisig: signed.minisig,
    })
}

impl OpenedQuittung {
    /// Accepts the receipt if it was signed with the key of this line, which `packet::pack` gave out for the packet.
    ///
    /// # Errors
    /// [`QuittungError::BadSignature`].
    pub fn verify(&self, receipt_key: &str) -> Result<(), QuittungError> {
        let bad = QuittungError::BadSignature;
        let key = parse_minisign_public_key(receipt_key).map_err(|_| bad)?;
        verify_minisign(&key, self.signed.as_bytes(), &self.minisig).map_err(|_| bad)
    }
}

/// Reads the inner text after a look at its version, so that a newer receipt is called newer and not broken.
fn read(text: &str) -> Result<Quittung, QuittungError> {
    #[derive(Deserialize)]
    struct Probe {
        version: u32,
    }
    let probe: Probe = serde_json::from_str(text).map_err(|_| QuittungError::Malformed)?;
    if probe.version > VERSION {
        return Err(QuittungError::Newer {
            version: probe.version,
        });
    }
    let quittung: Quittung = serde_json::from_str(text).map_err(|_| QuittungError::Malformed)?;
    if quittung.is_well_formed() {
        Ok(quittung)
    } else {
        Err(QuittungError::Malformed)
    }
}

impl From<OpenError> for QuittungError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::WrongKey => Self::WrongKey,
            OpenError::TooLarge => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}
