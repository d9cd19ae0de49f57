//! Sealing and opening: what goes in comes out, and nothing else ever does.

use proptest::prelude::*;

use crate::{
    Identity, KeyError, Limits, OpenError, Passphrase, Recipient, SealError, binary_form,
    is_locked_with_passphrase, lock_with_passphrase, lock_with_passphrase_binary, open_with,
    open_with_passphrase, seal_for, seal_for_armored,
};

/// age cuts the plaintext into blocks of this size and adds 16 bytes to each.
const BLOCK: usize = 64 * 1024;
const SEALED_BLOCK: usize = BLOCK + 16;
const SECRET: &[u8] = "Duldung läuft am 30.06. ab, Frau Öztürk-Nowosielski ruft an".as_bytes();

fn open(identity: &Identity, sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
    open_with(identity, sealed, &Limits::packet()).map(|plaintext| plaintext.to_vec())
}

fn sealed_secret() -> (Identity, Vec<u8>) {
    let identity = Identity::generate();
    let sealed = seal_for(&[identity.recipient()], SECRET).unwrap();
    (identity, sealed)
}

/// Where the header ends: behind the line that begins with `---`.
fn header_length(sealed: &[u8]) -> usize {
    sealed
        .windows(5)
        .position(|window| window == b"\n--- ")
        .unwrap()
        + "\n--- ".len()
        + 43
        + 1
}

/// A header with these stanzas; nothing in it is true but the outline.
fn header(stanzas: &[&str]) -> Vec<u8> {
    let mac = "A".repeat(43);
    let mut text = "age-encryption.org/v1\n".to_owned();
    for stanza in stanzas {
        text += &format!("-> {stanza}\n{mac}\n");
    }
    text += &format!("--- {mac}\n");
    let mut file = text.into_bytes();
    file.extend([7; 48]);
    file
}

fn armored(binary: &[u8]) -> String {
    use std::io::Write;
    let format = age::armor::Format::AsciiArmor;
    let mut writer = age::armor::ArmoredWriter::wrap_output(Vec::new(), format).unwrap();
    writer.write_all(binary).unwrap();
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn each_recipient_opens_and_a_stranger_does_not() {
    let identities: Vec<Identity> = (0..3).map(|_| Identity::generate()).collect();
    let recipients: Vec<Recipient> = identities.iter().map(Identity::recipient).collect();
    let sealed = seal_for(&recipients, SECRET).unwrap();
    for identity in &identities {
        assert_eq!(open(identity, &sealed).unwrap(), SECRET);
    }
    assert_eq!(
        open(&Identity::generate(), &sealed),
        Err(OpenError::WrongKey)
    );
}

#[test]
fn armour_opens_with_pasted_space_and_windows_line_ends() {
    let identity = Identity::generate();
    let text = seal_for_armored(&[identity.recipient()], SECRET).unwrap();
    assert_eq!(open(&identity, text.as_bytes()).unwrap(), SECRET);
    let pasted = format!("\n  \n{}\r\n\n", text.replace('\n', "\r\n"));
    assert_eq!(open(&identity, pasted.as_bytes()).unwrap(), SECRET);
}

#[test]
fn sizes_around_the_block_length_come_back() {
    let identity = Identity::generate();
    for size in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK] {
        let plaintext = vec![0xA5; size];
        let sealed = seal_for(&[identity.recipient()], &plaintext).unwrap();
        assert_eq!(open(&identity, &sealed).unwrap(), plaintext, "{size} bytes");
    }
}

#[test]
fn nobody_and_too_many_are_not_sealed_for() {
    let recipient = Identity::generate().recipient();
    assert_eq!(seal_for(&[], SECRET).err(), Some(SealError::NoRecipient));
    let many = vec![recipient.clone(); 20];
    assert_eq!(
        seal_for(&many, SECRET).err(),
        Some(SealError::TooManyRecipients)
    );
    assert!(seal_for(&vec![recipient; 19], SECRET).is_ok());
}

#[test]
fn the_largest_number_of_recipients_still_opens() {
    let identity = Identity::generate();
    let mut recipients: Vec<Recipient> =
        (0..18).map(|_| Identity::generate().recipient()).collect();
    recipients.push(identity.recipient());
    assert_eq!(
        open(&identity, &seal_for(&recipients, SECRET).unwrap()).unwrap(),
        SECRET
    );
}

