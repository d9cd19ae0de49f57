//! What the person at the screen sees is what the KI receives, to the last byte; anything else is not released.

use fallmappe_commands::schema::{CreateFall, Entry, Nothing, ReleaseStatistik, WriteBericht};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_sync::open_envelope;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, mario, teilnahme};
use fallmappe_tests::programs::age_open;
use fallmappe_tests::tree::tree;

use crate::no_small_count_leaves_the_house::half_year;

#[test]
fn preview_file_and_delivered_envelope_are_the_same_bytes() {
    let mut werkstatt = Werkstatt::practice();
    let (ki, inbox) = werkstatt.know_ki();
    let seen = werkstatt.ok(command::preview_statistik, half_year());
    assert!(
        seen.can_send && seen.json.contains("\"value\": "),
        "the made-up cases are enough for a report"
    );
    let request = ReleaseStatistik {
        request: half_year(),
        expected_sha256: seen.sha256.clone(),
    };
    let released = werkstatt.ok(command::release_statistik, request);
    assert_eq!(released.sha256, seen.sha256);

    let folder = werkstatt.folder("bericht").display().to_string();
    let written = werkstatt.ok(
        command::write_bericht,
        WriteBericht {
            bericht: released.bericht,
            folder,
        },
    );
    let files: Vec<Vec<u8>> = written
        .files
        .iter()
        .map(|file| std::fs::read(&file.place).unwrap())
        .collect();
    let texts = [seen.json.clone().into_bytes(), seen.csv.into_bytes()];
    assert!(
        files[..2] == texts,
        "list and JSON are not what was previewed"
    );
    assert!(files[2].starts_with(b"PK") && files[3].starts_with(b"%PDF"));

    assert_eq!(werkstatt.ok(command::push_outbox, Nothing {}).delivered, 1);
    let delivered: Vec<Vec<u8>> = tree(&inbox).into_values().collect();
    let opened = open_envelope(&ki, &delivered[0]).unwrap();
    assert_eq!(String::from_utf8(opened.body).unwrap(), seen.json);
    assert_eq!((opened.header.sequence, opened.header.k), (1, 5));
    assert_eq!(
        (opened.header.period_from, opened.header.period_to),
        (day("2026-01-01"), day("2026-06-30"))
    );
    // Any age program opens it, and any JSON reader reads it: the padding is white space.
    let plain = age_open(&delivered[0], &ki);
    assert_eq!(
        plain.len() % (16 * 1024),
        0,
        "the length tells how much is reported"
    );
    let document: serde_json::Value = serde_json::from_slice(&plain).unwrap();
    assert_eq!(document["body"].as_str().unwrap(), seen.json);
}

#[test]
fn the_envelope_is_for_the_ki_alone() {
    let mut werkstatt = Werkstatt::practice();
    let (_, inbox) = werkstatt.know_ki();
    let seen = werkstatt.ok(command::preview_statistik, half_year());
    werkstatt.ok(
        command::release_statistik,
        ReleaseStatistik {
            request: half_year(),
            expected_sha256: seen.sha256,
        },
    );
    werkstatt.ok(command::push_outbox, Nothing {});
    let delivered: Vec<Vec<u8>> = tree(&inbox).into_values().collect();
    let stranger = fallmappe_seal::Identity::generate();
    assert!(open_envelope(&stranger, &delivered[0]).is_err());
    assert!(
        !fallmappe_tests::programs::age_decrypt(&delivered[0], &stranger)
            .status
            .success()
    );
}

#[test]
fn what_was_not_seen_is_not_released() {
    let mut werkstatt = Werkstatt::practice();
    werkstatt.know_ki();
    let seen = werkstatt.ok(command::preview_statistik, half_year());
    for _ in 0..6 {
        let fall = werkstatt
            .ok(
                command::create_fall,
                CreateFall {
                    person: mario(),
                    opened_on: None,
                    different_from: Vec::new(),
                    draft: String::new(),
                },
            )
            .fall;
        werkstatt.add(
            fall,
            Entry::Teilnahme(teilnahme("cm", day("2026-02-02"), None)),
        );
    }
    let request = ReleaseStatistik {
        request: half_year(),
        expected_sha256: seen.sha256,
    };
    assert_eq!(
        werkstatt.refused(command::release_statistik, request),
        ErrorCode::PreviewOutdated
    );
    assert!(
        werkstatt
            .ok(command::list_outbox, Nothing {})
            .rows
            .is_empty()
    );
    assert!(
        werkstatt
            .ok(command::list_berichte, Nothing {})
            .rows
            .is_empty()
    );
}

#[test]
fn a_report_without_a_recipient_is_not_frozen() {
    let mut werkstatt = Werkstatt::practice();
    let seen = werkstatt.ok(command::preview_statistik, half_year());
    assert!(!seen.can_send);
    let request = ReleaseStatistik {
        request: half_year(),
        expected_sha256: seen.sha256,
    };
    assert_eq!(
        werkstatt.refused(command::release_statistik, request),
        ErrorCode::KiRecipientMissing
    );
    assert!(
        werkstatt
            .ok(command::list_berichte, Nothing {})
            .rows
            .is_empty()
    );
}
