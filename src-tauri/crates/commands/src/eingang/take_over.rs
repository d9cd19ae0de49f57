//! A Fall from a packet, with the packet's own sheet and attachments as its files.

use fallmappe_dateien::{HEAD_BYTES, Kind};
use fallmappe_domain::check;
use fallmappe_domain::code::Code;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::op::Op;
use fallmappe_falluebergabe::packet::OpenedPacket;
use fallmappe_falluebergabe::take_over::fallakte;

use crate::Answer;
use crate::dateien;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{CreatedFall, TakeOverPacket};
use crate::session::Session;

/// Kind of the files that came with a packet (list `dateiart`).
const KIND: &str = "schreiben";

/// Makes a Fall from a packet that is open: once, in one transaction.
pub fn take_over_packet<H: Host>(
    session: &mut Session<H>,
    request: TakeOverPacket,
) -> Answer<CreatedFall> {
    let now = session.now();
    let open = session.vault()?;
    let opened = &super::open(open.incoming.as_ref(), request.id)?.opened;
    let reader = open.store.reader();
    if super::taken_over(&reader, &reader.eingang(request.id)?)?.is_some() {
        return Err(ErrorCode::PacketTakenOver.into());
    }
    let mut akte = fallakte(&opened.content, now.date(), session.lists());
    akte.dateien = files(opened, now.date());
    let akte = check::normalise(akte);
    // The packet passed its own checks; what a Fall may hold is stricter.
    if !check::problems(&akte, session.lists()).is_empty() {
        return Err(ErrorCode::BadPacket.into());
    }
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::TakeOverPacket, None, now, |tx| {
        let (fall, number) = tx.add_fallakte(&akte)?;
        dateien::keep_contents(tx, fall, &akte.dateien)?;
        tx.set_eingang_fall(request.id, fall)?;
        tx.concerns(fall);
        Ok((fall, number))
    })?;
    let (fall, number) = done.value;
    Ok(CreatedFall {
        fall,
        number,
        changed: done.changed,
    })
}

fn files(opened: &OpenedPacket, today: chrono::NaiveDate) -> Vec<Datei> {
    let sheet = ("Übergabebogen aus dem Paket", "uebergabe.pdf", &opened.pdf);
    let attachments = opened
        .attachments
        .iter()
        .map(|(entry, bytes)| (entry.label.as_str(), entry.name.as_str(), bytes));
    let datei = |(title, name, bytes): (&str, &str, &Vec<u8>)| {
        let kind = Kind::of(bytes.get(..HEAD_BYTES).unwrap_or(bytes));
        Datei {
            title: title.to_owned(),
            kind: Code::new(KIND),
            date: today,
            file_name: name.to_owned(),
            media_type: kind.media_type().to_owned(),
            bytes: 0,
            sha256: String::new(),
            remark: String::new(),
            content: None,
        }
        .with_content(bytes)
    };
    std::iter::once(sheet)
        .chain(attachments)
        .map(datei)
        .collect()
}
