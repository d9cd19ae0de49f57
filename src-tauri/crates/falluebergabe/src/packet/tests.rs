//! Good and broken packets, each broken one with the error it must give.

use super::*;
use crate::free_text::{Known, KnownKind};
use crate::prepare::tests::{TODAY, WIDE, akte, prepared, scope};
use crate::prepare::{Answer, PrepareInput, SpanDecision, prepare};
use fallmappe_domain::code::Code;
use fallmappe_seal::{Identity, OpenError};
use proptest::prelude::*;

const PDF_BYTES: &[u8] = b"%PDF-1.7 made up";

fn pdf(text: &str) -> PacketPdf<'_> {
    PacketPdf {
        bytes: PDF_BYTES,
        text,
    }
}

fn approved() -> Approved {
    prepared("kollegin", &WIDE, &[]).approve(true).ok().unwrap()
}

fn sealed(identity: &Identity, zip: &[u8]) -> Vec<u8> {
    seal_for(&[identity.recipient()], zip).unwrap()
}

/// Seals a ZIP and opens it as a packet; the error it gives.
fn refusal(zip: &[u8]) -> Option<OpenPacketError> {
    let identity = Identity::generate();
    open(&sealed(&identity, zip), &identity).err()
}

fn parts() -> (Vec<u8>, Vec<u8>) {
    let approved = approved();
    let content = serde_json::to_vec_pretty(approved.content()).unwrap();
    let manifest = manifest(approved.content(), PDF_BYTES, &content, [1; 16]);
    (serde_json::to_vec_pretty(&manifest).unwrap(), content)
}

/// A packet whose content and manifest were changed together, hashes and all.
fn forged(change: impl Fn(&mut Value, &mut Value)) -> Vec<u8> {
    let (manifest, content) = parts();
    let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let mut content: Value = serde_json::from_slice(&content).unwrap();
    change(&mut manifest, &mut content);
    let content = serde_json::to_vec(&content).unwrap();
    if manifest["files"][1]["name"] == CONTENT {
        manifest["files"][1]["size"] = content.len().into();
        manifest["files"][1]["sha256"] = sha256_hex(&content).into();
    }
    let manifest = serde_json::to_vec(&manifest).unwrap();
    zip_files(&[(MANIFEST, &manifest), (PDF, PDF_BYTES), (CONTENT, &content)]).unwrap()
}

#[test]
fn a_packet_opens_again_as_what_was_packed() {
    let identity = Identity::generate();
    let approved = approved();
    let packet = pack(&approved, pdf("Klient"), [7; 16], &[identity.recipient()]).unwrap();
    assert_eq!(
        packet.file_name,
        format!("{}.age", approved.content().pseudonym)
    );
    let opened = open(&packet.bytes, &identity).unwrap();
    assert!(opened.content == *approved.content());
    assert_eq!(opened.pdf, PDF_BYTES);
    assert_eq!(opened.sha256, packet.sha256);
    assert_eq!(opened.manifest.packet_id, "07".repeat(16));
    assert_eq!(opened.manifest.created_on.to_string(), TODAY);
}

#[test]
fn the_same_content_gives_the_same_zip() {
    let zip = || write_zip(&approved(), pdf(""), [7; 16]).unwrap();
    assert_eq!(zip(), zip());
}

#[test]
fn a_name_in_the_pdf_blocks_without_being_named() {
    let identity = Identity::generate();
    for text in [
        "Übergabe Hassan",
        "Titel: Mário",
        "Tel. 0176-12345678",
        "geb. 1.2.2006",
        "in LEVERKUSEN",
    ] {
        let error = pack(&approved(), pdf(text), [7; 16], &[identity.recipient()]).err();
        assert_eq!(
            error,
            Some(PacketError::StillIdentifying { count: 1 }),
            "{text}"
        );
    }
}

#[test]
fn a_value_kept_by_decision_still_blocks() {
    let first = prepared("kollegin", &WIDE, &[]);
    let note = first
        .notes()
        .iter()
        .find(|note| note.id == "kontakt-0-text")
        .unwrap();
    let span = &note.spans[0];
    let keep = SpanDecision {
        note: note.id.clone(),
        start: span.start,
        end: span.end,
        answer: Answer::Keep,
    };
    let approved = prepared("kollegin", &WIDE, &[keep])
        .approve(true)
        .ok()
        .unwrap();
    assert_eq!(
        write_zip(&approved, pdf(""), [0; 16]).err(),
        Some(PacketError::StillIdentifying { count: 1 })
    );
    let rewrite = |with: &str| {
        let answer = Answer::Rewrite {
            with: with.to_owned(),
        };
        let decision = SpanDecision {
            note: note.id.clone(),
            start: span.start,
            end: span.end,
            answer,
        };
        write_zip(
            &prepared("kollegin", &WIDE, &[decision])
                .approve(true)
                .ok()
                .unwrap(),
            pdf(""),
            [0; 16],
        )
        .err()
    };
    assert_eq!(
        rewrite("Abdurrahman"),
        Some(PacketError::StillIdentifying { count: 1 })
    );
    assert_eq!(rewrite("der Klient"), None);
}

