//! A Fall stays with its office until the Stelle has answered. Every path of an Übergabe is walked here: handed out, answered
//! in each way, given back, expired, replaced, withdrawn; and answers that are late, repeated, changed or somebody else's
//! change nothing and say so. Two offices, two vaults, no network.

use std::path::{Path, PathBuf};

use fallmappe_commands::schema::{
    CreateUebergabe, CreatedUebergabe, Entry, EraseFall, FaelleFilter, ListFaelle, ListFristen,
    ListProtokoll, ListUebergaben, MakeReceipt, Nothing, OfUebergabe, OpenPacket, PrepareUebergabe,
    ProtokollFilter, ReadReceipt, ReceiptOutcome, RecordUebergabeEvent, SaveEntry, SaveStelle,
    UebergabeView, Uebergabeblatt, WithdrawEinwilligung, WithdrawalEffect, WriteUebergabeblatt,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{EingangId, FallId, StelleId, UebergabeId};
use fallmappe_domain::op::Op;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::{
    EventRefused, EventSource, UebergabeEventKind as E, UebergabeState as S,
};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, marios_fall};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::werkstatt::{TODAY, handle};

/// Two offices, Mario's Fall in the first, and the second's key at its Stelle there.
struct Offices {
    sender: Werkstatt,
    receiver: Werkstatt,
    fall: FallId,
    stelle: StelleId,
}

impl Offices {
    fn new() -> Self {
        let mut sender = Werkstatt::open();
        sender.know_ki();
        let mut receiver = Werkstatt::colleague();
        let keys = receiver.ok(command::own_keys, Nothing {});
        let stelle = Stelle {
            age_recipient: keys.recipient,
            ..anker()
        };
        let stelle = sender.ok(command::save_stelle, SaveStelle { id: None, stelle });
        let fall = sender.take_in(&marios_fall(&anker().name));
        Self {
            sender,
            receiver,
            fall,
            stelle: stelle.id,
        }
    }

    /// Makes a packet; `replaces` is what the preview said.
    fn packet(&mut self) -> (Option<UebergabeId>, CreatedUebergabe) {
        let asked = PrepareUebergabe::new(self.fall, self.stelle);
        let preview = self.sender.ok(command::prepare_uebergabe, asked);
        let folder = self.sender.folder("stick");
        let request = CreateUebergabe {
            draft: preview.draft,
            accept_suggestions: true,
            kind: Code::new("vollstaendig"),
            folder: handle(&folder),
            ..CreateUebergabe::default()
        };
        let made = self.sender.ok(command::create_uebergabe, request);
        (preview.replaces, made)
    }

    fn open(&mut self, made: &CreatedUebergabe) -> EingangId {
        let request = OpenPacket {
            file: place(made, "Paket"),
            passphrase: String::new(),
        };
        self.receiver.ok(command::open_packet, request).id
    }

    /// The receiver answers; the file lies where the answer says.
    fn answer(&mut self, id: EingangId, answer: E) -> String {
        let folder = self.receiver.folder("antwort");
        let request = MakeReceipt {
            id,
            answer,
            reason: match answer {
                E::Rejected => Code::new("kein_platz"),
                _ => Code::not_asked(),
            },
            remark: "Bitte im Januar noch einmal fragen".to_owned(),
            by: "Beratungsstelle, Zimmer 4".to_owned(),
            leads_from: (answer == E::Accepted).then_some(day("2026-12-01")),
            folder: handle(&folder),
        };
        let made = self.receiver.ok(command::make_receipt, request);
        made.files[0].place.clone()
    }

    fn read(&mut self, file: &str) -> ReceiptOutcome {
        let file = file.to_owned();
        self.sender.ok(command::read_receipt, ReadReceipt { file })
    }

    fn view(&mut self, id: UebergabeId) -> UebergabeView {
        self.sender.ok(command::open_uebergabe, OfUebergabe { id })
    }

    fn state(&mut self, id: UebergabeId) -> S {
        self.view(id).row.uebergabe.state
    }

    fn by_hand(&mut self, id: UebergabeId, kind: E) -> Result<(), ErrorCode> {
        let request = told(id, kind);
        let done = self.sender.call(command::record_uebergabe_event, request);
        done.map(|_| ()).map_err(|error| error.code)
    }

    fn open_faelle(&mut self) -> usize {
        let request = ListFaelle {
            search: String::new(),
            filter: FaelleFilter {
                open_uebergabe: true,
                ..FaelleFilter::default()
            },
            offset: 0,
            limit: 50,
        };
        self.sender.ok(command::list_faelle, request).rows.len()
    }

    fn lines_of(&mut self, op: Op) -> usize {
        let all = ListProtokoll {
            filter: ProtokollFilter::default(),
            offset: 0,
            limit: 500,
        };
        let lines = self.sender.ok(command::list_protokoll, all).rows;
        lines.iter().filter(|line| line.what == op.german()).count()
    }

