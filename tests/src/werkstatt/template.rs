//! Vaults that are made once a test run and copied after that: making one costs a second, since its passphrase is
//! meant to be slow to try.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use fallmappe_commands::schema::{CreateVault, Nothing, VaultKind};
use fallmappe_commands::{Command, Session, command};

use super::{PASSPHRASE, TODAY, TestHost};
use crate::tree::{Tree, tree};

/// The files of a closed vault.
pub struct Template {
    /// The recovery key that stands on its sheet.
    pub recovery_key: String,
    files: Tree,
}

impl Template {
    /// An empty vault with the passphrase [`PASSPHRASE`].
    pub fn main() -> &'static Self {
        static MADE: OnceLock<Template> = OnceLock::new();
        MADE.get_or_init(|| Self::empty(1))
    }

    /// An empty vault of somebody else: the same passphrase, other keys.
    pub fn other() -> &'static Self {
        static MADE: OnceLock<Template> = OnceLock::new();
        MADE.get_or_init(|| Self::empty(3))
    }

    /// A practice vault with the made-up cases.
    pub fn practice() -> &'static Self {
        static MADE: OnceLock<Template> = OnceLock::new();
        MADE.get_or_init(|| {
            Self::make(2, VaultKind::Practice, |session| {
                command::open_practice_vault::run(session, Nothing {}).unwrap();
                String::new()
            })
        })
    }

    /// Lays the vault out.
    pub fn copy_to(&self, vault: &Path) {
        write_vault(vault, &self.files);
    }

    fn empty(seed: u64) -> Self {
        Self::make(seed, VaultKind::Main, |session| {
            let request = CreateVault {
                kind: VaultKind::Main,
                passphrase: PASSPHRASE.to_owned(),
            };
            command::create_vault::run(session, request)
                .unwrap()
                .recovery_key
        })
    }

    fn make(
        seed: u64,
        kind: VaultKind,
        create: impl FnOnce(&mut Session<TestHost>) -> String,
    ) -> Self {
        let office = tempfile::tempdir().unwrap();
        let host = TestHost::new(office.path(), TODAY, seed);
        let vault = fallmappe_commands::Host::vault_dir(&host, kind);
        let mut session = Session::new(host);
        let recovery_key = create(&mut session);
        session.lock();
        Self {
            recovery_key,
            files: tree(&vault),
        }
    }
}

/// Writes the files of a vault with the rights that a vault has.
pub fn write_vault(vault: &Path, files: &Tree) {
    fs::create_dir_all(vault).unwrap();
    #[cfg(unix)]
    restrict(vault, 0o700);
    for (name, bytes) in files {
        fs::write(vault.join(name), bytes).unwrap();
        #[cfg(unix)]
        restrict(&vault.join(name), 0o600);
    }
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
