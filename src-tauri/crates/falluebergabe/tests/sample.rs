//! Every made-up Fall of `assets/sample` can be handed over to every kind of recipient, and nothing identifying leaves.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::preset::shipped;
use fallmappe_falluebergabe::minimise::profiles;
use fallmappe_falluebergabe::packet::{PacketPdf, open, pack};
use fallmappe_falluebergabe::prepare::{PrepareInput, prepare};
use fallmappe_falluebergabe::pseudonym::Pseudonym;
use fallmappe_seal::Identity;
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

#[test]
fn every_sample_fall_can_be_handed_over() {
    let identity = Identity::generate();
    let scope: Vec<Code> = shipped()
        .entries("datengruppe")
        .map(|entry| entry.code.clone())
        .collect();
    let samples = samples();
    assert!(!samples.is_empty());
    let mut packed = 0;
    for (index, akte) in samples.iter().enumerate() {
        let all: Vec<usize> = (0..akte.kontakte.len()).collect();
        for (kind, profile) in profiles().iter().enumerate() {
            let pseudonym = Pseudonym::from_random([u8::try_from(index + kind).unwrap_or(0); 10]);
            let prepared = prepare(&PrepareInput {
                akte,
                profile,
                scope: &scope,
                purpose: "Weiterbetreuung",
                today: "2026-11-22".parse().unwrap(),
                pseudonym: &pseudonym,
                kontakte: &all,
                decisions: &[],
                marked: &[],
            });
            let approved = prepared.approve(true).ok().unwrap();
            let json = serde_json::to_string(approved.content()).unwrap();
            let pdf = PacketPdf {
                bytes: b"%PDF",
                text: &json,
            };
            let packet = pack(&approved, pdf, [1; 16], &[identity.recipient()]);
            let packet =
                packet.unwrap_or_else(|error| panic!("Fall {index}, {}: {error}", profile.label));
            for value in plain_values(akte) {
                assert!(!json.contains(&value), "Fall {index}, {}", profile.label);
            }
            if kind == 0 {
                assert!(open(&packet.bytes, &identity).unwrap().content == *approved.content());
            }
            packed += 1;
        }
    }
    assert_eq!(packed, samples.len() * profiles().len());
}
