//! Every letter and every sequence of DIN 91379, and what must be refused.

use super::*;
use proptest::prelude::*;

/// The entries of DIN 91379 that can be printed: letters, sequences and signs, without the bare marks and without the
/// control characters.
fn din_91379() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/lists/din91379.json"
    );
    let list: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let entries = list["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|e| e["group"] != "dc");
    let text = |entry: &serde_json::Value| {
        let points = entry["cps"].as_array().unwrap().iter();
        let scalar = |p: &serde_json::Value| u32::from_str_radix(p.as_str().unwrap(), 16).unwrap();
        points
            .map(|p| char::from_u32(scalar(p)).unwrap())
            .collect::<String>()
    };
    entries
        .map(text)
        .filter(|text| !text.chars().any(char::is_control))
        .collect()
}

#[test]
fn every_sequence_of_din_91379_has_its_mark_in_place() {
    let faces = Faces::load().unwrap();
    let sequences = din_91379()
        .into_iter()
        .filter(|text| text.chars().count() > 1);
    let mut count = 0;
    for text in sequences {
        for font in Font::ALL {
            let run = shape(&faces, font, 10.0, &text).unwrap();
            let glyphs = run
                .clusters
                .iter()
                .flat_map(|c| &c.glyphs)
                .collect::<Vec<_>>();
            assert!(glyphs.iter().all(|(glyph, _)| glyph.id != 0), "{text}");
            // A mark that was left beside its letter would still take up room.
            for (mark, _) in glyphs.iter().skip(1).filter(|_| run.clusters.len() == 1) {
                assert!(
                    mark.advance == 0 && mark.dx != 0,
                    "{text} {font:?} {mark:?}"
                );
            }
        }
        count += 1;
    }
    assert_eq!(count, 149);
}

#[test]
fn every_entry_of_din_91379_is_printed_and_gives_its_text_back() {
    let faces = Faces::load().unwrap();
    let entries = din_91379();
    assert!(entries.len() > 900);
    for text in entries {
        for font in Font::ALL {
            let run = shape(&faces, font, 10.0, &text).unwrap();
            assert_eq!(run.text(), text.replace('\u{a0}', " "), "{font:?}");
        }
    }
}

#[test]
fn a_glyph_says_its_own_character_where_the_font_agrees() {
    let faces = Faces::load().unwrap();
    let run = shape(&faces, Font::Regular, 10.0, "M̂a").unwrap();
    let texts = run
        .clusters
        .iter()
        .flat_map(|c| &c.glyphs)
        .map(|(_, text)| text.as_str());
    assert_eq!(texts.collect::<Vec<_>>(), ["M", "\u{302}", "a"]);
}

#[test]
fn kerning_brings_letters_together() {
    let faces = Faces::load().unwrap();
    let width = |text: &str| shape(&faces, Font::Regular, 10.0, text).unwrap().width;
    assert!(width("AV") < width("A") + width("V"));
}

#[test]
fn what_cannot_be_set_is_an_error_and_never_a_box() {
    let faces = Faces::load().unwrap();
    for (text, missing) in [("gut 😀", '😀'), ("اسم", 'ا'), ("ሰላም", 'ሰ'), ("שם", 'ש')]
    {
        let error = shape(&faces, Font::Regular, 10.0, text).unwrap_err();
        assert_eq!(error, LetterError::MissingGlyph(missing));
        assert_eq!(first_unprintable(text), Ok(Some(missing)));
    }
    assert_eq!(first_unprintable("Żółkiewska, Łódź"), Ok(None));
}

#[test]
fn what_has_no_shape_is_left_out() {
    let faces = Faces::load().unwrap();
    let run = shape(
        &faces,
        Font::Regular,
        10.0,
        "Auf\u{ad}ent\u{200b}halt\u{202e}\t1",
    )
    .unwrap();
    assert_eq!(run.text(), "Aufenthalt 1");
}

#[test]
fn a_missing_character_is_named_by_number_only() {
    assert_eq!(
        LetterError::MissingGlyph('😀').to_string(),
        "the character U+1F600 cannot be printed"
    );
}

proptest! {
    #[test]
    fn an_empty_glyph_is_never_written(text in "\\PC{0,40}") {
        let faces = Faces::load().unwrap();
        match shape(&faces, Font::Regular, 10.0, &text) {
            Ok(run) => {
                let mut glyphs = run.clusters.iter().flat_map(|c| &c.glyphs);
                prop_assert!(glyphs.all(|(glyph, _)| glyph.id != 0));
            }
            Err(error) => prop_assert!(matches!(error, LetterError::MissingGlyph(_))),
        }
    }

    #[test]
    fn latin_text_never_loses_a_letter(text in "[ -~\u{c0}-\u{24f}]{0,60}") {
        let faces = Faces::load().unwrap();
        match shape(&faces, Font::Regular, 10.0, &text) {
            Ok(run) => prop_assert_eq!(run.text(), text),
            Err(error) => prop_assert!(matches!(error, LetterError::MissingGlyph(_))),
        }
    }
}
