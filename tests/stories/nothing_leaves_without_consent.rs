//! Without a consent for this Stelle, on this day, nothing is handed over: not a file, not a line in the Fall.

use std::collections::BTreeSet;

use fallmappe_commands::schema::{
    CreateUebergabe, Entry, PrepareUebergabe, SaveEntry, SaveSettings, SaveStelle,
    SuggestEinwilligung,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_seal::Identity;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, marios_fall};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::TODAY;

/// An office with Mario's Fall, this consent and a Stelle with a key.
fn office(consents: &[Einwilligung]) -> (Werkstatt, FallId, StelleId) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let mut akte = marios_fall(&anker().name);
    akte.einwilligungen = consents.to_vec();
    let fall = werkstatt.take_in(&akte);
    (werkstatt, fall, stelle)
}

#[track_caller]
fn assert_stays(consents: &[Einwilligung], expected: ErrorCode) {
    let (mut werkstatt, fall, stelle) = office(consents);
    let folder = werkstatt.folder("uebergabe");
    let before = werkstatt.report().protokoll;
    let refused = werkstatt.hand_over(fall, stelle, &folder).err();
    assert_eq!(refused, Some(expected));
    assert!(tree(&folder).is_empty(), "something was written");
    assert!(werkstatt.view(fall).uebergaben.is_empty());
    assert_eq!(werkstatt.report().protokoll, before);
}

#[test]
fn a_missing_ended_or_foreign_consent_keeps_everything_here() {
    let here = anker().name;
    let given = consent(&here, day("2026-01-05"));
    assert_stays(&[], ErrorCode::NoConsent);
    let expired = Einwilligung {
        valid_until: Some(day("2026-11-21")),
        ..given.clone()
    };
    assert_stays(&[expired], ErrorCode::ConsentEnded);
    let withdrawn = Einwilligung {
        withdrawn_on: Some(TODAY),
        ..given.clone()
    };
    assert_stays(&[withdrawn], ErrorCode::ConsentEnded);
    assert_stays(
        &[consent(&here, day("2026-11-23"))],
        ErrorCode::ConsentEnded,
    );
    assert_stays(
        &[consent("Jobcenter Musterstadt", day("2026-01-05"))],
        ErrorCode::NoConsent,
    );
    assert_stays(
        &[consent("beratungsstelle großer anker", day("2026-01-05"))],
        ErrorCode::NoConsent,
    );
    let processing = Einwilligung {
        kind: Code::new("verarbeitung"),
        ..given.clone()
    };
    assert_stays(&[processing], ErrorCode::NoConsent);
    let nothing = Einwilligung {
        data_groups: Vec::new(),
        ..given
    };
    let (mut werkstatt, fall, _) = office(&[]);
    let blanket = SaveEntry {
        fall,
        id: None,
        entry: Entry::Einwilligung(nothing),
        draft: String::new(),
    };
    assert_eq!(
        werkstatt.refused(command::save_entry, blanket),
        ErrorCode::Invalid
    );
}

#[test]
fn what_is_suggested_after_a_refusal_carries_the_handover_once_somebody_enters_it() {
    for product in [UebergabeProduct::Packet, UebergabeProduct::Named] {
        let (mut werkstatt, fall, stelle) = office(&[]);
        let asked = PrepareUebergabe {
            product,
            ..PrepareUebergabe::new(fall, stelle)
        };
        let refused = werkstatt.refused(command::prepare_uebergabe, asked.clone());
        assert_eq!(refused, ErrorCode::NoConsent);
        let suggested = SuggestEinwilligung {
            fall,
            stelle,
            product,
        };
        let value = werkstatt.ok(command::suggest_einwilligung, suggested).value;
        assert_eq!(
            (value.stelle.as_str(), value.given_on),
            (anker().name.as_str(), TODAY)
        );
        assert!(!value.purpose.is_empty() && !value.data_groups.is_empty());
        let health = |group: &Code| group.as_str() == "gesundheit";
        assert!(!value.data_groups.iter().any(health));
        // To suggest it is not to give it.
        assert!(werkstatt.view(fall).einwilligungen.is_empty());
        werkstatt.add(fall, Entry::Einwilligung(value));
        let settings = fallmappe_tests::personas::office();
        werkstatt.ok(command::save_settings, SaveSettings { settings });
        werkstatt.ok(command::prepare_uebergabe, asked);
    }
}

