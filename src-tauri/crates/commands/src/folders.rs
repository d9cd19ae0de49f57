//! Folders and files that people choose, and writing into them.

use fallmappe_seal::sha256_hex;

use crate::Answer;
use crate::host::{Host, NewFile};
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

fn chosen(choice: Option<(String, String)>) -> Chosen {
    let (handle, label) = choice.map_or((None, String::new()), |(handle, label)| {
        (Some(handle), label)
    });
    Chosen { handle, label }
}
