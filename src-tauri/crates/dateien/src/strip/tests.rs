//! Photos with places in, photos without out; and whatever the bytes are, an answer.

use std::io::Cursor;

use exif::{In, Reader, Tag};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use proptest::prelude::*;

use super::{Removed, StripError, strip};
use crate::kind::Kind;
use crate::test_files::{self, SECRETS};

type Photo = (Kind, ImageFormat, fn(u16) -> Vec<u8>);

const PHOTOS: [Photo; 4] = [
    (Kind::Jpeg, ImageFormat::Jpeg, test_files::phone_jpeg),
    (Kind::Png, ImageFormat::Png, test_files::phone_png),
    (Kind::Webp, ImageFormat::WebP, test_files::phone_webp),
    (Kind::Gif, ImageFormat::Gif, |_| test_files::phone_gif()),
];

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

fn decoded(format: ImageFormat, bytes: &[u8]) -> Option<(DynamicImage, u8)> {
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?.to_exif();
    Some((DynamicImage::from_decoder(decoder).ok()?, orientation))
}

#[test]
fn nothing_of_the_phone_is_left_and_every_pixel_is() {
    for (kind, format, photo) in PHOTOS {
        for orientation in [1, 3, 6, 8] {
            let before = photo(orientation);
            assert_eq!(Kind::of(&before), kind);
            let stripped = strip(kind, &before).unwrap();
            assert_eq!(stripped.removed, Removed::Location);
            for secret in SECRETS {
                assert!(
                    !holds(&stripped.bytes, secret),
                    "{secret} is left in {kind:?}"
                );
            }
            let found = SECRETS
                .iter()
                .filter(|secret| holds(&before, secret))
                .count();
            assert!(found > 2, "the test file itself has nothing to hide");
            assert_eq!(decoded(format, &stripped.bytes), decoded(format, &before));
            assert!(decoded(format, &before).is_some());
        }
    }
}

#[test]
fn another_reader_of_exif_finds_the_place_before_and_only_the_orientation_after() {
    for (kind, _, photo) in PHOTOS.into_iter().take(3) {
        let before = photo(6);
        let read = |bytes: &[u8]| Reader::new().read_from_container(&mut Cursor::new(bytes));
        let exif = read(&before).unwrap();
        assert!(
            exif.get_field(Tag::GPSLatitude, In::PRIMARY).is_some(),
            "{kind:?}"
        );
        let exif = read(&strip(kind, &before).unwrap().bytes).unwrap();
        let tags: Vec<_> = exif.fields().map(|field| field.tag).collect();
        assert_eq!(tags, [Tag::Orientation], "{kind:?}");
        let upright = strip(kind, &photo(1)).unwrap().bytes;
        assert!(
            read(&upright).is_err(),
            "{kind:?}: nothing is said where nothing has to be"
        );
    }
}

#[test]
fn a_file_without_metadata_stays_as_it_is() {
    let files = [
        (Kind::Jpeg, test_files::plain_jpeg(40, 30)),
        (Kind::Png, test_files::plain_png(40, 30)),
        (Kind::Webp, test_files::plain_webp(40, 30)),
        (Kind::Gif, test_files::plain_gif(40, 30)),
        (Kind::Pdf, test_files::pdf(2)),
        (Kind::Text, b"nur Text".to_vec()),
    ];
    for (kind, bytes) in files {
        let stripped = strip(kind, &bytes).unwrap();
        assert_eq!(stripped.removed, Removed::Nothing, "{kind:?}");
        assert_eq!(stripped.bytes, bytes, "{kind:?}");
    }
}

#[test]
fn a_colour_profile_stays() {
    let stripped = strip(Kind::Jpeg, &test_files::phone_jpeg(1)).unwrap();
    assert!(holds(&stripped.bytes, "ICC_PROFILE"));
}

#[test]
fn metadata_between_the_scans_of_a_jpeg_goes_too() {
    let plain = test_files::plain_jpeg(40, 30);
    let end = plain.len() - 2;
    let comment = test_files::segment(0xfe, "Ųžkalnytė".as_bytes());
    let photo = [&plain[..end], &comment, &plain[end..]].concat();
    let stripped = strip(Kind::Jpeg, &photo).unwrap();
    assert_eq!(stripped.bytes, plain);
    assert_eq!(stripped.removed, Removed::Metadata);
}

