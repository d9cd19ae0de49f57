//! Receipts for the packet of the vectors: opened by its sender and verified with the key that was kept.

use super::{Case, case};
use crate::forge::{Bench, RECEIPT_SEED};
use fallmappe_domain::code::Code;
use fallmappe_falluebergabe::packet::{Manifest, OpenedPacket};
use fallmappe_falluebergabe::quittung::{QuittungAnswer, QuittungKind, make};
use fallmappe_seal::{Identity, Limits, SigningKey, minisign, open_with, seal_for};
use serde_json::{Value, json};

/// All vectors of receipts. They answer the packet `good-key.age`.
pub fn receipts(bench: &Bench, packet: &OpenedPacket) -> Vec<Case> {
    let made = |number, kind| made(&packet.manifest, &packet.sha256, number, kind);
    let good = made(1, QuittungKind::Received);
    let limits = Limits::packet();
    let plain: Value =
        serde_json::from_slice(&open_with(&bench.stelle, &good, &limits).unwrap()).unwrap();
    let text = plain["quittung"].as_str().unwrap().to_owned();
    let sealed = |value: Value| bench.seal(value.to_string().as_bytes());
    let signed_by = |seed: [u8; 32], text: &str| {
        let minisig = minisign(&SigningKey::from_seed(&seed), text.as_bytes(), "");
        sealed(json!({ "quittung": text, "minisig": minisig }))
    };
    let signed = |text: String| signed_by(RECEIPT_SEED, &text);
    let changed = sealed(
        json!({ "quittung": text.replace("received", "accepted"), "minisig": plain["minisig"] }),
    );
    let stranger = seal_for(
        &[Identity::generate().recipient()],
        plain.to_string().as_bytes(),
    )
    .unwrap();
    let mut flipped = good.clone();
    let middle = flipped.len() - 100;
    flipped[middle] ^= 1;
    vec![
        case("quittung-received.age", "Opens", "arrived", good.clone()),
        case(
            "quittung-accepted.age",
            "Opens",
            "taken over",
            made(2, QuittungKind::Accepted),
        ),
        case(
            "quittung-rejected.age",
            "Opens",
            "not taken over",
            made(3, QuittungKind::Rejected),
        ),
        case(
            "quittung-wrong-key.age",
            "WrongKey",
            "for another sender",
            stranger,
        ),
        case(
            "quittung-flipped.age",
            "Damaged",
            "a byte in the middle",
            flipped,
        ),
        case(
            "quittung-cut.age",
            "Damaged",
            "half of it",
            good[..good.len() / 2].to_vec(),
        ),
        case(
            "quittung-changed.age",
            "BadSignature",
            "another answer than was signed",
            changed,
        ),
        case(
            "quittung-foreign.age",
            "BadSignature",
            "signed by somebody who never opened the packet",
            signed_by([1; 32], &text),
        ),
        case(
            "quittung-newer.age",
            "Newer { version: 2 }",
            "a version of tomorrow",
            signed(text.replace("\"version\":1", "\"version\":2")),
        ),
        case(
            "quittung-unknown-key.age",
            "Malformed",
            "a key that nobody knows",
            signed(text.replacen('{', "{\"x\":1,", 1)),
        ),
        case(
            "quittung-number-0.age",
            "Malformed",
            "numbers begin with 1",
            signed(text.replace("\"number\":1", "\"number\":0")),
        ),
        case(
            "quittung-revokes.age",
            "Malformed",
            "an answer that no Stelle gives",
            signed(text.replace("received", "revoked")),
        ),
        case(
            "quittung-outer-key.age",
            "Malformed",
            "a key beside the signature",
            sealed(json!({ "quittung": text, "minisig": "", "x": 1 })),
        ),
        case(
            "quittung-large.age",
            "TooLarge",
            "larger than any receipt",
            bench.seal(&vec![b' '; 70_000]),
        ),
    ]
}

fn made(manifest: &Manifest, sha256: &str, number: u32, answer: QuittungKind) -> Vec<u8> {
    let answer = QuittungAnswer {
        number,
        answer,
        reason: Code::not_asked(),
        remark: String::new(),
        by: "Beratungsstelle Großer Anker".to_owned(),
        answered_on: "2026-11-25".parse().unwrap(),
        leads_from: None,
    };
    make(manifest, sha256, &answer).unwrap().bytes
}