#[test]
fn an_ordinary_word_may_be_kept_although_somebody_is_called_so() {
    let mut akte = akte();
    akte.person.family_name = "Koch".to_owned();
    akte.kontakte[0].text = "Praktikum als Koch gefunden".to_owned();
    let pseudonym = Pseudonym::from_random([9; 10]);
    let profile = crate::minimise::profile_for(&Code::new("kollegin")).unwrap();
    let scope = scope(&WIDE);
    let run = |decisions: &[SpanDecision]| {
        let today = TODAY.parse().unwrap();
        let lists = fallmappe_domain::preset::shipped();
        prepare(&PrepareInput {
            kontakte: &[0],
            decisions,
            marked: &[Known::new("m", "", KnownKind::Other, "Praktikum")],
            ..PrepareInput::new(&akte, lists, profile, &scope, "Rat", today, &pseudonym)
        })
    };
    assert_eq!(
        run(&[]).content().kontakte[0].text,
        "Angabe als Klient gefunden"
    );
    let keep = SpanDecision {
        note: "kontakt-0-text".to_owned(),
        start: 14,
        end: 18,
        answer: Answer::Keep,
    };
    let approved = run(&[keep]).approve(true).ok().unwrap();
    assert_eq!(
        approved.content().kontakte[0].text,
        "Angabe als Koch gefunden"
    );
    assert!(write_zip(&approved, pdf("Angabe als Koch gefunden"), [0; 16]).is_ok());
}

#[test]
fn a_packet_for_somebody_else_stays_closed() {
    let zip = write_zip(&approved(), pdf(""), [7; 16]).unwrap();
    let sealed = sealed(&Identity::generate(), &zip);
    let error = open(&sealed, &Identity::generate()).err();
    assert_eq!(error, Some(OpenPacketError::Seal(OpenError::WrongKey)));
}

#[test]
fn a_packet_made_by_hand_from_the_right_parts_opens() {
    assert_eq!(refusal(&forged(|_, _| {})), None);
}

#[test]
fn what_is_no_zip_is_no_packet() {
    for bytes in [
        &b""[..],
        b"PK",
        b"hello, this is no zip at all, only some text",
        &[0; 100],
    ] {
        assert_eq!(refusal(bytes), Some(OpenPacketError::NotAPacket));
    }
}

#[test]
fn missing_unexpected_and_doubled_files_are_told_apart() {
    let (manifest, content) = parts();
    let good: [(&str, &[u8]); 3] = [(MANIFEST, &manifest), (PDF, PDF_BYTES), (CONTENT, &content)];
    let zip = |files: &[(&str, &[u8])]| zip_files(files).unwrap();
    assert_eq!(
        refusal(&zip(&good[..2])),
        Some(OpenPacketError::MissingFile)
    );
    let with = |name| [good[0], good[1], good[2], (name, b"x".as_slice())];
    for name in [
        "../evil",
        "notes.txt",
        "/etc/passwd",
        "sub/manifest.json",
        "MANIFEST.JSON",
        "uebergabe.pdf\0",
    ] {
        assert_eq!(
            refusal(&zip(&with(name))),
            Some(OpenPacketError::UnexpectedFile),
            "{name}"
        );
    }
    // The writer refuses a double name, so it is written under another one and renamed in the bytes.
    let mut doubled = zip(&with("uebergabe.pdx"));
    while let Some(at) = doubled
        .windows(13)
        .position(|window| window == b"uebergabe.pdx")
    {
        doubled[at + 12] = b'f';
    }
    assert_eq!(refusal(&doubled), Some(OpenPacketError::DuplicateFile));
}

#[test]
fn bytes_before_after_and_between_are_refused() {
    let zip = write_zip(&approved(), pdf(""), [7; 16]).unwrap();
    let mut before = b"#!/bin/sh\n".to_vec();
    before.extend(&zip);
    let mut after = zip.clone();
    after.extend(b"tail");
    for bytes in [before, after, zip[..zip.len() - 1].to_vec()] {
        assert_eq!(refusal(&bytes), Some(OpenPacketError::NotAPacket));
    }
}