    fn withdraw(&mut self) -> WithdrawalEffect {
        let consents = self.sender.view(self.fall).einwilligungen;
        let row = consents.iter().find(|row| row.value.stelle == anker().name);
        let request = WithdrawEinwilligung {
            fall: self.fall,
            id: row.unwrap().id,
            on: None,
        };
        self.sender.ok(command::withdraw_einwilligung, request)
    }
}

fn told(id: UebergabeId, kind: E) -> RecordUebergabeEvent {
    RecordUebergabeEvent {
        id,
        kind,
        on: None,
        reason: Code::not_asked(),
        remark: "Anruf".to_owned(),
    }
}

fn place(made: &CreatedUebergabe, label: &str) -> String {
    let file = made.files.iter().find(|file| file.label == label);
    file.expect("was written").place.clone()
}

#[test]
fn accepted_by_receipt_the_fall_has_changed_hands() {
    let mut offices = Offices::new();
    let (replaces, made) = offices.packet();
    assert_eq!((replaces, offices.state(made.id)), (None, S::Prepared));
    assert_eq!(offices.open_faelle(), 1);
    offices.by_hand(made.id, E::HandedOut).unwrap();
    assert_eq!(offices.state(made.id), S::HandedOut);
    let packet = offices.open(&made);
    let received = offices.answer(packet, E::Received);
    assert_eq!(offices.read(&received).state, S::Received);
    let accepted = offices.answer(packet, E::Accepted);
    let outcome = offices.read(&accepted);
    assert_eq!((outcome.uebergabe, outcome.fall), (made.id, offices.fall));
    assert_eq!((outcome.refused, outcome.state), (None, S::Accepted));
    assert_eq!(outcome.event.leads_from, Some(day("2026-12-01")));
    assert!(outcome.text.contains("übernommen"), "{}", outcome.text);

    let view = offices.view(made.id);
    let kinds: Vec<E> = view.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [E::HandedOut, E::Received, E::Accepted]);
    assert_eq!(view.events[2].source, EventSource::Receipt);
    assert_eq!(view.events[2].by, "Beratungsstelle, Zimmer 4");
    assert_eq!(view.possible, [E::Returned]);
    assert_eq!(offices.open_faelle(), 0);
    let waiting = ListUebergaben { only_open: true };
    let rows = offices.sender.ok(command::list_uebergaben, waiting).rows;
    assert!(rows.is_empty());
    let all = ListUebergaben { only_open: false };
    let rows = offices.sender.ok(command::list_uebergaben, all).rows;
    assert_eq!((rows.len(), rows[0].fall), (1, offices.fall));
    assert_eq!(offices.lines_of(Op::ReadReceipt), 2);
}

#[test]
fn every_answer_leads_to_its_state() {
    for (answers, expected) in [
        (vec![E::Rejected], S::Rejected),
        (vec![E::Received, E::Rejected], S::Rejected),
        (vec![E::PartlyAccepted], S::PartlyAccepted),
        (vec![E::PartlyAccepted, E::Accepted], S::Accepted),
        (vec![E::Accepted, E::Returned], S::Returned),
    ] {
        let mut offices = Offices::new();
        let (_, made) = offices.packet();
        let packet = offices.open(&made);
        for answer in answers {
            let file = offices.answer(packet, answer);
            assert_eq!(offices.read(&file).refused, None);
        }
        assert_eq!(offices.state(made.id), expected);
        let open = usize::from(expected == S::PartlyAccepted);
        assert_eq!(offices.open_faelle(), open, "{expected:?}");
        if expected == S::Rejected {
            let last = offices.view(made.id).events.pop().unwrap();
            assert_eq!(last.reason, Code::new("kein_platz"));
        }
    }
}

#[test]
fn a_receipt_that_was_read_or_is_older_changes_nothing_and_says_so() {
    let mut offices = Offices::new();
    let (_, made) = offices.packet();
    let packet = offices.open(&made);
    let first = offices.answer(packet, E::Received);
    let second = offices.answer(packet, E::Accepted);
    assert_eq!(offices.read(&second).state, S::Accepted);
    let lines = offices.lines_of(Op::ReadReceipt);
    for (file, refused) in [
        (&first, EventRefused::Outdated),
        (&second, EventRefused::Repeated),
    ] {
        let outcome = offices.read(file);
        assert_eq!(outcome.refused, Some(refused));
        assert_eq!(outcome.state, S::Accepted);
        assert!(outcome.changed.is_empty() && !outcome.text.is_empty());
    }
    assert_eq!(offices.view(made.id).events.len(), 1);
    assert_eq!(offices.lines_of(Op::ReadReceipt), lines);
}

