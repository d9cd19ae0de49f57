//! Packets of others: opened, looked at, taken over, answered.
//!
//! What is opened lies in the session and is gone with the lock; the vault keeps what recognises the packet and signs its
//! receipts. A packet is trusted as far as its signature goes: an unknown key is shown as unknown until somebody names it.

mod take_over;

use std::path::PathBuf;

use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EingangId, FallId};
use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::{UebergabeEventKind, UebergabeState, next};
use fallmappe_falluebergabe::packet::OpenedPacket;
use fallmappe_seal::minisign_public_key;
use fallmappe_store::Reader;
use fallmappe_store::tables::eingang::EingangRecord;

use crate::Answer;
use crate::einstellungen;
use crate::error::ErrorCode;
use crate::folders;
use crate::host::{Host, NewFile};
use crate::offline::{self, PacketSecret, ReceiptAnswer};
use crate::schema::{
    Chosen, Done, EingangList, EingangRow, IncomingPacket, MadeReceipt, MakeReceipt, NameSender,
    Nothing, OfEingang, OpenPacket, OwnKeys, PacketFile, PacketSender, WriteIncoming, WrittenBlatt,
};
use crate::session::Session;

pub use take_over::take_over_packet;

/// Largest file that is read; what is larger is no packet.
const MAX_FILE: u64 = 45 << 20;
/// Longest name of a sender in characters.
const MAX_NAME: usize = 200;
/// What a receiver may answer.
const ANSWERS: [UebergabeEventKind; 5] = [
    UebergabeEventKind::Received,
    UebergabeEventKind::Accepted,
    UebergabeEventKind::PartlyAccepted,
    UebergabeEventKind::Rejected,
    UebergabeEventKind::Returned,
];

/// A packet that is open in this session.
pub(crate) struct Incoming {
    id: EingangId,
    opened: OpenedPacket,
}

pub fn choose_packet<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Chosen> {
    session.vault()?;
    Ok(folders::chosen(session.host.choose_datei()))
}

pub fn own_keys<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<OwnKeys> {
    let reader = session.vault()?.store.reader();
    let signing_key = minisign_public_key(&reader.signing_key()?.verifying_key());
    Ok(OwnKeys {
        recipient: reader.own_identity()?.recipient().to_string(),
        fingerprint: offline::shown_key(&signing_key),
        signing_key,
    })
}

/// Opens a packet with the vault's own key, or with its passphrase. Nothing is written before all of it was verified.
pub fn open_packet<H: Host>(
    session: &mut Session<H>,
    request: OpenPacket,
) -> Answer<IncomingPacket> {
    let identity = session.vault()?.store.reader().own_identity()?;
    let secret = if request.passphrase.is_empty() {
        PacketSecret::Identity(identity)
    } else {
        PacketSecret::passphrase(&request.passphrase)
    };
    open_packet_with(session, &request.file, &secret)
}

/// As the command that opens a packet, with a key of another place. The key is used once and not kept.
///
/// # Errors
/// As the command; `WrongPacketKey` where the key opens something else.
pub fn open_packet_with<H: Host>(
    session: &mut Session<H>,
    file: &str,
    secret: &PacketSecret,
) -> Answer<IncomingPacket> {
    session.vault()?;
    let sealed = session.host.read_file(file, MAX_FILE)?;
    let opened = offline::opened(&sealed, secret)?;
    let now = session.now();
    let record = record(&opened, now);
    let open = session.vault_mut()?;
    let done = open
        .store
        .transact(Op::OpenPacket, None, now, |tx| tx.put_eingang(&record))?;
    let id = done.value;
    let packet = incoming(session, id, &opened, done.changed)?;
    session.vault_mut()?.incoming = Some(Incoming { id, opened });
    Ok(packet)
}

pub fn list_eingang<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<EingangList> {
    let reader = session.vault()?.store.reader();
    let names = reader.sender_names()?;
    let row = |(id, record): (EingangId, EingangRecord)| EingangRow {
        id,
        sender: names
            .get(&record.signing_key)
            .cloned()
            .unwrap_or_else(|| offline::shown_key(&record.signing_key)),
        pseudonym: record.pseudonym,
        purpose: record.purpose,
        opened_at: record.opened_at,
        valid_until: record.valid_until,
        fall: record.fall,
        answer: record.last_answer,
    };
    Ok(EingangList {
        rows: reader.eingaenge()?.into_iter().map(row).collect(),
    })
}

