//! Envelopes: what was put in comes out, and everything else is refused with its reason.

use crate::envelope::LIMITS;
use fallmappe_seal::{Identity, OpenError, SigningKey, open_with, seal_for, sha256_hex};
use proptest::prelude::*;

use super::{BODY, day, envelope, header, laptop};
use crate::padding::{BLOCK, pad, unpad};
use crate::{
    EnvelopeError, EnvelopeHeader, HeaderField, envelope_name, make_envelope, open_envelope,
};

fn padded_plaintext(ki: &Identity, body: &[u8]) -> Vec<u8> {
    let sealed = envelope(ki, body).bytes;
    open_with(ki, &sealed, &LIMITS).unwrap().to_vec()
}

fn document(ki: &Identity, body: &[u8]) -> String {
    let padded = padded_plaintext(ki, body);
    String::from_utf8(unpad(&padded).unwrap().to_vec()).unwrap()
}

/// Seals a document that this program would not have made, and opens it.
fn answer_to(ki: &Identity, document: impl Into<Vec<u8>>) -> Option<EnvelopeError> {
    let sealed = seal_for(&[ki.recipient()], &pad(document.into())).unwrap();
    open_envelope(ki, &sealed).err()
}

/// The answer to a document in which one place was changed after signing.
fn answer_to_changed(ki: &Identity, from: &str, to: &str) -> Option<EnvelopeError> {
    let text = document(ki, BODY);
    assert_eq!(text.matches(from).count(), 1, "{from}");
    answer_to(ki, text.replace(from, to))
}

/// The answer to a document whose header was changed before signing: a careless or hostile laptop.
fn answer_to_signed(ki: &Identity, from: &str, to: &str, body: &str) -> Option<EnvelopeError> {
    let header = serde_json::to_string(&header(ki))
        .unwrap()
        .replace(from, to);
    let signature = hex::encode(laptop().sign(format!("{header}\n{body}").as_bytes()));
    let document = format!(
        r#"{{"header":{header},"bodySha256":"{}","body":{},"signature":"{signature}","publicKey":"{}"}}"#,
        sha256_hex(body.as_bytes()),
        serde_json::to_string(body).unwrap(),
        laptop().verifying_key(),
    );
    answer_to(ki, document)
}

#[test]
fn what_was_put_in_comes_out() {
    let ki = Identity::generate();
    let made = envelope(&ki, BODY);
    let opened = open_envelope(&ki, &made.bytes).unwrap();
    assert_eq!(opened.header, header(&ki));
    assert_eq!(opened.body, BODY);
    assert_eq!(opened.public_key, laptop().verifying_key());
    assert_eq!(opened.content_hash, made.content_hash);
    assert_eq!(made.name, envelope_name(&made.bytes));
}

#[test]
fn the_name_tells_only_the_bytes() {
    assert_eq!(
        envelope_name(b"abc"),
        "e-ba7816bf8f01cfea414140de5dae2223.age"
    );
}

