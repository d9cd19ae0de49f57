//! Pages of a PDF, drawn by hayro: no scripts, no links, no fonts but the file's own and the standard ones.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::{MAX_HEIGHT, NoPreview, Picture};

/// Most pages; a longer file is no letter and no certificate.
const MAX_PAGES: usize = 2_000;

/// The page, `width` pixels wide unless it would be too high.
pub fn picture(bytes: Vec<u8>, page: u32, width: u32) -> Result<Picture, NoPreview> {
    let pdf = load(bytes)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(NoPreview::Damaged);
    }
    let index = usize::try_from(page - 1).unwrap_or(usize::MAX);
    let drawn = pages.get(index).ok_or(NoPreview::NoSuchPage)?;
    let scale = scale(drawn.render_dimensions(), width)?;
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let pixels = render(
        drawn,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    Ok(Picture {
        width: u32::from(pixels.width()),
        height: u32::from(pixels.height()),
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        media_type: "image/png",
        bytes: pixels.into_png().map_err(|_| NoPreview::Damaged)?,
    })
}

/// A PDF of a bearable length that asks for no password.
pub fn load(bytes: Vec<u8>) -> Result<Pdf, NoPreview> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => NoPreview::Locked,
        LoadPdfError::Invalid => NoPreview::Damaged,
    })?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(NoPreview::TooLarge);
    }
    Ok(pdf)
}

/// From points to pixels. A page of no size, or one that is all width or all height, cannot be shown.
fn scale((page_width, page_height): (f32, f32), width: u32) -> Result<f32, NoPreview> {
    let fits = (width as f32 / page_width).min(MAX_HEIGHT as f32 / page_height);
    let visible = page_width * fits >= 1.0 && page_height * fits >= 1.0;
    if fits.is_finite() && visible {
        Ok(fits)
    } else {
        Err(NoPreview::Damaged)
    }
}
