//! Starting other programs: run one and see whether it was content, or ask one for its answer.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::stop::Stop;

/// Runs a command with the terminal handed through and waits for it.
///
/// # Errors
/// `Stop::Failed` when it cannot be started or ends with anything but success.
pub fn run(command: &mut Command) -> Result<(), Stop> {
    let shown = describe(command);
    let status = command
        .status()
        .map_err(|error| Stop::Failed(format!("`{shown}` could not be started: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::Failed(format!("`{shown}` failed ({status})")))
}

/// What a command writes to standard output, or `None` when it fails or does not exist.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where a program lies on the search path, if anywhere.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    env::split_paths(&path)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |end| folder.join(format!("{name}{end}")))
        })
        .find(|candidate| is_program(candidate))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_described_by_its_short_name() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["test", "--locked"]);
        assert_eq!(describe(&command), "cargo test --locked");
    }

    #[test]
    fn a_program_that_does_not_exist_is_a_failure_and_not_found() {
        let name = "fallmappe-no-such-program";
        assert!(find_program(name).is_none());
        assert!(matches!(run(&mut Command::new(name)), Err(Stop::Failed(_))));
        assert_eq!(answer(&mut Command::new(name)), None);
    }
}