#[test]
fn a_changed_file_is_noticed() {
    let (manifest, content) = parts();
    let zip = zip_files(&[
        (MANIFEST, &manifest),
        (PDF, b"%PDF-1.7 other"),
        (CONTENT, &content),
    ])
    .unwrap();
    assert_eq!(refusal(&zip), Some(OpenPacketError::HashMismatch));
    let renamed = forged(|manifest, _| manifest["files"][0]["name"] = "other.pdf".into());
    assert_eq!(refusal(&renamed), Some(OpenPacketError::HashMismatch));
}

#[test]
fn newer_versions_are_named() {
    let newer = Some(OpenPacketError::Newer { version: 2 });
    let manifest = forged(|manifest, _| {
        manifest["formatVersion"] = 2.into();
        manifest["shape"] = "unknown here".into();
    });
    assert_eq!(refusal(&manifest), newer);
    assert_eq!(
        refusal(&forged(|_, content| content["version"] = 2.into())),
        newer
    );
    assert_eq!(
        refusal(&forged(|_, content| content["version"] = 0.into())),
        Some(OpenPacketError::Malformed)
    );
}

#[test]
fn what_breaks_the_schema_is_malformed() {
    let malformed = Some(OpenPacketError::Malformed);
    type Change = fn(&mut Value, &mut Value);
    let changes: [Change; 7] = [
        |_, content| content["surprise"] = 1.into(),
        |_, content| content["person"]["name"] = "x".into(),
        |_, content| content["format"] = "other".into(),
        |_, content| content["kontakte"] = 3.into(),
        |_, content| content["kontakte"][0]["text"] = "a\u{0}b".into(),
        |manifest, _| manifest["packetId"] = "../..".into(),
        |manifest, content| {
            manifest["pseudonym"] = "FM-../x".into();
            content["pseudonym"] = "FM-../x".into();
        },
    ];
    for (index, change) in changes.into_iter().enumerate() {
        assert_eq!(refusal(&forged(change)), malformed, "change {index}");
    }
    let deep = format!("{}1{}", "[".repeat(500), "]".repeat(500));
    let (manifest, _) = parts();
    let zip = |manifest: &[u8], content: &[u8]| {
        let mut value: Value = serde_json::from_slice(manifest).unwrap();
        value["files"][1]["size"] = content.len().into();
        value["files"][1]["sha256"] = sha256_hex(content).into();
        let manifest = serde_json::to_vec(&value).unwrap();
        zip_files(&[(MANIFEST, &manifest), (PDF, PDF_BYTES), (CONTENT, content)]).unwrap()
    };
    let content = format!("{{\"version\":1,\"kontakte\":{deep}}}");
    assert_eq!(refusal(&zip(&manifest, content.as_bytes())), malformed);
    let (_, good) = parts();
    let twice =
        String::from_utf8(good)
            .unwrap()
            .replacen("\"version\"", "\"format\":\"x\",\"version\"", 1);
    assert_eq!(refusal(&zip(&manifest, twice.as_bytes())), malformed);
}

#[test]
fn manifest_and_content_must_belong_together() {
    let change = |_: &mut Value, content: &mut Value| content["purpose"] = "anderer Zweck".into();
    assert_eq!(
        refusal(&forged(change)),
        Some(OpenPacketError::Contradiction)
    );
}

#[test]
fn a_bomb_is_too_large_and_not_unpacked() {
    let (manifest, content) = parts();
    let bomb = vec![b' '; 17 * 1024 * 1024];
    let zip = zip_files(&[(MANIFEST, &manifest), (PDF, &bomb), (CONTENT, &content)]).unwrap();
    assert!(zip.len() < 100_000);
    assert_eq!(refusal(&zip), Some(OpenPacketError::TooLarge));
    let many = forged(|_, content| {
        let entry = content["omitted"][0].clone();
        content["omitted"] = vec![entry; 3_000].into();
    });
    assert_eq!(refusal(&many), Some(OpenPacketError::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_byte_never_opens_as_something_else(at in any::<proptest::sample::Index>(), flip in 1..=255u8) {
        let approved = approved();
        let mut zip = write_zip(&approved, pdf(""), [7; 16]).unwrap();
        let at = at.index(zip.len());
        zip[at] ^= flip;
        // Times and rights in the headers may change; what the packet says may not.
        if let Ok(opened) = open::read(&zip, String::new()) {
            prop_assert!(opened.content == *approved.content());
            prop_assert_eq!(opened.pdf, PDF_BYTES);
        }
    }
}
