//! Where things lie: the checkout, the UI, the built programs; and how cargo and npm are started.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::stop::Stop;

/// The folders this run works with.
pub struct House {
    root: PathBuf,
    programs: PathBuf,
}

impl House {
    /// Finds the checkout from the manifest cargo is running, and the folder of built programs from
    /// where this very program lies, so that a target folder set elsewhere is followed.
    ///
    /// # Errors
    /// `Stop::Failed` when the operating system does not say where this program lies.
    pub fn find() -> Result<House, Stop> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&manifest)
            .ancestors()
            .nth(2)
            .map(Path::to_path_buf)
            .ok_or_else(|| Stop::Failed("The checkout has no root folder.".to_owned()))?;
        let myself = env::current_exe()
            .map_err(|error| Stop::Failed(format!("Cannot find this program: {error}")))?;
        let programs = myself
            .parent()
            .map(Path::to_path_buf)
            .unwrap_or_else(|| root.clone());
        Ok(House { root, programs })
    }

    /// The checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the user interface.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program built by cargo in the development profile.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The first folder `demo/N` beside the built programs that does not exist yet. A counter, not a
    /// date: two runs never share a folder and nothing is overwritten.
    pub fn new_demo_folder(&self) -> PathBuf {
        let base = self
            .programs
            .parent()
            .unwrap_or(&self.programs)
            .join("demo");
        let mut number = 1_u32;
        while base.join(number.to_string()).exists() {
            number += 1;
        }
        base.join(number.to_string())
    }

    /// Where the window keeps its data when it is started to look at made-up cases.
    pub fn sample_folder(&self) -> PathBuf {
        self.target().join("sample")
    }

    fn target(&self) -> &Path {
        self.programs.parent().unwrap_or(&self.programs)
    }

    /// A cargo command in the checkout, without what the outer `cargo run` put into the environment
    /// about this package: a build script that watches such a variable would run again each time.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in env::vars_os() {
            if is_about_this_package(&name.to_string_lossy()) {
                command.env_remove(name);
            }
        }
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// An npm command in the folder of the user interface.
    pub fn npm(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command.args(arguments).current_dir(self.ui());
        command
    }
}

fn is_about_this_package(name: &str) -> bool {
    [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_CRATE_",
    ]
    .iter()
    .any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checkout_holds_the_workspace_manifest() {
        let house = House::find().unwrap();
        assert!(house.root().join("Cargo.toml").is_file());
        assert!(house.root().join("src-tauri/xtask/Cargo.toml").is_file());
    }

    #[test]
    fn a_demo_folder_is_never_an_existing_one() {
        let house = House::find().unwrap();
        assert!(!house.new_demo_folder().exists());
    }

    #[test]
    fn only_what_speaks_of_this_package_is_removed() {
        assert!(is_about_this_package("CARGO_PKG_NAME"));
        assert!(is_about_this_package("CARGO_MANIFEST_DIR"));
        assert!(!is_about_this_package("CARGO_TARGET_DIR"));
        assert!(!is_about_this_package("CARGO_HOME"));
    }
}
