//! The recovery sheet opens the vault when the passphrase is gone, and a used sheet is worth nothing afterwards.

use fallmappe_commands::schema::{
    ChangePassphrase, ConfirmRecoveryKey, CreateVault, IntoFolder, Nothing, RecoverVault,
    RenewRecoveryKey, UnlockVault, VaultKind,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{mario, marios_fall};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::werkstatt::{PASSPHRASE, Template, handle};

const NEW: &str = "apfelbaum-laternenfest-zugvogel-kreidefelsen-uferweg";

/// Writes the sheet and reads the key from it as a person does: line by line, without number and check signs.
fn key_on_paper(werkstatt: &mut Werkstatt, folder: &str) -> String {
    let folder = handle(&werkstatt.folder(folder));
    let written = werkstatt.ok(command::write_recovery_sheet, IntoFolder { folder });
    let text = pdf_text(written.files[0].place.as_ref());
    let table = text.lines().skip_while(|line| !line.starts_with("Zeile"));
    let rows = table
        .skip(1)
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    let key = rows
        .filter(|row| row.len() > 2)
        .zip(1..=5)
        .flat_map(|(row, number)| {
            assert_eq!(row[0], number.to_string(), "a line of the key is missing");
            row[1..row.len() - 1].concat().chars().collect::<Vec<_>>()
        });
    key.collect()
}

fn recover(werkstatt: &mut Werkstatt, typed: &str, new: &str) -> Result<String, ErrorCode> {
    let request = RecoverVault {
        kind: VaultKind::Main,
        recovery_key: typed.to_owned(),
        new_passphrase: new.to_owned(),
    };
    let answer = werkstatt.call(command::recover_vault, request);
    answer
        .map(|key| key.recovery_key)
        .map_err(|error| error.code)
}

fn unlock(werkstatt: &mut Werkstatt, passphrase: &str) -> Result<(), ErrorCode> {
    let request = UnlockVault {
        kind: VaultKind::Main,
        passphrase: passphrase.to_owned(),
    };
    werkstatt
        .call(command::unlock_vault, request)
        .map(|_| ())
        .map_err(|error| error.code)
}

#[test]
fn paper_opens_what_a_forgotten_passphrase_closed() {
    let mut werkstatt = Werkstatt::bare();
    let request = CreateVault {
        kind: VaultKind::Main,
        passphrase: PASSPHRASE.to_owned(),
    };
    let shown = werkstatt.ok(command::create_vault, request).recovery_key;
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let paper = key_on_paper(&mut werkstatt, "notfall");
    assert_eq!(paper, shown);

    // Typed back in small letters and groups of five, as people do.
    let groups: Vec<String> = paper
        .to_lowercase()
        .as_bytes()
        .chunks(5)
        .map(|c| String::from_utf8(c.to_vec()).unwrap())
        .collect();
    let typed = groups.join(" ");
    let wrong = typed.replacen('q', "p", 1).replacen('z', "y", 1);
    let refused = werkstatt.refused(
        command::confirm_recovery_key,
        ConfirmRecoveryKey {
            recovery_key: wrong,
        },
    );
    assert_eq!(refused, ErrorCode::WrongRecoveryKey);
    werkstatt.ok(
        command::confirm_recovery_key,
        ConfirmRecoveryKey {
            recovery_key: typed.clone(),
        },
    );
    let state = werkstatt.ok(command::vault_state, Nothing {});
    assert!(state.recovery_confirmed && !state.recovery_sheet_possible);

    werkstatt.restart();
    let new_key = recover(&mut werkstatt, &typed, NEW).unwrap();
    assert_eq!(werkstatt.view(fall).person, mario());
    assert_ne!(new_key, paper);
    assert_eq!(key_on_paper(&mut werkstatt, "neues-notfallblatt"), new_key);

    werkstatt.restart();
    assert_eq!(
        recover(&mut werkstatt, &paper, PASSPHRASE),
        Err(ErrorCode::WrongRecoveryKey),
        "old paper"
    );
    assert_eq!(
        unlock(&mut werkstatt, PASSPHRASE),
        Err(ErrorCode::WrongPassphrase),
        "old passphrase"
    );
    assert_eq!(unlock(&mut werkstatt, NEW), Ok(()));
    assert_eq!(werkstatt.view(fall).person, mario());
    let state = werkstatt.ok(command::vault_state, Nothing {});
    assert!(
        !state.recovery_confirmed,
        "the new sheet is not confirmed by the old one"
    );
}

#[test]
fn a_weak_new_passphrase_does_not_use_up_the_paper() {
    let mut werkstatt = Werkstatt::locked();
    let paper = Template::main().recovery_key.clone();
    assert_eq!(
        recover(&mut werkstatt, &paper, "sommer2026"),
        Err(ErrorCode::WeakPassphrase)
    );
    assert_eq!(unlock(&mut werkstatt, PASSPHRASE), Ok(()));
    werkstatt.restart();
    assert!(recover(&mut werkstatt, &paper, NEW).is_ok());
}

#[test]
fn a_changed_passphrase_replaces_the_old_one_and_keeps_the_paper() {
    let mut werkstatt = Werkstatt::open();
    let change = |current: &str, new: &str| ChangePassphrase {
        current: current.to_owned(),
        new: new.to_owned(),
    };
    assert_eq!(
        werkstatt.refused(command::change_passphrase, change("falsch", NEW)),
        ErrorCode::WrongPassphrase
    );
    werkstatt.ok(command::change_passphrase, change(PASSPHRASE, NEW));
    werkstatt.restart();
    assert_eq!(
        unlock(&mut werkstatt, PASSPHRASE),
        Err(ErrorCode::WrongPassphrase)
    );
    let paper = Template::main().recovery_key.clone();
    assert!(recover(&mut werkstatt, &paper, PASSPHRASE).is_ok());
}

#[test]
fn a_new_sheet_makes_a_lost_one_worthless() {
    let mut werkstatt = Werkstatt::open();
    let lost = Template::main().recovery_key.clone();
    let renew = |passphrase: &str| RenewRecoveryKey {
        passphrase: passphrase.to_owned(),
    };
    assert_eq!(
        werkstatt.refused(command::renew_recovery_key, renew("falsch")),
        ErrorCode::WrongPassphrase
    );
    let shown = werkstatt
        .ok(command::renew_recovery_key, renew(PASSPHRASE))
        .recovery_key;
    assert_eq!(key_on_paper(&mut werkstatt, "neues-blatt"), shown);
    werkstatt.restart();
    assert_eq!(
        recover(&mut werkstatt, &lost, NEW),
        Err(ErrorCode::WrongRecoveryKey)
    );
    assert!(recover(&mut werkstatt, &shown, NEW).is_ok());
}
