//! The steps of `cargo xtask test`, as a table in the order in which they run: cheap ones first.
//!
//! Here stands what is done; how the outcomes are judged stands in `report`, what a machine must have
//! in `needs`.

use std::process::Command;

use crate::house::House;
use crate::prepare::ui_packages;
use crate::process::{find_program, run};
use crate::stop::Stop;

/// Seconds after which a browser or window run counts as hanging.
const BROWSER_LIMIT: &str = "1200";

/// One step.
pub struct Step {
    /// The name in headline and summary.
    pub name: &'static str,
    /// Names of needs (see `needs`) without which it is skipped.
    pub needs: &'static [&'static str],
    /// Whether `--fast` runs it too.
    pub fast: bool,
    /// Whether its failure ends the run, because what follows is dear or stands on it.
    pub stops: bool,
    /// What it does.
    pub work: fn(&House) -> Result<(), Stop>,
}

const NODE: &[&str] = &["node", "npm"];
const SHELL: &[&str] = &["node", "npm", "pkg-config", "webkit", "librsvg"];
const BROWSER: &[&str] = &["node", "npm", "chromium", "fonts", "fc-list"];
const PAGE: &[&str] = &[
    "node", "npm", "chromium", "fonts", "fc-list", "age", "minisign",
];
const WINDOW: &[&str] = &[
    "node",
    "npm",
    "pkg-config",
    "webkit",
    "librsvg",
    "Xvfb",
    "xauth",
    "dbus-run-session",
    "WebKitWebDriver",
    "software-gl",
    "fonts",
    "fc-list",
    "age",
    "unzip",
];
const READERS: &[&str] = &["age", "minisign", "qpdf", "pdftotext", "unzip"];

/// All steps but the last, which compares the source tree and belongs to the runner itself.
pub const STEPS: &[Step] = &[
    step("format", &["rustfmt"], format).fast().stops(),
    step("lint", &["clippy"], lint).fast().stops(),
    step("build", &["make", "perl"], build).fast().stops(),
    step("Rust tests", &[], rust_tests).fast().stops(),
    step("figures of the pseudonymiser", &[], free_text_figures),
    step("UI packages", NODE, ui_packages).stops(),
    step("UI types", NODE, |house| script(house, "check")),
    step("UI lint", NODE, |house| script(house, "lint")),
    step("UI tests", NODE, |house| script(house, "test")),
    step("UI build", NODE, |house| script(house, "build")).stops(),
    step("shell lint", SHELL, shell_lint),
    step("shell tests", SHELL, shell_tests),
    step("shell build", SHELL, shell_build).stops(),
    step("browser tests", BROWSER, browser_tests),
    step("packet page", PAGE, packet_page),
    step("packet page in WebKit", WINDOW, packet_page_in_webkit),
    step("window test", WINDOW, window_test),
    step("main job without a window", READERS, main_job),
];

const fn step(
    name: &'static str,
    needs: &'static [&'static str],
    work: fn(&House) -> Result<(), Stop>,
) -> Step {
    Step {
        name,
        needs,
        fast: false,
        stops: false,
        work,
    }
}

impl Step {
    const fn fast(mut self) -> Step {
        self.fast = true;
        self
    }

    const fn stops(mut self) -> Step {
        self.stops = true;
        self
    }
}

fn format(house: &House) -> Result<(), Stop> {
    run(&mut house.cargo(&["fmt", "--all", "--check"]))
}

