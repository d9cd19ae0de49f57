//! What a file is, what is taken out of it before it is kept, and pictures of its pages: bytes in, bytes out.
//!
//! Foreign files are read here and nowhere else. Not here: where bytes come from and go to (`commands`, `store`, the
//! hosts), German sentences (`commands`). Reasons for what is taken and what is refused: `decisions/0010-dateien.md`.

mod kind;
mod pdf_text;
mod preview;
mod strip;

#[cfg(test)]
mod test_files;

pub use kind::{HEAD_BYTES, Kind};
pub use pdf_text::{PdfText, pdf_text};
pub use preview::{MAX_WIDTH, NoPreview, Picture, USUAL_WIDTH, preview};
pub use strip::{Removed, StripError, Stripped, strip};
