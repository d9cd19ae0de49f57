//! Packets and receipts of strangers: over a hundred files in `tests/fixtures/packets`, most of them broken.
//!
//! `vectors.json` beside them says what each must give, for this program and for any other.
//! `UPDATE_PACKETS=1 cargo test -p fallmappe-falluebergabe --test packets` writes them anew; it has a word of its own
//! because the encryption makes other bytes each time. Needed after the content of packets has changed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests and their helpers may fail loudly"
)]

mod cases;
mod forge;
mod judges;

use cases::{PASSPHRASE, Vector, packets, receipts};
use fallmappe_falluebergabe::packet::{self, OpenPacketError, OpenedPacket};
use fallmappe_falluebergabe::quittung;
use fallmappe_seal::{Identity, Limits, Passphrase, SigningKey, minisign_public_key};
use forge::{Bench, RECEIPT_SEED};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const LIST: &str = "vectors.json";
const KEY: &str = "stelle.key";

/// What `vectors.json` says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Vectors {
    /// File with the key that opens packets and receipts; made for these files alone.
    identity: String,
    /// Key that receipts for the packet are verified with.
    receipt_key: String,
    packets: Vec<Vector>,
    receipts: Vec<Vector>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/packets")
}

fn identity() -> Identity {
    Identity::parse(&std::fs::read_to_string(folder().join(KEY)).unwrap()).unwrap()
}

/// The list, written anew once when somebody asks for it.
fn vectors() -> &'static Vectors {
    static VECTORS: OnceLock<Vectors> = OnceLock::new();
    VECTORS.get_or_init(|| {
        if std::env::var_os("UPDATE_PACKETS").is_some() {
            update();
        }
        serde_json::from_slice(&std::fs::read(folder().join(LIST)).unwrap()).unwrap()
    })
}

fn update() {
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder().join(name), bytes).unwrap();
    if !folder().join(KEY).exists() {
        std::fs::create_dir_all(folder()).unwrap();
        let secret = Identity::generate().to_secret().to_string();
        write(
            KEY,
            format!("# opens the packets of the tests and nothing else\n{secret}\n").as_bytes(),
        );
    }
    let bench = Bench::new(identity());
    let packets = packets(&bench);
    let good = packets
        .iter()
        .find(|case| case.vector.file == "good-key.age")
        .unwrap();
    let opened = packet::open(&good.bytes, &bench.stelle).ok().unwrap();
    let receipts = receipts(&bench, &opened);
    for old in std::fs::read_dir(folder()).unwrap() {
        let old = old.unwrap().path();
        if old
            .extension()
            .is_some_and(|ending| ending == "age" || ending == "html")
        {
            std::fs::remove_file(old).unwrap();
        }
    }
    packets
        .iter()
        .for_each(|case| write(&case.vector.file, &case.bytes));
    receipts
        .iter()
        .for_each(|receipt| write(&receipt.vector.file, &receipt.bytes));
    let list = Vectors {
        identity: KEY.to_owned(),
        receipt_key: minisign_public_key(&SigningKey::from_seed(&RECEIPT_SEED).verifying_key()),
        packets: packets.into_iter().map(|case| case.vector).collect(),
        receipts: receipts.into_iter().map(|receipt| receipt.vector).collect(),
    };
    write(
        LIST,
        (serde_json::to_string_pretty(&list).unwrap() + "\n").as_bytes(),
    );
}

fn open(vector: &Vector) -> Result<OpenedPacket, OpenPacketError> {
    let bytes = std::fs::read(folder().join(&vector.file)).unwrap();
    match &vector.passphrase {
        Some(words) => packet::open_with_passphrase(&bytes, &Passphrase::new(words.clone())),
        None => packet::open(&bytes, &identity()),
    }
}

