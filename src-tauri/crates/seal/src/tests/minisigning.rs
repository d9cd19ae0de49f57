//! Signatures as text, judged by the `minisign` program of Debian and by the Rust library of its author.

use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use blake2::digest::consts::U32;
use blake2::{Blake2b, Digest};
use proptest::prelude::*;

use crate::{
    KeyError, SealError, SigningKey, VerifyingKey, fingerprint, minisign, minisign_public_key,
    parse_minisign_public_key, verify_minisign,
};

const MESSAGE: &[u8] = "{\"purpose\":\"Prüfung der Aufnahme\"}\n".as_bytes();
const COMMENT: &str = "manifest of a packet";

fn key() -> SigningKey {
    SigningKey::from_seed(&[42; 32])
}

fn bad() -> Result<(), SealError> {
    Err(SealError::Key(KeyError::Signature))
}

/// Runs Debian's program; it is part of what the tests need (package `minisign`).
#[track_caller]
fn tool(folder: &Path, arguments: &[&str]) -> bool {
    let status = Command::new("minisign")
        .args(arguments)
        .current_dir(folder)
        .output();
    let output = status.expect("minisign is needed for this test (Debian package: minisign)");
    output.status.success()
}

/// A secret key file without a passphrase, as `minisign -GW` writes it, for a key of ours.
fn secret_key_file(key: &SigningKey, seed: [u8; 32]) -> String {
    let public = STANDARD
        .decode(minisign_public_key(&key.verifying_key()))
        .unwrap();
    let secret = [&public[2..10], &seed, &public[10..]].concat();
    let checksum = Blake2b::<U32>::digest([b"Ed", secret.as_slice()].concat());
    let file = [b"Ed\0\0B2", &[0; 48][..], &secret, &checksum].concat();
    format!(
        "untrusted comment: minisign secret key\n{}\n",
        STANDARD.encode(file)
    )
}

#[test]
fn the_program_of_debian_accepts_ours() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("manifest.json"), MESSAGE).unwrap();
    let signature = minisign(&key(), MESSAGE, COMMENT);
    std::fs::write(at.join("manifest.json.minisig"), &signature).unwrap();
    let public = minisign_public_key(&key().verifying_key());
    assert!(public.starts_with("RW") && public.len() == 56, "{public}");
    assert!(tool(at, &["-Vm", "manifest.json", "-P", &public]));
    std::fs::write(at.join("manifest.json"), b"other").unwrap();
    assert!(!tool(at, &["-Vm", "manifest.json", "-P", &public]));
}

#[test]
fn ours_accepts_the_program_of_debian() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("text"), MESSAGE).unwrap();
    std::fs::write(at.join("key"), secret_key_file(&key(), [42; 32])).unwrap();
    assert!(tool(at, &["-S", "-s", "key", "-m", "text"]));
    let signature = std::fs::read_to_string(at.join("text.minisig")).unwrap();
    assert_eq!(
        verify_minisign(&key().verifying_key(), MESSAGE, &signature),
        Ok(())
    );
    // The older kind, over the message itself, is refused although the program accepts it.
    assert!(tool(at, &["-S", "-l", "-s", "key", "-m", "text"]));
    let legacy = std::fs::read_to_string(at.join("text.minisig")).unwrap();
    assert_eq!(
        verify_minisign(&key().verifying_key(), MESSAGE, &legacy),
        bad()
    );
}

#[test]
fn the_library_of_the_author_accepts_ours() {
    let public = minisign_public_key(&key().verifying_key());
    let public = minisign_verify::PublicKey::from_base64(&public).unwrap();
    let text = minisign(&key(), MESSAGE, COMMENT);
    let signature = minisign_verify::Signature::decode(&text).unwrap();
    assert!(public.verify(MESSAGE, &signature, false).is_ok());
    assert_eq!(signature.trusted_comment(), COMMENT);
}

#[test]
fn a_public_key_has_one_line() {
    let line = minisign_public_key(&key().verifying_key());
    let read = parse_minisign_public_key(&format!("  {line}\n")).unwrap();
    assert_eq!(read, key().verifying_key());
    let bytes = STANDARD.decode(&line).unwrap();
    let with = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        STANDARD.encode(bytes)
    };
    let (other_mark, other_id, other_key) = (with(1), with(5), with(20));
    let weak = STANDARD.encode([&bytes[..10], &[0; 32]].concat());
    let short = STANDARD.encode(&bytes[..41]);
    let file = format!("untrusted comment: minisign public key\n{line}");
    for text in [
        "",
        "RW",
        &other_mark,
        &other_id,
        &other_key,
        &weak,
        &short,
        &file,
        &format!("{line}="),
    ] {
        let error = parse_minisign_public_key(text).err();
        assert_eq!(
            error,
            Some(SealError::Key(KeyError::VerifyingKey)),
            "{text}"
        );
    }
}

#[test]
fn only_exactly_the_four_lines_are_a_signature() {
    let public = key().verifying_key();
    let good = minisign(&key(), MESSAGE, COMMENT);
    let accepts = |text: &str| verify_minisign(&public, MESSAGE, text);
    assert_eq!(accepts(&good), Ok(()));
    assert_eq!(accepts(good.trim_end()), Ok(()));
    let lines: Vec<&str> = good.lines().collect();
    let long = format!("untrusted comment: {}", "x".repeat(1025));
    let spelled = |replaced: usize, line: &str| {
        let mut lines = lines.clone();
        lines[replaced] = line;
        lines.join("\n")
    };
    let other_words = spelled(0, "untrusted comment: anything");
    assert_eq!(accepts(&other_words), Ok(()), "this comment says nothing");
    let changed = [
        String::new(),
        format!("{good}\n"),
        format!("{good}x"),
        format!("\n{good}"),
        good.replace('\n', "\r\n"),
        spelled(0, "comment: x"),
        spelled(0, &long),
        spelled(0, "untrusted comment: \u{1b}[2J"),
        spelled(1, &format!("{} ", lines[1])),
        spelled(1, &format!("{}=", lines[1])),
        spelled(2, "trusted comment: another"),
        spelled(3, lines[1]),
        lines[..3].join("\n"),
        minisign(&SigningKey::from_seed(&[43; 32]), MESSAGE, COMMENT),
        minisign(&key(), b"another message", COMMENT),
    ];
    for text in changed {
        assert_eq!(accepts(&text), bad(), "{text}");
    }
}

#[test]
fn a_fingerprint_is_read_aloud_in_groups() {
    let key =
        VerifyingKey::parse("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
            .unwrap();
    assert_eq!(fingerprint(&key), "39F7 13D0 A644 253F 0452 9421");
}

proptest! {
    #[test]
    fn a_changed_byte_never_verifies(at in any::<proptest::sample::Index>(), flip in 1..128u8) {
        let good = minisign(&key(), MESSAGE, COMMENT);
        let mut bytes = good.clone().into_bytes();
        // The first line says nothing and may say anything.
        let begin = good.find('\n').unwrap() + 1;
        let at = begin + at.index(bytes.len() - 1 - begin);
        bytes[at] ^= flip;
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(verify_minisign(&key().verifying_key(), MESSAGE, &text), bad());
    }

    #[test]
    fn any_text_never_stops_the_reader(text in ".{0,300}") {
        prop_assert_eq!(verify_minisign(&key().verifying_key(), MESSAGE, &text), bad());
        prop_assert!(parse_minisign_public_key(&text).is_err());
    }
}
