//! GIF89a: pictures and their timing stay; comments, texts and what programs add go.

use super::{Input, Output, Removed, Stripped};

const PICTURE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const END: u8 = 0x3b;
const TIMING: u8 = 0xf9;
const APPLICATION: u8 = 0xff;
/// Extensions that say how often a film runs; every program knows them.
const LOOPS: [&[u8]; 2] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"];
/// Longest of them with its lengths and end.
const MAX_LOOP: usize = 18;

/// Without metadata; `None` when it is cut off or no picture.
pub fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut input = Input::new(bytes);
    let mut out = Output::new(bytes);
    out.put(input.take(6)?);
    let screen: [u8; 7] = input.array()?;
    out.put(&screen);
    out.put(input.take(colours(screen[4]))?);
    let mut has_picture = false;
    loop {
        match input.byte() {
            Some(PICTURE) => {
                let place: [u8; 9] = input.array()?;
                out.put(&[PICTURE]);
                out.put(&place);
                out.put(input.take(colours(place[8]))?);
                out.put(input.take(1)?);
                out.put(blocks(&mut input)?);
                has_picture = true;
            }
            Some(EXTENSION) => {
                let label = input.byte()?;
                let content = blocks(&mut input)?;
                if is_kept(label, content) {
                    out.put(&[EXTENSION, label]);
                    out.put(content);
                } else {
                    out.removed(Removed::with(content));
                }
            }
            // Some programs leave the end out.
            Some(END) | None => break,
            Some(_) => return None,
        }
    }
    if !has_picture {
        return None;
    }
    if !input.rest.is_empty() {
        out.removed(Removed::Metadata);
    }
    out.put(&[END]);
    out.done()
}

fn is_kept(label: u8, content: &[u8]) -> bool {
    match label {
        TIMING => content.len() == 6,
        APPLICATION => {
            content.len() <= MAX_LOOP && LOOPS.iter().any(|name| content.starts_with(name))
        }
        _ => false,
    }
}

/// Bytes of a table of colours.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 0x07) + 1)
    }
}

/// Blocks with their lengths, up to the empty one that ends them.
fn blocks<'a>(input: &mut Input<'a>) -> Option<&'a [u8]> {
    let start = input.rest;
    loop {
        let length = input.byte()?;
        input.take(usize::from(length))?;
        if length == 0 {
            return start.get(..start.len() - input.rest.len());
        }
    }
}
