//! WebP (RFC 9649): the chunks that draw stay, everything else goes.

use super::{Input, Output, Removed, Stripped, exif};

/// Chunks without which the picture would look different.
const KEPT: [&[u8; 4]; 7] = [
    b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];
/// Chunks inside a frame of a film.
const KEPT_IN_FRAME: [&[u8; 4]; 3] = [b"VP8 ", b"VP8L", b"ALPH"];
/// Length of what stands in a frame before its chunks.
const FRAME_HEAD: usize = 16;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// Without metadata; `None` when it is cut off or no picture.
pub fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut input = Input::new(bytes);
    let magic: [u8; 4] = input.array()?;
    let length = usize::try_from(u32::from_le_bytes(input.array()?)).ok()?;
    let mut inside = Input::new(input.take(length)?);
    if &magic != b"RIFF" || inside.array()? != *b"WEBP" {
        return None;
    }
    let mut out = Output::new(bytes);
    if !input.rest.is_empty() {
        out.removed(Removed::Metadata);
    }
    let mut orientation = None;
    out.put(b"RIFF\0\0\0\0WEBP");
    let mut has_picture = false;
    let (mut flags_at, mut has_flags) = (0, false);
    while !inside.rest.is_empty() {
        let (name, content) = chunk(&mut inside)?;
        match &name {
            b"EXIF" => {
                let found = exif::read(content.strip_prefix(b"Exif\0\0").unwrap_or(content));
                orientation = orientation.or(found.orientation);
                out.removed(found.removed);
            }
            b"VP8X" if !has_flags => {
                (flags_at, has_flags) = (out.bytes.len() + 8, true);
                put(&mut out.bytes, name, content);
            }
            b"ANMF" => {
                let frame = frame(content, &mut out)?;
                put(&mut out.bytes, name, &frame);
                has_picture = true;
            }
            kept if KEPT.contains(&kept) => {
                put(&mut out.bytes, name, content);
                has_picture |= kept == b"VP8 " || kept == b"VP8L";
            }
            _ => out.removed(Removed::with(content)),
        }
    }
    if !has_picture {
        return None;
    }
    // Only a file with a head of flags can say which side is up.
    let orientation = orientation.filter(|_| has_flags);
    if let Some(flags) = out.bytes.get_mut(flags_at).filter(|_| has_flags) {
        *flags &= !(HAS_EXIF | HAS_XMP);
        *flags |= if orientation.is_some() { HAS_EXIF } else { 0 };
    }
    if let Some(orientation) = orientation {
        put(&mut out.bytes, *b"EXIF", &exif::minimal(orientation));
    }
    let length = u32::try_from(out.bytes.len() - 8).ok()?.to_le_bytes();
    out.bytes.get_mut(4..8)?.copy_from_slice(&length);
    out.done()
}

fn frame(content: &[u8], out: &mut Output) -> Option<Vec<u8>> {
    let mut input = Input::new(content);
    let mut kept = input.take(FRAME_HEAD)?.to_vec();
    while !input.rest.is_empty() {
        let (name, content) = chunk(&mut input)?;
        if KEPT_IN_FRAME.contains(&&name) {
            put(&mut kept, name, content);
        } else {
            out.removed(Removed::Metadata);
        }
    }
    Some(kept)
}

/// A chunk with an odd length is followed by one byte that belongs to nothing; some writers leave it out at the end.
fn chunk<'a>(input: &mut Input<'a>) -> Option<([u8; 4], &'a [u8])> {
    let name = input.array()?;
    let length = usize::try_from(u32::from_le_bytes(input.array()?)).ok()?;
    let content = input.take(length)?;
    input.take((length % 2).min(input.rest.len()))?;
    Some((name, content))
}

fn put(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&name);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(content);
    out.resize(out.len() + content.len() % 2, 0);
}