#[test]
fn a_film_of_many_pictures_keeps_them_all() {
    let picture = test_files::plain_webp(4, 4)[12..].to_vec();
    let frame = test_files::webp_chunk(b"ANMF", &[&[0; 16][..], &picture].concat());
    let head = test_files::webp_chunk(b"VP8X", &[2, 0, 0, 0, 3, 0, 0, 3, 0, 0]);
    let inside = [&b"WEBP"[..], &head, &frame.repeat(512)].concat();
    let length = u32::try_from(inside.len()).unwrap().to_le_bytes();
    let film = [b"RIFF", &length[..], &inside].concat();
    assert_eq!(strip(Kind::Webp, &film).unwrap().bytes, film);
}

#[test]
fn what_is_cut_off_is_refused() {
    for (kind, _, photo) in PHOTOS {
        let whole = photo(6);
        let kept = strip(kind, &whole).unwrap().bytes;
        for length in [0, 1, 3, 11, 20, kept.len() / 2, kept.len() - 1] {
            // A GIF may end with its last picture, without a mark.
            if kind == Kind::Gif && length == kept.len() - 1 {
                continue;
            }
            let cut = strip(kind, &kept[..length]);
            assert_eq!(
                cut.err(),
                Some(StripError::Damaged),
                "{kind:?}, {length} bytes"
            );
        }
    }
}

#[test]
fn a_png_whose_checksums_do_not_fit_is_refused() {
    let mut png = test_files::plain_png(40, 30);
    let middle = png.len() / 2;
    png[middle] ^= 1;
    assert_eq!(strip(Kind::Png, &png).err(), Some(StripError::Damaged));
}

#[test]
fn formats_whose_places_cannot_be_taken_out_are_refused() {
    let refused = strip(Kind::UncleanMedia, b"\0\0\0\x18ftypheic");
    assert_eq!(refused.err(), Some(StripError::NotCleanable));
}

/// A photo with a few bytes changed, cut and doubled.
fn broken() -> impl Strategy<Value = (Kind, Vec<u8>)> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    (
        0..PHOTOS.len(),
        1..9_u16,
        changes,
        prop::option::of(any::<prop::sample::Index>()),
    )
        .prop_map(|(photo, orientation, changes, cut)| {
            let (kind, _, photo) = PHOTOS[photo];
            let mut bytes = photo(orientation);
            for (place, value) in changes {
                let place = place.index(bytes.len());
                bytes[place] = value;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            (kind, bytes)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_never_panics_and_twice_is_once((kind, bytes) in broken()) {
        if let Ok(once) = strip(kind, &bytes) {
            let twice = strip(kind, &once.bytes).expect("what is kept can be kept again");
            prop_assert_eq!(twice.removed, Removed::Nothing);
            prop_assert_eq!(twice.bytes, once.bytes);
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300), kind in 0..PHOTOS.len()) {
        let (kind, _, photo) = PHOTOS[kind];
        let head = photo(6)[..20].to_vec();
        for bytes in [bytes.clone(), [head, bytes].concat()] {
            if let Ok(stripped) = strip(kind, &bytes) {
                prop_assert_eq!(Kind::of(&stripped.bytes), kind);
            }
        }
    }

    #[test]
    fn any_size_keeps_its_pixels(width in 1..70_u32, height in 1..70_u32) {
        for (kind, format, bytes) in [
            (Kind::Jpeg, ImageFormat::Jpeg, test_files::plain_jpeg(width, height)),
            (Kind::Png, ImageFormat::Png, test_files::plain_png(width, height)),
            (Kind::Webp, ImageFormat::WebP, test_files::plain_webp(width, height)),
        ] {
            let stripped = strip(kind, &bytes).unwrap().bytes;
            prop_assert_eq!(decoded(format, &stripped), decoded(format, &bytes));
        }
    }
}