#[test]
fn a_file_cut_at_any_byte_is_an_error_of_the_right_kind() {
    let (identity, sealed) = sealed_secret();
    let header = header_length(&sealed);
    for length in 0..sealed.len() {
        let answer = open(&identity, &sealed[..length]);
        let expected = match length {
            _ if length < "age-encryption.org/".len() => OpenError::NotAge,
            // Behind the header come 16 bytes of nonce; a part of the last block is not told from
            // damage.
            _ if length <= header + 16 => OpenError::Truncated,
            _ => OpenError::Damaged,
        };
        assert_eq!(answer, Err(expected), "cut at {length} of {}", sealed.len());
    }
}

#[test]
fn a_file_cut_between_blocks_is_truncated() {
    let identity = Identity::generate();
    let sealed = seal_for(&[identity.recipient()], &vec![1; 3 * BLOCK]).unwrap();
    let payload = header_length(&sealed) + 16;
    for blocks in 1..3 {
        let cut = &sealed[..payload + blocks * SEALED_BLOCK];
        assert_eq!(
            open(&identity, cut),
            Err(OpenError::Truncated),
            "{blocks} blocks"
        );
        let cut = &cut[..cut.len() - 1];
        assert_eq!(
            open(&identity, cut),
            Err(OpenError::Damaged),
            "{blocks} blocks less a byte"
        );
    }
}

#[test]
fn a_flipped_bit_anywhere_never_opens() {
    let (identity, sealed) = sealed_secret();
    for position in 0..sealed.len() {
        for bit in 0..8 {
            let mut damaged = sealed.clone();
            damaged[position] ^= 1 << bit;
            let answer = open(&identity, &damaged);
            assert!(answer.is_err(), "bit {bit} of byte {position}");
            let in_payload = position >= header_length(&sealed);
            assert!(
                !in_payload || answer == Err(OpenError::Damaged),
                "byte {position}"
            );
        }
    }
}

#[test]
fn bytes_behind_the_end_are_damage() {
    let (identity, mut sealed) = sealed_secret();
    sealed.push(b'\n');
    assert_eq!(open(&identity, &sealed), Err(OpenError::Damaged));
    let text = seal_for_armored(&[identity.recipient()], SECRET).unwrap() + "noch etwas\n";
    assert_eq!(open(&identity, text.as_bytes()), Err(OpenError::Damaged));
}

#[test]
fn armour_without_its_end_is_truncated() {
    let identity = Identity::generate();
    let text = seal_for_armored(&[identity.recipient()], SECRET).unwrap();
    let end = text.find("-----END").unwrap();
    assert_eq!(
        open(&identity, &text.as_bytes()[..end]),
        Err(OpenError::Truncated)
    );
    let damaged = text.replacen('\n', "\n*", 2);
    assert_eq!(open(&identity, damaged.as_bytes()), Err(OpenError::Damaged));
}

#[test]
fn what_is_not_age_is_said_to_be_not_age() {
    let identity = Identity::generate();
    let version_2 = b"age-encryption.org/v2\n-> X25519 abc\n".as_slice();
    let samples = [
        b"".as_slice(),
        b"\n",
        b"Liebe Kollegin,",
        b"PK\x03\x04",
        &[0; 64],
        version_2,
    ];
    for sample in samples {
        assert_eq!(open(&identity, sample), Err(OpenError::NotAge));
    }
}

#[test]
fn a_header_above_the_limits_is_refused_before_age_sees_it() {
    let identity = Identity::generate();
    let stanza = format!("X25519 {}", "A".repeat(43));
    assert_eq!(
        open(&identity, &header(&[stanza.as_str(); 21])),
        Err(OpenError::TooLarge)
    );
    assert_eq!(
        open(&identity, &header(&[stanza.as_str(); 20])),
        Err(OpenError::Damaged)
    );
    let long_argument = format!("X25519 {}", "A".repeat(16 * 1024));
    assert_eq!(
        open(&identity, &header(&[long_argument.as_str()])),
        Err(OpenError::TooLarge)
    );
    let many_lines = format!("{stanza}\n{}", format!("{}\n", "A".repeat(64)).repeat(260));
    assert_eq!(
        open(&identity, &header(&[many_lines.as_str()])),
        Err(OpenError::TooLarge)
    );
    let mut endless = b"age-encryption.org/v1\n-> ".to_vec();
    endless.resize(1024 * 1024, b'A');
    assert_eq!(open(&identity, &endless), Err(OpenError::TooLarge));
}

