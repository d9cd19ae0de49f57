//! Where things stand: the zones of DIN 5008, page breaks, and two layouts to read.

use super::*;
use crate::content::{Block, Letter};
use crate::din5008::{self as din, FORM_A, FORM_B};
use crate::error::LetterError;
use crate::samples::{document, letter, paragraph};
use proptest::prelude::*;

fn texts(page: &Page) -> Vec<(f64, f64, String)> {
    let text = |item: &Item| match &item.mark {
        Mark::Text { x, y, run } => Some((*x, *y, run.text().trim().to_owned())),
        Mark::Rect { .. } | Mark::Area { .. } => None,
    };
    page.items.iter().filter_map(text).collect()
}

fn place(page: &Page, wanted: &str) -> (f64, f64) {
    let found = texts(page)
        .into_iter()
        .find(|(_, _, text)| text.starts_with(wanted));
    found
        .map(|(x, y, _)| (x, y))
        .unwrap_or_else(|| panic!("{wanted} is not on the page"))
}

#[test]
fn the_zones_of_both_forms_add_up() {
    for form in [FORM_A, FORM_B] {
        assert!((form.address_bottom() - form.address_top - 45.0).abs() < 1e-9);
        assert!((form.subject_top - form.address_bottom() - 2.0 * din::LINE).abs() < 1e-9);
    }
    assert_eq!(FORM_A.fold_marks, [87.0, 192.0]);
    assert_eq!(FORM_B.fold_marks, [105.0, 210.0]);
}

#[test]
fn a_letter_stands_where_form_b_wants_it() {
    let layout = layout_letter(&letter(vec![paragraph(3)])).unwrap();
    let page = &layout.pages[0];
    for line in ["Ħuġo", "Große-Kurfürsten", "33615"] {
        let (x, y) = place(page, line);
        assert_eq!(x, 25.0);
        assert!(
            y > FORM_B.recipient_top() && y < FORM_B.address_bottom(),
            "{line} {y}"
        );
    }
    let (_, back) = place(page, "Teilhabemanagement im Kreis Herford ·");
    let (_, note) = place(page, "Persönlich");
    assert!(FORM_B.address_top < back && back < note && note < FORM_B.recipient_top());
    let (x, y) = place(page, "Einladung");
    assert_eq!(x, 25.0);
    assert!(y > 98.46 && y < 98.46 + din::LINE, "{y}");
    let (x, y) = place(page, "Datum");
    assert_eq!(x, 125.0);
    assert!(y > 50.0 && y < 55.0);
    let marks = page.items.iter().filter_map(|item| item.mark.extent());
    let marks = marks
        .filter(|(x, ..)| *x < 20.0)
        .map(|(_, y, ..)| y)
        .collect::<Vec<_>>();
    assert_eq!(marks, [105.0, 210.0, 148.5]);
}

#[test]
fn the_address_field_shrinks_and_then_refuses() {
    let with = |line: &str| {
        let mut letter = letter(Vec::new());
        letter.recipient[0] = line.to_owned();
        layout_letter(&letter)
    };
    let size = |layout: &Layout| {
        let run = layout.pages[0]
            .items
            .iter()
            .find_map(|item| match &item.mark {
                Mark::Text { run, .. } if run.text().starts_with("33615") => Some(run.size),
                _ => None,
            });
        run.unwrap()
    };
    assert_eq!(size(&with("Stadt Herford").unwrap()), 10.5);
    let long = "Zentrale Ausländerbehörde des Regierungsbezirks Det";
    assert!(size(&with(long).unwrap()) < 10.5);
    assert_eq!(with(&long.repeat(2)), Err(LetterError::AddressTooLong));
}

#[test]
fn zones_that_overflow_are_errors() {
    let changed = |change: &dyn Fn(&mut Letter)| {
        let mut letter = letter(Vec::new());
        change(&mut letter);
        layout_letter(&letter).map(|_| ())
    };
    let seven = |l: &mut Letter| l.recipient = vec!["Zeile".into(); 7];
    assert_eq!(changed(&seven), Err(LetterError::TooManyAddressLines(7)));
    let five = |l: &mut Letter| l.note_lines = vec!["Zeile".into(); 5];
    assert_eq!(changed(&five), Err(LetterError::TooManyNoteLines(5)));
    let twelve = |l: &mut Letter| l.info = vec![("Zeichen".into(), "4711".into()); 12];
    assert_eq!(changed(&twelve), Err(LetterError::InfoBlockTooLong));
    let ragged = Block::Table {
        head: vec!["a".into()],
        rows: vec![vec![]],
    };
    let ragged = |l: &mut Letter| l.body = vec![ragged.clone()];
    assert_eq!(changed(&ragged), Err(LetterError::RaggedTable));
}

#[test]
fn the_head_of_a_table_comes_again_and_is_read_once() {
    let rows = (1..=90)
        .map(|n| vec![n.to_string(), "Termin".to_owned()])
        .collect();
    let table = Block::Table {
        head: vec!["Nummer".into(), "Anlass".into()],
        rows,
    };
    let layout = layout_document(&document(vec![table])).unwrap();
    assert!(layout.pages.len() > 1);
    for (index, page) in layout.pages.iter().enumerate() {
        let head = page
            .items
            .iter()
            .find(|item| matches!(&item.mark, Mark::Text { run, .. } if run.text() == "Nummer"));
        assert_eq!(head.unwrap().node.is_some(), index == 0);
    }
}

