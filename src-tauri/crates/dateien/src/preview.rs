//! Pictures of pages, small enough for a window, made behind walls: foreign files have driven every decoder into panics,
//! endless work and huge buffers at some time.
//!
//! What is limited: pixels before they are decoded, pages, the size of the result, the depth of calls (a stack of its
//! own), and how long anybody waits. A panic ends only the work. What is not: memory that a PDF's inner pictures take,
//! and a thread that does not come back keeps one core busy until the program ends.

pub(crate) mod guard;
mod image;
pub(crate) mod pdf;
#[cfg(test)]
mod tests;

use ::image::ImageFormat;
use thiserror::Error;

use crate::kind::Kind;

/// Width of a picture in pixels when nobody says another.
pub const USUAL_WIDTH: u32 = 1_200;
/// Widest picture in pixels.
pub const MAX_WIDTH: u32 = 2_400;
/// Highest picture in pixels.
const MAX_HEIGHT: u32 = 3_600;

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// PNG, or JPEG where the file was one.
    pub bytes: Vec<u8>,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pages in all.
    pub pages: u32,
}

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoPreview {
    /// Such files are kept and given out, not shown.
    #[error("kind is not shown")]
    NotShown,
    /// The file is broken.
    #[error("file is damaged")]
    Damaged,
    /// The PDF asks for a password.
    #[error("file is locked")]
    Locked,
    /// More pixels or pages than are decoded here.
    #[error("file is too large to be shown")]
    TooLarge,
    /// The work took longer than anybody waits.
    #[error("file takes too long")]
    TooSlow,
    /// The file has fewer pages.
    #[error("no such page")]
    NoSuchPage,
}

/// A page of a file as a picture of at most `width` pixels (0: [`USUAL_WIDTH`]), upright. Pages are counted from 1; 0 is
/// the first. Nothing is made larger than it is.
///
/// # Errors
/// Why there is none; whatever the bytes are, it comes back.
pub fn preview(kind: Kind, bytes: Vec<u8>, page: u32, width: u32) -> Result<Picture, NoPreview> {
    let page = page.max(1);
    let width = match width {
        0 => USUAL_WIDTH,
        width => width.min(MAX_WIDTH),
    };
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Gif => ImageFormat::Gif,
        Kind::Pdf => return guard::guarded(move || pdf::picture(bytes, page, width)),
        _ => return Err(NoPreview::NotShown),
    };
    if page > 1 {
        return Err(NoPreview::NoSuchPage);
    }
    guard::guarded(move || image::picture(format, &bytes, width))
}
