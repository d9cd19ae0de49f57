//! Imports of the past, and whether each can still be taken back as a whole (with `undo_change`).

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_store::{ChangeKind, ChangesFilter, Reader, StoreError};

use crate::Answer;
use crate::host::Host;
use crate::schema::{ImportRow, ImportsList, Nothing};
use crate::session::Session;

/// Rows of the journal that are read at once.
const PAGE: u32 = 500;
/// Numbers of changed Fälle that are named.
const NAMED: usize = 10;

pub fn list_imports<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<ImportsList> {
    let reader = session.vault()?.store.reader();
    let mut rows = Vec::new();
    for (change, import) in imports(&reader)?.into_iter().rev() {
        let undoable = reader.is_undoable(change)?;
        rows.push(ImportRow {
            change,
            at: import.at,
            count: u32::try_from(import.faelle.len()).unwrap_or(u32::MAX),
            undoable,
            changed_since: if undoable {
                Vec::new()
            } else {
                changed_since(&reader, change, &import.faelle)?
            },
        });
    }
    Ok(ImportsList { rows })
}

/// An import: when, and the Fälle that came with it.
struct Import {
    at: NaiveDateTime,
    faelle: Vec<FallId>,
}

/// Imports by the number of the change.
fn imports(reader: &Reader<'_>) -> Answer<BTreeMap<u64, Import>> {
    let mut imports: BTreeMap<u64, Import> = BTreeMap::new();
    let mut filter = ChangesFilter {
        part: "fall",
        limit: PAGE,
        ..ChangesFilter::default()
    };
    loop {
        let (total, changes) = reader.changes(filter)?;
        let read = u32::try_from(changes.len()).unwrap_or(u32::MAX);
        for change in changes {
            if change.op == Op::ImportFaelle.code() && change.kind == Some(ChangeKind::Added) {
                let fresh = || Import {
                    at: change.at,
                    faelle: Vec::new(),
                };
                imports
                    .entry(change.sequence)
                    .or_insert_with(fresh)
                    .faelle
                    .push(change.fall);
            }
        }
        filter.offset = filter.offset.saturating_add(read);
        if read == 0 || filter.offset >= total {
            return Ok(imports);
        }
    }
}

/// Fälle of an import that were changed after it and are still there.
fn changed_since(reader: &Reader<'_>, import: u64, faelle: &[FallId]) -> Answer<Vec<FallNumber>> {
    let mut changed = Vec::new();
    for fall in faelle.iter().rev() {
        let newest = ChangesFilter {
            fall: Some(*fall),
            limit: 1,
            ..ChangesFilter::default()
        };
        let (_, changes) = reader.changes(newest)?;
        if changes
            .first()
            .is_none_or(|change| change.sequence <= import)
        {
            continue;
        }
        match reader.fall(*fall) {
            Ok(known) => changed.push(known.number),
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        if changed.len() == NAMED {
            break;
        }
    }
    changed.sort();
    Ok(changed)
}
