//! Making packets: what is in them, what stops them, what two of them share. Broken ones of strangers are fixtures,
//! judged in the crate's `tests/packets.rs`.

use super::manifest::MAX_LABEL;
use super::names::{CONTENT, FIXED, MANIFEST, PDF, SIGNATURE};
use super::write::{write_zip, zip_files};
use super::*;
use crate::free_text::{Known, KnownKind};
use crate::prepare::tests::{TODAY, WIDE, akte, prepared, scope};
use crate::prepare::{Answer, PrepareInput, SpanDecision, prepare};
use crate::pseudonym::Pseudonym;
use fallmappe_domain::code::Code;
use fallmappe_seal::{Identity, OpenError, fingerprint, open_with, parse_minisign_public_key};
use proptest::prelude::*;

const PDF_BYTES: &[u8] = b"%PDF-1.7 made up";

/// What a packet is made with besides its content.
struct Desk {
    identity: Identity,
    signing_key: SigningKey,
    attachments: Vec<Attachment>,
}

impl Desk {
    fn new() -> Self {
        Self {
            identity: Identity::generate(),
            signing_key: SigningKey::from_seed(&[5; 32]),
            attachments: Vec::new(),
        }
    }

    fn with(attachments: Vec<Attachment>) -> Self {
        Self {
            attachments,
            ..Self::new()
        }
    }

    fn input<'a>(
        &'a self,
        approved: &'a Approved,
        text: &'a str,
        me: &'a Recipient,
    ) -> PackInput<'a> {
        PackInput {
            approved,
            pdf: PacketPdf {
                bytes: PDF_BYTES,
                text,
            },
            attachments: &self.attachments,
            packet_id: [7; 16],
            valid_until: "2026-12-20".parse().unwrap(),
            replaces: Some("0a".repeat(16)),
            signing_key: &self.signing_key,
            receipt_seed: [9; 32],
            reply_to: me,
        }
    }

    fn zip(&self, approved: &Approved, text: &str) -> Result<Vec<u8>, PacketError> {
        write_zip(&self.input(approved, text, &self.identity.recipient()))
    }

    fn pack(&self, approved: &Approved, change: impl Fn(&mut PackInput<'_>)) -> Packet {
        let me = self.identity.recipient();
        let mut input = self.input(approved, "Klient", &me);
        change(&mut input);
        pack(&input, &Lock::Recipients(std::slice::from_ref(&me))).unwrap()
    }
}

fn attachment(label: &str, extension: &str, bytes: &[u8]) -> Attachment {
    Attachment {
        label: label.to_owned(),
        extension: extension.to_owned(),
        bytes: bytes.to_vec(),
    }
}

fn approved() -> Approved {
    prepared("kollegin", &WIDE, &[]).approve(true).ok().unwrap()
}

fn approved_as(pseudonym: [u8; 10]) -> Approved {
    let (akte, lists, scope) = (akte(), fallmappe_domain::preset::shipped(), scope(&WIDE));
    let profile = crate::minimise::profile_for(&Code::new("kollegin")).unwrap();
    let (today, pseudonym) = (TODAY.parse().unwrap(), Pseudonym::from_random(pseudonym));
    let input = PrepareInput::new(&akte, lists, profile, &scope, "Rat", today, &pseudonym);
    prepare(&input).approve(true).ok().unwrap()
}

fn zip(approved: &Approved, text: &str) -> Result<Vec<u8>, PacketError> {
    Desk::new().zip(approved, text)
}

#[test]
fn a_packet_opens_again_as_what_was_packed() {
    let files = vec![
        attachment("Zeugnis der 10. Klasse", "pdf", b"%PDF-1.4 zeugnis"),
        attachment("", "txt", b""),
    ];
    let desk = Desk::with(files);
    let approved = approved();
    let packet = desk.pack(&approved, |_| {});
    let pseudonym = &approved.content().pseudonym;
    assert_eq!(packet.file_name, format!("{pseudonym}.age"));
    let opened = open(&packet.bytes, &desk.identity).unwrap();
    assert!(opened.content == *approved.content());
    assert_eq!(opened.pdf, PDF_BYTES);
    assert_eq!(opened.sha256, packet.sha256);
    assert_eq!(opened.attachments.len(), 2);
    let (entry, bytes) = &opened.attachments[0];
    assert_eq!(
        (entry.name.as_str(), entry.label.as_str()),
        ("anlage-01.pdf", "Zeugnis der 10. Klasse")
    );
    assert_eq!(bytes, b"%PDF-1.4 zeugnis");
    assert_eq!(opened.attachments[1].0.name, "anlage-02.txt");
    let manifest = opened.manifest;
    assert_eq!(manifest.packet_id, "07".repeat(16));
    assert_eq!(manifest.replaces, Some("0a".repeat(16)));
    assert_eq!(manifest.created_on.to_string(), TODAY);
    let sender = parse_minisign_public_key(&manifest.signing_key).unwrap();
    assert_eq!(
        fingerprint(&sender),
        fingerprint(&desk.signing_key.verifying_key())
    );
    assert_eq!(manifest.reply_to, desk.identity.recipient().to_string());
    let receipts = SigningKey::from_seed(&[9; 32]).verifying_key();
    assert_eq!(packet.receipt_key, minisign_public_key(&receipts));
}

