//! A consent that is withdrawn carries nothing any more, from the same moment on, and says what is already outside.

use fallmappe_commands::schema::{
    CreateUebergabe, Entry, ListChanges, ListEinwilligungen, OfUebergabe, PrepareUebergabe,
    RecordUebergabeEvent, SaveEntry, SaveSettings, Settings, UndoChange, WithdrawEinwilligung,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::gesundheit::Gesundheitsangabe;
use fallmappe_domain::ids::{EntryId, FallId, StelleId};
use fallmappe_domain::uebergabe::{UebergabeEventKind, UebergabeProduct, UebergabeState};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, marios_fall, office as settings};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::{TODAY, handle};

fn office(consents: Vec<Einwilligung>) -> (Werkstatt, FallId, StelleId) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let mut akte = marios_fall(&anker().name);
    akte.einwilligungen = consents;
    let fall = werkstatt.take_in(&akte);
    (werkstatt, fall, stelle)
}

fn withdraw(fall: FallId, id: EntryId) -> WithdrawEinwilligung {
    WithdrawEinwilligung { fall, id, on: None }
}

#[test]
fn nothing_leaves_after_a_withdrawal_not_even_what_was_prepared() {
    let (mut werkstatt, fall, stelle) = office(vec![consent(&anker().name, day("2026-01-05"))]);
    let first = werkstatt.folder("erste");
    let code = werkstatt
        .hand_over(fall, stelle, &first)
        .unwrap()
        .preview
        .pseudonym;
    let asked = PrepareUebergabe::new(fall, stelle);
    let preview = werkstatt.ok(command::prepare_uebergabe, asked.clone());

    let id = werkstatt.view(fall).einwilligungen[0].id;
    let effect = werkstatt.ok(command::withdraw_einwilligung, withdraw(fall, id));
    assert_eq!(effect.received.len(), 1);
    assert_eq!(effect.received[0].pseudonym, code);
    assert!(
        effect.effects[0].contains("keine Übergabe mehr"),
        "{:?}",
        effect.effects
    );
    let row = werkstatt.view(fall).einwilligungen.remove(0);
    assert_eq!((row.id, row.value.withdrawn_on), (id, Some(TODAY)));

    let second = werkstatt.folder("zweite");
    let create = CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: true,
        decisions: Vec::new(),
        folder: handle(&second),
        ..CreateUebergabe::default()
    };
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, create),
        ErrorCode::DraftOutdated
    );
    assert_eq!(
        werkstatt.refused(command::prepare_uebergabe, asked),
        ErrorCode::ConsentEnded
    );
    assert!(tree(&second).is_empty());
    let again = withdraw(fall, id);
    assert_eq!(
        werkstatt.refused(command::withdraw_einwilligung, again),
        ErrorCode::Invalid
    );
}

#[test]
fn a_withdrawal_lies_between_the_consent_and_today() {
    let (mut werkstatt, fall, _) = office(vec![consent(&anker().name, day("2026-01-05"))]);
    let id = werkstatt.view(fall).einwilligungen[0].id;
    for on in ["2026-01-04", "2026-11-23"] {
        let request = WithdrawEinwilligung {
            on: Some(day(on)),
            ..withdraw(fall, id)
        };
        assert_eq!(
            werkstatt.refused(command::withdraw_einwilligung, request),
            ErrorCode::Invalid
        );
    }
}

#[test]
fn another_consent_that_still_holds_is_named() {
    let here = anker().name;
    let consents = vec![
        consent(&here, day("2026-01-05")),
        consent(&here, day("2026-06-05")),
    ];
    let (mut werkstatt, fall, stelle) = office(consents);
    let id = werkstatt.view(fall).einwilligungen[0].id;
    let effect = werkstatt.ok(command::withdraw_einwilligung, withdraw(fall, id));
    assert!(
        effect.effects[0].contains("05.01.2026"),
        "{:?}",
        effect.effects
    );
    let folder = werkstatt.folder("uebergabe");
    assert!(werkstatt.hand_over(fall, stelle, &folder).is_ok());
}

#[test]
fn the_register_knows_every_consent_and_where_it_stands() {
    let here = anker().name;
    let expired = Einwilligung {
        valid_until: Some(day("2026-02-28")),
        ..consent("Jobcenter Musterstadt", day("2026-02-01"))
    };
    let later = consent(&here, day("2026-12-01"));
    let until = Einwilligung {
        valid_until: Some(day("2027-03-31")),
        ..consent(&here, day("2026-01-05"))
    };
    let (mut werkstatt, fall, _) = office(vec![expired, later, until]);
    let mut listed = |stelle: &str, only_valid| {
        let request = ListEinwilligungen {
            stelle: stelle.to_owned(),
            only_valid,
        };
        let rows = werkstatt.ok(command::list_einwilligungen, request).rows;
        assert!(
            rows.iter()
                .all(|row| row.fall == fall && row.number.0 == "2025-0417")
        );
        rows.into_iter().map(|row| row.state).collect::<Vec<_>>()
    };
    assert_eq!(
        listed("", false),
        [
            "gilt ab 01.12.2026",
            "abgelaufen am 28.02.2026",
            "gilt bis 31.03.2027"
        ]
    );
    assert_eq!(listed(&here, false).len(), 2);
    assert_eq!(listed("", true), ["gilt bis 31.03.2027"]);
}

