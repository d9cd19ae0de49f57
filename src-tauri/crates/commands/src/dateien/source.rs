//! Where the bytes of a new file come from: memory, for pictures that had to be cleaned, or the chosen file in parts.

use fallmappe_dateien::{Kind, Removed, StripError, strip};
use fallmappe_domain::ids::EntryId;
use fallmappe_store::tables::datei_chunk::CHUNK_BYTES;
use fallmappe_store::{StoreError, WriteTx};
use sha2::{Digest, Sha256};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::{Host, HostError};

/// The bytes that will be kept.
pub enum Source {
    /// A cleaned picture.
    Cleaned(Vec<u8>),
    /// A file that is kept as it is: handle and size.
    AsItIs(String, u64),
}

impl Source {
    /// Cleans what has to be cleaned; nothing else is read.
    pub fn open<H: Host>(
        host: &H,
        handle: String,
        bytes: u64,
        kind: Kind,
    ) -> Answer<(Self, Removed)> {
        let source = Self::AsItIs(handle, bytes);
        if kind == Kind::UncleanMedia {
            return Err(ErrorCode::DateiNotCleanable.into());
        }
        if !kind.is_cleaned() {
            return Ok((source, Removed::Nothing));
        }
        let mut whole = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
        for part in source.parts(host) {
            whole.extend_from_slice(&part?);
        }
        let stripped = strip(kind, &whole).map_err(|error| match error {
            StripError::NotCleanable => ErrorCode::DateiNotCleanable,
            StripError::Damaged => ErrorCode::DateiDamaged,
        })?;
        Ok((Self::Cleaned(stripped.bytes), stripped.removed))
    }

    /// Size and checksum, read once from front to back before the vault is touched.
    pub fn measured<H: Host>(&self, host: &H) -> Answer<(u64, String)> {
        let mut digest = Sha256::new();
        let mut bytes = 0;
        for part in self.parts(host) {
            let part = part?;
            digest.update(&part);
            bytes += part.len() as u64;
        }
        // A file that shrinks or grows while it is read is not the one that was chosen.
        match self {
            Self::AsItIs(_, expected) if bytes != *expected => {
                Err(ErrorCode::UnreadableFile.into())
            }
            _ => Ok((bytes, hex::encode(digest.finalize()))),
        }
    }

    /// Writes every piece. What goes wrong outside the vault stands in `failure`; either way nothing is kept.
    pub fn keep<H: Host>(
        &self,
        host: &H,
        tx: &WriteTx<'_>,
        id: EntryId,
        sha256: &str,
        failure: &mut Option<CommandError>,
    ) -> Result<(), StoreError> {
        let mut fail = |error: CommandError| {
            *failure = Some(error);
            StoreError::Internal
        };
        let mut digest = Sha256::new();
        for (position, part) in (0..).zip(self.parts(host)) {
            let part = part.map_err(|error| fail(error.into()))?;
            digest.update(&part);
            tx.put_chunk(id, position, &part)?;
        }
        if hex::encode(digest.finalize()) == sha256 {
            Ok(())
        } else {
            Err(fail(ErrorCode::UnreadableFile.into()))
        }
    }

    fn parts<'a, H: Host>(
        &'a self,
        host: &'a H,
    ) -> Box<dyn Iterator<Item = Result<Vec<u8>, HostError>> + 'a> {
        match self {
            Self::Cleaned(bytes) => {
                Box::new(bytes.chunks(CHUNK_BYTES).map(|part| Ok(part.to_vec())))
            }
            Self::AsItIs(handle, bytes) => {
                let offsets = (0..*bytes).step_by(CHUNK_BYTES);
                Box::new(offsets.map(move |offset| {
                    let left = usize::try_from(bytes - offset).unwrap_or(CHUNK_BYTES);
                    host.read_part(handle, offset, left.min(CHUNK_BYTES))
                }))
            }
        }
    }
}