#[test]
fn the_same_input_gives_the_same_zip() {
    let desk = Desk::with(vec![attachment("Zeugnis", "png", b"png")]);
    let zip = || desk.zip(&approved(), "").unwrap();
    assert_eq!(zip(), zip());
}

#[test]
fn one_passphrase_opens_the_file_and_the_page_and_both_have_one_kind_of_hash() {
    let desk = Desk::new();
    let (approved, me) = (approved(), desk.identity.recipient());
    let input = desk.input(&approved, "", &me);
    let passphrase = Passphrase::new("apfelbaum-laterne".to_owned());
    let file = pack(&input, &Lock::Passphrase(&passphrase)).unwrap();
    assert!(file.file_name.ends_with(".age") && file.bytes.starts_with(b"age-encryption.org/v1\n"));
    assert!(needs_passphrase(&file.bytes).unwrap());
    let page = String::from_utf8(html::page(&file.bytes).unwrap()).unwrap();
    assert_eq!(sealed_sha256(page.as_bytes()).unwrap(), file.sha256);
    assert!(needs_passphrase(page.as_bytes()).unwrap());
    let opened = open_with_passphrase(page.as_bytes(), &passphrase).unwrap();
    assert!(opened.content == *approved.content());
    assert_eq!(opened.sha256, file.sha256);
    let closed = open(page.as_bytes(), &desk.identity).err();
    assert_eq!(closed, Some(OpenPacketError::Seal(OpenError::Forbidden)));
    let sealed = desk.pack(&approved, |_| {});
    assert!(!needs_passphrase(&sealed.bytes).unwrap());
}

#[test]
fn a_page_is_the_template_and_one_payload() {
    let page = String::from_utf8(html::page(&[250; 1000]).unwrap()).unwrap();
    assert_eq!(html::payload(page.as_bytes()), Ok(vec![250; 1000]));
    let payload = page.lines().filter(|line| line.starts_with("+vr6"));
    assert_eq!(payload.clone().map(str::len).max(), Some(76));
    let template = include_str!("../../../../../assets/paket/paket.html");
    let mut rest: String = page
        .lines()
        .filter(|line| !line.starts_with("+vr6"))
        .collect();
    rest.retain(|c| c != '\n');
    assert_eq!(rest, template.replace("<!--PAKET-->", "").replace('\n', ""));
    assert_eq!(template.matches("<!--PAKET-->").count(), 1);
    assert!(
        template.contains(
            r#"<script type="application/octet-stream" id="paket"><!--PAKET--></script>"#
        )
    );
}

#[test]
fn a_name_in_the_pdf_blocks_without_being_named() {
    for text in [
        "Übergabe Hassan",
        "Titel: Mário",
        "Tel. 0176-12345678",
        "geb. 1.2.2006",
        "in LEVERKUSEN",
    ] {
        let error = zip(&approved(), text).err();
        let expected = PacketError::StillIdentifying { count: 1 };
        assert_eq!(error, Some(expected), "{text}");
    }
}

#[test]
fn a_name_in_the_label_of_an_attachment_blocks() {
    for label in ["Zeugnis_Hassan", "Duldung von M\u{302}ario", "T1234567"] {
        let desk = Desk::with(vec![attachment(label, "pdf", b"")]);
        let error = desk.zip(&approved(), "").err();
        let expected = PacketError::StillIdentifying { count: 1 };
        assert_eq!(error, Some(expected), "{label}");
    }
}

