//! How answers and failures are printed.

use std::process::ExitCode;

use fallmappe_commands::{CommandError, ErrorCode};
use serde::Serialize;
use serde_json::json;

/// Why a subcommand ended early; always a code, a sentence and what to do.
#[derive(Debug)]
pub struct Failure(pub CommandError);

impl<E: Into<CommandError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl Failure {
    /// A wrong call, with its own remedy.
    pub fn usage(remedy: &str) -> Self {
        Self(CommandError {
            remedy: remedy.to_owned(),
            ..ErrorCode::BadRequest.into()
        })
    }

    /// Prints the failure and gives the exit code.
    pub fn report(self, json: bool) -> ExitCode {
        let error = self.0;
        if json {
            println!("{}", json!({ "error": error }));
        } else {
            eprintln!("{} {}", error.message, error.remedy);
            for problem in &error.problems {
                eprintln!("  {}: {}", problem.key, problem.message);
            }
        }
        ExitCode::from(error.code.exit_code())
    }
}

/// Prints an answer as one JSON document, or as lines for people.
pub fn print<T: Serialize>(
    json: bool,
    answer: &T,
    lines: impl FnOnce(&T) -> Vec<String>,
) -> Result<(), Failure> {
    if json {
        let text = serde_json::to_string(answer).map_err(|_| ErrorCode::Internal)?;
        println!("{text}");
    } else {
        for line in lines(answer) {
            println!("{line}");
        }
    }
    Ok(())
}
