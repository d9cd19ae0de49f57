//! A report reaches the inbox once, however often its delivery is tried, interrupted or repeated.

use std::path::Path;

use fallmappe_commands::schema::{
    Nothing, OutboxRow, PushReport, ReleaseStatistik, StatistikRequest,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_sync::open_envelope;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::day;
use fallmappe_tests::tree::{Tree, tree};
use fallmappe_tests::werkstatt::write_vault;

use crate::no_small_count_leaves_the_house::half_year;

fn release(werkstatt: &mut Werkstatt, request: StatistikRequest) {
    let seen = werkstatt.ok(command::preview_statistik, request.clone());
    werkstatt.ok(
        command::release_statistik,
        ReleaseStatistik {
            request,
            expected_sha256: seen.sha256,
        },
    );
}

fn push(werkstatt: &mut Werkstatt) -> PushReport {
    werkstatt.ok(command::push_outbox, Nothing {})
}

fn row(werkstatt: &mut Werkstatt) -> OutboxRow {
    werkstatt
        .ok(command::list_outbox, Nothing {})
        .rows
        .remove(0)
}

/// The KI takes everything out of its inbox.
fn empty(inbox: &Path) -> Tree {
    let taken = tree(inbox);
    for name in taken.keys() {
        std::fs::remove_file(inbox.join(name)).unwrap();
    }
    taken
}

#[test]
fn pushing_again_delivers_nothing_twice() {
    let mut werkstatt = Werkstatt::practice();
    let (_, inbox) = werkstatt.know_ki();
    assert_eq!(push(&mut werkstatt).delivered, 0);
    release(&mut werkstatt, half_year());
    assert_eq!(row(&mut werkstatt).state, OutboxState::Queued);
    let first = push(&mut werkstatt);
    assert_eq!(
        (first.delivered, first.waiting, first.problem.as_str()),
        (1, 0, "")
    );
    let queued = row(&mut werkstatt);
    assert_eq!((queued.state, queued.attempts), (OutboxState::Stored, 1));
    let taken = empty(&inbox);
    assert_eq!(taken.keys().collect::<Vec<_>>(), [&queued.name]);
    assert_eq!(taken[&queued.name].len() as u64, queued.bytes);

    for _ in 0..3 {
        assert_eq!(push(&mut werkstatt).delivered, 0);
    }
    werkstatt.restart();
    werkstatt.ok(command::open_practice_vault, Nothing {});
    assert_eq!(push(&mut werkstatt).delivered, 0);
    assert!(
        tree(&inbox).is_empty(),
        "what the KI took away does not come back"
    );
}

#[test]
fn an_inbox_that_is_away_loses_nothing() {
    let mut werkstatt = Werkstatt::practice();
    let (ki, inbox) = werkstatt.know_ki();
    release(&mut werkstatt, half_year());
    let away = werkstatt.path().join("stick-abgezogen");
    std::fs::rename(&inbox, &away).unwrap();
    for tries in 1..=3 {
        let report = push(&mut werkstatt);
        assert_eq!((report.delivered, report.waiting), (0, 1));
        assert_eq!(report.problem, ErrorCode::InboxMissing.message());
        let waiting = row(&mut werkstatt);
        assert_eq!(
            (waiting.state, waiting.attempts),
            (OutboxState::Queued, tries)
        );
        assert!(
            waiting.last_message.contains("wartet"),
            "{}",
            waiting.last_message
        );
    }
    assert!(
        !inbox.exists(),
        "a folder that is away is not made anew somewhere else"
    );
    std::fs::rename(&away, &inbox).unwrap();
    assert_eq!(push(&mut werkstatt).delivered, 1);
    for sealed in tree(&inbox).values() {
        open_envelope(&ki, sealed).unwrap();
    }
    assert_eq!(tree(&inbox).len(), 1);
}

#[test]
fn a_delivery_that_was_cut_off_is_finished_without_a_second_copy() {
    let mut werkstatt = Werkstatt::practice();
    let (_, inbox) = werkstatt.know_ki();
    release(&mut werkstatt, half_year());
    let vault = werkstatt.path().join("uebungstresor");
    let before = tree(&vault);
    assert_eq!(push(&mut werkstatt).delivered, 1);
    let delivered = tree(&inbox);
    let name = row(&mut werkstatt).name;

    // The laptop forgets that it delivered: the power went before the vault knew.
    for remainder in [delivered[&name].clone(), delivered[&name][..1_000].to_vec()] {
        let mut again = Werkstatt::bare();
        write_vault(&again.path().join("uebungstresor"), &before);
        std::fs::write(inbox.join(&name), &remainder).unwrap();
        std::fs::write(inbox.join(format!(".{name}.tmp")), &remainder[..700]).unwrap();
        again.ok(command::open_practice_vault, Nothing {});
        assert_eq!(push(&mut again).delivered, 1);
        assert!(
            tree(&inbox) == delivered,
            "one file, the whole one, and no remainder"
        );
        assert_eq!(row(&mut again).state, OutboxState::Stored);
    }
}

#[test]
fn two_reports_arrive_in_their_order_and_hang_together() {
    let mut werkstatt = Werkstatt::practice();
    let (ki, inbox) = werkstatt.know_ki();
    let earlier = StatistikRequest {
        from: day("2025-07-01"),
        to: day("2025-12-31"),
        ..half_year()
    };
    release(&mut werkstatt, earlier);
    release(&mut werkstatt, half_year());
    assert_eq!(push(&mut werkstatt).delivered, 2);
    let mut opened: Vec<_> = tree(&inbox)
        .values()
        .map(|sealed| open_envelope(&ki, sealed).unwrap())
        .collect();
    opened.sort_by_key(|envelope| envelope.header.sequence);
    assert_eq!(
        opened
            .iter()
            .map(|envelope| envelope.header.sequence)
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(opened[1].header.previous_hash, opened[0].content_hash);
    assert_eq!(opened[0].header.period_to, day("2025-12-31"));
}

#[test]
fn names_in_the_inbox_say_nothing_and_others_are_left_alone() {
    let mut werkstatt = Werkstatt::practice();
    let (_, inbox) = werkstatt.know_ki();
    std::fs::write(
        inbox.join("e-0123456789abcdef0123456789abcdef.age"),
        "von einem anderen Laptop",
    )
    .unwrap();
    std::fs::write(inbox.join("Liesmich.txt"), "Hinweise des KI").unwrap();
    let before = tree(&inbox);
    release(&mut werkstatt, half_year());
    push(&mut werkstatt);
    let after = tree(&inbox);
    assert!(
        before
            .iter()
            .all(|(name, bytes)| after.get(name) == Some(bytes))
    );
    let new: Vec<&String> = after
        .keys()
        .filter(|name| !before.contains_key(*name))
        .collect();
    assert_eq!(new.len(), 1);
    assert!(!new[0].contains("2026") && new[0].starts_with("e-") && new[0].ends_with(".age"));
}

#[test]
fn without_an_inbox_the_report_waits() {
    let mut werkstatt = Werkstatt::practice();
    let (ki, _) = werkstatt.know_ki();
    let settings = fallmappe_commands::schema::Settings {
        ki_recipient: ki.recipient().to_string(),
        ..fallmappe_tests::personas::office()
    };
    werkstatt.ok(
        command::save_settings,
        fallmappe_commands::schema::SaveSettings { settings },
    );
    release(&mut werkstatt, half_year());
    assert_eq!(
        werkstatt.refused(command::push_outbox, Nothing {}),
        ErrorCode::InboxMissing
    );
    assert_eq!(row(&mut werkstatt).state, OutboxState::Queued);
}