#[test]
fn a_changed_or_foreign_receipt_is_refused() {
    let mut offices = Offices::new();
    let (_, made) = offices.packet();
    let packet = offices.open(&made);
    let genuine = offices.answer(packet, E::Accepted);
    let bytes = std::fs::read(&genuine).unwrap();
    let folder = offices.sender.folder("post");
    for place in (0..bytes.len()).step_by(97) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        let code = refused(&mut offices, &folder, &changed);
        let known = [ErrorCode::BadReceipt, ErrorCode::ForeignReceipt];
        assert!(known.contains(&code), "byte {place}: {code:?}");
    }
    assert_eq!(
        refused(&mut offices, &folder, b"kein Brief"),
        ErrorCode::BadReceipt
    );
    // Another vault's receipt, and one for a packet that this vault never made.
    let mut others = Offices::new();
    assert_eq!(
        refused(&mut others, &folder, &bytes),
        ErrorCode::ForeignReceipt
    );
    assert!(offices.view(made.id).events.is_empty());
    assert_eq!(offices.read(&genuine).state, S::Accepted);
}

fn refused(offices: &mut Offices, folder: &Path, bytes: &[u8]) -> ErrorCode {
    let path: PathBuf = folder.join("quittung.age");
    std::fs::write(&path, bytes).unwrap();
    let file = handle(&path);
    offices
        .sender
        .refused(command::read_receipt, ReadReceipt { file })
}

#[test]
fn the_answer_to_one_packet_never_reaches_another() {
    let mut offices = Offices::new();
    let (_, first) = offices.packet();
    let opened = offices.open(&first);
    let (_, second) = offices.packet();
    // The first was replaced: its answer reaches neither it nor the second.
    let file = offices.answer(opened, E::Accepted);
    let outcome = offices.read(&file);
    let closed = Some(EventRefused::Closed);
    assert_eq!((outcome.uebergabe, outcome.refused), (first.id, closed));
    assert_eq!(offices.state(second.id), S::Prepared);
}

#[test]
fn a_second_packet_replaces_the_open_one_and_only_that() {
    let mut offices = Offices::new();
    let (_, first) = offices.packet();
    let (replaces, second) = offices.packet();
    assert_eq!(replaces, Some(first.id));
    assert_eq!(offices.state(first.id), S::Replaced);
    assert_eq!(
        offices.by_hand(first.id, E::HandedOut),
        Err(ErrorCode::UebergabeClosed)
    );
    let last = offices.view(first.id).events.pop().unwrap();
    assert_eq!(
        (last.kind, last.source),
        (E::Replaced, EventSource::Program)
    );
    let packet = offices.open(&second);
    let file = offices.answer(packet, E::Accepted);
    offices.read(&file);
    // What was taken over is not replaced: the third is a packet of its own.
    let (replaces, third) = offices.packet();
    assert_eq!(replaces, None);
    assert_eq!(offices.state(second.id), S::Accepted);
    assert_eq!(offices.state(third.id), S::Prepared);
}

#[test]
fn without_an_answer_it_expires_and_a_late_answer_still_counts() {
    let mut offices = Offices::new();
    let (_, made) = offices.packet();
    offices.by_hand(made.id, E::HandedOut).unwrap();
    let packet = offices.open(&made);
    let late = offices.answer(packet, E::Accepted);
    let last_day = offices.view(made.id).row.uebergabe.valid_until;
    assert_eq!(last_day, day("2026-12-20"), "four weeks");
    offices.sender.host().set_day(last_day);
    assert_eq!(offices.state(made.id), S::HandedOut);
    let asked = ListFristen {
        fall: Some(offices.fall),
        until: None,
        include_done: false,
    };
    let rueckmeldung = |offices: &mut Offices| {
        let rows = offices.sender.ok(command::list_fristen, asked.clone()).rows;
        let rule = Some(Code::new("rueckmeldung"));
        rows.into_iter().find(|row| row.rule == rule)
    };
    assert_eq!(rueckmeldung(&mut offices).unwrap().due_on, Some(last_day));
    offices.sender.host().set_day(day("2026-12-21"));
    assert_eq!(offices.state(made.id), S::Expired);
    assert_eq!(offices.open_faelle(), 1, "it is still to be asked for");
    assert_eq!(offices.read(&late).state, S::Accepted);
    assert!(rueckmeldung(&mut offices).is_none());
}

