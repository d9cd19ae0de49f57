//! A packet that was changed by one byte, cut off, or put together by somebody else is not read.

use std::io::{Cursor, Write};

use fallmappe_commands::offline::{PacketSecret, open_packet};
use fallmappe_commands::{CommandError, ErrorCode};
use fallmappe_falluebergabe::packet;
use fallmappe_seal::{Identity, seal_for};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, marios_fall};
use fallmappe_tests::programs::{age_open, unzip};
use proptest::prelude::*;

use crate::tries;

/// A real packet and its key.
fn made() -> (Vec<u8>, Identity) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, identity) = werkstatt.give_key(&anker().name);
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    let folder = werkstatt.folder("uebergabe");
    let handed = werkstatt.hand_over(fall, stelle, &folder).unwrap();
    (std::fs::read(&handed.packet).unwrap(), identity)
}

#[track_caller]
fn code(sealed: &[u8], identity: &Identity) -> ErrorCode {
    let answer = open_packet(sealed, &PacketSecret::Identity(identity.clone()));
    answer
        .err()
        .map(|error: CommandError| error.code)
        .expect("a changed packet was opened")
}

#[test]
fn no_changed_packet_is_ever_opened() {
    let (sealed, identity) = made();
    assert!(open_packet(&sealed, &PacketSecret::Identity(identity.clone())).is_ok());
    let change = (0..sealed.len(), 0_u8..8);
    let result = tries(200).run(&change, |(at, bit)| {
        let mut changed = sealed.clone();
        changed[at] ^= 1 << bit;
        prop_assert!(
            packet::open(&changed, &identity).is_err(),
            "byte {} bit {}",
            at,
            bit
        );
        Ok(())
    });
    result.unwrap();
    for length in [0, 1, 30, 200, sealed.len() / 2, sealed.len() - 1] {
        assert_ne!(
            code(&sealed[..length], &identity),
            ErrorCode::Internal,
            "cut after {length}"
        );
    }
    let longer = [sealed.as_slice(), b"x"].concat();
    assert_ne!(code(&longer, &identity), ErrorCode::Internal);
}

#[test]
fn the_key_of_somebody_else_is_a_wrong_key_and_not_damage() {
    let (sealed, identity) = made();
    let wrong = code(&sealed, &Identity::generate());
    assert_eq!(wrong.exit_code(), 3, "{wrong:?}");
    let mut changed = sealed;
    let last = changed.len() - 20;
    changed[last] ^= 1;
    let damaged = code(&changed, &identity);
    assert_eq!(damaged.exit_code(), 4, "{damaged:?}");
    assert_eq!(code(b"PK\x03\x04 just a zip", &identity).exit_code(), 4);
}

#[test]
fn files_that_the_manifest_does_not_vouch_for_are_refused() {
    let (sealed, identity) = made();
    let files = unzip(&age_open(&sealed, &identity));
    let order = [
        "manifest.json",
        "manifest.json.minisig",
        "uebergabe.pdf",
        "uebergabe.json",
    ];
    let again = |change: &dyn Fn(&str, &[u8]) -> Vec<u8>, extra: Option<&str>| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for name in order {
            zip.start_file(name, options).unwrap();
            zip.write_all(&change(name, &files[name])).unwrap();
        }
        if let Some(name) = extra {
            zip.start_file(name, options).unwrap();
            zip.write_all(b"mehr").unwrap();
        }
        seal_for(&[identity.recipient()], &zip.finish().unwrap().into_inner()).unwrap()
    };
    let same = |_: &str, bytes: &[u8]| bytes.to_vec();
    assert!(
        open_packet(
            &again(&same, None),
            &PacketSecret::Identity(identity.clone())
        )
        .is_ok(),
        "the control opens"
    );
    let replaced = |from: &'static str, to: &'static str| {
        move |_: &str, bytes: &[u8]| match std::str::from_utf8(bytes) {
            Ok(text) => text.replace(from, to).into_bytes(),
            Err(_) => bytes.to_vec(),
        }
    };
    let cut = |name: &str, bytes: &[u8]| match name {
        "uebergabe.pdf" => bytes[..bytes.len() - 1].to_vec(),
        _ => bytes.to_vec(),
    };
    assert_eq!(
        code(&again(&replaced("Duldung", "Gestattung"), None), &identity).exit_code(),
        4
    );
    assert_eq!(code(&again(&cut, None), &identity).exit_code(), 4);
    for extra in [
        "programm.exe",
        "../../.bashrc",
        "/etc/passwd",
        "uebergabe.pdf ",
        "ordner/",
    ] {
        assert_eq!(
            code(&again(&same, Some(extra)), &identity).exit_code(),
            4,
            "{extra}"
        );
    }
    let newer = replaced("\"formatVersion\": 1", "\"formatVersion\": 2");
    assert_eq!(
        code(&again(&newer, None), &identity).exit_code(),
        6,
        "a newer packet is not damage"
    );
}
