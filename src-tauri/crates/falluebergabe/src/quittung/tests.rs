//! Receipts: made by who opened the packet, read by who sent it, and by nobody else.

use super::*;
use crate::packet::{FileEntry, Manifest};
use crate::pseudonym::Pseudonym;
use fallmappe_seal::{
    Identity, Recipient, SigningKey, minisign, minisign_public_key, open_with, seal_for, sha256_hex,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const HASH: &str = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

fn manifest(sender: &Identity) -> Manifest {
    Manifest {
        format_version: 1,
        packet_id: "ab".repeat(16),
        pseudonym: Pseudonym::from_random([1; 10]),
        purpose: "Weiterbegleitung".to_owned(),
        created_on: "2026-11-22".parse().unwrap(),
        valid_until: "2026-12-20".parse().unwrap(),
        replaces: None,
        program: "Fallmappe".to_owned(),
        signing_key: minisign_public_key(&SigningKey::from_seed(&[1; 32]).verifying_key()),
        reply_to: sender.recipient().to_string(),
        receipt_seed: "c3".repeat(32),
        files: Vec::<FileEntry>::new(),
    }
}

fn receipt_key() -> String {
    minisign_public_key(&SigningKey::from_seed(&[0xc3; 32]).verifying_key())
}

fn answer() -> QuittungAnswer {
    QuittungAnswer {
        number: 2,
        answer: QuittungKind::PartlyAccepted,
        reason: Code::not_asked(),
        remark: "Wir übernehmen die Sprachförderung.\nErstgespräch folgt.".to_owned(),
        by: "Beratungsstelle Großer Anker, Frau Śliwa-Vennekötter".to_owned(),
        answered_on: "2026-11-25".parse().unwrap(),
        leads_from: Some("2026-12-01".parse().unwrap()),
    }
}

fn seal(to: &Recipient, value: &Value) -> Vec<u8> {
    seal_for(std::slice::from_ref(to), value.to_string().as_bytes()).unwrap()
}

/// A receipt signed by a reader of the packet, whatever its text says.
fn signed(text: &str) -> Value {
    let minisig = minisign(&SigningKey::from_seed(&[0xc3; 32]), text.as_bytes(), "");
    json!({ "quittung": text, "minisig": minisig })
}

fn plain(sender: &Identity, file: &[u8]) -> Value {
    let limits = fallmappe_seal::Limits::packet();
    serde_json::from_slice(&open_with(sender, file, &limits).unwrap()).unwrap()
}

#[test]
fn the_sender_reads_what_the_receiver_wrote() {
    let sender = Identity::generate();
    let file = make(&manifest(&sender), HASH, &answer()).unwrap();
    assert_eq!(file.file_name, "quittung-5e884898-2.age");
    let opened = open(&file.bytes, &sender).unwrap();
    assert_eq!(opened.verify(&receipt_key()), Ok(()));
    assert_eq!(
        (opened.sha256, sha256_hex(&file.bytes)),
        (file.sha256.clone(), file.sha256)
    );
    let quittung = opened.quittung;
    assert_eq!(quittung.packet_id, "ab".repeat(16));
    assert_eq!(quittung.packet_sha256, HASH);
    assert_eq!(
        (quittung.number, quittung.answer),
        (2, QuittungKind::PartlyAccepted)
    );
    assert_eq!(
        (quittung.remark, quittung.by),
        (answer().remark, answer().by)
    );
    assert_eq!(
        (quittung.answered_on, quittung.leads_from),
        (answer().answered_on, answer().leads_from)
    );
}

#[test]
fn nobody_else_reads_it_and_nobody_else_signs_it() {
    let sender = Identity::generate();
    let file = make(&manifest(&sender), HASH, &answer()).unwrap();
    let foreign = open(&file.bytes, &Identity::generate()).err();
    assert_eq!(foreign, Some(QuittungError::WrongKey));
    let opened = open(&file.bytes, &sender).unwrap();
    let other = minisign_public_key(&SigningKey::from_seed(&[4; 32]).verifying_key());
    for key in [other.as_str(), "", "RW"] {
        assert_eq!(
            opened.verify(key),
            Err(QuittungError::BadSignature),
            "{key}"
        );
    }
    let mut changed = plain(&sender, &file.bytes);
    let text = changed["quittung"]
        .as_str()
        .unwrap()
        .replace("partlyAccepted", "accepted");
    changed["quittung"] = text.into();
    let changed = open(&seal(&sender.recipient(), &changed), &sender).unwrap();
    assert_eq!(changed.quittung.answer, QuittungKind::Accepted);
    assert_eq!(
        changed.verify(&receipt_key()),
        Err(QuittungError::BadSignature)
    );
}

#[test]
fn what_is_no_receipt_is_refused() {
    let sender = Identity::generate();
    let refused = |value: &Value| open(&seal(&sender.recipient(), value), &sender).err();
    let file = make(&manifest(&sender), HASH, &answer()).unwrap();
    let good: Value =
        serde_json::from_str(plain(&sender, &file.bytes)["quittung"].as_str().unwrap()).unwrap();
    assert_eq!(refused(&signed(&good.to_string())), None);
    let changed = |key: &str, value: Value| {
        let mut changed = good.clone();
        changed[key] = value;
        refused(&signed(&changed.to_string()))
    };
    for (key, value) in [
        ("format", json!("fallmappe-paket")),
        ("version", json!(0)),
        ("version", json!(-1)),
        ("packetId", json!("AB".repeat(16))),
        ("packetId", json!("../../../../etc/passwd/aaaaaaaaa")),
        ("packetSha256", json!("5e88")),
        ("number", json!(0)),
        ("number", json!(10_000)),
        ("number", json!(1.5)),
        ("answer", json!("handedOut")),
        ("answer", json!("revoked")),
        ("reason", json!("Kein Platz")),
        ("reason", json!("")),
        ("remark", json!("ä".repeat(MAX_REMARK + 1))),
        ("remark", json!("a\u{1b}[2J")),
        ("by", json!("ö".repeat(MAX_BY + 1))),
        ("by", json!("Zeile\nZeile")),
        ("answeredOn", json!("22.11.2026")),
        ("answeredOn", json!("+99999-01-01")),
        ("answeredOn", json!("1999-12-31")),
        ("leadsFrom", json!("9999-12-31")),
        ("surprise", json!(1)),
    ] {
        assert_eq!(
            changed(key, value.clone()),
            Some(QuittungError::Malformed),
            "{key} {value}"
        );
    }
    assert_eq!(
        changed("version", json!(2)),
        Some(QuittungError::Newer { version: 2 })
    );
    assert_eq!(changed("remark", json!("ä".repeat(MAX_REMARK))), None);
    let twice = good.to_string().replacen('{', "{\"number\":9,", 1);
    let deep = format!(
        "{{\"version\":1,\"x\":{}{}}}",
        "[".repeat(300),
        "]".repeat(300)
    );
    let mut outer = signed(&good.to_string());
    outer["more"] = json!(1);
    for value in [
        signed(&twice),
        signed(&deep),
        signed(""),
        outer,
        json!([]),
        json!({}),
    ] {
        assert_eq!(refused(&value), Some(QuittungError::Malformed));
    }
}

#[test]
fn what_cannot_be_opened_is_named() {
    let sender = Identity::generate();
    let file = make(&manifest(&sender), HASH, &answer()).unwrap().bytes;
    for bytes in [
        &b""[..],
        b"hello",
        &file[..file.len() / 2],
        &file[..file.len() - 1],
    ] {
        assert_eq!(open(bytes, &sender).err(), Some(QuittungError::Damaged));
    }
    let large = json!({ "quittung": "x".repeat(64 * 1024), "minisig": "" });
    let large = seal(&sender.recipient(), &large);
    assert_eq!(open(&large, &sender).err(), Some(QuittungError::TooLarge));
}

#[test]
fn an_answer_that_the_sender_would_refuse_is_not_made() {
    let sender = Identity::generate();
    let refused = |change: fn(&mut QuittungAnswer)| {
        let mut answer = answer();
        change(&mut answer);
        make(&manifest(&sender), HASH, &answer).err()
    };
    let bad = Some(MakeQuittungError::Answer);
    assert_eq!(refused(|answer| answer.number = 0), bad);
    assert_eq!(refused(|answer| answer.remark = "x".repeat(501)), bad);
    assert_eq!(refused(|answer| answer.by = "a\nb".to_owned()), bad);
    assert_eq!(
        refused(|answer| answer.reason = Code::new("Mit Leerzeichen")),
        bad
    );
    assert_eq!(make(&manifest(&sender), "not a hash", &answer()).err(), bad);
    let mut broken = manifest(&sender);
    broken.receipt_seed = "short".to_owned();
    assert_eq!(
        make(&broken, HASH, &answer()).err(),
        Some(MakeQuittungError::Manifest)
    );
    broken = manifest(&sender);
    broken.reply_to = "age1nobody".to_owned();
    assert_eq!(
        make(&broken, HASH, &answer()).err(),
        Some(MakeQuittungError::Manifest)
    );
}

#[test]
fn every_answer_has_its_event() {
    for kind in [
        "received",
        "accepted",
        "partlyAccepted",
        "rejected",
        "returned",
    ] {
        let answer: QuittungKind = serde_json::from_value(json!(kind)).unwrap();
        let event = UebergabeEventKind::from(answer);
        assert_eq!(QuittungKind::of_event(event), Some(answer));
        assert_eq!(serde_json::to_value(event).unwrap(), json!(kind));
    }
    for event in [
        UebergabeEventKind::HandedOut,
        UebergabeEventKind::Replaced,
        UebergabeEventKind::Revoked,
    ] {
        assert_eq!(QuittungKind::of_event(event), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_byte_is_never_read(at in any::<proptest::sample::Index>(), flip in 1..=255u8) {
        let sender = Identity::generate();
        let mut file = make(&manifest(&sender), HASH, &answer()).unwrap().bytes;
        let at = at.index(file.len());
        file[at] ^= flip;
        prop_assert!(open(&file, &sender).is_err());
    }

    #[test]
    fn a_changed_text_is_never_accepted(at in any::<proptest::sample::Index>(), flip in 1..128u8) {
        let sender = Identity::generate();
        let file = make(&manifest(&sender), HASH, &answer()).unwrap().bytes;
        let mut value = plain(&sender, &file);
        let mut text = value["quittung"].as_str().unwrap().as_bytes().to_vec();
        let at = at.index(text.len());
        text[at] ^= flip;
        value["quittung"] = String::from_utf8_lossy(&text).into();
        let accepted = open(&seal(&sender.recipient(), &value), &sender)
            .and_then(|opened| opened.verify(&receipt_key()));
        prop_assert!(accepted.is_err());
    }
}
