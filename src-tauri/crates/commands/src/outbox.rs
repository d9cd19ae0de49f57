//! The outbox: what waits for the KI, and one round of delivery into its folder inbox.

use std::path::Path;

use fallmappe_domain::ids::OutboxId;
use fallmappe_domain::op::Op;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_sync::{Entry, FolderInbox, TransportError, next, push};

use crate::Answer;
use crate::einstellungen;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{Nothing, OutboxList, OutboxRow, PushReport};
use crate::session::Session;

pub fn list_outbox<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<OutboxList> {
    let store = &session.vault()?.store;
    let rows = store
        .reader()
        .outbox()?
        .into_iter()
        .rev()
        .map(|(id, record)| OutboxRow {
            id,
            name: record.name,
            created_at: record.created_at,
            state: record.state,
            attempts: record.attempts,
            bytes: record.bytes.len() as u64,
            last_message: sentence(&record.last_code).to_owned(),
        });
    let rows = rows.collect();
    Ok(OutboxList {
        rows,
        inbox: einstellungen::load(store)?.ki_inbox,
    })
}

pub fn push_outbox<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<PushReport> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let inbox = einstellungen::load(store)?.ki_inbox;
    let waiting = store.reader().outbox()?;
    let entries: Vec<Entry> = waiting
        .iter()
        .map(|(id, record)| Entry {
            id: *id,
            state: record.state,
            name: record.name.clone(),
            bytes: record.bytes.clone(),
        })
        .collect();
    if inbox.is_empty() {
        return Err(ErrorCode::InboxMissing.into());
    }
    let mut changed = Vec::new();
    let mut attempts: std::collections::BTreeMap<OutboxId, (OutboxState, u32)> = waiting
        .into_iter()
        .map(|(id, record)| (id, (record.state, record.attempts)))
        .collect();
    let pushed = push(
        &entries,
        &FolderInbox::new(Path::new(&inbox)),
        &mut |id, event| {
            let (state, tries) = attempts
                .get_mut(&id)
                .ok_or(CommandError::from(ErrorCode::NotFound))?;
            let after = next(*state, event).ok_or(CommandError::from(ErrorCode::Internal))?;
            *tries += u32::from(after == OutboxState::Sending);
            *state = after;
            let (tries, code) = (*tries, code(after));
            let done = store.transact(Op::PushOutbox, None, now, |tx| {
                tx.set_outbox_state(id, after, tries, code)
            })?;
            changed = done.changed;
            Ok::<(), CommandError>(())
        },
    )?;
    Ok(PushReport {
        delivered: pushed.delivered,
        waiting: pushed.waiting,
        problem: pushed
            .stopped
            .map(|error| ErrorCode::from(error).message().to_owned())
            .unwrap_or_default(),
        changed,
    })
}

fn code(state: OutboxState) -> &'static str {
    match state {
        OutboxState::Queued => "interrupted",
        OutboxState::Sending => "sending",
        OutboxState::Stored => "stored",
        OutboxState::Confirmed => "confirmed",
        OutboxState::Refused => "refused",
    }
}

fn sentence(code: &str) -> &'static str {
    match code {
        "interrupted" => {
            "Der Eingangsordner war nicht erreichbar, voll oder schreibgeschützt; die Meldung wartet."
        }
        "sending" => "Die Zustellung wurde unterbrochen; sie wird beim nächsten Mal fortgesetzt.",
        "stored" => "Liegt im Eingangsordner des KI und wurde dort zurückgelesen.",
        "confirmed" => "Vom KI bestätigt.",
        "refused" => "Kann nicht zugestellt werden.",
        _ => "",
    }
}

impl From<TransportError> for ErrorCode {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::InboxMissing | TransportError::Unavailable => ErrorCode::InboxMissing,
            TransportError::NoPermission => ErrorCode::NoPermission,
            TransportError::NoSpace => ErrorCode::NoSpace,
            TransportError::Refused => ErrorCode::Internal,
        }
    }
}
