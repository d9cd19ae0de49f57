//! Made-up pictures and PDFs for tests, with what phones and scanners write beside the picture.

use image::codecs::{gif::GifEncoder, jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder};
use image::{ExtendedColorType, Frame, ImageEncoder, RgbImage};

/// What must never be found in a kept file: the place in the form of each standard, the device, the note.
pub const SECRETS: [&str; 6] = [
    "GPSLatitude",
    "SM-S921B",
    "Zwölf-Apostel",
    "ftypmp42",
    "2025:11:03",
    "Ųžkalnytė",
];

/// A picture in which no two corners are alike, so that a turn is seen.
pub fn pixels(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let side = if x * 2 < width { 30 } else { 220 };
        let half = if y * 2 < height { 40 } else { 200 };
        image::Rgb([side, half, ((x * 7 + y * 13) % 256) as u8])
    })
}

/// A JPEG as the library writes it: no metadata but JFIF.
pub fn plain_jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .write_image(
            &pixels(width, height),
            width,
            height,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    bytes
}

/// A PNG as the library writes it.
pub fn plain_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(
            &pixels(width, height),
            width,
            height,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    bytes
}

/// A WebP as the library writes it.
pub fn plain_webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    WebPEncoder::new_lossless(&mut bytes)
        .write_image(
            &pixels(width, height),
            width,
            height,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    bytes
}

/// A GIF with two pictures, as the library writes it.
pub fn plain_gif(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let frame = || Frame::new(image::DynamicImage::from(pixels(width, height)).to_rgba8());
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder
        .set_repeat(image::codecs::gif::Repeat::Infinite)
        .unwrap();
    encoder.encode_frames([frame(), frame()]).unwrap();
    drop(encoder);
    bytes
}

/// Exif with device, time, orientation and a place, little endian as most phones write it.
pub fn phone_exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = Vec::new();
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    // The first directory: 8 + 2 + 4 * 12 + 4 = 62; texts and the second directory follow.
    let (model, time) = (b"SM-S921B\0", b"2025:11:03 17:20:41\0");
    let time_at = 62 + model.len() as u32;
    let gps_at = time_at + time.len() as u32;
    block.extend(4_u16.to_le_bytes());
    block.extend(entry(0x0110, 2, model.len() as u32, 62));
    block.extend(entry(0x0112, 3, 1, orientation.into()));
    block.extend(entry(0x0132, 2, time.len() as u32, time_at));
    block.extend(entry(0x8825, 4, 1, gps_at));
    block.extend(0_u32.to_le_bytes());
    block.extend(model);
    block.extend(time);
    // Where the made-up flat is: 51° 57′ 36.5″ N, 7° 37′ 12.9″ E.
    let values_at = gps_at + 2 + 4 * 12 + 4;
    block.extend(4_u16.to_le_bytes());
    block.extend(entry(0x0001, 2, 2, u32::from(b'N')));
    block.extend(entry(0x0002, 5, 3, values_at));
    block.extend(entry(0x0003, 2, 2, u32::from(b'E')));
    block.extend(entry(0x0004, 5, 3, values_at + 24));
    block.extend(0_u32.to_le_bytes());
    for (number, parts) in [(51, 1), (57, 1), (365, 10), (7, 1), (37, 1), (129, 10)] {
        block.extend(u32::to_le_bytes(number));
        block.extend(u32::to_le_bytes(parts));
    }
    block
}

/// XMP with a place and a name.
pub fn xmp() -> Vec<u8> {
    "<x:xmpmeta><exif:GPSLatitude>51,57.608N</exif:GPSLatitude><dc:creator>Ųžkalnytė</dc:creator></x:xmpmeta>"
        .as_bytes()
        .to_vec()
}

/// The pieces of the film that phones hang behind a photo.
pub const FILM: &[u8] = b"\0\0\0\x18ftypmp42 MotionPhoto_Data GPSLatitude SM-S921B";

/// A segment of a JPEG.
pub fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    [&[0xff, marker][..], &length.to_be_bytes(), content].concat()
}

