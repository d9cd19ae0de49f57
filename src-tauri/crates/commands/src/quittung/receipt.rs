//! Reading a receipt in. What is damaged, foreign or changed is an error; what is genuine but changes nothing says so.

use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::{
    EventRefused, EventSource, UebergabeEvent, UebergabeState, check, state_on,
};
use fallmappe_falluebergabe::quittung::{self, OpenedQuittung, QuittungError};
use fallmappe_store::tables::uebergabe::UebergabeOfFall as Stored;

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{ReadReceipt, ReceiptOutcome};
use crate::session::Session;

/// Largest receipt that is read, in bytes: far above any real one.
const MAX_BYTES: u64 = 256 << 10;

pub fn read_receipt<H: Host>(
    session: &mut Session<H>,
    request: ReadReceipt,
) -> Answer<ReceiptOutcome> {
    let reader = session.vault()?.store.reader();
    let identity = reader.own_identity()?;
    let bytes = session.host.read_file(&request.file, MAX_BYTES)?;
    let opened = quittung::open(&bytes, &identity).map_err(refused_file)?;
    let answered = reader.uebergabe_by_packet(&opened.quittung.packet_id)?;
    let answered = answered.ok_or(ErrorCode::ForeignReceipt)?;
    // Who did not open this very packet cannot sign for it.
    opened
        .verify(&answered.record.receipt_key)
        .map_err(|_| ErrorCode::BadReceipt)?;
    if opened.quittung.packet_sha256 != answered.record.packet_sha256 {
        return Err(ErrorCode::BadReceipt.into());
    }
    take_in(session, &answered, event(&opened))
}

fn take_in<H: Host>(
    session: &mut Session<H>,
    answered: &Stored,
    event: UebergabeEvent,
) -> Answer<ReceiptOutcome> {
    let now = session.now();
    let mut events = session
        .vault()?
        .store
        .reader()
        .uebergabe_events(answered.id)?;
    let refused = check(&events, &event).err();
    let changed = match refused {
        Some(_) => Vec::new(),
        None => {
            let store = &mut session.vault_mut()?.store;
            let done = store.transact(Op::ReadReceipt, Some(answered.fall), now, |tx| {
                tx.add_uebergabe_event(answered.id, &event)
            })?;
            events.push(event.clone());
            done.changed
        }
    };
    let state = state_on(&events, answered.record.valid_until, now.date());
    Ok(ReceiptOutcome {
        uebergabe: answered.id,
        fall: answered.fall,
        event,
        state,
        refused,
        text: text(state, refused),
        changed,
    })
}

fn event(opened: &OpenedQuittung) -> UebergabeEvent {
    let quittung = &opened.quittung;
    UebergabeEvent {
        kind: quittung.answer.into(),
        on: quittung.answered_on,
        source: EventSource::Receipt,
        reason: quittung.reason.clone(),
        remark: quittung.remark.clone(),
        by: quittung.by.clone(),
        leads_from: quittung.leads_from,
        receipt_sha256: opened.sha256.clone(),
        receipt_number: quittung.number,
    }
}

fn text(state: UebergabeState, refused: Option<EventRefused>) -> String {
    let state = state.german();
    match refused {
        None => format!("Die Quittung ist eingetragen; die Übergabe ist jetzt {state}."),
        Some(EventRefused::Repeated) => {
            format!("Diese Quittung wurde schon eingelesen; die Übergabe bleibt {state}.")
        }
        Some(EventRefused::Outdated) => format!(
            "Zu diesem Paket ist schon eine neuere Quittung eingelesen; die Übergabe bleibt {state}."
        ),
        Some(EventRefused::Closed) => format!(
            "Dieses Paket gilt nicht mehr (ersetzt, widerrufen oder zurückgegeben); die Übergabe bleibt {state}."
        ),
        Some(EventRefused::OutOfOrder) => format!(
            "Diese Antwort passt nicht zum Stand der Übergabe; sie bleibt {state}. Bitte bei der Stelle nachfragen."
        ),
    }
}

fn refused_file(error: QuittungError) -> ErrorCode {
    match error {
        QuittungError::WrongKey => ErrorCode::ForeignReceipt,
        QuittungError::Newer { .. } => ErrorCode::NewerPacket,
        _ => ErrorCode::BadReceipt,
    }
}
