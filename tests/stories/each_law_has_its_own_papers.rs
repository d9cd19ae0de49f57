//! The papers name the articles of the law that was chosen, and of no other. Without a choice there is no paper.

use fallmappe_commands::schema::{
    BlattKind, ExportFall, Nothing, SaveSettings, Settings, Verwendungsnachweis, WriteBlatt,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::recht::{Recht, Thema, laws};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, marios_fall, office};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::werkstatt::handle;

const KINDS: [BlattKind; 3] = [
    BlattKind::Datenschutzinformation,
    BlattKind::Einwilligung,
    BlattKind::Widerruf,
];

fn choose(werkstatt: &mut Werkstatt, recht: &Recht) {
    let settings = Settings {
        law: recht.code.as_str().to_owned(),
        data_protection_officer: "Frau Ökten, Königsträßchen 14".to_owned(),
        ..office()
    };
    werkstatt.ok(command::save_settings, SaveSettings { settings });
}

fn request(werkstatt: &mut Werkstatt, fall: FallId, kind: BlattKind) -> WriteBlatt {
    let folder = handle(&werkstatt.folder("blaetter"));
    WriteBlatt {
        kind,
        fall: Some(fall),
        entry: Some(werkstatt.view(fall).einwilligungen[0].id),
        folder,
    }
}

/// The words of a paper, in one line.
fn words(place: &str) -> String {
    let text = pdf_text(place.as_ref()).replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_cites_only(text: &str, recht: &Recht) {
    for other in laws().iter().filter(|other| other.short != recht.short) {
        for article in other.articles.values() {
            assert!(
                !text.contains(article.as_str()),
                "{article} under {}",
                recht.label
            );
        }
    }
}

#[test]
fn every_paper_of_every_law_cites_that_law_alone() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    for recht in laws() {
        choose(&mut werkstatt, recht);
        for kind in KINDS {
            let request = request(&mut werkstatt, fall, kind);
            let written = werkstatt.ok(command::write_blatt, request).files.remove(0);
            let text = words(&written.place);
            assert!(
                text.contains(recht.article(Thema::Widerruf).unwrap()),
                "{text}"
            );
            assert_cites_only(&text, recht);
            let own =
                recht.code.as_str() == "dsgvo_dsg_nrw" && kind == BlattKind::Datenschutzinformation;
            assert_eq!(text.contains("§ 87 AufenthG"), own, "{}", recht.label);
            if kind == BlattKind::Datenschutzinformation {
                assert!(text.contains(&recht.answer_time()) && text.contains("Frau Ökten"));
                assert!(text.contains(&anker().name), "the recipient is named");
            } else {
                assert!(
                    text.contains("Großer Anker") && text.contains("Mario")
                        || text.contains("M̂ario")
                );
            }
            let name = written.place.rsplit('/').next().unwrap();
            assert!(!name.contains("2025-0417") && !name.to_lowercase().contains("mario"));
        }
        let folder = handle(&werkstatt.folder(recht.code.as_str()));
        let copy = werkstatt.ok(command::export_fall, ExportFall { fall, folder });
        let text = words(&copy.files[0].place);
        assert!(text.contains(recht.article(Thema::Auskunft).unwrap()));
        assert_cites_only(&text, recht);
    }
}

#[test]
fn without_a_law_there_is_no_paper_but_always_a_copy() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    for kind in KINDS {
        let request = request(&mut werkstatt, fall, kind);
        assert_eq!(
            werkstatt.refused(command::write_blatt, request),
            ErrorCode::LawMissing
        );
    }
    let folder = handle(&werkstatt.folder("kopie"));
    let copy = werkstatt.ok(command::export_fall, ExportFall { fall, folder });
    assert!(words(&copy.files[0].place).contains("berichtigen"));
}

#[test]
fn a_form_without_its_consent_is_no_request() {
    let mut werkstatt = Werkstatt::open();
    choose(&mut werkstatt, &laws()[0]);
    let folder = handle(&werkstatt.folder("blaetter"));
    let form = |kind| WriteBlatt {
        kind,
        fall: None,
        entry: None,
        folder: folder.clone(),
    };
    for kind in [BlattKind::Einwilligung, BlattKind::Widerruf] {
        assert_eq!(
            werkstatt.refused(command::write_blatt, form(kind)),
            ErrorCode::BadRequest
        );
    }
    werkstatt.ok(
        command::write_blatt,
        form(BlattKind::Datenschutzinformation),
    );
}

#[test]
fn settings_that_nobody_could_mean_are_refused_field_by_field() {
    let mut werkstatt = Werkstatt::open();
    let rows = werkstatt.ok(command::list_laws, Nothing {}).rows;
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row.source.contains("Stand ")));
    let nachweis = |programme: &str, submitted_on: &str| Verwendungsnachweis {
        programme: programme.to_owned(),
        until: day("2025-12-31"),
        submitted_on: day(submitted_on),
    };
    let settings = Settings {
        law: "gdpr".to_owned(),
        akte_years: 31,
        nachweis_years: 99,
        no_kontakt_days: 366,
        nachweise: vec![
            nachweis("kim", "2026-03-31"),
            nachweis("unbekannt", "2026-03-31"),
            nachweis("kim", "2025-12-30"),
            nachweis("kim", "2026-11-23"),
        ],
        ..office()
    };
    let error = werkstatt
        .call(command::save_settings, SaveSettings { settings })
        .err()
        .unwrap();
    let keys: Vec<&str> = error
        .problems
        .iter()
        .map(|problem| problem.key.as_str())
        .collect();
    assert_eq!(
        keys,
        [
            "law",
            "akteYears",
            "nachweisYears",
            "noKontaktDays",
            "nachweise.1.programme",
            "nachweise.2.submittedOn",
            "nachweise.3.submittedOn"
        ]
    );
}
