//! A packet that leaves one office becomes a Fall in another, under its code, and the answer finds its way back. No network
//! is there, and each office knows only what lies in its own vault.

use fallmappe_commands::schema::{
    IncomingPacket, MakeReceipt, NameSender, Nothing, OfEingang, OpenPacket, OwnKeys, ReadReceipt,
    SaveStelle, TakeOverPacket, WriteIncoming,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::{UebergabeEventKind, UebergabeState};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, marios_fall};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;
use std::path::{Path, PathBuf};

/// Two offices; the colleague's key stands at her Stelle in the first.
fn offices() -> (Werkstatt, Werkstatt, OwnKeys) {
    let mut sender = Werkstatt::open();
    let mut receiver = Werkstatt::colleague();
    let keys = receiver.ok(command::own_keys, Nothing {});
    sender.ok(
        command::save_stelle,
        SaveStelle {
            id: None,
            stelle: Stelle {
                kind: Code::new("kollegin"),
                age_recipient: keys.recipient.clone(),
                ..anker()
            },
        },
    );
    (sender, receiver, keys)
}

/// Hands Mario's Fall over; the packet lies where the answer says.
fn packet(sender: &mut Werkstatt) -> (FallId, PathBuf) {
    let name = anker().name;
    let mut akte = marios_fall(&name);
    akte.einwilligungen = vec![consent(&name, day("2026-01-05"))];
    let fall = sender.take_in(&akte);
    let stelle = sender.ok(command::list_stellen, Nothing {}).rows[0].id;
    let folder = sender.folder("stick");
    let handed_over = sender.hand_over(fall, stelle, &folder).unwrap();
    (fall, handed_over.packet)
}

fn open(receiver: &mut Werkstatt, packet: &Path) -> IncomingPacket {
    receiver.ok(command::open_packet, asked(packet))
}

fn asked(packet: &Path) -> OpenPacket {
    OpenPacket {
        file: handle(packet),
        passphrase: String::new(),
    }
}

fn answer(id: OfEingang, answer: UebergabeEventKind, folder: &Path) -> MakeReceipt {
    MakeReceipt {
        id: id.id,
        answer,
        reason: Code::default(),
        remark: "Erstgespräch ist vereinbart".to_owned(),
        by: "Beratungsstelle, Zimmer 4".to_owned(),
        leads_from: None,
        folder: handle(folder),
    }
}

#[test]
fn a_fall_changes_hands_and_the_sender_knows_it() {
    let (mut sender, mut receiver, _) = offices();
    let (fall, packet) = packet(&mut sender);
    let opened = open(&mut receiver, &packet);
    assert_eq!(opened.sender.name, "", "a key that nobody has named");
    let own = sender.ok(command::own_keys, Nothing {});
    assert_eq!(opened.sender.fingerprint, own.fingerprint);

    let taken = receiver.ok(command::take_over_packet, TakeOverPacket { id: opened.id });
    let view = receiver.view(taken.fall);
    assert_eq!(view.person.family_name, opened.content.pseudonym.as_str());
    assert_eq!(view.kontakte.len(), 1);
    assert_eq!(view.dateien.len(), 1, "the sheet of the packet");
    let twice = TakeOverPacket { id: opened.id };
    let refused = receiver.refused(command::take_over_packet, twice);
    assert_eq!(refused, ErrorCode::PacketTakenOver);

    let folder = receiver.folder("antwort");
    let request = answer(
        OfEingang { id: opened.id },
        UebergabeEventKind::Accepted,
        &folder,
    );
    let made = receiver.ok(command::make_receipt, request);
    let file = made.files[0].place.clone();
    let outcome = sender.ok(command::read_receipt, ReadReceipt { file: file.clone() });
    assert_eq!((outcome.fall, outcome.refused), (fall, None));
    assert_eq!(outcome.state, UebergabeState::Accepted);
    let again = sender.ok(command::read_receipt, ReadReceipt { file });
    assert!(again.refused.is_some() && again.changed.is_empty());
    assert_eq!(again.state, UebergabeState::Accepted);
}

