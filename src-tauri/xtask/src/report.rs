//! The list of steps and what became of each: the last lines of `cargo xtask test`.
//!
//! Pure: knows neither cargo nor clock, so that the rule for the exit code can be tested.

use std::time::Duration;

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It ran and was content.
    Passed(Duration),
    /// It ran and was not; the text is its reason.
    Failed(Duration, String),
    /// It was not run; the text says why in the form "because …".
    Skipped(String),
}

/// The outcomes of a whole run, in order.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<(&'static str, Outcome)>,
}

impl Report {
    /// Adds the outcome of one step.
    pub fn add(&mut self, step: &'static str, outcome: Outcome) {
        self.rows.push((step, outcome));
    }

    /// Whether the run as a whole is good. With `everything`, a skipped step spoils it.
    pub fn is_good(&self, everything: bool) -> bool {
        self.rows.iter().all(|(_, outcome)| match outcome {
            Outcome::Passed(_) => true,
            Outcome::Failed(..) => false,
            Outcome::Skipped(_) => !everything,
        })
    }

    /// One line a step, then the counts in the form that test runners close with.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .rows
            .iter()
            .map(|(step, row)| line(step, row))
            .collect();
        let count = |wanted: fn(&Outcome) -> bool| {
            self.rows
                .iter()
                .filter(|(_, outcome)| wanted(outcome))
                .count()
        };
        lines.push(format!(
            "steps: {} passed, {} failed, {} skipped",
            count(|outcome| matches!(outcome, Outcome::Passed(_))),
            count(|outcome| matches!(outcome, Outcome::Failed(..))),
            count(|outcome| matches!(outcome, Outcome::Skipped(_))),
        ));
        lines
    }
}

fn line(step: &str, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Passed(took) => format!("passed   {step} ({})", seconds(*took)),
        Outcome::Failed(took, why) => format!("FAILED   {step} ({}): {why}", seconds(*took)),
        Outcome::Skipped(why) => format!("skipped  {step} {why}"),
    }
}

/// A duration as a person reads it: "0.4 s", "12 s", "3 min 05 s".
pub fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    match whole {
        0..10 => format!("{:.1} s", took.as_secs_f64()),
        10..60 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outcomes: &[Outcome]) -> Report {
        let mut report = Report::default();
        for outcome in outcomes {
            report.add("a step", outcome.clone());
        }
        report
    }

    fn passed() -> Outcome {
        Outcome::Passed(Duration::from_millis(400))
    }

    fn failed() -> Outcome {
        Outcome::Failed(Duration::from_secs(12), "`cargo fmt` failed".to_owned())
    }

    fn skipped() -> Outcome {
        Outcome::Skipped("because chromium is missing".to_owned())
    }

    #[test]
    fn a_failure_always_spoils_the_run_and_a_skip_only_with_everything() {
        for (outcomes, plain, everything) in [
            (vec![passed(), passed()], true, true),
            (vec![passed(), skipped()], true, false),
            (vec![passed(), failed(), skipped()], false, false),
            (vec![], true, true),
        ] {
            assert_eq!(report(&outcomes).is_good(false), plain, "{outcomes:?}");
            assert_eq!(report(&outcomes).is_good(true), everything, "{outcomes:?}");
        }
    }

    #[test]
    fn each_step_gets_one_line_and_the_counts_close() {
        let lines = report(&[passed(), failed(), skipped()]).lines();
        assert_eq!(
            lines,
            [
                "passed   a step (0.4 s)",
                "FAILED   a step (12 s): `cargo fmt` failed",
                "skipped  a step because chromium is missing",
                "steps: 1 passed, 1 failed, 1 skipped",
            ]
        );
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
        assert_eq!(seconds(Duration::from_secs(59)), "59 s");
    }
}