#[test]
fn a_file_above_the_size_limit_is_refused() {
    let (identity, sealed) = sealed_secret();
    let text = seal_for_armored(&[identity.recipient()], SECRET).unwrap();
    let just = Limits {
        max_bytes: sealed.len(),
        ..Limits::packet()
    };
    assert!(open_with(&identity, &sealed, &just).is_ok());
    let small = Limits {
        max_bytes: sealed.len() - 1,
        ..Limits::packet()
    };
    assert_eq!(
        open_with(&identity, &sealed, &small).err(),
        Some(OpenError::TooLarge)
    );
    let tiny = Limits {
        max_bytes: 100,
        ..Limits::packet()
    };
    assert_eq!(
        open_with(&identity, text.as_bytes(), &tiny).err(),
        Some(OpenError::TooLarge)
    );
}

#[test]
fn kinds_of_stanza_that_are_not_ours_are_forbidden() {
    let identity = Identity::generate();
    let x25519 = format!("X25519 {}", "A".repeat(43));
    let salt = "A".repeat(22);
    for other in [
        format!("scrypt {salt} 10"),
        "ssh-ed25519 AAAA BBBB".to_owned(),
        "yubikey AAAA".to_owned(),
        "x25519 AAAA".to_owned(),
        "X25519x AAAA".to_owned(),
        "a-grease".to_owned(),
    ] {
        assert_eq!(
            open(&identity, &header(&[other.as_str()])),
            Err(OpenError::Forbidden)
        );
    }
    let mixed = header(&[x25519.as_str(), "piv-p256 AAAA BBBB"]);
    assert_eq!(open(&identity, &mixed), Err(OpenError::Forbidden));
}

#[test]
fn work_factors_out_of_range_cost_nothing() {
    let passphrase = Passphrase::new("egal".to_owned());
    let salt = "A".repeat(22);
    for factor in [
        "0", "1", "10", "16", "20", "22", "63", "018", "+18", "18x", "-1", "", "18 18",
    ] {
        let file = armored(&header(&[format!("scrypt {salt} {factor}").as_str()]));
        let answer = open_with_passphrase(&passphrase, &file).err();
        assert_eq!(answer, Some(OpenError::Forbidden), "work factor {factor:?}");
    }
    let stanza = format!("scrypt {salt} 18");
    let double = armored(&header(&[stanza.as_str(), stanza.as_str()]));
    assert_eq!(
        open_with_passphrase(&passphrase, &double).err(),
        Some(OpenError::Forbidden)
    );
}

