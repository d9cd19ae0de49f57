//! Padding: the length of an envelope must not tell how many people are reported.
//!
//! The document, a JSON object that ends in `}`, is followed by spaces and one line end, until the
//! length is a multiple of 16 KiB. There is always a line end, and never a whole block too much, so
//! every document has exactly one padded form; and what `age -d` prints is still JSON for any
//! reader.

/// All lengths are multiples of this.
pub(crate) const BLOCK: usize = 16 * 1024;

/// Adds the padding.
pub(crate) fn pad(mut document: Vec<u8>) -> Vec<u8> {
    document.resize(padded_length(document.len()) - 1, b' ');
    document.push(b'\n');
    document
}

/// The document without its padding, or `None` if it is not padded in exactly this way.
pub(crate) fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let document = padded.strip_suffix(b"\n")?;
    let end = document.iter().rposition(|byte| *byte != b' ')? + 1;
    let document = document.get(..end)?;
    let well_formed = document.ends_with(b"}") && padded.len() == padded_length(document.len());
    well_formed.then_some(document)
}

/// The next multiple of the block length that leaves room for the line end.
fn padded_length(document: usize) -> usize {
    (document / BLOCK + 1) * BLOCK
}
