//! The directory of offers: list, save, remove.

pub(crate) mod sample;

use std::collections::BTreeMap;

use fallmappe_domain::check::Problem;
use fallmappe_domain::ids::StelleId;
use fallmappe_domain::op::Op;

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::faelle::checked;
use crate::host::Host;
use crate::schema::{
    AngebotRow, AngeboteList, Done, Nothing, OfAngebot, SaveAngebot, SavedAngebot,
};
use crate::session::Session;

pub fn list_angebote<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<AngeboteList> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let stellen = reader.stellen()?.into_iter();
    let names: BTreeMap<StelleId, String> = stellen.map(|(id, one)| (id, one.name)).collect();
    let rows = reader
        .angebote()?
        .into_iter()
        .map(|(id, angebot)| AngebotRow {
            id,
            stelle: names.get(&angebot.stelle).cloned().unwrap_or_default(),
            valid: angebot.is_valid_on(today),
            angebot,
        });
    Ok(AngeboteList {
        rows: rows.collect(),
    })
}

pub fn save_angebot<H: Host>(
    session: &mut Session<H>,
    request: SaveAngebot,
) -> Answer<SavedAngebot> {
    session.vault()?;
    let angebot = checked(request.angebot, session.lists())?;
    let now = session.now();
    if angebot.free_as_of.is_some_and(|day| day > now.date()) {
        return Err(wrong("freeAsOf", "Der Tag liegt in der Zukunft."));
    }
    let store = &mut session.vault_mut()?.store;
    if store.reader().stelle(angebot.stelle).is_err() {
        return Err(wrong("stelle", "Bitte eine Stelle aus der Liste wählen."));
    }
    let done = store.transact(Op::SaveAngebot, None, now, |tx| {
        tx.put_angebot(request.id, &angebot)
    })?;
    Ok(SavedAngebot {
        id: done.value,
        changed: done.changed,
    })
}

pub fn remove_angebot<H: Host>(session: &mut Session<H>, request: OfAngebot) -> Answer<Done> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::RemoveAngebot, None, now, |tx| {
        tx.remove_angebot(request.id)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}

/// One field that does not fit.
pub(crate) fn wrong(key: &str, message: &str) -> CommandError {
    let problem = Problem {
        key: key.to_owned(),
        message: message.to_owned(),
    };
    CommandError::with_problems(ErrorCode::Invalid, vec![problem])
}
