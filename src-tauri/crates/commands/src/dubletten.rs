//! Fälle that may be about one person: shown with reasons, said to be two, or put together.

use fallmappe_domain::duplicate::{self, Likeness};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_store::Reader;

use crate::Answer;
use crate::host::Host;
use crate::schema::{Done, DuplicateRow, Duplicates, FindDuplicates, MarkDifferent, MergeFaelle};
use crate::session::Session;

/// Most rows: whoever has to compare more does not compare.
const MOST_ROWS: usize = 20;

pub fn find_duplicates<H: Host>(
    session: &mut Session<H>,
    request: FindDuplicates,
) -> Answer<Duplicates> {
    let reader = session.vault()?.store.reader();
    let mut candidates = reader.duplicate_candidates(&request.person)?;
    if let Some(own) = request.fall {
        candidates.remove(&own);
        for other in reader.different_from(own)? {
            candidates.remove(&other);
        }
    }
    let mut rows = Vec::new();
    for fall in candidates {
        let person = reader.person(fall)?;
        if let Some(likeness) = duplicate::compare(&request.person, &person) {
            let score = likeness.score;
            rows.push((score, row(&reader, fall, person, likeness)?));
        }
    }
    rows.sort_by(|(a, one), (b, other)| (b, &one.number).cmp(&(a, &other.number)));
    let rows = rows.into_iter().map(|(_, row)| row).take(MOST_ROWS);
    Ok(Duplicates {
        rows: rows.collect(),
    })
}

pub fn mark_different<H: Host>(session: &mut Session<H>, request: MarkDifferent) -> Answer<Done> {
    let MarkDifferent { fall, other } = request;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::MarkDifferent, Some(fall), now, |tx| {
        tx.put_different(fall, other)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}

pub fn merge_faelle<H: Host>(session: &mut Session<H>, request: MergeFaelle) -> Answer<Done> {
    let MergeFaelle { keep, absorb } = request;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::MergeFaelle, Some(keep), now, |tx| {
        tx.merge_faelle(keep, absorb)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}

fn row(
    reader: &Reader<'_>,
    id: FallId,
    person: fallmappe_domain::person::Person,
    likeness: Likeness,
) -> Answer<DuplicateRow> {
    let fall = reader.fall(id)?;
    Ok(DuplicateRow {
        fall: id,
        name: person.display_name(),
        birth_date: person
            .birth_date
            .map(|date| date.german())
            .unwrap_or_default(),
        closed: fall.closed_on.is_some(),
        number: fall.number,
        reasons: likeness.reasons.into_iter().map(str::to_owned).collect(),
    })
}
