//! Signatures, hashes and keyed checksums, against published values.

use proptest::prelude::*;

use crate::{
    KeyError, SealError, SigningKey, VerifyingKey, checksum_matches, keyed_checksum, sha256_hex,
};

fn bytes<const N: usize>(text: &str) -> [u8; N] {
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).unwrap();
    bytes
}

#[test]
fn the_second_example_of_rfc_8032_comes_out() {
    let seed = bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    let key = SigningKey::from_seed(&seed);
    let public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    assert_eq!(key.verifying_key().to_hex(), public);
    let signature = concat!(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    );
    assert_eq!(hex::encode(key.sign(&[0x72])), signature);
    let read = VerifyingKey::parse(&format!(" {}\n", public.to_uppercase())).unwrap();
    assert_eq!(read.verify(&[0x72], &bytes(signature)), Ok(()));
    assert_eq!(VerifyingKey::from_bytes(&read.to_bytes()).unwrap(), read);
}

#[test]
fn keys_with_which_anything_verifies_are_refused() {
    let identity_point = format!("01{}", "00".repeat(31));
    for text in [
        "",
        "3d40",
        &"zz".repeat(32),
        &identity_point,
        &"00".repeat(32),
    ] {
        let answer = VerifyingKey::parse(text).err();
        assert_eq!(
            answer,
            Some(SealError::Key(KeyError::VerifyingKey)),
            "{text}"
        );
    }
}

#[test]
fn sha_256_of_abc() {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sha256_hex(b"abc"), expected);
}

#[test]
fn a_keyed_checksum_depends_on_key_label_and_data() {
    let checksum = keyed_checksum(&[1; 32], "key-file", b"abc");
    assert!(checksum_matches(&[1; 32], "key-file", b"abc", &checksum));
    assert!(!checksum_matches(&[2; 32], "key-file", b"abc", &checksum));
    assert!(!checksum_matches(&[1; 32], "ledger", b"abc", &checksum));
    assert!(!checksum_matches(&[1; 32], "key-file", b"abd", &checksum));
    assert!(!checksum_matches(
        &[1; 32],
        "key-file",
        b"abc",
        &checksum[..31]
    ));
}

proptest! {
    #[test]
    fn a_changed_message_or_signature_never_verifies(
        message in proptest::collection::vec(any::<u8>(), 1..200),
        at in any::<usize>(),
        bit in 0..8u8,
    ) {
        let key = SigningKey::from_seed(&[9; 32]);
        let signature = key.sign(&message);
        prop_assert!(key.verifying_key().verify(&message, &signature).is_ok());
        let mut other = message.clone();
        other[at % message.len()] ^= 1 << bit;
        prop_assert!(key.verifying_key().verify(&other, &signature).is_err());
        let mut forged = signature;
        forged[at % 64] ^= 1 << bit;
        prop_assert!(key.verifying_key().verify(&message, &forged).is_err());
    }
}
