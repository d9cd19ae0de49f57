//! Where the vaults and the results lie on this machine.

use std::path::PathBuf;

use fallmappe_host::Folders;
use tauri::{AppHandle, Manager};

/// Puts everything below one directory, e.g. on a stick.
const DATA: &str = "FALLMAPPE_DATA";

/// The folders: below `FALLMAPPE_DATA` if that is set, otherwise where the system keeps data of programs and documents.
pub fn find(app: &AppHandle) -> tauri::Result<Folders> {
    let (data, output) = match std::env::var_os(DATA).filter(|data| !data.is_empty()) {
        Some(data) => {
            let data = PathBuf::from(data);
            (data.clone(), data.join("ausgaben"))
        }
        None => {
            let paths = app.path();
            let documents = paths.document_dir().or_else(|_| paths.home_dir())?;
            (paths.app_local_data_dir()?, documents.join("Fallmappe"))
        }
    };
    Ok(Folders {
        main_vault: data.join("tresor"),
        practice_vault: data.join("uebungstresor"),
        output,
    })
}
