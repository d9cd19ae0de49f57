//! Envelopes: a report, signed by the laptop and sealed for the KI.
//!
//! The plaintext is one canonical JSON document: `header`, `bodySha256`, `body` (the report's JSON
//! as text, so that its bytes survive), `signature`, `publicKey`, in this order and without white
//! space; padded (`padding.rs`); then an age file. Signed and chained are the header as canonical
//! JSON, a line feed, and the body. age does not say who sealed, hence the signature inside.
//!
//! Whether the key is the one of a known laptop, and whether the sequence has a gap, is for the
//! receiver to judge: he knows the envelopes before this one.

use fallmappe_seal::{
    Identity, Limits, OpenError, Recipient, SealError, SigningKey, VerifyingKey, open_with,
    seal_for, sha256_hex,
};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::header::{EnvelopeHeader, HeaderField, PURPOSE, VERSION};
use crate::padding::{pad, unpad};

/// Numbers only, so the size of a packet with attachments is not needed.
pub(crate) const LIMITS: Limits = Limits::packet_of(20 * 1024 * 1024);

/// A sealed envelope. The bytes are made once and never again: sealing is randomised, and a second
/// time would be another file under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// File name: [`envelope_name`] of the bytes.
    pub name: String,
    /// The age file.
    pub bytes: Vec<u8>,
    /// SHA-256 over header and body, hexadecimal: the next envelope's `previous_hash`.
    pub content_hash: String,
}

/// What was in an envelope whose signature and form are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedEnvelope {
    /// The head.
    pub header: EnvelopeHeader,
    /// The report, byte for byte as released.
    pub body: Vec<u8>,
    /// Who signed. Compare it with the key known of this laptop.
    pub public_key: VerifyingKey,
    /// As in [`Envelope::content_hash`].
    pub content_hash: String,
}

/// Why an envelope could not be made or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EnvelopeError {
    /// The report is not JSON text.
    #[error("the body is not JSON")]
    BodyNotJson,
    /// The report is larger than what a receiver accepts.
    #[error("the body is too large for an envelope")]
    TooLarge,
    /// A field of the header does not fit.
    #[error("the header does not fit")]
    Header(HeaderField),
    /// Sealing failed.
    #[error("the envelope could not be sealed")]
    Seal(#[source] SealError),
    /// The age file could not be opened.
    #[error("the envelope could not be opened")]
    Open(#[source] OpenError),
    /// Opened, but the padding is not the one of the format.
    #[error("the padding of the envelope is wrong")]
    Padding,
    /// Opened, but not the canonical document of the format.
    #[error("the envelope is not well formed")]
    Malformed,
    /// Made for another purpose.
    #[error("the envelope is for another purpose")]
    WrongPurpose,
    /// Made by a newer program.
    #[error("the envelope was written by a newer program")]
    NewerProgram,
    /// The body is not the one that the envelope names.
    #[error("the body does not match its hash")]
    BodyHash,
    /// The signature does not fit header, body and key.
    #[error("the signature does not match")]
    Signature,
}

/// Seals a report for the KI.
///
/// # Errors
/// [`EnvelopeError::Header`], [`EnvelopeError::BodyNotJson`], [`EnvelopeError::TooLarge`],
/// [`EnvelopeError::Seal`].
pub fn make_envelope(
    header: EnvelopeHeader,
    body: &[u8],
    key: &SigningKey,
    ki: &Recipient,
) -> Result<Envelope, EnvelopeError> {
    if let Some(field) = header.refused_field(&ki.to_string()) {
        return Err(EnvelopeError::Header(field));
    }
    let body = json_text(body)?;
    let signed = signed_part(&header, body)?;
    let document = Document {
        header,
        body_sha256: sha256_hex(body.as_bytes()),
        body: body.to_owned(),
        signature: to_hex(&key.sign(&signed)),
        public_key: key.verifying_key().to_hex(),
    };
    let padded = pad(document.to_canonical()?);
    let bytes = seal_for(std::slice::from_ref(ki), &padded).map_err(EnvelopeError::Seal)?;
    if bytes.len() > LIMITS.max_bytes {
        return Err(EnvelopeError::TooLarge);
    }
    Ok(Envelope {
        name: envelope_name(&bytes),
        bytes,
        content_hash: sha256_hex(&signed),
    })
}

/// Opens an envelope and checks everything that can be checked without knowing others.
///
/// # Errors
/// Each variant of [`EnvelopeError`] but those of making; nothing of the content is returned with
/// any of them.
pub fn open_envelope(identity: &Identity, sealed: &[u8]) -> Result<OpenedEnvelope, EnvelopeError> {
    let padded = open_with(identity, sealed, &LIMITS).map_err(EnvelopeError::Open)?;
    let bytes = unpad(&padded).ok_or(EnvelopeError::Padding)?;
    let document = Document::read(bytes)?;
    if let Some(field) = document
        .header
        .refused_field(&identity.recipient().to_string())
    {
        return Err(EnvelopeError::Header(field));
    }
    if sha256_hex(document.body.as_bytes()) != document.body_sha256 {
        return Err(EnvelopeError::BodyHash);
    }
    json_text(document.body.as_bytes())?;
    let signed = signed_part(&document.header, &document.body)?;
    let public_key = document.verify(&signed)?;
    Ok(OpenedEnvelope {
        header: document.header,
        body: document.body.into_bytes(),
        public_key,
        content_hash: sha256_hex(&signed),
    })
}

/// `e-`, 32 hexadecimal digits of SHA-256 over the sealed bytes, `.age`. The same name means the
/// same bytes, and tells neither sender nor date.
pub fn envelope_name(sealed: &[u8]) -> String {
    let digits: String = sha256_hex(sealed).chars().take(32).collect();
    format!("e-{digits}.age")
}

/// The plaintext document; the order of the fields is the canonical one.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Document {
    header: EnvelopeHeader,
    body_sha256: String,
    body: String,
    signature: String,
    public_key: String,
}

