//! The finished bytes: what a validator says, what stays the same, what a file tells about itself.

use crate::content::{Block, Document};
use crate::samples::{document, letter, paragraph};
use crate::{render_document, render_letter};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Judges a file by PDF/A-2a and PDF/UA-1.
pub fn assert_conforms(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).unwrap();
        let failures = report
            .failures
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        assert!(report.is_compliant, "{profile:?}: {failures:#?}");
        assert!(report.rules.total > 50);
    }
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let tree = file
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    assert!(file.get_dictionary(tree).unwrap().has(b"ParentTree"));
}

fn hostile() -> Document {
    let name = "Wolfeschlegelsteinhausenbergerdorff-Şöñ̃".to_owned();
    let rows = (0..180)
        .map(|n| vec![name.clone(), String::new(), format!("Zeile {n}")])
        .collect();
    let mut hostile = document(vec![
        Block::Heading("Kinder & Jugend <Fall> (Test) \\ 100 %".into()),
        Block::Fields(vec![
            (name.clone(), String::new()),
            (String::new(), name.clone()),
        ]),
        Block::Paragraph(String::new()),
        Block::List(vec![String::new(), name.clone()]),
        Block::Table {
            head: vec![String::new(), "Wer".into(), "Was".into()],
            rows,
        },
        Block::Notice(name.repeat(40)),
        paragraph(60),
        Block::Heading("Unterschriften".into()),
        Block::SignatureLines(vec!["Ort, Datum".into(), name, "Unterschrift".into()]),
    ]);
    hostile.title = "Kinder & Jugend <Fall>".into();
    hostile.meta.title = "Kinder & Jugend <Fall> )(\\".into();
    hostile
}

#[test]
fn a_letter_conforms_and_is_small() {
    let bytes = render_letter(&letter(vec![paragraph(6)])).unwrap();
    assert_conforms(&bytes);
    assert!(bytes.len() < 40_000, "{}", bytes.len());
}

#[test]
fn hostile_values_on_six_pages_conform() {
    let bytes = render_document(&hostile()).unwrap();
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    assert!(pages >= 6, "{pages}");
    assert_conforms(&bytes);
}

#[test]
fn an_empty_document_conforms() {
    let mut empty = document(Vec::new());
    empty.subtitle.clear();
    empty.footer.clear();
    assert_conforms(&render_document(&empty).unwrap());
}

#[test]
fn all_marks_of_all_words_conform() {
    let words = "M̂ario D̂ora K̛ato S̛̄ela Ųžkalnytė C̱ L̥̄ ŉ fi ﬁ n̂ n̂̂ Ελλάδα България 5 ≥ 3";
    let body = vec![Block::Paragraph(words.into()), Block::Heading(words.into())];
    assert_conforms(&render_document(&document(body)).unwrap());
}

/// A second way back to the text, for readers that do not look at the letters one by one: two marks on one letter are
/// sorted by height otherwise.
#[test]
fn several_marks_on_one_letter_carry_their_text_beside_them() {
    let bytes = render_document(&document(vec![Block::Paragraph("S̛̄ela M̂ario".into())])).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let page = *file.get_pages().get(&1).unwrap();
    let content = file.get_and_decode_page_content(page).unwrap();
    let texts = content
        .operations
        .iter()
        .filter(|op| op.operator == "BDC")
        .filter_map(|op| {
            let properties = op.operands.get(1)?.as_dict().ok()?;
            properties
                .get(b"ActualText")
                .ok()?
                .as_str()
                .ok()
                .map(<[u8]>::to_vec)
        });
    let expected = "\u{feff}S̛̄"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect::<Vec<_>>();
    assert_eq!(texts.collect::<Vec<_>>(), [expected]);
}

#[test]
fn a_damaged_file_is_noticed_by_the_judge() {
    let bytes = render_letter(&letter(Vec::new())).unwrap();
    for (key, profile) in [
        ("OutputIntents", ValidationProfile::PdfA2a),
        ("StructTreeRoot", ValidationProfile::PdfA2a),
        ("Lang", ValidationProfile::PdfUa1),
        ("ViewerPreferences", ValidationProfile::PdfUa1),
    ] {
        let mut file = lopdf::Document::load_mem(&bytes).unwrap();
        file.catalog_mut().unwrap().remove(key.as_bytes()).unwrap();
        let mut damaged = Vec::new();
        file.save_to(&mut damaged).unwrap();
        let options = ValidationOptions::default().profile(profile);
        assert!(
            !validate_pdf_bytes(&damaged, &options).unwrap().is_compliant,
            "{key}"
        );
    }
}

#[test]
fn the_same_letter_has_the_same_bytes() {
    let letter = letter(vec![paragraph(60)]);
    assert_eq!(
        render_letter(&letter).unwrap(),
        render_letter(&letter).unwrap()
    );
}

#[test]
fn another_identifier_makes_another_file() {
    let mut letter = letter(vec![paragraph(2)]);
    let first = render_letter(&letter).unwrap();
    letter.meta.document_id = *b"fedcba9876543210";
    let second = render_letter(&letter).unwrap();
    assert_ne!(first, second);
    let id = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        file.trailer.get(b"ID").unwrap().as_array().unwrap()[0]
            .as_str()
            .unwrap()
            .to_vec()
    };
    assert_eq!(id(&first), b"0123456789abcdef");
    assert_eq!(id(&second), b"fedcba9876543210");
}

#[test]
fn a_file_tells_its_title_and_date_and_nothing_else() {
    let bytes = render_letter(&letter(vec![paragraph(2)])).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let mut keys = file
        .get_dictionary(info)
        .unwrap()
        .iter()
        .map(|(key, _)| key.clone())
        .collect::<Vec<_>>();
    keys.sort();
    let expected: [&[u8]; 4] = [b"CreationDate", b"ModDate", b"Producer", b"Title"];
    assert_eq!(keys, expected);
    let metadata = file
        .catalog()
        .unwrap()
        .get(b"Metadata")
        .unwrap()
        .as_reference()
        .unwrap();
    let packet = file.get_object(metadata).unwrap().as_stream().unwrap();
    let packet = String::from_utf8(packet.content.clone()).unwrap();
    assert!(packet.contains(">Einladung<") && !packet.contains("Möllenkötter"));
}

#[test]
fn a_long_document_has_bookmarks_in_order() {
    let body = (1..=9).flat_map(|n| [Block::Heading(format!("Teil {n}")), paragraph(20)]);
    let bytes = render_document(&document(body.collect())).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let root = file
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut next = file
        .get_dictionary(root)
        .unwrap()
        .get(b"First")
        .unwrap()
        .as_reference()
        .ok();
    let mut count = 0;
    while let Some(item) = next.map(|id| file.get_dictionary(id).unwrap()) {
        count += 1;
        let title = item.get(b"Title").unwrap().as_str().unwrap();
        assert_eq!(title.last(), Some(&(b'0' + count)));
        next = item.get(b"Next").ok().and_then(|id| id.as_reference().ok());
    }
    assert_eq!(count, 9);
    assert_conforms(&bytes);
}
