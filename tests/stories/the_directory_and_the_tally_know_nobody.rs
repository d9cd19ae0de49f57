//! Offers are kept with their Stelle and their places; people who were spoken to are numbers and nothing else.

use fallmappe_commands::schema::{
    ListAnsprachen, Nothing, OfAngebot, OfAnsprache, PresetFile, RemovePreset, SaveAngebot,
    SaveAnsprache,
};
use fallmappe_commands::{ErrorCode, command, dispatch};
use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::ansprache::Ansprache;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{AngebotId, StelleId};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day};
use fallmappe_tests::werkstatt::{TODAY, handle};
use serde_json::json;

fn kurs(stelle: StelleId) -> Angebot {
    Angebot {
        title: "  Nachholender Hauptschulabschluss, Abendkurs  ".to_owned(),
        stelle,
        handlungsfelder: vec![Code::new("schule")],
        kind: Code::new("hsa_kurs"),
        places: Some(20),
        free_places: Some(4),
        free_as_of: Some(TODAY),
        valid_from: Some(TODAY),
        valid_until: None,
        language_level: Some(Code::new("a2")),
        requirements: "auch ohne Zugang zur Regelschule".to_owned(),
        remark: String::new(),
    }
}

#[test]
fn an_offer_stands_in_the_directory_until_it_is_removed() {
    let mut werkstatt = Werkstatt::open();
    let stelle = werkstatt.stelle(anker());
    let angebot = kurs(stelle);
    let saved = werkstatt.ok(command::save_angebot, SaveAngebot { id: None, angebot });
    let tomorrow = Angebot {
        title: "Ab morgen".to_owned(),
        valid_from: TODAY.succ_opt(),
        ..kurs(stelle)
    };
    werkstatt.ok(
        command::save_angebot,
        SaveAngebot {
            id: None,
            angebot: tomorrow,
        },
    );
    werkstatt.restart();
    werkstatt.unlock();
    let rows = werkstatt.ok(command::list_angebote, Nothing {}).rows;
    let seen: Vec<_> = rows
        .iter()
        .map(|row| (row.angebot.title.as_str(), row.stelle.as_str(), row.valid))
        .collect();
    let name = anker().name;
    let expected = [
        ("Ab morgen", name.as_str(), false),
        (
            "Nachholender Hauptschulabschluss, Abendkurs",
            name.as_str(),
            true,
        ),
    ];
    assert_eq!(seen, expected);
    werkstatt.ok(command::remove_angebot, OfAngebot { id: saved.id });
    assert_eq!(
        werkstatt.ok(command::list_angebote, Nothing {}).rows.len(),
        1
    );
    let gone = werkstatt.refused(
        command::remove_angebot,
        OfAngebot {
            id: AngebotId(saved.id.0),
        },
    );
    assert_eq!(gone, ErrorCode::NotFound);
}

#[test]
fn the_practice_vault_has_offers_that_can_be_saved_as_they_are() {
    let mut werkstatt = Werkstatt::practice();
    let rows = werkstatt.ok(command::list_angebote, Nothing {}).rows;
    assert!(rows.iter().any(|row| row.valid) && rows.iter().any(|row| !row.valid));
    for row in rows {
        let (id, angebot) = (Some(row.id), row.angebot);
        werkstatt.ok(command::save_angebot, SaveAngebot { id, angebot });
    }
}

#[test]
fn an_offer_of_nobody_or_with_a_day_to_come_is_refused() {
    let mut werkstatt = Werkstatt::open();
    let stelle = werkstatt.stelle(anker());
    let future = Angebot {
        free_as_of: TODAY.succ_opt(),
        ..kurs(stelle)
    };
    for angebot in [future, kurs(StelleId(4711))] {
        let refused = werkstatt.refused(command::save_angebot, SaveAngebot { id: None, angebot });
        assert_eq!(refused, ErrorCode::Invalid);
    }
}

