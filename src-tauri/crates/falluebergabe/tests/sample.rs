//! Made-up Fälle of `assets/sample` can be handed over, and nothing identifying leaves.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail loudly")]

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::preset::shipped;
use fallmappe_falluebergabe::minimise::{Profile, profile_for, profiles};
use fallmappe_falluebergabe::packet::{Lock, PackInput, PacketPdf, open, pack};
use fallmappe_falluebergabe::prepare::{PrepareInput, prepare};
use fallmappe_falluebergabe::pseudonym::Pseudonym;
use fallmappe_seal::{Identity, SigningKey};
use std::path::Path;

fn samples() -> Vec<Fallakte> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/sample");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    let lines = files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap());
    let faelle = lines.flat_map(|text| {
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect::<Vec<_>>()
    });
    faelle.collect()
}

/// Family names, given names and street of a Fall, as plain text.
fn plain_values(akte: &Fallakte) -> Vec<String> {
    let person = &akte.person;
    let values = [
        &person.family_name,
        &person.given_name,
        &person.address.street,
        &person.address.municipality,
    ];
    values
        .into_iter()
        .filter(|value| value.chars().count() > 3)
        .cloned()
        .collect()
}

/// Prepares, packs and opens one Fall for one kind of recipient.
fn hand_over(akte: &Fallakte, profile: &Profile, identity: &Identity) {
    let scope: Vec<Code> = shipped()
        .entries("datengruppe")
        .map(|entry| entry.code.clone())
        .collect();
    let all: Vec<usize> = (0..akte.kontakte.len()).collect();
    let pseudonym = Pseudonym::from_random([7; 10]);
    let prepared = prepare(&PrepareInput {
        kontakte: &all,
        ..PrepareInput::new(
            akte,
            shipped(),
            profile,
            &scope,
            "Weiterbetreuung",
            "2026-11-22".parse().unwrap(),
            &pseudonym,
        )
    });
    let approved = prepared.approve(true).ok().unwrap();
    let json = serde_json::to_string(approved.content()).unwrap();
    let pdf = PacketPdf {
        bytes: b"%PDF",
        text: &json,
    };
    let input = PackInput {
        approved: &approved,
        pdf,
        attachments: &[],
        packet_id: [1; 16],
        valid_until: "2026-12-20".parse().unwrap(),
        replaces: None,
        signing_key: &SigningKey::from_seed(&[2; 32]),
        receipt_seed: [3; 32],
        reply_to: &identity.recipient(),
    };
    let packet = pack(&input, &Lock::Recipients(&[identity.recipient()])).unwrap();
    for value in plain_values(akte) {
        assert!(!json.contains(&value), "{}", profile.label);
    }
    assert!(open(&packet.bytes, identity).unwrap().content == *approved.content());
}

#[test]
fn every_sample_fall_can_be_handed_over_to_a_colleague() {
    let identity = Identity::generate();
    let profile = profile_for(&Code::new("kollegin")).unwrap();
    let samples = samples();
    assert!(samples.len() >= 60);
    for mut akte in samples {
        akte.kontakte.truncate(6);
        hand_over(&akte, profile, &identity);
    }
}

#[test]
fn a_long_fall_can_be_handed_over_to_everybody() {
    let identity = Identity::generate();
    let samples = samples();
    let longest = samples
        .iter()
        .max_by_key(|akte| akte.kontakte.len())
        .unwrap();
    for profile in profiles() {
        hand_over(longest, profile, &identity);
    }
}
