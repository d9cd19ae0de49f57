//! Damage, byte by byte. The slots are opened by the recovery identity, which costs no time; that the passphrase slot
//! opens when its text is untouched is shown in `tests/answers.rs`.

use proptest::prelude::*;

use super::*;
use crate::tests::support::{passphrase, template};
use crate::vault_dir::KEY_FILE;

fn original() -> (Vec<u8>, KeyFile) {
    let bytes = template().file(KEY_FILE);
    let file = KeyFile::parse(&bytes).unwrap();
    (bytes, file)
}

/// From the beginning to the end of the `nth` slot's age file.
fn slot_text(bytes: &[u8], nth: usize) -> std::ops::Range<usize> {
    let text = std::str::from_utf8(bytes).unwrap();
    let begin = text.match_indices("-----BEGIN AGE").nth(nth).unwrap().0;
    let end = text.match_indices("-----END AGE").nth(nth).unwrap().0;
    begin..end + "-----END AGE ENCRYPTED FILE-----".len()
}

#[test]
fn no_flipped_bit_opens_wrongly_or_closes_the_other_slot() {
    let (bytes, file) = original();
    let identity = template().identity();
    let keys = file.open_with_recovery(&identity).unwrap().keys;
    let by_passphrase = slot_text(&bytes, 0);
    let by_recovery = slot_text(&bytes, 1);
    let passphrase_slot = &file.slot(KIND_PASSPHRASE).unwrap().age;
    let (mut opened_again, mut kept_passphrase) = (0, 0);
    for (position, bit) in (0..bytes.len()).flat_map(|p| [0, 3, 5, 7].map(|bit| (p, bit))) {
        let mut changed = bytes.clone();
        changed[position] ^= 1 << bit;
        let parsed = match KeyFile::parse(&changed) {
            Ok(parsed) => parsed,
            Err(error) => {
                // One digit of the version makes the file a newer one; nothing else may close both slots.
                assert_eq!(
                    error,
                    StoreError::NewerProgram,
                    "byte {position}, bit {bit}"
                );
                continue;
            }
        };
        match parsed.open_with_recovery(&identity) {
            Ok(opened) => {
                opened_again += 1;
                assert_eq!((&opened.keys.dek, opened.keys.salt), (&keys.dek, keys.salt));
            }
            Err(error) => assert_eq!(error, StoreError::RecoverySlotDamaged),
        }
        if by_passphrase.contains(&position) {
            assert!(
                parsed.open_with_recovery(&identity).is_ok(),
                "byte {position}, bit {bit}"
            );
        }
        if by_recovery.contains(&position) {
            assert!(
                parsed.open_with_recovery(&identity).is_err(),
                "byte {position}, bit {bit}"
            );
            let slot = parsed.slot(KIND_PASSPHRASE).unwrap();
            assert!(slot.is_intact(), "byte {position}, bit {bit}");
            assert_eq!(&slot.age, passphrase_slot);
            kept_passphrase += 1;
        }
    }
    assert_eq!(kept_passphrase, by_recovery.len() * 4);
    assert!(opened_again > by_passphrase.len() * 4);
}

#[test]
fn a_cut_key_file_never_opens_wrongly() {
    let (bytes, file) = original();
    let identity = template().identity();
    let keys = file.open_with_recovery(&identity).unwrap().keys;
    let passphrase_slot = &file.slot(KIND_PASSPHRASE).unwrap().age;
    let end_of_first = slot_text(&bytes, 0).end;
    for length in 0..bytes.len() - 1 {
        match KeyFile::parse(&bytes[..length]) {
            Err(error) => {
                assert_eq!(error, StoreError::Damaged);
                assert!(length < end_of_first);
            }
            Ok(cut) => {
                assert!(
                    cut.slot(KIND_PASSPHRASE)
                        .unwrap()
                        .age
                        .starts_with(passphrase_slot.trim_end())
                );
                if let Ok(opened) = cut.open_with_recovery(&identity) {
                    assert_eq!(opened.keys.dek, keys.dek);
                    assert!(
                        opened.recovery.is_none(),
                        "the frame is gone, so it counts as altered"
                    );
                }
            }
        }
    }
}

#[test]
fn no_overwritten_stretch_ever_opens_wrongly() {
    let (bytes, file) = original();
    let identity = template().identity();
    let keys = file.open_with_recovery(&identity).unwrap().keys;
    let stretch = (
        0..bytes.len(),
        proptest::collection::vec(any::<u8>(), 0..80),
    );
    proptest!(|((at, noise) in stretch)| {
        let mut changed = bytes.clone();
        let end = (at + noise.len()).min(changed.len());
        changed.splice(at..end, noise);
        if let Ok(opened) = KeyFile::parse(&changed).and_then(|f| f.open_with_recovery(&identity)) {
            prop_assert_eq!(opened.keys.dek, keys.dek.clone());
        }
    });
}

#[test]
fn a_damaged_passphrase_slot_is_named_wherever_the_damage_is() {
    let (bytes, _) = original();
    let slot = slot_text(&bytes, 0);
    // First line, salt and work factor, wrapped key, checksum of the header, content, last line.
    for position in [3, 60, 80, 110, 150, 250, slot.len() - 60, slot.len() - 5] {
        let mut changed = bytes.clone();
        changed[slot.start + position] ^= 1;
        let opened = KeyFile::parse(&changed)
            .unwrap()
            .open_with_passphrase(&passphrase("falsch"));
        assert_eq!(
            opened.err(),
            Some(StoreError::PassphraseSlotDamaged),
            "byte {position}"
        );
    }
}

#[test]
fn a_removed_slot_is_noticed() {
    let (bytes, _) = original();
    let mut value: Value = serde_json::from_slice(&bytes).unwrap();
    value["slots"].as_array_mut().unwrap().remove(0);
    let file = KeyFile::parse(&serde_json::to_vec(&value).unwrap()).unwrap();
    let opened = file.open_with_recovery(&template().identity()).unwrap();
    assert!(opened.recovery.is_none());
    let by_passphrase = file.open_with_passphrase(&passphrase("egal"));
    assert_eq!(by_passphrase.err(), Some(StoreError::PassphraseSlotDamaged));
}

#[test]
fn the_file_says_only_what_it_must() {
    let (bytes, _) = original();
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    let names: Vec<&String> = value.as_object().unwrap().keys().collect();
    let expected = [
        "checksum",
        "createdAt",
        "format",
        "generation",
        "slots",
        "vaultId",
        "version",
    ];
    assert_eq!(names, expected);
    assert!(bytes.len() < 4096, "{} bytes", bytes.len());
}