#[test]
fn no_word_of_the_first_office_names_the_person_in_the_second() {
    let (mut sender, mut receiver, _) = offices();
    let (_, packet) = packet(&mut sender);
    let opened = open(&mut receiver, &packet);
    let taken = receiver.ok(command::take_over_packet, TakeOverPacket { id: opened.id });
    let view = serde_json::to_string(&receiver.view(taken.fall)).unwrap();
    for name in [
        "Ųžkalnytė",
        "Mario",
        "Mariechen",
        "Jankauskienė",
        "0176",
        "Ahlerbach",
        "Düsterhöft",
    ] {
        assert!(!view.contains(name), "{name}");
    }
}

#[test]
fn a_sender_gets_a_name_and_a_packet_is_known_again() {
    let (mut sender, mut receiver, _) = offices();
    let (_, packet) = packet(&mut sender);
    let first = open(&mut receiver, &packet);
    let name = "KIM Musterstadt".to_owned();
    receiver.ok(
        command::name_sender,
        NameSender {
            id: first.id,
            name: name.clone(),
        },
    );
    let second = open(&mut receiver, &packet);
    assert_eq!((second.id, second.sender.name), (first.id, name.clone()));
    assert_eq!(second.sender.packets_before, 0);
    let rows = receiver.ok(command::list_eingang, Nothing {}).rows;
    assert_eq!((rows.len(), rows[0].sender.as_str()), (1, name.as_str()));
}

#[test]
fn only_what_was_taken_over_can_be_given_back() {
    let (mut sender, mut receiver, _) = offices();
    let (_, packet) = packet(&mut sender);
    let opened = open(&mut receiver, &packet);
    let id = || OfEingang { id: opened.id };
    let folder = receiver.folder("antwort");
    assert!(!opened.possible.contains(&UebergabeEventKind::Returned));
    let early = answer(id(), UebergabeEventKind::Returned, &folder);
    let refused = receiver.refused(command::make_receipt, early);
    assert_eq!(refused, ErrorCode::AnswerOutOfOrder);
    assert!(tree(&folder).is_empty());

    let mut states = Vec::new();
    for kind in [
        UebergabeEventKind::Received,
        UebergabeEventKind::PartlyAccepted,
        UebergabeEventKind::Accepted,
        UebergabeEventKind::Returned,
    ] {
        let made = receiver.ok(command::make_receipt, answer(id(), kind, &folder));
        let file = made.files[0].place.clone();
        states.push(sender.ok(command::read_receipt, ReadReceipt { file }).state);
    }
    use UebergabeState as S;
    assert_eq!(
        states,
        [S::Received, S::PartlyAccepted, S::Accepted, S::Returned]
    );
    assert!(open(&mut receiver, &packet).possible.is_empty());
}

#[test]
fn what_is_open_is_gone_with_the_lock_and_nothing_is_written_without_it() {
    let (mut sender, mut receiver, _) = offices();
    let (_, packet) = packet(&mut sender);
    let id = open(&mut receiver, &packet).id;
    receiver.session.lock();
    receiver.unlock();
    let folder = receiver.folder("dateien");
    let request = WriteIncoming {
        id,
        folder: handle(&folder),
    };
    let refused = receiver.refused(command::write_incoming, request.clone());
    assert_eq!(refused, ErrorCode::PacketNotOpen);
    assert!(tree(&folder).is_empty());
    open(&mut receiver, &packet);
    let written = receiver.ok(command::write_incoming, request).files;
    assert_eq!(written.len(), 2);
    for file in written {
        let name = Path::new(&file.place).file_name().unwrap().to_owned();
        assert!(name.to_str().unwrap().starts_with("FM-"));
    }
    receiver.ok(command::forget_packet, OfEingang { id });
    assert!(
        receiver
            .ok(command::list_eingang, Nothing {})
            .rows
            .is_empty()
    );
}

#[test]
fn a_stranger_opens_nothing_and_a_damaged_packet_leaves_no_trace() {
    let (mut sender, mut receiver, _) = offices();
    let (_, packet) = packet(&mut sender);
    let refused = sender.refused(command::open_packet, asked(&packet));
    assert_eq!(refused, ErrorCode::WrongPacketKey);

    let mut bytes = std::fs::read(&packet).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = receiver.folder("post").join("paket.age");
    std::fs::write(&damaged, &bytes).unwrap();
    let refused = receiver.refused(command::open_packet, asked(&damaged));
    assert_eq!(refused, ErrorCode::BadPacket);
    assert!(
        receiver
            .ok(command::list_eingang, Nothing {})
            .rows
            .is_empty()
    );
}
