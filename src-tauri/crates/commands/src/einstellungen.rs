//! Settings of the office: who writes letters, where reports go, when the vault locks.

use std::time::Duration;

use fallmappe_domain::op::Op;
use fallmappe_seal::Recipient;
use fallmappe_store::Store;

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{Done, Nothing, SaveSettings, Settings};
use crate::session::Session;

const NAME: &str = "office";
/// Minutes until the vault locks when nothing is set.
const USUAL_IDLE_MINUTES: u32 = 5;
/// Most minutes until the vault locks.
const MOST_IDLE_MINUTES: u32 = 60;
/// Smallest count in reports when nothing is set.
pub(crate) const USUAL_MIN_COUNT: u32 = 5;

pub fn get_settings<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Settings> {
    load(&session.vault()?.store)
}

pub fn save_settings<H: Host>(session: &mut Session<H>, request: SaveSettings) -> Answer<Done> {
    let before = load(&session.vault()?.store)?;
    let mut settings = request.settings;
    if !settings.ki_recipient.trim().is_empty() {
        let recipient =
            Recipient::parse(&settings.ki_recipient).map_err(|_| ErrorCode::BadAgeRecipient)?;
        settings.ki_recipient = recipient.to_string();
    }
    if settings.min_count != 0 && settings.min_count < 3 {
        return Err(ErrorCode::MinCountTooSmall.into());
    }
    settings.idle_lock_minutes = settings.idle_lock_minutes.min(MOST_IDLE_MINUTES);
    if !settings.ki_inbox.is_empty() && settings.ki_inbox != before.ki_inbox {
        settings.ki_inbox = session
            .host
            .folder(&settings.ki_inbox)?
            .display()
            .to_string();
    }
    let text = serde_json::to_string(&settings).map_err(|_| ErrorCode::Internal)?;
    let now = session.now();
    let open = session.vault_mut()?;
    let done = open.store.transact(Op::SaveSettings, None, now, |tx| {
        tx.put_setting(NAME, &text)
    })?;
    open.idle_lock = idle_lock(&open.store)?;
    Ok(Done {
        changed: done.changed,
    })
}

/// The settings as saved; empty ones when never saved.
pub(crate) fn load(store: &Store) -> Answer<Settings> {
    match store.reader().setting(NAME)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| ErrorCode::Damaged.into()),
        None => Ok(Settings::default()),
    }
}

/// Time without use after which the vault locks.
pub(crate) fn idle_lock(store: &Store) -> Answer<Duration> {
    let minutes = match load(store)?.idle_lock_minutes {
        0 => USUAL_IDLE_MINUTES,
        minutes => minutes,
    };
    Ok(Duration::from_secs(u64::from(minutes) * 60))
}
