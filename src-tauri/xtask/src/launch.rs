//! `cargo xtask run`: prepares, builds and starts the program; without a display, the main job.

use std::env;

use crate::house::House;
use crate::needs::Purpose;
use crate::prepare;
use crate::process::run;
use crate::say;
use crate::stop::Stop;
use crate::words::RunFlags;

/// Starts the program as the machine allows.
///
/// # Errors
/// `Stop::Missing` when something is missing that could not be installed, `Stop::Failed` when a build
/// or the program itself fails.
pub fn run_program(house: &House, flags: &RunFlags) -> Result<(), Stop> {
    if flags.headless {
        return without_window(house, flags);
    }
    if !has_display() {
        say::line("There is no display here, so the main job runs without a window.");
        return without_window(house, flags);
    }
    with_window(house, flags)
}

fn with_window(house: &House, flags: &RunFlags) -> Result<(), Stop> {
    let purposes = [Purpose::Build, Purpose::Ui, Purpose::Window];
    let missing = prepare::machine(&purposes, flags.install)?;
    prepare::require(&missing, &purposes)?;
    prepare::ui_packages(house)?;
    say::headline("User interface");
    run(&mut house.npm(&["run", "build"]))?;
    say::headline("Fallmappe");
    let mut command = house.cargo(&window_words(flags));
    if flags.sample {
        command.env("FALLMAPPE_DATA", house.sample_folder());
    }
    run(&mut command)
}

fn without_window(house: &House, flags: &RunFlags) -> Result<(), Stop> {
    let missing = prepare::machine(&[Purpose::Build], flags.install)?;
    prepare::require(&missing, &[Purpose::Build])?;
    say::headline("The main job: vault, import, Fallübergabe, report, delivery");
    let folder = house.new_demo_folder();
    run(house
        .cargo(&headless_words(flags))
        .arg("demo")
        .arg("--out")
        .arg(folder))
}

fn window_words(flags: &RunFlags) -> Vec<&'static str> {
    let mut words = vec!["run", "-p", "fallmappe"];
    words.extend(flags.release.then_some("--release"));
    words
}

/// Chosen by the program's name and not by its package: cargo then selects the same set of crates as
/// for the tests, with the same features, and compiles nothing twice.
fn headless_words(flags: &RunFlags) -> Vec<&'static str> {
    let mut words = vec!["run", "--bin", "fallmappe-cli"];
    words.extend(flags.release.then_some("--release"));
    words.push("--");
    words
}

/// Only Linux tells by its environment; Windows and macOS have a desktop.
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_reach_the_command_lines() {
        let flags = RunFlags {
            sample: true,
            release: true,
            ..RunFlags::default()
        };
        assert_eq!(
            window_words(&flags),
            ["run", "-p", "fallmappe", "--release"]
        );
        assert_eq!(
            headless_words(&flags),
            ["run", "--bin", "fallmappe-cli", "--release", "--"]
        );
        let plain = RunFlags::default();
        assert_eq!(window_words(&plain), ["run", "-p", "fallmappe"]);
    }
}
