//! Guessing at the keyboard becomes slow, a person who mistypes is not punished, and nothing is ever wiped.

use std::time::Duration;

use fallmappe_commands::schema::{Nothing, RecoverVault, UnlockVault, VaultKind};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_seal::Identity;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::werkstatt::PASSPHRASE;

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

/// A wrong recovery key is refused as a wrong passphrase is, but without the second that scrypt takes.
fn wrong_try(werkstatt: &mut Werkstatt) -> ErrorCode {
    let request = RecoverVault {
        kind: VaultKind::Main,
        recovery_key: Identity::generate().to_secret().to_string(),
        new_passphrase: PASSPHRASE.to_owned(),
    };
    werkstatt.refused(command::recover_vault, request)
}

fn wait_seconds(werkstatt: &mut Werkstatt) -> u32 {
    werkstatt.ok(command::vault_state, Nothing {}).wait_seconds
}

#[test]
fn four_tries_are_free_and_then_each_takes_longer() {
    let mut werkstatt = Werkstatt::locked();
    assert_eq!(
        unlock(&mut werkstatt, "falsch").unwrap_err(),
        ErrorCode::WrongPassphrase
    );
    for _ in 0..3 {
        assert_eq!(wrong_try(&mut werkstatt), ErrorCode::WrongRecoveryKey);
        assert_eq!(wait_seconds(&mut werkstatt), 0);
    }
    for expected in [2, 4, 8, 16, 30, 30] {
        assert_eq!(wrong_try(&mut werkstatt), ErrorCode::WrongRecoveryKey);
        assert_eq!(wait_seconds(&mut werkstatt), expected);
        // Too early is not tried at all, not even with the right passphrase.
        werkstatt
            .host()
            .wait(Duration::from_secs(u64::from(expected) - 1));
        assert_eq!(
            unlock(&mut werkstatt, PASSPHRASE).unwrap_err(),
            ErrorCode::TooManyAttempts
        );
        assert_eq!(wait_seconds(&mut werkstatt), 1);
        werkstatt.host().wait(Duration::from_secs(1));
    }
    assert_eq!(
        unlock(&mut werkstatt, PASSPHRASE),
        Ok(()),
        "the right one opens after any number of wrong ones"
    );
    let state = werkstatt.ok(command::vault_state, Nothing {});
    assert_eq!((state.wrong_attempts, state.wait_seconds), (0, 0));
    werkstatt.ok(command::lock_vault, Nothing {});
    assert_eq!(
        unlock(&mut werkstatt, "falsch").unwrap_err(),
        ErrorCode::WrongPassphrase
    );
    assert_eq!(
        wait_seconds(&mut werkstatt),
        0,
        "opening starts the count anew"
    );
}

#[test]
fn damage_is_not_a_wrong_try() {
    let mut werkstatt = Werkstatt::bare();
    for _ in 0..6 {
        assert_eq!(
            unlock(&mut werkstatt, PASSPHRASE).unwrap_err(),
            ErrorCode::NoVault
        );
    }
    assert_eq!(
        werkstatt
            .ok(command::vault_state, Nothing {})
            .wrong_attempts,
        0
    );
}
