//! The exit check over texts that are not part of the content: attachments, letters, papers.
//!
//! The check over the packet's own files is in `packet`. The answer is a number and never the words.

use super::Guard;
use crate::free_text::{exit_check, is_word};

/// Whose text it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Somebody else wrote it: every value counts.
    Foreign,
    /// The program laid it out: headings are ordinary words.
    Layout,
}

/// How many places of a text name a value of the record.
pub(super) fn places(guard: &Guard, text: &str, strictness: Strictness) -> usize {
    let findings = exit_check(&[text], &guard.known);
    let counts = |surface: &str| {
        let heading = strictness == Strictness::Layout && is_word(surface);
        !heading && !guard.kept_words.contains(&surface.to_lowercase())
    };
    findings
        .iter()
        .map(|finding| {
            let length = finding.end.saturating_sub(finding.start);
            text.chars()
                .skip(finding.start)
                .take(length)
                .collect::<String>()
        })
        .filter(|surface| counts(surface))
        .count()
}