#[test]
fn attachments_that_no_recipient_would_open_are_refused() {
    let refused = |files: Vec<Attachment>| Desk::with(files).zip(&approved(), "").err();
    let long = "z".repeat(MAX_LABEL + 1);
    for (label, extension) in [
        ("a", "exe"),
        ("a", "PDF"),
        ("a", ""),
        ("a", "pdf/.."),
        ("a\nb", "pdf"),
        (&long, "pdf"),
    ] {
        let error = refused(vec![attachment(label, extension, b"")]);
        assert_eq!(error, Some(PacketError::Attachment), "{label} {extension}");
    }
    let many = |count: usize| (0..count).map(|_| attachment("", "pdf", b"")).collect();
    assert_eq!(refused(many(MAX_ATTACHMENTS)), None);
    assert_eq!(
        refused(many(MAX_ATTACHMENTS + 1)),
        Some(PacketError::TooLarge)
    );
    let large = attachment("", "pdf", &vec![0; MAX_ATTACHED]);
    assert_eq!(
        refused(vec![large, attachment("", "pdf", b"1")]),
        Some(PacketError::TooLarge)
    );
}

#[test]
fn a_packet_that_contradicts_itself_is_not_made() {
    let desk = Desk::new();
    let (approved, me) = (approved(), desk.identity.recipient());
    let refused = |change: fn(&mut PackInput<'_>)| {
        let mut input = desk.input(&approved, "", &me);
        change(&mut input);
        write_zip(&input).err()
    };
    let contradiction = Some(PacketError::Contradiction);
    assert_eq!(refused(|_| {}), None);
    assert_eq!(
        refused(|input| input.valid_until = "2026-11-21".parse().unwrap()),
        contradiction
    );
    assert_eq!(
        refused(|input| input.replaces = Some("07".repeat(16))),
        contradiction
    );
    assert_eq!(
        refused(|input| input.replaces = Some("FM-2222-2222".to_owned())),
        contradiction
    );
}

#[test]
fn a_value_kept_by_decision_still_blocks() {
    let first = prepared("kollegin", &WIDE, &[]);
    let note = first
        .notes()
        .iter()
        .find(|note| note.id == "kontakt-0-text")
        .unwrap();
    let span = &note.spans[0];
    let keep = SpanDecision {
        note: note.id.clone(),
        start: span.start,
        end: span.end,
        answer: Answer::Keep,
    };
    let approved = prepared("kollegin", &WIDE, &[keep])
        .approve(true)
        .ok()
        .unwrap();
    assert_eq!(
        zip(&approved, "").err(),
        Some(PacketError::StillIdentifying { count: 1 })
    );
    let rewrite = |with: &str| {
        let answer = Answer::Rewrite {
            with: with.to_owned(),
        };
        let decision = SpanDecision {
            note: note.id.clone(),
            start: span.start,
            end: span.end,
            answer,
        };
        let prepared = prepared("kollegin", &WIDE, &[decision]);
        zip(&prepared.approve(true).ok().unwrap(), "").err()
    };
    assert_eq!(
        rewrite("Abdurrahman"),
        Some(PacketError::StillIdentifying { count: 1 })
    );
    assert_eq!(rewrite("der Klient"), None);
}

#[test]
fn an_ordinary_word_may_be_kept_although_somebody_is_called_so() {
    let mut akte = akte();
    akte.person.family_name = "Koch".to_owned();
    akte.kontakte[0].text = "Praktikum als Koch gefunden".to_owned();
    let pseudonym = Pseudonym::from_random([9; 10]);
    let profile = crate::minimise::profile_for(&Code::new("kollegin")).unwrap();
    let scope = scope(&WIDE);
    let run = |decisions: &[SpanDecision]| {
        let today = TODAY.parse().unwrap();
        let lists = fallmappe_domain::preset::shipped();
        prepare(&PrepareInput {
            kontakte: &[0],
            decisions,
            marked: &[Known::new("m", "", KnownKind::Other, "Praktikum")],
            ..PrepareInput::new(&akte, lists, profile, &scope, "Rat", today, &pseudonym)
        })
    };
    assert_eq!(
        run(&[]).content().kontakte[0].text,
        "Angabe als Klient gefunden"
    );
    let keep = SpanDecision {
        note: "kontakt-0-text".to_owned(),
        start: 14,
        end: 18,
        answer: Answer::Keep,
    };
    let approved = run(&[keep]).approve(true).ok().unwrap();
    assert_eq!(
        approved.content().kontakte[0].text,
        "Angabe als Koch gefunden"
    );
    assert!(zip(&approved, "Angabe als Koch gefunden").is_ok());
}

