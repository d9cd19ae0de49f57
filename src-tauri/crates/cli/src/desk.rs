//! The session behind one call: where the vault is, how it is opened, and calling commands by their types.

use std::io::Read;
use std::path::{Path, PathBuf};

use fallmappe_commands::host::NewFile;
use fallmappe_commands::schema::{OfFall, UnlockVault, VaultKind, VaultState};
use fallmappe_commands::{Command, ErrorCode, Host, Session, command, schema};
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_host::{DiskHost, Folders, PathsAsHandles};

use crate::args::Global;
use crate::output::Failure;

/// Host of the command line.
pub type CliHost = DiskHost<PathsAsHandles>;

/// Names the file with the passphrase when no argument does.
const PASSPHRASE_FILE: &str = "FALLMAPPE_PASSPHRASE_FILE";
/// No passphrase and no key is longer.
const MAX_SECRET_BYTES: u64 = 64 << 10;

/// One call's session and its global arguments.
pub struct Desk {
    pub session: Session<CliHost>,
    pub global: Global,
}

impl Desk {
    /// A locked session at the vault that the arguments name.
    pub fn new(global: Global) -> Result<Self, Failure> {
        let vault = match &global.vault {
            Some(vault) => std::path::absolute(vault).map_err(|_| ErrorCode::NoVault)?,
            None => PathBuf::new(),
        };
        let here = std::path::absolute(".").map_err(|_| ErrorCode::NoPermission)?;
        let folders = Folders {
            main_vault: vault.clone(),
            practice_vault: vault,
            output: here,
        };
        let host = DiskHost::new(folders, global.today, PathsAsHandles);
        let host = match global.seed {
            Some(seed) => host.with_seed(seed),
            None => host,
        };
        Ok(Self {
            session: Session::new(host),
            global,
        })
    }

    /// Opens the vault, asking for the passphrase if no file names it.
    pub fn unlock(&mut self) -> Result<VaultState, Failure> {
        self.require_vault()?;
        let passphrase = self.passphrase("Passwort: ")?;
        self.unlock_with(passphrase)
    }

    /// Opens the vault. With a seed it must be a practice vault.
    pub fn unlock_with(&mut self, passphrase: String) -> Result<VaultState, Failure> {
        let request = UnlockVault {
            kind: VaultKind::Main,
            passphrase,
        };
        let state = self.call(command::unlock_vault, request)?;
        if self.global.seed.is_some() && state.open != Some(VaultKind::Practice) {
            return Err(ErrorCode::PracticeOnly.into());
        }
        Ok(state)
    }

    /// A vault must be named.
    pub fn require_vault(&self) -> Result<(), Failure> {
        match self.global.vault {
            Some(_) => Ok(()),
            None => Err(Failure::usage("Bitte den Tresor mit --vault DIR angeben.")),
        }
    }

    /// The passphrase from its file, or typed.
    pub fn passphrase(&self, prompt: &str) -> Result<String, Failure> {
        match self.passphrase_file() {
            Some(file) => secret_from(&file),
            None => ask(prompt),
        }
    }

    /// The passphrase for a new vault from its file, or typed twice: nobody sees a slip of the finger.
    pub fn new_passphrase(&self) -> Result<String, Failure> {
        if let Some(file) = self.passphrase_file() {
            return secret_from(&file);
        }
        let typed = ask("Neues Passwort: ")?;
        if ask("Noch einmal: ")? == typed {
            Ok(typed)
        } else {
            Err(Failure::usage(
                "Die beiden Eingaben waren verschieden; bitte noch einmal anfangen. Es wurde nichts angelegt.",
            ))
        }
    }

    fn passphrase_file(&self) -> Option<PathBuf> {
        let named = self.global.passphrase_file.clone();
        named.or_else(|| std::env::var_os(PASSPHRASE_FILE).map(PathBuf::from))
    }

    /// Calls a command with its own types.
    pub fn call<C: Command>(&mut self, _: C, request: C::Request) -> Result<C::Answer, Failure> {
        Ok(C::run(&mut self.session, request)?)
    }

    /// Writes a new file, readable for its owner only.
    pub fn write_file(&self, path: &Path, bytes: Vec<u8>) -> Result<(), Failure> {
        let folder = std::path::absolute(path)
            .ok()
            .and_then(|path| path.parent().map(Path::to_owned));
        let name = path.file_name().and_then(|name| name.to_str());
        let (folder, name) = folder.zip(name).ok_or(ErrorCode::NoPermission)?;
        self.session.host().write_new_files(
            &folder,
            &[NewFile {
                name: name.to_owned(),
                bytes,
            }],
        )?;
        Ok(())
    }

    /// The Fall with this number.
    pub fn fall(&mut self, number: &str) -> Result<FallId, Failure> {
        let request = schema::FindFall {
            number: FallNumber(number.to_owned()),
        };
        Ok(self.call(command::find_fall, request)?.fall)
    }

    /// Everything in the Fall with this number.
    pub fn open_fall(&mut self, number: &str) -> Result<schema::FallView, Failure> {
        let fall = self.fall(number)?;
        self.call(command::open_fall, OfFall { fall })
    }

    /// The Stelle of this name.
    pub fn stelle(&mut self, name: &str) -> Result<StelleId, Failure> {
        let rows = self.call(command::list_stellen, schema::Nothing {})?.rows;
        let row = rows.into_iter().find(|row| row.stelle.name == name);
        Ok(row.ok_or(ErrorCode::NotFound)?.id)
    }
}

fn ask(prompt: &str) -> Result<String, Failure> {
    rpassword::prompt_password(prompt)
        .map_err(|_| Failure::usage("Ohne Terminal bitte --passphrase-file FILE angeben."))
}

/// A secret from a file, without the line end.
pub fn secret_from(file: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => ErrorCode::NoPermission,
        _ => ErrorCode::UnreadableFile,
    };
    let mut text = String::new();
    // Read through a limit, not after a look at the size: a pipe has none.
    std::fs::File::open(file)
        .map_err(unreadable)?
        .take(MAX_SECRET_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    if text.len() as u64 > MAX_SECRET_BYTES {
        return Err(ErrorCode::UnreadableFile.into());
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// A path as a handle of this host.
pub fn handle(path: &Path) -> Result<String, Failure> {
    let path = std::path::absolute(path).map_err(|_| ErrorCode::UnreadableFile)?;
    Ok(path.to_str().ok_or(ErrorCode::UnreadableFile)?.to_owned())
}