pub fn name_sender<H: Host>(session: &mut Session<H>, request: NameSender) -> Answer<Done> {
    session.vault()?;
    let name = request.name.trim();
    if name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
        return Err(ErrorCode::Invalid.into());
    }
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let key = store.reader().eingang(request.id)?.signing_key;
    let done = store.transact(Op::SaveOffice, None, now, |tx| tx.name_sender(&key, name))?;
    Ok(Done {
        changed: done.changed,
    })
}

/// Writes the files of a packet as they came; the Protokoll says so.
pub fn write_incoming<H: Host>(
    session: &mut Session<H>,
    request: WriteIncoming,
) -> Answer<WrittenBlatt> {
    let open = session.vault()?;
    let opened = &self::open(open.incoming.as_ref(), request.id)?.opened;
    let json = serde_json::to_vec_pretty(&opened.content).map_err(|_| ErrorCode::Internal)?;
    let name = |end: &str| format!("{}.{end}", opened.manifest.pseudonym);
    let file = |name, bytes| NewFile { name, bytes };
    let mut files = vec![
        ("Übergabebogen", file(name("pdf"), opened.pdf.clone())),
        ("Angaben für Programme", file(name("json"), json)),
    ];
    for (entry, bytes) in &opened.attachments {
        let name = format!("{}-{}", opened.manifest.pseudonym, entry.name);
        files.push(("Anlage", file(name, bytes.clone())));
    }
    let written = folders::write(session, &request.folder, files)?;
    finish(session, written.files, Op::WriteIncoming, |_| Ok(()))
}

/// Makes the receipt for a packet that is open. Answers are numbered, so that the sender knows which came last.
pub fn make_receipt<H: Host>(
    session: &mut Session<H>,
    request: MakeReceipt,
) -> Answer<MadeReceipt> {
    session.vault()?;
    let today = session.today();
    let known = reason(session, &request.reason)?;
    let open = session.vault()?;
    let opened = &self::open(open.incoming.as_ref(), request.id)?.opened;
    let record = open.store.reader().eingang(request.id)?;
    if !possible(record.last_answer).contains(&request.answer) {
        return Err(ErrorCode::AnswerOutOfOrder.into());
    }
    let by = match request.by.trim() {
        "" => einstellungen::load(&open.store)?.organisation,
        by => by.to_owned(),
    };
    let number = record.last_number + 1;
    let answer = ReceiptAnswer {
        number,
        answer: request.answer,
        reason: known,
        remark: request.remark.trim().to_owned(),
        by,
        answered_on: today,
        leads_from: request.leads_from,
    };
    let file = offline::receipt(opened, answer)?;
    let written = folders::write(session, &request.folder, vec![("Quittung", file)])?;
    let done = finish(session, written.files, Op::MakeReceipt, |tx| {
        tx.set_eingang_answer(request.id, number, request.answer)
    })?;
    Ok(MadeReceipt {
        files: done.files,
        changed: done.changed,
    })
}

/// Forgets a packet: what is open of it, and what could answer it.
pub fn forget_packet<H: Host>(session: &mut Session<H>, request: OfEingang) -> Answer<Done> {
    let now = session.now();
    let open = session.vault_mut()?;
    let done = open.store.transact(Op::ForgetPacket, None, now, |tx| {
        tx.forget_eingang(request.id)
    })?;
    open.incoming = open
        .incoming
        .take()
        .filter(|incoming| incoming.id != request.id);
    Ok(Done {
        changed: done.changed,
    })
}

/// The packet, if it is the one that is open.
fn open(incoming: Option<&Incoming>, id: EingangId) -> Answer<&Incoming> {
    incoming
        .filter(|incoming| incoming.id == id)
        .ok_or_else(|| ErrorCode::PacketNotOpen.into())
}

