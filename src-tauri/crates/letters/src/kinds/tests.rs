//! Every kind with all its sentences, and what must never stand where.

mod handover;
mod papers;

use super::*;
use crate::layout::{Layout, Mark, layout_document, layout_letter};
use crate::samples::{day, sender};
use crate::tests::assert_conforms;
use crate::{LetterError, Sender, render_document, render_letter};
use fallmappe_domain::recht::{Recht, Thema, law, laws};
use fallmappe_domain::uebergabe::UebergabeProduct;
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
        reason: "Ende der Förderung zum 31. März 2026; weitere Begleitung nötig".into(),
        scope: papers::words(
            "Nächste Fristen|Altersgruppe|Geschlecht|Herkunft|Sprachen|Sprachmittlung nötig|Unterkunft|Art der Gemeinde|Familie|Jahr der Einreise|Aufenthaltsstatus|Rechtsgrundlage|Papiere|Nebenbestimmungen|Hilfebedarf|Schule|Beruf|Sprachstand|Arbeit|Ausbildung|Leistungsbezug|Ziele|Schritte des Teilhabeplans|Verlauf|Offene Schritte|Teilnahmen|Vermittlungen|Ergebnisse der Vermittlungen|Verbleib|Vereinbarungen der Fallkonferenzen|Netzwerk|Gesundheit",
        ),
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
    let lines = lines.collect::<Vec<_>>();
    lines.join(" ").replace('\u{a0}', " ")
}

fn einwilligung(recht: &Recht) -> Einwilligungsblatt<'_> {
    Einwilligungsblatt {
        recht,
        organisation: "Teilhabemanagement im Kreis Herford".into(),
        person: "Ųžkalnytė, M̂ario".into(),
        number: "2026-0007".into(),
        kind: "Übermittlung an eine Stelle".into(),
        stelle: "Psychosoziales Zentrum Ostwestfalen".into(),
        purpose: "Prüfung, ob die Stelle mich weiter begleiten kann".into(),
        groups: vec![
            "Aufenthalt".into(),
            "Gesundheit (besondere Kategorie)".into(),
        ],
        gesundheit: true,
        language: "Tigrinya".into(),
        interpreter: true,
        valid_until: Some(day(2027, 3, 31)),
        date: day(2026, 11, 22),
        document_id: [5; 16],
    }
}

fn widerruf(recht: &Recht) -> Widerrufsblatt<'_> {
    Widerrufsblatt {
        recht,
        person: "Ųžkalnytė, M̂ario".into(),
        number: "2026-0007".into(),
        kind: "Übermittlung an eine Stelle".into(),
        given_on: day(2026, 1, 12),
        stelle: "Psychosoziales Zentrum Ostwestfalen".into(),
        purpose: "Prüfung, ob die Stelle mich weiter begleiten kann".into(),
        effects: vec!["Die Stelle bekommt nichts mehr.".into()],
        received: vec![(day(2026, 2, 3), "FM-7K3Q-92XD".into())],
        date: day(2026, 11, 22),
        document_id: [6; 16],
    }
}

fn auszug(lines: u64) -> Protokollauszug {
    let at = day(2026, 11, 22).and_hms_opt(9, 5, 0).unwrap();
    let line = |sequence| Zeile {
        sequence,
        at,
        what: "Angaben zur Person geändert".into(),
        number: "2026-0007".into(),
    };
    Protokollauszug {
        organisation: "Teilhabemanagement im Kreis Herford".into(),
        vault_id: "7f3a-c2d9-41be".into(),
        what: String::new(),
        number: "2026-0007".into(),
        from: Some(day(2026, 1, 1)),
        to: None,
        intact: true,
        lines: (1..=lines).rev().map(line).collect(),
        date: day(2026, 11, 22),
        document_id: [7; 16],
    }
}

#[test]
fn the_papers_of_every_law_conform_fit_one_page_and_cite_no_other_law() {
    for recht in laws() {
        let papers = [
            einwilligung(recht).document().unwrap(),
            widerruf(recht).document().unwrap(),
        ];
        for paper in papers {
            let layout = layout_document(&paper).unwrap();
            assert_eq!(layout.pages.len(), 1, "{} {}", paper.title, recht.label);
            let said = text(&layout, false);
            assert!(said.contains(recht.article(Thema::Widerruf).unwrap()));
            for other in laws().iter().filter(|other| other.short != recht.short) {
                for article in other.articles.values() {
                    assert!(!said.contains(article.as_str()), "{article}: {said}");
                }
            }
            assert_conforms(&render_document(&paper).unwrap());
        }
    }
}

#[test]
fn a_consent_form_asks_for_special_care_only_when_health_is_named() {
    let recht = law("dsgvo_bdsg").unwrap();
    let plain = Einwilligungsblatt {
        gesundheit: false,
        interpreter: false,
        ..einwilligung(recht)
    };
    for (form, special) in [(plain, false), (einwilligung(recht), true)] {
        let said = text(&layout_document(&form.document().unwrap()).unwrap(), false);
        assert_eq!(said.contains("Art. 9"), special);
        assert!(said.contains("keine Nachteile"));
    }
}

