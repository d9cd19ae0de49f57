//! Takes out of a picture what the person in front of the camera never agreed to: place, time, device, comments, small
//! copies, and whatever hangs behind the picture. Only what draws the picture stays: a list of what may stay, not of
//! what must go, so that a new kind of metadata is out by default.
//!
//! The pixels are not touched. Which side is up stays, as one entry of its own; colour profiles stay, since without them
//! colours are others. Not here: PDF and Office files, whose inner photos keep what they carry.

mod exif;
mod gif;
mod jpeg;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use thiserror::Error;

use crate::kind::Kind;

/// What was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Removed {
    /// Nothing was in it.
    Nothing,
    /// Something was in it, no place.
    Metadata,
    /// A place was in it.
    Location,
}

impl Removed {
    /// What goes with a piece that is no Exif: XMP names a place by the words of its Exif.
    fn with(piece: &[u8]) -> Self {
        if piece.windows(4).any(|window| window == b"GPSL") {
            Self::Location
        } else {
            Self::Metadata
        }
    }
}

/// A file as it is kept.
pub struct Stripped {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is no longer in them.
    pub removed: Removed,
}

/// Why nothing was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StripError {
    /// A format whose places cannot be taken out safely.
    #[error("format cannot be cleaned")]
    NotCleanable,
    /// The picture is cut off or broken; what is metadata in it cannot be told.
    #[error("picture is damaged")]
    Damaged,
}

/// A file without what a camera writes beside the picture. Kinds that are not cleaned come back as they are.
///
/// # Errors
/// [`StripError::NotCleanable`] and [`StripError::Damaged`]; such a file is not to be kept.
pub fn strip(kind: Kind, bytes: &[u8]) -> Result<Stripped, StripError> {
    let stripped = match kind {
        Kind::Jpeg => jpeg::strip(bytes),
        Kind::Png => png::strip(bytes),
        Kind::Webp => webp::strip(bytes),
        Kind::Gif => gif::strip(bytes),
        Kind::UncleanMedia => return Err(StripError::NotCleanable),
        _ => Some(Stripped {
            bytes: bytes.to_vec(),
            removed: Removed::Nothing,
        }),
    };
    stripped.ok_or(StripError::Damaged)
}

/// What is written while a picture is read.
struct Output {
    bytes: Vec<u8>,
    removed: Removed,
}

impl Output {
    /// An output for a picture of this size, or a little more: a block of Exif can be new.
    fn new(input: &[u8]) -> Self {
        Self {
            bytes: Vec::with_capacity(input.len() + 64),
            removed: Removed::Nothing,
        }
    }

    fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn removed(&mut self, what: Removed) {
        self.removed = self.removed.max(what);
    }

    fn done(self) -> Option<Stripped> {
        Some(Stripped {
            bytes: self.bytes,
            removed: self.removed,
        })
    }
}

/// Bytes read from front to back; `None` where they end too early.
struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }
}
