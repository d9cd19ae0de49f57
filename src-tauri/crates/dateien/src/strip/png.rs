//! PNG (W3C, third edition): chunks that draw stay, everything else goes. What hangs behind the end goes too: programs
//! that crop screenshots have left the uncropped picture there.

use super::{Input, Output, Removed, Stripped, exif};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks without which the picture would look different.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs", b"cICP", b"mDCV", b"acTL", b"fcTL", b"fdAT",
];

/// Without metadata; `None` when it is cut off, or a chunk is not what its checksum says.
pub fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut input = Input::new(bytes.strip_prefix(SIGNATURE)?);
    let mut out = Output::new(bytes);
    let mut orientation = None;
    let mut chunks = Vec::new();
    loop {
        let chunk = Chunk::read(&mut input)?;
        if chunks.is_empty() && &chunk.name != b"IHDR" {
            return None;
        }
        if KEPT.contains(&&chunk.name) {
            chunk.is_whole().then_some(())?;
            let name = chunk.name;
            chunks.push(chunk);
            if &name == b"IEND" {
                break;
            }
        } else if &chunk.name == b"eXIf" {
            let found = exif::read(chunk.content);
            orientation = orientation.or(found.orientation);
            out.removed(found.removed);
        } else if chunk.is_needed() {
            // A critical chunk that nobody knows: what would be left is no picture.
            return None;
        } else {
            out.removed(Removed::with(chunk.content));
        }
    }
    if !chunks.iter().any(|chunk| &chunk.name == b"IDAT") {
        return None;
    }
    if !input.rest.is_empty() {
        out.removed(Removed::Metadata);
    }
    out.put(SIGNATURE);
    for chunk in &chunks {
        chunk.write(&mut out);
        if let (b"IHDR", Some(orientation)) = (&chunk.name, orientation) {
            let content = exif::minimal(orientation);
            let name = *b"eXIf";
            Chunk {
                name,
                content: &content,
                checksum: checksum(name, &content),
            }
            .write(&mut out);
        }
    }
    out.done()
}

struct Chunk<'a> {
    name: [u8; 4],
    content: &'a [u8],
    checksum: u32,
}

impl<'a> Chunk<'a> {
    fn read(input: &mut Input<'a>) -> Option<Self> {
        let length = u32::from_be_bytes(input.array()?);
        Some(Self {
            name: input.array()?,
            content: input.take(usize::try_from(length).ok()?)?,
            checksum: u32::from_be_bytes(input.array()?),
        })
    }

    fn is_whole(&self) -> bool {
        self.checksum == checksum(self.name, self.content)
    }

    /// A capital first letter marks what a reader must understand.
    fn is_needed(&self) -> bool {
        self.name.first().is_some_and(u8::is_ascii_uppercase)
    }

    fn write(&self, out: &mut Output) {
        let length = u32::try_from(self.content.len()).unwrap_or(u32::MAX);
        out.put(&length.to_be_bytes());
        out.put(&self.name);
        out.put(self.content);
        out.put(&self.checksum.to_be_bytes());
    }
}

fn checksum(name: [u8; 4], content: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&name);
    hasher.update(content);
    hasher.finalize()
}
