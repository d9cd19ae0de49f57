//! The forger's bench: a good packet taken apart, and every layer put together again with something wrong.
//!
//! Signing and sealing are the product's own. The ZIP is written by hand, because the library refuses to write the kinds
//! of files that an attacker would.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::preset::shipped;
use fallmappe_falluebergabe::minimise::profile_for;
use fallmappe_falluebergabe::packet::{Attachment, Lock, PackInput, PacketPdf, pack};
use fallmappe_falluebergabe::prepare::{PrepareInput, prepare};
use fallmappe_falluebergabe::pseudonym::Pseudonym;
use fallmappe_seal::{Identity, Limits, SigningKey, minisign, open_with, seal_for, sha256_hex};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};

pub const PDF: &[u8] = b"%PDF-1.7 made up";
pub const COMMENT: &str = "manifest of a Fallmappe packet";
pub const RECEIPT_SEED: [u8; 32] = [9; 32];

/// Everything that the vectors are made with. The secret key lies beside them: it opens nothing else.
pub struct Bench {
    pub stelle: Identity,
    pub signing_key: SigningKey,
    members: Vec<Member>,
}

impl Bench {
    pub fn new(stelle: Identity) -> Self {
        let mut bench = Self {
            stelle,
            signing_key: SigningKey::from_seed(&[5; 32]),
            members: Vec::new(),
        };
        let zip = bench.packed(&[
            ("Zeugnis der 10. Klasse", "pdf", b"%PDF-1.4 zeugnis"),
            ("Wegbeschreibung zur Schule", "txt", b"Bus 7 bis Markt"),
        ]);
        bench.members = taken_apart(&zip);
        bench
    }

    /// The ZIP of a packet that the product made itself, with these attachments.
    pub fn packed(&self, files: &[(&str, &str, &[u8])]) -> Vec<u8> {
        let attachments: Vec<Attachment> = files
            .iter()
            .map(|(label, extension, bytes)| Attachment {
                label: (*label).to_owned(),
                extension: (*extension).to_owned(),
                bytes: bytes.to_vec(),
            })
            .collect();
        let akte = akte();
        let (scope, pseudonym) = ([Code::new("stammdaten")], Pseudonym::from_random([3; 10]));
        let (today, profile) = (
            "2026-11-22".parse().unwrap(),
            profile_for(&Code::new("kollegin")),
        );
        let prepared = prepare(&PrepareInput::new(
            &akte,
            shipped(),
            profile.unwrap(),
            &scope,
            "Weiterbegleitung",
            today,
            &pseudonym,
        ));
        let approved = prepared.approve(true).ok().unwrap();
        let input = PackInput {
            approved: &approved,
            pdf: PacketPdf {
                bytes: PDF,
                text: "Klient",
            },
            attachments: &attachments,
            packet_id: [7; 16],
            valid_until: "2026-12-20".parse().unwrap(),
            replaces: Some("0a".repeat(16)),
            signing_key: &self.signing_key,
            receipt_seed: RECEIPT_SEED,
            reply_to: &self.stelle.recipient(),
        };
        let packet = pack(&input, &Lock::Recipients(&[self.stelle.recipient()])).unwrap();
        let zip = open_with(&self.stelle, &packet.bytes, &Limits::packet()).unwrap();
        zip.to_vec()
    }

    pub fn seal(&self, plaintext: &[u8]) -> Vec<u8> {
        seal_for(&[self.stelle.recipient()], plaintext).unwrap()
    }

    /// The good ZIP.
    pub fn good(&self) -> Vec<u8> {
        zip(&self.members)
    }

    /// Members changed after everything was hashed and signed.
    pub fn members(&self, change: impl FnOnce(&mut Vec<Member>)) -> Vec<u8> {
        let mut members = self.members.clone();
        change(&mut members);
        self.seal(&zip(&members))
    }

    /// Bytes of the ZIP changed.
    pub fn zip(&self, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
        let mut zip = self.good();
        change(&mut zip);
        self.seal(&zip)
    }

    /// The manifest as text changed and signed again.
    pub fn manifest_text(&self, change: impl FnOnce(String) -> String) -> Vec<u8> {
        self.members(|members| {
            let text = String::from_utf8(members[0].bytes.clone()).unwrap();
            self.sign(members, change(text).into_bytes());
        })
    }

    /// The manifest changed and signed again.
    pub fn manifest(&self, change: impl FnOnce(&mut Value)) -> Vec<u8> {
        self.manifest_text(|text| {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            change(&mut value);
            value.to_string()
        })
    }

