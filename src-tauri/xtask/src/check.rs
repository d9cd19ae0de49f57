//! `cargo xtask test`: prepares, walks the table of steps, and closes with one line each.

use std::time::Instant;

use crate::house::House;
use crate::needs::Purpose;
use crate::prepare::{self, Missing};
use crate::report::{Outcome, Report, seconds};
use crate::say;
use crate::steps::{STEPS, Step};
use crate::stop::Stop;
use crate::tree::Tree;
use crate::words::TestFlags;

const TREE_STEP: &str = "source tree unchanged";

/// Runs the tests.
///
/// # Errors
/// `Stop::Missing` when nothing can be compiled here, `Stop::Failed` when a step failed or, with
/// `--everything`, was skipped.
pub fn test(house: &House, flags: &TestFlags) -> Result<(), Stop> {
    let started = Instant::now();
    say::headline("What is missing here?");
    let missing = prepare::machine(purposes(flags), flags.install)?;
    prepare::require(&missing, &[Purpose::Build])?;
    let before = Tree::look(house);
    let mut report = walk(house, flags, &missing);
    report.add(TREE_STEP, tree_outcome(house, before.as_ref()));
    say::headline(&format!("Summary after {}", seconds(started.elapsed())));
    for line in report.lines() {
        say::line(&line);
    }
    if report.is_good(flags.everything) {
        return Ok(());
    }
    Err(Stop::Failed(
        "Not everything is in order; see the summary above.".to_owned(),
    ))
}

fn purposes(flags: &TestFlags) -> &'static [Purpose] {
    if flags.fast {
        return &[Purpose::Build, Purpose::Test];
    }
    &[
        Purpose::Build,
        Purpose::Test,
        Purpose::Ui,
        Purpose::Window,
        Purpose::Browser,
    ]
}

fn walk(house: &House, flags: &TestFlags, missing: &Missing) -> Report {
    let mut report = Report::default();
    let mut stopped_by: Option<&'static str> = None;
    for step in STEPS {
        let outcome = match reason_to_skip(step, flags, missing, stopped_by) {
            Some(why) => Outcome::Skipped(why),
            None => carry_out(house, step),
        };
        if step.stops && matches!(outcome, Outcome::Failed(..)) {
            stopped_by = Some(step.name);
        }
        report.add(step.name, outcome);
    }
    report
}

fn reason_to_skip(
    step: &Step,
    flags: &TestFlags,
    missing: &Missing,
    stopped_by: Option<&str>,
) -> Option<String> {
    if let Some(name) = stopped_by {
        return Some(format!("because \"{name}\" failed"));
    }
    if flags.fast && !step.fast {
        return Some("because of --fast".to_owned());
    }
    let lacking: Vec<_> = step
        .needs
        .iter()
        .filter(|name| missing.contains(*name))
        .copied()
        .collect();
    (!lacking.is_empty()).then(|| format!("because {} is missing", lacking.join(", ")))
}

fn carry_out(house: &House, step: &Step) -> Outcome {
    say::headline(step.name);
    let started = Instant::now();
    match (step.work)(house) {
        Ok(()) => Outcome::Passed(started.elapsed()),
        Err(stop) => {
            say::complaint(&stop.to_string());
            Outcome::Failed(started.elapsed(), stop.to_string())
        }
    }
}

fn tree_outcome(house: &House, before: Option<&Tree>) -> Outcome {
    let started = Instant::now();
    let (Some(before), Some(after)) = (before, Tree::look(house)) else {
        return Outcome::Skipped("because this is no git checkout".to_owned());
    };
    match before.must_equal(&after) {
        Ok(()) => Outcome::Passed(started.elapsed()),
        Err(stop) => Outcome::Failed(started.elapsed(), stop.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browser_step() -> &'static Step {
        STEPS
            .iter()
            .find(|step| step.name == "browser tests")
            .unwrap()
    }

    #[test]
    fn a_step_is_skipped_for_the_first_reason_that_holds() {
        let missing = Missing::from(["chromium", "age"]);
        let nothing = Missing::new();
        let plain = TestFlags::default();
        let fast = TestFlags {
            fast: true,
            ..TestFlags::default()
        };
        let step = browser_step();
        let why = |flags, missing, stopped| reason_to_skip(step, flags, missing, stopped);
        assert_eq!(why(&plain, &nothing, None), None);
        assert_eq!(
            why(&plain, &missing, None).unwrap(),
            "because chromium is missing"
        );
        assert_eq!(why(&fast, &missing, None).unwrap(), "because of --fast");
        assert_eq!(
            why(&fast, &missing, Some("lint")).unwrap(),
            "because \"lint\" failed"
        );
    }
}
