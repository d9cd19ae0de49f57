//! Erasing takes a person out of everything the program shows; frozen reports keep their numbers.

use fallmappe_commands::schema::{
    ChangeFall, EraseFall, FaelleFilter, FindFall, ImportFaelle, ListEinwilligungen, ListFaelle,
    ListProtokoll, ListStrukturhemmnisse, Nothing, OfFall, ProtokollFilter, ReduceFall,
    ReleaseStatistik, WriteBericht,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::exchange;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::FallId;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, fall_of, marios_fall, tesfaldet};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;

use crate::no_small_count_leaves_the_house::half_year;

/// An office with Mario's Fall, handed over once, and a released report in which it is counted.
fn office() -> (Werkstatt, FallId) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    werkstatt.take_in(&fall_of("2025-0500", tesfaldet()));
    let folder = werkstatt.folder("uebergabe");
    werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let seen = werkstatt.ok(command::preview_statistik, half_year());
    werkstatt.ok(
        command::release_statistik,
        ReleaseStatistik {
            request: half_year(),
            expected_sha256: seen.sha256,
        },
    );
    (werkstatt, fall)
}

fn erase(fall: FallId, number: &str, reason: &str) -> EraseFall {
    EraseFall {
        fall,
        number: FallNumber(number.to_owned()),
        reason: reason.to_owned(),
    }
}

/// The released report, written anew.
fn report(werkstatt: &mut Werkstatt, name: &str) -> Vec<Vec<u8>> {
    let bericht = werkstatt.ok(command::list_berichte, Nothing {}).rows[0].id;
    let folder = werkstatt.folder(name);
    werkstatt.ok(
        command::write_bericht,
        WriteBericht {
            bericht,
            folder: handle(&folder),
        },
    );
    tree(&folder).into_values().collect()
}

#[test]
fn an_erased_person_is_found_nowhere_and_counted_as_before() {
    let (mut werkstatt, fall) = office();
    let counted = report(&mut werkstatt, "vorher");
    let request = erase(fall, "2025-0417", "Verlangen der Person vom 20.11.2026");
    let erased = werkstatt.ok(command::erase_fall, request);
    assert_eq!(erased.received.len(), 1, "the packet that is out is named");
    assert!(
        erased.notes[0].contains(&anker().name),
        "{:?}",
        erased.notes
    );

    let number = FallNumber("2025-0417".to_owned());
    let find = FindFall { number };
    assert_eq!(
        werkstatt.refused(command::find_fall, find),
        ErrorCode::NotFound
    );
    assert_eq!(
        werkstatt.refused(command::open_fall, OfFall { fall }),
        ErrorCode::NotFound
    );
    for word in [
        "Uschkalnite",
        "Ųžkalnytė",
        "Birutė",
        "Düsterhöft",
        "0176 04069099",
    ] {
        let list = werkstatt.ok(
            command::list_faelle,
            ListFaelle {
                search: word.to_owned(),
                filter: FaelleFilter::default(),
                offset: 0,
                limit: 10,
            },
        );
        assert_eq!(list.total, 0, "{word}");
    }
    let register = ListEinwilligungen {
        stelle: String::new(),
        only_valid: false,
    };
    assert!(
        werkstatt
            .ok(command::list_einwilligungen, register)
            .rows
            .is_empty()
    );
    let obstacles = ListStrukturhemmnisse {
        from: None,
        to: None,
    };
    assert!(
        werkstatt
            .ok(command::list_strukturhemmnisse, obstacles)
            .rows
            .is_empty()
    );
    assert_eq!(report(&mut werkstatt, "nachher"), counted);

    let lines = werkstatt.ok(
        command::list_protokoll,
        ListProtokoll {
            filter: ProtokollFilter {
                op: "erase_fall".to_owned(),
                ..ProtokollFilter::default()
            },
            offset: 0,
            limit: 0,
        },
    );
    assert!(lines.intact);
    assert_eq!(lines.rows.len(), 1);
    assert_eq!(lines.rows[0].number.as_ref().unwrap().0, "2025-0417");
    let line = exchange::to_line(&marios_fall(&anker().name)).unwrap();
    let source = werkstatt.import_file(&line);
    let again = ImportFaelle {
        source,
        dry_run: false,
    };
    let report = werkstatt.ok(command::import_faelle, again);
    assert!(!report.taken);
    assert_eq!(
        (report.errors[0].line, report.errors[0].key.as_str()),
        (1, "number"),
        "a number that was erased is never given again"
    );
}

#[test]
fn erasing_asks_for_the_number_and_for_a_reason_without_a_name() {
    let (mut werkstatt, fall) = office();
    let wrong = [
        ("2025-0500", "auf Wunsch", ErrorCode::NumberMismatch),
        ("2025-0417", "ja", ErrorCode::Invalid),
        ("2025-0417", "Frau Ųžkalnytė wünscht es", ErrorCode::Invalid),
        ("2025-0417", "UZKALNYTE will es", ErrorCode::Invalid),
    ];
    for (number, reason, code) in wrong {
        let request = erase(fall, number, reason);
        assert_eq!(
            werkstatt.refused(command::erase_fall, request),
            code,
            "{reason}"
        );
    }
    let long = erase(fall, "2025-0417", &"lang ".repeat(80));
    assert_eq!(
        werkstatt.refused(command::erase_fall, long),
        ErrorCode::Invalid
    );
    assert_eq!(werkstatt.view(fall).fall.number.0, "2025-0417");
}

#[test]
fn a_fall_is_reduced_only_when_it_is_closed_and_its_clock_says_what_may_be_done() {
    let (mut werkstatt, fall) = office();
    let number = FallNumber("2025-0417".to_owned());
    let request = ReduceFall {
        fall,
        number: number.clone(),
    };
    let code = werkstatt.refused(command::reduce_fall, request.clone());
    assert_eq!(code, ErrorCode::FallStillOpen);
    let close = ChangeFall {
        fall,
        opened_on: day("2022-02-03"),
        closed_on: Some(day("2023-06-30")),
    };
    werkstatt.ok(command::change_fall, close);
    let row = werkstatt
        .ok(command::list_retention, Nothing {})
        .rows
        .remove(0);
    assert_eq!(row.akte_until, day("2026-06-30"));
    assert!(
        row.nachweis_question.contains("Austritt"),
        "{}",
        row.nachweis_question
    );
    assert!(row.advice.contains("Fördernachweis"), "{}", row.advice);

    let other = ReduceFall {
        number: FallNumber("2025-0500".to_owned()),
        ..request.clone()
    };
    assert_eq!(
        werkstatt.refused(command::reduce_fall, other),
        ErrorCode::NumberMismatch
    );
    werkstatt.ok(command::reduce_fall, request);
    let view = werkstatt.view(fall);
    assert!(
        view.kontakte.is_empty() && view.einwilligungen.is_empty() && view.uebergaben.is_empty()
    );
    assert_eq!(
        (view.teilnahmen.len(), view.person.family_name.as_str()),
        (1, "Ųžkalnytė-Ạ̈dler")
    );
    assert!(view.person.dritte.is_empty() && view.person.reachability.phones.is_empty());
    let row = werkstatt
        .ok(command::list_retention, Nothing {})
        .rows
        .remove(0);
    assert!(row.reduced);
}
