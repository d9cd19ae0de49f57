//! Why a word ends early: one type, so that `main` alone decides about exit codes.

use std::fmt;

/// The reason a word of the runner gives up.
#[derive(Debug, PartialEq, Eq)]
pub enum Stop {
    /// The command line was not understood; the text says what to type instead.
    Usage(String),
    /// Something on this machine is missing; the text names it.
    Missing(String),
    /// A program that was started said no, or could not be started.
    Failed(String),
}

impl Stop {
    /// The exit code of the process: 2 for wrong usage, 1 for everything else.
    pub fn code(&self) -> u8 {
        match self {
            Stop::Usage(_) => 2,
            Stop::Missing(_) | Stop::Failed(_) => 1,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Usage(text) => write!(out, "{text}\n\nTry: cargo xtask help"),
            Stop::Missing(text) | Stop::Failed(text) => out.write_str(text),
        }
    }
}
