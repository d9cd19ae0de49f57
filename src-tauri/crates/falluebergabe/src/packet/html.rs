//! The packet as a page: a binary age file in Base64, inside a template that any browser opens without a network.
//!
//! The template is built by `ui/paket` and holds nothing of a Fall; here it is filled and emptied, never interpreted.
//! A page is recognised by its payload element, whatever stands around it: pages of later versions open too.

use super::OpenPacketError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The built page with [`PLACEHOLDER`] inside its payload element.
const TEMPLATE: &str = include_str!("../../../../../assets/paket/paket.html");
const PLACEHOLDER: &str = "<!--PAKET-->";
const OPENING: &str = r#"<script type="application/octet-stream" id="paket">"#;
const CLOSING: &str = "</script>";
/// Largest page in bytes: a sealed packet in Base64 and the template.
const MAX_PAGE: usize = 45 * 1024 * 1024;
/// Characters of a line of Base64.
const LINE: usize = 76;

/// The page around a sealed packet. `None` if the template has no place for it.
pub(super) fn page(sealed: &[u8]) -> Option<Vec<u8>> {
    let (before, after) = TEMPLATE.split_once(PLACEHOLDER)?;
    let payload = STANDARD.encode(sealed);
    let mut page = String::with_capacity(TEMPLATE.len() + payload.len() / LINE * (LINE + 1) + 2);
    page.push_str(before);
    for line in payload.as_bytes().chunks(LINE) {
        page.push('\n');
        page.push_str(std::str::from_utf8(line).ok()?);
    }
    page.push('\n');
    page.push_str(after);
    Some(page.into_bytes())
}

/// Whether the bytes begin like a page and not like an age file.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    start.starts_with(b"<")
}

/// The sealed packet of a page.
///
/// # Errors
/// [`OpenPacketError::TooLarge`]; [`OpenPacketError::BadPage`] unless there is exactly one intact payload.
pub(super) fn payload(page: &[u8]) -> Result<Vec<u8>, OpenPacketError> {
    if page.len() > MAX_PAGE {
        return Err(OpenPacketError::TooLarge);
    }
    let page = std::str::from_utf8(page).map_err(|_| OpenPacketError::BadPage)?;
    let (_, rest) = page.split_once(OPENING).ok_or(OpenPacketError::BadPage)?;
    let (payload, rest) = rest.split_once(CLOSING).ok_or(OpenPacketError::BadPage)?;
    if rest.contains(OPENING) {
        return Err(OpenPacketError::BadPage);
    }
    let mut text = payload.as_bytes().to_vec();
    text.retain(|byte| !byte.is_ascii_whitespace());
    match STANDARD.decode(&text) {
        Ok(sealed) if !sealed.is_empty() => Ok(sealed),
        _ => Err(OpenPacketError::BadPage),
    }
}
