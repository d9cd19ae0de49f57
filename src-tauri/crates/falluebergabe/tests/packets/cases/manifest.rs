//! The manifest and its signature.

use super::{Case, case};
use crate::forge::{Bench, COMMENT};
use fallmappe_seal::{SigningKey, minisign, minisign_public_key};
use serde_json::{Value, json};

pub fn cases(bench: &Bench) -> Vec<Case> {
    let mut cases = signatures(bench);
    cases.extend(forms(bench));
    cases.extend(values(bench));
    cases.extend(files(bench));
    cases
}

fn signatures(bench: &Bench) -> Vec<Case> {
    let bad = |file: &str, why: &str, change: &dyn Fn(&mut Vec<u8>, &mut Vec<u8>)| {
        let bytes = bench.members(|members| {
            let [manifest, signature, ..] = members.as_mut_slice() else {
                unreachable!()
            };
            change(&mut manifest.bytes, &mut signature.bytes);
        });
        case(file, "BadSignature", why, bytes)
    };
    let other = SigningKey::from_seed(&[6; 32]);
    let line = minisign_public_key(&other.verifying_key());
    vec![
        bad(
            "manifest-changed.age",
            "the purpose, not signed again",
            &|manifest, _| {
                *manifest = String::from_utf8_lossy(manifest)
                    .replace("2026-12-20", "2027-12-20")
                    .into_bytes();
            },
        ),
        bad("manifest-space.age", "one blank more", &|manifest, _| {
            manifest.push(b' ')
        }),
        bad(
            "signature-flipped.age",
            "a sign of the signature",
            &|_, signature| {
                let at = signature.len() / 2;
                signature[at] = if signature[at] == b'a' { b'b' } else { b'a' };
            },
        ),
        bad(
            "signature-empty.age",
            "a signature without anything",
            &|_, signature| signature.clear(),
        ),
        bad(
            "signature-trailing.age",
            "a line after the signature",
            &|_, signature| signature.extend(b"more\n"),
        ),
        bad(
            "signature-not-utf8.age",
            "a comment that is no text",
            &|_, signature| signature[20] = 0xff,
        ),
        bad(
            "signature-comment.age",
            "another trusted comment",
            &|_, signature| {
                *signature = String::from_utf8_lossy(signature)
                    .replace(COMMENT, "from the Ministry")
                    .into_bytes();
            },
        ),
        bad(
            "signature-other-key.age",
            "signed by somebody else",
            &|manifest, signature| {
                *signature = minisign(&other, manifest, COMMENT).into_bytes();
            },
        ),
        bad(
            "signature-key-exchanged.age",
            "another key in the manifest than in the signature",
            &|manifest, _| {
                let mut value: Value = serde_json::from_slice(manifest).unwrap();
                value["signingKey"] = line.clone().into();
                *manifest = value.to_string().into_bytes();
            },
        ),
        case(
            "signature-weak-key.age",
            "BadSignature",
            "a key with which anything verifies",
            bench.manifest(|manifest| {
                manifest["signingKey"] =
                    "RWRmaHqt+GK9dwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into();
            }),
        ),
        case(
            "signature-no-key.age",
            "BadSignature",
            "a manifest that names no key",
            bench.manifest(|manifest| manifest["signingKey"] = "".into()),
        ),
    ]
}

fn forms(bench: &Bench) -> Vec<Case> {
    let malformed = |file: &str, why: &str, bytes: Vec<u8>| case(file, "Malformed", why, bytes);
    let text = |change: fn(String) -> String| bench.manifest_text(change);
    let newer = bench.manifest(|manifest| {
        manifest["formatVersion"] = 2.into();
        manifest["shape"] = "unknown here".into();
    });
    vec![
        case(
            "manifest-newer.age",
            "Newer { version: 2 }",
            "a version of tomorrow with a key of tomorrow",
            newer,
        ),
        malformed(
            "manifest-version-0.age",
            "there is no version 0",
            bench.manifest(|manifest| manifest["formatVersion"] = 0.into()),
        ),
        malformed(
            "manifest-no-version.age",
            "no version at all",
            text(|text| text.replace("formatVersion", "form")),
        ),
        malformed(
            "manifest-unknown-key.age",
            "a key that nobody knows",
            bench.manifest(|manifest| manifest["surprise"] = 1.into()),
        ),
        malformed(
            "manifest-missing-key.age",
            "no key for receipts",
            text(|text| text.replace("receiptSeed", "receipt")),
        ),
        malformed(
            "manifest-double-key.age",
            "one key twice",
            text(|text| text.replacen('{', "{\"purpose\":\"Abschiebung\",", 1)),
        ),
        malformed(
            "manifest-deep.age",
            "five hundred brackets",
            text(|text| {
                text.replacen(
                    '{',
                    &format!("{{\"x\":{}{},", "[".repeat(500), "]".repeat(500)),
                    1,
                )
            }),
        ),
        malformed(
            "manifest-no-json.age",
            "no JSON",
            text(|_| "nothing".to_owned()),
        ),
        malformed(
            "manifest-trailing.age",
            "two documents",
            text(|text| text + "{}"),
        ),
        malformed(
            "manifest-bom.age",
            "a mark before the text",
            text(|text| format!("\u{feff}{text}")),
        ),
    ]
}