#[test]
fn the_plaintext_is_the_documented_json() {
    let ki = Identity::generate();
    let begin = concat!(
        r#"{"header":{"version":1,"purpose":"fallmappe-report","ki":"KI","#,
        r#""laptopId":"00112233445566778899aabbccddeeff","sequence":1,"#,
        r#""previousHash":"0000000000000000000000000000000000000000000000000000000000000000","#,
        r#""periodFrom":"2026-01-01","periodTo":"2026-06-30","#,
        r#""planHash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","k":5},"#,
        r#""bodySha256":"015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862","#,
        r#""body":"{\"a\":1}","signature":""#,
    )
    .replace("KI", &ki.recipient().to_string());
    let text = document(&ki, br#"{"a":1}"#);
    assert_eq!(&text[..begin.len()], begin);
}

#[test]
fn the_content_hash_chains_and_does_not_depend_on_the_sealing() {
    let ki = Identity::generate();
    let (first, again) = (envelope(&ki, BODY), envelope(&ki, BODY));
    assert_ne!(first.name, again.name);
    assert_eq!(first.content_hash, again.content_hash);
    let next = EnvelopeHeader {
        sequence: 2,
        previous_hash: first.content_hash,
        ..header(&ki)
    };
    let next = make_envelope(next, BODY, &laptop(), &ki.recipient()).unwrap();
    assert_ne!(next.content_hash, again.content_hash);
    assert!(open_envelope(&ki, &next.bytes).is_ok());
}

#[test]
fn the_length_is_the_same_for_few_and_for_many() {
    let ki = Identity::generate();
    let many = format!(r#"{{"anzahl":[{}]}}"#, ["12345"; 2000].join(","));
    assert_eq!(padded_plaintext(&ki, br#"{"anzahl":0}"#).len(), BLOCK);
    assert_eq!(padded_plaintext(&ki, many.as_bytes()).len(), BLOCK);
}

#[test]
fn headers_that_do_not_fit_are_not_sealed() {
    let ki = Identity::generate();
    let good = || header(&ki);
    let other = Identity::generate().recipient().to_string();
    let cases = [
        (
            EnvelopeHeader {
                version: 2,
                ..good()
            },
            HeaderField::Version,
        ),
        (
            EnvelopeHeader {
                purpose: "fallmappe-packet".into(),
                ..good()
            },
            HeaderField::Purpose,
        ),
        (
            EnvelopeHeader {
                ki: other,
                ..good()
            },
            HeaderField::Ki,
        ),
        (
            EnvelopeHeader {
                laptop_id: "00aa".into(),
                ..good()
            },
            HeaderField::LaptopId,
        ),
        (
            EnvelopeHeader {
                laptop_id: "0A".repeat(16),
                ..good()
            },
            HeaderField::LaptopId,
        ),
        (
            EnvelopeHeader {
                previous_hash: String::new(),
                ..good()
            },
            HeaderField::PreviousHash,
        ),
        (
            EnvelopeHeader {
                sequence: 0,
                ..good()
            },
            HeaderField::Sequence,
        ),
        (
            EnvelopeHeader {
                sequence: 2,
                ..good()
            },
            HeaderField::Sequence,
        ),
        (
            EnvelopeHeader {
                previous_hash: "ab".repeat(32),
                ..good()
            },
            HeaderField::Sequence,
        ),
        (
            EnvelopeHeader {
                period_to: day(2025, 12, 31),
                ..good()
            },
            HeaderField::Period,
        ),
        (
            EnvelopeHeader {
                plan_hash: String::new(),
                ..good()
            },
            HeaderField::PlanHash,
        ),
        (EnvelopeHeader { k: 2, ..good() }, HeaderField::K),
    ];
    for (header, field) in cases {
        let answer = make_envelope(header, BODY, &laptop(), &ki.recipient()).err();
        assert_eq!(answer, Some(EnvelopeError::Header(field)));
    }
}

#[test]
fn a_body_that_is_not_json_or_too_large_is_not_sealed() {
    let ki = Identity::generate();
    let make = |body: &[u8]| make_envelope(header(&ki), body, &laptop(), &ki.recipient()).err();
    for body in [b"".as_slice(), b"Bericht", b"{\"a\":1} x", b"\"\xff\""] {
        assert_eq!(make(body), Some(EnvelopeError::BodyNotJson));
    }
    let large = format!("\"{}\"", "a".repeat(LIMITS.max_bytes));
    assert_eq!(make(large.as_bytes()), Some(EnvelopeError::TooLarge));
}

#[test]
fn another_ki_does_not_open_it_and_cannot_be_given_it() {
    let (ki, other) = (Identity::generate(), Identity::generate());
    let answer = open_envelope(&other, &envelope(&ki, BODY).bytes).err();
    assert_eq!(answer, Some(EnvelopeError::Open(OpenError::WrongKey)));
    let passed_on = answer_to(&other, document(&ki, BODY));
    assert_eq!(passed_on, Some(EnvelopeError::Header(HeaderField::Ki)));
}

#[test]
fn a_newer_envelope_is_named_as_such_whatever_else_it_holds() {
    let ki = Identity::generate();
    let newer = r#"{"header":{"version":2,"purpose":"fallmappe-report","neu":[1,2]},"x":{}}"#;
    assert_eq!(answer_to(&ki, newer), Some(EnvelopeError::NewerProgram));
    let other = r#"{"header":{"version":2,"purpose":"fallmappe-packet"}}"#;
    assert_eq!(answer_to(&ki, other), Some(EnvelopeError::WrongPurpose));
}

#[test]
fn each_changed_part_has_its_own_answer() {
    use EnvelopeError::{BodyHash, Malformed, Signature};
    let ki = Identity::generate();
    for (from, to, expected) in [
        ("Coaching", "Sprachkurs", BodyHash),
        ("\"k\":5", "\"k\":4", Signature),
        ("2026-06-30", "2026-07-31", Signature),
        ("\"sequence\":1", "\"sequence\":1.0", Malformed),
        ("\"k\":5", "\"k\": 5", Malformed),
        ("\"k\":5", "\"k\":5,\"k\":5", Malformed),
        ("\"k\":5", "\"k\":5,\"extra\":1", Malformed),
        ("Halbjahr", "H\\u0061lbjahr", Malformed),
        (
            "\"version\":1",
            "\"version\":0",
            EnvelopeError::Header(HeaderField::Version),
        ),
    ] {
        assert_eq!(
            answer_to_changed(&ki, from, to),
            Some(expected),
            "{from} to {to}"
        );
    }
}

#[test]
fn a_signature_of_another_key_or_in_another_spelling_is_refused() {
    let ki = Identity::generate();
    let own = laptop().verifying_key().to_hex();
    let stranger = SigningKey::from_seed(&[7; 32]).verifying_key().to_hex();
    let with_which_anything_verifies = format!("01{}", "00".repeat(31));
    for key in [
        stranger,
        own.to_uppercase(),
        with_which_anything_verifies,
        String::new(),
    ] {
        assert_eq!(
            answer_to_changed(&ki, &own, &key),
            Some(EnvelopeError::Signature),
            "{key}"
        );
    }
}

#[test]
fn a_rightly_signed_envelope_still_has_to_fit() {
    let ki = Identity::generate();
    assert_eq!(answer_to_signed(&ki, "", "", "{}"), None);
    let low = answer_to_signed(&ki, "\"k\":5", "\"k\":1", "{}");
    assert_eq!(low, Some(EnvelopeError::Header(HeaderField::K)));
    let no_json = answer_to_signed(&ki, "", "", "kein JSON");
    assert_eq!(no_json, Some(EnvelopeError::BodyNotJson));
}

#[test]
fn only_the_one_padding_is_accepted() {
    let ki = Identity::generate();
    let document = document(&ki, BODY).into_bytes();
    let good = pad(document.clone());
    let mut block_more = document.clone();
    block_more.resize(2 * BLOCK - 1, b' ');
    block_more.push(b'\n');
    let mut tab = good.clone();
    tab[BLOCK - 2] = b'\t';
    let cut = good[..BLOCK - 1].to_vec();
    for wrong in [
        document,
        block_more,
        tab,
        cut,
        Vec::new(),
        b"\n".to_vec(),
        vec![b' '; BLOCK],
    ] {
        let sealed = seal_for(&[ki.recipient()], &wrong).unwrap();
        assert_eq!(
            open_envelope(&ki, &sealed).err(),
            Some(EnvelopeError::Padding)
        );
    }
}

#[test]
fn nonsense_inside_is_malformed() {
    let ki = Identity::generate();
    for text in [
        "{}",
        "{\"header\":{}}",
        "nicht {json}",
        "{\"header\":{\"version\":-1}}",
    ] {
        assert_eq!(
            answer_to(&ki, text),
            Some(EnvelopeError::Malformed),
            "{text}"
        );
    }
    let deep = "{\"a\":".repeat(10_000) + &"}".repeat(10_000);
    assert_eq!(answer_to(&ki, deep), Some(EnvelopeError::Malformed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_document_has_one_padding_and_loses_nothing(length in 0..3 * BLOCK) {
        let document = [vec![b'x'; length], b"}".to_vec()].concat();
        let padded = pad(document.clone());
        prop_assert_eq!(padded.len() % BLOCK, 0);
        prop_assert!(padded.len() <= document.len() + BLOCK);
        prop_assert_eq!(unpad(&padded), Some(document.as_slice()));
    }

    #[test]
    fn a_changed_bit_of_an_envelope_never_opens(at: prop::sample::Index, bit in 0..8u8) {
        let ki = Identity::generate();
        let mut sealed = envelope(&ki, BODY).bytes;
        let at = at.index(sealed.len());
        sealed[at] ^= 1 << bit;
        prop_assert!(open_envelope(&ki, &sealed).is_err());
    }

    #[test]
    fn a_changed_bit_of_the_document_never_opens(at: prop::sample::Index, bit in 0..8u8) {
        let ki = Identity::generate();
        let mut document = document(&ki, BODY).into_bytes();
        let at = at.index(document.len());
        document[at] ^= 1 << bit;
        prop_assert!(answer_to(&ki, document).is_some());
    }
}
