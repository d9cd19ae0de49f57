//! Folders and files that people choose, and writing into them.

use std::path::{Path, PathBuf};

use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_seal::sha256_hex;
use sha2::{Digest, Sha256};

use crate::Answer;
use crate::host::{Host, NewFile, Parts};
use crate::schema::{Chosen, Nothing, WrittenFile, WrittenFiles};
use crate::session::Session;

pub fn choose_folder<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Chosen> {
    session.vault()?;
    Ok(chosen(session.host.choose_folder()))
}

pub fn choose_import_file<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Chosen> {
    session.vault()?;
    Ok(chosen(session.host.choose_file()))
}

/// Writes labelled files, all or none.
pub(crate) fn write<H: Host>(
    session: &Session<H>,
    folder: &str,
    files: Vec<(&str, NewFile)>,
) -> Answer<WrittenFiles> {
    let folder = session.host.folder(folder)?;
    let (labels, files): (Vec<&str>, Vec<NewFile>) = files.into_iter().unzip();
    let paths = session.host.write_new_files(&folder, &files)?;
    let written = labels
        .into_iter()
        .zip(&files)
        .zip(paths)
        .map(|((label, file), path)| WrittenFile {
            label: label.to_owned(),
            place: path.display().to_string(),
            bytes: file.bytes.len() as u64,
            sha256: sha256_hex(&file.bytes),
        });
    Ok(WrittenFiles {
        files: written.collect(),
    })
}

/// Writes one labelled file from parts, and counts and hashes what goes by.
pub(crate) fn write_in_parts<H: Host>(
    session: &Session<H>,
    folder: &Path,
    label: &str,
    name: &str,
    parts: &mut Parts<'_>,
) -> Answer<WrittenFile> {
    let mut digest = Sha256::new();
    let mut bytes = 0;
    let mut counted = parts.inspect(|part| {
        if let Ok(part) = part {
            digest.update(part);
            bytes += part.len() as u64;
        }
    });
    let path = session
        .host
        .write_new_file_in_parts(folder, name, &mut counted)?;
    Ok(WrittenFile {
        label: label.to_owned(),
        place: path.display().to_string(),
        bytes,
        sha256: hex::encode(digest.finalize()),
    })
}

/// Puts a line into the Protokoll for files that were written; without the line they must not lie about.
pub(crate) fn logged<H: Host>(
    session: &mut Session<H>,
    op: Op,
    fall: FallId,
    written: WrittenFiles,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let line = session
        .vault_mut()?
        .store
        .transact(op, Some(fall), now, |tx| tx.reader().fall(fall).map(|_| ()));
    match line {
        Ok(_) => Ok(written),
        Err(error) => {
            take_back(session, &written.files);
            Err(error.into())
        }
    }
}

/// Removes files that were just written.
pub(crate) fn take_back<H: Host>(session: &Session<H>, written: &[WrittenFile]) {
    let paths: Vec<PathBuf> = written
        .iter()
        .map(|file| PathBuf::from(&file.place))
        .collect();
    session.host.remove_files(&paths);
}

pub(crate) fn chosen(choice: Option<(String, String)>) -> Chosen {
    let (handle, label) = choice.map_or((None, String::new()), |(handle, label)| {
        (Some(handle), label)
    });
    Chosen { handle, label }
}