/// Notes what was written, or takes it back.
fn finish<H: Host>(
    session: &mut Session<H>,
    files: Vec<crate::schema::WrittenFile>,
    op: Op,
    work: impl FnOnce(&fallmappe_store::WriteTx<'_>) -> Result<(), fallmappe_store::StoreError>,
) -> Answer<WrittenBlatt> {
    let now = session.now();
    match session.vault_mut()?.store.transact(op, None, now, work) {
        Ok(done) => Ok(WrittenBlatt {
            files,
            changed: done.changed,
        }),
        Err(error) => {
            let paths: Vec<PathBuf> = files.iter().map(|file| (&file.place).into()).collect();
            session.host.remove_files(&paths);
            Err(error.into())
        }
    }
}

fn record(opened: &OpenedPacket, now: chrono::NaiveDateTime) -> EingangRecord {
    let manifest = &opened.manifest;
    EingangRecord {
        packet_sha256: opened.sha256.clone(),
        packet_id: manifest.packet_id.clone(),
        pseudonym: manifest.pseudonym.to_string(),
        purpose: manifest.purpose.clone(),
        created_on: manifest.created_on,
        valid_until: manifest.valid_until,
        replaces: manifest.replaces.clone().unwrap_or_default(),
        signing_key: manifest.signing_key.clone(),
        reply_to: manifest.reply_to.clone(),
        receipt_seed: manifest.receipt_seed.clone(),
        opened_at: now,
        fall: None,
        last_number: 0,
        last_answer: None,
    }
}

fn incoming<H: Host>(
    session: &Session<H>,
    id: EingangId,
    opened: &OpenedPacket,
    changed: Vec<fallmappe_domain::changed::Changed>,
) -> Answer<IncomingPacket> {
    let reader = session.vault()?.store.reader();
    let (manifest, record) = (&opened.manifest, reader.eingang(id)?);
    let key = &manifest.signing_key;
    let replaces = match &manifest.replaces {
        Some(earlier) => reader.eingang_by_packet(key, earlier)?,
        None => None,
    };
    let file = |entry: &fallmappe_falluebergabe::packet::FileEntry| PacketFile {
        name: entry.name.clone(),
        label: entry.label.clone(),
        bytes: entry.size,
    };
    Ok(IncomingPacket {
        id,
        content: opened.content.clone(),
        packet_sha256: opened.sha256.clone(),
        valid_until: manifest.valid_until,
        replaces: replaces.map(|(earlier, _)| earlier),
        sender: PacketSender {
            fingerprint: offline::shown_key(key),
            name: reader.sender_names()?.get(key).cloned().unwrap_or_default(),
            packets_before: reader.packets_of_sender(key)?.saturating_sub(1),
        },
        files: manifest.files.iter().map(file).collect(),
        fall: taken_over(&reader, &record)?,
        possible: possible(record.last_answer),
        changed,
    })
}

/// The Fall that was made from a packet. The same packet sealed once more has other bytes and is no other packet: what its
/// sender signed is known again by the signing key and the id inside.
fn taken_over(reader: &Reader<'_>, packet: &EingangRecord) -> Answer<Option<FallId>> {
    let same = |other: &EingangRecord| {
        other.signing_key == packet.signing_key && other.packet_id == packet.packet_id
    };
    let all = reader.eingaenge()?.into_iter();
    let mut made = all.filter(|(_, other)| same(other));
    Ok(made.find_map(|(_, other)| other.fall))
}

/// What may be answered after the last answer, as the sender will judge it.
fn possible(last: Option<UebergabeEventKind>) -> Vec<UebergabeEventKind> {
    let start = UebergabeState::HandedOut;
    let state = last.map_or(Ok(start), |last| state_after(start, last));
    let Ok(state) = state else {
        return Vec::new();
    };
    let fits = |answer: &UebergabeEventKind| next(state, *answer).is_ok();
    ANSWERS.into_iter().filter(fits).collect()
}

/// A give-back was an acceptance before.
fn state_after(
    start: UebergabeState,
    last: UebergabeEventKind,
) -> Result<UebergabeState, fallmappe_domain::uebergabe::EventRefused> {
    match last {
        UebergabeEventKind::Returned => Ok(UebergabeState::Returned),
        last => next(start, last),
    }
}

/// A reason of the list, or none.
fn reason<H: Host>(session: &Session<H>, reason: &Code) -> Answer<Code> {
    if reason.as_str().is_empty() {
        return Ok(Code::not_asked());
    }
    let known = *reason == Code::not_asked() || session.lists().contains("quittungsgrund", reason);
    known
        .then(|| reason.clone())
        .ok_or_else(|| ErrorCode::Invalid.into())
}
