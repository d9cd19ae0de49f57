//! The good packet, opened by programs of others: whoever receives one needs none of ours.

use super::{KEY, folder, vectors};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// Runs a program that judges from outside.
#[track_caller]
fn judge(program: &str, arguments: &[&str], at: &Path) -> Output {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(at)
        .output();
    output.unwrap_or_else(|_| {
        panic!(
            "{program} is needed for this test (Debian packages: age, coreutils, minisign, unzip)"
        )
    })
}

#[track_caller]
fn succeeds(program: &str, arguments: &[&str], at: &Path) -> Vec<u8> {
    let output = judge(program, arguments, at);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program}: {said}");
    output.stdout
}

fn decrypted(file: &str, at: &Path) {
    let (key, file) = (
        folder().join(vectors().identity.as_str()),
        folder().join(file),
    );
    let zip = succeeds(
        "age",
        &["-d", "-i", key.to_str().unwrap(), file.to_str().unwrap()],
        at,
    );
    std::fs::write(at.join("inhalt.zip"), zip).unwrap();
}

#[test]
fn age_unzip_minisign_and_sha256sum_accept_the_good_packets() {
    for file in [
        "good-key.age",
        "good-armored.age",
        "good-stored.age",
        "good-fifty-attachments.age",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        decrypted(file, at);
        succeeds("unzip", &["-q", "inhalt.zip"], at);
        let manifest: Value =
            serde_json::from_slice(&std::fs::read(at.join("manifest.json")).unwrap()).unwrap();
        let key = manifest["signingKey"].as_str().unwrap();
        succeeds("minisign", &["-Vm", "manifest.json", "-P", key], at);
        let files = manifest["files"].as_array().unwrap();
        let sums = files.iter().map(|file| {
            format!(
                "{}  {}\n",
                file["sha256"].as_str().unwrap(),
                file["name"].as_str().unwrap()
            )
        });
        std::fs::write(at.join("sums"), sums.collect::<String>()).unwrap();
        succeeds("sha256sum", &["--strict", "-c", "sums"], at);
    }
}

#[test]
fn the_judges_refuse_too_what_is_plainly_broken() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let key = super::folder().join(KEY);
    for file in ["wrong-key.age", "flipped-payload.age", "trailing.age"] {
        let file = super::folder().join(file);
        let output = judge(
            "age",
            &[
                "-d",
                "-o",
                "/dev/null",
                "-i",
                key.to_str().unwrap(),
                file.to_str().unwrap(),
            ],
            at,
        );
        assert!(!output.status.success(), "{}", file.display());
    }
    decrypted("manifest-changed.age", at);
    succeeds("unzip", &["-q", "inhalt.zip"], at);
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(at.join("manifest.json")).unwrap()).unwrap();
    let key = manifest["signingKey"].as_str().unwrap();
    assert!(
        !judge("minisign", &["-Vm", "manifest.json", "-P", key], at)
            .status
            .success()
    );
}

#[test]
fn a_receipt_is_opened_and_verified_by_the_judges() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (key, file) = (
        super::folder().join(KEY),
        super::folder().join("quittung-accepted.age"),
    );
    let plain = succeeds(
        "age",
        &["-d", "-i", key.to_str().unwrap(), file.to_str().unwrap()],
        at,
    );
    let plain: Value = serde_json::from_slice(&plain).unwrap();
    std::fs::write(
        at.join("quittung.json"),
        plain["quittung"].as_str().unwrap(),
    )
    .unwrap();
    std::fs::write(
        at.join("quittung.json.minisig"),
        plain["minisig"].as_str().unwrap(),
    )
    .unwrap();
    succeeds(
        "minisign",
        &["-Vm", "quittung.json", "-P", &vectors().receipt_key],
        at,
    );
}
