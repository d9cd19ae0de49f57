//! Making a vault: all of it or nothing.
//!
//! Everything is made in a temporary directory beside the target, the key file last, and renamed: a half-made vault is
//! an ignored directory, never an encrypted file without a key (decision 0002).

use std::fs;
use std::io;
use std::path::Path;

use chrono::NaiveDateTime;
use fallmappe_domain::op::Op;
use fallmappe_seal::{Identity, Passphrase};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::key_file::{Frame, KeyFile};
use crate::keys::{Keys, Opened, RecoveryKey, VaultId};
use crate::migrate::{self, MIGRATIONS};
use crate::tables::facts;
use crate::unlock::Store;
use crate::vault_dir::{self, DATABASE, KEY_FILE, KEY_FILE_NEW, LOCK};
use crate::{cipher, files, protokoll};

/// Fills a buffer with unpredictable bytes; comes from the host.
pub type Chance<'a> = &'a mut dyn FnMut(&mut [u8]);

/// A vault that was just made, and the recovery key that is shown this once.
pub struct Created {
    /// The open vault.
    pub store: Store,
    /// The key for the paper.
    pub recovery_key: RecoveryKey,
    /// The id for the paper.
    pub vault_id: VaultId,
}

impl Store {
    /// Makes a vault in a directory that does not exist yet or is empty.
    ///
    /// # Errors
    /// `Exists` when anything lies in the directory; `NoSpace`, `NoPermission`. Nothing is left behind then.
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        practice: bool,
        at: NaiveDateTime,
        chance: Chance<'_>,
    ) -> Result<Created> {
        refuse_occupied(dir)?;
        let parent = files::parent_of(dir);
        fs::create_dir_all(parent)?;
        let secrets = Secrets::draw(chance);
        let temporary = parent.join(format!(".neu-{}", secrets.vault_id.0));
        // Left over from a creation that was cut off; nobody ever got a key for it.
        let _ = fs::remove_dir_all(&temporary);
        files::create_private_dir(&temporary)?;
        let made = secrets
            .make_vault(&temporary, passphrase, practice, at)
            .and_then(|opened| put_in_place(&temporary, dir).map(|()| opened));
        if made.is_err() {
            let _ = fs::remove_dir_all(&temporary);
        }
        let opened = made?;
        files::sync_dir(parent)?;
        let lock = vault_dir::lock(dir)?;
        let unlocked = Self::open_database(dir, lock, &opened, &MIGRATIONS, at)?;
        Ok(Created {
            store: unlocked.store,
            recovery_key: RecoveryKey(secrets.recovery.to_secret()),
            vault_id: opened.vault_id,
        })
    }
}

/// What a vault is made from.
struct Secrets {
    keys: Keys,
    vault_id: VaultId,
    signing_seed: Zeroizing<[u8; 32]>,
    recovery: Identity,
}

impl Secrets {
    fn draw(chance: Chance<'_>) -> Self {
        let mut keys = Keys {
            dek: Zeroizing::new([0u8; 32]),
            salt: [0u8; 16],
        };
        chance(&mut keys.salt);
        chance(keys.dek.as_mut_slice());
        let mut id = [0u8; 16];
        chance(&mut id);
        let mut signing_seed = Zeroizing::new([0u8; 32]);
        chance(signing_seed.as_mut_slice());
        let vault_id = VaultId(hex::encode(id));
        Self {
            keys,
            vault_id,
            signing_seed,
            recovery: Identity::generate(),
        }
    }

    /// Both slots have been opened once when this returns.
    fn make_vault(
        &self,
        dir: &Path,
        passphrase: &Passphrase,
        practice: bool,
        at: NaiveDateTime,
    ) -> Result<Opened> {
        let frame = Frame {
            vault_id: self.vault_id.clone(),
            generation: 1,
            created_at: at,
        };
        let file = KeyFile::make(frame, &self.keys, passphrase, &self.recovery.recipient())?;
        let bytes = file.to_bytes()?;
        let opened = KeyFile::parse(&bytes)?.open_with_recovery(&self.recovery)?;
        self.make_database(dir, practice, &opened, at)?;
        drop(files::create_private_file(&dir.join(LOCK))?);
        files::replace(&dir.join(KEY_FILE), &dir.join(KEY_FILE_NEW), &bytes)?;
        Ok(opened)
    }

    fn make_database(
        &self,
        dir: &Path,
        practice: bool,
        opened: &Opened,
        at: NaiveDateTime,
    ) -> Result<()> {
        let path = dir.join(DATABASE);
        // Made before SQLCipher opens it, which would make it readable for everybody.
        drop(files::create_private_file(&path)?);
        let mut connection = cipher::open(&path, &self.keys)?;
        migrate::migrate(&mut connection, &MIGRATIONS, at)?;
        let seed = Zeroizing::new(hex::encode(self.signing_seed.as_slice()));
        for (name, value) in [
            (facts::VAULT_ID, self.vault_id.0.as_str()),
            (facts::KEY_CHECK, &opened.key_check()),
            (facts::GENERATION, "1"),
            (facts::KEY_FILE_SHA256, &opened.file_sha256),
            (
                facts::RECOVERY_RECIPIENT,
                &self.recovery.recipient().to_string(),
            ),
            (facts::RECOVERY_CONFIRMED, "0"),
            (facts::PRACTICE, if practice { "1" } else { "0" }),
            (facts::SIGNING_SEED, &seed),
        ] {
            facts::write(&connection, name, value)?;
        }
        protokoll::append(&connection, 1, Op::CreateVault, "", at)?;
        cipher::close(connection)
    }
}

/// Nothing of somebody else's is replaced; said before a second is spent on keys.
fn refuse_occupied(dir: &Path) -> Result<()> {
    match fs::read_dir(dir).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(StoreError::Exists),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(StoreError::Exists),
        Err(error) => Err(error.into()),
    }
}

fn put_in_place(temporary: &Path, dir: &Path) -> Result<()> {
    match fs::remove_dir(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(StoreError::Exists),
        _ => {}
    }
    Ok(fs::rename(temporary, dir)?)
}