/// As much of a document of any version as tells whether it is ours to read.
#[derive(Deserialize)]
struct Outline {
    header: HeaderOutline,
}

#[derive(Deserialize)]
struct HeaderOutline {
    version: u32,
    purpose: String,
}

impl Document {
    fn read(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let outline: Outline =
            serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Malformed)?;
        if outline.header.purpose != PURPOSE {
            return Err(EnvelopeError::WrongPurpose);
        }
        if outline.header.version > VERSION {
            return Err(EnvelopeError::NewerProgram);
        }
        let document: Self = serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Malformed)?;
        // One form only: nothing can hide in white space, escapes or a second spelling of a number.
        if document.to_canonical()? == bytes {
            Ok(document)
        } else {
            Err(EnvelopeError::Malformed)
        }
    }

    fn to_canonical(&self) -> Result<Vec<u8>, EnvelopeError> {
        serde_json::to_vec(self).map_err(|_| EnvelopeError::Malformed)
    }

    fn verify(&self, signed: &[u8]) -> Result<VerifyingKey, EnvelopeError> {
        let key = VerifyingKey::parse(&self.public_key).map_err(|_| EnvelopeError::Signature)?;
        let mut signature = [0; 64];
        hex::decode_to_slice(&self.signature, &mut signature)
            .map_err(|_| EnvelopeError::Signature)?;
        // Digits in upper case would be a second form of the same document.
        let canonical = to_hex(&signature) == self.signature && key.to_hex() == self.public_key;
        match key.verify(signed, &signature) {
            Ok(()) if canonical => Ok(key),
            _ => Err(EnvelopeError::Signature),
        }
    }
}

fn json_text(body: &[u8]) -> Result<&str, EnvelopeError> {
    let text = std::str::from_utf8(body).map_err(|_| EnvelopeError::BodyNotJson)?;
    serde_json::from_str::<IgnoredAny>(text).map_err(|_| EnvelopeError::BodyNotJson)?;
    Ok(text)
}

/// Canonical JSON has no line feed of its own, so the first one ends the header.
fn signed_part(header: &EnvelopeHeader, body: &str) -> Result<Vec<u8>, EnvelopeError> {
    let mut signed = serde_json::to_vec(header).map_err(|_| EnvelopeError::Malformed)?;
    signed.push(b'\n');
    signed.extend_from_slice(body.as_bytes());
    Ok(signed)
}

fn to_hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}