#[test]
fn each_packet_gives_what_the_list_says() {
    let list = vectors();
    assert!(list.packets.len() >= 100, "{} packets", list.packets.len());
    for vector in &list.packets {
        let given = match open(vector) {
            Ok(_) => "Opens".to_owned(),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(given, vector.gives, "{}: {}", vector.file, vector.why);
    }
}

#[test]
fn each_receipt_gives_what_the_list_says() {
    let list = vectors();
    for vector in &list.receipts {
        let bytes = std::fs::read(folder().join(&vector.file)).unwrap();
        let opened = quittung::open(&bytes, &identity());
        let verified = opened.and_then(|opened| opened.verify(&list.receipt_key).map(|()| opened));
        let given = match verified {
            Ok(opened) => {
                let good = std::fs::read(folder().join("good-key.age")).unwrap();
                let hash = packet::sealed_sha256(&good).unwrap();
                assert_eq!(opened.quittung.packet_sha256, hash, "{}", vector.file);
                "Opens".to_owned()
            }
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(given, vector.gives, "{}: {}", vector.file, vector.why);
    }
}

#[test]
fn the_good_ones_say_the_same_whatever_they_travelled_in() {
    let good = vectors()
        .packets
        .iter()
        .filter(|vector| vector.gives == "Opens");
    let opened: Vec<OpenedPacket> = good.map(|vector| open(vector).ok().unwrap()).collect();
    assert!(opened.len() >= 6);
    for packet in &opened {
        assert!(packet.content == opened[0].content);
        assert_eq!(packet.pdf, forge::PDF);
        assert_eq!(packet.manifest.packet_id, opened[0].manifest.packet_id);
    }
    assert!(opened.iter().any(|packet| packet.attachments.len() == 50));
}

/// The file was saved by the page in Chromium, from a packet of this bench that Rust had sealed.
#[test]
fn a_receipt_that_the_page_wrote_is_read() {
    let file = folder().join("page/quittung-df791e9b-1.age");
    let opened = quittung::open(&std::fs::read(file).unwrap(), &identity()).unwrap();
    assert_eq!(opened.verify(&vectors().receipt_key), Ok(()));
    assert_eq!(opened.quittung.packet_id, "07".repeat(16));
    assert!(opened.quittung.packet_sha256.starts_with("df791e9b"));
    assert_eq!(opened.quittung.by, "Beratungsstelle Anker");
}

/// What stands inside the braces or brackets of an error is no name of its own.
fn kinds(vectors: &[Vector]) -> BTreeSet<String> {
    let kind = |vector: &Vector| match vector.gives.split_once(" {") {
        Some((kind, _)) => kind.to_owned(),
        None => vector.gives.clone(),
    };
    vectors.iter().map(kind).collect()
}

#[test]
fn every_refusal_has_a_file() {
    let packets = [
        "BadPage",
        "BadSignature",
        "Contradiction",
        "DuplicateFile",
        "HashMismatch",
        "Malformed",
        "MissingFile",
        "Newer",
        "NotAPacket",
        "Opens",
        "Seal(Damaged)",
        "Seal(Forbidden)",
        "Seal(NotAge)",
        "Seal(TooLarge)",
        "Seal(Truncated)",
        "Seal(WrongKey)",
        "TooLarge",
        "UnexpectedFile",
        "WrongOrder",
    ];
    let expected: BTreeSet<String> = packets.map(str::to_owned).into();
    assert_eq!(kinds(&vectors().packets), expected);
    let receipts = [
        "BadSignature",
        "Damaged",
        "Malformed",
        "Newer",
        "Opens",
        "TooLarge",
        "WrongKey",
    ];
    let expected: BTreeSet<String> = receipts.map(str::to_owned).into();
    assert_eq!(kinds(&vectors().receipts), expected);
}

#[test]
fn the_list_names_each_file_once_and_no_other_file_lies_there() {
    let list = vectors();
    let named = list
        .packets
        .iter()
        .chain(&list.receipts)
        .map(|vector| vector.file.clone());
    let mut named: Vec<String> = named.chain([KEY.to_owned(), LIST.to_owned()]).collect();
    named.sort();
    let lying = std::fs::read_dir(folder()).unwrap().map(Result::unwrap);
    let lying = lying.filter(|entry| entry.file_type().unwrap().is_file());
    let mut lying: Vec<String> = lying
        .map(|file| file.file_name().into_string().unwrap())
        .collect();
    lying.sort();
    assert_eq!(named, lying);
}

#[test]
fn what_is_larger_than_any_packet_is_not_looked_into() {
    let too_large = OpenPacketError::Seal(fallmappe_seal::OpenError::TooLarge);
    let mut sealed = std::fs::read(folder().join("good-key.age")).unwrap();
    sealed.resize(Limits::packet().max_bytes + 1, 0);
    assert_eq!(packet::open(&sealed, &identity()).err(), Some(too_large));
    let mut page = std::fs::read(folder().join("good-page.html")).unwrap();
    page.resize(45 * 1024 * 1024 + 1, b' ');
    let words = Passphrase::new(PASSPHRASE.to_owned());
    let refused = packet::open_with_passphrase(&page, &words).err();
    assert_eq!(refused, Some(OpenPacketError::TooLarge));
}
