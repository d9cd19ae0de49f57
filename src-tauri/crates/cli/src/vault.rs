//! `vault …`

use std::path::Path;

use fallmappe_commands::schema::{
    ChangePassphrase, CreateFall, CreateVault, Entry, NewRecoveryKey, Nothing, RecoverVault,
    RenewRecoveryKey, SaveEntry, VaultKind,
};
use fallmappe_commands::{CommandError, EXERCISE_NOTE, ErrorCode, command, recovery_sheet};
use fallmappe_domain::code::Code;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;
use fallmappe_host::Reserved;
use serde_json::json;

use crate::args::VaultVerb;
use crate::desk::{Desk, secret_from};
use crate::output::{Failure, print, write_out};

/// For the one moment that cannot be taken back: the key counts and stands on no paper.
const SHEET_MISSING: &str = "Der Tresor ist in Ordnung und das Passwort gilt, aber es gibt kein Notfallblatt dazu: bitte \
    mit vault renew-recovery eines machen.";

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
    let held = Reserved::new(recovery_out)?;
    let passphrase = desk.new_passphrase()?;
    let kind = if practice {
        VaultKind::Practice
    } else {
        VaultKind::Main
    };
    let key = desk.call(command::create_vault, CreateVault { kind, passphrase })?;
    write_sheet(desk, held, recovery_out, &key)
        .map_err(|failure| failure.with_remedy(SHEET_MISSING))?;
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
    let altered = desk.unlock()?.key_file_altered;
    let report = desk.call(command::check_vault, Nothing {})?;
    if altered {
        return Err(key_file_altered());
    }
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

/// The passphrase still opens, but nobody knows whether the paper does.
fn key_file_altered() -> Failure {
    Failure(CommandError {
        message: "Die Schlüsseldatei wurde außerhalb des Programms verändert; die Fälle sind unversehrt."
            .to_owned(),
        remedy: "Bitte das Passwort ändern (vault change-passphrase), das schreibt sie neu; erst danach ist auf das \
            Notfallblatt wieder Verlass."
            .to_owned(),
        ..ErrorCode::Damaged.into()
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
                different_from: Vec::new(),
                draft: String::new(),
            },
        )?
        .fall;
    let last = have + u64::from(count);
    for number in (have + 1)..=last {
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
                draft: String::new(),
            },
        )?;
        if !desk.global.json {
            write_out(&format!("ack={number}\n"))?;
        }
    }
    let answer = json!({ "saved": count, "have": last });
    print(desk.global.json, &answer, |_| Vec::new())
}

fn change(desk: &mut Desk, new_passphrase_file: &Path) -> Result<(), Failure> {
    desk.require_vault()?;
    let new = secret_from(new_passphrase_file)?;
    let current = desk.passphrase("Bisheriges Passwort: ")?;
    desk.unlock_with(current.clone())?;
    let done = desk.call(
        command::change_passphrase,
        ChangePassphrase { current, new },
    )?;
    print(desk.global.json, &done, |_| {
        vec!["Das Passwort ist geändert.".to_owned()]
    })
}

fn renew(desk: &mut Desk, sheet: &Path) -> Result<(), Failure> {
    desk.require_vault()?;
    let held = Reserved::new(sheet)?;
    let passphrase = desk.passphrase("Passwort: ")?;
    desk.unlock_with(passphrase.clone())?;
    let key = desk.call(command::renew_recovery_key, RenewRecoveryKey { passphrase })?;
    write_sheet(desk, held, sheet, &key).map_err(|failure| failure.with_remedy(SHEET_MISSING))?;
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
    let held = Reserved::new(sheet)?;
    let typed = secret_from(key_file).map_err(|failure| {
        failure.with_remedy(
            "Bitte den Schlüssel vom Notfallblatt in eine Textdatei abtippen; aus einem PDF wird er nicht gelesen.",
        )
    })?;
    let request = RecoverVault {
        kind: VaultKind::Main,
        recovery_key: recovery_key(&typed),
        new_passphrase: secret_from(new_passphrase_file)?,
    };
    let key = desk.call(command::recover_vault, request)?;
    write_sheet(desk, held, sheet, &key).map_err(|failure| failure.with_remedy(SHEET_MISSING))?;
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

/// The sheet as PDF, or, for any other ending, as text that `age -i` reads.
fn write_sheet(
    desk: &Desk,
    place: Reserved,
    name: &Path,
    key: &NewRecoveryKey,
) -> Result<(), Failure> {
    let pdf = name
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let bytes = if pdf {
        recovery_sheet(&desk.session)?.bytes
    } else {
        format!(
            "# Fallmappe: Notfallschlüssel des Tresors {}\n\
             # Ausdrucken, versiegelt beim Träger aufbewahren, diese Datei löschen.\n{}\n",
            key.vault_id, key.recovery_key
        )
        .into_bytes()
    };
    Ok(place.fill(&bytes)?)
}

#[cfg(test)]
mod tests {
    use super::recovery_key;

    #[test]
    fn a_key_is_read_from_a_sheet_with_comments_and_line_breaks() {
        let sheet = "# Fallmappe: Notfallschlüssel\r\n  # public key: age1…\r\nAGE-SECRET-\nKEY-1ABC\r\n\r\n";
        assert_eq!(recovery_key(sheet), "AGE-SECRET-KEY-1ABC");
        assert_eq!(recovery_key("# nur eine Bemerkung"), "");
    }
}