#[test]
fn a_withdrawn_leave_to_keep_health_data_says_what_has_to_go() {
    let keeping = Einwilligung {
        kind: Code::new("verarbeitung"),
        stelle: String::new(),
        data_groups: vec![Code::new("gesundheit")],
        ..consent("", day("2026-01-05"))
    };
    let (mut werkstatt, fall, _) = office(vec![keeping]);
    let on = Settings {
        keep_gesundheit: true,
        ..settings()
    };
    werkstatt.ok(command::save_settings, SaveSettings { settings: on });
    let angabe = Gesundheitsangabe {
        date: day("2026-05-05"),
        text: "braucht kurze Wege".to_owned(),
    };
    werkstatt.add(fall, Entry::Gesundheit(angabe));
    let id = werkstatt.view(fall).einwilligungen[0].id;
    let effects = werkstatt
        .ok(command::withdraw_einwilligung, withdraw(fall, id))
        .effects;
    assert!(
        effects
            .iter()
            .any(|effect| effect.contains("Eine Angabe zur Gesundheit steht noch da"))
    );
}

#[test]
fn a_withdrawal_that_is_typed_into_the_consent_revokes_what_is_out() {
    let (mut werkstatt, fall, stelle) = office(vec![consent(&anker().name, day("2026-01-05"))]);
    let folder = werkstatt.folder("stick");
    werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let row = werkstatt.view(fall).einwilligungen.remove(0);
    let typed = SaveEntry {
        fall,
        id: Some(row.id),
        entry: Entry::Einwilligung(Einwilligung {
            withdrawn_on: Some(TODAY),
            ..row.value
        }),
        draft: String::new(),
    };
    werkstatt.ok(command::save_entry, typed.clone());
    let state = || UebergabeState::Revoked;
    assert_eq!(werkstatt.view(fall).uebergaben[0].state, state());
    werkstatt.ok(command::save_entry, typed);
    assert_eq!(werkstatt.view(fall).uebergaben[0].state, state());
}

#[test]
fn a_withdrawal_that_is_taken_back_takes_its_revocations_along() {
    let (mut werkstatt, fall, stelle) = office(vec![consent(&anker().name, day("2026-01-05"))]);
    let folder = werkstatt.folder("stick");
    werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let made = werkstatt.view(fall).uebergaben[0].id;
    let handed_out = RecordUebergabeEvent {
        id: made,
        kind: UebergabeEventKind::HandedOut,
        on: None,
        reason: Code::not_asked(),
        remark: String::new(),
    };
    werkstatt.ok(command::record_uebergabe_event, handed_out);
    let id = werkstatt.view(fall).einwilligungen[0].id;
    werkstatt.ok(command::withdraw_einwilligung, withdraw(fall, id));
    let state = |werkstatt: &mut Werkstatt| werkstatt.view(fall).uebergaben[0].state;
    assert_eq!(state(&mut werkstatt), UebergabeState::Revoked);

    take_newest_back(&mut werkstatt, fall);
    assert_eq!(state(&mut werkstatt), UebergabeState::HandedOut);
    let events = werkstatt
        .ok(command::open_uebergabe, OfUebergabe { id: made })
        .events;
    assert_eq!(events.len(), 1, "what somebody wrote down stays");
    // Taking back what took back is the withdrawal again.
    take_newest_back(&mut werkstatt, fall);
    assert_eq!(state(&mut werkstatt), UebergabeState::Revoked);

    let row = werkstatt.view(fall).einwilligungen.remove(0);
    let typed = SaveEntry {
        fall,
        id: Some(id),
        entry: Entry::Einwilligung(Einwilligung {
            withdrawn_on: None,
            ..row.value
        }),
        draft: String::new(),
    };
    werkstatt.ok(command::save_entry, typed);
    assert_eq!(state(&mut werkstatt), UebergabeState::HandedOut);
}

fn take_newest_back(werkstatt: &mut Werkstatt, fall: FallId) {
    let asked = ListChanges {
        fall: Some(fall),
        part: "einwilligung".to_owned(),
        entry: None,
        offset: 0,
        limit: 1,
    };
    let change = werkstatt.ok(command::list_changes, asked).rows[0].change;
    werkstatt.ok(command::undo_change, UndoChange { change });
}

#[test]
fn a_paper_that_shall_be_answered_says_who_asks() {
    let (mut werkstatt, fall, stelle) = office(vec![consent(&anker().name, day("2026-01-05"))]);
    let folder = werkstatt.folder("stick");
    let asked = PrepareUebergabe {
        product: UebergabeProduct::Named,
        ..PrepareUebergabe::new(fall, stelle)
    };
    let refused = werkstatt.refused(command::prepare_uebergabe, asked.clone());
    assert_eq!(refused, ErrorCode::OfficeMissing);
    werkstatt.ok(
        command::save_settings,
        SaveSettings {
            settings: settings(),
        },
    );
    let draft = werkstatt.ok(command::prepare_uebergabe, asked).draft;
    let request = CreateUebergabe {
        draft,
        folder: handle(&folder),
        leads_from: Some(day("2026-12-01")),
        joint_talk: Some(day("2026-11-30")),
        ..CreateUebergabe::default()
    };
    let made = werkstatt.ok(command::create_uebergabe, request);
    let letter = pdf_text(std::path::Path::new(&made.files[0].place));
    for said in ["1. Dezember 2026", "30. November 2026"] {
        assert!(letter.contains(said), "{said}");
    }
}