#[test]
fn the_title_of_a_paper_never_names_the_person() {
    let recht = law("kdg").unwrap();
    let titles = [
        einwilligung(recht).document().unwrap().meta.title,
        widerruf(recht).document().unwrap().meta.title,
    ];
    assert_eq!(
        titles,
        [
            "Einwilligung zum Fall 2026-0007",
            "Widerruf zum Fall 2026-0007"
        ]
    );
}

#[test]
fn the_protokoll_says_what_was_asked_for_and_whether_its_chain_holds() {
    let said = |auszug: &Protokollauszug| {
        text(
            &layout_document(&auszug.document().unwrap()).unwrap(),
            false,
        )
    };
    let intact = said(&auszug(3));
    for part in [
        "ab 01.01.2026",
        "2026-0007",
        "Keine Zeile wurde",
        "22.11.2026 09:05",
    ] {
        assert!(intact.contains(part), "{part}");
    }
    let broken = Protokollauszug {
        intact: false,
        ..auszug(0)
    };
    let broken = said(&broken);
    assert!(broken.contains("beschädigt") && !broken.contains("geschlossen"));
    assert!(broken.contains("Keine Zeile passt"));
    let long = auszug(2_000).document().unwrap();
    assert!(layout_document(&long).unwrap().pages.len() > 30);
    assert_conforms(&render_document(&auszug(120).document().unwrap()).unwrap());
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
        (
            include_str!("datenschutzinformation.rs"),
            include_str!("../../../../../assets/letters/datenschutzinformation.json"),
        ),
        (
            include_str!("einwilligungsblatt.rs"),
            include_str!("../../../../../assets/letters/einwilligung.json"),
        ),
        (
            include_str!("widerrufsblatt.rs"),
            include_str!("../../../../../assets/letters/widerruf.json"),
        ),
        (
            include_str!("protokollauszug.rs"),
            include_str!("../../../../../assets/letters/protokollauszug.json"),
        ),
        (
            include_str!("rahmen.rs"),
            include_str!("../../../../../assets/letters/rahmen.json"),
        ),
        (
            include_str!("informationsblock.rs"),
            include_str!("../../../../../assets/letters/informationsblock.json"),
        ),
        (
            include_str!("uebergabe_anschreiben_named.rs"),
            include_str!("../../../../../assets/letters/uebergabe_anschreiben_named.json"),
        ),
        (
            include_str!("uebergabebogen_named.rs"),
            include_str!("../../../../../assets/letters/uebergabebogen_named.json"),
        ),
        (
            include_str!("konferenzblatt.rs"),
            include_str!("../../../../../assets/letters/konferenzblatt.json"),
        ),
        (
            concat!(
                include_str!("personenblatt.rs"),
                include_str!("personenblatt/angaben.rs")
            ),
            include_str!("../../../../../assets/letters/personenblatt.json"),
        ),
        (
            include_str!("zuordnungsblatt.rs"),
            include_str!("../../../../../assets/letters/zuordnungsblatt.json"),
        ),
        (
            include_str!("widerruf_an_stelle.rs"),
            include_str!("../../../../../assets/letters/widerruf_an_stelle.json"),
        ),
        (
            include_str!("projektendestand.rs"),
            include_str!("../../../../../assets/letters/projektendestand.json"),
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
    for oeffnung in [Oeffnung::Schluessel, Oeffnung::Passwort, Oeffnung::Seite] {
        // Deadlines stand in the packet, and a packet that tells everything has the longest scope.
        let letter = UebergabeAnschreiben {
            oeffnung,
            next_deadlines: Vec::new(),
            ..anschreiben()
        };
        let layout = layout_letter(&letter.letter().unwrap()).unwrap();
        assert_eq!(layout.pages.len(), 1);
        assert!(!text(&layout, false).contains(['{', '}']));
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
        "mit Einwilligung der Person; sie liegt uns vor",
        "16.02.2026",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert!(text.contains("ohne Namen"));
}

#[test]
fn the_title_of_the_file_never_says_more_than_what_it_is() {
    assert_eq!(
        anschreiben().letter().unwrap().meta.title,
        "Übergabe eines Falls"
    );
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
        reason in "[A-Z][a-zäöü ]{3,80}[a-z]",
    ) {
        let letter = UebergabeAnschreiben { reason: reason.clone(), ..anschreiben() };
        let shown = text(&layout_letter(&letter.letter().unwrap()).unwrap(), true);
        prop_assert!(shown.contains("33615 Bielefeld"));
        for hidden in [reason.as_str(), "bergabe", "Fall", "Duldung"] {
            prop_assert!(!shown.contains(hidden), "{shown}");
        }
    }
}
