//! The tally of people who were spoken to: list, save, remove.

use chrono::NaiveDate;
use fallmappe_domain::op::Op;

use crate::Answer;
use crate::angebote::wrong;
use crate::faelle::checked;
use crate::host::Host;
use crate::schema::{
    AnspracheRow, AnsprachenList, Done, ListAnsprachen, OfAnsprache, SaveAnsprache, SavedAnsprache,
};
use crate::session::Session;

pub fn list_ansprachen<H: Host>(
    session: &mut Session<H>,
    request: ListAnsprachen,
) -> Answer<AnsprachenList> {
    let within = |day: NaiveDate| {
        request.from.is_none_or(|from| from <= day) && request.to.is_none_or(|to| day <= to)
    };
    let all = session.vault()?.store.reader().ansprachen()?.into_iter();
    let rows: Vec<AnspracheRow> = all
        .rev()
        .filter(|(_, line)| within(line.date))
        .map(|(id, ansprache)| AnspracheRow { id, ansprache })
        .collect();
    Ok(AnsprachenList {
        reached: rows.iter().map(|row| row.ansprache.reached).sum(),
        interested: rows.iter().map(|row| row.ansprache.interested).sum(),
        rows,
    })
}

pub fn save_ansprache<H: Host>(
    session: &mut Session<H>,
    request: SaveAnsprache,
) -> Answer<SavedAnsprache> {
    session.vault()?;
    let ansprache = checked(request.ansprache, session.lists())?;
    let now = session.now();
    if ansprache.date > now.date() {
        return Err(wrong("date", "Der Tag liegt in der Zukunft."));
    }
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::SaveAnsprache, None, now, |tx| {
        tx.put_ansprache(request.id, &ansprache)
    })?;
    Ok(SavedAnsprache {
        id: done.value,
        changed: done.changed,
    })
}

pub fn remove_ansprache<H: Host>(session: &mut Session<H>, request: OfAnsprache) -> Answer<Done> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::RemoveAnsprache, None, now, |tx| {
        tx.remove_ansprache(request.id)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}
