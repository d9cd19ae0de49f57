//! Every kind with all its sentences, and what must never stand where.

use super::*;
use crate::layout::{Layout, Mark, layout_document, layout_letter};
use crate::samples::{day, sender};
use crate::tests::assert_conforms;
use crate::{LetterError, render_document, render_letter};
use proptest::prelude::*;

const IDENTITY: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

fn anschreiben() -> UebergabeAnschreiben {
    UebergabeAnschreiben {
        sender: sender(),
        stelle_lines: [
            "Psychosoziales Zentrum Ostwestfalen",
            "Frau Dr. Żółkiewska",
            "33615 Bielefeld",
        ]
        .map(String::from)
        .to_vec(),
        date: day(2026, 1, 22),
        person_name: None,
        reason: "Ende der Förderung zum 31. März 2026; weitere Begleitung nötig".into(),
        consent_date: day(2026, 1, 12),
        consent_scope: vec![
            "Aufenthalt".into(),
            "Sprache".into(),
            "Bildung und Arbeit".into(),
        ],
        reply_by: day(2026, 2, 5),
        next_deadlines: vec![
            (
                day(2026, 2, 16),
                "Verlängerung der Duldung beantragen".into(),
            ),
            (
                day(2026, 3, 2),
                "Nachweis über den Sprachkurs einreichen".into(),
            ),
        ],
        oeffnung: Oeffnung::Schluessel,
        enclosures: vec!["1 Datenträger".into()],
        document_id: [1; 16],
    }
}

fn bogen() -> Uebergabebogen {
    let section = Section {
        title: "Ziele und offene Schritte".into(),
        fields: vec![("Sprachstand".into(), "B1 mit Zertifikat".into())],
        paragraphs: vec!["Der Klient kommt zuverlässig zu den Terminen.".into()],
        table: Some(Table {
            head: vec!["Schritt".into(), "Wer".into()],
            rows: vec![vec!["Anmeldung zum Kurs".into(), String::new()]],
        }),
    };
    Uebergabebogen {
        packet_code: "Amsel-4127".into(),
        purpose: "Prüfung, ob die Stelle den Fall übernehmen kann".into(),
        date: day(2026, 1, 22),
        sections: vec![
            section,
            Section {
                title: "Netzwerk".into(),
                ..Section::default()
            },
        ],
        omitted: vec![(
            "Name und Anschrift".into(),
            "Für die Prüfung nicht nötig".into(),
        )],
        document_id: [2; 16],
    }
}

fn notfallblatt() -> Notfallblatt<'static> {
    Notfallblatt {
        vault_label: "Dienstlaptop 14",
        vault_id: "7f3a-c2d9-41be",
        created: day(2026, 1, 22),
        identity: IDENTITY,
        recipient: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
        document_id: [3; 16],
    }
}