#[test]
fn what_somebody_writes_down_follows_on_what_was() {
    let mut offices = Offices::new();
    let (_, made) = offices.packet();
    let id = made.id;
    assert_eq!(
        offices.by_hand(id, E::Returned),
        Err(ErrorCode::EventOutOfOrder)
    );
    for kind in [E::Replaced, E::Revoked] {
        assert_eq!(offices.by_hand(id, kind), Err(ErrorCode::Invalid));
    }
    for wrong in [
        RecordUebergabeEvent {
            on: Some(day("2026-11-21")),
            ..told(id, E::Received)
        },
        RecordUebergabeEvent {
            on: Some(day("2026-11-23")),
            ..told(id, E::Received)
        },
        RecordUebergabeEvent {
            reason: Code::new("keine_lust"),
            ..told(id, E::Rejected)
        },
        RecordUebergabeEvent {
            remark: "ß".repeat(501),
            ..told(id, E::Rejected)
        },
    ] {
        let code = offices
            .sender
            .refused(command::record_uebergabe_event, wrong);
        assert_eq!(code, ErrorCode::Invalid);
    }
    assert!(offices.view(id).events.is_empty());
    for kind in [E::HandedOut, E::Accepted, E::Returned] {
        offices.by_hand(id, kind).unwrap();
    }
    assert_eq!(
        offices.by_hand(id, E::Accepted),
        Err(ErrorCode::UebergabeClosed)
    );
    assert_eq!(offices.lines_of(Op::ChangeUebergabe), 3);
}

#[test]
fn a_withdrawal_closes_what_is_out_and_writes_to_who_has_it() {
    let mut offices = Offices::new();
    let (_, made) = offices.packet();
    offices.by_hand(made.id, E::HandedOut).unwrap();
    let packet = offices.open(&made);
    let answer = offices.answer(packet, E::Accepted);
    let letter = |offices: &mut Offices| {
        let folder = handle(&offices.sender.folder("post"));
        let request = WriteUebergabeblatt {
            id: made.id,
            blatt: Uebergabeblatt::Widerruf,
            folder,
        };
        offices.sender.call(command::write_uebergabeblatt, request)
    };
    let early = letter(&mut offices).err().unwrap();
    assert_eq!(early.code, ErrorCode::NotWithdrawn);
    let effect = offices.withdraw();
    let rows: Vec<(UebergabeId, S)> = effect
        .received
        .iter()
        .map(|row| (row.id, row.state))
        .collect();
    assert_eq!(rows, [(made.id, S::Revoked)]);
    assert_eq!(offices.read(&answer).refused, Some(EventRefused::Closed));
    assert_eq!(offices.state(made.id), S::Revoked);
    assert_eq!(offices.open_faelle(), 0);
    let last = offices.view(made.id).events.pop().unwrap();
    assert_eq!(
        (last.kind, last.source, last.on),
        (E::Revoked, EventSource::Program, TODAY)
    );

    let written = letter(&mut offices).unwrap();
    let text = pdf_text(Path::new(&written.files[0].place));
    assert!(text.contains(&made.pseudonym), "{text}");
    assert!(
        !text.contains("kalnyt") && !text.contains("Mario"),
        "{text}"
    );
    assert_eq!(offices.lines_of(Op::WriteUebergabeblatt), 1);
}

#[test]
fn what_lies_ready_is_not_handed_out_after_the_consent_has_ended() {
    let mut offices = Offices::new();
    let row = offices.sender.view(offices.fall).einwilligungen.remove(0);
    let ending = Einwilligung {
        valid_until: Some(TODAY),
        ..row.value
    };
    let request = SaveEntry {
        fall: offices.fall,
        id: Some(row.id),
        entry: Entry::Einwilligung(ending),
        draft: String::new(),
    };
    offices.sender.ok(command::save_entry, request);
    let (_, made) = offices.packet();
    offices.sender.host().set_day(day("2026-11-23"));
    assert_eq!(
        offices.by_hand(made.id, E::HandedOut),
        Err(ErrorCode::ConsentEnded)
    );
    let yesterday = RecordUebergabeEvent {
        on: Some(TODAY),
        ..told(made.id, E::HandedOut)
    };
    offices
        .sender
        .ok(command::record_uebergabe_event, yesterday);
    assert_eq!(offices.state(made.id), S::HandedOut);
}

#[test]
fn an_erased_person_takes_events_and_codes_along() {
    let mut offices = Offices::new();
    let (_, made) = offices.packet();
    offices.by_hand(made.id, E::HandedOut).unwrap();
    let packet = offices.open(&made);
    let file = offices.answer(packet, E::Accepted);
    let number = offices.sender.view(offices.fall).fall.number;
    let request = EraseFall {
        fall: offices.fall,
        number,
        reason: "Antrag der Person".to_owned(),
    };
    let erased = offices.sender.ok(command::erase_fall, request);
    assert_eq!(erased.received.len(), 1);
    let gone = ReadReceipt { file };
    let code = offices.sender.refused(command::read_receipt, gone);
    assert_eq!(code, ErrorCode::ForeignReceipt);
    let code = offices
        .sender
        .refused(command::open_uebergabe, OfUebergabe { id: made.id });
    assert_eq!(code, ErrorCode::NotFound);
}
