//! `vault …`

use std::path::Path;

use fallmappe_commands::schema::{
    ChangePassphrase, CreateFall, CreateVault, Entry, IntoFolder, Nothing, RecoverVault,
    RenewRecoveryKey, SaveEntry, VaultKind,
};
use fallmappe_commands::{EXERCISE_NOTE, ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;
use serde_json::json;

use crate::args::VaultVerb;
use crate::desk::{Desk, secret_from};
use crate::output::{Failure, print};

pub fn run(desk: &mut Desk, verb: VaultVerb) -> Result<(), Failure> {
    match verb {
        VaultVerb::Create {
            practice,
            recovery_out,
        } => create(desk, practice, &recovery_out),
        VaultVerb::Check => check(desk),
        VaultVerb::Exercise { count } => exercise(desk, count),
        VaultVerb::ChangePassphrase {
            new_passphrase_file,
        } => change(desk, &new_passphrase_file),
        VaultVerb::RenewRecovery { recovery_out } => renew(desk, &recovery_out),
        VaultVerb::Recover {
            recovery_key_file,
            new_passphrase_file,
            recovery_out,
        } => recover(
            desk,
            &recovery_key_file,
            &new_passphrase_file,
            &recovery_out,
        ),
    }
}

fn create(desk: &mut Desk, practice: bool, recovery_out: &Path) -> Result<(), Failure> {
    desk.require_vault()?;
    if desk.global.seed.is_some() {
        return Err(Failure::usage(
            "Ein Tresor wird nie mit --seed angelegt; bitte ohne --seed aufrufen.",
        ));
    }
    refuse_existing(recovery_out)?;
    let passphrase = desk.passphrase("Neues Passwort: ")?;
    let kind = if practice {
        VaultKind::Practice
    } else {
        VaultKind::Main
    };
    let key = desk.call(command::create_vault, CreateVault { kind, passphrase })?;
    write_sheet(desk, recovery_out, &key.recovery_key)?;
    let answer =
        json!({ "vaultId": key.vault_id, "recoverySheet": recovery_out.display().to_string() });
    print(desk.global.json, &answer, |_| {
        vec![
            format!("Tresor angelegt. Kennung: {}", key.vault_id),
            format!("Notfallblatt: {}", recovery_out.display()),
            "Bitte das Blatt ausdrucken, versiegelt beim Träger aufbewahren und die Datei löschen."
                .to_owned(),
        ]
    })
}

fn check(desk: &mut Desk) -> Result<(), Failure> {
    desk.unlock()?;
    let report = desk.call(command::check_vault, Nothing {})?;
    print(desk.global.json, &report, |report| {
        vec![
            "Der Tresor ist unversehrt.".to_owned(),
            format!("schema={}", report.schema_version),
            format!("cipher={}", report.cipher),
            format!("faelle={}", report.faelle),
            format!("kontakte={}", report.kontakte),
            format!("protokoll={}", report.protokoll),
            format!("have={}", report.exercised),
        ]
    })
}

fn exercise(desk: &mut Desk, count: u32) -> Result<(), Failure> {
    if desk.unlock()?.open != Some(VaultKind::Practice) {
        return Err(ErrorCode::PracticeOnly.into());
    }
    let have = desk.call(command::check_vault, Nothing {})?.exercised;
    let today = desk.call(command::vault_state, Nothing {})?.today;
    let person = Person {
        family_name: "Probe".to_owned(),
        ..Person::default()
    };
    let fall = desk
        .call(
            command::create_fall,
            CreateFall {
                person,
                opened_on: None,
            },
        )?
        .fall;
    for number in (have + 1)..=(have + u64::from(count)) {
        let note = Kontakt {
            date: today,
            kind: Code::new("telefon"),
            minutes: 1,
            interpreter: Code::not_asked(),
            no_show: false,
            subjects: Vec::new(),
            text: format!("{EXERCISE_NOTE}{number}"),
            next_step: String::new(),
            next_step_on: None,
            structural: false,
        };
        desk.call(
            command::save_entry,
            SaveEntry {
                fall,
                id: None,
                entry: Entry::Kontakt(note),
            },
        )?;
        println!("ack={number}");
    }
    Ok(())
}

fn change(desk: &mut Desk, new_passphrase_file: &Path) -> Result<(), Failure> {
    let new = secret_from(new_passphrase_file)?;
    let current = desk.passphrase("Bisheriges Passwort: ")?;
    desk.unlock()?;
    let done = desk.call(
        command::change_passphrase,
        ChangePassphrase { current, new },
    )?;
    print(desk.global.json, &done, |_| {
        vec!["Das Passwort ist geändert.".to_owned()]
    })
}

fn renew(desk: &mut Desk, sheet: &Path) -> Result<(), Failure> {
    refuse_existing(sheet)?;
    let passphrase = desk.passphrase("Passwort: ")?;
    desk.unlock()?;
    let key = desk.call(command::renew_recovery_key, RenewRecoveryKey { passphrase })?;
    write_sheet(desk, sheet, &key.recovery_key)?;
    let answer = json!({ "vaultId": key.vault_id, "recoverySheet": sheet.display().to_string() });
    print(desk.global.json, &answer, |_| {
        vec![
            "Der Notfallschlüssel ist erneuert; das alte Blatt öffnet nichts mehr.".to_owned(),
            format!("Neues Notfallblatt: {}", sheet.display()),
        ]
    })
}

fn recover(
    desk: &mut Desk,
    key_file: &Path,
    new_passphrase_file: &Path,
    sheet: &Path,
) -> Result<(), Failure> {
    desk.require_vault()?;
    refuse_existing(sheet)?;
    let request = RecoverVault {
        kind: VaultKind::Main,
        recovery_key: recovery_key(&secret_from(key_file)?),
        new_passphrase: secret_from(new_passphrase_file)?,
    };
    let key = desk.call(command::recover_vault, request)?;
    write_sheet(desk, sheet, &key.recovery_key)?;
    let answer = json!({ "vaultId": key.vault_id, "recoverySheet": sheet.display().to_string() });
    print(desk.global.json, &answer, |_| {
        vec![
            "Der Tresor ist offen; Passwort und Notfallblatt sind erneuert.".to_owned(),
            format!("Neues Notfallblatt: {}", sheet.display()),
        ]
    })
}

/// The key out of a text sheet: age's own key files have comment lines.
fn recovery_key(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect()
}

fn refuse_existing(path: &Path) -> Result<(), Failure> {
    if path.exists() {
        Err(ErrorCode::WouldOverwrite.into())
    } else {
        Ok(())
    }
}

/// The sheet as PDF, or, for any other ending, as text that `age -i` reads.
fn write_sheet(desk: &mut Desk, path: &Path, key: &str) -> Result<(), Failure> {
    let folder = std::path::absolute(path)
        .ok()
        .and_then(|path| path.parent().map(Path::to_owned));
    let folder = folder.ok_or(ErrorCode::NoPermission)?;
    let pdf = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if pdf {
        let into = IntoFolder {
            folder: crate::desk::handle(&folder)?,
        };
        let written = desk.call(command::write_recovery_sheet, into)?;
        let place = written
            .files
            .first()
            .ok_or(ErrorCode::Internal)?
            .place
            .clone();
        return std::fs::rename(place, path).map_err(|_| ErrorCode::NoPermission.into());
    }
    let text =
        format!("# Fallmappe: Notfallschluessel. Ausdrucken, versiegeln, Datei loeschen.\n{key}\n");
    desk.write_file(path, text.into_bytes())
}
