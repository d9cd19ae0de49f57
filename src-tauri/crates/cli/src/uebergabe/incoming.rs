//! Packets of others: open, take over, answer. Opening and answering work without a vault.

use std::path::Path;

use chrono::NaiveDate;
use fallmappe_commands::offline::{self, PacketSecret, ReceiptAnswer};
use fallmappe_commands::schema::{
    IncomingPacket, MakeReceipt, Nothing, OpenPacket, TakeOverPacket, WriteIncoming,
};
use fallmappe_commands::{ErrorCode, Host, command, open_packet_with};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::uebergabe::UebergabeEventKind;
use serde_json::json;

use super::PacketArguments;
use super::standing::places;
use crate::desk::{Desk, handle, secret_from};
use crate::output::{Failure, print};

/// Largest packet that is read (security: before anything looks at it).
const MAX_PACKET_BYTES: u64 = 45 << 20;

/// What a receipt shall say.
pub struct Answer {
    pub answer: UebergabeEventKind,
    pub reason: Code,
    pub remark: String,
    pub by: String,
    pub leads_from: Option<NaiveDate>,
    pub number: u32,
}

/// Opens a packet and writes its files: with a key or a passphrase without a vault, otherwise with the vault's own key.
pub fn open(desk: &mut Desk, packet: &PacketArguments, out: &Path) -> Result<(), Failure> {
    let Some(secret) = without_vault(desk, packet)? else {
        desk.unlock()?;
        let opened = open_in_vault(desk, packet)?;
        let request = WriteIncoming {
            id: opened.id,
            folder: handle(out)?,
        };
        let written = desk.call(command::write_incoming, request)?;
        return print(desk.global.json, &written, |written| {
            [
                intact(opened.content.pseudonym.as_str(), &opened.content.purpose),
                places(written),
            ]
            .concat()
        });
    };
    let opened = offline::open_packet(&sealed(desk, &packet.packet)?, &secret)?;
    let paths = write(desk, out, &opened.files)?;
    let answer = json!({
        "pseudonym": opened.pseudonym, "purpose": opened.purpose, "signingKey": opened.signing_key, "files": paths
    });
    print(desk.global.json, &answer, |_| {
        let sender = format!("Unterschrieben mit: {}", opened.fingerprint);
        [
            intact(&opened.pseudonym, &opened.purpose),
            vec![sender],
            paths.clone(),
        ]
        .concat()
    })
}

/// Makes the receipt for a packet.
pub fn receipt(
    desk: &mut Desk,
    packet: &PacketArguments,
    answer: Answer,
    out: &Path,
) -> Result<(), Failure> {
    let Some(secret) = without_vault(desk, packet)? else {
        desk.unlock()?;
        return receipt_in_vault(desk, packet, answer, out);
    };
    let today = desk.session.host().now().date();
    let answer = ReceiptAnswer {
        answer: answer.answer,
        reason: answer.reason,
        remark: answer.remark,
        by: answer.by,
        answered_on: today,
        leads_from: answer.leads_from,
        number: answer.number,
    };
    let file = offline::make_receipt(&sealed(desk, &packet.packet)?, &secret, answer)?;
    let paths = write(desk, out, std::slice::from_ref(&file))?;
    print(desk.global.json, &json!({ "files": paths }), |_| {
        paths.clone()
    })
}

pub fn take_over(desk: &mut Desk, packet: &PacketArguments) -> Result<(), Failure> {
    let id = open_in_vault(desk, packet)?.id;
    let created = desk.call(command::take_over_packet, TakeOverPacket { id })?;
    print(desk.global.json, &created, |created| {
        vec![format!("Übernommen als Fall {}.", created.number)]
    })
}

pub fn list(desk: &mut Desk) -> Result<(), Failure> {
    let list = desk.call(command::list_eingang, Nothing {})?;
    print(desk.global.json, &list, |list| {
        let rows = list.rows.iter().map(|row| {
            let answer = row
                .answer
                .map_or("ohne Antwort", UebergabeEventKind::german);
            format!(
                "{}\t{}\t{}\t{}\t{answer}\tbis {}",
                row.id,
                german_date(row.opened_at.date()),
                row.pseudonym,
                row.sender,
                german_date(row.valid_until)
            )
        });
        rows.collect()
    })
}

pub fn keys(desk: &mut Desk) -> Result<(), Failure> {
    let keys = desk.call(command::own_keys, Nothing {})?;
    print(desk.global.json, &keys, |keys| {
        vec![
            format!("Für Pakete an dieses Büro (age): {}", keys.recipient),
            format!("Unterschrift dieses Büros (minisign): {}", keys.signing_key),
            format!("Zum Vergleichen am Telefon: {}", keys.fingerprint),
        ]
    })
}

fn receipt_in_vault(
    desk: &mut Desk,
    packet: &PacketArguments,
    answer: Answer,
    out: &Path,
) -> Result<(), Failure> {
    let id = open_in_vault(desk, packet)?.id;
    let request = MakeReceipt {
        id,
        answer: answer.answer,
        reason: answer.reason,
        remark: answer.remark,
        by: answer.by,
        leads_from: answer.leads_from,
        folder: handle(out)?,
    };
    let made = desk.call(command::make_receipt, request)?;
    print(desk.global.json, &made, |made| {
        made.files.iter().map(|file| file.place.clone()).collect()
    })
}

/// The secret that opens a packet without a vault; `None` when the vault shall do it.
fn without_vault(desk: &Desk, packet: &PacketArguments) -> Result<Option<PacketSecret>, Failure> {
    if let Some(identity) = &packet.identity {
        return Ok(Some(PacketSecret::identity(&secret_from(identity)?)?));
    }
    match &packet.packet_passphrase_file {
        Some(file) if desk.global.vault.is_none() => {
            Ok(Some(PacketSecret::passphrase(&secret_from(file)?)))
        }
        Some(_) => Ok(None),
        None if desk.global.vault.is_none() => Err(Failure::usage(
            "Bitte --identity FILE, --packet-passphrase-file FILE oder den Tresor mit --vault DIR angeben.",
        )),
        None => Ok(None),
    }
}

fn open_in_vault(desk: &mut Desk, packet: &PacketArguments) -> Result<IncomingPacket, Failure> {
    let file = handle(&packet.packet)?;
    if let Some(identity) = &packet.identity {
        let secret = PacketSecret::identity(&secret_from(identity)?)?;
        return Ok(open_packet_with(&mut desk.session, &file, &secret)?);
    }
    let passphrase = match &packet.packet_passphrase_file {
        Some(file) => secret_from(file)?,
        None => String::new(),
    };
    desk.call(command::open_packet, OpenPacket { file, passphrase })
}

fn sealed(desk: &Desk, packet: &Path) -> Result<Vec<u8>, Failure> {
    let host = desk.session.host();
    Ok(host.read_file(&handle(packet)?, MAX_PACKET_BYTES)?)
}

fn write(
    desk: &Desk,
    out: &Path,
    files: &[fallmappe_commands::host::NewFile],
) -> Result<Vec<String>, Failure> {
    let folder = std::path::absolute(out).map_err(|_| ErrorCode::NoPermission)?;
    let paths = desk.session.host().write_new_files(&folder, files)?;
    Ok(paths
        .iter()
        .map(|path| path.display().to_string())
        .collect())
}

fn intact(pseudonym: &str, purpose: &str) -> Vec<String> {
    vec![format!(
        "Paket {pseudonym} ist unversehrt. Zweck: {purpose}"
    )]
}
