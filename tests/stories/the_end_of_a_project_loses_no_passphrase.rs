//! A run makes locked packets whose passphrases nobody has read yet. Killed at any moment it loses none of them; once
//! they are noted, nobody can ask for them again.

use std::collections::BTreeMap;
use std::path::Path;

use fallmappe_commands::schema::{
    KeptPassphrase, NotePassphrases, Nothing, PlanProjektende, ProjektendePlan, RunProjektende,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct};
use fallmappe_falluebergabe::packet;
use fallmappe_seal::Passphrase;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, fall_of, kontakt, mario, tesfaldet};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;

/// Three open Fälle, planned in the given forms.
fn office(forms: [PacketForm; 3]) -> (Werkstatt, Vec<FallId>) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let mut faelle = Vec::new();
    for (index, form) in forms.into_iter().enumerate() {
        let person = if index == 1 { tesfaldet() } else { mario() };
        let mut akte = fall_of(&format!("2025-{:04}", index + 1), person);
        akte.kontakte = vec![kontakt(day("2026-03-02"), "Gespräch über den Sprachkurs.")];
        akte.einwilligungen = vec![consent(&anker().name, day("2026-01-05"))];
        let fall = werkstatt.take_in(&akte);
        let plan = PlanProjektende {
            faelle: vec![fall],
            plan: Some(plan(stelle, form)),
        };
        werkstatt.ok(command::plan_projektende, plan);
        faelle.push(fall);
    }
    (werkstatt, faelle)
}

fn plan(stelle: StelleId, form: PacketForm) -> ProjektendePlan {
    ProjektendePlan {
        stelle,
        product: UebergabeProduct::Packet,
        form,
        kind: Code::new("vollstaendig"),
    }
}

fn step(werkstatt: &mut Werkstatt, folder: &Path) -> u32 {
    let request = RunProjektende {
        folder: handle(folder),
        limit: 1,
        after: None,
        accept_suggestions: true,
    };
    werkstatt.ok(command::run_projektende, request).left
}

fn kept(werkstatt: &mut Werkstatt) -> Vec<KeptPassphrase> {
    werkstatt.ok(command::list_passphrases, Nothing {}).rows
}

fn killed(werkstatt: &mut Werkstatt) {
    werkstatt.restart();
    werkstatt.unlock();
}

fn note(werkstatt: &mut Werkstatt, rows: &[KeptPassphrase]) {
    let uebergaben = rows.iter().map(|row| row.uebergabe).collect();
    werkstatt.ok(command::note_passphrases, NotePassphrases { uebergaben });
}

#[test]
fn a_run_that_is_killed_after_every_packet_loses_no_passphrase() {
    let forms = [
        PacketForm::Passphrase,
        PacketForm::Html,
        PacketForm::Passphrase,
    ];
    let (mut werkstatt, faelle) = office(forms);
    let folder = werkstatt.folder("projektende");
    // The answer of each step is lost with the program that should have shown it.
    while step(&mut werkstatt, &folder) > 0 {
        killed(&mut werkstatt);
    }
    killed(&mut werkstatt);

    let rows = kept(&mut werkstatt);
    let of: Vec<FallId> = rows.iter().map(|row| row.fall).collect();
    assert_eq!(of, faelle);
    assert!(rows.iter().all(|row| row.stelle == anker().name));
    let files: BTreeMap<String, Vec<u8>> = tree(&folder);
    for row in &rows {
        let words = Passphrase::new(row.passphrase.clone());
        let opened = packet::open_with_passphrase(&files[&row.packet], &words).unwrap();
        assert!(row.packet.starts_with(opened.manifest.pseudonym.as_str()));
    }
    let packets = files
        .keys()
        .filter(|name| name.ends_with("age") || name.ends_with("html"));
    assert_eq!(packets.count(), faelle.len(), "none was made twice");
}

#[test]
fn what_is_noted_is_gone_and_what_is_not_stays() {
    let forms = [
        PacketForm::Passphrase,
        PacketForm::Passphrase,
        PacketForm::Key,
    ];
    let (mut werkstatt, faelle) = office(forms);
    let folder = werkstatt.folder("projektende");
    step(&mut werkstatt, &folder);
    let first = kept(&mut werkstatt);
    while step(&mut werkstatt, &folder) > 0 {}
    note(&mut werkstatt, &first);
    killed(&mut werkstatt);

    let rest = kept(&mut werkstatt);
    assert_eq!(rest.len(), 1, "a packet for a key has no passphrase");
    assert_eq!(rest[0].fall, faelle[1]);
    note(&mut werkstatt, &rest);
    note(&mut werkstatt, &first);
    assert!(kept(&mut werkstatt).is_empty());
    // Nothing is made again because its passphrase was noted.
    assert_eq!(step(&mut werkstatt, &folder), 0);
    assert!(kept(&mut werkstatt).is_empty());
    assert_eq!(
        werkstatt
            .ok(command::get_projektende, Nothing {})
            .progress
            .made,
        3
    );
}

#[test]
fn a_locked_vault_shows_no_passphrase() {
    let (mut werkstatt, _) = office([PacketForm::Passphrase, PacketForm::Key, PacketForm::Key]);
    let folder = werkstatt.folder("projektende");
    step(&mut werkstatt, &folder);
    let words = kept(&mut werkstatt).remove(0).passphrase;
    werkstatt.restart();
    let refused = werkstatt.refused(command::list_passphrases, Nothing {});
    assert_eq!(refused, ErrorCode::Locked);
    let vault = tree(&werkstatt.vault());
    let stands = |bytes: &Vec<u8>| bytes.windows(words.len()).any(|at| at == words.as_bytes());
    assert!(!vault.values().any(stands));
}
