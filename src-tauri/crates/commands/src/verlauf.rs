//! What was changed, taking it back, and the bin.
//!
//! The store knows records as JSON in the words of the exchange format; here they become fields and German words. Saving
//! and removing entries is in `faelle.rs`.

mod fields;
mod summary;

use chrono::{Days, NaiveDateTime};
use fallmappe_domain::ids::EntryId;
use fallmappe_domain::op::Op;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use fallmappe_store::{Change, ChangesFilter, Reader, Removed, WriteTx};

use crate::Answer;
use crate::einwilligungen::follow_withdrawal;
use crate::error::ErrorCode;
use crate::faelle::rows_of_page;
use crate::host::Host;
use crate::schema::{
    BinList, BinRow, ChangeKind, ChangeRow, ChangesList, Done, EmptyBin, ListChanges, Nothing,
    OfFall, UndoChange,
};
use crate::session::Session;

/// Parts that are no lists of entries: their row is found by the Fall.
const WHOLE: [&str; 2] = ["person", "fall"];

pub fn remove_fall<H: Host>(session: &mut Session<H>, request: OfFall) -> Answer<Done> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::RemoveFall, Some(request.fall), now, |tx| {
        tx.remove_fall(request.fall)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}

pub fn list_changes<H: Host>(
    session: &mut Session<H>,
    request: ListChanges,
) -> Answer<ChangesList> {
    let reader = session.vault()?.store.reader();
    let filter = ChangesFilter {
        fall: request.fall,
        part: &request.part,
        entry: request.entry.map(|entry| entry.0),
        offset: request.offset,
        limit: rows_of_page(request.limit),
    };
    let (total, changes) = reader.changes(filter)?;
    // A word of a newer program has no row here.
    let rows = changes
        .into_iter()
        .filter_map(|change| row(&reader, change));
    Ok(ChangesList {
        total,
        rows: rows.collect(),
    })
}

pub fn undo_change<H: Host>(session: &mut Session<H>, request: UndoChange) -> Answer<Done> {
    in_bin(session, Op::UndoChange, |tx| {
        let consents = tx
            .reader()
            .changed_entries(request.change, Part::Einwilligung)?;
        tx.undo(request.change)?;
        // What was handed over follows the consent: it is revoked with it, and no longer revoked without it.
        consents
            .into_iter()
            .try_for_each(|(fall, id)| follow_withdrawal(tx, fall, id))
    })
}

pub fn list_bin<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<BinList> {
    let removed = session.vault()?.store.reader().bin()?;
    Ok(BinList {
        rows: removed.into_iter().map(bin_row).collect(),
    })
}

pub fn empty_bin<H: Host>(session: &mut Session<H>, request: EmptyBin) -> Answer<Done> {
    let before = removed_before(session.now(), request.older_than_days)?;
    in_bin(session, Op::EmptyBin, |tx| tx.empty_bin(before))
}

/// The moment before which things go; `None` for everything.
fn removed_before(now: NaiveDateTime, days: u32) -> Answer<Option<NaiveDateTime>> {
    if days == 0 {
        return Ok(None);
    }
    let before = now.checked_sub_days(Days::new(u64::from(days)));
    Ok(Some(before.ok_or(ErrorCode::BadRequest)?))
}

fn in_bin<H: Host>(
    session: &mut Session<H>,
    op: Op,
    work: impl FnOnce(&WriteTx<'_>) -> fallmappe_store::Result<()>,
) -> Answer<Done> {
    let now = session.now();
    let done = session.vault_mut()?.store.transact(op, None, now, work)?;
    Ok(Done {
        changed: done.changed,
    })
}

fn row(reader: &Reader<'_>, change: Change) -> Option<ChangeRow> {
    let kind = match change.kind? {
        fallmappe_store::ChangeKind::Added => ChangeKind::Added,
        fallmappe_store::ChangeKind::Changed => ChangeKind::Changed,
        fallmappe_store::ChangeKind::Removed => ChangeKind::Removed,
    };
    let is_whole = WHOLE.contains(&change.part.as_str());
    Some(ChangeRow {
        change: change.sequence,
        at: change.at,
        what: said(&change.op),
        fall: reader.fall(change.fall).is_ok().then_some(change.fall),
        number: change.number,
        part_label: label(&change.part),
        entry: (!is_whole).then_some(EntryId(change.entry)),
        part: change.part,
        kind,
        fields: fields::differing(change.before.as_ref(), change.after.as_ref()),
        undoable: change.undoable,
    })
}

/// What was done, in the words of the Protokoll; a code of a newer program is shown as it is.
fn said(code: &str) -> String {
    let known = Op::ALL.iter().find(|op| op.code() == code);
    known.map_or(code, |op| op.german()).to_owned()
}

fn label(part: &str) -> String {
    match part {
        "person" => "Person",
        "fall" => "Fall",
        "uebergabe" => "Übergabe",
        code => Part::from_code(code).map_or(code, |part| part.german()),
    }
    .to_owned()
}

fn bin_row(removed: Removed) -> BinRow {
    let what = match removed.part.as_str() {
        "fall" => "ganzer Fall".to_owned(),
        part => label(part),
    };
    BinRow {
        change: removed.sequence,
        removed_at: removed.removed_at,
        number: removed.number,
        name: removed
            .person
            .as_ref()
            .map(Person::display_name)
            .unwrap_or_default(),
        what,
        summary: summary::of(&removed.part, removed.value),
        restorable: removed.restorable,
    }
}

#[cfg(test)]
mod tests;
