//! What must be true about the content of a packet beyond its schema: it belongs to the manifest, its lists and texts
//! are no longer than any real Fall, and nothing in it steers a terminal or a printer.

use super::exit::collect_texts;
use super::{Manifest, OpenPacketError};
use crate::content::{FORMAT, UebergabeContent};
use serde_json::Value;

/// Longest list and longest text, far above any real Fall.
const MAX_ITEMS: usize = 2_000;
const MAX_TEXT: usize = 200_000;

/// Checks content that already has the right shape.
pub(super) fn check(
    manifest: &Manifest,
    content: &UebergabeContent,
) -> Result<(), OpenPacketError> {
    if content.format != FORMAT {
        return Err(OpenPacketError::Malformed);
    }
    let same = manifest.pseudonym == content.pseudonym
        && manifest.purpose == content.purpose
        && manifest.created_on == content.created_on;
    if !same {
        return Err(OpenPacketError::Contradiction);
    }
    let value = serde_json::to_value(content).map_err(|_| OpenPacketError::Malformed)?;
    if longest_list(&value) > MAX_ITEMS {
        return Err(OpenPacketError::TooLarge);
    }
    let mut texts = Vec::new();
    collect_texts(value, &mut texts);
    if texts.iter().any(|text| text.len() > MAX_TEXT) {
        return Err(OpenPacketError::TooLarge);
    }
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    if texts.iter().any(|text| text.contains(control)) {
        return Err(OpenPacketError::Malformed);
    }
    Ok(())
}

/// Length of the longest list, wherever it stands.
fn longest_list(value: &Value) -> usize {
    match value {
        Value::Array(items) => {
            let inner = items.iter().map(longest_list).max();
            items.len().max(inner.unwrap_or(0))
        }
        Value::Object(map) => map.values().map(longest_list).max().unwrap_or(0),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
