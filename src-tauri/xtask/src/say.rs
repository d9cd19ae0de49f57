//! Words on the terminal, the only place that writes them.
//!
//! Library crates may not print, so the workspace forbids the print macros. This program is a
//! terminal program; it writes through these functions and ignores a closed pipe (`| head`).

use std::io::Write;

/// One line on standard output.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// A headline before a step, so that a reader finds its place in a long log.
pub fn headline(text: &str) {
    line("");
    line(&format!("==> {text}"));
}

/// One line on standard error, for what went wrong.
pub fn complaint(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
