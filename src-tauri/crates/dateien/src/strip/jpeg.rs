//! JPEG (ITU-T T.81): segments that draw stay, everything else goes, and the file ends where the picture ends. Phones
//! hang small films, second pictures and depth maps behind it.

use super::{Input, Output, Removed, Stripped, exif};

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;
const EXIF_NAME: &[u8] = b"Exif\0\0";

/// Without metadata; `None` when it is cut off or no picture.
pub fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut input = Input::new(bytes);
    if input.array()? != [0xff, SOI] {
        return None;
    }
    let mut out = Output::new(bytes);
    let mut head = Head::default();
    let (mut has_frame, mut has_scan) = (false, false);
    loop {
        let marker = next_marker(&mut input)?;
        match marker {
            EOI => break,
            // Marks without a length that mean nothing between segments.
            0x01 | 0xd0..=0xd7 => continue,
            SOI => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(input.array()?));
        let content = input.take(length.checked_sub(2)?)?;
        match marker {
            0xc0..=0xcf | 0xdb..=0xdf => put(&mut out.bytes, marker, content),
            SOS => {
                put(&mut out.bytes, marker, content);
                out.put(scan(&mut input)?);
                has_scan = true;
            }
            APP2 if content.starts_with(b"ICC_PROFILE\0") => put(&mut out.bytes, marker, content),
            APP14 if content.starts_with(b"Adobe") && content.len() == 12 => {
                put(&mut out.bytes, marker, content);
            }
            _ => out.removed(head.take(marker, content)),
        }
        // 0xc4 and 0xcc are tables, 0xc8 is reserved.
        has_frame |= matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf);
    }
    if !(has_frame && has_scan) {
        return None;
    }
    if !input.rest.is_empty() {
        out.removed(Removed::Metadata);
    }
    out.put(&[0xff, EOI]);
    // What was found anywhere stands at the beginning; put there at last, the picture is in memory only once.
    drop(out.bytes.splice(0..0, head.written()));
    out.done()
}

/// What stands at the beginning of the file whatever stood there before.
#[derive(Default)]
struct Head {
    jfif: Option<[u8; 12]>,
    orientation: Option<u8>,
}

impl Head {
    /// Keeps what is needed of a segment that goes, and says what went with it.
    fn take(&mut self, marker: u8, content: &[u8]) -> Removed {
        match (marker, content.strip_prefix(EXIF_NAME)) {
            (APP0, _) if content.starts_with(b"JFIF\0") && self.jfif.is_none() => {
                // Resolution stays, the small copy behind it goes.
                self.jfif = content.get(..12).and_then(|jfif| jfif.try_into().ok());
                match content.get(12..) {
                    Some([0, 0]) => Removed::Nothing,
                    _ => Removed::Metadata,
                }
            }
            (APP1, Some(block)) => {
                let found = exif::read(block);
                self.orientation = self.orientation.or(found.orientation);
                found.removed
            }
            _ => Removed::with(content),
        }
    }

    fn written(&self) -> Vec<u8> {
        let mut out = vec![0xff, SOI];
        if let Some(jfif) = self.jfif {
            put(&mut out, APP0, &[&jfif[..], &[0, 0]].concat());
        }
        if let Some(orientation) = self.orientation {
            put(
                &mut out,
                APP1,
                &[EXIF_NAME, &exif::minimal(orientation)].concat(),
            );
        }
        out
    }
}

/// Segments come from segments, so the length fits.
fn put(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(content);
}

/// The next mark; bytes between segments belong to nothing and go.
fn next_marker(input: &mut Input<'_>) -> Option<u8> {
    let mut before = input.byte()?;
    loop {
        let byte = input.byte()?;
        if before == 0xff && byte != 0xff && byte != 0 {
            return Some(byte);
        }
        before = byte;
    }
}

/// The drawn lines up to the next mark that is not one of their own.
fn scan<'a>(input: &mut Input<'a>) -> Option<&'a [u8]> {
    let pairs = input.rest.iter().zip(input.rest.get(1..)?);
    let end = pairs.enumerate().find_map(|(at, pair)| match pair {
        (0xff, 0x00 | 0xff | 0xd0..=0xd7) => None,
        (0xff, _) => Some(at),
        _ => None,
    })?;
    input.take(end)
}