/// Warnings are errors here and only here, missing documentation among them. As an argument of
/// clippy and not of rustc it leaves the compiled dependencies as they are.
fn lint(house: &House) -> Result<(), Stop> {
    run(&mut house.cargo(&[
        "clippy",
        "--locked",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

/// Programs and tests in one selection, so that both see the same features and nothing is compiled
/// twice. The browser run and the stories start the programs built here.
fn build(house: &House) -> Result<(), Stop> {
    run(&mut house.cargo(&["build", "--locked", "--all-targets"]))
}

/// Runs even where a foreign reader (age, qpdf) is missing: a story that needs one fails by its name,
/// and all others still count.
fn rust_tests(house: &House) -> Result<(), Stop> {
    run(with_programs(
        house,
        &mut house.cargo(&["test", "--locked", "--no-fail-fast"]),
    ))
}

/// The test has run already; this prints what it measured, so that a change for the worse is seen before the bar breaks.
fn free_text_figures(house: &House) -> Result<(), Stop> {
    run(&mut house.cargo(&[
        "test",
        "--locked",
        "-p",
        "fallmappe-falluebergabe",
        "--test",
        "freitext",
        "--",
        "--nocapture",
    ]))
}

fn script(house: &House, name: &str) -> Result<(), Stop> {
    run(&mut house.npm(&["run", name]))
}

fn shell_lint(house: &House) -> Result<(), Stop> {
    let arguments = [
        "clippy",
        "--locked",
        "-p",
        "fallmappe",
        "--all-targets",
        "--",
    ];
    run(house.cargo(&arguments).args(["-D", "warnings"]))
}

fn shell_tests(house: &House) -> Result<(), Stop> {
    run(&mut house.cargo(&["test", "--locked", "-p", "fallmappe"]))
}

fn shell_build(house: &House) -> Result<(), Stop> {
    run(&mut house.cargo(&["build", "--locked", "-p", "fallmappe"]))
}

fn browser_tests(house: &House) -> Result<(), Stop> {
    run(with_programs(
        house,
        &mut limited(house, &["npm", "run", "test:browser"]),
    ))
}

fn packet_page(house: &House) -> Result<(), Stop> {
    run(with_programs(
        house,
        &mut limited(house, &["npm", "run", "test:paket"]),
    ))
}

fn packet_page_in_webkit(house: &House) -> Result<(), Stop> {
    on_a_screen(house, "test:paket:webkit")
}

fn window_test(house: &House) -> Result<(), Stop> {
    on_a_screen(house, "test:window")
}

/// A script of the interface that needs a screen, on one that nobody sees.
fn on_a_screen(house: &House, script: &str) -> Result<(), Stop> {
    let words = [
        "dbus-run-session",
        "--",
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1280x900x24",
        "npm",
        "run",
        script,
    ];
    run(with_programs(house, &mut limited(house, &words)))
}

fn main_job(house: &House) -> Result<(), Stop> {
    let mut command = Command::new(house.program("fallmappe-cli"));
    run(command
        .arg("demo")
        .arg("--out")
        .arg(house.new_demo_folder())
        .current_dir(house.root()))
}

/// A command in the UI folder that is ended with all its children when it hangs.
fn limited(house: &House, words: &[&str]) -> Command {
    let mut all = words.to_vec();
    if find_program("timeout").is_some() {
        all.splice(0..0, ["timeout", "--kill-after=15", BROWSER_LIMIT]);
    }
    let (program, arguments) = all.split_first().map_or(("npm", &[][..]), |(p, a)| (*p, a));
    let mut command = Command::new(program);
    command.args(arguments).current_dir(house.ui());
    command
}

/// Tells tests and scripts where the built programs lie; a target folder may be anywhere.
fn with_programs<'a>(house: &House, command: &'a mut Command) -> &'a mut Command {
    command
        .env("FALLMAPPE_TEST_HOST", house.program("fallmappe-test-host"))
        .env("FALLMAPPE_WINDOW", house.program("fallmappe"))
        .env("FALLMAPPE_CLI", house.program("fallmappe-cli"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::NEEDS;

    #[test]
    fn every_need_of_a_step_is_in_the_table() {
        for step in STEPS {
            for name in step.needs {
                assert!(
                    NEEDS.iter().any(|need| need.name == *name),
                    "{}: {name}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn the_fast_lane_is_the_beginning_and_needs_no_node_and_no_webkit() {
        let fast = STEPS.iter().take_while(|step| step.fast).count();
        assert!(fast > 0 && STEPS.iter().skip(fast).all(|step| !step.fast));
        for step in STEPS.iter().filter(|step| step.fast) {
            assert!(!step.needs.contains(&"node") && !step.needs.contains(&"webkit"));
        }
    }

    #[test]
    fn what_uses_a_built_program_comes_after_the_step_that_builds_it() {
        let place = |name: &str| STEPS.iter().position(|step| step.name == name).unwrap();
        assert!(place("build") < place("browser tests"));
        assert!(place("UI build") < place("shell lint"));
        assert!(place("shell build") < place("window test"));
    }
}
