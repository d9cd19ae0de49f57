//! The published vectors of the age format, most of them broken, and files made by another
//! implementation.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::{Identity, Limits, OpenError, Passphrase, open_with, open_with_passphrase, sha256_hex};

const PLAINTEXT: &str = "Übergabe für M̂ario Ångström\n";

struct Vector {
    values: BTreeMap<String, String>,
    file: Vec<u8>,
}

impl Vector {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
        let values: BTreeMap<String, String> = std::str::from_utf8(&bytes[..end])
            .unwrap()
            .lines()
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let packed = &bytes[end + 2..];
        let file = match values.contains_key("compressed") {
            true => decompress(packed),
            false => packed.to_vec(),
        };
        Self { values, file }
    }

    fn open(&self) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        match (self.values.get("passphrase"), self.values.get("identity")) {
            (Some(text), _) => open_with_passphrase(&Passphrase::new(text.clone()), &self.file),
            (None, Some(key)) => open_with(
                &Identity::parse(key).unwrap(),
                &self.file,
                &Limits::packet(),
            ),
            (None, None) => open_with(&Identity::generate(), &self.file, &Limits::packet()),
        }
    }
}

fn decompress(zlib: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    flate2::read::ZlibDecoder::new(zlib)
        .read_to_end(&mut file)
        .unwrap();
    file
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

fn vectors() -> BTreeMap<String, Vector> {
    fs::read_dir(folder().join("age"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, Vector::read(&fs::read(entry.path()).unwrap()))
        })
        .collect()
}

#[test]
fn each_vector_gets_the_answer_written_down() {
    let answers: String = vectors()
        .iter()
        .map(|(name, vector)| match vector.open() {
            Ok(_) => format!("{name} opened\n"),
            Err(error) => format!("{name} {error:?}\n"),
        })
        .collect();
    let expected = fs::read_to_string(folder().join("age-outcomes.txt")).unwrap();
    assert_eq!(answers, expected);
}

#[test]
fn what_a_vector_calls_broken_never_opens_and_the_rest_opens_rightly() {
    for (name, vector) in vectors() {
        let expected = vector.values["expect"].as_str();
        match vector.open() {
            Ok(plaintext) => {
                assert_eq!(expected, "success", "{name}");
                assert_eq!(sha256_hex(&plaintext), vector.values["payload"], "{name}");
            }
            Err(OpenError::Forbidden) => {}
            Err(_) => assert_ne!(expected, "success", "{name}"),
        }
    }
}

#[test]
fn another_program_s_file_for_a_key_opens() {
    let made = folder().join("made");
    let identity = Identity::parse(&fs::read_to_string(made.join("x25519.key")).unwrap()).unwrap();
    let sealed = fs::read(made.join("x25519.age")).unwrap();
    let opened = open_with(&identity, &sealed, &Limits::packet()).unwrap();
    assert_eq!(opened.as_slice(), PLAINTEXT.as_bytes());
}

#[test]
fn another_program_s_file_under_a_passphrase_opens() {
    let sealed = fs::read_to_string(folder().join("made/passphrase.age")).unwrap();
    let passphrase = Passphrase::new("hafen-kerze-mond-regel-tinte-zaun".to_owned());
    let opened = open_with_passphrase(&passphrase, &sealed).unwrap();
    assert_eq!(opened.as_slice(), PLAINTEXT.as_bytes());
}
