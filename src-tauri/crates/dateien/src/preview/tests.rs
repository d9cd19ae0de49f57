//! Good files become pictures, broken ones a reason.

use image::{DynamicImage, ImageFormat};
use proptest::prelude::*;

use super::{NoPreview, Picture, USUAL_WIDTH, preview};
use crate::kind::Kind;
use crate::test_files::{self, png_chunk};

fn pixels(picture: &Picture) -> DynamicImage {
    image::load_from_memory(&picture.bytes).unwrap()
}

#[test]
fn a_photo_stands_upright_and_is_as_wide_as_asked() {
    // Stored lying on its side: what is left above on the screen is left below in the file.
    let picture = preview(Kind::Jpeg, test_files::phone_jpeg(6), 0, 24).unwrap();
    assert_eq!((picture.width, picture.height, picture.pages), (24, 32, 1));
    assert_eq!(picture.media_type, "image/jpeg");
    let image = pixels(&picture).to_rgb8();
    assert_eq!(image.dimensions(), (24, 32));
    let corner = image.get_pixel(2, 2);
    assert!(corner[0] < 90 && corner[1] > 140, "{corner:?}");
}

#[test]
fn nothing_is_made_larger_than_it_is() {
    for (kind, bytes) in [
        (Kind::Jpeg, test_files::plain_jpeg(40, 30)),
        (Kind::Png, test_files::plain_png(40, 30)),
        (Kind::Webp, test_files::plain_webp(40, 30)),
        (Kind::Gif, test_files::plain_gif(40, 30)),
    ] {
        let picture = preview(kind, bytes, 1, 0).unwrap();
        assert_eq!((picture.width, picture.height), (40, 30), "{kind:?}");
        assert_eq!(pixels(&picture).to_rgb8().dimensions(), (40, 30));
    }
}

#[test]
fn every_page_of_a_pdf_is_shown_and_no_other() {
    let first = preview(Kind::Pdf, test_files::pdf(3), 1, 0).unwrap();
    let third = preview(Kind::Pdf, test_files::pdf(3), 3, 0).unwrap();
    assert_eq!((first.width, first.pages), (USUAL_WIDTH, 3));
    assert_eq!(image::guess_format(&first.bytes).unwrap(), ImageFormat::Png);
    assert_ne!(first.bytes, third.bytes);
    let dark = pixels(&third)
        .to_luma8()
        .pixels()
        .filter(|pixel| pixel[0] < 64)
        .count();
    assert!(dark > 500, "nothing is written on the page");
    let beyond = preview(Kind::Pdf, test_files::pdf(3), 4, 0);
    assert_eq!(beyond, Err(NoPreview::NoSuchPage));
    assert_eq!(
        preview(Kind::Jpeg, test_files::plain_jpeg(9, 9), 2, 0),
        Err(NoPreview::NoSuchPage)
    );
}

#[test]
fn a_wrong_place_table_is_no_reason_to_show_nothing() {
    let text = String::from_utf8(test_files::pdf(2)).unwrap();
    let wrong = text.replace("startxref\n", "startxref\n9");
    assert_ne!(wrong, text);
    let picture = preview(Kind::Pdf, wrong.into_bytes(), 2, 300).unwrap();
    assert_eq!((picture.width, picture.pages), (300, 2));
}

#[test]
fn a_pdf_with_a_password_says_so() {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [] /Count 0 >>".to_owned(),
        format!(
            "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <{0}> /U <{0}> >>",
            "5a".repeat(32)
        ),
    ];
    let locked = test_files::written(&objects, "/Encrypt 3 0 R /ID [<01> <01>]");
    assert_eq!(preview(Kind::Pdf, locked, 1, 0), Err(NoPreview::Locked));
}

#[test]
fn broken_and_empty_files_say_so() {
    let whole = test_files::pdf(1);
    let sized = |size: &str| {
        let text = String::from_utf8(whole.clone()).unwrap();
        text.replace("595 842", size).into_bytes()
    };
    let cases = [
        (Kind::Pdf, Vec::new()),
        (Kind::Pdf, b"%PDF-1.7\n".to_vec()),
        (Kind::Pdf, whole[..60].to_vec()),
        (Kind::Pdf, sized("99999999 1")),
        (Kind::Pdf, sized("1 99999999")),
        (Kind::Pdf, vec![b'('; 4096]),
        (Kind::Jpeg, Vec::new()),
        (Kind::Jpeg, b"\xff\xd8\xff\xe0".to_vec()),
        (Kind::Png, test_files::plain_png(9, 9)[..40].to_vec()),
        (Kind::Gif, b"GIF89a".to_vec()),
        (Kind::Webp, b"RIFF\x04\0\0\0WEBP".to_vec()),
    ];
    for (kind, bytes) in cases {
        assert_eq!(
            preview(kind, bytes.clone(), 1, 0),
            Err(NoPreview::Damaged),
            "{kind:?} {bytes:?}"
        );
    }
    for kind in [Kind::Text, Kind::Docx, Kind::Other, Kind::UncleanMedia] {
        assert_eq!(preview(kind, b"x".to_vec(), 1, 0), Err(NoPreview::NotShown));
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let size = |width: u32, height: u32| [&width.to_be_bytes()[..], &height.to_be_bytes()].concat();
    for (width, height) in [(60_000, 60_000), (u32::MAX >> 1, 1), (25_000, 25_000)] {
        let head = [&size(width, height)[..], b"\x08\x02\0\0\0"].concat();
        let bomb = [
            &b"\x89PNG\r\n\x1a\n"[..],
            &png_chunk(b"IHDR", &head),
            &png_chunk(b"IDAT", b"x\x9c"),
            &png_chunk(b"IEND", b""),
        ]
        .concat();
        assert_eq!(preview(Kind::Png, bomb, 1, 0), Err(NoPreview::TooLarge));
    }
    let mut jpeg = test_files::plain_jpeg(9, 9);
    let frame = jpeg
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x6f, 0xff, 0x6f, 0xff]);
    assert_eq!(preview(Kind::Jpeg, jpeg, 1, 0), Err(NoPreview::TooLarge));
}

#[test]
fn a_pdf_that_contains_itself_comes_to_an_end() {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
         /Resources << /XObject << /X 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 5 >>\n\
         stream\n/X Do\nendstream"
            .to_owned(),
        "<< /Length 5 >>\nstream\n/X Do\nendstream".to_owned(),
    ];
    // A picture or a reason, but an answer.
    let answer = preview(Kind::Pdf, test_files::written(&objects, ""), 1, 100);
    assert!(answer.is_ok() || answer == Err(NoPreview::Damaged));
    let nested = format!("<< /Type /Catalog /Pages {}", "[".repeat(100_000));
    let answer = preview(Kind::Pdf, test_files::written(&[nested], ""), 1, 100);
    assert_eq!(answer, Err(NoPreview::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_broken_file_takes_the_program_down(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        file in 0..5_usize,
    ) {
        let (kind, mut bytes) = [
            (Kind::Pdf, test_files::pdf(2)),
            (Kind::Jpeg, test_files::phone_jpeg(6)),
            (Kind::Png, test_files::phone_png(6)),
            (Kind::Webp, test_files::phone_webp(6)),
            (Kind::Gif, test_files::phone_gif()),
        ][file].clone();
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Ok(picture) = preview(kind, bytes, 1, 60) {
            prop_assert!(picture.width <= 60 && picture.height <= 3_600);
        }
    }
}
