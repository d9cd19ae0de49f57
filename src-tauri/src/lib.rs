//! The shell: one window, one command, dialogs, automatic lock. The only crate that knows Tauri.
//!
//! Not here: any use case. The page sends a name and a request, the session answers; see the crate `commands`.

mod auto_lock;
mod chooser;
mod folders;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use fallmappe_commands::{CommandError, ErrorCode, Session, dispatch};
use fallmappe_host::DiskHost;
use serde_json::Value;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, State, WebviewUrl, WebviewWindowBuilder};

use chooser::Dialogs;

/// The one session behind the window; the page and the automatic lock share it.
type Shared = Arc<Mutex<Session<DiskHost<Dialogs>>>>;

const WINDOW: &str = "main";
/// Always the same: a title ends up in task bars, screen shots and logs.
const TITLE: &str = "Fallmappe";

/// Runs the window until it is closed.
///
/// # Errors
/// No window could be made, e.g. because there is no display.
pub fn run() -> tauri::Result<()> {
    fallmappe_host::keep_out_of_dumps();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| {
            let handle = app.handle();
            let folders = folders::find(handle)?;
            let profile = folders.main_vault.with_file_name("webview");
            let host = DiskHost::new(folders, None, Dialogs::new(handle.clone()));
            let session: Shared = Arc::new(Mutex::new(Session::new(host)));
            app.manage(Arc::clone(&session));
            open_window(handle, profile)?;
            auto_lock::start(handle.clone(), session);
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![rpc])
        .run(tauri::generate_context!())
}

/// The one command: a name and a request in, an answer or an error out.
#[tauri::command(async)]
fn rpc(session: State<'_, Shared>, name: String, payload: Value) -> Result<Value, CommandError> {
    // A panic in one command must not make the vault unreachable; the session itself holds no half-done state.
    let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
    if name.len() > 64 {
        return Err(ErrorCode::UnknownCommand.into());
    }
    dispatch(&mut session, &name, payload)
}

fn open_window(app: &AppHandle, profile: PathBuf) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(1200.0, 820.0)
        .min_inner_size(360.0, 480.0)
        // Nothing of the page is kept on disk, and nothing typed goes into a browser's own store of form entries.
        .incognito(!is_driven_by_a_test())
        .data_directory(profile)
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .devtools(false)
        .content_protected(true)
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// WebKit lets a test drive a page only with a profile on disk. A release never makes one.
fn is_driven_by_a_test() -> bool {
    cfg!(debug_assertions) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// The page never leaves the program.
fn is_own_page(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // The form of the same address on Windows.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    #[test]
    fn the_page_never_leaves_the_program() {
        for (url, own) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("https://tauri.localhost.example/", false),
            ("https://example.org/", false),
            ("tauri://example/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
            ("about:blank", false),
        ] {
            assert_eq!(is_own_page(&url.parse().unwrap()), own, "{url}");
        }
    }
}
