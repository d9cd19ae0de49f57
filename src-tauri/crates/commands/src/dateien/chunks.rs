//! The bytes of a kept file, piece by piece.

use fallmappe_domain::ids::EntryId;
use fallmappe_store::{Reader, StoreError};

use crate::host::HostError;

/// Pieces in their order. An error of the vault is kept here, since whoever writes files knows only those of the host.
pub struct Chunks<'a> {
    reader: Reader<'a>,
    datei: EntryId,
    position: u32,
    pub failure: Option<StoreError>,
}

impl<'a> Chunks<'a> {
    /// All pieces of a file.
    pub fn new(reader: Reader<'a>, datei: EntryId) -> Self {
        Self {
            reader,
            datei,
            position: 0,
            failure: None,
        }
    }

    /// All of it in memory, for those who need that.
    pub fn whole(mut self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.reader.chunk(self.datei, self.position)? {
            bytes.extend_from_slice(&chunk);
            self.position += 1;
        }
        Ok(bytes)
    }
}

impl Iterator for Chunks<'_> {
    type Item = Result<Vec<u8>, HostError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.reader.chunk(self.datei, self.position) {
            Ok(chunk) => {
                self.position += 1;
                chunk.map(Ok)
            }
            Err(error) => {
                self.failure = Some(error);
                Some(Err(HostError::Other))
            }
        }
    }
}