    /// The content as text changed, hashed and signed again.
    pub fn content_text(&self, change: impl FnOnce(String) -> String) -> Vec<u8> {
        self.members(|members| {
            let text = change(String::from_utf8(members[3].bytes.clone()).unwrap());
            let mut manifest: Value = serde_json::from_slice(&members[0].bytes).unwrap();
            manifest["files"][1]["size"] = text.len().into();
            manifest["files"][1]["sha256"] = sha256_hex(text.as_bytes()).into();
            members[3].bytes = text.into_bytes();
            self.sign(members, manifest.to_string().into_bytes());
        })
    }

    /// The content changed, hashed and signed again.
    pub fn content(&self, change: impl FnOnce(&mut Value)) -> Vec<u8> {
        self.content_text(|text| {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            change(&mut value);
            value.to_string()
        })
    }

    fn sign(&self, members: &mut [Member], manifest: Vec<u8>) {
        members[1].bytes = minisign(&self.signing_key, &manifest, COMMENT).into_bytes();
        members[0].bytes = manifest;
    }
}

/// A Fall with little in it: the vectors stay small.
fn akte() -> Fallakte {
    serde_json::from_value(json!({
        "version": 1, "number": "2026-0017", "openedOn": "2025-04-02",
        "person": {"familyName": "Al-Hassan Öztürk", "givenName": "M\u{302}ario", "gender": "maennlich"}
    }))
    .unwrap()
}

/// One file of a ZIP with everything that can be said about it, true or not.
#[derive(Clone)]
pub struct Member {
    pub name: Vec<u8>,
    pub bytes: Vec<u8>,
    pub deflated: bool,
    pub flags: u16,
    /// Mode of Unix: 0o100600 for a file, 0o120777 for a link.
    pub mode: u32,
    pub extra: Vec<u8>,
    pub comment: Vec<u8>,
    /// Another name in the header before the data.
    pub local_name: Option<Vec<u8>>,
    /// Another size than the true one.
    pub size: Option<u32>,
    /// Another checksum than the true one.
    pub crc: Option<u32>,
}

impl Member {
    pub fn new(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        Self {
            name: name.as_ref().to_vec(),
            bytes: bytes.to_vec(),
            deflated: true,
            flags: 0,
            mode: 0o100_600,
            extra: Vec::new(),
            comment: Vec::new(),
            local_name: None,
            size: None,
            crc: None,
        }
    }

    fn packed(&self) -> Vec<u8> {
        if !self.deflated {
            return self.bytes.clone();
        }
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&self.bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// The part of the header that stands in both places.
    fn facts(&self, packed: usize) -> Vec<u8> {
        let mut facts = Vec::new();
        facts.extend(self.flags.to_le_bytes());
        facts.extend(u16::from(self.deflated).wrapping_mul(8).to_le_bytes());
        // Midnight of the first day that the format knows.
        facts.extend([0, 0, 0x21, 0]);
        let crc = self.crc.unwrap_or_else(|| crc32fast::hash(&self.bytes));
        facts.extend(crc.to_le_bytes());
        facts.extend(u32::try_from(packed).unwrap().to_le_bytes());
        let size = u32::try_from(self.bytes.len()).unwrap();
        facts.extend(self.size.unwrap_or(size).to_le_bytes());
        facts
    }
}

/// Writes members as they are, in their order.
pub fn zip(members: &[Member]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let at = u32::try_from(out.len()).unwrap();
        let packed = member.packed();
        let facts = member.facts(packed.len());
        let local_name = member.local_name.as_ref().unwrap_or(&member.name);
        out.extend(b"PK\x03\x04\x14\x00");
        out.extend(&facts);
        out.extend(length(local_name));
        out.extend(length(&member.extra));
        out.extend(local_name);
        out.extend(&member.extra);
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x03\x14\x00");
        directory.extend(&facts);
        directory.extend(length(&member.name));
        directory.extend(length(&member.extra));
        directory.extend(length(&member.comment));
        directory.extend([0; 4]);
        directory.extend((member.mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(&member.name);
        directory.extend(&member.extra);
        directory.extend(&member.comment);
    }
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    let (at, size) = (out.len(), directory.len());
    out.extend(directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend([count, count].concat());
    out.extend(u32::try_from(size).unwrap().to_le_bytes());
    out.extend(u32::try_from(at).unwrap().to_le_bytes());
    out.extend([0, 0]);
    out
}

fn length(bytes: &[u8]) -> [u8; 2] {
    u16::try_from(bytes.len()).unwrap().to_le_bytes()
}

/// The members of a ZIP that the product wrote.
pub fn taken_apart(bytes: &[u8]) -> Vec<Member> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut members = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        members.push(Member::new(name, &bytes));
    }
    members
}