#[test]
fn a_zip_in_another_order_or_with_an_extra_field_is_refused() {
    let content = zip_files(&[
        (MANIFEST, b"{}"),
        (SIGNATURE, b""),
        (CONTENT, b"{}"),
        (PDF, b""),
    ])
    .unwrap();
    assert_eq!(outline::check(&content), Err(OpenPacketError::WrongOrder));
    let good: Vec<(&str, &[u8])> = FIXED.iter().map(|name| (*name, &b"x"[..])).collect();
    let good = zip_files(&good).unwrap();
    assert_eq!(outline::check(&good).unwrap(), FIXED);
    // The length of the extra field of the first local header, byte 28.
    let mut extra = good.clone();
    extra[28] = 1;
    assert_eq!(outline::check(&extra), Err(OpenPacketError::NotAPacket));
}

/// The plaintext of a packet, unpacked: what a reader could compare.
fn said(desk: &Desk, packet: &Packet) -> Vec<u8> {
    let zip = open_with(&desk.identity, &packet.bytes, &Limits::packet()).unwrap();
    let opened = plain::read(&zip, String::new()).unwrap();
    let mut said = serde_json::to_vec(&opened.manifest).unwrap();
    said.extend(serde_json::to_vec(&opened.content).unwrap());
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_byte_never_opens(at in any::<proptest::sample::Index>(), flip in 1..=255u8) {
        let desk = Desk::new();
        let mut sealed = desk.pack(&approved(), |_| {}).bytes;
        let at = at.index(sealed.len());
        sealed[at] ^= flip;
        prop_assert!(open(&sealed, &desk.identity).is_err());
    }

    #[test]
    fn a_changed_byte_under_the_seal_never_opens_as_something_else(at in any::<proptest::sample::Index>(), flip in 1..=255u8) {
        let desk = Desk::with(vec![attachment("Zeugnis", "txt", b"befriedigend")]);
        let approved = approved();
        let mut zip = desk.zip(&approved, "").unwrap();
        let at = at.index(zip.len());
        zip[at] ^= flip;
        // Times and rights in the headers may change; what the packet says may not.
        if let Ok(opened) = plain::read(&zip, String::new()) {
            prop_assert!(opened.content == *approved.content());
            prop_assert_eq!(opened.pdf, PDF_BYTES);
            prop_assert_eq!(&opened.attachments[0].1, b"befriedigend");
        }
    }

    #[test]
    fn any_bytes_never_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in ".{0,200}") {
        let desk = Desk::new();
        prop_assert!(plain::read(&bytes, String::new()).is_err());
        prop_assert!(open(&bytes, &desk.identity).is_err());
        let page = ["<html>", &text].concat();
        prop_assert!(open(page.as_bytes(), &desk.identity).is_err());
        prop_assert!(needs_passphrase(&bytes).is_err());
        // The end of a real ZIP behind anything.
        let mut zip = desk.zip(&approved(), "").unwrap();
        let half = zip.len() / 2;
        zip.splice(..half, bytes);
        prop_assert!(plain::read(&zip, String::new()).is_err());
    }

    #[test]
    fn two_packets_never_share_what_is_random(
        ids in any::<[[u8; 16]; 2]>(),
        seeds in any::<[[u8; 32]; 2]>(),
        codes in any::<[[u8; 10]; 2]>(),
    ) {
        let desk = Desk::new();
        let make = |at: usize| {
            let approved = approved_as(codes[at]);
            let packet = desk.pack(&approved, |input| {
                input.packet_id = ids[at];
                input.receipt_seed = seeds[at];
                input.replaces = None;
            });
            (approved.content().pseudonym.to_string(), said(&desk, &packet))
        };
        let (first, second) = (make(0), make(1));
        prop_assert_ne!(&first.0, &second.0);
        let random = [hex::encode(ids[0]), hex::encode(seeds[0])];
        // Six bytes are twelve digits.
        for run in random.iter().flat_map(|text| text.as_bytes().windows(12)) {
            let shared = second.1.windows(12).any(|other| other == run);
            prop_assert!(!shared, "{}", String::from_utf8_lossy(run));
        }
        let code = first.0.as_bytes();
        prop_assert!(!second.1.windows(code.len()).any(|other| other == code));
    }
}
