//! Locks the vault when nobody uses it and after the machine has slept. The page is told and starts anew.

use std::sync::PoisonError;
use std::time::{Duration, SystemTime};

use tauri::{AppHandle, Emitter};

use crate::Shared;

/// What the page listens for.
const LOCKED: &str = "locked";
const TICK: Duration = Duration::from_secs(2);
/// A tick that took this much longer than it should: the machine was asleep.
const SLEPT: Duration = Duration::from_secs(20);

/// Watches for as long as the program runs.
pub fn start(app: AppHandle, session: Shared) {
    std::thread::spawn(move || {
        loop {
            #[allow(
                clippy::disallowed_methods,
                reason = "only a real clock shows that the machine slept"
            )]
            let before = SystemTime::now();
            std::thread::sleep(TICK);
            let passed = before.elapsed().unwrap_or_default();
            let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
            let locked = if passed > TICK + SLEPT && session.is_open() {
                session.lock();
                true
            } else {
                session.lock_when_idle()
            };
            drop(session);
            if locked {
                // The page may be gone already; then there is nobody to tell.
                let _ = app.emit(LOCKED, ());
            }
        }
    });
}
