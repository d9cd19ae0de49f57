//! Stellen: list and save.

use fallmappe_domain::op::Op;
use fallmappe_seal::Recipient;

use crate::Answer;
use crate::error::ErrorCode;
use crate::faelle::checked;
use crate::host::Host;
use crate::schema::{Nothing, SaveStelle, SavedStelle, StelleRow, StellenList};
use crate::session::Session;

pub fn list_stellen<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<StellenList> {
    let rows = session.vault()?.store.reader().stellen()?;
    Ok(StellenList {
        rows: rows
            .into_iter()
            .map(|(id, stelle)| StelleRow { id, stelle })
            .collect(),
    })
}

pub fn save_stelle<H: Host>(session: &mut Session<H>, request: SaveStelle) -> Answer<SavedStelle> {
    let stelle = checked(request.stelle, session.lists())?;
    if !stelle.age_recipient.is_empty() {
        Recipient::parse(&stelle.age_recipient).map_err(|_| ErrorCode::BadAgeRecipient)?;
    }
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::SaveStelle, None, now, |tx| {
        tx.put_stelle(request.id, &stelle)
    })?;
    Ok(SavedStelle {
        id: done.value,
        changed: done.changed,
    })
}