#[test]
fn a_file_for_a_key_is_forbidden_where_a_passphrase_is_expected() {
    let text = seal_for_armored(&[Identity::generate().recipient()], SECRET).unwrap();
    let answer = open_with_passphrase(&Passphrase::new("egal".to_owned()), &text).err();
    assert_eq!(answer, Some(OpenError::Forbidden));
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let locked = lock_with_passphrase(&Passphrase::new("Grüße-Öl".to_owned()), SECRET).unwrap();
    assert!(locked.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    // The same words typed on a keyboard that sends "u" and the dots separately.
    let decomposed = Passphrase::new("Gru\u{308}ße-O\u{308}l".to_owned());
    assert_eq!(
        open_with_passphrase(&decomposed, &locked)
            .unwrap()
            .as_slice(),
        SECRET
    );
    let wrong = open_with_passphrase(&Passphrase::new("grüße-öl".to_owned()), &locked);
    assert_eq!(wrong.err(), Some(OpenError::WrongKey));
    let empty = open_with_passphrase(&Passphrase::new(String::new()), &locked);
    assert_eq!(empty.err(), Some(OpenError::WrongKey));
}

#[test]
fn an_empty_passphrase_locks_nothing() {
    let answer = lock_with_passphrase(&Passphrase::new(String::new()), SECRET);
    assert_eq!(answer.err(), Some(SealError::EmptyPassphrase));
}

#[test]
fn keys_survive_paper_and_clipboard() {
    let identity = Identity::generate();
    let secret = identity.to_secret();
    assert!(secret.starts_with("AGE-SECRET-KEY-1"));
    let typed = format!(
        " {} \n{}\n",
        &secret[..30].to_lowercase(),
        &secret[30..].to_lowercase()
    );
    assert!(Identity::parse(&typed).unwrap().recipient() == identity.recipient());
    let file = format!(
        "# created: 2026-03-01\n# public key: age1...\n{}\n",
        secret.as_str()
    );
    assert!(Identity::parse(&file).unwrap().recipient() == identity.recipient());
    let public = format!("\t{}\n", identity.recipient());
    assert_eq!(Recipient::parse(&public).unwrap(), identity.recipient());
}

#[test]
fn mistyped_keys_are_refused() {
    let identity = Identity::generate();
    let secret = identity.to_secret();
    let public = identity.recipient().to_string();
    let two_keys = format!("{}\n{}", secret.as_str(), secret.as_str());
    for text in [
        "",
        "AGE-SECRET-KEY-1",
        &secret[..secret.len() - 1],
        &two_keys,
        &public,
    ] {
        assert_eq!(
            Identity::parse(text).err(),
            Some(SealError::Key(KeyError::Identity))
        );
    }
    let swapped = if public.ends_with('q') { 'p' } else { 'q' };
    let mistyped = format!("{}{swapped}", &public[..public.len() - 1]);
    for text in [
        "",
        "age1",
        "ssh-ed25519 AAAA",
        &secret,
        &mistyped,
        "age1pq1qqqq",
    ] {
        assert_eq!(
            Recipient::parse(text).err(),
            Some(SealError::Key(KeyError::Recipient))
        );
    }
}

#[test]
fn a_recipient_that_nobody_can_own_is_refused() {
    let hrp = bech32::Hrp::parse("age").unwrap();
    let zero = [0; 32];
    let mut one_with_top_bit = [0; 32];
    (one_with_top_bit[0], one_with_top_bit[31]) = (1, 0x80);
    let mut p = [0xff; 32];
    (p[0], p[31]) = (0xed, 0x7f);
    for point in [zero, one_with_top_bit, p] {
        let text = bech32::encode::<bech32::Bech32>(hrp, &point).unwrap();
        assert_eq!(
            Recipient::parse(&text).err(),
            Some(SealError::Key(KeyError::Recipient))
        );
    }
}

#[test]
fn a_binary_file_under_a_passphrase_opens_and_says_what_it_wants() {
    let passphrase = Passphrase::new("zugvogel-uferweg".to_owned());
    let locked = lock_with_passphrase_binary(&passphrase, SECRET).unwrap();
    assert!(locked.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    let opened = open_with_passphrase(&passphrase, &locked).unwrap();
    assert_eq!(opened.as_slice(), SECRET);
    let wants = |file: &[u8]| is_locked_with_passphrase(file, &Limits::packet());
    assert_eq!(wants(&locked), Ok(true));
    assert_eq!(wants(&sealed_secret().1), Ok(false));
    assert_eq!(wants(b"hello"), Err(OpenError::NotAge));
    let heavy = header(&[&format!("scrypt {} 22", "A".repeat(22))]);
    assert_eq!(wants(&heavy), Err(OpenError::Forbidden));
    let empty = Passphrase::new(String::new());
    let refused = lock_with_passphrase_binary(&empty, SECRET).err();
    assert_eq!(refused, Some(SealError::EmptyPassphrase));
}

#[test]
fn armour_comes_off_and_everything_else_stays() {
    let identity = Identity::generate();
    let armored = seal_for_armored(&[identity.recipient()], SECRET).unwrap();
    let binary = binary_form(armored.as_bytes(), &Limits::packet()).unwrap();
    assert!(binary.starts_with(b"age-encryption.org/v1\n"));
    assert_eq!(open(&identity, &binary).unwrap(), SECRET);
    assert_eq!(binary_form(&binary, &Limits::packet()).unwrap(), binary);
    assert_eq!(
        binary_form(b"hello", &Limits::packet()).unwrap(),
        &b"hello"[..]
    );
    let small = Limits::packet_of(20);
    assert_eq!(
        binary_form(armored.as_bytes(), &small),
        Err(OpenError::TooLarge)
    );
    assert_eq!(
        open_with(&identity, &binary, &small).err(),
        Some(OpenError::TooLarge)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_come_back(plaintext in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let identity = Identity::generate();
        let sealed = seal_for(&[identity.recipient()], &plaintext).unwrap();
        prop_assert_eq!(open(&identity, &sealed).unwrap(), plaintext);
    }

    #[test]
    fn noise_never_opens_and_never_stops_the_program(
        start in 0..4usize,
        noise in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let starts = ["", "age-encryption.org/v1\n", "age-encryption.org/v1\n-> X25519 ",
            "-----BEGIN AGE ENCRYPTED FILE-----\n"];
        let mut file = starts[start].as_bytes().to_vec();
        file.extend(noise);
        prop_assert!(open(&Identity::generate(), &file).is_err());
    }

    #[test]
    fn an_exchanged_stretch_never_opens(at in 0..10_000usize, with in any::<[u8; 3]>()) {
        let (identity, sealed) = sealed_secret();
        let at = at % (sealed.len() - 3);
        let mut changed = sealed.clone();
        changed[at..at + 3].copy_from_slice(&with);
        prop_assume!(changed != sealed);
        prop_assert!(open(&identity, &changed).is_err());
    }
}
