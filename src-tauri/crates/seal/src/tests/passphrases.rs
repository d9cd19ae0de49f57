//! The word list, generating, and the estimate.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::passphrase::word_list;
use crate::{Passphrase, Strength, WORDS_RECOMMENDED, WeakReason, generate_passphrase};

fn strength(text: &str) -> Strength {
    Passphrase::new(text.to_owned()).strength()
}

#[test]
fn the_list_has_2048_different_sorted_words_that_every_keyboard_types() {
    let words = word_list();
    assert_eq!(words.len(), 2048);
    assert!(
        words.windows(2).all(|pair| pair[0] < pair[1]),
        "sorted and without doubles"
    );
    for word in &words {
        assert!((4..=8).contains(&word.len()), "{word}");
        assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
    }
}

#[test]
fn no_word_is_another_one_with_a_letter_added() {
    let words: BTreeSet<&str> = word_list().into_iter().collect();
    let shortened = |word: &str| words.contains(&word[..word.len() - 1]);
    let clashes: Vec<&&str> = words.iter().filter(|word| shortened(word)).collect();
    assert!(clashes.is_empty(), "{clashes:?}");
}

#[test]
fn every_word_comes_from_the_same_number_of_random_values() {
    let mut seen = std::collections::BTreeMap::<String, u32>::new();
    for value in 0..=u16::MAX {
        let mut random = |buffer: &mut [u8]| buffer.copy_from_slice(&value.to_le_bytes());
        let word = generate_passphrase(&mut random, 1).expose().to_owned();
        *seen.entry(word).or_default() += 1;
    }
    assert_eq!(seen.len(), 2048);
    assert!(seen.values().all(|count| *count == 32));
}

#[test]
fn generated_words_are_joined_by_hyphens() {
    let mut next = 0u8;
    let mut random = |buffer: &mut [u8]| {
        for byte in buffer {
            *byte = next;
            next = next.wrapping_add(61);
        }
    };
    let passphrase = generate_passphrase(&mut random, WORDS_RECOMMENDED);
    let words = word_list();
    let parts: Vec<&str> = passphrase.expose().split('-').collect();
    assert_eq!(parts.len(), 6);
    assert!(parts.iter().all(|part| words.contains(part)));
}

#[test]
fn weak_passphrases_are_named_with_their_reason() {
    use WeakReason::{Predictable, TooFewDistinct, TooShort};
    for (text, reason) in [
        ("", TooShort),
        ("xK7#pQ2!mZ9$v", TooShort),
        ("aaaaaaaaaaaaaaaaaaaa", TooFewDistinct),
        ("1212121212121212", TooFewDistinct),
        ("Passwort2024!!", Predictable),
        ("passwortpasswortpasswort", Predictable),
        ("qwertzuiopasdfghjkl", Predictable),
        ("abcdefghijklmnopqrstuvwxyz", Predictable),
        ("12345678901234567890", Predictable),
        ("zyxwvutsrqponmlkjihgfedcba", Predictable),
        ("hallohallohallo12", Predictable),
        ("Teilhabemanagement2026", Predictable),
        ("Sommer2025Sommer2026", Predictable),
    ] {
        assert_eq!(strength(text), Strength::Weak(reason), "{text}");
    }
}

#[test]
fn long_and_varied_passphrases_are_strong() {
    for text in [
        "xK7#pQ2!mZ9$vL",
        "Der Kranich frisst um halb vier Spargel",
        "tulpe-regen-hafen-kerze-zaun-mond",
        "schlank-schlau-schlauch-schlaf-schlag-schlamm",
        "ÄpfelÜberÖlGießenIst8malKlüger!",
    ] {
        assert_eq!(strength(text), Strength::Strong, "{text}");
    }
    assert_eq!(strength("regenhafenkerzetulpe"), Strength::Fair);
    assert_ne!(strength("mond-mond-mond-mond-mond-mond"), Strength::Strong);
}

proptest! {
    #[test]
    fn six_generated_words_are_strong(values in proptest::collection::vec(any::<u16>(), 6)) {
        let distinct: BTreeSet<u16> = values.iter().map(|value| value % 2048).collect();
        prop_assume!(distinct.len() == 6);
        let mut values = values.into_iter();
        let mut random =
            |buffer: &mut [u8]| buffer.copy_from_slice(&values.next().unwrap().to_le_bytes());
        let passphrase = generate_passphrase(&mut random, 6);
        prop_assert_eq!(passphrase.strength(), Strength::Strong, "{}", passphrase.expose());
    }

    #[test]
    fn a_short_passphrase_is_never_more_than_weak(text in "[ -~äöüßÄÖÜéş]{0,13}") {
        prop_assert!(matches!(strength(&text), Strength::Weak(_)), "{}", text);
    }

    #[test]
    fn repeating_never_makes_strong(piece in "[a-z]{1,8}", times in 2..20usize) {
        prop_assert_ne!(strength(&piece.repeat(times)), Strength::Strong);
    }
}
