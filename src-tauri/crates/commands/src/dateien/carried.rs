//! Files that leave the vault or come into it with a whole Fall: beside its copy, and inside a line of the exchange
//! format. Neither way holds a file in memory as a whole, but for the line that is read.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fallmappe_dateien::{HEAD_BYTES, Kind};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::exchange;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_store::tables::datei_chunk::CHUNK_BYTES;
use fallmappe_store::{Reader, StoreError, WriteTx};

use super::chunks::Chunks;
use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::folders;
use crate::host::{Host, HostError};
use crate::schema::WrittenFile;
use crate::session::Session;

/// Most bytes of files that a line of the exchange format carries: with Base64 it stays below what an import reads.
pub(crate) const MAX_CARRIED: u64 = 180 << 20;
/// Stands where a content goes, until the line is written. No Base64 holds this sign, and no text of a record can hold
/// these quotes unescaped.
const PLACE: &str = "\"content\":\"@\"";
const BEFORE: &str = "\"content\":\"";
const AFTER: &str = "\"";

/// The files of a Fall whose bytes are in the vault, in the order of its record.
pub(crate) struct Carried {
    rows: Vec<(EntryId, Datei)>,
    /// Whether a line of the exchange format carries them.
    pub(crate) in_line: bool,
}

impl Carried {
    /// What a Fall carries.
    pub(crate) fn of(reader: &Reader<'_>, fall: FallId) -> Answer<Self> {
        let mut rows = Vec::new();
        for (id, datei) in reader.entries::<Datei>(fall)?.into_iter().rev() {
            if reader.kept_bytes(id)? > 0 {
                rows.push((id, datei));
            }
        }
        let total: u64 = rows.iter().map(|(_, datei)| datei.bytes).sum();
        Ok(Self {
            rows,
            in_line: total <= MAX_CARRIED,
        })
    }
}

/// Writes every file beside the copy of a Fall, under a name that tells nothing. What is written already goes onto
/// `written` also when a later one fails.
pub(crate) fn write_contents<H: Host>(
    session: &Session<H>,
    folder: &Path,
    number: &str,
    akte: Fallakte,
    carried: &Carried,
    written: &mut Vec<WrittenFile>,
) -> Answer<()> {
    written.push(write_line(session, folder, number, akte, carried)?);
    for (id, datei) in &carried.rows {
        written.push(write_datei(session, folder, number, *id, datei)?);
    }
    Ok(())
}

/// Writes one file, and takes it back when it is not the one that was kept.
pub(super) fn write_datei<H: Host>(
    session: &Session<H>,
    folder: &Path,
    number: &str,
    id: EntryId,
    datei: &Datei,
) -> Answer<WrittenFile> {
    let reader = session.vault()?.store.reader();
    let head = reader.chunk(id, 0)?.ok_or(ErrorCode::DateiWithoutContent)?;
    let kind = Kind::of(head.get(..HEAD_BYTES).unwrap_or(&head));
    let name = format!(
        "datei-{number}-{id}.{}",
        kind.ending(&datei.file_name),
        id = id.0
    );
    let mut chunks = Chunks::new(reader, id);
    let written = folders::write_in_parts(session, folder, "Datei", &name, &mut chunks);
    let written = written.map_err(|error| chunks.failure.map_or(error, CommandError::from))?;
    if written.sha256 != datei.sha256 {
        session.host.remove_files(&[written.place.into()]);
        return Err(ErrorCode::Damaged.into());
    }
    Ok(written)
}

/// The line of the exchange format; contents flow into it piece by piece.
fn write_line<H: Host>(
    session: &Session<H>,
    folder: &Path,
    number: &str,
    mut akte: Fallakte,
    carried: &Carried,
) -> Answer<WrittenFile> {
    let vault = session.vault()?;
    let mut ids = Vec::new();
    if carried.in_line {
        let mut rows = carried.rows.iter().peekable();
        for datei in &mut akte.dateien {
            // Both are in the order of the vault, so what fits next is the one.
            if let Some((id, _)) = rows.next_if(|(_, row)| row == datei) {
                datei.content = Some("@".to_owned());
                ids.push(*id);
            }
        }
    }
    let line = exchange::to_line(&akte).map_err(|_| ErrorCode::Internal)?;
    let mut texts = line.split(PLACE);
    let first = texts.next().unwrap_or_default().to_owned();
    let rest = ids.into_iter().zip(texts).flat_map(|(id, text)| {
        let content = InBase64::new(Chunks::new(vault.store.reader(), id));
        text_part(BEFORE)
            .chain(content)
            .chain(text_part(AFTER))
            .chain(text_part(text))
    });
    let mut parts = text_part(&first).chain(rest).chain(text_part("\n"));
    let label = if carried.in_line {
        "Kopie im Austauschformat (JSON)"
    } else {
        "Kopie im Austauschformat (JSON), ohne den Inhalt der Dateien"
    };
    folders::write_in_parts(
        session,
        folder,
        label,
        &format!("fall-{number}.jsonl"),
        &mut parts,
    )
}

fn text_part(text: &str) -> std::iter::Once<Result<Vec<u8>, HostError>> {
    std::iter::once(Ok(text.as_bytes().to_vec()))
}

/// Pieces as one Base64 text: three bytes become four signs, whatever the pieces' lengths are.
struct InBase64<'a> {
    chunks: Chunks<'a>,
    left: Vec<u8>,
    ended: bool,
}

impl<'a> InBase64<'a> {
    fn new(chunks: Chunks<'a>) -> Self {
        Self {
            chunks,
            left: Vec::new(),
            ended: false,
        }
    }
}

impl Iterator for InBase64<'_> {
    type Item = Result<Vec<u8>, HostError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.chunks.next() {
            Some(Ok(chunk)) => {
                self.left.extend_from_slice(&chunk);
                let behind = self.left.split_off(self.left.len() - self.left.len() % 3);
                let whole = std::mem::replace(&mut self.left, behind);
                Some(Ok(STANDARD.encode(whole).into_bytes()))
            }
            Some(error) => Some(error),
            None => {
                self.ended = true;
                Some(Ok(STANDARD.encode(&self.left).into_bytes()))
            }
        }
    }
}

/// Puts the contents that came with a Fall into the vault. A file without content stays a row that says what there was.
pub(crate) fn keep_contents(
    tx: &WriteTx<'_>,
    fall: FallId,
    dateien: &[Datei],
) -> Result<(), StoreError> {
    if dateien.iter().all(|datei| datei.content.is_none()) {
        return Ok(());
    }
    let mut ids: Vec<EntryId> = tx
        .reader()
        .entries::<Datei>(fall)?
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    // In the order in which they were added, which is the order of the record.
    ids.sort_unstable_by_key(|id| id.0);
    for (id, datei) in ids.into_iter().zip(dateien) {
        let bytes = datei.bytes_of_content().unwrap_or_default();
        for (position, part) in (0..).zip(bytes.chunks(CHUNK_BYTES)) {
            tx.put_chunk(id, position, part)?;
        }
    }
    Ok(())
}