/// A photo as a phone writes it: Exif with a small copy, XMP, IPTC, a comment, a second picture and a film behind.
pub fn phone_jpeg(orientation: u16) -> Vec<u8> {
    let plain = plain_jpeg(64, 48);
    let small = plain_jpeg(8, 6);
    let exif = [b"Exif\0\0", &phone_exif(orientation)[..], &small].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", &xmp()[..]].concat();
    let iptc = "Photoshop 3.0\08BIM\x04\x04Zwölf-Apostel-Gässchen 7b";
    [
        &plain[..2],
        &segment(0xe1, &exif),
        &segment(0xe1, &xmp),
        &segment(0xe2, b"MPF\0MM\0*SM-S921B"),
        &segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        &segment(0xed, iptc.as_bytes()),
        &segment(0xe4, b"SM-S921B maker"),
        &segment(0xfe, "Ųžkalnytė beim Termin".as_bytes()),
        &plain[2..],
        &plain_jpeg(32, 24),
        FILM,
    ]
    .concat()
}

/// A chunk of a PNG.
pub fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(name);
    hasher.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], name, content, &hasher.finalize().to_be_bytes()].concat()
}

/// A screenshot as a phone writes it, with an older and larger picture left behind its end.
pub fn phone_png(orientation: u16) -> Vec<u8> {
    let plain = plain_png(64, 48);
    let (head, body) = plain.split_at(8 + 25);
    let itxt = [b"XML:com.adobe.xmp\0\0\0\0\0", &xmp()[..]].concat();
    [
        head,
        &png_chunk(b"eXIf", &phone_exif(orientation)),
        &png_chunk(b"iTXt", &itxt),
        &png_chunk(b"tEXt", b"Model\0SM-S921B"),
        &png_chunk(b"tIME", b"\x07\xe9\x0b\x03\x11\x14\x29"),
        &png_chunk(b"prVt", "Zwölf-Apostel".as_bytes()),
        body,
        FILM,
    ]
    .concat()
}

/// A chunk of a WebP.
pub fn webp_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    let fill = vec![0; content.len() % 2];
    [&name[..], &length, content, &fill].concat()
}

/// A WebP with a head of flags, Exif and XMP.
pub fn phone_webp(orientation: u16) -> Vec<u8> {
    let plain = plain_webp(64, 48);
    let flags = [0x08 | 0x04, 0, 0, 0, 63, 0, 0, 47, 0, 0];
    let inside = [
        &b"WEBP"[..],
        &webp_chunk(b"VP8X", &flags),
        &plain[12..],
        &webp_chunk(b"EXIF", &phone_exif(orientation)),
        &webp_chunk(b"XMP ", &xmp()),
        &webp_chunk(b"priv", "Zwölf-Apostel".as_bytes()),
    ]
    .concat();
    let length = u32::try_from(inside.len()).unwrap().to_le_bytes();
    [b"RIFF", &length[..], &inside, FILM].concat()
}

/// A GIF with a comment and XMP.
pub fn phone_gif() -> Vec<u8> {
    let plain = plain_gif(16, 12);
    let (body, end) = plain.split_at(plain.len() - 1);
    let block = |content: &[u8]| [&[u8::try_from(content.len()).unwrap()], content].concat();
    let comment = [
        b"\x21\xfe",
        &block("Ųžkalnytė, Zwölf-Apostel".as_bytes())[..],
        b"\0",
    ]
    .concat();
    let program = [
        b"\x21\xff",
        &block(b"XMP DataXMP")[..],
        &block(&xmp()),
        b"\0",
    ]
    .concat();
    [body, &comment, &program, end, FILM].concat()
}

/// A PDF of pages of A4 that say `Seite 1`, `Seite 2` …, with the place table where it belongs.
pub fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages)
        .map(|page| format!("{} 0 R", 4 + page * 2))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {pages} >>",
            kids.join(" ")
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for page in 0..pages {
        let text = format!("BT /F1 48 Tf 72 700 Td (Seite {}) Tj ET", page + 1);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + page * 2
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{text}\nendstream",
            text.len()
        ));
    }
    written(&objects, "")
}

/// A PDF of these objects; `more` stands in its trailer.
pub fn written(objects: &[String], more: &str) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = file.len();
    let count = objects.len() + 1;
    file += &format!("xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    file +=
        &format!("trailer\n<< /Size {count} /Root 1 0 R {more} >>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}
