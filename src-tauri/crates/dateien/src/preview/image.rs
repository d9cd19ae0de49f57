//! Photos and scans: decoded within limits, scaled down, turned upright.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, codecs::png::PngEncoder,
};

use super::{MAX_HEIGHT, NoPreview, Picture};

/// Decoded pixels in bytes: a photo of about 70 million pixels. A progressive JPEG takes up to three times as much on
/// the way.
const MAX_DECODED: u64 = 200 << 20;
/// Longest side in pixels.
const MAX_SIDE: u32 = 30_000;
/// Buffers of a decoder in bytes.
const MAX_ALLOC: u64 = 512 << 20;
/// Text in a scan stays sharp, a photo small.
const JPEG_QUALITY: u8 = 85;

/// The picture, at most `width` pixels wide.
pub fn picture(format: ImageFormat, bytes: &[u8], width: u32) -> Result<Picture, NoPreview> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(reason)?;
    let (full_width, full_height) = decoder.dimensions();
    if decoder.total_bytes() > MAX_DECODED || full_width.max(full_height) > MAX_SIDE {
        return Err(NoPreview::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(reason)?;
    let limit = if lies_on_its_side(orientation) {
        (MAX_HEIGHT, width)
    } else {
        (width, MAX_HEIGHT)
    };
    let mut image = smaller(image, limit);
    image.apply_orientation(orientation);
    encoded(&image, format)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    limits
}

fn reason(error: ImageError) -> NoPreview {
    match error {
        ImageError::Limits(_) => NoPreview::TooLarge,
        _ => NoPreview::Damaged,
    }
}

fn lies_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn smaller(image: DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    if image.width() <= width && image.height() <= height {
        image
    } else {
        image.thumbnail(width, height)
    }
}

/// A photo stays a JPEG; whatever may have sharp edges or holes becomes a PNG.
fn encoded(image: &DynamicImage, format: ImageFormat) -> Result<Picture, NoPreview> {
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    let media_type = if format == ImageFormat::Jpeg {
        let pixels = image.to_rgb8();
        JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
            .write_image(&pixels, width, height, ExtendedColorType::Rgb8)
            .map_err(reason)?;
        "image/jpeg"
    } else {
        let pixels = image.to_rgba8();
        PngEncoder::new(&mut bytes)
            .write_image(&pixels, width, height, ExtendedColorType::Rgba8)
            .map_err(reason)?;
        "image/png"
    };
    Ok(Picture {
        bytes,
        media_type,
        width,
        height,
        pages: 1,
    })
}
