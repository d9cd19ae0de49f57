//! Dialogs of the system. The page gets a handle, never a path; it cannot name a place that nobody chose.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use fallmappe_host::Chooser;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Open and save dialogs, and the places chosen so far.
pub struct Dialogs {
    app: AppHandle,
    chosen: Mutex<BTreeMap<String, PathBuf>>,
}

impl Dialogs {
    /// No place chosen yet.
    pub fn new(app: AppHandle) -> Self {
        Self {
            app,
            chosen: Mutex::default(),
        }
    }

    fn remember(&self, chosen: Option<FilePath>) -> Option<(String, String)> {
        let path = chosen?.into_path().ok()?;
        let label = path.display().to_string();
        let mut all = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let handle = format!("wahl-{}", all.len() + 1);
        all.insert(handle.clone(), path);
        Some((handle, label))
    }
}

impl Chooser for Dialogs {
    fn folder(&self) -> Option<(String, String)> {
        self.remember(
            self.app
                .dialog()
                .file()
                .set_title("Ordner wählen")
                .blocking_pick_folder(),
        )
    }

    fn file(&self) -> Option<(String, String)> {
        let dialog = self.app.dialog().file().set_title("Datei wählen");
        self.remember(
            dialog
                .add_filter("Austauschformat", &["jsonl"])
                .blocking_pick_file(),
        )
    }

    fn document(&self) -> Option<(String, String)> {
        // Any kind may be kept, so nothing is filtered away.
        let dialog = self.app.dialog().file().set_title("Dokument wählen");
        self.remember(dialog.blocking_pick_file())
    }

    fn path(&self, handle: &str) -> Option<PathBuf> {
        self.chosen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(handle)
            .cloned()
    }
}
