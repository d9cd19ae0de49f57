//! Nothing about health is written down before the office has decided so and the person has signed; what notes say of it
//! is asked about wherever health may not leave.

use fallmappe_commands::schema::{
    Entry, PrepareUebergabe, RemoveEntry, SaveEntry, SaveSettings, Settings,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::exchange;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::gesundheit::Gesundheitsangabe;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::part::Part;
use fallmappe_domain::stelle::Stelle;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{
    anker, consent, day, fall_of, kontakt, mario, marios_fall, office,
};

fn angabe() -> Gesundheitsangabe {
    Gesundheitsangabe {
        date: day("2026-05-05"),
        text: "braucht kurze Wege und Pausen".to_owned(),
    }
}

fn leave() -> Einwilligung {
    Einwilligung {
        kind: Code::new("verarbeitung"),
        data_groups: vec![Code::new("gesundheit")],
        ..consent("", day("2026-01-05"))
    }
}

fn save(fall: FallId) -> SaveEntry {
    SaveEntry {
        fall,
        id: None,
        entry: Entry::Gesundheit(angabe()),
        draft: String::new(),
    }
}

fn keep(werkstatt: &mut Werkstatt, keep_gesundheit: bool) -> Result<(), ErrorCode> {
    let settings = Settings {
        keep_gesundheit,
        ..office()
    };
    let saved = werkstatt.call(command::save_settings, SaveSettings { settings });
    saved.map(|_| ()).map_err(|error| error.code)
}

#[test]
fn health_is_off_until_the_office_and_the_person_say_yes() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    assert_eq!(
        werkstatt.refused(command::save_entry, save(fall)),
        ErrorCode::GesundheitOff
    );
    keep(&mut werkstatt, true).unwrap();
    assert_eq!(
        werkstatt.refused(command::save_entry, save(fall)),
        ErrorCode::NoGesundheitConsent
    );
    let oral = Einwilligung {
        form: Code::new("muendlich_mit_vermerk"),
        ..leave()
    };
    let to_hand_over = Einwilligung {
        data_groups: vec![Code::new("gesundheit")],
        ..consent(&anker().name, day("2026-01-05"))
    };
    for not_enough in [oral, to_hand_over] {
        werkstatt.add(fall, Entry::Einwilligung(not_enough));
        let code = werkstatt.refused(command::save_entry, save(fall));
        assert_eq!(code, ErrorCode::NoGesundheitConsent);
    }
    werkstatt.add(fall, Entry::Einwilligung(leave()));
    werkstatt.ok(command::save_entry, save(fall));
    assert_eq!(werkstatt.view(fall).gesundheit.len(), 1);
}

#[test]
fn the_section_is_not_switched_off_over_what_is_in_it() {
    let mut werkstatt = Werkstatt::open();
    keep(&mut werkstatt, true).unwrap();
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    werkstatt.add(fall, Entry::Einwilligung(leave()));
    let id = werkstatt.add(fall, Entry::Gesundheit(angabe()));
    assert_eq!(keep(&mut werkstatt, false), Err(ErrorCode::GesundheitKept));
    let part = Part::Gesundheit;
    werkstatt.ok(command::remove_entry, RemoveEntry { fall, part, id });
    keep(&mut werkstatt, false).unwrap();
}

#[test]
fn no_file_brings_health_in_by_the_back_door() {
    let mut werkstatt = Werkstatt::open();
    let numbered = |number: &str, einwilligungen: Vec<Einwilligung>| Fallakte {
        number: Some(FallNumber(number.to_owned())),
        gesundheit: vec![angabe()],
        einwilligungen,
        ..marios_fall(&anker().name)
    };
    let with = exchange::to_line(&numbered("2026-0001", vec![leave()])).unwrap();
    let without = exchange::to_line(&numbered("2026-0002", vec![])).unwrap();
    let refused = |werkstatt: &mut Werkstatt, text: &str| {
        let report = werkstatt.import(text);
        assert!(!report.taken);
        let places = report
            .errors
            .iter()
            .map(|error| (error.line, error.key.clone()));
        places.collect::<Vec<_>>()
    };
    assert_eq!(
        refused(&mut werkstatt, &with),
        [(1, "gesundheit".to_owned())]
    );
    keep(&mut werkstatt, true).unwrap();
    let both = format!("{with}\n\n{without}\n");
    assert_eq!(
        refused(&mut werkstatt, &both),
        [(3, "gesundheit".to_owned())]
    );
    assert!(werkstatt.import(&with).taken);
}

/// The words about health that are asked about on the way to a Stelle of this kind, and whether they stand in what leaves.
fn told(kind: &str, with_health: bool) -> (Vec<String>, bool) {
    let mut werkstatt = Werkstatt::open();
    let stelle = Stelle {
        kind: Code::new(kind),
        ..anker()
    };
    werkstatt.stelle(stelle);
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let mut akte = fall_of("2025-0901", mario());
    akte.kontakte = vec![kontakt(
        day("2026-03-02"),
        "Kurs abgebrochen wegen Asthma, Depression. Neuer Anlauf im Herbst.",
    )];
    let mut signed = consent(&anker().name, day("2026-01-05"));
    if with_health {
        signed.data_groups.push(Code::new("gesundheit"));
    }
    akte.einwilligungen = vec![signed];
    let fall = werkstatt.take_in(&akte);
    let asked = PrepareUebergabe::new(fall, stelle);
    let preview = werkstatt.ok(command::prepare_uebergabe, asked);
    let notes = || preview.notes.iter();
    let words = notes().flat_map(|note| {
        let spans = note.spans.iter().filter(|span| span.class == "ask");
        spans.map(|span| {
            let length = (span.end - span.start) as usize;
            let word = note.original.chars().skip(span.start as usize);
            word.take(length).collect()
        })
    });
    (
        words.collect(),
        notes().any(|note| note.outgoing.contains("Depression")),
    )
}

#[test]
fn a_note_about_health_is_asked_about_where_health_stays() {
    let asked = (vec!["Asthma, Depression".to_owned()], false);
    // Without the consent for it, and where the recipient does not get it whatever was signed.
    assert_eq!(told("therapie", false), asked);
    assert_eq!(told("beratungsstelle", true), asked);
    assert_eq!(told("therapie", true), (Vec::new(), true));
}
