//! What is missing here? Looks at the machine, says so in one sentence each with one apt line, and
//! installs when allowed to. Also the UI packages.
//!
//! The table of what is needed lies in `needs`.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::house::House;
use crate::needs::{NEEDS, Need, Probe, Purpose, apt_line, node_is_new_enough, packages};
use crate::process::{answer, find_program, run};
use crate::say;
use crate::stop::Stop;

/// How often a busy or failing package manager is asked, and the pause between: five minutes in all.
const APT_TRIES: u32 = 31;
const APT_PAUSE: Duration = Duration::from_secs(10);
/// Tries when the reason is not another program's lock: a mirror that hiccups, no more.
const APT_TRIES_WITHOUT_LOCK: u32 = 3;

/// The names of needs that are still missing after preparing.
pub type Missing = BTreeSet<&'static str>;

/// Looks for everything of these purposes, installs what can be installed, and names the rest.
///
/// # Errors
/// `Stop::Failed` when apt was allowed to install and could not.
pub fn machine(purposes: &[Purpose], install: bool) -> Result<Missing, Stop> {
    let missing = look(purposes);
    if missing.is_empty() {
        say::line("The machine has everything this needs.");
        return Ok(Missing::new());
    }
    tell(&missing);
    let may_install = (install || is_root()) && find_program("apt-get").is_some();
    if may_install && !packages(&missing).is_empty() {
        install_packages(&packages(&missing))?;
    }
    Ok(look(purposes).iter().map(|need| need.name).collect())
}

/// Refuses to go on when something of these purposes is missing.
///
/// # Errors
/// `Stop::Missing` with the names.
pub fn require(missing: &Missing, purposes: &[Purpose]) -> Result<(), Stop> {
    let needed = NEEDS.iter().filter(|need| purposes.contains(&need.purpose));
    let names: Vec<_> = needed
        .map(|need| need.name)
        .filter(|name| missing.contains(name))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Stop::Missing(format!(
        "Still missing: {}. Install it and try again.",
        names.join(", ")
    )))
}

/// Installs the packages of the UI, only when the lock file is not the one installed last.
///
/// # Errors
/// `Stop::Failed` when the lock file cannot be read or npm fails.
pub fn ui_packages(house: &House) -> Result<(), Stop> {
    let stamp = house.ui().join("node_modules/.installed-lock");
    let wanted = fs::read(house.ui().join("package-lock.json"))
        .map_err(|error| Stop::Failed(format!("ui/package-lock.json cannot be read: {error}")))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say::headline("UI packages (npm ci)");
    run(&mut house.npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted)
        .map_err(|error| Stop::Failed(format!("The npm stamp cannot be written: {error}")))
}

fn look(purposes: &[Purpose]) -> Vec<&'static Need> {
    NEEDS
        .iter()
        .filter(|need| purposes.contains(&need.purpose) && !is_there(need.probe))
        .collect()
}

fn is_there(probe: Probe) -> bool {
    match probe {
        Probe::Program(name) => find_program(name).is_some(),
        Probe::Call(name, arguments) => answer(Command::new(name).args(arguments)).is_some(),
        Probe::Library(name) => {
            answer(Command::new("pkg-config").args(["--exists", name])).is_some()
        }
        Probe::Node => answer(Command::new("node").arg("--version"))
            .is_some_and(|version| node_is_new_enough(&version)),
        Probe::Font => answer(&mut Command::new("fc-list")).is_some_and(|list| !list.is_empty()),
        Probe::Package(name) => {
            find_program("dpkg-query").is_none()
                || answer(Command::new("dpkg-query").args(["-W", "-f=${Status}", name]))
                    .is_some_and(|status| status.ends_with(" installed"))
        }
    }
}

fn tell(missing: &[&Need]) {
    for need in missing {
        say::line(&format!("Missing: {} ({}).", need.name, need.why));
    }
    if let Some(line) = apt_line(missing) {
        say::line(&format!("On Debian 12: {line}"));
    }
}

/// Whether we may install without asking: the owner of our own process entry is root. The standard
/// library has no other question for this.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

fn install_packages(names: &[&str]) -> Result<(), Stop> {
    say::headline("Debian packages (apt-get)");
    apt(&["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend_from_slice(names);
    apt(&arguments)
}

/// One apt-get call. Its own waiting covers the lock of dpkg but not the one of the package lists,
/// so a message about a lock is a reason to wait and ask again.
fn apt(arguments: &[&str]) -> Result<(), Stop> {
    let mut last = String::new();
    for attempt in 1..=APT_TRIES {
        match apt_once(arguments) {
            Ok(()) => return Ok(()),
            Err(message) => last = message,
        }
        if !worth_another_try(attempt, &last) {
            break;
        }
        say::line("apt-get is busy or could not reach its source; asking again in ten seconds.");
        sleep(APT_PAUSE);
    }
    Err(Stop::Failed(format!(
        "apt-get {} failed: {}",
        arguments.join(" "),
        last.trim()
    )))
}

fn worth_another_try(attempt: u32, message: &str) -> bool {
    let locked = message.contains("lock");
    attempt
        < if locked {
            APT_TRIES
        } else {
            APT_TRIES_WITHOUT_LOCK
        }
}

fn apt_once(arguments: &[&str]) -> Result<(), String> {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        Command::new("sudo")
    };
    if !is_root() {
        command.args(["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "apt-get"]);
    }
    let output = command
        .args(["-o", "DPkg::Lock::Timeout=600", "-q"])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("LC_ALL", "C")
        .stdout(Stdio::inherit())
        .stderr(Stdio::piped())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .map_err(|error| error.to_string())?;
    let _ = std::io::stderr().write_all(&output.stderr);
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_waited_for_and_a_refusal_is_not() {
        let lock = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7";
        assert!(worth_another_try(APT_TRIES - 1, lock));
        assert!(!worth_another_try(APT_TRIES, lock));
        let refusal = "E: Unable to locate package nothing-like-it";
        assert!(worth_another_try(1, refusal));
        assert!(!worth_another_try(APT_TRIES_WITHOUT_LOCK, refusal));
    }

    #[test]
    fn only_what_the_work_needs_is_required() {
        let missing = Missing::from(["webkit", "chromium"]);
        assert_eq!(require(&missing, &[Purpose::Build, Purpose::Ui]), Ok(()));
        let refused = require(&missing, &[Purpose::Build, Purpose::Window]);
        assert!(matches!(refused, Err(Stop::Missing(text)) if text.contains("webkit")));
    }

    #[test]
    fn a_program_nobody_has_is_not_there() {
        assert!(!is_there(Probe::Program("fallmappe-no-such-program")));
        assert!(!is_there(Probe::Library("fallmappe-no-such-library")));
    }
}