#[test]
fn the_last_day_counts_and_the_next_one_does_not() {
    let until = Einwilligung {
        valid_until: Some(TODAY),
        ..consent(&anker().name, day("2026-01-05"))
    };
    let (mut werkstatt, fall, stelle) = office(&[until]);
    let folder = werkstatt.folder("uebergabe");
    assert!(werkstatt.hand_over(fall, stelle, &folder).is_ok());
    werkstatt.host().set_day(day("2026-11-23"));
    assert_eq!(
        werkstatt.hand_over(fall, stelle, &folder).err(),
        Some(ErrorCode::ConsentEnded)
    );
}

#[test]
fn a_withdrawal_after_the_preview_stops_the_packet() {
    let (mut werkstatt, fall, stelle) = office(&[consent(&anker().name, day("2026-01-05"))]);
    let folder = werkstatt.folder("uebergabe");
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    let row = werkstatt.view(fall).einwilligungen.remove(0);
    let withdrawn = Einwilligung {
        withdrawn_on: Some(TODAY),
        ..row.value
    };
    let entry = Entry::Einwilligung(withdrawn);
    werkstatt.ok(
        command::save_entry,
        SaveEntry {
            fall,
            id: Some(row.id),
            entry,
            draft: String::new(),
        },
    );
    let request = CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: true,
        decisions: Vec::new(),
        folder: folder.display().to_string(),
        ..CreateUebergabe::default()
    };
    let code = werkstatt.refused(command::create_uebergabe, request);
    assert!(
        matches!(code, ErrorCode::ConsentEnded | ErrorCode::DraftOutdated),
        "{code:?}"
    );
    assert!(tree(&folder).is_empty());
}

#[test]
fn a_consent_that_runs_out_while_the_preview_is_open_stops_the_packet() {
    let until = Einwilligung {
        valid_until: Some(TODAY),
        ..consent(&anker().name, day("2026-01-05"))
    };
    let (mut werkstatt, fall, stelle) = office(&[until]);
    let folder = werkstatt.folder("uebergabe");
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    werkstatt.host().set_day(day("2026-11-23"));
    let request = CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: true,
        decisions: Vec::new(),
        folder: folder.display().to_string(),
        ..CreateUebergabe::default()
    };
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request),
        ErrorCode::ConsentEnded
    );
    assert!(tree(&folder).is_empty());
}

#[test]
fn data_the_consent_does_not_name_stay_here() {
    let mut narrow = consent(&anker().name, day("2026-01-05"));
    narrow.data_groups = vec![Code::new("stammdaten")];
    let (mut werkstatt, fall, stelle) = office(&[narrow]);
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    let headings: Vec<&str> = preview
        .notes
        .iter()
        .map(|note| note.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        ["Zweck"],
        "notes leave although only Stammdaten were allowed"
    );
    let left = preview
        .fields
        .iter()
        .filter(|field| !field.outgoing.is_empty());
    let groups: BTreeSet<&str> = left.map(|field| field.group.as_str()).collect();
    assert_eq!(
        groups,
        BTreeSet::from(["Stammdaten (Name, Geburtsdatum, Staatsangehörigkeit)"])
    );
    assert!(!preview.omitted.is_empty(), "what stays behind is named");
}

#[test]
fn a_stelle_without_a_key_gets_nothing() {
    let (mut werkstatt, fall, stelle) = office(&[consent(&anker().name, day("2026-01-05"))]);
    werkstatt.ok(
        command::save_stelle,
        SaveStelle {
            id: Some(stelle),
            stelle: anker(),
        },
    );
    let folder = werkstatt.folder("uebergabe");
    assert_eq!(
        werkstatt.hand_over(fall, stelle, &folder).err(),
        Some(ErrorCode::StelleWithoutKey)
    );
    assert!(tree(&folder).is_empty());
    let secret = Stelle {
        age_recipient: Identity::generate().to_secret().to_string(),
        ..anker()
    };
    let request = SaveStelle {
        id: Some(stelle),
        stelle: secret,
    };
    assert_eq!(
        werkstatt.refused(command::save_stelle, request),
        ErrorCode::BadAgeRecipient
    );
}

#[test]
fn a_consent_is_not_moved_to_another_stelle_by_renaming_it() {
    let (mut werkstatt, _, stelle) = office(&[consent(&anker().name, day("2026-01-05"))]);
    let renamed = Stelle {
        name: "Ausländerbehörde Kreis Musterland".to_owned(),
        ..anker()
    };
    let request = SaveStelle {
        id: Some(stelle),
        stelle: renamed,
    };
    assert_eq!(
        werkstatt.refused(command::save_stelle, request),
        ErrorCode::StelleNameFixed
    );
}