/// The text of a layout; with `window`, only what the window of an envelope shows.
fn text(layout: &Layout, window: bool) -> String {
    let items = layout.pages.iter().flat_map(|page| &page.items);
    let lines = items.filter_map(|item| match &item.mark {
        Mark::Text { x, y, run } if !window || (*x < 105.0 && *y > 44.0 && *y < 91.0) => {
            Some(run.text().trim().to_owned())
        }
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_kind_conforms() {
    assert_conforms(&render_letter(&anschreiben().letter().unwrap()).unwrap());
    assert_conforms(&render_document(&bogen().document().unwrap()).unwrap());
    assert_conforms(&render_document(&notfallblatt().document().unwrap()).unwrap());
}

#[test]
fn no_sentence_lies_unused_in_the_assets() {
    let kinds = [
        (
            include_str!("uebergabe_anschreiben.rs"),
            include_str!("../../../../../assets/letters/uebergabe_anschreiben.json"),
        ),
        (
            include_str!("uebergabebogen.rs"),
            include_str!("../../../../../assets/letters/uebergabebogen.json"),
        ),
        (
            include_str!("notfallblatt.rs"),
            include_str!("../../../../../assets/letters/notfallblatt.json"),
        ),
    ];
    for (source, json) in kinds {
        let sentences: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(json).unwrap();
        for key in sentences.keys() {
            assert!(source.contains(&format!("\"{key}\"")), "{key}");
        }
    }
}

#[test]
fn the_letter_of_a_handover_fits_one_page_in_every_form() {
    for person_name in [None, Some("Ħuġo M̂ario Ųžkalnytė".to_owned())] {
        for oeffnung in [Oeffnung::Schluessel, Oeffnung::Passwort] {
            let letter = UebergabeAnschreiben {
                person_name: person_name.clone(),
                oeffnung,
                ..anschreiben()
            };
            let layout = layout_letter(&letter.letter().unwrap()).unwrap();
            assert_eq!(layout.pages.len(), 1);
            assert!(!text(&layout, false).contains(['{', '}']));
        }
    }
}

#[test]
fn the_letter_says_what_is_asked_and_by_when() {
    let text = text(
        &layout_letter(&anschreiben().letter().unwrap()).unwrap(),
        false,
    );
    for part in [
        "bis 5. Februar 2026",
        "vom 12. Januar 2026, jederzeit widerrufbar",
        "16.02.2026",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert!(text.contains("ohne Namen"));
}

#[test]
fn the_named_letter_says_the_name_and_only_with_it() {
    let named = UebergabeAnschreiben {
        person_name: Some("M̂ario Ųžkalnytė".into()),
        ..anschreiben()
    };
    let named = text(&layout_letter(&named.letter().unwrap()).unwrap(), false);
    assert!(named.contains("den Fall von M̂ario Ųžkalnytė"));
    assert!(named.contains("getrennt von diesem Brief"));
}

#[test]
fn the_title_of_the_file_never_names_the_person() {
    let named = UebergabeAnschreiben {
        person_name: Some("M̂ario Ųžkalnytė".into()),
        ..anschreiben()
    };
    assert_eq!(named.letter().unwrap().meta.title, "Übergabe eines Falls");
}

#[test]
fn the_sheet_shows_every_part_and_leaves_out_empty_ones() {
    let layout = layout_document(&bogen().document().unwrap()).unwrap();
    insta::assert_snapshot!(layout);
}

#[test]
fn a_broken_table_in_a_section_is_an_error() {
    let mut bogen = bogen();
    bogen.sections[0].table = Some(Table {
        head: vec!["Schritt".into()],
        rows: vec![vec![]],
    });
    assert_eq!(
        layout_document(&bogen.document().unwrap()),
        Err(LetterError::RaggedTable)
    );
}

#[test]
fn the_recovery_sheet_fits_one_page_and_its_lines_give_the_key_back() {
    let layout = layout_document(&notfallblatt().document().unwrap()).unwrap();
    assert_eq!(layout.pages.len(), 1);
    assert_eq!(notfallblatt::key_lines(IDENTITY).concat(), IDENTITY);
    insta::assert_snapshot!(layout);
}

#[test]
fn the_recovery_sheet_takes_a_key_of_the_longer_kind() {
    let identity = format!("AGE-SECRET-KEY-PQ-1{}", "QPZRY9X8".repeat(8));
    let sheet = Notfallblatt {
        identity: &identity,
        ..notfallblatt()
    };
    assert_conforms(&render_document(&sheet.document().unwrap()).unwrap());
}

#[test]
fn a_text_that_is_no_key_is_refused() {
    let identity = "A".repeat(5_000);
    let sheet = Notfallblatt {
        identity: &identity,
        ..notfallblatt()
    };
    assert_eq!(sheet.document().unwrap_err(), LetterError::QrTooLong);
}

#[test]
fn a_line_check_forgives_spaces_and_case_and_nothing_else() {
    let check = notfallblatt::line_check(2, "GFPYYSJZGFPYYSJZ");
    assert_eq!(check, "0F");
    assert_eq!(notfallblatt::line_check(2, "gfpy ysjz gfpy ysjz"), check);
    assert_ne!(notfallblatt::line_check(3, "GFPYYSJZGFPYYSJZ"), check);
    assert_ne!(notfallblatt::line_check(2, "GFPYYSJZGFPYYSJX"), check);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_window_of_the_envelope_never_shows_what_the_letter_is_about(
        name in "[A-ZŽĦ][a-zäöü]{3,20} [A-ZŽĦ][a-zäöü]{3,20}-[A-Z][a-z]{2,12}",
        reason in "[A-Z][a-zäöü ]{3,80}[a-z]",
    ) {
        let letter = UebergabeAnschreiben { person_name: Some(name.clone()), reason: reason.clone(), ..anschreiben() };
        let shown = text(&layout_letter(&letter.letter().unwrap()).unwrap(), true);
        prop_assert!(shown.contains("33615 Bielefeld"));
        for hidden in [name.as_str(), reason.as_str(), "bergabe", "Fall", "Duldung"] {
            prop_assert!(!shown.contains(hidden), "{shown}");
        }
    }
}
