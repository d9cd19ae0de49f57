//! The last look (handover 5.1, stage 12): every text of a packet against every value of the record.
//!
//! The bytes of the PDF and of attachments are not read here; their texts are handed in or were searched before.

use super::{Manifest, PacketError};
use crate::free_text::{exit_check, is_word};
use crate::prepare::Approved;
use serde_json::Value;

/// Refuses a packet in whose content, labels, file names or PDF text a value of the record still stands.
pub(super) fn refuse_identifying(
    approved: &Approved,
    manifest: &Manifest,
    pdf_text: &str,
) -> Result<(), PacketError> {
    let mut texts = Vec::new();
    collect_texts(
        serde_json::to_value(approved.content()).map_err(|_| PacketError::Write)?,
        &mut texts,
    );
    texts.push(manifest.purpose.clone());
    texts.extend(manifest.files.iter().skip(2).map(|file| file.label.clone()));
    // Words of our own lists are no values, even where somebody is called Recht.
    texts.retain(|text| !approved.guard.own_words.contains(text) && !is_day_or_month(text));
    let strict = texts.len();
    texts.push(pdf_text.to_owned());
    texts.extend(manifest.files.iter().map(|file| file.name.clone()));
    match count(approved, &texts, strict) {
        0 => Ok(()),
        count => Err(PacketError::StillIdentifying { count }),
    }
}

/// How many values stand in the texts; from `lenient_from` on ordinary words do not count.
fn count(approved: &Approved, texts: &[String], lenient_from: usize) -> usize {
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let findings = exit_check(&borrowed, &approved.guard.known);
    let counts = findings.iter().filter(|finding| {
        let text = borrowed.get(finding.text).copied().unwrap_or_default();
        let length = finding.end.saturating_sub(finding.start);
        let surface: String = text.chars().skip(finding.start).take(length).collect();
        // The layout's headings are ordinary words; what is not a word must not stand there either.
        let heading = finding.text >= lenient_from && is_word(&surface);
        !heading && !approved.guard.kept_words.contains(&surface.to_lowercase())
    });
    counts.count()
}

/// `2026-11` and `2026-11-22` are made by the program; a number of the record may have the same digits.
fn is_day_or_month(text: &str) -> bool {
    let digits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
    };
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

/// All strings of a JSON value. Keys are fixed by the schema and numbers hold no words.
pub(super) fn collect_texts(value: Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(items) => items.into_iter().for_each(|item| collect_texts(item, out)),
        Value::Object(map) => map
            .into_iter()
            .for_each(|(_, item)| collect_texts(item, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