fn values(bench: &Bench) -> Vec<Case> {
    let set = |file: &str, why: &str, key: &str, value: Value| {
        case(
            file,
            "Malformed",
            why,
            bench.manifest(|manifest| manifest[key] = value),
        )
    };
    vec![
        set(
            "packet-id-short.age",
            "a packet id that is too short",
            "packetId",
            json!("07"),
        ),
        set(
            "packet-id-path.age",
            "a packet id that leads somewhere",
            "packetId",
            json!("../../../../../../../../etc/pass"),
        ),
        set(
            "packet-id-upper-case.age",
            "a packet id in another spelling",
            "packetId",
            json!("0A".repeat(16)),
        ),
        set(
            "replaces-itself.age",
            "a packet that replaces itself",
            "replaces",
            json!("07".repeat(16)),
        ),
        set(
            "valid-before-created.age",
            "the last day lies before the first",
            "validUntil",
            json!("2026-11-21"),
        ),
        set(
            "year-99999.age",
            "a day on which arithmetic breaks",
            "validUntil",
            json!("+99999-01-01"),
        ),
        set(
            "day-german.age",
            "a day in another spelling",
            "createdOn",
            json!("22.11.2026"),
        ),
        set(
            "reply-to-nobody.age",
            "a key for receipts that nobody owns",
            "replyTo",
            json!("age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"),
        ),
        set(
            "reply-to-ssh.age",
            "a key of another kind",
            "replyTo",
            json!("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW"),
        ),
        set(
            "receipt-seed-short.age",
            "a seed that is too short",
            "receiptSeed",
            json!("09"),
        ),
        set(
            "pseudonym-name.age",
            "a name instead of a code",
            "pseudonym",
            json!("Mario"),
        ),
        set(
            "program-control.age",
            "a control character for a terminal",
            "program",
            json!("\u{1b}[2J"),
        ),
    ]
}

fn files(bench: &Bench) -> Vec<Case> {
    let with = |change: fn(&mut Value)| bench.manifest(|manifest| change(&mut manifest["files"]));
    let mismatch = |file: &str, why: &str, bytes: Vec<u8>| case(file, "HashMismatch", why, bytes);
    let malformed =
        |file: &str, why: &str, change: fn(&mut Value)| case(file, "Malformed", why, with(change));
    let flipped = |at: usize| bench.members(|members| members[at].bytes[0] ^= 1);
    vec![
        mismatch("pdf-flipped.age", "a byte of the PDF", flipped(2)),
        mismatch("content-flipped.age", "a byte of the content", flipped(3)),
        mismatch(
            "attachment-flipped.age",
            "a byte of an attachment",
            flipped(5),
        ),
        mismatch(
            "file-size.age",
            "another size than the file has",
            with(|files| files[0]["size"] = 17.into()),
        ),
        mismatch(
            "file-hash.age",
            "the hash of another file",
            with(|files| files[0]["sha256"] = files[1]["sha256"].clone()),
        ),
        mismatch(
            "file-not-listed.age",
            "an attachment that the manifest does not name",
            with(|files| drop(files.as_array_mut().unwrap().pop())),
        ),
        mismatch(
            "file-not-there.age",
            "an attachment that is only named",
            bench.members(|members| drop(members.pop())),
        ),
        mismatch(
            "file-kind.age",
            "the manifest says picture, the ZIP says text",
            with(|files| files[3]["name"] = "anlage-02.png".into()),
        ),
        malformed("file-name.age", "a name that no packet has", |files| {
            files[2]["name"] = "../anlage-01.pdf".into()
        }),
        malformed("file-order.age", "content before PDF", |files| {
            files.as_array_mut().unwrap().swap(0, 1)
        }),
        malformed("file-none.age", "no files", |files| *files = json!([])),
        malformed("label-long.age", "a label of 201 characters", |files| {
            files[2]["label"] = "ä".repeat(201).into()
        }),
        malformed("label-lines.age", "a label of two lines", |files| {
            files[2]["label"] = "Zeugnis\nFreigegeben".into()
        }),
    ]
}