#[test]
fn a_heading_never_ends_a_page() {
    for lines in 30..60 {
        let body = vec![
            paragraph(lines),
            Block::Heading("Ziele".into()),
            paragraph(4),
        ];
        let layout = layout_document(&document(body)).unwrap();
        let page = layout
            .pages
            .iter()
            .find(|p| texts(p).iter().any(|t| t.2 == "Ziele"))
            .unwrap();
        let (_, heading) = place(page, "Ziele");
        let below = texts(page)
            .iter()
            .filter(|t| t.1 > heading && t.1 < din::TEXT_BOTTOM)
            .count();
        assert!(below >= 2, "{lines}");
    }
}

#[test]
fn a_signature_never_stands_without_the_end_of_the_letter() {
    for lines in 20..60 {
        let layout = layout_letter(&letter(vec![paragraph(lines)])).unwrap();
        let page = layout.pages.last().unwrap();
        let (_, closing) = place(page, "Mit freundlichen");
        let (_, name) = place(page, "Dorothea");
        assert!(name - closing > 10.0);
        let above = texts(page)
            .iter()
            .filter(|t| t.0 == 25.0 && t.1 < closing)
            .count();
        assert!(above >= 2, "{lines}");
    }
}

#[test]
fn pages_are_numbered_when_there_is_more_than_one() {
    let one = layout_letter(&letter(vec![paragraph(3)])).unwrap();
    assert!(!one.to_string().contains("Seite 1"));
    let many = layout_letter(&letter(vec![paragraph(90)])).unwrap();
    let total = many.pages.len();
    for (index, page) in many.pages.iter().enumerate() {
        let (x, y) = place(page, &format!("Seite {} von {total}", index + 1));
        assert!(x > 150.0 && y > din::FOOTER_TOP);
    }
}

#[test]
fn a_letter_to_read() {
    let fields = Block::Fields(vec![
        ("Ort".into(), "Kreishaus, Zimmer 214".into()),
        ("Zeit".into(), "09:30 Uhr".into()),
    ]);
    let list = Block::List(vec![
        "den Ausweis".into(),
        "alle Briefe der Ausländerbehörde".into(),
    ]);
    let mut letter = letter(vec![paragraph(2), fields, list]);
    letter.enclosures = vec!["Wegbeschreibung".into()];
    insta::assert_snapshot!(layout_letter(&letter).unwrap());
}

#[test]
fn a_document_to_read() {
    let table = Block::Table {
        head: vec!["Schritt".into(), "Wer".into(), "Bis".into()],
        rows: vec![vec![
            "Antrag stellen".into(),
            String::new(),
            "März 2026".into(),
        ]],
    };
    let modules = [true, false, true, true].repeat(4);
    let code = crate::content::QrCode {
        modules,
        alt: "Probe".into(),
    };
    let body = vec![
        Block::Heading("Ziele".into()),
        table,
        Block::Notice("Bitte nicht weitergeben.".into()),
        Block::Qr(code),
        Block::SignatureLines(vec!["Ort, Datum".into(), "Unterschrift".into()]),
    ];
    insta::assert_snapshot!(layout_document(&document(body)).unwrap());
}

#[test]
fn a_qr_code_that_is_no_square_is_refused() {
    for modules in [vec![], vec![true; 7]] {
        let code = crate::content::QrCode {
            modules,
            alt: String::new(),
        };
        let error = layout_document(&document(vec![Block::Qr(code)])).unwrap_err();
        assert_eq!(error, LetterError::QrNotSquare);
    }
}

fn any_block() -> impl Strategy<Value = Block> {
    let text = "[a-zäöüßŽñ]{1,60}( [a-zäöü]{1,14}){0,60}";
    prop_oneof![
        text.prop_map(Block::Paragraph),
        text.prop_map(Block::Notice),
        "[A-Z][a-z ]{1,80}".prop_map(Block::Heading),
        prop::collection::vec(text, 1..6).prop_map(Block::List),
        prop::collection::vec((text, text), 1..12).prop_map(Block::Fields),
        prop::collection::vec(prop::collection::vec("[a-zäöü ]{0,200}", 3), 0..20).prop_map(
            |rows| {
                Block::Table {
                    head: vec!["Schritt".into(), "Wer".into(), "Bis".into()],
                    rows,
                }
            }
        ),
        prop::collection::vec("[a-z ]{1,40}", 1..4).prop_map(Block::SignatureLines),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_ever_leaves_the_page_or_runs_into_the_footer(blocks in prop::collection::vec(any_block(), 0..8)) {
        let layouts = [
            layout_letter(&letter(blocks.clone())).unwrap(),
            layout_document(&document(blocks)).unwrap(),
        ];
        for item in layouts.iter().flat_map(|l| &l.pages).flat_map(|p| &p.items) {
            if let (Mark::Text { x, y, run }, Some(_)) = (&item.mark, item.node) {
                prop_assert!(*x >= 25.0 && x + run.width <= 200.0, "{}", run.text());
                prop_assert!(*y > 10.0 && *y < din::FOOTER_TOP, "{}", run.text());
            }
        }
    }

    #[test]
    fn lines_of_one_page_never_overlap(blocks in prop::collection::vec(any_block(), 0..8)) {
        let layout = layout_document(&document(blocks)).unwrap();
        for page in &layout.pages {
            let mut places = texts(page).into_iter().map(|(x, y, _)| (x, y)).collect::<Vec<_>>();
            places.sort_by(|a, b| a.partial_cmp(b).unwrap());
            for pair in places.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
                prop_assert!(pair[1].1 - pair[0].1 > 3.0, "{pair:?}");
            }
        }
    }
}
