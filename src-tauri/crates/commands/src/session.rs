//! One session at one vault: locked or open, and how long unused.
//!
//! Wrong passphrases slow the next try down for the person at the keyboard. Against a thief with a copy only scrypt
//! helps, so nothing is counted on disk and nothing is ever wiped.

use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::preset::{self, Presets};
use fallmappe_store::{RecoveryKey, Store};

use crate::eingang::Incoming;
use crate::einstellungen;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::presets;
use crate::schema::VaultKind;
use crate::uebergabe::Draft;

/// Wrong tries that are answered at once.
const FREE_ATTEMPTS: u32 = 4;
/// Longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The state behind one window, one command line or one test.
pub struct Session<H: Host> {
    pub(crate) host: H,
    open: Option<OpenVault>,
    attempts: Attempts,
    last_use: Duration,
    drafts: u32,
}

/// What exists only while a vault is open; dropped as a whole when it is locked.
pub(crate) struct OpenVault {
    pub store: Store,
    pub kind: VaultKind,
    pub key_file_altered: bool,
    pub recovery_key: Option<RecoveryKey>,
    pub idle_lock: Duration,
    pub draft: Option<Draft>,
    /// The packet of somebody else that was opened last.
    pub incoming: Option<Incoming>,
    /// The lists in force: shipped ones and those of the KI.
    pub lists: Presets,
}

#[derive(Default)]
pub(crate) struct Attempts {
    pub wrong: u32,
    blocked_until: Duration,
}

impl<H: Host> Session<H> {
    /// A locked session.
    pub fn new(host: H) -> Self {
        let last_use = host.uptime();
        Self {
            host,
            open: None,
            attempts: Attempts::default(),
            last_use,
            drafts: 0,
        }
    }

    /// The host.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// Whether a vault is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes the vault; nothing of it stays in memory on this side.
    pub fn lock(&mut self) {
        if let Some(open) = self.open.take() {
            // A failed checkpoint loses nothing: the WAL is read again at the next opening.
            let _ = open.store.close();
        }
    }

    /// Locks when nobody has used the session for as long as the settings say. Answers whether it did.
    pub fn lock_when_idle(&mut self) -> bool {
        let unused = self.host.uptime().saturating_sub(self.last_use);
        let idle = self
            .open
            .as_ref()
            .is_some_and(|open| unused >= open.idle_lock);
        if idle {
            self.lock();
        }
        idle
    }

    pub(crate) fn touch(&mut self) {
        self.last_use = self.host.uptime();
    }

    /// A number for a preparation. None comes back while the program runs, not even after a lock: a screen that is left
    /// open must never pack another Fall than the one it shows.
    pub(crate) fn next_draft(&mut self) -> u32 {
        self.drafts += 1;
        self.drafts
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.host.now().date()
    }

    pub(crate) fn now(&self) -> NaiveDateTime {
        self.host.now()
    }

    pub(crate) fn vault(&self) -> Result<&OpenVault, CommandError> {
        self.open.as_ref().ok_or_else(|| ErrorCode::Locked.into())
    }

    /// The lists in force; the shipped ones while the vault is locked.
    pub(crate) fn lists(&self) -> &Presets {
        self.open
            .as_ref()
            .map_or_else(|| preset::shipped(), |open| &open.lists)
    }

    pub(crate) fn vault_mut(&mut self) -> Result<&mut OpenVault, CommandError> {
        self.open.as_mut().ok_or_else(|| ErrorCode::Locked.into())
    }

    /// The vault to write into and the host to read from, at the same time.
    pub(crate) fn vault_and_host(&mut self) -> Result<(&mut OpenVault, &H), CommandError> {
        match &mut self.open {
            Some(open) => Ok((open, &self.host)),
            None => Err(ErrorCode::Locked.into()),
        }
    }

    pub(crate) fn opened(
        &mut self,
        store: Store,
        key_file_altered: bool,
        recovery_key: Option<RecoveryKey>,
    ) -> Result<(), CommandError> {
        let idle_lock = einstellungen::idle_lock(&store)?;
        let practice = store.reader().is_practice()?;
        let kind = if practice {
            VaultKind::Practice
        } else {
            VaultKind::Main
        };
        let lists = presets::in_force(&store)?;
        self.open = Some(OpenVault {
            lists,
            store,
            kind,
            key_file_altered,
            recovery_key,
            idle_lock,
            draft: None,
            incoming: None,
        });
        self.attempts = Attempts::default();
        self.touch();
        Ok(())
    }

    pub(crate) fn wrong_attempts(&self) -> u32 {
        self.attempts.wrong
    }

    /// Seconds until the next try is answered, rounded up.
    pub(crate) fn wait_seconds(&self) -> u32 {
        let wait = self
            .attempts
            .blocked_until
            .saturating_sub(self.host.uptime());
        u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
    }

    /// Refuses a try that comes too early.
    pub(crate) fn check_wait(&self) -> Result<(), CommandError> {
        if self.wait_seconds() > 0 {
            Err(ErrorCode::TooManyAttempts.into())
        } else {
            Ok(())
        }
    }

    /// Counts a failed try, if it was a wrong key and not damage.
    pub(crate) fn failed(&mut self, error: CommandError) -> CommandError {
        if matches!(
            error.code,
            ErrorCode::WrongPassphrase | ErrorCode::WrongRecoveryKey
        ) {
            self.attempts.wrong += 1;
            let beyond = self.attempts.wrong.saturating_sub(FREE_ATTEMPTS);
            if beyond > 0 {
                let wait = Duration::from_secs(1 << beyond.min(5)).min(LONGEST_WAIT);
                self.attempts.blocked_until = self.host.uptime() + wait;
            }
        }
        error
    }
}
