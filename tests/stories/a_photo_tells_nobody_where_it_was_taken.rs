//! A photo loses place, time and device before it is kept, not a pixel of what it shows, and can be looked at in the
//! window.

use fallmappe_commands::command;
use fallmappe_commands::schema::{AddDatei, AddedDatei, DateiView, ExportDatei, ShowDatei};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::marios_fall;
use image::{ExtendedColorType, ImageEncoder, ImageFormat};

/// What the phone wrote beside the picture.
const TRACES: [&str; 3] = ["GPSLatitude", "SM-S921B", "Zwölf-Apostel-Gässchen 7b"];

fn plain_photo() -> Vec<u8> {
    let pixels: Vec<u8> = (0..48 * 32 * 3).map(|index| (index % 251) as u8).collect();
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut bytes)
        .write_image(&pixels, 48, 32, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// The photo with Exif (device, place), XMP, a comment, and a film behind its end.
fn phone_photo() -> Vec<u8> {
    let plain = plain_photo();
    let segment = |marker: u8, content: &[u8]| {
        let length = (content.len() as u16 + 2).to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    };
    // One entry that says how long the device's name is, one that points to the place.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x10\0\x02\0\0\0\x09\0\0\0\x26\x88\x25\0\x04\0\0\0\x01\0\0\0\x2f\0\0\0\0SM-S921B\0\0\0";
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>51,57.608N</exif:GPSLatitude>";
    [
        &plain[..2],
        &segment(0xe1, exif),
        &segment(0xe1, xmp),
        &segment(0xfe, TRACES[2].as_bytes()),
        &plain[2..],
        b"\0\0\0\x18ftypmp42 GPSLatitude",
    ]
    .concat()
}

fn add(werkstatt: &mut Werkstatt, fall: FallId, name: &str, bytes: &[u8]) -> AddedDatei {
    let path = werkstatt.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let request = AddDatei {
        fall,
        file: path.display().to_string(),
        title: "Foto vom Schimmel".to_owned(),
        kind: Code::new("foto"),
        date: None,
        remark: String::new(),
    };
    werkstatt.ok(command::add_datei, request)
}

fn show(werkstatt: &mut Werkstatt, fall: FallId, id: EntryId) -> DateiView {
    let request = ShowDatei {
        fall,
        id,
        page: 1,
        width: 24,
    };
    werkstatt.ok(command::show_datei, request)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn the_place_goes_the_picture_stays() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let photo = phone_photo();
    assert!(TRACES.iter().all(|trace| holds(&photo, trace)));
    let added = add(&mut werkstatt, fall, "schimmel.jpg", &photo);
    assert_eq!(added.removed, "Ortsangaben und Aufnahmedaten entfernt");
    let request = ExportDatei {
        fall,
        id: added.id,
        folder: String::new(),
    };
    let written = werkstatt.ok(command::export_datei, request);
    let kept = std::fs::read(&written.files[0].place).unwrap();
    for trace in TRACES {
        assert!(!holds(&kept, trace), "{trace}");
    }
    let decoded =
        |bytes: &[u8]| image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap();
    assert_eq!(decoded(&kept), decoded(&photo));
    let view = show(&mut werkstatt, fall, added.id);
    assert_eq!((view.pages, view.width, view.height), (1, 24, 16));
    assert_eq!(view.media_type, "image/jpeg");
    assert!(view.picture.starts_with("/9j/") && view.message.is_empty());
}

#[test]
fn what_had_nothing_to_lose_is_kept_without_a_word() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    assert_eq!(
        add(&mut werkstatt, fall, "scan.jpg", &plain_photo()).removed,
        ""
    );
}

#[test]
fn a_file_that_cannot_be_shown_says_why() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    for (name, bytes, words) in [
        (
            "brief.docx",
            &b"PK\x03\x04 [Content_Types].xml word/document.xml"[..],
            "mit dem passenden Programm",
        ),
        ("kaputt.pdf", b"%PDF-1.7\nabgebrochen", "beschädigt"),
        (
            "programm.exe",
            b"MZ\x90\0\x03\0",
            "mit dem passenden Programm",
        ),
    ] {
        let added = add(&mut werkstatt, fall, name, bytes);
        let view = show(&mut werkstatt, fall, added.id);
        assert!(
            view.picture.is_empty() && view.message.contains(words),
            "{name}: {}",
            view.message
        );
    }
}