#[test]
fn a_list_of_the_ki_stays_while_an_offer_or_a_count_uses_it() {
    let mut werkstatt = Werkstatt::open();
    let stelle = werkstatt.stelle(anker());
    let preset = json!({ "code": "kim_lindenroede", "label": "KIM Lindenröde", "issuedBy": "KI Lindenröde",
        "issuedOn": "2026-11-01", "lists": {
        "baustein": { "source": "Konzept, 01.11.2026", "entries": [{ "code": "lotsen", "label": "Lotsen" }] },
        "handlungsfeld": { "source": "Arbeitskreis, 01.11.2026", "entries": [{ "code": "ehrenamt_neu", "label": "Patenschaft" }] } } });
    let file = werkstatt.folder("listen").join("kim.json");
    std::fs::write(&file, preset.to_string()).unwrap();
    let file = PresetFile {
        file: handle(&file),
    };
    werkstatt.ok(command::save_preset, file);
    let remove = RemovePreset {
        code: Code::new("kim_lindenroede"),
    };
    let angebot = Angebot {
        handlungsfelder: vec![Code::new("ehrenamt_neu")],
        ..kurs(stelle)
    };
    let offer = werkstatt.ok(command::save_angebot, SaveAngebot { id: None, angebot });
    assert_eq!(
        werkstatt.refused(command::remove_preset, remove.clone()),
        ErrorCode::PresetInUse
    );
    werkstatt.ok(command::remove_angebot, OfAngebot { id: offer.id });
    let ansprache = Ansprache {
        date: TODAY,
        programme: Code::new("kim_lindenroede"),
        place: Code::new("fern"),
        reached: 2,
        interested: 0,
    };
    let count = werkstatt.ok(
        command::save_ansprache,
        SaveAnsprache {
            id: None,
            ansprache,
        },
    );
    assert_eq!(
        werkstatt.refused(command::remove_preset, remove.clone()),
        ErrorCode::PresetInUse
    );
    werkstatt.ok(command::remove_ansprache, OfAnsprache { id: count.id });
    werkstatt.ok(command::remove_preset, remove);
}

#[test]
fn people_who_were_spoken_to_are_counted_and_never_named() {
    let mut werkstatt = Werkstatt::open();
    let line = |date: &str, reached, interested| SaveAnsprache {
        id: None,
        ansprache: Ansprache {
            date: day(date),
            programme: Code::new("kim"),
            place: Code::new("unterkunft"),
            reached,
            interested,
        },
    };
    werkstatt.ok(command::save_ansprache, line("2026-05-05", 14, 3));
    let second = werkstatt.ok(command::save_ansprache, line("2026-07-01", 6, 6));
    let all = werkstatt.ok(command::list_ansprachen, ListAnsprachen::default());
    assert_eq!((all.rows.len(), all.reached, all.interested), (2, 20, 9));
    assert_eq!(all.rows[0].id, second.id);
    let first_half = ListAnsprachen {
        from: None,
        to: Some(day("2026-06-30")),
    };
    let first_half = werkstatt.ok(command::list_ansprachen, first_half);
    assert_eq!((first_half.reached, first_half.interested), (14, 3));
    werkstatt.ok(command::remove_ansprache, OfAnsprache { id: second.id });
    assert_eq!(
        werkstatt
            .ok(command::list_ansprachen, ListAnsprachen::default())
            .rows
            .len(),
        1
    );

    let named = json!({ "ansprache": { "date": "2026-05-05", "programme": "kim", "place": "unterkunft", "reached": 1,
        "interested": 1, "remark": "Herr Ždanovičius" } });
    let refused = dispatch(&mut werkstatt.session, "save_ansprache", named);
    assert_eq!(refused.err().unwrap().code, ErrorCode::BadRequest);
    let tomorrow = line("2999-01-01", 1, 0);
    assert_eq!(
        werkstatt.refused(command::save_ansprache, tomorrow),
        ErrorCode::Invalid
    );
}
