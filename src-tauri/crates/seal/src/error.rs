//! What can go wrong, as few answers that a caller can turn into a sentence.
//!
//! No variant carries text from the input: an error may end in a log, and the input may be a
//! secret.

use thiserror::Error;

/// Why something could not be sealed, or why a key was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SealError {
    /// A key was not accepted.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The list of recipients was empty: nobody could ever open the result.
    #[error("no recipient given")]
    NoRecipient,
    /// More recipients than [`crate::Limits::packet`] lets a reader accept.
    #[error("too many recipients")]
    TooManyRecipients,
    /// The passphrase was empty.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The encryption itself failed. Not expected: everything happens in memory.
    #[error("encryption failed")]
    Encryption,
}

/// Why a key or a signature was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not an X25519 age recipient (`age1…`), mistyped, or a key that nobody can own.
    #[error("not a usable age recipient")]
    Recipient,
    /// Not exactly one age identity (`AGE-SECRET-KEY-1…`), or mistyped.
    #[error("not an age identity")]
    Identity,
    /// Not a usable Ed25519 public key.
    #[error("not a usable verifying key")]
    VerifyingKey,
    /// The signature does not belong to this message and this key.
    #[error("the signature does not match")]
    Signature,
}

/// Why sealed bytes could not be opened. Whatever the reason, not one byte of plaintext is given
/// out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The passphrase is wrong, or the file is for somebody else. Damage inside the wrapped key
    /// itself looks the same: age cannot tell them apart, so who must know keeps a plain hash
    /// beside the file.
    #[error("wrong passphrase or key")]
    WrongKey,
    /// The bytes were changed after sealing, or something follows the end.
    #[error("the sealed data are damaged")]
    Damaged,
    /// The file, its header, or the number of its recipients is above the limit.
    #[error("the sealed data are larger than allowed")]
    TooLarge,
    /// Not an age file of version 1 (empty and plain text included).
    #[error("not an age file")]
    NotAge,
    /// An age file of a kind that is refused here: another kind of recipient, or a work factor out
    /// of range.
    #[error("this kind of age file is not allowed here")]
    Forbidden,
    /// The end is missing. A cut inside the very last block cannot be told from damage and is
    /// [`OpenError::Damaged`].
    #[error("the sealed data are cut off")]
    Truncated,
}
