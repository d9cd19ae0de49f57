//! A wrong passphrase, damage, a foreign key file and a newer program are different answers, and none of them changes a
//! byte.

use fallmappe_commands::schema::{Nothing, RecoverVault, UnlockVault, VaultKind};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::{PASSPHRASE, Template};
use serde_json::Value;

fn open_with(werkstatt: &mut Werkstatt, passphrase: &str) -> Option<ErrorCode> {
    let request = UnlockVault {
        kind: VaultKind::Main,
        passphrase: passphrase.to_owned(),
    };
    let opened = werkstatt.call(command::unlock_vault, request);
    opened
        .and_then(|_| werkstatt.call(command::check_vault, Nothing {}))
        .err()
        .map(|error| error.code)
}

fn recover(werkstatt: &mut Werkstatt) -> Option<ErrorCode> {
    let request = RecoverVault {
        kind: VaultKind::Main,
        recovery_key: Template::main().recovery_key.clone(),
        new_passphrase: format!("{PASSPHRASE}-neu"),
    };
    werkstatt
        .call(command::recover_vault, request)
        .err()
        .map(|error| error.code)
}

/// Changes a file of a locked vault, opens it with the right passphrase, and checks that looking changed nothing.
fn after_damage(name: &str, damage: impl FnOnce(&mut Vec<u8>)) -> (Werkstatt, Option<ErrorCode>) {
    let mut werkstatt = Werkstatt::locked();
    let path = werkstatt.vault().join(name);
    let mut bytes = std::fs::read(&path).unwrap();
    damage(&mut bytes);
    std::fs::write(&path, &bytes).unwrap();
    let answer = open_with(&mut werkstatt, PASSPHRASE);
    assert_eq!(
        std::fs::read(&path).unwrap(),
        bytes,
        "{name} was changed by looking at it"
    );
    (werkstatt, answer)
}

#[test]
fn a_wrong_passphrase_is_only_that() {
    let mut werkstatt = Werkstatt::locked();
    let before = tree(&werkstatt.vault());
    for wrong in [
        "",
        "falsch",
        &PASSPHRASE.to_uppercase(),
        &format!("{PASSPHRASE} "),
    ] {
        assert_eq!(
            open_with(&mut werkstatt, wrong),
            Some(ErrorCode::WrongPassphrase),
            "{wrong:?}"
        );
    }
    let mut after = tree(&werkstatt.vault());
    after.remove("offen.sperre");
    assert!(
        before
            .iter()
            .all(|(name, bytes)| name == "offen.sperre" || after.get(name) == Some(bytes))
    );
    assert_eq!(open_with(&mut werkstatt, PASSPHRASE), None);
}

#[test]
fn a_page_of_the_database_that_was_changed_is_damage() {
    for place in [20, 5_000] {
        let (_, answer) = after_damage("faelle.db", |bytes| bytes[place] ^= 1);
        assert_eq!(answer, Some(ErrorCode::Damaged), "byte {place}");
    }
    let (_, answer) = after_damage("faelle.db", |bytes| bytes.truncate(bytes.len() - 4096));
    assert_eq!(answer, Some(ErrorCode::Damaged), "the last page is missing");
}

#[test]
fn a_damaged_passphrase_slot_is_named_and_paper_still_opens() {
    let (mut werkstatt, answer) = after_damage("schluessel.json", |bytes| {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let line = text
            .find("age-encryption.org")
            .or_else(|| text.find("BEGIN AGE"))
            .unwrap();
        let at = (line..text.len())
            .filter(|at| bytes[*at].is_ascii_alphanumeric())
            .nth(60)
            .unwrap();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
    });
    assert_eq!(answer, Some(ErrorCode::PassphraseSlotDamaged));
    assert_eq!(recover(&mut werkstatt), None);
}

#[test]
fn a_missing_or_foreign_key_file_is_damage() {
    let mut werkstatt = Werkstatt::locked();
    let key_file = werkstatt.vault().join("schluessel.json");
    let bytes = std::fs::read(&key_file).unwrap();
    std::fs::remove_file(&key_file).unwrap();
    assert_eq!(
        open_with(&mut werkstatt, PASSPHRASE),
        Some(ErrorCode::Damaged)
    );
    std::fs::write(&key_file, b"").unwrap();
    assert_eq!(
        open_with(&mut werkstatt, PASSPHRASE),
        Some(ErrorCode::Damaged)
    );
    std::fs::write(&key_file, bytes).unwrap();
    assert_eq!(open_with(&mut werkstatt, PASSPHRASE), None);
}

#[test]
fn the_key_file_of_another_vault_is_told_apart() {
    let mut other = Werkstatt::bare();
    let request = fallmappe_commands::schema::CreateVault {
        kind: VaultKind::Main,
        passphrase: PASSPHRASE.to_owned(),
    };
    other.ok(command::create_vault, request);
    other.session.lock();
    let foreign = std::fs::read(other.vault().join("schluessel.json")).unwrap();
    let (_, answer) = after_damage("schluessel.json", |bytes| *bytes = foreign);
    assert_eq!(answer, Some(ErrorCode::KeyFileMismatch));
}

#[test]
fn a_newer_program_is_not_damage() {
    let (_, answer) = after_damage("schluessel.json", |bytes| {
        let mut file: Value = serde_json::from_slice(bytes).unwrap();
        file["version"] = Value::from(2);
        *bytes = serde_json::to_vec(&file).unwrap();
    });
    assert_eq!(answer, Some(ErrorCode::NewerProgram));
}

#[test]
fn a_place_without_a_vault_says_so() {
    let mut werkstatt = Werkstatt::bare();
    assert_eq!(
        open_with(&mut werkstatt, PASSPHRASE),
        Some(ErrorCode::NoVault)
    );
    assert_eq!(recover(&mut werkstatt), Some(ErrorCode::NoVault));
}
