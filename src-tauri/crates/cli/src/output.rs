//! How answers and failures are printed.

use std::io::{self, Write};
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

    /// The same failure with a remedy that knows more.
    pub fn with_remedy(self, remedy: &str) -> Self {
        Self(CommandError {
            remedy: remedy.to_owned(),
            ..self.0
        })
    }

    /// Prints the failure and gives the exit code.
    pub fn report(self, json: bool) -> ExitCode {
        let error = self.0;
        if json {
            // The exit code still says it when nobody can read the document.
            let _ = write_out(&format!("{}\n", json!({ "error": error })));
        } else {
            let _ = writeln!(io::stderr(), "{} {}", error.message, error.remedy);
            for problem in &error.problems {
                let _ = writeln!(io::stderr(), "  {}: {}", problem.key, problem.message);
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
        write_out(&format!("{text}\n"))
    } else {
        let lines = lines(answer);
        lines
            .iter()
            .try_for_each(|line| write_out(&format!("{line}\n")))
    }
}

/// Writes to standard output. A reader that has gone away wants nothing more, which is no failure; a full disk is one.
pub fn write_out(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(ErrorCode::NoSpace.into()),
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(ErrorCode::NoPermission.into())
        }
        _ => Ok(()),
    }
}
