//! Strukturhemmnisse over all Fälle: what stood in the way, for the own desk, and own wording for a report.
//!
//! The texts of the Fälle are shown here with what names somebody replaced, and never leave: what leaves is the report
//! (`bericht`) with protected counts and reviewed wording. Kontakte that are marked as structural are only counted.

mod bericht;
mod guard;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fallmappe_domain::berichtstext::Berichtstext;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_falluebergabe::free_text::{NoteIn, pseudonymise};
use fallmappe_falluebergabe::known::known_values;
use fallmappe_falluebergabe::minimise::{Profile, profile_for};
use fallmappe_store::Reader;

use crate::Answer;
use crate::bedarf::MARK;
use crate::error::ErrorCode;
use crate::faelle::checked;
use crate::host::Host;
use crate::schema::{
    BerichtstextRow, ListStrukturhemmnisse, SaveBerichtstext, SavedBerichtstext,
    StrukturhemmnisCount, StrukturhemmnisRow, StrukturhemmnisseList,
};
use crate::session::Session;

pub use bericht::{export_strukturhemmnisse, preview_strukturbericht};
use guard::Guard;

/// The kind of Stelle whose profile says what stays in the texts.
const COORDINATION: &str = "ki";
/// The list of kinds.
const KIND: &str = "strukturhemmnis";

/// An obstacle and the Fall it stands in.
struct Found {
    fall: FallId,
    value: Strukturhemmnis,
    /// The text with what names somebody replaced.
    text: String,
}

/// First and last day, each open when missing.
type Period = (Option<NaiveDate>, Option<NaiveDate>);

pub fn list_strukturhemmnisse<H: Host>(
    session: &mut Session<H>,
    request: ListStrukturhemmnisse,
) -> Answer<StrukturhemmnisseList> {
    let period = (request.from, request.to);
    let reader = session.vault()?.store.reader();
    let found = found(&reader, period)?;
    let kontakte = reader.all_entries::<Kontakt>()?;
    let kontakte = kontakte
        .iter()
        .filter(|(_, k)| k.structural && within(period, k.date));
    let lists = session.lists();
    Ok(StrukturhemmnisseList {
        mark: MARK.to_owned(),
        kontakte: u32::try_from(kontakte.count()).unwrap_or(u32::MAX),
        counts: counts(&found, lists),
        rows: found.iter().map(|one| row(one, lists)).collect(),
        texts: wordings(&reader, lists)?,
    })
}

/// Saves a wording that names nobody. With a word that does, nothing is saved, so that no name lies where an erasure
/// would not look for it.
pub fn save_berichtstext<H: Host>(
    session: &mut Session<H>,
    request: SaveBerichtstext,
) -> Answer<SavedBerichtstext> {
    session.vault()?;
    let now = session.now();
    let wording = Berichtstext {
        kind: request.kind,
        text: request.text,
        reviewed_on: request.reviewed.then_some(now.date()),
    };
    let wording = checked(wording, session.lists())?;
    let store = &mut session.vault_mut()?.store;
    let questions = Guard::new(&store.reader())?.questions(&wording.text);
    if !questions.is_empty() {
        return Ok(SavedBerichtstext {
            questions,
            changed: Vec::new(),
        });
    }
    let done = store.transact(Op::SaveBerichtstext, None, now, |tx| {
        tx.put_berichtstext(&wording)
    })?;
    Ok(SavedBerichtstext {
        questions,
        changed: done.changed,
    })
}

/// The wording of every kind, with what it would tell today.
fn wordings(reader: &Reader<'_>, lists: &Presets) -> Answer<Vec<BerichtstextRow>> {
    let guard = Guard::new(reader)?;
    let all = reader.berichtstexte()?.into_iter();
    let mut saved: BTreeMap<Code, Berichtstext> = all.map(|one| (one.kind.clone(), one)).collect();
    let mut row = |kind: &Code, label: &str| {
        let wording = saved.remove(kind);
        let text = wording
            .as_ref()
            .map(|one| one.text.clone())
            .unwrap_or_default();
        BerichtstextRow {
            kind: kind.clone(),
            label: label.to_owned(),
            questions: guard.questions(&text),
            reviewed_on: wording.and_then(|one| one.reviewed_on),
            text,
        }
    };
    let kinds = lists.entries(KIND);
    Ok(kinds.map(|entry| row(&entry.code, &entry.label)).collect())
}

/// The obstacles of a time, newest first.
fn found(reader: &Reader<'_>, period: Period) -> Answer<Vec<Found>> {
    let all = reader.all_entries::<Strukturhemmnis>()?;
    let faelle: BTreeSet<FallId> = all.iter().map(|(fall, _)| *fall).collect();
    let mut found = Vec::new();
    for fall in faelle {
        found.extend(of_fall(reader, fall, period)?);
    }
    // The order of the days would tell Fälle apart that stand in the same month.
    let order = |one: &Found| {
        (
            month(one.value.date),
            one.value.kind.clone(),
            one.text.clone(),
        )
    };
    found.sort_by_key(|one| std::cmp::Reverse(order(one)));
    Ok(found)
}

/// The obstacles of a Fall; its texts are read together, so that one name is found in all of them.
fn of_fall(reader: &Reader<'_>, fall: FallId, period: Period) -> Answer<Vec<Found>> {
    let entries = reader.entries::<Strukturhemmnis>(fall)?;
    let akte = reader.fallakte(fall)?;
    let known = known_values(&akte, coordination()?);
    let notes: Vec<NoteIn> = entries
        .iter()
        .map(|(id, value)| NoteIn {
            id: id.0.to_string(),
            fall_id: fall.0.to_string(),
            known: known.clone(),
            text: value.text.clone(),
        })
        .collect();
    let texts = pseudonymise(&notes).into_iter().map(|note| note.text);
    let all = entries
        .into_iter()
        .zip(texts)
        .map(|((_, value), text)| Found { fall, value, text });
    Ok(all.filter(|one| within(period, one.value.date)).collect())
}

/// What the coordination may read.
fn coordination() -> Answer<&'static Profile> {
    profile_for(&Code::new(COORDINATION)).ok_or_else(|| ErrorCode::Internal.into())
}

fn within((from, to): Period, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

fn row(found: &Found, lists: &Presets) -> StrukturhemmnisRow {
    StrukturhemmnisRow {
        month: month(found.value.date),
        handlungsfeld: lists.label("handlungsfeld", &found.value.handlungsfeld),
        kind: lists.label(KIND, &found.value.kind),
        text: found.text.clone(),
        reported: found.value.reported_on.is_some(),
    }
}

fn counts(found: &[Found], lists: &Presets) -> Vec<StrukturhemmnisCount> {
    let mut kinds: BTreeMap<String, (BTreeSet<FallId>, u32)> = BTreeMap::new();
    for one in found {
        let (persons, entries) = kinds.entry(lists.label(KIND, &one.value.kind)).or_default();
        persons.insert(one.fall);
        *entries += 1;
    }
    let mut counts: Vec<_> = kinds
        .into_iter()
        .map(|(kind, (persons, count))| StrukturhemmnisCount {
            kind,
            persons: u32::try_from(persons.len()).unwrap_or(u32::MAX),
            count,
        })
        .collect();
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    counts
}
