//! The vault: make, open, recover, check.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which vault: the real one, or the one with made-up cases for practising.
#[derive(Clone, Serialize, Deserialize, TS, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum VaultKind {
    /// The manager's cases.
    Main,
    /// Made-up cases, marked on every screen.
    Practice,
}

/// Judge a passphrase before it is used.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckPassphrase {
    /// The passphrase.
    pub passphrase: String,
}

/// Make a vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateVault {
    /// Which one.
    pub kind: VaultKind,
    /// Its passphrase.
    pub passphrase: String,
}

/// Open a vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UnlockVault {
    /// Which one.
    pub kind: VaultKind,
    /// Its passphrase.
    pub passphrase: String,
}

/// Open a vault with the recovery key from paper; both keys are replaced.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecoverVault {
    /// Which one.
    pub kind: VaultKind,
    /// The recovery key as typed: `AGE-SECRET-KEY-1…`; blanks and line breaks do not matter.
    pub recovery_key: String,
    /// The passphrase from now on.
    pub new_passphrase: String,
}

/// Prove that the recovery key was written down, by typing it.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmRecoveryKey {
    /// The key as typed from paper.
    pub recovery_key: String,
}

/// Make a new recovery key for the open vault; the old paper opens nothing any more.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenewRecoveryKey {
    /// The present passphrase.
    pub passphrase: String,
}

/// Replace the passphrase of the open vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The present passphrase.
    pub current: String,
    /// The passphrase from now on.
    pub new: String,
}

/// What there is and what is open.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultState {
    /// The real vault exists.
    pub main_exists: bool,
    /// The practice vault exists.
    pub practice_exists: bool,
    /// The vault that is open.
    pub open: Option<VaultKind>,
    /// The open vault's recovery key was typed back once.
    pub recovery_confirmed: bool,
    /// The key file was changed behind the program's back; a new passphrase writes it anew.
    pub key_file_altered: bool,
    /// The recovery key is still in memory and the sheet can be written.
    pub recovery_sheet_possible: bool,
    /// Wrong passphrases since the vault was last opened.
    pub wrong_attempts: u32,
    /// Seconds to wait before the next try is answered.
    pub wait_seconds: u32,
    /// Minutes without use after which the vault locks.
    pub idle_lock_minutes: u32,
    /// Today, as the host's clock says.
    pub today: NaiveDate,
    /// Where files are written unless another folder is chosen, as people read it.
    pub output_folder: String,
    /// Version of the program.
    pub version: String,
}

/// A passphrase made of random words.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedPassphrase {
    /// The passphrase.
    pub passphrase: String,
}

/// How good a passphrase is.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseVerdict {
    /// It may be used.
    pub accepted: bool,
    /// German sentence for the person who typed it.
    pub message: String,
}

/// The recovery key of a new or recovered vault; shown this once.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewRecoveryKey {
    /// `AGE-SECRET-KEY-1…`.
    pub recovery_key: String,
    /// The vault's id, printed on the sheet.
    pub vault_id: String,
}

/// Result of the integrity checks.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultReport {
    /// Version of the schema.
    pub schema_version: u32,
    /// Fälle in the vault.
    #[ts(type = "number")]
    pub faelle: u64,
    /// Kontakte in the vault.
    #[ts(type = "number")]
    pub kontakte: u64,
    /// Lines of the Protokoll.
    #[ts(type = "number")]
    pub protokoll: u64,
    /// Notes of `vault exercise`; 0 outside practice vaults.
    #[ts(type = "number")]
    pub exercised: u64,
    /// Version of the cipher, e.g. `4.19.0 community`.
    pub cipher: String,
}
