//! Stage 12: searches a finished text for every value of the record.
//!
//! The answer says where and what kind, never which value: it may reach an error or a log.

use super::people::People;
use super::recall;
use super::record::Record;
use super::record_scan;
use super::tokens::Doc;
use super::wire::{Known, SpanClass, SpanKind};

/// A value of the record that still stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which of the texts, counted from 0.
    pub text: usize,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What kind of value it is.
    pub kind: SpanKind,
}

/// Searches texts for every value of the record, folded, with digits compressed. Nothing found means an empty list.
///
/// Values that shall stay (a language the recipient needs) must not be among `known`.
#[must_use]
pub fn exit_check(texts: &[&str], known: &[Known]) -> Vec<Finding> {
    let record = Record::new(known, &People::from_known(known));
    let mut findings: Vec<Finding> = Vec::new();
    for (text, content) in texts.iter().enumerate() {
        let doc = Doc::new(content);
        for hit in record_scan::scan(&doc, &record) {
            // A telling word from the name of a body is a hint for a person to look at, not a value.
            if hit.kind == SpanKind::Organisation && hit.class == SpanClass::Ask {
                continue;
            }
            // Names of two letters are asked about in notes; here they would be found in every code.
            if hit.kind == SpanKind::Person && hit.end - hit.start < 3 {
                continue;
            }
            let (start, end) = doc.normal.to_input(hit.start, hit.end);
            // One place that two rules see is one finding.
            let seen = |old: &Finding| old.text == text && old.start < end && start < old.end;
            if !findings.iter().any(seen) {
                findings.push(Finding {
                    text,
                    start,
                    end,
                    kind: hit.kind,
                });
            }
        }
    }
    recall::forget();
    findings
}
